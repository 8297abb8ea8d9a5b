package direct_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// writer writes random modules in the part of Rego that is known, and some beyond.
type writer struct {
	*rand.Rand
	vars  []string // that are known where it writes
	rules []string // terms that stand for rules written so far
	calls []string // functions of one argument, written so far
	named int
	// Equal numbers may be written differently, as 1 and 1.0. Then there are no
	// functions: topdown takes the result for one of them for that of the other.
	odd bool
}

// of are the choices there are, and those that there are with odd numbers.
func of[T any](w *writer, all []T, odd ...T) T {
	if w.odd {
		all = append(all, odd...)
	}
	return all[w.IntN(len(all))]
}

func pick[T any](w *writer, of ...T) T { return of[w.IntN(len(of))] }

// module is a package of helpers, and of the rules by which a check answers.
func (w *writer) module() string {
	var b strings.Builder
	b.WriteString("package checks.x\n\n")
	for i := range 1 + w.IntN(4) {
		w.helper(&b, i)
	}
	for _, rule := range answers {
		for range pick(w, 1, 1, 2) {
			head := map[bool]string{true: rule, false: rule + " contains " + "%s"}[rule == "satisfied"]
			body, item := w.rule()
			if rule != "satisfied" {
				head = fmt.Sprintf(head, item)
			}
			fmt.Fprintf(&b, "%s if {\n%s}\n\n", head, body)
		}
	}
	return used(b.String())
}

var ours = regexp.MustCompile(`\bv\d+\b( := )?`)

// used leaves out the variables that are declared only.
func used(text string) string {
	times := map[string]int{}
	for _, v := range ours.FindAllString(text, -1) {
		times[strings.TrimSuffix(v, " := ")]++
	}
	return ours.ReplaceAllStringFunc(text, func(v string) string {
		name, assigned := strings.CutSuffix(v, " := ")
		switch {
		case times[name] > 1:
			return v
		case assigned:
			return ""
		}
		return "_"
	})
}

// helper writes all definitions of one helper.
func (w *writer) helper(b *strings.Builder, i int) {
	name := fmt.Sprintf("_h%d", i)
	form := w.IntN(6)
	if w.odd {
		form = w.IntN(5)
	}
	constant := w.scalar()
	for range pick(w, 1, 1, 2, 3) {
		w.vars = nil
		switch form {
		case 0:
			body, item := w.rule()
			fmt.Fprintf(b, "%s := %s if {\n%s}\n\n", name, item, body)
		case 1:
			body, item := w.rule()
			fmt.Fprintf(b, "%s contains %s if {\n%s}\n\n", name, item, body)
		case 2, 3:
			body, item := w.rule()
			key := w.variable()
			fmt.Fprintf(b, "%s[key] %s %s if {\n%s\tkey := %s\n}\n\n", name, map[int]string{2: ":=", 3: "contains"}[form], item, body, key)
		case 4:
			body, _ := w.rule()
			fmt.Fprintf(b, "%s := %s if {\n%s}\n\n", name, constant, body)
		default:
			w.function(b, name, constant)
		}
	}
	if form == 5 {
		w.calls = append(w.calls, name)
	} else {
		w.rules = append(w.rules, name)
	}
	w.vars = nil
}

func (w *writer) function(b *strings.Builder, name, constant string) {
	if w.IntN(4) == 0 {
		fmt.Fprintf(b, "%s(%s) := %s\n\n", name, w.scalar(), constant)
		return
	}
	w.vars = []string{"arg"}
	body, item := w.statements(1+w.IntN(3)), w.term(1)
	if w.IntN(2) == 0 {
		item = constant
	}
	fmt.Fprintf(b, "%s(arg) := %s if {\n%s}", name, item, body)
	for range w.IntN(3) {
		w.vars = []string{"arg"}
		body, item := w.statements(1+w.IntN(2)), w.term(1)
		fmt.Fprintf(b, " else := %s if {\n%s}", item, body)
	}
	b.WriteString("\n\n")
}

// rule is a body, and a term of what is known at its end.
func (w *writer) rule() (body, item string) {
	w.vars = nil
	body = w.statements(1 + w.IntN(4))
	item = w.term(2)
	if w.IntN(2) == 0 {
		item = w.variable()
	}
	return body, item
}

func (w *writer) statements(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString("\t" + w.statement(2) + "\n")
	}
	return b.String()
}

func (w *writer) statement(depth int) string {
	switch w.IntN(12) {
	case 0, 1:
		over := w.collection(depth)
		return fmt.Sprintf("some %s in %s", w.declare(), over)
	case 2, 3:
		over := w.collection(depth)
		return fmt.Sprintf("some %s, %s in %s", w.declare(), w.declare(), over)
	case 4:
		of := w.term(depth)
		return fmt.Sprintf("%s := %s", w.declare(), of)
	case 5:
		return w.every(depth)
	case 8:
		of, name := w.term(depth), pick(w, "u", "w")
		if !slices.Contains(w.vars, name) {
			w.vars = append(w.vars, name)
		}
		return fmt.Sprintf("%s = %s", name, of)
	case 6:
		return fmt.Sprintf("%s in %s", w.term(depth), w.collection(depth))
	case 7:
		return w.ref()
	}
	return fmt.Sprintf("%s %s %s", w.term(depth), pick(w, "==", "!=", "!=", "<", "<=", "<=", ">", ">="), w.term(depth))
}

func (w *writer) every(depth int) string {
	over, known := w.collection(depth), len(w.vars)
	head := w.declare()
	if w.IntN(2) == 0 {
		head += ", " + w.declare()
	}
	var inner []string
	for range 1 + w.IntN(2) {
		inner = append(inner, w.statement(depth-1))
	}
	w.vars = w.vars[:known]
	return fmt.Sprintf("every %s in %s { %s }", head, over, strings.Join(inner, "; "))
}

func (w *writer) declare() string {
	if w.IntN(6) == 0 {
		return "_"
	}
	w.named++
	w.vars = append(w.vars, fmt.Sprintf("v%d", w.named))
	return w.vars[len(w.vars)-1]
}

func (w *writer) variable() string {
	if len(w.vars) == 0 {
		return w.scalar()
	}
	return w.vars[w.IntN(len(w.vars))]
}

func (w *writer) scalar() string {
	return of(w, []string{"0", "1", "2", "3", "1.5", "-1", `"a"`, `"b"`, `"id"`, `""`, "true", "false", "null", "true", "1", "2"}, "1.0", "1000000")
}

// likely is a reference that leads somewhere as a rule.
func (w *writer) likely() string {
	base := pick(w, "input.subject", "input.facts", "input.params")
	field := pick(w, ".a", ".b", ".n")
	switch w.IntN(6) {
	case 0:
		return base + ".xs[_]" + field
	case 1:
		return base + ".xs[" + w.variable() + "]" + field
	case 2:
		return base + ".ys[_]"
	case 3:
		return w.variable()
	case 4:
		if len(w.vars) > 0 {
			return w.variable() + field
		}
	}
	return base + field
}

// numeric is a number as a rule.
func (w *writer) numeric() string {
	if w.IntN(20) == 0 {
		return w.term(0)
	}
	return pick(w, "1", "3", "86400", "1.5", "input.params.n", "input.subject.n", "input.facts.n", "input.facts.xs[_].n", "count("+w.entries()+")")
}

// entries are a collection that is there as a rule.
func (w *writer) entries() string {
	switch n := w.IntN(5); {
	case n == 0 && len(w.vars) > 0:
		return w.variable() + ".ys"
	case n < 3 && len(w.rules) > 0:
		return w.rules[w.IntN(len(w.rules))]
	}
	return pick(w, "input.subject", "input.facts", "input.params") + pick(w, ".xs", ".xs", ".ys", ".o")
}

// ref is a reference that may lead somewhere.
func (w *writer) ref() string {
	if w.IntN(4) > 0 {
		return w.likely()
	}
	base := pick(w, "input.subject", "input.facts", "input.params", "input.subject.xs[0]")
	switch n := w.IntN(6); {
	case n < 2 && len(w.vars) > 0:
		base = w.variable()
	case n == 2 && len(w.rules) > 0:
		base = w.rules[w.IntN(len(w.rules))]
		if w.IntN(2) == 0 {
			return base
		}
	}
	for range 1 + w.IntN(3) {
		base += pick(w, ".a", ".b", ".n", ".xs", ".xs", ".ys", ".o", "[0]", "[1]", "[_]", "[_]", "["+w.variable()+"]")
	}
	return base
}

func (w *writer) collection(depth int) string {
	switch n := w.IntN(16); {
	case n < 10:
		return w.entries()
	case n == 10 || depth <= 0:
		return w.ref()
	}
	switch w.IntN(8) {
	case 0:
		return fmt.Sprintf("[%s, %s]", w.term(depth-1), w.term(depth-1))
	case 1:
		return fmt.Sprintf("{%s}", pick(w, w.term(depth-1), w.scalar()+", "+w.scalar()))
	case 2:
		return fmt.Sprintf(`{"a": %s, "n": %s}`, w.term(depth-1), w.term(depth-1))
	case 3, 4, 5:
		return w.comprehension(depth)
	case 6:
		return fmt.Sprintf("(%s %s %s)", w.comprehension(depth), pick(w, "|", "&", "-"), w.comprehension(depth))
	}
	return fmt.Sprintf("array.concat(%s, %s)", w.collection(depth-1), w.collection(depth-1))
}

func (w *writer) comprehension(depth int) string {
	known := len(w.vars)
	var inner []string
	for range 1 + w.IntN(2) {
		inner = append(inner, w.statement(depth-1))
	}
	item := w.term(0)
	if w.IntN(2) == 0 {
		item = w.variable()
	}
	text := fmt.Sprintf(pick(w, "[%s | %s]", "{%s | %s}"), item, strings.Join(inner, "; "))
	if w.IntN(4) == 0 {
		text = fmt.Sprintf("{%s: %s | %s}", w.variable(), item, strings.Join(inner, "; "))
	}
	w.vars = w.vars[:known]
	return text
}

func (w *writer) term(depth int) string {
	if depth <= 0 {
		return pick(w, w.scalar(), w.variable(), w.variable(), w.ref())
	}
	switch w.IntN(30) {
	case 0:
		return w.collection(depth)
	case 1:
		return fmt.Sprintf("count(%s)", w.collection(depth-1))
	case 2:
		return fmt.Sprintf("(%s %s %s)", w.numeric(), pick(w, "+", "-", "*", "*", "/", "%"), w.numeric())
	case 3:
		return fmt.Sprintf(`sprintf("%%v and %%s", [%s, %s])`, w.term(depth-1), w.term(depth-1))
	case 12:
		return fmt.Sprintf(`concat("-", %s)`, pick(w, w.comprehension(depth), w.entries(), `["x", "y"]`, "["+w.scalar()+"]"))
	case 4:
		return fmt.Sprintf("%s(%s)", pick(w, "ceil", "floor", "round", "abs"), w.numeric())
	case 10:
		return fmt.Sprintf("%s(%s)", pick(w, "is_array", "is_string", "is_number", "is_boolean", "is_object", "is_set", "is_null", "type_name"), w.term(depth-1))
	case 11:
		if w.IntN(4) == 0 {
			return fmt.Sprintf("%s(%s)", pick(w, "sort", "object.keys", "sum", "max", "count"), w.entries())
		}
	case 5, 6:
		if len(w.calls) > 0 {
			return fmt.Sprintf("%s(%s)", w.calls[w.IntN(len(w.calls))], w.term(depth-1))
		}
	case 7:
		return w.scalar()
	case 8, 9:
		return w.variable()
	}
	return w.ref()
}

// document is an input with the fields that modules ask for, most of the time.
func (w *writer) document() map[string]any {
	return map[string]any{"subject": w.data(3, true), "facts": w.data(3, true), "params": w.data(2, true), "operator": "x", "at": "2022-10-15T00:00:00Z"}
}

func (w *writer) data(depth int, object bool) any {
	if depth == 0 || !object && w.IntN(3) == 0 {
		return of[any](w, []any{nil, true, false, 0.0, 1.0, 2.0, 3.0, 1.5, -1.0, "a", "b", "id", "", int64(2), json.Number("2")},
			1e6, 2592000.0, int64(1)<<53+1, json.Number("1.0"))
	}
	if object || w.IntN(2) == 0 {
		o := map[string]any{}
		for _, key := range []string{"a", "b", "n", "xs", "ys", "o", "0"} {
			if w.IntN(8) > 0 && key != "0" || w.IntN(20) == 0 {
				o[key] = w.field(key, depth-1)
			}
		}
		return o
	}
	return w.list(depth)
}

func (w *writer) field(key string, depth int) any {
	switch {
	case w.IntN(30) == 0:
		return w.data(depth, false)
	case key == "n":
		return of[any](w, []any{0.0, 1.0, 2.0, 3.0, 1.5, 86400.0, int64(2)}, 1e6, int64(1)<<40, int64(1)<<53+1, json.Number("1.0"))
	case key == "xs" && depth > 0:
		return w.list(depth)
	case key == "ys":
		return w.list(1)
	case key == "o" && depth > 0:
		return w.data(depth, true)
	}
	return w.data(0, false)
}

func (w *writer) list(depth int) any {
	list := make([]any, w.IntN(5))
	for i := range list {
		list[i] = w.data(depth-1, depth > 1 && w.IntN(4) > 0)
	}
	return list
}
