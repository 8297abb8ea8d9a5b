package direct_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/packed"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// pair is a check as both sides evaluate it.
type pair struct {
	compiler *ast.Compiler
	queries  map[string]ast.Body
	program  *direct.Program
	store    storage.Store
	txn      storage.Transaction
}

const answer = ast.Var("answer")

func newPair(compiler *ast.Compiler, pkg ast.Ref, rules ...string) (*pair, error) {
	unpacked, err := repacked(compiler, pkg, rules...)
	if err != nil {
		return nil, err
	}
	program, err := direct.Compile(unpacked, pkg, rules...)
	if err != nil {
		return nil, err
	}
	p := &pair{compiler: compiler, queries: map[string]ast.Body{}, program: program, store: inmem.New()}
	p.txn, err = p.store.NewTransaction(context.Background())
	for _, rule := range rules {
		ref := pkg.Append(ast.StringTerm(rule))
		p.queries[rule] = ast.NewBody(ast.Equality.Expr(ast.NewTerm(ref), ast.NewTerm(answer)))
	}
	return p, err
}

// repacked are rules that were packed and unpacked again.
func repacked(compiler *ast.Compiler, pkg ast.Ref, rules ...string) (*direct.Rules, error) {
	var w packed.Writer
	if err := direct.RulesOf(compiler).Pack(&w, pkg, rules...); err != nil {
		return nil, err
	}
	r := packed.NewReader(string(w.Bytes()))
	unpacked := direct.Unpack(r)
	if !r.Ended() {
		return nil, fmt.Errorf("not all was read: %v", r.Err())
	}
	return unpacked, nil
}

// reply is what a rule said.
type reply struct {
	value   any
	defined bool
	failed  bool
}

// topdown asks OPA.
func (p *pair) topdown(input ast.Value, cache topdown.VirtualCache, rule string) (r reply, err error) {
	query := topdown.NewQuery(p.queries[rule]).WithCompiler(p.compiler).WithStore(p.store).WithTransaction(p.txn).
		WithInput(ast.NewTerm(input)).WithStrictBuiltinErrors(true).WithVirtualCache(cache)
	err = query.Iter(context.Background(), func(result topdown.QueryResult) error {
		r.defined = true
		r.value, err = ast.JSON(result[answer].Value)
		return err
	})
	if err != nil {
		return reply{failed: true}, err
	}
	return r, nil
}

// differ puts an input to both, and tells the rules about which they disagree, and
// how many failed here alone.
func (p *pair) differ(t testing.TB, name string, plain map[string]any, givens []direct.Input, rules ...string) (failed, doubted int) {
	t.Helper()
	input := must(ast.InterfaceToValue(plain))(t)
	cache := topdown.NewVirtualCache()
	evaluations := make([]*direct.Evaluation, len(givens))
	for i, given := range givens {
		evaluations[i] = p.program.Start(&given, nil)
		defer evaluations[i].Close()
	}
	for _, rule := range rules {
		want, cause := p.topdown(input, cache, rule)
		for i, e := range evaluations {
			value, defined, err := e.Ask(rule)
			got := reply{value, defined, err != nil}
			switch {
			case got.failed && !want.failed:
				doubted++
			case !reflect.DeepEqual(got, want):
				t.Errorf("%s: %s with input %d is\n%v (%v), topdown has\n%v (%v)\nof %v", name, rule, i, got, err, want, cause, plain)
			}
		}
		if want.failed {
			return failed + 1, doubted
		}
	}
	return failed, doubted
}

// asPlain is an input given as plain data.
func asPlain(in map[string]any) direct.Input {
	at, _ := in["at"].(string)
	return direct.Input{Subject: in["subject"], Facts: in["facts"], Params: in["params"], Operator: in["operator"], At: at}
}
