package inventory

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// What a test makes up: things with nothing in them to check, with something, and
// with what is none of the model's.
type (
	leaf struct {
		ID SiteID `json:"id"`
		Object
	}
	nameless struct {
		Object
		Name *string `json:"name"`
	}
	referring struct {
		Object
		To *SiteID `json:"to"`
	}
	dated struct {
		Object
		On *Instant `json:"on" inv:"past"`
	}
)

// TestWhatIsToBeDone expects of the fields of an object those to be known that hold
// anything to check or to date, and no others: most of a large inventory need not
// be looked through.
func TestWhatIsToBeDone(t *testing.T) {
	type model struct {
		Object
		ID       SiteID      `json:"id"`
		Site     *SiteID     `json:"site"`
		Sites    []SiteID    `json:"sites"`
		Word     string      `json:"word"`
		Leaf     *leaf       `json:"leaf"`
		Leaves   []leaf      `json:"leaves"`
		Nameless []nameless  `json:"nameless"`
		Refers   []referring `json:"refers"`
		Dated    *dated      `json:"dated"`
		Due      *Deadline   `json:"due" inv:"ahead"`
		Done     *Instant    `json:"done" inv:"past"`
		Deep     []struct {
			Object
			Dated []dated `json:"dated"`
		} `json:"deep"`
		Private string `json:"-"`
	}
	plan := planOf(reflect.TypeFor[model]())
	if want := strings.Fields("source note id site sites word leaf leaves nameless refers dated due done deep"); !slices.Equal(plan.keys, want) {
		t.Errorf("got the keys %v, want %v", plan.keys, want)
	}
	for what, c := range map[string]struct {
		fields []int
		want   string
	}{
		"to check":            {plan.checks().fields, "site sites leaf leaves refers"},
		"to declare":          {plan.checks().declare, "leaf leaves"},
		"records":             {plan.records().own, "done"},
		"with records within": {plan.records().below, "dated deep"},
	} {
		var keys []string
		for _, i := range c.fields {
			keys = append(keys, plan.keys[i])
		}
		if got := strings.Join(keys, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", what, got, c.want)
		}
	}
	for i, key := range plan.keys {
		for after := -1; after < len(plan.keys); after++ {
			if got := plan.find(key, after); got != i {
				t.Errorf("%s is found at %d, not at %d", key, got, i)
			}
			if got := plan.find(key+"s", after); got != slices.Index(plan.keys, key+"s") {
				t.Errorf("%ss is found at %d", key, got)
			}
		}
	}
}

// TestModelsThatAreRefused expects a slip in a model to be found at once.
func TestModelsThatAreRefused(t *testing.T) {
	wide := func(count int) reflect.Type {
		fields := make([]reflect.StructField, count)
		for i := range fields {
			fields[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[string](), Tag: reflect.StructTag(fmt.Sprintf(`json:"f%d"`, i))}
		}
		return reflect.StructOf(fields)
	}
	for want, model := range map[string]reflect.Type{
		"":                      wide(mostFields),
		"has more than 64 keys": wide(mostFields + 1),
		`is not understood: "min=few"`: reflect.TypeFor[struct {
			F *int64 `json:"f" inv:"min=few"`
		}](),
		`is not understood: "max=" `: reflect.TypeFor[struct {
			F *int64 `json:"f" inv:"max="`
		}](),
		`is not understood: "must"`: reflect.TypeFor[struct {
			F *int64 `json:"f" inv:"must"`
		}](),
		`is not understood: "3"`: reflect.TypeFor[struct {
			F *int64 `json:"f" inv:"required,3"`
		}](),
	} {
		func() {
			defer func() {
				got := fmt.Sprint(recover())
				if want == "" && got != "<nil>" || want != "" && !strings.HasSuffix(got, strings.TrimSpace(want)) {
					t.Errorf("got %q, want %q", got, want)
				}
			}()
			planOf(model)
		}()
	}
}
