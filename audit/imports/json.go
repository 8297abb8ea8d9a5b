package imports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// JSON is a value of a document, of which any part may be missing: the methods of
// nil are those of a value that is not there.
type JSON struct {
	// What it is: one of null, true, false, number, text, list or object.
	Is Shape
	// What is written, of a number or a text.
	Text string
	// Of an object: its keys, and in the same order their values. Of a list: its
	// entries, without keys.
	Keys   []string
	Values []*JSON

	offset int
	fields map[string]int // where the keys are, of an object with many
}

// manyFields is how many keys are looked up one by one at most.
const manyFields = 16

// Shape is what a value of JSON is.
type Shape uint8

// The shapes.
const (
	Null Shape = iota
	True
	False
	Number
	Words
	List
	Object
)

// maxDepth is how deep a document may nest.
const maxDepth = 200

// ParseJSON reads exactly one document. Fields of the object at the root for which
// skip says so are read over: they must be JSON, and take no room. The error is an
// inventory.Fault with the place, also that of a key that is given twice, and of a
// byte that is not UTF-8.
func ParseJSON(file, text string, skip func(key string) bool) (*JSON, error) {
	if err := notText(file, text); err != nil {
		return nil, err
	}
	p := newParser(file, text, func(depth int, key string) bool { return depth == 0 && skip != nil && skip(key) })
	root, err := p.value(0)
	if err != nil {
		return nil, p.broken(err)
	}
	if _, extra := p.tokens.Token(); !errors.Is(extra, io.EOF) {
		return nil, p.fault(int(p.tokens.InputOffset()), "text follows the document")
	}
	return root, nil
}

type parser struct {
	file, text string
	skip       func(depth int, key string) bool
	tokens     *json.Decoder
}

func newParser(file, text string, skip func(depth int, key string) bool) *parser {
	p := &parser{file: file, text: text, skip: skip, tokens: json.NewDecoder(strings.NewReader(text))}
	p.tokens.UseNumber()
	return p
}

// broken is the fault of a text that could not be read to its end.
func (p *parser) broken(err error) error {
	var fault inventory.Fault
	switch {
	case errors.As(err, &fault):
		return fault
	case strings.TrimSpace(p.text) == "":
		return emptyFile(p.file)
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	var syntax *json.SyntaxError
	at := int(p.tokens.InputOffset())
	if errors.As(err, &syntax) {
		at = max(at, int(syntax.Offset)-1)
	}
	return p.fault(at, "this is not JSON: "+Text(err.Error()))
}

func emptyFile(file string) inventory.Fault {
	return inventory.Fault{Location: inventory.Location{File: file}, Problem: "the file is empty"}
}

func (p *parser) fault(offset int, problem string) inventory.Fault {
	return inventory.Fault{Location: locate(p.file, p.text, offset), Problem: problem}
}

// start is where the next token begins.
func (p *parser) start() int {
	at := int(p.tokens.InputOffset())
	for at < len(p.text) && strings.IndexByte(" \t\r\n,:", p.text[at]) >= 0 {
		at++
	}
	return at
}

func (p *parser) value(depth int) (*JSON, error) {
	v := &JSON{offset: p.start()}
	token, err := p.tokens.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, p.fault(v.offset, fmt.Sprintf("this is nested deeper than %d levels", maxDepth))
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return v, p.list(v, depth)
		}
		return v, p.object(v, depth)
	case string:
		v.Is, v.Text = Words, token
	case json.Number:
		v.Is, v.Text = Number, token.String()
	case bool:
		v.Is = False
		if token {
			v.Is = True
		}
	}
	return v, nil
}

func (p *parser) list(v *JSON, depth int) error {
	v.Is = List
	for p.tokens.More() {
		entry, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		v.Values = append(v.Values, entry)
	}
	_, err := p.tokens.Token()
	return err
}

func (p *parser) object(v *JSON, depth int) error {
	v.Is = Object
	seen := map[string]bool{}
	for p.tokens.More() {
		at := p.start()
		token, err := p.tokens.Token()
		if err != nil {
			return err
		}
		key := token.(string) // the decoder accepts nothing else here
		if seen[key] {
			return p.fault(at, twice(key))
		}
		seen[key] = true
		if p.skip(depth, key) {
			var skipped json.RawMessage
			if err := p.tokens.Decode(&skipped); err != nil {
				return err
			}
			continue
		}
		value, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		v.Keys, v.Values = append(v.Keys, key), append(v.Values, value)
	}
	v.index()
	_, err := p.tokens.Token()
	return err
}

// index makes the keys of a large object found fast.
func (v *JSON) index() {
	if len(v.Keys) <= manyFields {
		return
	}
	v.fields = make(map[string]int, len(v.Keys))
	for i, key := range v.Keys {
		v.fields[key] = i
	}
}

// locate is the place of a byte of a text.
func locate(file, text string, offset int) inventory.Location {
	before := text[:min(offset, len(text))]
	line := strings.LastIndexByte(before, '\n') + 1
	return inventory.Location{File: file, Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(before[line:])}
}
