package packed

import (
	"encoding/binary"
)

// Writer writes one thing after the other. The zero value is ready.
type Writer struct {
	out    []byte
	places map[string]int // of each text
	texts  []string
}

// Number writes a number that is not negative.
func (w *Writer) Number(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

// Truth writes a truth value.
func (w *Writer) Truth(is bool) {
	if is {
		w.Number(1)
	} else {
		w.Number(0)
	}
}

// Text writes a text.
func (w *Writer) Text(text string) {
	at, known := w.places[text]
	if !known {
		if w.places == nil {
			w.places = map[string]int{}
		}
		at = len(w.texts)
		w.places[text], w.texts = at, append(w.texts, text)
	}
	w.Number(at)
}

// Texts writes a list of texts.
func (w *Writer) Texts(list []string) {
	w.Number(len(list))
	for _, text := range list {
		w.Text(text)
	}
}

// Bytes is all that was written.
func (w *Writer) Bytes() []byte {
	all := binary.AppendUvarint(nil, uint64(len(w.texts)))
	for _, text := range w.texts {
		all = binary.AppendUvarint(all, uint64(len(text)))
	}
	for _, text := range w.texts {
		all = append(all, text...)
	}
	return append(all, w.out...)
}
