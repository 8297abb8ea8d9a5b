package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// output is a report that is asked for: in which format, and into which file;
// empty for standard output.
type output struct{ format, file string }

// endings tell the format of a file by how its name ends, the longest first.
var endings = []struct{ ending, format string }{
	{".oscal.json", "oscal"}, {".sarif.json", "sarif"}, {".markdown", "markdown"}, {".sarif", "sarif"}, {".html", "html"}, {".json", "json"}, {".text", "text"},
	{".csv", "csv"}, {".htm", "html"}, {".txt", "text"}, {".xml", "junit"}, {".md", "markdown"},
}

// outputsOf are the reports that the command line asks for, in some of these
// formats: that of standard output last.
func outputsOf(c *cli.Context, formats []string) (outputs []output, err error) {
	if err := oneOf(c, "format", formats); err != nil {
		return nil, err
	}
	for _, text := range c.StringSlice("output") {
		o, err := parseOutput(c, text, formats)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(outputs, o.replaces) {
			return nil, usageOf(c, fmt.Sprintf("--output names the file %q twice", o.file))
		}
		outputs = append(outputs, o)
	}
	return append(outputs, output{format: c.String("format")}), nil
}

// parseOutput reads FILE, of which the ending tells the format, or FORMAT=FILE.
func parseOutput(c *cli.Context, text string, formats []string) (o output, err error) {
	if format, file, ok := strings.Cut(text, "="); ok && slices.Contains(formats, format) {
		o = output{format, file}
	} else if ok && !strings.ContainsAny(format, "./\\") {
		return o, usageOf(c, strings.TrimSuffix(fmt.Sprintf("--output is %q, and there is no format %q; expected one of: %s; hint: %s", text, format,
			strings.Join(formats, ", "), inventory.DidYouMean(format, formats)), "; hint: "))
	} else {
		o = output{formatOf(text, formats), text}
	}
	switch {
	case o.file == "" || o.file == "-":
		return o, usageOf(c, fmt.Sprintf("--output is %q; expected a file; hint: --format says what goes to standard output", text))
	case o.format == "":
		return o, usageOf(c, fmt.Sprintf("--output is %q, and no format here has files that end so; hint: write FORMAT=%s, with one of: %s", text, text, strings.Join(formats, ", ")))
	}
	return o, nil
}

// formatOf is the format, of these, that the ending of a file tells; empty for
// none.
func formatOf(file string, formats []string) string {
	for _, e := range endings {
		if strings.HasSuffix(strings.ToLower(file), e.ending) && slices.Contains(formats, e.format) {
			return e.format
		}
	}
	return ""
}

// replaces says whether both are written to one file.
func (o output) replaces(other output) bool {
	if filepath.Clean(o.file) == filepath.Clean(other.file) {
		return true
	}
	a, err := os.Stat(o.file)
	b, fault := os.Stat(other.file)
	return err == nil && fault == nil && a.Mode().IsRegular() && os.SameFile(a, b)
}

// renderer writes a report in a format.
type renderer func(w io.Writer, format string, o reports.Options) error

// write writes a report to all outputs. Of what goes to files, a summary goes to
// standard error.
func (d *dcaudit) write(outputs []output, summary func() string, render renderer) error {
	d.progress.enter("writing")
	var files []string
	for _, o := range outputs[:len(outputs)-1] {
		err := d.drafts.add().Save(o.file, func(w io.Writer) error { return render(w, o.format, reports.Options{}) })
		if err != nil {
			return err
		}
		files = append(files, reports.Line(o.file))
	}
	if len(files) > 0 {
		fmt.Fprintf(d.stderr, "dcaudit: %s; %s\n", strings.TrimSuffix(summary(), "."), reports.WrittenTo(files))
	}
	return render(d.stdout, outputs[len(outputs)-1].format, d.options())
}

// drafts are all reports on their way into files.
type drafts struct {
	mu      sync.Mutex
	all     []*reports.Draft
	dropped bool
}

// add is a new draft, already dropped if all of them are.
func (d *drafts) add() *reports.Draft {
	d.mu.Lock()
	defer d.mu.Unlock()
	draft := &reports.Draft{}
	if d.dropped {
		draft.Drop()
	}
	d.all = append(d.all, draft)
	return draft
}

// drop drops all of them, and counts how many came how far.
func (d *drafts) drop() map[reports.Stage]int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dropped = true
	stages := map[reports.Stage]int{}
	for _, draft := range d.all {
		stages[draft.Drop()]++
	}
	return stages
}
