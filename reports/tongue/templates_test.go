package tongue_test

import (
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"text/template/parse"
)

// readTemplates finds what templates say, as "say" and "count" let them.
func (s spoken) readTemplates(t *testing.T) {
	files, err := filepath.Glob("../html/*.gohtml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, trees := parse.New(file), map[string]*parse.Tree{}
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(string(text), "", "", trees); err != nil {
			t.Fatal(err)
		}
		for _, tree := range trees {
			walk(reflect.ValueOf(tree.Root), func(c *parse.CommandNode) { s.readCommand(t, token.Position{Filename: file, Offset: int(c.Pos)}, c) })
		}
	}
}

// walk finds all commands below a node of a template.
func walk(v reflect.Value, visit func(*parse.CommandNode)) {
	switch v.Kind() {
	case reflect.Interface:
		walk(v.Elem(), visit)
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	case reflect.Pointer:
		if v.IsNil() || v.Type() == reflect.TypeFor[*parse.Tree]() { // which leads back up
			return
		}
		if c, is := v.Interface().(*parse.CommandNode); is {
			visit(c)
		}
		walk(v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(v.Field(i), visit)
			}
		}
	}
}

// readCommand finds the text of a command, which is a constant, with a verb for
// each of the other arguments.
func (s spoken) readCommand(t *testing.T, at token.Position, c *parse.CommandNode) {
	name, isName := c.Args[0].(*parse.IdentifierNode)
	if !isName || name.Ident != "say" && name.Ident != "count" {
		return
	}
	set, index := s.texts, 1
	if name.Ident == "count" {
		set, index = s.things, 3
	}
	text, isText := c.Args[index].(*parse.StringNode)
	if !isText {
		t.Errorf("%s: %s is given what is no constant", at, c)
		return
	}
	if set[text.Text] = at; name.Ident == "say" && len(verbs(t, text.Text)) != len(c.Args)-2 {
		t.Errorf("%s: %s has other arguments than verbs", at, c)
	}
}
