package audit

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// parseModule parses a Rego file and refuses what could let a missing fact read
// as a pass. Annotations are where the compiler finds types, if it is to check
// them.
func parseModule(file string, data []byte, annotated bool) (*ast.Module, inventory.Faults) {
	text, fault := inventory.PlainText(file, data)
	if fault != nil {
		return nil, inventory.Faults{*fault}
	}
	module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{ProcessAnnotation: annotated, RegoVersion: ast.RegoV1, Capabilities: capabilities()})
	if err != nil {
		return nil, regoFaults(file, err)
	}
	var faults inventory.Faults
	ast.WalkExprs(module, func(e *ast.Expr) bool {
		if e.Negated {
			faults = append(faults, inventory.Fault{Location: locationOf(e.Location), Problem: "not is not allowed in a check",
				Expected: "it also holds where a fact is missing", Hint: "compare with == false, or with another value that must be there"})
		}
		return false
	})
	return module, append(faults, defaults(module)...)
}

// defaults finds the rules that have a value where a fact is missing. An else of
// a function is none of them: without arguments a function has no value.
func defaults(module *ast.Module) (faults inventory.Faults) {
	refuse := func(word string, at *ast.Location) {
		faults = append(faults, inventory.Fault{Location: locationOf(at), Problem: word + " is not allowed in a check",
			Expected: "it also holds where a fact is missing", Hint: "say what must be there for the rule to hold"})
	}
	for _, rule := range module.Rules {
		switch {
		case rule.Default:
			refuse("default", rule.Location)
		case rule.Else != nil && len(rule.Head.Args) == 0:
			refuse("else", rule.Else.Location)
		}
	}
	return faults
}

// regoFaults gives the errors of the Rego parser and compiler our form. The file
// is that of an error which does not name its own.
func regoFaults(file string, err error) (faults inventory.Faults) {
	var list ast.Errors
	var single *ast.Error
	if errors.As(err, &single) {
		list = ast.Errors{single}
	} else if !errors.As(err, &list) {
		return inventory.Faults{{Location: inventory.Location{File: file}, Problem: err.Error()}}
	}
	for _, e := range list {
		problem := shortened(e.Message)
		if e.Details != nil {
			problem += details(e.Details.Lines())
		}
		faults = append(faults, inventory.Fault{Location: locationOf(e.Location), Problem: problem})
	}
	return faults
}

// shortened keeps a line of a message from being as long as one of a file.
func shortened(line string) string {
	const longest = 1000
	if len(line) <= longest {
		return line
	}
	return strings.ToValidUTF8(line[:longest], "") + "…"
}

// details are the lines of a drawing that points into an expression, as text.
func details(lines []string) string {
	var words []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); strings.Trim(line, "^") != "" {
			words = append(words, shortened(line))
		}
	}
	return " (" + strings.Join(words, "; ") + ")"
}

func locationOf(l *ast.Location) inventory.Location {
	if l == nil {
		return inventory.Location{}
	}
	return inventory.Location{File: l.File, Line: l.Row, Column: l.Col}
}

// compile compiles modules together. For verified modules the stages that only
// look for mistakes are left out; they are two thirds of the time.
func compile(modules map[string]*ast.Module, verified bool) (*ast.Compiler, error) {
	compiler := ast.NewCompiler().SetErrorLimit(0).WithStrict(!verified).WithUseTypeCheckAnnotations(!verified).WithCapabilities(capabilities())
	if verified {
		compiler = compiler.WithSkipStages(mistakeStages...)
	}
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, regoFaults("", compiler.Errors).Err()
	}
	return compiler, nil
}

// mistakeStages are the stages of compilation that change nothing in modules
// without mistakes, and those for features that checks do not use.
var mistakeStages = []ast.StageID{
	ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports, ast.StageCheckVoidCalls,
	ast.StageCheckRuleConflicts, ast.StageCheckUndefinedFuncs, ast.StageCheckSafetyRuleHeads, ast.StageCheckRecursion, ast.StageCheckTypes,
	ast.StageCheckUnsafeBuiltins, ast.StageCheckDeprecatedBuiltins, ast.StageSetAnnotationSet, ast.StageRewriteRegoMetadataCalls,
	ast.StageCheckSafetyRuleBodies, ast.StageParseMetadataBlocks, ast.StageRewritePrintCalls, ast.StageRewriteTestRulesForTracing, ast.StageBuildRequiredCapabilities, ast.StageRewriteTemplateStrings, ast.StageRewriteWithValues, ast.StageBuildComprehensionIndices,
}

// typed declares to the compiler what the input of a check looks like, so that
// a misspelt field does not compile.
func (c *Check) typed(module *ast.Module) {
	var schema any = plainSchema(inputSchema(c))
	about := &ast.Annotations{Scope: "package"}
	if i := slices.IndexFunc(module.Annotations, func(a *ast.Annotations) bool { return a.Scope == about.Scope }); i >= 0 {
		about = module.Annotations[i]
	} else {
		module.Annotations = append(module.Annotations, about)
	}
	about.Schemas = append(about.Schemas, &ast.SchemaAnnotation{Path: ast.InputRootRef, Definition: &schema})
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
