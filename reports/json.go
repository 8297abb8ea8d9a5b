package reports

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/inert"
)

// escapeHidden copies JSON and escapes what is hidden in its strings. JSON has
// an escape of its own for that, so that no reader of it sees a difference. The
// replacement character is escaped too: the encoder does it for broken UTF-8,
// which is whole after Read.
func escapeHidden(b *bytes.Buffer, document []byte) {
	done := 0
	for i := 0; i < len(document); {
		if document[i] < 0x7f { // the encoder has escaped what is hidden among these
			i++
			continue
		}
		r, size := utf8.DecodeRune(document[i:])
		if r == utf8.RuneError || inert.Hidden(r) {
			b.Write(document[done:i])
			writeEscape(b, r)
			done = i + size
		}
		i += size
	}
	b.Write(document[done:])
}

func writeEscape(b *bytes.Buffer, r rune) {
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		fmt.Fprintf(b, `\u%04x\u%04x`, high, low)
		return
	}
	fmt.Fprintf(b, `\u%04x`, r)
}

// Read reads an assessment that was saved as JSON. It refuses what this version
// would not have written: fields it doesn't know, a key given twice, another
// schema, more than one document, and an assessment that contradicts itself.
// Numbers in parameters and values stay as they were written.
func Read(r io.Reader) (audit.Assessment, error) {
	return ReadFilled(r, func(a audit.Assessment) audit.Assessment { return a })
}

// ReadFilled is Read of an assessment in which something was left out that is put
// there before it is looked at as a whole.
func ReadFilled(r io.Reader, fill func(audit.Assessment) audit.Assessment) (audit.Assessment, error) {
	document, err := io.ReadAll(r)
	if err != nil {
		return audit.Assessment{}, fmt.Errorf("read assessment: %w", err)
	}
	a, err := decode(document, fill)
	if err != nil {
		return audit.Assessment{}, fmt.Errorf("read assessment: %w", err)
	}
	return a, nil
}

func decode(document []byte, fill func(audit.Assessment) audit.Assessment) (audit.Assessment, error) {
	var a audit.Assessment
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(document, &head); err != nil {
		return a, located(document, err)
	}
	if head.Schema != audit.Schema {
		return a, fmt.Errorf("schema is %q: expected %q", head.Schema, audit.Schema)
	}
	keys := json.NewDecoder(bytes.NewReader(document))
	if err := singleKeys(keys); err != nil {
		return a, at(document, keys.InputOffset(), err)
	}
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	var saved struct {
		audit.Assessment
		Findings []audit.Finding `json:"findings"`
		Upcoming *struct {
			audit.Forecast
			Findings []audit.Finding `json:"findings"`
		} `json:"upcoming"`
	}
	if err := decoder.Decode(&saved); err != nil {
		return a, located(document, err)
	}
	a = saved.Assessment
	a.Findings = audit.ListOf(saved.Findings)
	err := distinct(saved.Findings)
	if then := saved.Upcoming; then != nil {
		a.Upcoming = &then.Forecast
		a.Upcoming.Findings = audit.ListOf(then.Findings)
		err = errors.Join(err, distinct(then.Findings))
	}
	if err != nil {
		return a, err
	}
	a = fill(a)
	return a, coherent(a)
}

// distinct refuses a finding that is there twice.
func distinct(findings []audit.Finding) error {
	seen := make(map[string]bool, len(findings))
	for _, f := range findings {
		if seen[f.Fingerprint] {
			return fmt.Errorf("two findings have the fingerprint %q", f.Fingerprint)
		}
		seen[f.Fingerprint] = true
	}
	return nil
}

// singleKeys refuses an object that has a key twice, in whatever case. The
// decoder would take the later one in silence, and one verdict could hide
// behind another. The document was parsed before, so that its depth is bounded.
func singleKeys(decoder *json.Decoder) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	object := token == json.Delim('{')
	if !object && token != json.Delim('[') {
		return nil
	}
	seen := map[string]bool{}
	for decoder.More() {
		if object {
			key, err := decoder.Token()
			if err != nil {
				return err
			}
			name := strings.ToLower(strings.ToUpper(key.(string)))
			if seen[name] {
				return fmt.Errorf("key %q is given twice", key)
			}
			seen[name] = true
		}
		if err := singleKeys(decoder); err != nil {
			return err
		}
	}
	_, err = decoder.Token()
	return err
}

// located puts line:column before an error of the decoder that knows its place.
func located(document []byte, err error) error {
	var offset int64
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &mismatch):
		offset = mismatch.Offset
	default:
		return err
	}
	return at(document, offset, err)
}

func at(document []byte, offset int64, err error) error {
	before := document[:min(max(0, offset-1), int64(len(document)))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return fmt.Errorf("%d:%d: %w", line, column, err)
}

// value shows a parameter or a declared value on one line, as JSON.
func value(v any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

func sortedKeys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	return slices.Sorted(maps.Keys(m))
}
