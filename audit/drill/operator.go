package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// operator derives its standing before the law, and the record of rehearsals,
// documents, filings and inspections.
func (d *derivation) operator() OperatorFacts {
	on := map[string][]path{"exercises": {"exercises"}, "documents": {"documents"}, "filings": {"filings"}, "inspections": {"inspections"}, "today": {"operator.time_zone"}}
	facts := OperatorFacts{
		Today: dateOf(d.today()), Filings: d.filings(), Inspections: d.inspections(d.inv.Inspections, "inspections"),
		Basis: func(field string) []path {
			if field == "data_kinds" || field == "data_kinds_whole" {
				return d.holdingsBasis()
			}
			return on[field]
		},
	}
	d.standing(&facts, on)
	d.arrangements(&facts, on)
	d.holdings(&facts)
	if d.inv.Exercises != nil {
		facts.Exercises = []ExerciseFacts{}
	}
	for i := range d.inv.Exercises {
		facts.Exercises = append(facts.Exercises, d.exercise(&d.inv.Exercises[i]))
	}
	if d.inv.Documents != nil {
		facts.Documents = []DocumentFacts{}
	}
	for i := range d.inv.Documents {
		facts.Documents = append(facts.Documents, d.document(&d.inv.Documents[i]))
	}
	return facts
}

func (d *derivation) exercise(exercise *inventory.Exercise) ExerciseFacts {
	at := path("exercises").Item(string(exercise.ID))
	return ExerciseFacts{
		ID: exercise.ID, Scenario: exercise.Scenario,
		Live: exercise.Live, Passed: exercise.Passed, Age: d.age(exercise.Date),
		Participants: exercise.Participants, To: exercise.To, WorkingDay: exercise.WorkingDay,
		Basis: rests(map[string][]path{
			"id": {at}, "scenario": {at.Field("scenario")},
			"live": {at.Field("live")}, "passed": {at.Field("passed")}, "age": {at.Field("date")},
			"to": {at.Field("to")}, "working_day": {at.Field("working_day")},
			"participants": {at.Field("participants")},
		}),
	}
}

func (d *derivation) document(document *inventory.Document) DocumentFacts {
	at := path("documents").Item(string(document.ID))
	file := []path{at.Field("path"), at.Field("sha256")}
	facts := DocumentFacts{
		ID: document.ID, Kind: document.Kind,
		Filed: document.Path != nil && document.SHA256 != nil,
		Age:   d.age(document.Dated), Scenarios: document.Scenarios,
		Basis: rests(map[string][]path{
			"id": {at}, "kind": {at.Field("kind")},
			"filed": file, "verified": file, "problem": file[:1], "age": {at.Field("dated")},
			"scenarios": {at.Field("scenarios")},
		}),
	}
	switch found, looked := d.documents[document.ID]; {
	case found.Verified:
		facts.Verified = pointer(true)
	case looked:
		facts.Problem = pointer(found.Problem)
	case facts.Filed:
		facts.Problem = pointer("its file was not looked for")
	}
	return facts
}
