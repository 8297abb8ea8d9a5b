package reports

import "github.com/dcaudit/dcaudit/audit"

// filters are the statuses of controls, by which a reader may choose.
func (w *webpage) filters() (numbers []htmlNumber) {
	for _, status := range gravity {
		n := 0
		for _, c := range w.Controls {
			if c.Status == status {
				n++
			}
		}
		if n > 0 {
			numbers = append(numbers, w.status(status, n))
		}
	}
	return numbers
}

// families are the rows of the controls, under their frameworks.
func (w *webpage) families() (families []htmlFamily) {
	titles := map[string]string{}
	for _, f := range w.Catalog.Frameworks {
		titles[f.ID] = f.Title
	}
	for _, together := range grouped(w.Controls, func(c audit.ControlResult) string { return c.Framework }) {
		family := htmlFamily{ID: together[0].Framework, Title: titles[together[0].Framework]}
		for _, c := range together {
			family.Rows = append(family.Rows, w.row(c))
		}
		families = append(families, family)
	}
	return families
}

// row is a control with its findings counted.
func (w *webpage) row(c audit.ControlResult) htmlRow {
	row := htmlRow{htmlLink: w.to(controlID(c)), Title: c.Title, Status: w.status(c.Status, 0)}
	for _, status := range []audit.Status{audit.NotSatisfied, audit.Undetermined, audit.Satisfied, audit.NotApplicable} {
		row.Counts = append(row.Counts, sum(status, w.judged.of(c)))
	}
	return row
}

func (w *webpage) controls() (controls []htmlControl) {
	for _, c := range w.Controls {
		controls = append(controls, w.control(c))
	}
	return controls
}

func (w *webpage) control(c audit.ControlResult) htmlControl {
	judgements := w.judged.of(c)
	view := htmlControl{
		Anchor: w.anchors[controlID(c)], ID: controlID(c), Title: c.Title,
		Status: w.status(c.Status, 0), Extent: w.extent(c, judgements),
		Text: c.Text, Citation: c.Citation, Instrument: instruments.in(w.l, c.Kind),
		Confidence: confidences.in(w.l, c.Confidence), Secondary: c.Confidence == "secondary", Note: c.Note,
		Manual: w.manual(c), Attestation: w.attestation(c.Attestation),
	}
	for _, status := range gravity {
		if sum(status, judgements) > 0 {
			view.Groups = append(view.Groups, w.group(status, judgements))
		}
	}
	for _, j := range judgements {
		if w.shown[j] == "" {
			w.shown[j] = controlID(c)
		}
	}
	return view
}

func (w *webpage) attestation(a *audit.AttestationRef) *htmlAttestation {
	if a == nil {
		return nil
	}
	return &htmlAttestation{sentence(a.Statement), a.By, day(a.Date), day(a.ValidUntil), a.Document, placed(w.l, a.Location)}
}

// upcoming is what is not in force yet; nil where nothing is.
func (w *webpage) upcoming() *htmlUpcoming {
	f := w.Upcoming
	if f == nil {
		return nil
	}
	then := *w
	then.Assessment = w.Then()
	then.enter("upcoming-")
	view := &htmlUpcoming{Horizon: w.horizon(*f), Broken: then.broken(f.Errors), Controls: then.controls()}
	for _, c := range f.Controls {
		row := then.row(c)
		row.From = w.begins(c)
		view.Rows = append(view.Rows, row)
	}
	return view
}
