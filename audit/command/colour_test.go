package command

import (
	"bytes"
	"os"
	"testing"
)

// Colour is for terminals alone, and for those only whose reader wants it.
func TestColour(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminal to be had here: ", err)
	}
	defer terminal.Close()
	file, err := os.Create(t.TempDir() + "/report.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, c := range []struct {
		noColor, term            string
		terminal, onFile, inside bool
	}{
		{"", "xterm", true, false, false},
		{"", "", true, false, false},
		{"", "dumb", false, false, false},
		{"1", "xterm", false, false, false},
		{"1", "dumb", false, false, false},
	} {
		t.Setenv("NO_COLOR", c.noColor)
		t.Setenv("TERM", c.term)
		if colored(terminal) != c.terminal || colored(file) != c.onFile || colored(&bytes.Buffer{}) != c.inside {
			t.Errorf("NO_COLOR=%q TERM=%q: terminal %v, file %v", c.noColor, c.term, colored(terminal), colored(file))
		}
	}
}
