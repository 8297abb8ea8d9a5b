package direct_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/open-policy-agent/opa/v1/ast"
)

// concluded is all that an evaluation says.
func concluded(e *direct.Evaluation) (said string) {
	for _, rule := range answers {
		answer, defined, err := e.Ask(rule)
		said += fmt.Sprint(rule, answer, defined, err, "\n")
	}
	return said
}

// memory is a program with what it remembers, for each set of parameters.
type memory map[string]*remembered

type remembered struct {
	program *direct.Program
	recall  *direct.Recall[string]
}

// of is the memory of a check with the parameters of an input.
func (m memory) of(pairs map[string]*pair, check string, given direct.Input, census *direct.Census) *remembered {
	key := fmt.Sprint(check, given.Params, given.At)
	if m[key] == nil {
		m[key] = &remembered{pairs[check].program.With(given.Params, given.Operator, given.At), direct.NewRecall[string](census)}
	}
	return m[key]
}

// What is recalled is what an evaluation says: of every check and every subject, the
// subjects of an inventory with hardly two alike and of one with many among them.
// Nothing is recalled of what was never met.
func TestWhatIsRecalledIsWhatIsSaid(t *testing.T) {
	t.Parallel()
	pairs := checked(t)
	all := estates(t)
	for name, distinct := range map[string]float64{"alike": 0, "half alike": 0.5, "distinct": 1} {
		o := synthetic.Defaults(200)
		o.Distinct = distinct
		all[name] = made(t, o)
	}
	asked, known := 0, 0
	for name, inv := range all {
		a, k := recalled(t, name, pairs, situations(t, inv))
		asked, known = asked+a, known+k
	}
	if known < asked/4 || known > asked*3/4 {
		t.Errorf("of %d situations %d were recalled", asked, known)
	}
}

// recalled puts situations to checks that remember, and to such that do not. It
// counts them, and those that were recalled.
func recalled(t *testing.T, name string, pairs map[string]*pair, all []situation) (asked, known int) {
	t.Helper()
	census, memory := direct.NewCensus(), memory{}
	room, subject, shared := &direct.Room{}, any(nil), direct.Input{}
	for _, s := range all {
		if subject != s.given.Subject {
			room.Clear()
			subject, shared = s.given.Subject, direct.Input{Subject: room.Opened(s.given.Subject), Facts: room.Opened(fields{s.given.Facts})}
		}
		m := memory.of(pairs, s.check, s.given, census)
		e := m.program.Start(&shared, nil)
		before, seen := m.recall.Of(e)
		said := concluded(e)
		if seen {
			known++
		} else {
			m.recall.Learn(e, said, "")
		}
		e.Close()
		if seen && before != said {
			t.Fatalf("%s: %s: recalled is\n%sand said\n%s", name, s.name, before, said)
		}
		if fresh := pairs[s.check].program.Start(&s.given, nil); concluded(fresh) != said {
			t.Fatalf("%s: %s: after a look into its memory an evaluation says\n%s", name, s.name, said)
		}
	}
	return len(all), known
}

// A check sees one field of the entries of a list, or which entries there are, or a
// value deep in one: what it did not see makes no difference, and all that it saw does.
func TestWhatWasSeenCounts(t *testing.T) {
	t.Parallel()
	compiler := must(compiled(map[string]string{"x.rego": glances}))(t)
	program := must(direct.Compile(direct.RulesOf(compiler), ast.MustParseRef("data.checks.x"), answers...))(t)
	for name, c := range map[string]struct {
		change func(*thing)
		same   bool
	}{
		"nothing":                     {func(*thing) {}, true},
		"a field that nobody sees":    {func(x *thing) { x.Parts[1].Unseen = "other" }, true},
		"the id, seen in a text":      {func(x *thing) { x.ID = "other" }, true},
		"a field that decides":        {func(x *thing) { x.Parts[1].Kind = "b" }, false},
		"a field only seen for some":  {func(x *thing) { x.Parts[1].Size = 3 }, false},
		"the number of entries":       {func(x *thing) { x.Parts = x.Parts[:1] }, false},
		"a field that was absent":     {func(x *thing) { x.Flag = new(bool) }, false},
		"a list in an entry":          {func(x *thing) { x.Parts[0].Names = []string{"n", "m"} }, false},
		"a struct in an entry":        {func(x *thing) { x.Parts[0].Inner.Deep = "other" }, false},
		"a list without structs":      {func(x *thing) { x.Names = []string{"other"} }, false},
		"where one text ends":         {func(x *thing) { x.Names = []string{"n", "x", "y\bz"} }, false},
		"a field of a struct":         {func(x *thing) { x.Inner.Deep = "other" }, false},
		"another field of the struct": {func(x *thing) { x.Inner.Other = "other" }, true},
	} {
		settled, census := program.With(nil, nil, ""), direct.NewCensus()
		recall := direct.NewRecall[string](census)
		for range 12 {
			e := settled.Start(&direct.Input{Subject: newThing(), Facts: map[string]any{}}, nil)
			recall.Of(e)
			recall.Learn(e, concluded(e), "input.subject.id")
			e.Close()
		}
		x := newThing()
		c.change(x)
		e := settled.Start(&direct.Input{Subject: x, Facts: map[string]any{}}, nil)
		if _, known := recall.Of(e); known != c.same {
			t.Errorf("%s: that it was recalled is %v", name, known)
		}
		e.Close()
	}
}

type thing struct {
	ID    string   `json:"id"`
	Flag  *bool    `json:"flag,omitzero"`
	Names []string `json:"names"`
	Inner inner    `json:"inner"`
	Parts []bit    `json:"parts"`
}

type inner struct {
	Deep  string `json:"deep"`
	Other string `json:"other"`
}

type bit struct {
	Kind   string   `json:"kind,omitzero"`
	Size   int64    `json:"size"`
	Names  []string `json:"names"`
	Inner  inner    `json:"inner"`
	Unseen string   `json:"unseen"`
}

func newThing() *thing {
	return &thing{ID: "x", Names: []string{"n", "x\by", "z"}, Inner: inner{"d", "o"}, Parts: []bit{
		{"a", 1, []string{"n"}, inner{"d", "o"}, "u"}, {"a", 2, nil, inner{"d", "o"}, "u"}, {"c", 3, nil, inner{"d", "o"}, "u"}}}
}

const glances = `package checks.x

not_applicable contains sprintf("%s is not asked for", [input.subject.id]) if {
	input.subject.flag == true
}

not_applicable contains "it is deep" if input.subject.inner.deep == "deep"

_big contains part if {
	some i, part in input.subject.parts
	part.kind == "a"
	part.size > 5
}

satisfied if {
	count(_big) == 0
	"n" in input.subject.names
	"n" in input.subject.parts[0].names
	input.subject.parts[0].inner.deep == "d"
}
`

// A long list is gone through in runs of entries that have the same in a field, which
// are found once for all checks: each sees that field nevertheless.
func TestRunsThatOthersFoundAreSeen(t *testing.T) {
	t.Parallel()
	compiler := must(compiled(map[string]string{"x.rego": `package checks.x

violations contains i if {
	some i, part in input.subject.parts
	part.kind == "b"
}
`}))(t)
	program := must(direct.Compile(direct.RulesOf(compiler), ast.MustParseRef("data.checks.x"), answers...))(t).With(nil, nil, "")
	recall, room := direct.NewRecall[string](direct.NewCensus()), &direct.Room{}
	long := func(changed int) *direct.Input {
		x := &thing{Parts: make([]bit, 12)}
		for i := range x.Parts {
			x.Parts[i].Kind = "a"
		}
		x.Parts[changed].Kind = "b"
		room.Clear()
		return &direct.Input{Subject: room.Opened(x), Facts: map[string]any{}}
	}
	for range 12 {
		in := long(3)
		for range 2 { // the second finds the runs of the first
			e := program.Start(in, nil)
			recall.Of(e)
			recall.Learn(e, concluded(e), "")
			e.Close()
		}
	}
	for changed, want := range map[int]bool{3: true, 5: false} {
		e := program.Start(long(changed), nil)
		if _, known := recall.Of(e); known != want {
			t.Errorf("with entry %d changed: that it was recalled is %v", changed, known)
		}
		e.Close()
	}
}

// What has to hold for every entry of a long list, and is a test of one field, is
// tried once for each run of entries.
func TestEveryGoesByRuns(t *testing.T) {
	t.Parallel()
	compiler := must(compiled(map[string]string{"x.rego": `package checks.x

satisfied if every part in input.subject.parts { part.kind != input.params.kind }
not_applicable contains "alike" if every part in input.subject.parts { part.kind == "a" }
not_applicable contains "sizes" if every part in input.subject.parts { part.size < 3 }
violations contains "both" if every part in input.subject.parts { part.kind != "b"; part.size < 3 }
violations contains "in" if every part in input.subject.parts { part.kind in input.params.kinds }
unproven contains k if {
	some k in ["a", "b"]
	every part in input.subject.parts { part.kind != k }
}
unproven contains "none" if every part in input.subject.parts { part.nothing == 1 }
`}))(t)
	p := must(newPair(compiler, ast.MustParseRef("data.checks.x"), answers...))(t)
	for name, change := range map[string]func(*thing){
		"all alike":     func(*thing) {},
		"the first":     func(x *thing) { x.Parts[0].Kind = "b" },
		"one":           func(x *thing) { x.Parts[5].Kind = "b" },
		"the last":      func(x *thing) { x.Parts[11].Kind = "b" },
		"one without":   func(x *thing) { x.Parts[5].Kind = "" },
		"another size":  func(x *thing) { x.Parts[7].Size = 4 },
		"few":           func(x *thing) { x.Parts = x.Parts[:3] },
		"none":          func(x *thing) { x.Parts = x.Parts[:0] },
		"what is right": func(x *thing) { x.Parts[2].Kind, x.Parts[3].Kind = "c", "c" },
	} {
		x := &thing{Parts: make([]bit, 12)}
		for i := range x.Parts {
			x.Parts[i].Kind = "a"
		}
		change(x)
		for _, params := range []map[string]any{{"kind": "b", "kinds": []any{"a", "b"}}, {"kind": "a", "kinds": []any{}}, {}} {
			var subject map[string]any
			if err := json.Unmarshal(must(json.Marshal(x))(t), &subject); err != nil {
				t.Fatal(err)
			}
			plain := map[string]any{"subject": subject, "params": params, "facts": map[string]any{}}
			p.differ(t, name, plain, []direct.Input{asPlain(plain), {Subject: x, Facts: map[string]any{}, Params: params}}, answers...)
		}
	}
}
