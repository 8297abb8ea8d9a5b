package audit

import (
	"context"
	"fmt"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// engine evaluates compiled checks.
type engine struct {
	compiler *ast.Compiler
	rules    *direct.Rules // the same
	data     storage.Store
	cancel   topdown.Cancel
}

// question is one input, put to the rules of a check in turn. What one rule has
// worked out is not worked out again for the next.
type question struct {
	engine engine
	check  *Check
	input  *ast.Term
	txn    storage.Transaction
	cache  topdown.VirtualCache
}

func (e engine) question(ctx context.Context, check *Check, input ast.Value) (*question, error) {
	txn, err := e.data.NewTransaction(ctx)
	return &question{engine: e, check: check, input: ast.NewTerm(input), txn: txn, cache: topdown.NewVirtualCache()}, err
}

func (q *question) close(ctx context.Context) { q.engine.data.Abort(ctx, q.txn) }

// answer is the variable that the value of a rule is bound to.
const answer = ast.Var("answer")

// asking is the question for the value of a rule of a check.
func asking(check *Check, rule string) ast.Body {
	return ast.NewBody(ast.Equality.Expr(ast.NewTerm(check.path().Append(ast.StringTerm(rule))), ast.NewTerm(answer)))
}

// ask is the value of a rule, and whether it has one. A built-in that fails is
// an error, not the absence of a value; and a check that makes the engine panic
// is broken like one that errs.
func (q *question) ask(ctx context.Context, rule string) (value any, defined bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			value, defined, err = nil, false, fmt.Errorf("the policy engine failed: %v", p)
		}
	}()
	query := topdown.NewQuery(asking(q.check, rule)).WithMetrics(metrics.NoOp()).
		WithCompiler(q.engine.compiler).WithStore(q.engine.data).WithTransaction(q.txn).WithInput(q.input).
		WithCancel(q.engine.cancel).WithStrictBuiltinErrors(true).WithVirtualCache(q.cache)
	err = query.Iter(ctx, func(result topdown.QueryResult) error {
		defined = true
		value, err = ast.JSON(result[answer].Value)
		return err
	})
	return value, defined, err
}
