package selftest

import (
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"gopkg.in/yaml.v3"
)

// naively reads an inventory without ever complaining: what the library makes of
// the text, unknown keys ignored, and of the rest whatever fits the model.
// Whatever does not fit is unknown, with the list or the object that cannot be
// without it.
func naively(text []byte) (*inventory.Inventory, error) {
	var document any
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	var before string
	for n := (naive{}); ; n.ids = idsIn(n.inv) { // until every reference refers to something that fits
		n.inv = &inventory.Inventory{}
		if !n.fill(reflect.ValueOf(n.inv).Elem(), document, inventory.Schema{}) || n.inv.Operator == nil {
			return nil, errors.New("there is nobody to judge")
		}
		now, err := json.Marshal(n.inv)
		if err != nil || string(now) == before {
			return n.inv, err
		}
		before = string(now)
	}
}

type naive struct {
	inv *inventory.Inventory
	ids map[reflect.Type]map[string]bool // that there are; nil: not known yet
}

// fill sets v to a value, and reports whether it fits.
func (n naive) fill(v reflect.Value, value any, schema inventory.Schema) bool {
	if v.Kind() == reflect.Pointer {
		inner := reflect.New(v.Type().Elem())
		fits := n.fill(inner.Elem(), value, schema)
		if fits {
			v.Set(inner)
		}
		return fits
	}
	if special, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		text, isText := value.(string)
		return isText && special.UnmarshalText([]byte(text)) == nil
	}
	switch value := value.(type) {
	case string:
		if v.Type() == reflect.TypeFor[inventory.Requirement]() {
			return n.fill(v, map[string]any{"any_of": []any{value}}, nil)
		}
		return v.Kind() == reflect.String && n.fillText(v, value, schema)
	case bool:
		if v.Kind() == reflect.Bool {
			v.SetBool(value)
		}
		return v.Kind() == reflect.Bool
	case int:
		return fillNumber(v, float64(value), schema)
	case float64:
		return fillNumber(v, value, schema)
	case []any:
		return v.Kind() == reflect.Slice && n.fillList(v, value, schema)
	case map[string]any:
		return v.Kind() == reflect.Struct && n.fillObject(v, value)
	}
	return false
}

func (n naive) fillText(v reflect.Value, text string, schema inventory.Schema) bool {
	v.SetString(text)
	if pattern, ok := schema["pattern"].(string); ok && !compiled(pattern).MatchString(text) {
		return false
	}
	if values, ok := schema["enum"].([]string); ok && !slices.Contains(values, text) {
		return false
	}
	return text != "" && (n.ids[v.Type()] == nil || n.ids[v.Type()][text])
}

var patterns sync.Map // string → *regexp.Regexp

func compiled(pattern string) *regexp.Regexp {
	known, ok := patterns.Load(pattern)
	if !ok {
		known, _ = patterns.LoadOrStore(pattern, regexp.MustCompile(pattern))
	}
	return known.(*regexp.Regexp)
}

func fillNumber(v reflect.Value, x float64, schema inventory.Schema) bool {
	least, bounded := schema["minimum"].(float64)
	most, capped := schema["maximum"].(float64)
	if x-x != 0 || bounded && x < least || capped && x > most { // x-x: not a number, or infinite
		return false
	}
	switch v.Kind() {
	case reflect.Int64:
		v.SetInt(int64(x))
	case reflect.Float64:
		v.SetFloat(x)
	default:
		return false
	}
	return true
}

// fillList leaves a list unknown of which an entry is: a list that is given is
// complete.
func (n naive) fillList(v reflect.Value, entries []any, schema inventory.Schema) bool {
	items, _ := schema["items"].(inventory.Schema)
	list := reflect.MakeSlice(v.Type(), len(entries), len(entries))
	for i, entry := range entries {
		if !n.fill(list.Index(i), entry, items) {
			return false
		}
	}
	v.Set(list)
	return true
}

func (n naive) fillObject(v reflect.Value, object map[string]any) bool {
	properties := schemaOf(v.Type())
	for _, f := range reflect.VisibleFields(v.Type()) {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if key == "" || f.Anonymous || !f.IsExported() {
			continue
		}
		value, given := object[key]
		property, _ := properties[key].(inventory.Schema)
		fits := given && n.fill(v.FieldByIndex(f.Index), value, property)
		if !fits && slices.Contains(strings.Split(f.Tag.Get("inv"), ","), "required") {
			return false
		}
	}
	return true
}

// modelSchema is the schema of inventories as people write them.
var modelSchema = sync.OnceValue(inventory.JSONSchema)

// schemaOf are the properties of a type of the model.
func schemaOf(t reflect.Type) inventory.Schema {
	object, isPart := modelSchema()["definitions"].(inventory.Schema)[t.Name()].(inventory.Schema)
	if !isPart {
		object = modelSchema()
	}
	return object["properties"].(inventory.Schema)
}

// idsIn are all ids of an inventory, by what they are ids of.
func idsIn(inv *inventory.Inventory) map[reflect.Type]map[string]bool {
	ids := map[reflect.Type]map[string]bool{}
	var visit func(reflect.Value)
	visit = func(v reflect.Value) {
		switch {
		case v.Kind() == reflect.Pointer && !v.IsNil():
			visit(v.Elem())
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i))
			}
		case v.Kind() == reflect.Struct:
			for i, f := range reflect.VisibleFields(v.Type()) {
				if f.Tag.Get("json") == "id" {
					declare(ids, v.Field(i))
				}
			}
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					visit(v.Field(i))
				}
			}
		}
	}
	visit(reflect.ValueOf(inv))
	for _, t := range idTypes {
		declare(ids, reflect.Zero(t))
	}
	return ids
}

// idTypes are those of the ids to which others refer.
var idTypes = []reflect.Type{
	reflect.TypeFor[inventory.OrganisationID](), reflect.TypeFor[inventory.SiteID](), reflect.TypeFor[inventory.DomainID](), reflect.TypeFor[inventory.FacilityID](),
	reflect.TypeFor[inventory.CompartmentID](), reflect.TypeFor[inventory.UPSID](), reflect.TypeFor[inventory.ServiceID](), reflect.TypeFor[inventory.ContactID](),
	reflect.TypeFor[inventory.DocumentID](), reflect.TypeFor[inventory.IncidentID](),
}

func declare(ids map[reflect.Type]map[string]bool, id reflect.Value) {
	if ids[id.Type()] == nil {
		ids[id.Type()] = map[string]bool{}
	}
	ids[id.Type()][id.String()] = true
}
