package reports

import (
	"bytes"
	"errors"
	"io"
	"runtime"

	"github.com/dcaudit/dcaudit/audit/parallel"
)

// inOrder writes n entries one after the other, though they are worked out side by
// side: some for each processor at a time. Write is called with a buffer and a
// range of entries.
func inOrder(w io.Writer, n int, write func(b *bytes.Buffer, from, to int) error) error {
	texts, failed := make([]bytes.Buffer, runtime.GOMAXPROCS(0)), make([]error, runtime.GOMAXPROCS(0))
	for first := 0; first < n; first += stretch * len(texts) {
		parallel.Do(len(texts), func(i int) {
			from := min(first+i*stretch, n)
			texts[i].Reset()
			failed[i] = write(&texts[i], from, min(from+stretch, n))
		})
		if err := errors.Join(failed...); err != nil {
			return err
		}
		for i := range texts {
			if _, err := w.Write(texts[i].Bytes()); err != nil {
				return err
			}
		}
	}
	return nil
}
