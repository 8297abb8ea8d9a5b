package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"runtime"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/parallel"
)

// noFindings is the line of an assessment without findings. No string of JSON
// holds the end of a line, so that nothing else reads like it.
var noFindings = []byte("\n  \"findings\": []")

// renderJSON writes the canonical form: the same assessment gives the same
// bytes, also after Read. Findings are written as they are worked out: all of
// them together may be larger than the inventory by far.
func renderJSON(w io.Writer, a audit.Assessment, _ Options) error {
	findings := a.Findings
	a.Findings = audit.Findings{}
	var rest bytes.Buffer
	if err := JSON(&rest, a); err != nil {
		return err
	}
	if findings.Len() == 0 {
		_, err := rest.WriteTo(w)
		return err
	}
	head, tail, _ := bytes.Cut(rest.Bytes(), noFindings)
	opened := bytes.TrimSuffix(noFindings, []byte("]"))
	if _, err := w.Write(append(bytes.Clone(head), opened...)); err != nil {
		return err
	}
	if err := streamFindings(w, findings); err != nil {
		return err
	}
	_, err := w.Write(append([]byte("\n  ]"), tail...))
	return err
}

// stretch is how many findings a processor works out at a time.
const stretch = 512

// streamFindings writes the entries of the list.
func streamFindings(w io.Writer, findings audit.Findings) error {
	into := &list{w: w}
	encoders := make([]entries, runtime.GOMAXPROCS(0))
	for _, j := range findings.Judgements() {
		for first := 0; first < j.Len(); first += stretch * len(encoders) {
			parallel.Do(len(encoders), func(i int) { encoders[i].encode(j, first+i*stretch, first+(i+1)*stretch) })
			for _, e := range encoders {
				if err := errors.Join(e.err, into.add(e.text.Bytes())); err != nil {
					return err
				}
			}
		}
	}
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

// entries are some findings in JSON, each after a comma.
type entries struct {
	text bytes.Buffer
	err  error
}

// encode writes the findings of a judgement from one index up to another.
func (e *entries) encode(j *audit.Judgement, from, to int) {
	e.text.Reset()
	var plain bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("    ", "  ")
	for i := from; i < min(to, j.Len()); i++ {
		plain.Reset()
		if e.err = encoder.Encode(j.Finding(i)); e.err != nil {
			return
		}
		e.text.WriteString(",\n    ")
		escapeHidden(&e.text, bytes.TrimSpace(plain.Bytes()))
	}
}
