package reports

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// The drawings, by what they are drawn from. Each is markup of this program in
// which what comes from outside is text.
var (
	drawLosses   = func(*exhibit.Matrix) string { return "" }
	drawPlaces   = func(*exhibit.Map) string { return "" }
	drawFailure  = func(exhibit.Graph) string { return "" }
	drawIncident = func(exhibit.Incident, string) string { return "" }
)

// pictures are the drawings, each with the same facts in words.
func (w *webpage) pictures() (all []htmlPicture) {
	e := w.Exhibits
	if e == nil {
		return nil
	}
	if e.Losses != nil {
		all = append(all, w.losses(e.Losses))
	}
	for _, g := range e.Failures {
		all = append(all, w.failure(g))
	}
	if e.Places != nil {
		all = append(all, w.places(e.Places))
	}
	for _, i := range e.Incidents {
		all = append(all, w.incident(i))
	}
	if e.MoreIncidents > 0 {
		last := &all[len(all)-1]
		last.Says = append(last.Says, w.l.Say("Not shown: %s.", w.l.Count(e.MoreIncidents, "earlier incident", "earlier incidents")))
	}
	return all
}

// drawn is markup that this program made.
func drawn(svg string) template.HTML { return template.HTML(svg) }

var outcomeSymbols = map[exhibit.Outcome]string{
	exhibit.Running: running.symbol, exhibit.Degraded: degraded.symbol, exhibit.Recovers: recovers.symbol,
	exhibit.Lost: isLost.symbol, exhibit.Undetermined: undetermined.symbol,
}

func (w *webpage) outcome(o exhibit.Outcome) htmlCell {
	return htmlCell{w.l.Say(string(o)), string(o), outcomeSymbols[o]}
}

func cell(text string) htmlCell { return htmlCell{Text: text} }

func figure(n int) htmlCell { return htmlCell{Text: Thousands(int64(n)), Class: "number"} }

// declared is a fact that an inventory may lack.
func (w *webpage) declared(text string) htmlCell {
	if text == "" {
		return htmlCell{Text: w.l.Say("not declared"), Class: "absent"}
	}
	return cell(text)
}

func (w *webpage) users(n *int64) htmlCell {
	if n == nil {
		return w.declared("")
	}
	return htmlCell{Text: Thousands(*n), Class: "number"}
}

// titled is an id with the full name, where that says more.
func titled(id, name string) string {
	if name == "" || name == id {
		return id
	}
	return id + " (" + name + ")"
}

// outcomesByHarm are the outcomes of services, worst first.
var outcomesByHarm = []exhibit.Outcome{exhibit.Lost, exhibit.Undetermined, exhibit.Recovers, exhibit.Degraded, exhibit.Running}

func (w *webpage) tally(t exhibit.Tally) string {
	var counts []string
	for _, o := range outcomesByHarm {
		if t[o] > 0 {
			counts = append(counts, w.l.Say(string(o))+" "+Thousands(int64(t[o])))
		}
	}
	return strings.Join(counts, ", ")
}

func (w *webpage) losses(m *exhibit.Matrix) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("picture-losses"), Title: w.l.Say("If one thing is lost"), Drawing: drawn(drawLosses(m)),
		Caption: w.l.Say("What becomes of each service when one thing alone is lost, at worst."),
		Tables:  []htmlTable{w.eachLoss(m), w.eachService(m)},
	}
	if m.MoreLosses > 0 {
		p.Says = append(p.Says, w.l.Say("Not shown: %s, none of them worse.", w.l.Count(m.MoreLosses, "loss", "losses")))
	}
	if rest := w.tally(m.MoreServices); rest != "" {
		p.Says = append(p.Says, w.l.Say("Services that are not shown, by their worst outcome: %s.", rest))
	}
	return p
}

func (w *webpage) eachLoss(m *exhibit.Matrix) htmlTable {
	t := htmlTable{Caption: w.l.Say("Each loss, and how many services end so"), Columns: []string{w.l.Say("What is lost")}}
	for _, o := range outcomesByHarm {
		t.Columns = append(t.Columns, capital(w.l.Say(string(o))))
	}
	t.Columns = append(t.Columns, w.l.Say("Users who notice, at least"))
	for _, loss := range m.Losses {
		row := htmlTableRow{Head: loss.Kind + " " + titled(loss.ID, loss.Name)}
		for _, o := range outcomesByHarm {
			row.Cells = append(row.Cells, figure(loss.Services[o]))
		}
		t.Rows = append(t.Rows, htmlTableRow{row.Head, append(row.Cells, w.users(loss.UsersAffected))})
	}
	return t
}

func (w *webpage) eachService(m *exhibit.Matrix) htmlTable {
	t := htmlTable{Caption: w.l.Say("Each service in each loss"), Long: true,
		Columns: []string{w.l.Say("Service"), w.l.Say("Critical"), w.l.Say("Users")}}
	for _, loss := range m.Losses {
		t.Columns = append(t.Columns, loss.Kind+" "+loss.ID)
	}
	for _, service := range m.Services {
		critical := w.l.Say("no")
		if service.Critical {
			critical = w.l.Say("yes")
		}
		row := htmlTableRow{titled(service.ID, service.Name), []htmlCell{cell(critical), w.users(service.Users)}}
		for _, o := range service.Outcomes {
			row.Cells = append(row.Cells, w.outcome(o))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (w *webpage) places(m *exhibit.Map) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("picture-places"), Title: w.l.Say("Where data is, and its copies"), Drawing: drawn(drawPlaces(m)),
		Caption: w.l.Say("The facilities, and from where data is copied to where."),
		Tables:  []htmlTable{w.facilities(m)},
	}
	if len(m.Links) > 0 {
		p.Tables = append(p.Tables, w.copies(m))
	}
	for _, rest := range []struct {
		n    int
		text string
	}{
		{m.MoreFacilities, w.l.Say("Not shown: %s.", w.l.Count(m.MoreFacilities, "facility", "facilities"))},
		{m.MoreLinks, w.l.Say("Not shown: %s.", w.l.Count(m.MoreLinks, "way of copying", "ways of copying"))},
		{m.Uncopied, w.l.Say("Without a declared copy on another facility: %s.", w.l.Count(m.Uncopied, "dataset", "datasets"))},
		{m.Unplaced, w.l.Say("With the original or a copy at a place that is not declared: %s.", w.l.Count(m.Unplaced, "dataset", "datasets"))},
	} {
		if rest.n > 0 {
			p.Says = append(p.Says, rest.text)
		}
	}
	return p
}

func (w *webpage) facilities(m *exhibit.Map) htmlTable {
	t := htmlTable{Caption: w.l.Say("Facilities"), Columns: []string{w.l.Say("Facility"), w.l.Say("Site"), w.l.Say("Country"), w.l.Say("Position"),
		w.l.Say("Services"), w.l.Say("Originals of data"), w.l.Say("Copies of data")}}
	for _, f := range m.Facilities {
		position := ""
		if f.Latitude != nil && f.Longitude != nil {
			position = decimal(*f.Latitude) + ", " + decimal(*f.Longitude)
		}
		t.Rows = append(t.Rows, htmlTableRow{titled(f.ID, f.Name), []htmlCell{w.declared(f.Site), w.declared(f.Country), w.declared(position),
			figure(f.Services), figure(f.Originals), figure(f.Copies)}})
	}
	return t
}

func decimal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

func (w *webpage) copies(m *exhibit.Map) htmlTable {
	t := htmlTable{Caption: w.l.Say("Ways of copying"), Long: true, Columns: []string{w.l.Say("From"), w.l.Say("To"), w.l.Say("Kilometres"), w.l.Say("On another site"),
		w.l.Say("Datasets"), w.l.Say("Among them")}}
	for _, link := range m.Links {
		km, apart := "", ""
		if link.KM != nil {
			km = decimal(*link.KM)
		}
		if link.OffSite != nil {
			apart = map[bool]string{true: w.l.Say("yes"), false: w.l.Say("no")}[*link.OffSite]
		}
		t.Rows = append(t.Rows, htmlTableRow{link.From, []htmlCell{cell(link.To), w.declared(km), w.declared(apart), figure(link.Count), cell(strings.Join(link.Datasets, ", "))}})
	}
	return t
}
