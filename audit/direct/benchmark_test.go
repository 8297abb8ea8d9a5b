package direct_test

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// The checks of all subjects of a large inventory whose services are all
// distinct, by both sides: with topdown the input is made anew for each check, as
// it must be.
func BenchmarkChecks(b *testing.B) {
	pairs := checked(b)
	o := synthetic.Options{Services: 200, Seed: 1, Distinct: 1, Faults: 0.05, Unknown: 0.05}
	all := situations(b, made(b, o))
	run := func(name string, ask func(*pair, situation)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				s := all[i%len(all)]
				i++
				ask(pairs[s.check], s)
			}
		})
	}
	run("direct", func(p *pair, s situation) { p.askAll(s.given) })
	run("plain", func(p *pair, s situation) { p.askAll(asPlain(s.plain)) })
	run("topdown", func(p *pair, s situation) {
		input, err := ast.InterfaceToValue(s.plain)
		if err != nil {
			b.Fatal(err)
		}
		cache := topdown.NewVirtualCache()
		p.rule(func(rule string) (any, error) {
			r, err := p.topdown(input, cache, rule)
			return r.value, err
		})
	})
}

func (p *pair) askAll(in direct.Input) {
	e := p.program.Start(in, nil)
	defer e.Close()
	p.rule(func(rule string) (any, error) {
		value, _, err := e.Ask(rule)
		return value, err
	})
}

// rule asks as an audit does: no more than it needs to know.
func (*pair) rule(ask func(rule string) (any, error)) {
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
