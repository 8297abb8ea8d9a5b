package direct_test

import (
	"math/rand/v2"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"github.com/open-policy-agent/opa/v1/ast"
)

func TestRandomModulesAreEvaluatedAsTopdownDoes(t *testing.T) {
	t.Parallel()
	var tally tally
	for n := range *modules {
		tally.try(t, *seed+uint64(n)*1_000_003)
		if t.Failed() {
			return
		}
	}
	t.Logf("%+v", tally)
	if tally.Tried < *modules/10 || tally.Answered < tally.Asked/20 {
		t.Error("hardly any module is tried")
	}
}

func FuzzModules(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		defer fuzzing.Within(t)()
		(&tally{}).try(t, seed)
	})
}

// tally counts what became of modules.
type tally struct{ Wrong, Refused, Tried, Asked, Answered, Failed, Doubted int }

// try writes a module, and puts inputs to it.
func (n *tally) try(t *testing.T, seed uint64) {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1)), odd: seed%2 == 0}
	text := w.module()
	compiler, err := compiled(map[string]string{"x.rego": text}, ast.StageCheckTypes)
	if err != nil {
		n.Wrong++
		return
	}
	p, err := newPair(compiler, ast.MustParseRef("data.checks.x"), answers...)
	if err != nil {
		n.Refused++
		return
	}
	n.Tried++
	for range 8 {
		in := w.document()
		failed, doubted := p.differ(t, text, in, []direct.Input{asPlain(in)}, answers...)
		n.Asked, n.Failed, n.Doubted = n.Asked+1, n.Failed+failed, n.Doubted+doubted
		given := asPlain(in)
		e := p.program.Start(&given, nil)
		if value, _, _ := e.Ask("violations"); value != nil && len(value.([]any)) > 0 {
			n.Answered++
		}
		e.Close()
	}
}
