// Package reports renders an assessment for a reader.
//
// A report adds nothing and leaves nothing out unsaid: it depends on the
// assessment alone, shows every control in exactly one place, and where it
// shortens a list it says by how much. The canonical form is JSON, which Read
// turns back into an assessment.
//
// An inventory is written by others. Whatever comes from it is shown as inert
// text, in which nothing can move a cursor, reorder a line or become markup.
package reports

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Options are what a reader asks for.
type Options struct {
	// Color marks statuses in colour. The words say the same without it. Text
	// alone heeds it.
	Color bool
	// Width is the number of columns; 0 means 80. Text alone heeds it.
	Width int
	// The language of what is said about findings. The spoken formats heed it.
	Language tongue.Language

	// That the assessment is only what got worse, and the outcome of the comparison
	// that says so; empty for a whole one.
	compared string
}

// renderer writes a report of a coherent assessment.
type renderer func(io.Writer, audit.Assessment, Options) error

var formats = map[string]renderer{
	"html":     atOnce(renderHTML),
	"json":     renderJSON,
	"markdown": atOnce(renderMarkdown),
	"text":     atOnce(renderText),

	// For pipelines, editors and spreadsheets.
	"compact":        atOnce(renderCompact),
	"csv":            renderCSV,
	"github":         atOnce(renderGitHub),
	"github-summary": atOnce(renderGitHubSummary),
	"gitlab":         renderGitLab,
	"junit":          renderJUnit,
	"oscal":          renderOSCAL,
	"sarif":          renderSARIF,
}

// atOnce writes nothing before all of a report is there.
func atOnce(render func(*bytes.Buffer, audit.Assessment, Options) error) renderer {
	return func(w io.Writer, a audit.Assessment, o Options) error {
		var report bytes.Buffer
		if err := render(&report, a, o); err != nil {
			return err
		}
		_, err := w.Write(report.Bytes())
		return err
	}
}

// PlainFormats are the names of the formats that everything can be told in, in
// order: drills and clocks too.
func PlainFormats() []string { return []string{"json", "markdown", "text"} }

// Formats lists the names of all formats of assessments in order.
func Formats() []string {
	return slices.Sorted(maps.Keys(formats))
}

// Illustrated says whether a format shows the exhibits of an assessment.
func Illustrated(format string) bool {
	return slices.Contains([]string{"html", "json", "markdown"}, format)
}

// SpokenFormats are the names of the formats that are written in every language,
// in order.
func SpokenFormats() []string {
	return slices.DeleteFunc([]string{"html", "markdown"}, func(name string) bool { return formats[name] == nil })
}

// Write renders a in the named format. On error nothing was written, unless it
// is w itself that failed, or the report is so long that it is written as it is
// made.
func Write(w io.Writer, format string, a audit.Assessment, o Options) error {
	render, known := formats[format]
	if !known {
		return fmt.Errorf("unknown format %q: expected %s", format, either(Formats()))
	}
	if err := coherent(a); err != nil {
		return fmt.Errorf("render assessment: %w", err)
	}
	buffered := bufio.NewWriterSize(w, 1<<20)
	if err := render(buffered, a, o); err != nil {
		return fmt.Errorf("render assessment as %s: %w", format, err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}
