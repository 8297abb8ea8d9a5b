package direct_test

import (
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// The checks of all subjects of an inventory whose services are all distinct, by
// both sides in turn. What counts is the best time of each: others may use the
// machine. With topdown the input is made anew for each check, as it must be.
func BenchmarkPairs(b *testing.B) {
	pairs := checked(b)
	all := situations(b, made(b, synthetic.Options{Services: 200, Seed: 1, Distinct: 1, Faults: 0.05, Unknown: 0.05}))
	best := make([][3]time.Duration, len(all))
	for b.Loop() {
		for i, s := range all {
			p := pairs[s.check]
			plain := asPlain(s.plain)
			for side, ask := range []func(){func() { p.direct(s.shared) }, func() { p.direct(plain) }, func() { p.slow(b, s) }} {
				began := time.Now()
				ask()
				if took := time.Since(began); best[i][side] == 0 || took < best[i][side] {
					best[i][side] = took
				}
			}
		}
	}
	var sum [3]time.Duration
	for _, took := range best {
		for side := range sum {
			sum[side] += took[side]
		}
	}
	for side, name := range []string{"direct", "plain", "topdown"} {
		b.ReportMetric(float64(sum[side].Nanoseconds())/float64(len(all)), name+"-ns/check")
	}
	b.ReportMetric(float64(sum[2])/float64(sum[0]), "faster")
}

// What evaluation takes of memory, once a program has been used.
func BenchmarkAllocations(b *testing.B) {
	pairs := checked(b)
	all := situations(b, made(b, synthetic.Options{Services: 50, Seed: 1, Distinct: 1, Faults: 0.05, Unknown: 0.05}))
	for name, ask := range map[string]func(*pair, situation){
		"direct":  func(p *pair, s situation) { p.direct(s.shared) },
		"topdown": func(p *pair, s situation) { p.slow(b, s) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s := all[i%len(all)]
				ask(pairs[s.check], s)
			}
		})
	}
}

func (p *pair) direct(in direct.Input) {
	e := p.program.Start(&in, nil)
	defer e.Close()
	asked(func(rule string) (any, error) {
		value, _, err := e.Ask(rule)
		return value, err
	})
}

func (p *pair) slow(b *testing.B, s situation) {
	input := must(ast.InterfaceToValue(s.plain))(b)
	cache := topdown.NewVirtualCache()
	asked(func(rule string) (any, error) {
		r, err := p.topdown(input, cache, rule)
		return r.value, err
	})
}

// asked asks as an audit does: no more than it needs to know.
func asked(ask func(rule string) (any, error)) {
	for _, rule := range answers {
		value, err := ask(rule)
		if err != nil {
			panic(err)
		}
		list, _ := value.([]any)
		if holds := value == true || len(list) > 0; holds && rule != "violations" {
			return
		}
	}
}
