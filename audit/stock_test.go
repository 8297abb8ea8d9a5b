package audit_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// Whoever doubts a finding can put the documents that `dcaudit input` prints to
// stock OPA and must get the same answer.
func TestStockOPAAgrees(t *testing.T) {
	t.Parallel()
	compiler := ast.NewCompiler()
	if compiler.Compile(modulesOf(t, false)); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	profile := must(shipped(t).Profile(audit.Selection{}))(t)
	for name, sample := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := sample.read(t)
			inputs := audit.InputsOf(profile.Questions(), m.inventory, m.facts, m.date)
			found := findingsByInput(t, assess(t, shipped(t), m))
			stock := stockOPA{compiler: compiler, data: inmem.NewFromObject(roundTripped(t, inputs.Data).(map[string]any))}
			for _, in := range inputs.Inputs {
				key := keyOf(in.Check, in.Subject, in.Input["params"])
				ours, judged := found[key]
				if !judged {
					t.Errorf("%s: an input without a finding", key)
					continue
				}
				if answer := stock.evaluate(t, in); answer != resultOf(ours) {
					t.Errorf("%s: stock OPA gives %v; the assessment says %v", key, answer, resultOf(ours))
				}
				delete(found, key)
			}
			for key := range found {
				t.Errorf("%s: a finding without an input", key)
			}
		})
	}
}

// outcome is what two evaluations of a check are compared by.
type outcome struct {
	status     audit.Status
	violations string
}

func resultOf(f audit.Finding) outcome {
	var messages []string
	for _, v := range f.Violations {
		messages = append(messages, v.Message)
	}
	return outcome{f.Status, fmt.Sprint(sorted(messages))}
}

func sorted(list []string) []string { slices.Sort(list); return list }

// findingsByInput are the findings of an assessment but for those on stand-ins,
// which no check was asked about.
func findingsByInput(t *testing.T, a audit.Assessment) map[string]audit.Finding {
	found := map[string]audit.Finding{}
	for f := range a.Findings.All() {
		if f.Subject.ID != "" {
			found[keyOf(f.Check, f.Subject, inSeconds(t, shipped(t).Check(f.Check), f.Params))] = f
		}
	}
	return found
}

// inSeconds are the parameters of a finding as the check saw them.
func inSeconds(t *testing.T, check *audit.Check, params map[string]any) map[string]any {
	seen := maps.Clone(params)
	for _, p := range check.Params {
		if p.Type == "duration" {
			var d inventory.Duration
			if err := d.UnmarshalText([]byte(seen[p.Name].(string))); err != nil {
				t.Fatal(err)
			}
			seen[p.Name] = d.Seconds()
		}
	}
	return seen
}

func keyOf(check string, subject audit.Subject, params any) string {
	text, _ := json.Marshal(params)
	return fmt.Sprintf("%s %s %s", check, subject, text)
}

// stockOPA evaluates checks as `opa eval` does: built-in errors are no errors,
// and nothing is refused.
type stockOPA struct {
	compiler *ast.Compiler
	data     storage.Store
}

// evaluate derives the status from a whole package by the rules that the README
// of the policies gives.
func (s stockOPA) evaluate(t *testing.T, in audit.Input) outcome {
	t.Helper()
	results, err := rego.New(rego.Query(in.Query), rego.Compiler(s.compiler), rego.Store(s.data), rego.Input(roundTripped(t, in.Input))).Eval(context.Background())
	if err != nil || len(results) != 1 {
		t.Fatalf("%s: %v, %d results", in.Query, err, len(results))
	}
	answer := results[0].Expressions[0].Value.(map[string]any)
	exempt, _ := answer["not_applicable"].([]any)
	violations, _ := answer["violations"].([]any)
	satisfied := answer["satisfied"] == true
	switch {
	case len(exempt) > 0:
		return outcome{audit.NotApplicable, "[]"}
	case len(violations) > 0 && satisfied:
		return outcome{"broken", "[]"}
	case len(violations) > 0:
		return outcome{audit.NotSatisfied, fmt.Sprint(messagesOf(violations))}
	case satisfied:
		return outcome{audit.Satisfied, "[]"}
	}
	return outcome{audit.Undetermined, "[]"}
}

func messagesOf(violations []any) []string {
	var messages []string
	for _, v := range violations {
		messages = append(messages, v.(map[string]any)["message"].(string)+".")
	}
	return sorted(messages)
}

// roundTripped is a value after it was written as JSON and read again.
func roundTripped(t testing.TB, value any) any {
	t.Helper()
	text := must(json.Marshal(value))(t)
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var again any
	if err := decoder.Decode(&again); err != nil {
		t.Fatal(err)
	}
	return again
}
