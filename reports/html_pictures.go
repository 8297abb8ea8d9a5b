package reports

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/picture"
	"github.com/dcaudit/dcaudit/reports/tongue"
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
	if len(e.Incidents) > 0 {
		w.left(&all[len(all)-1], e.MoreIncidents, "earlier incident is not shown.", "earlier incidents are not shown.")
	}
	return all
}

// left says how much is not shown.
func (w *webpage) left(p *htmlPicture, n int, one string, many tongue.Many) {
	if n > 0 {
		p.Says = append(p.Says, w.l.Count(n, one, many))
	}
}

// columns are the heads of a table.
func (w *webpage) columns(titles ...tongue.Text) []htmlCell {
	cells := make([]htmlCell, len(titles))
	for i, title := range titles {
		cells[i] = cell(w.l.Say(title))
	}
	return cells
}

func cell(text string) htmlCell { return htmlCell{Text: text} }

func figure(n int) htmlCell { return htmlCell{Text: Thousands(int64(n)), Class: "number"} }

// declared is a fact that an inventory may lack.
func (w *webpage) declared(text string) htmlCell { return w.known(text, "not declared") }

// known is a fact, or why there is none.
func (w *webpage) known(text string, none tongue.Text) htmlCell {
	if text == "" {
		return htmlCell{Text: w.l.Say(none), Class: "absent"}
	}
	return cell(text)
}

func (w *webpage) users(n *int64) htmlCell {
	if n == nil {
		return w.declared("")
	}
	return htmlCell{Text: Thousands(*n), Class: "number"}
}

// fullName is an id with the full name, where that says more.
func fullName(id, name string) string {
	if name == "" || name == id {
		return id
	}
	return id + " (" + name + ")"
}

func (w *webpage) losses(m *exhibit.Matrix) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("losses"), Title: w.l.Say("What each loss does"),
		Caption: w.l.Say("Each thing that can be lost was taken away alone, and every service is told at its worst.") + " " + w.l.Say("What is undetermined may be anything, for lack of facts."),
		Tables:  []htmlTable{w.eachLoss(m)},
	}
	p.Drawing = template.HTML(picture.Losses(p.Anchor+"-drawing", m, w.l))
	if len(m.Services) > 0 && len(m.Losses) > 0 {
		p.Tables = append(p.Tables, w.eachService(m))
	}
	w.left(&p, m.MoreLosses, "more loss is not shown; it is not worse than those above.", "more losses are not shown; none of them is worse than those above.")
	if n := sumOf(m.MoreServices); n > 0 {
		w.left(&p, n, "more service is not shown, by its worst outcome:", "more services are not shown, by their worst outcome:")
		p.Says[len(p.Says)-1] += " " + w.tally(m.MoreServices) + "."
	}
	return p
}

// worstFirst are the outcomes of services, the worst first.
func worstFirst() []exhibit.Outcome {
	worst := slices.Clone(exhibit.Outcomes)
	slices.Reverse(worst)
	return worst
}

func (w *webpage) eachLoss(m *exhibit.Matrix) htmlTable {
	t := htmlTable{Caption: w.l.Say("Each loss, and how many services end so"), Columns: w.columns("Loss")}
	for _, o := range worstFirst() {
		t.Columns = append(t.Columns, htmlCell{Text: capital(outcomeWords.in(w.l, o)), Class: "number"})
	}
	t.Columns = append(t.Columns, htmlCell{Text: w.l.Say("Users who notice, at least"), Class: "number"})
	for _, loss := range m.Losses {
		var cells []htmlCell
		for _, o := range worstFirst() {
			cells = append(cells, figure(loss.Services[o]))
		}
		users := w.users(loss.UsersAffected)
		if loss.UsersAffected == nil && loss.Services[exhibit.Lost]+loss.Services[exhibit.Recovers] == 0 {
			users = cell("–")
		}
		t.Rows = append(t.Rows, htmlTableRow{fullName(loss.Kind+":"+loss.ID, loss.Name), append(cells, right(users))})
	}
	return t
}

// right puts a cell to the edge where the numbers of its column are.
func right(c htmlCell) htmlCell { return htmlCell{c.Text, "number", c.Symbol} }

// eachService says of each service in which losses it ends how. A column for each
// loss would be too wide for paper.
func (w *webpage) eachService(m *exhibit.Matrix) htmlTable {
	t := htmlTable{Caption: w.l.Say("Each service, and in which of the losses it ends so"), Long: true, Columns: w.columns("Service", "Critical", "Users")}
	t.Columns[2].Class = "number"
	there := slices.DeleteFunc(worstFirst(), func(o exhibit.Outcome) bool {
		return !slices.ContainsFunc(m.Services, func(s exhibit.Row) bool { return slices.Contains(s.Outcomes, o) })
	})
	for _, o := range there {
		t.Columns = append(t.Columns, cell(capital(outcomeWords.in(w.l, o))))
	}
	for _, service := range m.Services {
		row := htmlTableRow{fullName(service.ID, service.Name), []htmlCell{cell(w.yes(service.Critical)), right(w.users(service.Users))}}
		for _, o := range there {
			row.Cells = append(row.Cells, lossesOf(m, service, o))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// lossesOf are the losses in which a service ends so.
func lossesOf(m *exhibit.Matrix, service exhibit.Row, o exhibit.Outcome) htmlCell {
	var names []string
	for i, loss := range m.Losses {
		if service.Outcomes[i] == o {
			names = append(names, loss.Kind+":"+loss.ID)
		}
	}
	if names == nil {
		return cell("–")
	}
	return htmlCell{strings.Join(names, ", "), string(o), stateOf(&o).symbol}
}

func (w *webpage) places(m *exhibit.Map) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("places"), Title: w.l.Say("Facilities and distances"),
		Caption: w.l.Say("Where the facilities stand, and from where data is copied to where."),
		Tables:  []htmlTable{w.facilities(m)},
	}
	p.Drawing = template.HTML(picture.Places(p.Anchor+"-drawing", m, w.l))
	if len(m.Links) > 0 {
		p.Tables = append(p.Tables, w.copies(m))
	}
	w.left(&p, m.MoreFacilities, "more facility is not shown.", "more facilities are not shown.")
	w.left(&p, m.MoreLinks, "more way that data is copied is not shown.", "more ways that data is copied are not shown.")
	w.left(&p, m.Uncopied, "dataset has no copy at another facility that is declared.", "datasets have no copy at another facility that is declared.")
	w.left(&p, m.Unplaced, "dataset, or a copy of it, stands at a place that is not declared.", "datasets, or copies of them, stand at places that are not declared.")
	return p
}

func (w *webpage) facilities(m *exhibit.Map) htmlTable {
	t := htmlTable{Caption: w.l.Say("Facilities"), Columns: w.columns("Facility", "Site", "Country", "Latitude, longitude", "Services", "Originals of data", "Copies of data")}
	for i := range t.Columns[4:] {
		t.Columns[4+i].Class = "number"
	}
	for _, f := range m.Facilities {
		position := ""
		if f.Latitude != nil && f.Longitude != nil {
			position = string(degrees(*f.Latitude) + ", " + degrees(*f.Longitude))
		}
		t.Rows = append(t.Rows, htmlTableRow{fullName(f.ID, f.Name), []htmlCell{w.declared(f.Site), w.declared(f.Country), w.declared(position),
			figure(f.Services), figure(f.Originals), figure(f.Copies)}})
	}
	return t
}

func (w *webpage) copies(m *exhibit.Map) htmlTable {
	t := htmlTable{Caption: w.l.Say("Ways of copying"), Long: true, Columns: w.columns("Original at", "Copy at", "Distance", "Another site", "Datasets")}
	p := paper{l: w.l}
	for _, link := range m.Links {
		another := w.declared("")
		if link.OffSite != nil {
			another = cell(w.yes(*link.OffSite))
		}
		datasets := strconv.Itoa(link.Count)
		for i, id := range link.Datasets {
			datasets += map[bool]string{true: ": ", false: ", "}[i == 0] + id
		}
		if more := link.Count - len(link.Datasets); more > 0 && len(link.Datasets) > 0 {
			datasets += ", " + w.l.Say("and %s more", strconv.Itoa(more))
		}
		t.Rows = append(t.Rows, htmlTableRow{link.From, []htmlCell{cell(link.To), cell(string(p.distance(link.KM))), another, cell(datasets)}})
	}
	return t
}
