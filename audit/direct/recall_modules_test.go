package direct_test

import (
	"math/rand/v2"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"github.com/open-policy-agent/opa/v1/ast"
)

// branch has the fields that random modules ask for, as structs and lists of structs.
type branch struct {
	A  any    `json:"a,omitzero"`
	B  any    `json:"b,omitzero"`
	N  any    `json:"n,omitzero"`
	XS []twig `json:"xs,omitzero"`
	YS []any  `json:"ys,omitzero"`
	O  *twig  `json:"o,omitzero"`
}

// twig is an entry of a list, with a list of its own.
type twig struct {
	A  any    `json:"a,omitzero"`
	B  any    `json:"b,omitzero"`
	N  any    `json:"n,omitzero"`
	XS []leaf `json:"xs,omitzero"`
	YS []any  `json:"ys,omitzero"`
}

type leaf struct {
	A any `json:"a,omitzero"`
	N any `json:"n,omitzero"`
}

func (w *writer) branch() *branch {
	b := &branch{A: w.leafValue(), B: w.leafValue(), N: w.leafValue(), YS: w.values()}
	for range pick(w, 0, 1, 2, 3, 10, 14) { // a long list is gone through in another way
		b.XS = append(b.XS, w.twig())
	}
	if w.IntN(2) == 0 {
		o := w.twig()
		b.O = &o
	}
	return b
}

func (w *writer) twig() twig {
	t := twig{A: w.leafValue(), B: w.leafValue(), N: w.leafValue(), YS: w.values()}
	for range w.IntN(3) {
		t.XS = append(t.XS, leaf{w.leafValue(), w.leafValue()})
	}
	return t
}

func (w *writer) leafValue() any { return pick[any](w, nil, true, false, 1.0, 2.0, "a", "id") }

func (w *writer) values() (list []any) {
	for range w.IntN(3) {
		list = append(list, w.leafValue())
	}
	return list
}

// change makes one thing of a branch another, so that most modules see no difference.
func (w *writer) change(b *branch) {
	switch w.IntN(8) {
	case 0:
		b.A = w.leafValue()
	case 1:
		b.N = w.leafValue()
	case 2:
		b.YS = w.values()
	case 3:
		b.XS = append(b.XS[:len(b.XS):len(b.XS)], w.twig())
	case 4:
		if b.O != nil {
			o := w.twig()
			b.O = &o
		}
	default:
		b.XS = append([]twig(nil), b.XS...)
		if len(b.XS) > 0 {
			w.changeTwig(&b.XS[w.IntN(len(b.XS))])
		}
	}
}

func (w *writer) changeTwig(t *twig) {
	switch w.IntN(5) {
	case 0:
		t.A = w.leafValue()
	case 1:
		t.B = w.leafValue()
	case 2:
		t.N = w.leafValue()
	case 3:
		t.YS = w.values()
	default:
		t.XS = append([]leaf{{w.leafValue(), w.leafValue()}}, t.XS...)
	}
}

// Whatever a module looks at, what it recalls of an input is what it says of it.
func TestRandomModulesRecallWhatTheySay(t *testing.T) {
	t.Parallel()
	asked, known := 0, 0
	for n := range *modules / 3 {
		a, k := recallsAll(t, *seed+uint64(n)*1_000_033)
		asked, known = asked+a, known+k
		if t.Failed() {
			return
		}
	}
	t.Logf("of %d inputs %d were recalled", asked, known)
	if asked < *modules*4 || known < asked/4 || known > asked*9/10 {
		t.Errorf("of %d inputs %d were recalled", asked, known)
	}
}

func FuzzRecall(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		defer fuzzing.Within(t)()
		recallsAll(t, seed)
	})
}

// recallsAll writes two modules, and puts inputs to both that differ in little.
func recallsAll(t *testing.T, seed uint64) (asked, known int) {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 2))}
	var all []*reminded
	for range 2 {
		if r := w.reminded(); r != nil {
			all = append(all, r)
		}
	}
	room, census := &direct.Room{}, direct.NewCensus()
	for _, r := range all {
		r.recall = direct.NewRecall[string](census)
	}
	subject, facts := w.branch(), w.branch()
	for round := range 48 {
		changed := *subject
		if round >= 16 { // by then all that is looked at has a number
			w.change(&changed)
		}
		input := direct.Input{Subject: room.Opened(&changed), Facts: room.Opened(facts)}
		for _, r := range all {
			asked++
			if r.says(t, &input, &direct.Input{Subject: &changed, Facts: facts}) {
				known++
			}
		}
		room.Clear()
	}
	return asked, known
}

// reminded is a module that remembers.
type reminded struct {
	text    string
	program *direct.Program
	recall  *direct.Recall[string]
}

// reminded is a module, unless it is none that can be evaluated directly.
func (w *writer) reminded() *reminded {
	next := &writer{Rand: w.Rand}
	r := &reminded{text: next.module()}
	compiler, err := compiled(map[string]string{"x.rego": r.text}, ast.StageCheckTypes)
	if err != nil {
		return nil
	}
	if r.program, err = direct.Compile(direct.RulesOf(compiler), ast.MustParseRef("data.checks.x"), answers...); err != nil {
		return nil
	}
	params := map[string]any{"a": "a", "n": 1.0, "xs": []any{map[string]any{"a": "id", "n": 2.0}}, "ys": []any{"a"}}
	r.program = r.program.With(params, "x", "2022-10-15T00:00:00Z")
	return r
}

// says puts an input to the module, and says whether it was recalled. The same input
// anew is to know what there is to say.
func (r *reminded) says(t *testing.T, input, anew *direct.Input) (recalled bool) {
	fresh := r.program.Start(anew, nil)
	want := concluded(fresh)
	fresh.Close()
	e := r.program.Start(input, nil)
	defer e.Close()
	before, recalled := r.recall.Of(e)
	if recalled && before != want {
		t.Errorf("%s\nit recalls\n%sand says\n%s", r.text, before, want)
	}
	if said := concluded(e); said != want {
		t.Errorf("%s\nafter a look into its memory it says\n%sand else\n%s", r.text, said, want)
	}
	if !recalled {
		r.recall.Learn(e, want, "")
	}
	return recalled
}
