package inventory

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// plan is what the reader needs to know of a struct type of the model, worked
// out once from its tags.
type plan struct {
	fields []field
	byKey  map[string]int
	// All keys in the order of the model.
	keys []string
	// The index of the field that is the object's id, or -1.
	id int
	// The index of the field that one value may stand for, or -1.
	shorthand int
	// The fields that must be there, a bit each.
	required uint64
	// What is to be done for the objects, worked out when it is first asked for.
	checks  func() *checks
	records func() *records
}

// checks are the fields of an object that refer to ids, or hold objects with
// anything to check; and those that hold objects with ids.
type checks struct{ fields, declare []int }

func (p *plan) newChecks() *checks {
	result := &checks{}
	for i, f := range p.fields {
		below := f.objects != nil && (f.objects.plan().id >= 0 || len(f.objects.plan().checks().fields) > 0)
		if below || f.ids != nil && i != p.id {
			result.fields = append(result.fields, i)
		}
		if f.objects != nil && f.objects.plan().id >= 0 {
			result.declare = append(result.declare, i)
		}
	}
	return result
}

// idReader is the reader of the ids of an object that has one.
func (p *plan) idReader() *reader { return p.fields[p.id].ids }

// field is one key of a mapping.
type field struct {
	key    string
	name   string // of the Go field
	index  []int  // for reflect.Value.FieldByIndex
	reader *reader
	entry  *field // as which the entries of a list are read
	// Of the objects or ids that it holds, one or a list; nil if it holds others.
	objects, ids *reader
	required     bool
	limits       limits
	time         tense
}

// limits bound a number, or the length of a list; nil is no bound.
type limits struct{ min, max *float64 }

// mostFields is as many as a set of bits holds.
const mostFields = 64

// find is the index of a key, or -1. Keys mostly stand in the order of the model,
// so the search begins behind the one that was found before.
func (p *plan) find(key string, after int) int {
	for i := after + 1; i < len(p.keys); i++ {
		if p.keys[i] == key {
			return i
		}
	}
	return slices.Index(p.keys, key)
}

var plans sync.Map // reflect.Type → *plan

func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	all := fieldsIn(t, nil)
	p := &plan{byKey: make(map[string]int, len(all)), fields: make([]field, 0, len(all)), keys: make([]string, 0, len(all)), id: -1, shorthand: -1}
	for _, f := range all {
		key := keyOf(f)
		if key == "id" {
			p.id = len(p.fields)
		}
		p.byKey[key] = len(p.fields)
		if len(p.fields) >= mostFields {
			panic(fmt.Sprintf("inventory: %s has more than %d keys", t, mostFields))
		}
		p.fields, p.keys = append(p.fields, newField(key, f)), append(p.keys, key)
		if last := len(p.fields) - 1; p.fields[last].required {
			p.required |= 1 << last
		}
	}
	p.checks, p.records = sync.OnceValue(p.newChecks), sync.OnceValue(p.newRecords)
	if key, ok := shorthands[t]; ok {
		p.shorthand = p.byKey[key]
	}
	known, _ := plans.LoadOrStore(t, p)
	return known.(*plan)
}

// keyOf is the key of a field, if it is one of the model.
// fieldsIn are the fields of a struct that have a key, and those of structs embedded
// in it.
func fieldsIn(t reflect.Type, above []int) []reflect.StructField {
	fields := make([]reflect.StructField, 0, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		f.Index = append(slices.Clone(above), i)
		switch {
		case f.Anonymous && f.IsExported() && f.Type.Kind() == reflect.Struct:
			fields = append(fields, fieldsIn(f.Type, f.Index)...)
		case keyOf(f) != "":
			fields = append(fields, f)
		}
	}
	return fields
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if key == "-" || f.Anonymous {
		return ""
	}
	return key
}

func newField(key string, f reflect.StructField) field {
	result := field{key: key, name: f.Name, index: f.Index, reader: readerOf(f.Type)}
	single := result.reader
	if single.shape == aPointer || single.shape == aList {
		single = single.of
	}
	if single.shape == anObject && single != result.reader {
		result.objects = single
	}
	if single.isID {
		result.ids = single
	}
	if result.reader.shape == aList {
		result.entry = entryOf(&result, result.reader)
	}
	for option := range strings.SplitSeq(f.Tag.Get("inv"), ",") {
		name, value, isLimit := strings.Cut(option, "=")
		number := 0.0
		if isLimit {
			var err error
			number, err = strconv.ParseFloat(value, 64)
			isLimit = err == nil
		}
		switch {
		case name == "":
		case name == "required":
			result.required = true
		case name == "past":
			result.time = past
		case name == "ahead":
			result.time = ahead
		case name == "min" && isLimit:
			result.limits.min = &number
		case name == "max" && isLimit:
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
	reflect.TypeFor[OrganisationID]():    "organisation",
	reflect.TypeFor[SiteID]():            "site",
	reflect.TypeFor[DomainID]():          "failure domain",
	reflect.TypeFor[FacilityID]():        "facility",
	reflect.TypeFor[CompartmentID]():     "compartment",
	reflect.TypeFor[UPSID]():             "UPS",
	reflect.TypeFor[BatteryRoomID]():     "battery room",
	reflect.TypeFor[ServiceID]():         "service",
	reflect.TypeFor[DatasetID]():         "dataset",
	reflect.TypeFor[CopyID]():            "copy",
	reflect.TypeFor[ContactID]():         "contact",
	reflect.TypeFor[NoticeID]():          "notice",
	reflect.TypeFor[ExerciseID]():        "exercise",
	reflect.TypeFor[IncidentID]():        "incident",
	reflect.TypeFor[ActionID]():          "corrective action",
	reflect.TypeFor[DocumentID]():        "document",
	reflect.TypeFor[FilingID]():          "filing",
	reflect.TypeFor[InspectionID]():      "inspection",
	reflect.TypeFor[InsuranceID]():       "insurance",
	reflect.TypeFor[UtilityID]():         "utility",
	reflect.TypeFor[ResponseOfficerID](): "response officer",
	reflect.TypeFor[NetworkID]():         "network",
	reflect.TypeFor[ContractID]():        "contract",
	reflect.TypeFor[TeamID]():            "team",
}
