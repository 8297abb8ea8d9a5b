package picture

import (
	"math"
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Sizes in a matrix.
const (
	pitchX, pitchY = 36.0, 26.0 // from cell to cell
	widestService  = 280.0
	longestLoss    = 150.0 // along its slope
	slope          = 45.0  // degrees
)

// matrix is a picture of losses in the making.
type matrix struct {
	*canvas
	*exhibit.Matrix
	names, users     float64 // how wide these are
	left, top, width float64 // where cells begin, and how wide all is
}

// Losses draws what each loss does to each service: a row for a service, a
// column for a loss, and below them all services by outcome. Empty for none.
func Losses(id string, m *exhibit.Matrix, l tongue.Language) string {
	if m == nil {
		return ""
	}
	p := &matrix{canvas: &canvas{Language: l, id: id}, Matrix: shownMatrix(*m)}
	p.measure()
	p.columns()
	y := p.rows(p.top)
	y = p.totals(y)
	end := point{0, y + 4}
	if slices.ContainsFunc(p.Services, func(row exhibit.Row) bool { return row.Critical }) {
		end = p.legend(end.plus(0, 10), p.width, []key{{p.critical, p.Say("critical service")}})
	}
	for _, s := range p.leftOut() {
		end = p.lines(label{text: s, at: end.plus(0, small), size: small, fill: muted, room: p.width}).plus(0, -small)
	}
	return p.whole(p.width, end.y+6, p.Say("What each loss does to the services"), p.essence())
}

// measure finds out how wide the labels are, and where cells begin.
func (p *matrix) measure() {
	p.names, p.top = 110, 30
	for _, row := range p.Services {
		p.names = max(p.names, min(widestService, p.service(row).width()+p.fullName(row).width()+8))
		if row.Users != nil {
			p.users = max(p.users, label{text: thousands(*row.Users), size: small}.width(), p.usersHead().width())
		}
	}
	for _, o := range outcomes {
		p.names = max(p.names, 26+label{text: p.Say(marks[o].word), size: small}.width())
	}
	p.names = max(p.names, label{text: p.noticed(), size: small}.width()-p.users)
	p.left = 16 + p.names + p.users + 12
	p.width = max(380, p.left+float64(len(p.Losses))*pitchX+12)
	for i, loss := range p.Losses {
		reach := p.loss(loss).width()
		p.top = max(p.top, reach*math.Sin(slope*math.Pi/180)+22)
		p.width = max(p.width, p.left+(float64(i)+0.5)*pitchX+reach*math.Cos(slope*math.Pi/180)+18)
	}
}

func (p *matrix) service(row exhibit.Row) label {
	return label{text: row.ID, size: normal, fill: ink, bold: row.Critical, room: widestService}
}

// fullName is the name beside the id, where there is one that says more.
func (p *matrix) fullName(row exhibit.Row) label {
	room := widestService - 8 - p.service(row).width()
	if row.Name == row.ID || room < 40 {
		return label{size: small}
	}
	return label{text: row.Name, size: small, fill: muted, room: room}
}
