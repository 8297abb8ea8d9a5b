package inventory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// parseJSON reads exactly one JSON document, keeping repeated keys and the
// position of every value, which encoding/json alone would lose.
func parseJSON(file string, data []byte) (node, Faults) {
	r := jsonReader{file: file, data: data, tokens: json.NewDecoder(bytes.NewReader(data)), line: 1, column: 1}
	r.tokens.UseNumber()
	root, err := r.value(0)
	if err == nil {
		if _, extra := r.next(); !errors.Is(extra, io.EOF) {
			err = Fault{Location: Location{file, r.line, r.column}, Problem: "text follows the document", Expected: "a file holds one document"}
		}
	}
	var fault Fault
	switch {
	case err == nil:
		return root, nil
	case errors.As(err, &fault):
		return node{}, Faults{fault}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return node{}, Faults{emptyFault(file)}
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	r.advance(int(r.tokens.InputOffset()))
	return node{}, Faults{{Location: Location{file, r.line, r.column}, Problem: "this is not JSON: " + printable(err.Error())}}
}

// jsonReader turns a stream of tokens into nodes.
type jsonReader struct {
	file         string
	data         []byte
	tokens       *json.Decoder
	offset       int
	line, column int
}

// advance moves the position forward to a byte offset.
func (r *jsonReader) advance(offset int) {
	for r.offset < offset {
		c, size := utf8.DecodeRune(r.data[r.offset:])
		r.offset, r.column = r.offset+size, r.column+1
		if c == '\n' {
			r.line, r.column = r.line+1, 1
		}
	}
}

// next is the next token, with the position moved to its start.
func (r *jsonReader) next() (json.Token, error) {
	start := int(r.tokens.InputOffset())
	for start < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:"), r.data[start]) >= 0 {
		start++
	}
	r.advance(start)
	return r.tokens.Token()
}

func (r *jsonReader) value(depth int) (node, error) {
	token, err := r.next()
	if err != nil {
		return node{}, err
	}
	n := node{line: r.line, column: r.column}
	if depth > maxDepth {
		return n, Fault{Location: Location{r.file, n.line, n.column}, Problem: fmt.Sprintf("this is nested deeper than %d levels", maxDepth)}
	}
	switch token := token.(type) {
	case json.Delim:
		n.kind = listNode
		if token == '{' {
			n.kind = mappingNode
		}
		n.children, err = r.children(depth)
	case string:
		n.text = token
	case nil:
		n.kind = nullNode
	default:
		n.kind, n.text = wordNode, fmt.Sprint(token)
	}
	return n, err
}

// children reads up to the closing delimiter. The keys of an object are values
// like any other here.
func (r *jsonReader) children(depth int) ([]node, error) {
	var children []node
	for r.tokens.More() {
		child, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		children = append(children, child)
	}
	_, err := r.tokens.Token()
	return children, err
}
