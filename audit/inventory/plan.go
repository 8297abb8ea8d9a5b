package inventory

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// plan is what the reader needs to know of a struct type of the model, worked
// out once from its tags.
type plan struct {
	fields []field
	byKey  map[string]int
	// All keys in the order of the model, and the same as a sentence.
	keys     []string
	expected string
	// The index of the field that is the object's id, or -1.
	id int
}

// field is one key of a mapping.
type field struct {
	key      string
	name     string // of the Go field
	index    []int  // for reflect.Value.FieldByIndex
	required bool
	limits   limits
	time     tense
}

// limits bound a number, or the length of a list; nil is no bound.
type limits struct{ min, max *float64 }

var plans sync.Map // reflect.Type → *plan

func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	p := &plan{byKey: map[string]int{}, id: -1}
	for _, f := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if key == "" || key == "-" || f.Anonymous {
			continue
		}
		if key == "id" {
			p.id = len(p.fields)
		}
		p.byKey[key] = len(p.fields)
		p.fields, p.keys = append(p.fields, newField(key, f)), append(p.keys, key)
	}
	p.expected = "expected one of: " + strings.Join(p.keys, ", ")
	known, _ := plans.LoadOrStore(t, p)
	return known.(*plan)
}

func newField(key string, f reflect.StructField) field {
	result := field{key: key, name: f.Name, index: f.Index}
	for option := range strings.SplitSeq(f.Tag.Get("inv"), ",") {
		name, value, _ := strings.Cut(option, "=")
		number, err := strconv.ParseFloat(value, 64)
		switch {
		case name == "":
		case name == "required":
			result.required = true
		case name == "past":
			result.time = past
		case name == "ahead":
			result.time = ahead
		case name == "min" && err == nil:
			result.limits.min = &number
		case name == "max" && err == nil:
			result.limits.max = &number
		default:
			panic(fmt.Sprintf("inventory: the tag of %s is not understood: %q", f.Name, option))
		}
	}
	return result
}

// shorthands are the types that may be written as one value instead of a
// mapping: the value stands for a list of one under this key.
var shorthands = map[reflect.Type]string{reflect.TypeFor[Requirement](): "any_of"}

var textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()

// isObject reports whether values of t are mappings.
func isObject(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && !reflect.PointerTo(t).Implements(textUnmarshaler) && t != reflect.TypeFor[Literal]()
}

// isID reports whether values of t are ids that are declared in one place.
func isID(t reflect.Type) bool { return idTypes[t] != "" }

// idTypes are the types of ids, and what each is the id of.
var idTypes = map[reflect.Type]string{
	reflect.TypeFor[OrganisationID](): "organisation",
	reflect.TypeFor[SiteID]():         "site",
	reflect.TypeFor[DomainID]():       "failure domain",
	reflect.TypeFor[FacilityID]():     "facility",
	reflect.TypeFor[CompartmentID]():  "compartment",
	reflect.TypeFor[UPSID]():          "UPS",
	reflect.TypeFor[BatteryRoomID]():  "battery room",
	reflect.TypeFor[ServiceID]():      "service",
	reflect.TypeFor[DatasetID]():      "dataset",
	reflect.TypeFor[CopyID]():         "copy",
	reflect.TypeFor[ContactID]():      "contact",
	reflect.TypeFor[NoticeID]():       "notice",
	reflect.TypeFor[ExerciseID]():     "exercise",
	reflect.TypeFor[IncidentID]():     "incident",
	reflect.TypeFor[ActionID]():       "corrective action",
	reflect.TypeFor[DocumentID]():     "document",
}
