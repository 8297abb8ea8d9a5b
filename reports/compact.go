package reports

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/parallel"
)

// renderCompact writes one line for each objection, as compilers do, for editors
// that jump from line to line and for grep:
//
//	file:line:column: severity: check: subject: message [controls]
//
// What is not proved to be violated has its state behind the severity. A place
// of which only the file is known is 1:1, and the line says so at its end. The
// last line is the outcome. The lines are sorted by place.
func renderCompact(b *bytes.Buffer, a audit.Assessment, _ Options) error {
	lines := compactLines(opposed(a).withWaivers())
	slices.SortStableFunc(lines, func(a, b compactLine) int {
		return cmp.Or(strings.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	for _, l := range lines {
		fmt.Fprintf(b, "%s:%d:%d: %s\n", l.file, l.line, l.column, l.text)
	}
	b.WriteString(safe(announced(a)) + "\n")
	return nil
}

// compactLine is a line of the report with its place.
type compactLine struct {
	file         string
	line, column int
	text         string
}

func compactLines(o opposition) []compactLine {
	var lines []compactLine
	for _, b := range o.batches {
		some := make([]compactLine, b.len)
		parallel.Do(b.len, func(i int) { some[i] = compacted(b.get(i)) })
		lines = append(lines, some...)
	}
	return lines
}

func compacted(o objection) compactLine {
	weighs := string(cmp.Or(o.Severity, "control"))
	if o.state() != spaced(audit.NotSatisfied) {
		weighs += " (" + o.state() + ")"
	}
	text := strings.Join([]string{weighs, o.name(), o.about(), o.told()}, ": ")
	if o.Check != "" && len(o.Controls) > 0 {
		text += " [" + few(o.Controls) + "]"
	}
	if o.at.Line <= 0 {
		text += " (line unknown)"
	}
	return compactLine{unsplit(safe(cmp.Or(o.at.File, "file unknown"))), max(1, o.at.Line), max(1, o.at.Column), safe(text)}
}

// drive is how a path of Windows may begin.
var drive = regexp.MustCompile(`^[A-Za-z]:[\\/]`)

// unsplit escapes the colons of the name of a file. What reads the lines splits
// them there, and no name may pass for a line of another kind, or for an outcome.
func unsplit(file string) string {
	start := len(drive.FindString(file))
	return file[:start] + strings.ReplaceAll(file[start:], ":", `\u{003A}`)
}
