package audit

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
)

// parseModule parses a Rego file and refuses what could let a missing fact read
// as a pass.
func parseModule(file string, text []byte) (*ast.Module, inventory.Faults) {
	module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: capabilities()})
	if err != nil {
		return nil, regoFaults(err)
	}
	var faults inventory.Faults
	ast.WalkExprs(module, func(e *ast.Expr) bool {
		if e.Negated {
			faults = append(faults, inventory.Fault{Location: locationOf(e.Location), Problem: "not is not allowed in a check",
				Expected: "it also holds where a fact is missing", Hint: "compare with == false, or with another value that must be there"})
		}
		return false
	})
	return module, faults
}

// regoFaults gives the errors of the Rego parser and compiler our form.
func regoFaults(err error) (faults inventory.Faults) {
	var list ast.Errors
	if !errors.As(err, &list) {
		return inventory.Faults{{Problem: err.Error()}}
	}
	for _, e := range list {
		problem := e.Message
		if e.Details != nil {
			problem += " (" + strings.Join(e.Details.Lines(), " ") + ")"
		}
		faults = append(faults, inventory.Fault{Location: locationOf(e.Location), Problem: problem})
	}
	return faults
}

func locationOf(l *ast.Location) inventory.Location {
	if l == nil {
		return inventory.Location{}
	}
	return inventory.Location{File: l.File, Line: l.Row, Column: l.Col}
}

// capabilities are what checks may use: no built-in that reaches the network,
// the environment, the clock or chance. The date comes in as input.at.
func capabilities() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	c.Builtins = slices.DeleteFunc(slices.Clone(c.Builtins), func(b *ast.Builtin) bool {
		return b.Nondeterministic || slices.Contains(refusedBuiltins, b.Name)
	})
	c.AllowNet = []string{}
	return c
}

// refusedBuiltins can exhaust the machine before a deadline stops them, or hide
// a missing fact behind a default.
var refusedBuiltins = []string{"bits.lsh", "strings.replace_n", "object.get"}

// compile compiles all modules together. The input of each check is typed, so
// that a misspelt field does not compile.
func compile(modules map[string]*ast.Module, checks []*Check) (*ast.Compiler, error) {
	for _, check := range checks {
		var schema any = plainSchema(inputSchema(check))
		about := annotation(check.module)
		about.Schemas = append(about.Schemas, &ast.SchemaAnnotation{Path: ast.InputRootRef, Definition: &schema})
	}
	compiler := ast.NewCompiler().WithStrict(true).WithUseTypeCheckAnnotations(true).WithCapabilities(capabilities())
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, regoFaults(compiler.Errors).Err()
	}
	return compiler, nil
}

// factTypes are the types of subjects, and of what is derived for them.
var factTypes = map[SubjectKind]struct{ subject, facts reflect.Type }{
	"operator": {reflect.TypeFor[inventory.Operator](), reflect.TypeFor[drill.OperatorFacts]()},
	"plan":     {reflect.TypeFor[inventory.Reporting](), reflect.TypeFor[drill.PlanFacts]()},
	"facility": {reflect.TypeFor[inventory.Facility](), reflect.TypeFor[drill.FacilityFacts]()},
	"service":  {reflect.TypeFor[inventory.Service](), reflect.TypeFor[drill.ServiceFacts]()},
	"dataset":  {reflect.TypeFor[inventory.Dataset](), reflect.TypeFor[drill.DatasetFacts]()},
	"notice":   {reflect.TypeFor[inventory.Notice](), reflect.TypeFor[drill.NoticeFacts]()},
	"incident": {reflect.TypeFor[inventory.Incident](), reflect.TypeFor[drill.IncidentFacts]()},
}

// inputSchema is what a check sees.
func inputSchema(check *Check) inventory.Schema {
	types := factTypes[check.Subject]
	return inventory.Schema{"type": "object", "additionalProperties": false, "properties": inventory.Schema{
		"subject":  inventory.SchemaOf(types.subject),
		"facts":    inventory.SchemaOf(types.facts),
		"params":   check.paramSchema(),
		"operator": inventory.SchemaOf(reflect.TypeFor[inventory.Operator]()),
		"at":       inventory.Schema{"type": "string"},
	}}
}

// evaluator asks one check about subjects.
type evaluator struct {
	rules map[string]rego.PreparedEvalQuery // by entry rule
}

// newEvaluator prepares the entry rules that the check has.
func newEvaluator(ctx context.Context, compiler *ast.Compiler, check *Check, data storage.Store) (*evaluator, error) {
	e := &evaluator{rules: map[string]rego.PreparedEvalQuery{}}
	for _, rule := range entryRules {
		ref := check.module.Package.Path.Append(ast.StringTerm(rule))
		if len(compiler.GetRulesExact(ref)) == 0 {
			continue
		}
		query := rego.New(rego.Compiler(compiler), rego.Store(data), rego.ParsedQuery(ast.NewBody(ast.NewExpr(ast.NewTerm(ref)))),
			rego.StrictBuiltinErrors(true))
		prepared, err := query.PrepareForEval(ctx)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be prepared: %w", check.ID, err)
		}
		e.rules[rule] = prepared
	}
	return e, nil
}

// ask is the value of a rule for an input, and whether it has one. A check that
// panics inside the engine is broken like one that errs.
func (e *evaluator) ask(ctx context.Context, rule string, input ast.Value) (value any, defined bool, err error) {
	prepared, has := e.rules[rule]
	if !has {
		return nil, false, nil
	}
	defer func() {
		if p := recover(); p != nil {
			value, defined, err = nil, false, fmt.Errorf("the policy engine failed: %v", p)
		}
	}()
	results, err := prepared.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil || len(results) == 0 {
		return nil, false, err
	}
	return results[0].Expressions[0].Value, true, nil
}

// plainSchema turns a schema into the plain maps that the type checker expects.
func plainSchema(value any) any {
	switch value := value.(type) {
	case inventory.Schema:
		plain := map[string]any{}
		for key, inner := range value {
			plain[key] = plainSchema(inner)
		}
		return plain
	case []string:
		plain := make([]any, len(value))
		for i, text := range value {
			plain[i] = text
		}
		return plain
	}
	return value
}
