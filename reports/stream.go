package reports

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// opening is an empty list in a document, which fill fills with entries: each after a
// comma. It is known by its line, with the end of the line before. No string of
// JSON holds the end of a line, so that nothing else reads like it.
type opening struct {
	line string
	fill func(io.Writer) error
}

// fillIn writes a document as JSON, and the entries of its openings, in order, as they
// are worked out.
func fillIn(w io.Writer, document any, openings ...opening) error {
	var rest bytes.Buffer
	if err := JSON(&rest, document); err != nil {
		return err
	}
	tail := rest.Bytes()
	for _, g := range openings {
		var head []byte
		head, tail, _ = bytes.Cut(tail, []byte(g.line))
		if _, err := w.Write(append(bytes.Clone(head), strings.TrimSuffix(g.line, "]")...)); err != nil {
			return err
		}
		entries := &list{w: w}
		if err := g.fill(writer(entries.add)); err != nil {
			return err
		}
		closed := "]"
		if entries.begun {
			closed = g.line[:strings.IndexByte(g.line, '"')] + closed
		}
		if _, err := io.WriteString(w, closed); err != nil {
			return err
		}
	}
	_, err := w.Write(tail)
	return err
}

// renderJSON writes the canonical form: the same assessment gives the same
// bytes, also after Read. Findings are written as they are worked out: all of
// them together may be larger than the inventory by far.
func renderJSON(w io.Writer, a audit.Assessment, _ Options) error {
	findings := a.Findings
	a.Findings = audit.Findings{}
	return fillIn(w, a, opening{"\n  \"findings\": []", func(entries io.Writer) error { return streamFindings(entries, findings) }})
}

// stretch is how many findings a processor works out at a time.
const stretch = 512

// streamFindings writes the entries of the list.
func streamFindings(w io.Writer, findings audit.Findings) error {
	for _, j := range findings.Judgements() {
		if err := writeEach(w, "    ", j.Len(), j.Finding); err != nil {
			return err
		}
	}
	return nil
}

// writeEach writes the entries that get makes, side by side and in order.
func writeEach[T any](w io.Writer, indent string, n int, get func(i int) T) error {
	return inOrder(w, n, func(text *bytes.Buffer, from, to int) error {
		for i := from; i < to; i++ {
			if err := entered(text, indent, get(i)); err != nil {
				return err
			}
		}
		return nil
	})
}

// entered writes an entry of a list after a comma, indented.
func entered(text *bytes.Buffer, indent string, entry any) error {
	var plain bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indent, "  ")
	if err := encoder.Encode(entry); err != nil {
		return err
	}
	text.WriteString(",\n" + indent)
	escapeHidden(text, bytes.TrimSpace(plain.Bytes()))
	return nil
}

// list leaves out the comma before the first of its entries.
type list struct {
	w     io.Writer
	begun bool
}

func (l *list) add(entries []byte) error {
	if !l.begun && len(entries) > 0 {
		l.begun, entries = true, entries[1:]
	}
	_, err := l.w.Write(entries)
	return err
}
