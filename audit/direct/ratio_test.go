package direct_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/open-policy-agent/opa/v1/ast"
)

const division = `package checks.x

violations contains x if x := ceil(input.subject.a / input.subject.b)

not_applicable contains x if x := floor(input.subject.a / input.subject.b)

unproven contains [x, y, x < 1.5, x * 2, ceil(x * 3), sprintf("%v", [x])] if {
	x := input.subject.a / input.subject.b
	y := round(x)
}
`

// The closest to integers are where terms are large and differ by little.
func TestRatiosAreWhatTopdownMakesOfThem(t *testing.T) {
	t.Parallel()
	compiler := must(compiled(map[string]string{"x.rego": division}))(t)
	p := must(newPair(compiler, ast.MustParseRef("data.checks.x"), answers...))(t)
	r := rand.New(rand.NewPCG(*seed, 2))
	for n := range 3_000 {
		b := 1 + r.Int64N(1<<(1+n%32))
		a := r.Int64N(1<<(1+r.IntN(32))) - 1
		switch n % 5 {
		case 0:
			a = b*(1+r.Int64N(max(1, math.MaxInt32/b))) + r.Int64N(3) - 1
		case 1:
			a, b = math.MaxInt32-r.Int64N(3), 1+r.Int64N(3)
		case 2:
			a, b = math.MaxInt32-r.Int64N(3), math.MaxInt32-r.Int64N(4)
		}
		in := map[string]any{"subject": map[string]any{"a": float64(a), "b": float64(b)}}
		p.differ(t, "division", in, []direct.Input{asPlain(in)}, answers...)
	}
}
