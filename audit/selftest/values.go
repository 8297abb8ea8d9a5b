package selftest

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func text(s string) *inventory.Value { return &inventory.Value{Form: inventory.Text, Text: s} }

func word(s string) *inventory.Value { return &inventory.Value{Form: inventory.Word, Text: s} }

func list(entries ...*inventory.Value) *inventory.Value {
	v := &inventory.Value{Form: inventory.List}
	for _, entry := range entries {
		v.Children = append(v.Children, inventory.Child{Value: entry})
	}
	return v
}

func mapping(key string, value *inventory.Value) *inventory.Value {
	return &inventory.Value{Form: inventory.Mapping, Children: []inventory.Child{{Key: key, Value: value}}}
}

func leaveEmpty(place) *inventory.Value { return &inventory.Value{Form: inventory.Nothing} }

// wrap holds a copy: the value itself is written as the list around it.
func wrap(p place) *inventory.Value {
	inner := *p.Value
	return list(&inner)
}

// unwrap takes the first of what a value holds for the value.
func unwrap(p place) *inventory.Value {
	if len(p.Children) == 0 {
		return nil
	}
	return p.Children[0].Value
}

// retype writes what no value of this form can be.
func retype(p place) *inventory.Value {
	switch p.Form {
	case inventory.List:
		return mapping("first", text("x"))
	case inventory.Mapping:
		return word("7")
	case inventory.Word:
		return text("some")
	}
	return word("42")
}

func emptyText(p place) *inventory.Value {
	if p.Form != inventory.Text {
		return nil
	}
	return text("")
}

func emptyList(p place) *inventory.Value {
	if p.Form != inventory.List || len(p.Children) == 0 || burdens[p.Holder+"."+p.Key] {
		return nil
	}
	return list()
}

func emptyMapping(p place) *inventory.Value {
	if p.Form != inventory.Mapping {
		return nil
	}
	return &inventory.Value{Form: inventory.Mapping}
}

func addNothing(p place) *inventory.Value {
	if p.Form != inventory.List {
		return nil
	}
	return holding(p.Value, len(p.Children), 0, inventory.Child{Value: leaveEmpty(p)})
}

func repeatEntry(p place) *inventory.Value {
	if p.Form != inventory.List || len(p.Children) == 0 {
		return nil
	}
	return holding(p.Value, len(p.Children), 0, p.Children[len(p.Children)-1])
}

func quote(p place) *inventory.Value {
	if p.Form != inventory.Word {
		return nil
	}
	return text(p.Text)
}

func flip(p place) *inventory.Value {
	if p.Sort != inventory.IsTruth {
		return nil
	}
	return word(strconv.FormatBool(p.Text != "true"))
}

// misspeltValue is for values that are known in advance, or by their form.
func misspeltValue(p place) *inventory.Value {
	switch p.Sort {
	case inventory.IsChoice, inventory.IsTruth:
		return &inventory.Value{Form: p.Form, Text: misspelt(p.Text)}
	case inventory.IsReference:
		return text(misspelt(p.Text))
	}
	return nil
}

// otherCase is for values that are given in two places, here and in the model
// or where an id is declared.
func otherCase(p place) *inventory.Value {
	if p.Sort != inventory.IsChoice && p.Sort != inventory.IsReference || capitals(p.Text) == p.Text {
		return nil
	}
	return text(capitals(p.Text))
}

func control(p place) *inventory.Value { return p.inserted('\x07') }

func invisible(p place) *inventory.Value { return p.inserted('\u200b') }

// inserted puts a character after the first of a text.
func (p place) inserted(r rune) *inventory.Value {
	if p.Form != inventory.Text || p.Text == "" {
		return nil
	}
	return text(p.Text[:1] + string(r) + p.Text[1:])
}

func blank(p place) *inventory.Value {
	if p.Form != inventory.Text {
		return nil
	}
	return text(p.Text + " ")
}

// longestShown is how much of a text a change shows.
const longestShown = 32

// shown is a value in few words.
func shown(v *inventory.Value) string {
	switch v.Form {
	case inventory.Nothing:
		return "nothing"
	case inventory.List:
		return "a list of " + strconv.Itoa(len(v.Children))
	case inventory.Mapping:
		return "a mapping of " + strconv.Itoa(len(v.Children))
	case inventory.Word:
		return v.Text
	}
	if unicode.IsLetter(firstOf(v.Text)) && strings.IndexFunc(v.Text, needsQuotes) < 0 && len(v.Text) <= longestShown {
		return v.Text
	}
	runes := []rune(v.Text)
	if len(runes) > longestShown {
		return strconv.Quote(string(runes[:longestShown])) + "…"
	}
	return strconv.Quote(v.Text)
}

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func needsQuotes(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._", r)
}
