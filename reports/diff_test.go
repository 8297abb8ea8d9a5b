package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/change"
)

// compared is a comparison that shows every kind of change, of two assessments in
// which s stands before every string from outside.
func compared(s string) change.Comparison {
	base, head := sample(), sample()
	rewrite(&base, func(all []audit.Finding) {
		all[0].Violations, all[0].Message = nil, "less"
		for i := range all {
			if all[i].Status == audit.Undetermined && strings.HasPrefix(all[i].Subject.ID, "tool-1") {
				all[i].Status, all[i].Missing = audit.Satisfied, nil
			}
			if all[i].Subject.ID == "status-page" {
				all[i].Status, all[i].Missing = audit.Undetermined, []audit.Missing{gap("x", 1, 1)}
			}
			if all[i].Subject.ID == "tool-2" {
				all[i].Status, all[i].Missing = audit.NotSatisfied, nil
			}
			if all[i].Subject.ID == "tool-3" {
				all[i].Subject.ID = "retired"
			}
		}
	})
	for _, a := range []*audit.Assessment{&base, &head} {
		a.Upcoming = nil
		infest(a, s)
	}
	head.Exhibits.Losses.Services[1].Outcomes[2] = "lost"
	head.Exhibits.Losses.Services[0].Outcomes[1] = "running"
	return change.Compare(change.Input{Name: s + "base.yaml", Assessment: base}, change.Input{Name: s + "head.yaml", Assessment: head}, audit.Tool{Name: "dcaudit", Version: "0.1.0"})
}

func told(t *testing.T, format string, c change.Comparison) string {
	t.Helper()
	var b bytes.Buffer
	if err := Diff(&b, format, c, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenDiff(t *testing.T) {
	for _, format := range DiffFormats() {
		checkGolden(t, "diff."+format, told(t, format, compared("")))
	}
}

func TestHostileDiff(t *testing.T) {
	plainly := told(t, "markdown", compared("x"))
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			c := compared(s)
			for _, format := range DiffFormats() {
				report := told(t, format, c)
				checkCharacters(t, report)
				switch format {
				case "markdown":
					checkMarkup(t, report, plainly)
				case "text":
					checkDiffOutcome(t, report)
				case "github":
					checkDiffCommands(t, report)
				}
			}
		})
	}
}

// checkDiffOutcome holds that only the first line and the summary begin like one.
func checkDiffOutcome(t *testing.T, report string) {
	t.Helper()
	n := 0
	for line := range strings.Lines(report) {
		if line[0] >= 'A' && line[0] <= 'Z' {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d lines begin like an outcome", n)
	}
}

// checkDiffCommands holds that every line but the last is an annotation.
func checkDiffCommands(t *testing.T, report string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(report, "\n"), "\n")
	for i, line := range lines {
		if _, ok := obey(line); ok != (i < len(lines)-1) {
			t.Errorf("line %d of %d: %s", i+1, len(lines), line)
		}
	}
}

func TestUnknownDiffFormat(t *testing.T) {
	var b bytes.Buffer
	if err := Diff(&b, "csv", compared(""), Options{}); err == nil || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
	if err := Diff(full{}, "text", compared(""), Options{}); err == nil {
		t.Error("a failed write is no error")
	}
}
