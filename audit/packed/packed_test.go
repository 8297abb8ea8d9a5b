package packed_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"github.com/dcaudit/dcaudit/audit/packed"
	"github.com/open-policy-agent/opa/v1/ast"
)

func TestValues(t *testing.T) {
	t.Parallel()
	values := []any{nil, "", "x", "x", "한", true, false, 0.0, 1.5, 86400.0, math.MaxFloat64, 1e-300, []string{}, []string{"a", "x"}}
	var w packed.Writer
	for _, value := range values {
		if err := w.Value(value); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range []int{0, 1, 127, 128, 300, math.MaxInt32} {
		w.Number(n)
	}
	r := packed.NewReader(string(w.Bytes()))
	for _, want := range values {
		if got := r.Value(); !reflect.DeepEqual(got, want) {
			t.Errorf("%#v, want %#v", got, want)
		}
	}
	for _, want := range []int{0, 1, 127, 128, 300, math.MaxInt32} {
		if got := r.Number(); got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
	if !r.Ended() {
		t.Error("something is left")
	}
	if r.Number() != 0 || r.Err() == nil || r.Ended() {
		t.Error("more is read than there is")
	}
	if err := w.Value(1); err == nil {
		t.Error("an int is written")
	}
}

// module has all that checks may use.
const module = `package checks.x

import data.lib.y

satisfied if {
	some i, c in input.subject.copies
	c.offline == true
	every k, d in input.subject.copies { d.id != ""; k >= 0 }
	every d in c.list { y.known(d, i) == true }
	[x | x := c.list[_]; x != null] != {1, "1", false}
	{x | some x in c.list} == {null}
	count({k: v | some k, v in c}) > -1.50
	_called(c, "a") == {"a": [c, 2e3], "b": {}}
}

_called(c, "a") := c.value if c.value > 1
else := {"k": [c.other, {"z"}]} if { some i, j; n := c.other[i][j].deep[c.id]; n == i + j }

_called(_, "b") := 1

violations contains {"at": ["x", i], "message": sprintf("%v is %v", [i, input.at])} if input.subject.list[i] in {"p", "q"}

_of[k] contains v if some k, v in input.facts
_one[k] := v if some k, v in input.facts

unproven contains "x" if _of[input.subject.id]["y"] == _one.z
`

const library = `package lib.y

known(_, x) := true if x == input_like(1)
input_like(x) := x
`

// compiled are the rules of modules, by their paths.
func compiled(t testing.TB, texts ...string) packed.Definitions {
	t.Helper()
	modules := map[string]*ast.Module{}
	for _, text := range texts {
		m, err := ast.ParseModuleWithOpts("x.rego", text, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		modules[m.Package.Path.String()] = m
	}
	c := ast.NewCompiler()
	if c.Compile(modules); c.Failed() {
		t.Fatal(c.Errors)
	}
	rules := packed.Definitions{}
	for _, m := range c.Modules {
		for _, r := range m.Rules {
			path := r.Ref()[:len(m.Package.Path)+1].String()
			rules[path] = append(rules[path], r)
		}
	}
	return rules
}

func pathsOf(of packed.Definitions) (paths []string) {
	for path := range of {
		paths = append(paths, path)
	}
	return paths
}

func TestRules(t *testing.T) {
	t.Parallel()
	of := compiled(t, module, library)
	var w packed.Writer
	if err := w.Rules(pathsOf(of), of); err != nil {
		t.Fatal(err)
	}
	r := packed.NewReader(string(w.Bytes()))
	got := r.Rules()
	if !r.Ended() || len(got) != len(of) || len(of) < 8 {
		t.Fatalf("%d of %d, %v", len(got), len(of), r.Err())
	}
	for path, rules := range of {
		for i, want := range rules {
			expectSame(t, path, got[path][i], want)
		}
	}
}

// expectSame compares rules, and texts of them, in which each variable has its name.
func expectSame(t *testing.T, path string, got, want *ast.Rule) {
	t.Helper()
	want = want.Copy()
	for r := want; r != nil; r = r.Else {
		r.Head.Name, r.Head.Assign = "", false // nobody evaluates by these
	}
	for a, b := got, want; b != nil; a, b = a.Else, b.Else {
		if namesIn(a) != namesIn(b) || a.Head.RuleKind() != b.Head.RuleKind() {
			t.Errorf("%s\n%s\nwant\n%s", path, namesIn(a), namesIn(b))
		}
	}
	if !got.Equal(want) {
		t.Errorf("%s\n%v\nwant\n%v", path, got, want)
	}
}

func namesIn(r *ast.Rule) string {
	var names []string
	ast.WalkVars(r, func(v ast.Var) bool {
		names = append(names, string(v))
		return false
	})
	return strings.Join(names, " ")
}

// What cannot be written is an error, and nothing that can be read.
func TestRulesThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	for _, rule := range []string{
		"x if not input.a", "x if input.a == 1 with input.a as 2", "default x := 1\nx := 2 if input.a", "x if data.checks.y.z with data.lib as {}",
		"x := $\"a{input.b}\"",
	} {
		parsed, err := ast.ParseModuleWithOpts("x.rego", "package checks.x\n\n"+rule, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		of := packed.Definitions{"x": parsed.Rules} // as they are written: some of this no compiler leaves
		if err := new(packed.Writer).Rules([]string{"x"}, of); err == nil {
			t.Errorf("it is written: %s", rule)
		}
	}
}

// Whatever is read, reading ends, and does not panic; and what was in order is the same
// when it is written and read again.
func FuzzReader(f *testing.F) {
	of := compiled(f, module, library)
	var w packed.Writer
	if err := w.Rules(pathsOf(of), of); err != nil {
		f.Fatal(err)
	}
	whole := string(w.Bytes())
	for _, text := range []string{"", whole, whole[:len(whole)/2], whole[1:], strings.Repeat("\x01", 100)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		r := packed.NewReader(text)
		read := r.Rules()
		var w packed.Writer
		if !r.Ended() || w.Rules(pathsOf(read), read) != nil {
			return
		}
		again := packed.NewReader(string(w.Bytes()))
		if got := again.Rules(); !again.Ended() || !reflect.DeepEqual(saidBy(got), saidBy(read)) {
			t.Errorf("%v\nwas\n%v", saidBy(got), saidBy(read))
		}
	})
}

// saidBy is all that rules say, with the name of each variable.
func saidBy(of packed.Definitions) map[string][]string {
	said := map[string][]string{}
	for path, rules := range of {
		for _, r := range rules {
			said[path] = append(said[path], r.String()+" "+namesIn(r))
		}
	}
	return said
}
