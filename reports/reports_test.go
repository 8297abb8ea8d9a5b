package reports

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

var update = flag.Bool("update", false, "rewrite the golden reports")

func written(t testing.TB, format string, a audit.Assessment, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, a, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for name, a := range samples() {
		for _, format := range Formats() {
			t.Run(name+"."+format, func(t *testing.T) { checkGolden(t, name+"."+format, written(t, format, a, Options{})) })
		}
	}
}

// TestGoldenInOtherLanguages holds the spoken formats to golden reports too, and
// all others to their English ones.
func TestGoldenInOtherLanguages(t *testing.T) {
	for name, a := range samples() {
		for _, language := range tongue.Codes()[1:] {
			for _, format := range Formats() {
				golden := name + "." + format
				if slices.Contains(SpokenFormats(), format) {
					golden = name + "." + language + "." + format
				}
				t.Run(golden, func(t *testing.T) {
					checkGolden(t, golden, written(t, format, a, Options{Language: tongue.Language(language)}))
				})
			}
		}
	}
}

// checkGolden holds a report to the one that was looked at.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from the golden report; go test ./reports -update rewrites it", path)
	}
}

func TestTheSameAssessmentGivesTheSameBytes(t *testing.T) {
	for _, format := range Formats() {
		first := written(t, format, sample(), Options{})
		for range 20 {
			if written(t, format, sample(), Options{}) != first {
				t.Fatalf("%s: two reports of one assessment differ", format)
			}
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	var b bytes.Buffer
	err := Write(&b, "yaml", sample(), Options{})
	if want := `unknown format "yaml": expected ` + either(Formats()); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if b.Len() > 0 {
		t.Errorf("%d bytes were written", b.Len())
	}
}

func TestNothingIsWrittenOnError(t *testing.T) {
	unencodable := sample()
	rewrite(&unencodable, func(all []audit.Finding) { all[0].Evidence = []audit.Evidence{{Value: func() {}}} })
	var b bytes.Buffer
	if err := Write(&b, "json", unencodable, Options{}); err == nil || b.Len() > 0 {
		t.Errorf("got error %v and %d bytes, want an error and none", err, b.Len())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAFailedWriteIsAnError(t *testing.T) {
	for _, format := range Formats() {
		if err := Write(full{}, format, sample(), Options{}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("%s: got %v", format, err)
		}
	}
}

// rewrite changes the findings of an assessment.
func rewrite(a *audit.Assessment, rewrite func([]audit.Finding)) {
	all := slices.Collect(a.Findings.All())
	rewrite(all)
	a.Findings = audit.ListOf(all)
}

func TestOneFingerprintHasOneFace(t *testing.T) {
	a := sample()
	rewrite(&a, func(all []audit.Finding) { all[1].Fingerprint = all[0].Fingerprint })
	if _, err := Read(strings.NewReader(written(t, "json", a, Options{}))); err == nil || !strings.Contains(err.Error(), "two findings have the fingerprint") {
		t.Error(err)
	}
}

func TestAnAssessmentThatContradictsItselfIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*audit.Assessment){
		"another schema":            func(a *audit.Assessment) { a.Schema = "dcaudit.assessment/v9" },
		"unknown verdict":           func(a *audit.Assessment) { a.Verdict = "fine" },
		"compliant and not":         func(a *audit.Assessment) { a.Verdict = audit.Compliant },
		"undetermined and violated": func(a *audit.Assessment) { a.Verdict = audit.NotProven },
		"unknown status, control":   func(a *audit.Assessment) { a.Controls[0].Status = "ok" },
		"unknown status, finding":   func(a *audit.Assessment) { rewrite(a, func(all []audit.Finding) { all[0].Status = "ok" }) },
		"better than its finding":   func(a *audit.Assessment) { a.Controls[0].Status = audit.Satisfied },
		"control that is not there": func(a *audit.Assessment) {
			rewrite(a, func(all []audit.Finding) { all[0].Controls = []string{"xx-2022/0"} })
		},
		"finding without a control": func(a *audit.Assessment) { rewrite(a, func(all []audit.Finding) { all[3].Controls = nil }) },
		"compliant though broken":   func(a *audit.Assessment) { *a = compliant(); a.Errors = broken().Errors[:1] },
		"row too short":             func(a *audit.Assessment) { a.Exhibits.Losses.Services[0].Outcomes = nil },
		"unknown outcome":           func(a *audit.Assessment) { a.Exhibits.Losses.Services[0].Outcomes[1] = "fine" },
		"unknown tally":             func(a *audit.Assessment) { a.Exhibits.Losses.Losses[0].Services["fine"] = 1 },
		"unknown node":              func(a *audit.Assessment) { a.Exhibits.Failures[0].Nodes[1].Outcome = "fine" },
		"empty graph":               func(a *audit.Assessment) { a.Exhibits.Failures[0] = exhibit.Graph{} },
		"edge to nowhere":           func(a *audit.Assessment) { a.Exhibits.Failures[0].Edges[0].To = 99 },
		"edge to before":            func(a *audit.Assessment) { a.Exhibits.Failures[0].Edges[0].From = -1 },
		"unknown edge":              func(a *audit.Assessment) { a.Exhibits.Failures[0].Edges[0].Kind = "fine" },
		"wrong sum":                 func(a *audit.Assessment) { a.Summary.Satisfied++ },
		"wrong sum of controls":     func(a *audit.Assessment) { a.Summary.NotAssessed = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			a := sample()
			spoil(&a)
			for _, format := range Formats() {
				if err := Write(&bytes.Buffer{}, format, a, Options{}); err == nil {
					t.Errorf("%s: got a report, want an error", format)
				}
			}
		})
	}
}

func TestEveryControlIsInEveryReport(t *testing.T) {
	for name, a := range samples() {
		for _, format := range []string{"csv", "html", "junit", "markdown", "text"} {
			report := written(t, format, a, Options{})
			for _, c := range a.Controls {
				if !strings.Contains(report, controlID(c)) || format != "text" && !strings.Contains(report, c.Title) {
					t.Errorf("%s: the %s report lacks control %s", name, format, controlID(c))
				}
			}
		}
	}
}
