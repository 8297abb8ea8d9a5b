package inventory

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// matches validates a document against a schema with the validator of the policy
// engine, which knows draft 7.
func matches(t *testing.T, schema Schema, document string) (ok bool, problems string) {
	t.Helper()
	match := topdown.GetBuiltin("json.match_schema")
	operands := []*ast.Term{ast.StringTerm(document), ast.StringTerm(string(schema.MarshalIndent()))}
	err := match(topdown.BuiltinContext{}, operands, func(result *ast.Term) error {
		list := result.Value.(*ast.Array)
		ok, problems = list.Elem(0).Equal(ast.BooleanTerm(true)), list.Elem(1).String()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ok, problems
}

func TestJSONSchemaIsOne(t *testing.T) {
	verify := topdown.GetBuiltin("json.verify_schema")
	schema := JSONSchema()
	for name, s := range map[string]Schema{"as written": schema, "as checks see it": SchemaOf(reflect.TypeFor[Inventory]())} {
		err := verify(topdown.BuiltinContext{}, []*ast.Term{ast.StringTerm(string(s.MarshalIndent()))}, func(result *ast.Term) error {
			if list := result.Value.(*ast.Array); !list.Elem(0).Equal(ast.BooleanTerm(true)) {
				t.Errorf("%s: %v", name, list)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if schema["$schema"] != "http://json-schema.org/draft-07/schema#" || schema["additionalProperties"] != false {
		t.Errorf("the schema says neither what it is nor that it is closed")
	}
	if string(schema.MarshalIndent()) != string(JSONSchema().MarshalIndent()) {
		t.Error("the schema differs from one time to the next")
	}
}

// TestJSONSchemaDescribesEveryKey also counts the keys, so that none is left out
// on the way.
func TestJSONSchemaDescribesEveryKey(t *testing.T) {
	schema := JSONSchema()
	definitions := schema["definitions"].(Schema)
	for _, model := range modelTypes() {
		definition := schema
		if model != reflect.TypeFor[Inventory]() {
			definition, _ = definitions[model.Name()].(Schema)
		}
		properties, _ := definition["properties"].(Schema)
		if len(properties) != len(planOf(model).fields) || definition["additionalProperties"] != false {
			t.Errorf("%s: has %d properties for %d keys", model.Name(), len(properties), len(planOf(model).fields))
		}
		for key, property := range properties {
			if text, _ := property.(Schema)["description"].(string); len(text) < 5 {
				t.Errorf("%s.%s has no description", model.Name(), key)
			}
		}
	}
	if len(definitions) != len(modelTypes())-1 {
		t.Errorf("%d definitions for %d types", len(definitions), len(modelTypes())-1)
	}
}

// TestJSONSchemaSaysWhatIsGivenOnce takes things with ids for given twice by their
// ids alone, and leaves out what says nothing.
func TestJSONSchemaSaysWhatIsGivenOnce(t *testing.T) {
	properties := JSONSchema()["properties"].(Schema)
	for key, unique := range map[string]bool{"services": false, "documents": false, "attestations": true} {
		if got := properties[key].(Schema)["uniqueItems"] == true; got != unique {
			t.Errorf("%s: entries are unique: %v, want %v", key, got, unique)
		}
	}
	forChecks := string(SchemaOf(reflect.TypeFor[Inventory]()).MarshalIndent())
	for _, needless := range []string{"uniqueItems", `"description"`, "pattern"} {
		if strings.Contains(forChecks, needless) {
			t.Errorf("the schema for checks has %s", needless)
		}
	}
	for _, written := range []Schema{JSONSchema(), SchemaOf(reflect.TypeFor[Power]())} {
		if strings.Contains(string(written.MarshalIndent()), `"required": []`) {
			t.Error("something requires nothing, and says so")
		}
	}
}

func TestJSONSchemaAcceptsWhatLoads(t *testing.T) {
	for _, parts := range append(shipped(t), []part{{"small.yaml", small}}) {
		for _, p := range parts {
			if ok, problems := matches(t, JSONSchema(), asJSON(syntaxTree(t, p.text), "")); !ok {
				t.Errorf("%s: %s", p.name, problems)
			}
		}
	}
}

// TestJSONSchemaRefusesFaultsOfShape takes documents with one fault each from the
// model.
func TestJSONSchemaRefusesFaultsOfShape(t *testing.T) {
	for _, fault := range []string{
		`{"apiVersion": "dcaudit/v2"}`, `{"kind": "Other"}`, `{"facilties": []}`, `{"facilities": {}}`, `{"facilities": null}`, `{"facilities": [5]}`,
		`{"facilities": [{}]}`, `{"facilities": [{"id": 5}]}`, `{"facilities": [{"id": "two words"}]}`, `{"facilities": [{"id": "a", "nonsense": 1}]}`,
		`{"facilities": [{"id": "a", "country": "kr"}]}`, `{"facilities": [{"id": "a", "name": ""}]}`, `{"facilities": [{"id": "a", "tenure": "borrowed"}]}`,
		`{"facilities": [{"id": "a", "location": {"lat": 91, "lon": 0}}]}`, `{"facilities": [{"id": "a", "location": {"lat": 1}}]}`,
		`{"facilities": [{"id": "a", "carriers": "net"}]}`, `{"facilities": [{"id": "a", "power": {"reserve": 5}}]}`,
		`{"facilities": [{"id": "a", "power": {"reserve": "5 m"}}]}`, `{"facilities": [{"id": "a", "power": {"capacity_mw": -1}}]}`,
		`{"services": [{"id": "a", "kind": "product"}]}`, `{"services": [{"id": "a", "kind": "product", "critical": "true"}]}`,
		`{"services": [{"id": "a", "kind": "product", "critical": true, "users": 1.5}]}`,
		`{"services": [{"id": "a", "kind": "product", "critical": true, "requires": [5]}]}`,
		`{"services": [{"id": "a", "kind": "product", "critical": true, "requires": [["a"]]}]}`,
		`{"services": [{"id": "a", "kind": "product", "critical": true, "requires": [{"any_of": []}]}]}`,
		`{"services": [{"id": "a", "kind": "product", "critical": true, "requires": [{"any": ["a"]}]}]}`,
		`{"incidents": [{"id": "a", "began": "2022-1-2"}]}`, `{"incidents": [{"id": "a", "began": "2022-10-15T15:19:00"}]}`, `{"as_of": "today"}`,
		`{"attestations": [{"control": "kr-2022", "by": "x", "date": "2022-10-15", "valid_until": "2022-10-15", "statement": "x"}]}`,
		`{"documents": [{"id": "a", "kind": "other", "sha256": "ABC"}]}`, `{"documents": [{"id": "a", "kind": "other", "path": "../x"}]}`, `{"documents": [{"id": "a", "kind": "other", "path": "/x"}]}`,
	} {
		document := fault
		for key, value := range map[string]string{"apiVersion": "dcaudit/v1", "kind": "Inventory", "operator": ""} {
			if !strings.HasPrefix(fault, `{"`+key+`"`) && value != "" {
				document = `{"` + key + `": "` + value + `", ` + document[1:]
			}
		}
		if _, err := Decode("x.json", []byte(document), &Inventory{}); err == nil {
			t.Errorf("is loaded: %s", document)
		}
		if ok, _ := matches(t, JSONSchema(), document); ok {
			t.Errorf("is accepted: %s", document)
		}
	}
}

// TestRoundTrip gives the validator what checks are given.
func TestRoundTrip(t *testing.T) {
	schema := SchemaOf(reflect.TypeFor[Inventory]())
	for _, parts := range append(shipped(t), []part{{"small.yaml", small}}) {
		text, err := json.Marshal(load(t, parts...))
		if err != nil {
			t.Fatal(err)
		}
		if ok, problems := matches(t, schema, string(text)); !ok {
			t.Errorf("%s: %s", parts[0].name, problems)
		}
	}
	if ok, _ := matches(t, schema, `{"apiVersion": "dcaudit/v1", "kind": "Inventory", "nonsense": 1}`); ok {
		t.Error("an unknown key is accepted")
	}
}

// TestNormalForm spells out what becomes of each written form.
func TestNormalForm(t *testing.T) {
	text, err := json.Marshal(load(t, part{"x.yaml", small}).Services[0])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"a.b-1.2","kind":"product","critical":false,"requires":[{"any_of":["cache"]},{"any_of":["cache","0"]}],` +
		`"deployments":[{"facility":"north","mode":"active"},{"facility":"north","mode":"cold","activation":{"takes":14400}}]}`
	if string(text) != want {
		t.Errorf("got:\n%s\nwant:\n%s", text, want)
	}
}
