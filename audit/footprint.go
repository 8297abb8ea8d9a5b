package audit

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// footprint is all of its input that a check can look at: names of fields of the
// subject and of what was derived for it. Of two subjects that are alike in
// these a check says the same.
type footprint struct {
	subject, facts []string
	// It may look at anything.
	whole bool
	// The id of the subject is only ever put into the text of an answer.
	nameless bool
}

// footprintOf goes through every reference to the input in what rules of a check
// rest on. Whatever is not plainly a field counts as everything.
func footprintOf(module *ast.Module, rules ...string) footprint {
	f := footprint{nameless: namesOnlyInText(module, rules)}
	for _, rule := range reached(module, rules) {
		f.walk(rule)
		ast.WalkExprs(rule, func(e *ast.Expr) bool {
			f.whole = f.whole || len(e.With) > 0
			return false
		})
	}
	f.nameless = f.nameless && !f.whole
	slices.Sort(f.subject)
	slices.Sort(f.facts)
	f.subject, f.facts = slices.Compact(f.subject), slices.Compact(f.facts)
	return f
}

// footprints are those of what exempts a subject, and of the whole check. A library
// that refers to the input by itself may look at anything.
func (c *Catalog) footprints(check *Check) (exemption, whole footprint) {
	exemption, whole = check.anatomy().exemption, check.anatomy().whole
	for _, f := range []*footprint{&exemption, &whole} {
		f.whole = f.whole || c.libraryLooks || check.wholeInventory
		f.nameless = f.nameless && !f.whole
	}
	return exemption, whole
}

// reached are the rules of a module with these names, and those that they name
// in turn.
func reached(module *ast.Module, names []string) (rules []*ast.Rule) {
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	for before := -1; before != len(rules); {
		before, rules = len(rules), nil
		for _, rule := range module.Rules {
			if wanted[ruleName(rule)] {
				rules = append(rules, rule)
				ast.WalkVars(rule, func(v ast.Var) bool {
					wanted[string(v)] = true
					return false
				})
			}
		}
	}
	return rules
}

func (f *footprint) walk(x any) {
	ast.WalkTerms(x, func(t *ast.Term) bool {
		if t.Equal(ast.InputRootDocument) {
			f.whole = true
		}
		ref, isRef := t.Value.(ast.Ref)
		if !isRef || !ref[0].Equal(ast.InputRootDocument) {
			return false
		}
		f.add(ref)
		for _, inner := range ref[1:] { // an index may refer to the input again
			f.walk(inner)
		}
		return true
	})
}

// add notes what a reference to the input looks at. What is not about the
// subject is the same for all subjects.
func (f *footprint) add(ref ast.Ref) {
	switch root := textAt(ref, 1); {
	case root == "params" || root == "operator" || root == "at":
	case root == "subject" && textAt(ref, 2) != "":
		f.subject = append(f.subject, textAt(ref, 2))
	case root == "facts" && textAt(ref, 2) != "":
		f.facts = append(f.facts, textAt(ref, 2))
	default:
		f.whole = true
	}
}

// textAt is a step of a reference, if it is a constant name; else empty.
func textAt(ref ast.Ref, i int) string {
	if i >= len(ref) {
		return ""
	}
	name, _ := ref[i].Value.(ast.String)
	return string(name)
}

var subjectID = ast.Ref{ast.InputRootDocument, ast.StringTerm("subject"), ast.StringTerm("id")}

// namesOnlyInText says whether every mention of the subject's id in what rules of a
// check rest on is an argument of a text in an answer, which nothing else there
// looks at.
func namesOnlyInText(module *ast.Module, rules []string) bool {
	mentions, inText, asked := 0, 0, false
	for _, rule := range reached(module, rules) {
		ast.WalkRefs(rule, func(ref ast.Ref) bool {
			if ref.HasPrefix(subjectID) {
				mentions++
			}
			return false
		})
		ast.WalkVars(rule.Body, func(v ast.Var) bool {
			asked = asked || slices.Contains(entryRules, string(v))
			return false
		})
		if name := ruleName(rule); rule.Head.Key != nil && name != "satisfied" && slices.Contains(entryRules, name) {
			inText += namesInText(rule.Head.Key)
		}
	}
	return mentions == inText && !asked
}

// namesInText counts the mentions of the subject's id among the arguments of
// texts.
func namesInText(answer *ast.Term) (count int) {
	ast.WalkTerms(answer, func(t *ast.Term) bool {
		call, isCall := t.Value.(ast.Call)
		if !isCall || call[0].String() != ast.Sprintf.Name {
			return false
		}
		if arguments, isArray := call[2].Value.(*ast.Array); isArray {
			arguments.Foreach(func(t *ast.Term) {
				if ref, isRef := t.Value.(ast.Ref); isRef && ref.Equal(subjectID) {
					count++
				}
			})
		}
		return true
	})
	return count
}

// refersToInput says whether a library looks at the input by itself.
func refersToInput(library *ast.Module) (found bool) {
	ast.WalkVars(library, func(v ast.Var) bool {
		found = found || v.Equal(ast.InputRootDocument.Value)
		return found
	})
	return found
}
