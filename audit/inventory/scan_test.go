package inventory

import "testing"

// TestPrintableASCII counts the bytes that need no closer look.
func TestPrintableASCII(t *testing.T) {
	for text, want := range map[string]int{"": 0, "a": 1, " ~\n a": 5, "a\x7fb": 1, "a\x1fb": 1, "a\tb": 1, "a b\r\n": 3, "é": 0, "aé": 1, "\x00": 0, "\n\n": 2} {
		if got := printableASCII(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

func TestVisibleASCII(t *testing.T) {
	for text, want := range map[string]bool{"": true, "a": true, " ~": true, "a\x7f": false, "\x1fa": false, "a\tb": false, "a\n": false, "é": false} {
		if got := isVisibleASCII(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
