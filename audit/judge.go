package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ruling is what a check said of a subject.
type ruling struct {
	exempt     []string // why the demand does not bind the subject
	satisfied  bool
	violations []rawViolation
	doubts     []doubt // only where it is neither satisfied nor violated
	says       saying  // how it is kept
}

// both says what exempts a subject, or else what the check finds.
func (ask asker) both() (ruling, error) {
	r, err := ask.exempt()
	if err == nil && len(r.exempt) == 0 {
		r, err = ask.rule()
	}
	return r, err
}

// status is where it leaves the subject.
func (r *ruling) status() Status {
	switch {
	case len(r.exempt) > 0:
		return NotApplicable
	case len(r.violations) > 0:
		return NotSatisfied
	case r.satisfied:
		return Satisfied
	}
	return Undetermined
}

// doubt is a fact that is declared and proves nothing, and why.
type doubt struct {
	at      []any
	message string
}

// rawViolation is a violation as the check gives it.
type rawViolation struct {
	at                            []any
	message, expected, found, fix string
	because                       []string
}

// asker is a check that was put to a subject: it gives the value of a rule, and
// whether it has one.
type asker func(rule string) (value any, defined bool, err error)

// compare puts violations in the order that they have in a set.
func (v rawViolation) compare(other rawViolation) int { return ast.Compare(v.term(), other.term()) }

func (v rawViolation) term() *ast.Term {
	items := map[string]any{"at": v.at, "message": v.message, "expected": v.expected, "found": v.found, "fix": v.fix}
	if len(v.because) > 0 {
		items["because"] = v.because
	}
	return ast.NewTerm(inputValue(items))
}

// compare puts doubts in the order that they have in a set.
func (d doubt) compare(other doubt) int {
	term := func(d doubt) *ast.Term {
		return ast.NewTerm(inputValue(map[string]any{"at": d.at, "message": d.message}))
	}
	return ast.Compare(term(d), term(other))
}

// exempt asks why the demand does not bind a subject. An answer of another
// shape than was asked for is an error: it must not pass for no answer.
func (ask asker) exempt() (r ruling, err error) {
	answer, defined, err := ask("not_applicable")
	if err != nil {
		return r, err
	}
	r.exempt, err = texts(answer, defined, "not_applicable")
	return r, err
}

// rule asks a check for its ruling on a subject that the demand binds.
func (ask asker) rule() (r ruling, err error) {
	answer, defined, err := ask("violations")
	if err != nil {
		return r, err
	}
	if r.violations, err = violations(answer, defined); err != nil {
		return r, err
	}
	if answer, defined, err = ask("satisfied"); err != nil {
		return r, err
	}
	satisfied, isBool := answer.(bool)
	switch {
	case defined && !isBool:
		return r, fmt.Errorf("satisfied is %v; expected true, or nothing", answer)
	case satisfied && len(r.violations) > 0:
		return r, fmt.Errorf("it is satisfied and violated at once: %s", r.violations[0].message)
	}
	if r.satisfied = satisfied; satisfied || len(r.violations) > 0 {
		return r, nil
	}
	if answer, defined, err = ask("unproven"); err != nil {
		return r, err
	}
	r.doubts, err = doubts(answer, defined)
	return r, err
}

// doubts reads the set of facts that prove nothing, in the order of what they
// are about.
func doubts(answer any, defined bool) (result []doubt, err error) {
	list, isList := answer.([]any)
	if defined && !isList {
		return nil, fmt.Errorf("unproven is %v; expected a set of objects", answer)
	}
	for _, entry := range list {
		object, _ := entry.(map[string]any)
		at, hasPlace := object["at"].([]any)
		message, hasText := object["message"].(string)
		if !hasPlace || !hasText || len(object) > 2 {
			return nil, fmt.Errorf("unproven contains %v: expected at and message", entry)
		}
		result = append(result, doubt{at, message})
	}
	return result, nil
}

// texts reads a set of sentences.
func texts(answer any, defined bool, rule string) (sentences []string, err error) {
	list, isList := answer.([]any)
	if defined && !isList {
		return nil, fmt.Errorf("%s is %v; expected a set of texts", rule, answer)
	}
	for _, entry := range list {
		text, isText := entry.(string)
		if !isText || strings.TrimSpace(text) == "" {
			return nil, fmt.Errorf("%s contains %v; expected a text", rule, entry)
		}
		sentences = append(sentences, text)
	}
	slices.Sort(sentences)
	return sentences, nil
}

// violations reads the set of violations, in the order of what they are about.
func violations(answer any, defined bool) (result []rawViolation, err error) {
	list, isList := answer.([]any)
	if defined && !isList {
		return nil, fmt.Errorf("violations is %v; expected a set of objects", answer)
	}
	for _, entry := range list {
		v, err := violation(entry)
		if err != nil {
			return nil, fmt.Errorf("violations contains %v: %w", entry, err)
		}
		result = append(result, v)
	}
	return result, nil
}

func violation(entry any) (v rawViolation, err error) {
	object, isObject := entry.(map[string]any)
	if !isObject {
		return v, errors.New("expected an object")
	}
	fields := map[string]*string{"message": &v.message, "expected": &v.expected, "found": &v.found, "fix": &v.fix}
	for _, key := range sortedKeys(object) {
		switch key {
		case "at":
			v.at, _ = object[key].([]any)
		case "because":
			if v.because, err = steps(object[key]); err != nil {
				return v, err
			}
		default:
			into, known := fields[key]
			text, isText := object[key].(string)
			if !known || !isText {
				return v, fmt.Errorf("unexpected %s", key)
			}
			*into = text
			delete(fields, key)
		}
	}
	if len(fields) > 0 || v.at == nil || strings.TrimSpace(v.message) == "" {
		return v, errors.New("expected at, message, expected, found and fix")
	}
	return v, nil
}

// steps reads a list of sentences whose order matters.
func steps(answer any) (sentences []string, err error) {
	list, isList := answer.([]any)
	if !isList {
		return nil, errors.New("expected because to be a list of texts")
	}
	for _, entry := range list {
		text, isText := entry.(string)
		if !isText {
			return nil, errors.New("expected because to be a list of texts")
		}
		sentences = append(sentences, text)
	}
	return sentences, nil
}
