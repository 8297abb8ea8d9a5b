package imports

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Labels, or tags, by which the objects of other tools say what only the operator
// knows.
const (
	// LabelService is the id of the service that the object does the work of. All
	// objects of one sort with the same id do the same work.
	LabelService = "dcaudit-service"
	// LabelKind is the kind of that service.
	LabelKind = "dcaudit-kind"
	// LabelCritical is true or false.
	LabelCritical = "dcaudit-critical"
	// LabelMode is how the object takes part: active, standby or cold.
	LabelMode = "dcaudit-mode"
	// LabelFacility is the id of the building that a machine stands in.
	LabelFacility = "dcaudit-facility"
)

// Reasons why something is not known that every importer meets.
const (
	// NotInFile is of what files of this sort never say.
	NotInFile = "such files do not say it"
	// NotUnderstood is of a label or value that is not among those that the model
	// knows.
	NotUnderstood = "what the file says is not understood"
	// KindUnstated is of a service that is left out, since its kind is not known.
	KindUnstated = "the kind of the service is not known, and it is left out"
)

// Claim says what the kind and the importance of a service are: as the part that
// people declare says, else as labels do, else the kind that its sort of object
// always has, and critical. It reports whether the kind is known; the caller
// leaves the service out if it is not, and the draft lists that.
func (d *Draft) Claim(s *inventory.Service, always inventory.ServiceKind, labels map[string]string) bool {
	at := inventory.Path("services").Item(string(s.ID))
	if declared := d.declared(s.ID); declared != nil {
		s.Kind, s.Critical = declared.Kind, declared.Critical
		AddNote(&s.Note, "kind and critical are taken over from the part of the inventory beside this one")
		return true
	}
	d.claimKind(s, always, labels[LabelKind], at)
	switch labels[LabelCritical] {
	case "true":
		s.Critical = true
	case "false":
		s.Critical = false
	case "":
		s.Critical = true
		AddNote(&s.Note, "critical by default: nothing says that it is not")
		d.Unknown(at.Field("critical"), NotInFile, "taken for critical, of which more is demanded; label it "+d.called(LabelCritical))
	default:
		s.Critical = true
		AddNote(&s.Note, "critical by default: its label is not understood")
		d.Unknown(at.Field("critical"), NotUnderstood, d.called(LabelCritical)+" is neither true nor false; taken for critical")
	}
	if s.Kind == "" {
		d.Unknown(at, KindUnstated, "label it "+d.called(LabelKind)+", or declare the service in the part that --beside names")
	}
	return s.Kind != ""
}

// claimKind takes the kind from a label, if it is one.
func (d *Draft) claimKind(s *inventory.Service, always inventory.ServiceKind, label string, at inventory.Path) {
	s.Kind = always
	switch kind := inventory.ServiceKind(label); {
	case label == "":
	case slices.Contains(inventory.Vocabulary(kind), label):
		s.Kind = kind
	default:
		d.Unknown(at.Field("kind"), NotUnderstood, d.called(LabelKind)+" is no kind of service")
	}
}

// declared is what the part beside says of a service, nil if nothing.
func (d *Draft) declared(id inventory.ServiceID) *inventory.Service {
	if d.beside == nil && d.options.Beside != nil {
		d.beside = map[inventory.ServiceID]*inventory.Service{}
		for i := range d.options.Beside.Services {
			d.beside[d.options.Beside.Services[i].ID] = &d.options.Beside.Services[i]
		}
	}
	return d.beside[id]
}

// AddNote adds a remark to those that are there.
func AddNote(note **string, remark string) {
	if *note != nil {
		remark = **note + "; " + remark
	}
	*note = new(Text(remark))
}

// Modes are the ways in which a deployment takes part, as LabelMode gives them.
var Modes = []inventory.Mode{inventory.Active, inventory.Standby, inventory.Cold}

// Claim adds to what is said of a service what the labels of one of its parts say.
// Where parts contradict each other, nothing is said.
func Claim(said, labels map[string]string) {
	for _, key := range []string{LabelKind, LabelCritical} {
		before, known := said[key]
		switch label := labels[key]; {
		case label == "" || known && before == label:
		case known:
			said[key] = "contradictory"
		default:
			said[key] = label
		}
	}
}
