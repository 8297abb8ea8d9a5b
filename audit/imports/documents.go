package imports

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"gopkg.in/yaml.v3"
)

// maxPiece is how large one document of YAML may be, or one entry of its list, in
// bytes: the library that reads it takes some thirty times as much.
const maxPiece = 8 << 20

// listKey is the key of the list in a document.
const listKey = "items"

// ParseDocuments reads all documents of a text, in JSON, one after the other, or in
// YAML, separated by ---. Of all objects in them it keeps the keys of which keep
// says so; the rest is read over. The error is an inventory.Fault with the place, also that of a key that is
// given twice, and of what would make a text mean more than it shows: aliases,
// tags and merge keys.
//
// A list of YAML below the key items, as it stands at the margin of a document, is
// read an entry at a time, so that a long one takes little memory.
func ParseDocuments(file, text string, keep func(key string) bool) ([]*JSON, error) {
	if err := notText(file, text); err != nil {
		return nil, err
	}
	if start := strings.TrimLeft(text, " \t\r\n"); start == "" {
		return nil, emptyFile(file)
	} else if start[0] == '{' || start[0] == '[' {
		return parseStream(file, text, keep)
	}
	c := &converter{file: file, text: text, keep: keep}
	return c.documents()
}

// parseStream reads documents of JSON.
func parseStream(file, text string, keep func(key string) bool) (documents []*JSON, err error) {
	p := newParser(file, text, func(_ int, key string) bool { return !keep(key) })
	for strings.TrimSpace(text[p.tokens.InputOffset():]) != "" {
		document, err := p.value(0)
		if err != nil {
			return nil, p.broken(err)
		}
		documents = append(documents, document)
	}
	return documents, nil
}

// converter turns the nodes of the YAML library into values.
type converter struct {
	file, text string
	keep       func(key string) bool
	lines      []int // where the lines of the piece begin that is converted
	last       mark
}

// documents reads documents one by one.
func (c *converter) documents() (documents []*JSON, err error) {
	begin, at := 0, 0
	for line := range strings.Lines(c.text) {
		if end := at + len(line); isMark(line, "---") || isMark(line, "...") || end == len(c.text) {
			stop := at
			if !isMark(line, "---") && !isMark(line, "...") {
				stop = end
			}
			document, err := c.document(begin, stop)
			if err != nil {
				return nil, err
			}
			if document != nil {
				documents = append(documents, document)
			}
			begin = at + len("---")
		}
		at += len(line)
	}
	if len(documents) == 0 {
		return nil, emptyFile(c.file)
	}
	return documents, nil
}

// isMark reports whether a line ends a document.
func isMark(line, mark string) bool {
	rest, found := strings.CutPrefix(line, mark)
	return found && (rest == "" || strings.ContainsRune(" \t\r\n", rune(rest[0])))
}

// document reads the document between two places of the text, nil where there is
// none: what stands before its list, the entries of that one by one, and what
// stands behind it.
func (c *converter) document(begin, end int) (*JSON, error) {
	entries, tail := c.entries(begin, end)
	if entries == nil {
		return c.piece(begin, end)
	}
	head, err := c.piece(begin, entries[0])
	if err != nil {
		return nil, err
	}
	list := &JSON{Is: List, offset: entries[0]}
	for i, at := range entries {
		stop := tail
		if i+1 < len(entries) {
			stop = entries[i+1]
		}
		piece, err := c.piece(at, stop)
		if err != nil {
			return nil, err
		}
		list.Values = append(list.Values, piece.Entries()...)
	}
	rest, err := c.piece(tail, end)
	if err != nil {
		return nil, err
	}
	return c.joined(head, list, rest)
}

// joined is a document whose list was read apart.
func (c *converter) joined(head, list, rest *JSON) (*JSON, error) {
	if head == nil || len(head.Keys) == 0 || head.Keys[len(head.Keys)-1] != listKey {
		return nil, c.fault(list.offset, "this list belongs to no key")
	}
	head.Values[len(head.Values)-1] = list
	switch {
	case rest == nil:
		return head, nil
	case rest.Is != Object:
		return nil, c.fault(rest.offset, "this belongs to no key")
	}
	for i, key := range rest.Keys {
		if head.Get(key) != nil {
			return nil, c.fault(rest.Values[i].offset, twice(key))
		}
		head.Keys, head.Values = append(head.Keys, key), append(head.Values, rest.Values[i])
	}
	return head, nil
}

// entries are where the entries begin of a list that stands at the margin below
// the key items, or indented from it, and where it ends; none where there is no
// such list.
func (c *converter) entries(begin, end int) (entries []int, tail int) {
	at, indent := begin, -1
	for line := range strings.Lines(c.text[begin:end]) {
		margin := len(line) - len(strings.TrimLeft(line, " "))
		content := strings.TrimRight(line[margin:], " \r\n")
		switch {
		case len(entries) == 0 && margin == 0 && content == listKey+":":
			indent = 0
		case indent < 0 || content == "" || content[0] == '#':
		case content != "-" && !strings.HasPrefix(content, "- "):
			if len(entries) == 0 || margin <= indent {
				return entries, at
			}
		case len(entries) == 0:
			indent = margin
			entries = append(entries, at)
		case margin == indent:
			entries = append(entries, at)
		case margin < indent:
			return entries, at
		}
		at += len(line)
	}
	return entries, end
}

// piece reads a part of the text by itself; nil where nothing is in it.
func (c *converter) piece(begin, end int) (*JSON, error) {
	text := c.text[begin:end]
	if len(text) > maxPiece {
		return nil, c.fault(begin, fmt.Sprintf("one document of YAML, or one entry of its list, is larger than %d MiB", maxPiece>>20))
	}
	var document yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, c.syntax(begin, end, err)
	}
	c.lines, c.last = c.lines[:0], mark{}
	for line := range strings.Lines(text) {
		c.lines = append(c.lines, begin)
		begin += len(line)
	}
	return c.value(document.Content[0], 0)
}

var syntaxLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax gives an error of the YAML library our form. The line that it names is
// about that of the error.
func (c *converter) syntax(begin, end int, err error) error {
	at, line := begin, 1
	if match := syntaxLine.FindStringSubmatch(err.Error()); match != nil && match[1] != "" {
		line, _ = strconv.Atoi(match[1])
	}
	for text := range strings.Lines(c.text[begin:end]) {
		if line--; line <= 0 {
			break
		}
		at += len(text)
	}
	fault := inventory.Fault{Location: locate(c.file, c.text, min(at, len(c.text))), Problem: "this is not YAML: " + Text(syntaxLine.ReplaceAllString(err.Error(), ""))}
	fault.Column = 0
	return fault
}

func (c *converter) fault(offset int, problem string) inventory.Fault {
	return inventory.Fault{Location: locate(c.file, c.text, offset), Problem: problem}
}

func twice(key string) string { return fmt.Sprintf("the key %q is given twice", Text(key)) }
