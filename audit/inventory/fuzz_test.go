package inventory

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
)

// FuzzLoad loads whatever comes as a file of YAML.
func FuzzLoad(f *testing.F) {
	for _, parts := range shipped(f) {
		f.Add(parts[0].text)
	}
	for _, c := range faultCases(f) {
		f.Add(c.document)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		hold(t, "x.yaml", text)
	})
}

// FuzzJSON loads whatever comes as a file of JSON.
func FuzzJSON(f *testing.F) {
	for _, parts := range shipped(f) {
		f.Add(asJSON(syntaxTree(f, parts[0].text), ""))
	}
	f.Add(asJSON(syntaxTree(f, small), ""))
	for _, text := range []string{"", "null", "[]", "{}", `{"a": 1, "a": 2}`, `{"kind": "\ud800"}`, "{}{}", "\ufeff{}", `{"operator": {"id": 1e3}}`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		hold(t, "x.json", text)
	})
}

// hold loads a text and holds the outcome to what is promised of every one.
func hold(t *testing.T, name, text string) {
	inv, err := loadText(name, text)
	if err != nil {
		sound(t, text, err)
		return
	}
	if _, err := json.Marshal(inv); err != nil {
		t.Fatalf("loaded, but has no JSON: %v", err)
	}
	expectFacts(t, inv, reflect.ValueOf(inv).Elem(), "")
}

// expectFacts expects the fields of an object to be there or not as its values
// say, and what is there to have a place.
func expectFacts(t *testing.T, inv *Inventory, object reflect.Value, path Path) {
	for _, f := range planOf(object.Type()).fields {
		v, at := object.FieldByIndex(f.index), path.Field(f.key)
		fact := inv.Fact(at)
		if there := f.required || !v.IsZero(); fact.Present != there || fact.Line < 1 || fact.Column < 1 {
			t.Fatalf("%s: got %+v, want it there: %v", at, fact, there)
		}
		i := 0
		for child := range objects(v) {
			below := at
			if v.Kind() == reflect.Slice {
				below = inv.Follow(at, []any{i})
			}
			expectFacts(t, inv, child, below)
			i++
		}
	}
}

// FuzzScalars reads whatever comes as a duration, or as a moment: what can be read
// means the same when it is written and read again.
func FuzzScalars(f *testing.F) {
	for _, text := range []string{"90s", "20m", "4h", "7d", "36525d", "36526d", "00s", "2022-10-14", "2022-10-15T15:19:00+09:00", "2199-12-31T23:59:59.9Z", "2022-10-15T15:19:00-14:00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		var d, again Duration
		if err := d.UnmarshalText([]byte(text)); err == nil {
			if err := again.UnmarshalText([]byte(d.String())); err != nil || again != d || d < 0 || d > longestDuration {
				t.Errorf("%q is %v, and then %v, %v", text, d, again, err)
			}
		}
		var i, iAgain Instant
		var until Deadline
		if err := i.UnmarshalText([]byte(text)); err == nil {
			if err := iAgain.UnmarshalText([]byte(i.String())); err != nil || iAgain.Time() != i.Time() {
				t.Errorf("%q is %v, and then %v, %v", text, i, iAgain, err)
			}
			if err := until.UnmarshalText([]byte(text)); err != nil || until.Time().Before(i.Time()) {
				t.Errorf("%q is %v, and as a deadline %v, %v", text, i, until, err)
			}
		}
	})
}
