package audit

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// subject is something to be judged.
type subject struct {
	Subject
	// Where it stands in the inventory, or the list in which it does.
	at     inventory.Path
	listed bool
	// What was declared of it, as a value of the model; nil for a stand-in.
	declared any
	// Where it is listed, and at which index.
	from  *roster
	index int
}

// path is where it stands in the inventory.
func (s *subject) path() inventory.Path {
	if s.listed {
		return s.at.Item(s.ID)
	}
	return s.at
}

// roster is the subjects of a kind, or the one that stands in for them. They are
// made when they are looked at: an inventory may have a million.
type roster struct {
	count int
	name  func(i int) Subject
	at    func(i int) subject
	// Derives what is asked for of one, or without fields all, and adds that to what
	// was derived before: a pointer to facts, or nil.
	derive func(i int, before any, fields ...string) any
	// Tells a field of that from those of others; nil where nothing does but the field
	// itself.
	outline func(i int, field, column string, to []byte) (text []byte, ok bool)
	// For a stand-in: where it ended without being judged, and why.
	standIn Status
	reason  string
	// What was found out about each while it was judged, where there are few.
	seen []*view
}

// few reports whether it costs little to remember something of each.
func (r *roster) few() bool { return r.count < directly }

// declared is how many subjects there are in the inventory.
func (r *roster) declared() int {
	if r.standIn != "" {
		return 0
	}
	return r.count
}

// enumerate lists the subjects of a kind. Where there are none, one stands in
// for them, so that a demand about them is answered: not applicable if the
// inventory declares that there are none, undetermined if it is silent.
func enumerate(kind SubjectKind, inv *inventory.Inventory, facts *drill.Facts) *roster {
	switch kind {
	case "operator":
		return alone(subject{Subject: OperatorOf(inv), at: "operator", declared: inv.Operator}, once(facts.Operator))
	case "plan":
		plan := inv.Reporting
		if plan == nil {
			plan = &inventory.Reporting{}
		}
		return alone(subject{Subject: named(kind, "reporting", nil), at: "reporting", declared: plan}, once(facts.Plan))
	case "facility":
		return each(kind, "facilities", inv.Facilities, atOnce(facts.Facility), nil,
			func(f *inventory.Facility) (string, *string) { return string(f.ID), f.Name })
	case "service":
		return each(kind, "services", inv.Services, inParts(facts.AddService), facts.OutlineService,
			func(s *inventory.Service) (string, *string) { return string(s.ID), s.Name })
	case "dataset":
		return each(kind, "datasets", inv.Datasets, inParts(facts.AddDataset), nil,
			func(d *inventory.Dataset) (string, *string) { return string(d.ID), d.Name })
	case "incident":
		return each(kind, "incidents", inv.Incidents, atOnce(facts.Incident), nil,
			func(i *inventory.Incident) (string, *string) { return string(i.ID), nil })
	}
	var notices []inventory.Notice
	if inv.Reporting != nil {
		notices = inv.Reporting.Notices
	}
	return each(kind, "reporting.notices", notices, atOnce(facts.Notice), nil,
		func(n *inventory.Notice) (string, *string) { return string(n.ID), nil })
}

// alone is a kind of which there is one.
func alone(s subject, derive func(i int, before any, fields ...string) any) *roster {
	r := &roster{count: 1, name: func(int) Subject { return s.Subject }, derive: derive, seen: make([]*view, 1)}
	s.from = r
	r.at = func(int) subject { return s }
	return r
}

// deriving derives what is asked for of a thing, or without fields all, and adds it
// to what was derived before: a pointer to facts, or nil.
type deriving[T any] func(of *T, before any, fields ...string) any

// atOnce derives all when anything is asked for.
func atOnce[T, F any](derive func(*T) F) deriving[T] {
	return func(of *T, before any, _ ...string) any {
		if known, isKnown := before.(*F); isKnown {
			return known
		}
		facts := derive(of)
		return &facts
	}
}

// outlining tells a field of the facts of a thing from those of others of the kind.
type outlining[T any] func(of *T, field, column string, to []byte) (text []byte, ok bool)

// once is atOnce for the one thing of its kind.
func once[F any](derive func() F) func(int, any, ...string) any {
	all := atOnce(func(*struct{}) F { return derive() })
	return func(_ int, before any, _ ...string) any { return all(nil, before) }
}

// inParts derives what is asked for.
func inParts[T, F any](derive func(*F, *T, ...string)) deriving[T] {
	return func(of *T, before any, fields ...string) any {
		facts, _ := before.(*F)
		if facts == nil {
			facts = new(F)
		}
		derive(facts, of, fields...)
		return facts
	}
}

// each turns a list into subjects, or into the one that stands in for them.
func each[T any](kind SubjectKind, path inventory.Path, list []T, derive deriving[T], outline outlining[T], name func(*T) (string, *string)) *roster {
	if len(list) == 0 {
		what := string(path[strings.LastIndex(string(path), ".")+1:])
		r := alone(subject{Subject: Subject{Kind: string(kind)}, at: path}, nil)
		r.standIn, r.reason = Undetermined, "The inventory does not say what "+what+" there are."
		if list != nil {
			r.standIn, r.reason = NotApplicable, "The inventory declares that there are no "+what+"."
		}
		return r
	}
	r := &roster{count: len(list)}
	r.name = func(i int) Subject {
		id, title := name(&list[i])
		return named(kind, id, title)
	}
	r.at = func(i int) subject { return subject{r.name(i), path, true, &list[i], r, i} }
	r.derive = func(i int, before any, fields ...string) any { return derive(&list[i], before, fields...) }
	if outline != nil {
		r.outline = func(i int, field, column string, to []byte) ([]byte, bool) {
			return outline(&list[i], field, column, to)
		}
	}
	if r.few() {
		r.seen = make([]*view, len(list))
	}
	return r
}

// SubjectsOf are all subjects that an inventory declares, by kind.
func SubjectsOf(inv *inventory.Inventory) (all []Subject) {
	for _, kind := range SubjectKind("").Values() {
		r := enumerate(SubjectKind(kind), inv, nil)
		for i := range r.declared() {
			all = append(all, r.name(i))
		}
	}
	return all
}

// OperatorOf is the operator of an inventory as a subject.
func OperatorOf(inv *inventory.Inventory) Subject {
	return named("operator", string(inv.Operator.ID), inv.Operator.Name)
}

func named(kind SubjectKind, id string, name *string) Subject {
	return Subject{Kind: string(kind), ID: id, Name: text(name)}
}
