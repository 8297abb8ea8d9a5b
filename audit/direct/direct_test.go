package direct_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/open-policy-agent/opa/v1/ast"
)

// checked are the shipped checks as both sides evaluate them, by package. None may
// be refused, whatever stages of the compiler are left out.
func checked(t testing.TB, left ...ast.StageID) map[string]*pair {
	t.Helper()
	compiler := must(compiled(shipped(), left...))(t)
	pairs := map[string]*pair{}
	for _, module := range compiler.Modules {
		if pkg := module.Package.Path; pkg.HasPrefix(ast.MustParseRef("data.checks")) {
			pairs[pkg.String()] = must(newPair(compiler, pkg, answers...))(t)
		}
	}
	return pairs
}

func TestShippedChecksAnswerAsTopdownDoes(t *testing.T) {
	t.Parallel()
	pairs := checked(t)
	all := estates(t)
	for seed := range uint64(3) {
		for _, distinct := range []float64{0, 1} {
			o := synthetic.Options{Services: 30, Seed: seed + 1, Distinct: distinct, Faults: 0.4, Unknown: 0.4}
			all[fmt.Sprintf("synthetic %v", o)] = made(t, o)
		}
	}
	asked := 0
	for name, inv := range all {
		asked += agree(t, name, pairs, inv)
	}
	t.Logf("%d situations", asked)
}

// mistakes are the stages that an audit leaves out for modules that are known to
// have none.
var mistakes = []ast.StageID{
	ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports, ast.StageCheckVoidCalls, ast.StageCheckRuleConflicts,
	ast.StageCheckUndefinedFuncs, ast.StageCheckSafetyRuleHeads, ast.StageCheckRecursion, ast.StageCheckTypes, ast.StageCheckUnsafeBuiltins,
	ast.StageCheckDeprecatedBuiltins, ast.StageSetAnnotationSet, ast.StageRewriteRegoMetadataCalls, ast.StageCheckSafetyRuleBodies,
	ast.StageParseMetadataBlocks, ast.StageRewritePrintCalls, ast.StageRewriteTestRulesForTracing, ast.StageBuildRequiredCapabilities,
	ast.StageRewriteTemplateStrings, ast.StageRewriteWithValues, ast.StageBuildComprehensionIndices,
}

func TestVerifiedChecksAnswerAsTopdownDoes(t *testing.T) {
	t.Parallel()
	pairs := checked(t, mistakes...)
	for name, inv := range estates(t) {
		agree(t, name, pairs, inv)
	}
}

// A check sees all of a subject, in whatever way it looks at it.
func TestModelIsSeenAsPlainData(t *testing.T) {
	t.Parallel()
	compiler := must(compiled(map[string]string{"x.rego": all}))(t)
	p := must(newPair(compiler, ast.MustParseRef("data.checks.x"), answers...))(t)
	for name, inv := range estates(t) {
		seen := map[any]bool{}
		for _, s := range situations(t, inv) {
			if s.check = fmt.Sprintf("%T", s.given.Subject); !seen[s.given.Subject] {
				p.differ(t, name+": "+s.name, s.plain, []direct.Input{asPlain(s.plain), s.given}, answers...)
			}
			if reflect.TypeOf(s.given.Subject).Comparable() {
				seen[s.given.Subject] = true
			}
		}
	}
}

const all = `package checks.x

not_applicable contains {"n": count(input.subject), "text": sprintf("%v", [input])}

violations contains [side, key, value] if {
	some side in ["subject", "facts", "params"]
	some key, value in input[side]
}

violations contains [key, i, field, value] if {
	some key, list in input.facts
	some i, entry in list
	some field, value in entry
	value in input.facts[key][i]
	input.facts[key][i][field] == value
	count(entry) > 0
	input.facts[key] != input.subject
}

satisfied if {
	input.subject == input.subject
	input.facts in [input.params, input.facts]
	{side | some side in input} - {input.subject} == {side | some key, side in input; key != "subject"}
	input.subject <= object.union(input.subject, {})
}

unproven contains entry if {
	some list in input.facts
	some entry in list
}

unproven contains {"sorted": [entry | some entry in {entry | some list in input.facts; some entry in list}]}
`

func agree(t *testing.T, name string, pairs map[string]*pair, inv estate) int {
	t.Helper()
	all := situations(t, inv)
	for _, s := range all {
		if _, doubted := pairs[s.check].differ(t, name+": "+s.name, s.plain, []direct.Input{asPlain(s.plain), s.given, s.shared}, answers...); doubted > 0 {
			t.Errorf("%s: %s fails where topdown does not", name, s.name)
		}
	}
	return len(all)
}

// A key that is given twice is what topdown makes of it.
func TestKeysGivenTwice(t *testing.T) {
	t.Parallel()
	for _, rule := range []string{
		`violations contains {"b": 1, "b": 2}`, `violations contains {"b": 2, "b": 1}`, `violations contains {"b": input.subject.x, "b": 2}`,
		`violations contains {"b": 2, "b": input.subject.x}`, `violations contains {"b": input.subject.y, "a": 1, "b": input.subject.x}`,
		`satisfied if {"b": 1, "b": 2} == {"b": 2}`, `satisfied if {"b": 1, "b": 2} == {"b": 1}`, `satisfied if count({"b": 1, "b": 2}) == 1`,
		`satisfied if count({"b": input.subject.x, "b": 2}) == 1`, `satisfied if {"b": input.subject.x, "b": 2}.b == 2`, `satisfied if {"b": input.subject.x, "b": 2}["b"] == 5`,
	} {
		compiler := must(compiled(map[string]string{"x.rego": "package checks.x\n\n" + rule + "\n"}))(t)
		p := must(newPair(compiler, ast.MustParseRef("data.checks.x"), answers...))(t)
		plain := map[string]any{"subject": map[string]any{"x": 5, "y": 6}, "facts": map[string]any{}, "params": map[string]any{}}
		p.differ(t, rule, plain, []direct.Input{asPlain(plain)}, answers...)
	}
}
