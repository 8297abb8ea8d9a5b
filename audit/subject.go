package audit

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// subject is something to be judged.
type subject struct {
	Subject
	// Where it stands in the inventory.
	path inventory.Path
	// What was declared of it, as a value of the model.
	declared any
	// Derives what is asked for of it; nothing asks for everything.
	derive func(fields ...string) any
	// For a stand-in: where it ended without being judged, and why.
	standIn Status
	reason  string

	// What was found out about it while it was judged, where there are few.
	seen *view
}

// enumerate lists the subjects of a kind. Where there are none, one stands in
// for them, so that a demand about them is answered: not applicable if the
// inventory declares that there are none, undetermined if it is silent.
func enumerate(kind SubjectKind, inv *inventory.Inventory, facts *drill.Facts) []subject {
	switch kind {
	case "operator":
		return []subject{{named(kind, string(inv.Operator.ID), inv.Operator.Name), "operator", inv.Operator, func(...string) any { return facts.Operator() }, "", "", nil}}
	case "plan":
		plan := inv.Reporting
		if plan == nil {
			plan = &inventory.Reporting{}
		}
		return []subject{{named(kind, "reporting", nil), "reporting", plan, func(...string) any { return facts.Plan() }, "", "", nil}}
	case "facility":
		return each(kind, "facilities", inv.Facilities, func(f *inventory.Facility, _ ...string) any { return facts.Facility(f) },
			func(f *inventory.Facility) (string, *string) { return string(f.ID), f.Name })
	case "service":
		return each(kind, "services", inv.Services, func(s *inventory.Service, fields ...string) any { return facts.Service(s, fields...) },
			func(s *inventory.Service) (string, *string) { return string(s.ID), s.Name })
	case "dataset":
		return each(kind, "datasets", inv.Datasets, func(d *inventory.Dataset, fields ...string) any { return facts.Dataset(d, fields...) },
			func(d *inventory.Dataset) (string, *string) { return string(d.ID), d.Name })
	case "incident":
		return each(kind, "incidents", inv.Incidents, func(i *inventory.Incident, _ ...string) any { return facts.Incident(i) },
			func(i *inventory.Incident) (string, *string) { return string(i.ID), nil })
	}
	var notices []inventory.Notice
	if inv.Reporting != nil {
		notices = inv.Reporting.Notices
	}
	return each(kind, "reporting.notices", notices, func(n *inventory.Notice, _ ...string) any { return facts.Notice(n) },
		func(n *inventory.Notice) (string, *string) { return string(n.ID), nil })
}

// each turns a list into subjects, or into the one that stands in for them.
func each[T any](kind SubjectKind, path inventory.Path, list []T, derive func(*T, ...string) any, name func(*T) (string, *string)) []subject {
	if len(list) == 0 {
		what := string(path[strings.LastIndex(string(path), ".")+1:])
		standIn := subject{Subject: Subject{Kind: string(kind)}, path: path, standIn: Undetermined, reason: "The inventory does not say what " + what + " there are."}
		if list != nil {
			standIn.standIn, standIn.reason = NotApplicable, "The inventory declares that there are no "+what+"."
		}
		return []subject{standIn}
	}
	subjects := make([]subject, len(list))
	for i := range list {
		id, title := name(&list[i])
		subjects[i] = subject{Subject: named(kind, id, title), path: path.Item(id), declared: &list[i],
			derive: func(fields ...string) any { return derive(&list[i], fields...) }}
	}
	return subjects
}

func named(kind SubjectKind, id string, name *string) Subject {
	return Subject{Kind: string(kind), ID: id, Name: text(name)}
}
