package reports

import (
	"strings"

	"github.com/dcaudit/dcaudit/reports/inert"
)

// Lines makes a message of several lines harmless to show, line by line.
func Lines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = safe(line)
	}
	return strings.Join(lines, "\n")
}

// Line makes a message harmless to show on one line.
func Line(s string) string { return safe(s) }

// safe makes a string from outside harmless to show on one line.
func safe(s string) string { return inert.Line(s) }
