package inventory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Location is a place in a file.
type Location struct {
	// The file as it was named on the command line, or found below a folder.
	File string `json:"file"`
	// The line, from 1; 0 when only the file is known.
	Line int `json:"line"`
	// The column in characters, from 1; 0 when only the line is known.
	Column int `json:"column"`
}

// String is file:line:column, as far as it is known.
func (l Location) String() string {
	file := printable(l.File)
	switch {
	case l.Line == 0:
		return file
	case l.Column == 0:
		return fmt.Sprintf("%s:%d", file, l.Line)
	}
	return fmt.Sprintf("%s:%d:%d", file, l.Line, l.Column)
}

// Fault is one thing that is wrong with a file.
type Fault struct {
	Location
	// What is wrong.
	Problem string
	// What would have been right; empty when the problem says it.
	Expected string
	// How to mend it; empty when that is plain.
	Hint string
}

// Error is file:line:column: problem; expected; hint: hint.
func (f Fault) Error() string {
	parts := []string{f.Location.String() + ": " + f.Problem}
	if f.Expected != "" {
		parts = append(parts, f.Expected)
	}
	if f.Hint != "" {
		parts = append(parts, "hint: "+f.Hint)
	}
	return printable(strings.Join(parts, "; "))
}

// Faults are all that is wrong, a line each, in the order of files and lines.
type Faults []Fault

// Error is one line for each fault.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// Err sorts the faults and returns them; it is nil when there are none.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f
}

// longestMisspelt is the length of the longest word for which others are looked
// through: the effort grows with the square of it.
const longestMisspelt = 64

// Closest is the candidate that a misspelt word was probably meant to be, or
// the empty string when none is near.
func Closest(word string, candidates []string) string {
	length := utf8.RuneCountInString(word)
	if length > longestMisspelt {
		return ""
	}
	best, distance := "", 1+length/3
	for _, candidate := range candidates {
		if utf8.RuneCountInString(candidate)-length > distance { // too far, and what is long costs much
			continue
		}
		d := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(candidate))
		if d < distance || (d == distance && candidate < best) {
			best, distance = candidate, d
		}
	}
	return best
}

// DidYouMean is a hint for a misspelt word, empty when no candidate is near.
func DidYouMean(word string, candidates []string) string {
	if best := Closest(word, candidates); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return ""
}
