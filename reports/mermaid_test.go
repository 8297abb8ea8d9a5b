package reports

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

func TestLabel(t *testing.T) {
	for s, want := range map[string]chart{
		"north-hall_2.b":           "north-hall_2.b",
		"상태 안내":                    "상태 안내",
		`a"]; click n0 "x"`:        `a#34;#93;#59; click n0 #34;x#34;`,
		"1. no list":               "1#46; no list",
		"- no list":                "#45; no list",
		"a-->b":                    "a#45;#45;#62;b",
		"`md` **b** <b>h</b>":      "#96;md#96; #42;#42;b#42;#42; #60;b#62;h#60;#47;b#62;",
		"%%{init: {}}%%":           "#37;#37;#123;init#58; #123;#125;#125;#37;#37;",
		"#35; &amp;":               "#35;35#59; #38;amp#59;",
		"ﬂ°°35¶ß":                  "ﬂ#176;#176;35#182;ß",
		"two\nlines\t \u202e":      "two lines #92;u#123;202E#125;",
		"  ":                       "",
		strings.Repeat("long", 20): chart(strings.Repeat("long", 11) + "lon…"),
	} {
		if got := label(s); got != want {
			t.Errorf("label(%q) = %s, want %s", s, got, want)
		}
	}
}

var pictures = flag.String("pictures", "", "write the reports with hostile strings in their pictures to this folder")

// TestHostilePictures holds that pictures keep their structure whatever the
// inventory holds. Moments stay what they are: without them nothing is drawn.
func TestHostilePictures(t *testing.T) {
	benign := pictured(t, "x")
	n := 0
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			report := pictured(t, s)
			checkCharacters(t, report)
			checkMarkup(t, report, benign)
			if n++; *pictures != "" {
				if err := os.WriteFile(filepath.Join(*pictures, strconv.Itoa(n)+".markdown"), []byte(report), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// pictured is a report with s in all strings of its exhibits but for moments.
func pictured(t *testing.T, s string) string {
	a := sample()
	infest(&a, s)
	for i, was := range sampleIncidents() {
		is := &a.Exhibits.Incidents[i]
		is.Began, is.Aware, is.Classified, is.Restored = was.Began, was.Aware, was.Classified, was.Restored
		for n := range is.Reports {
			is.Reports[n].At = was.Reports[n].At
		}
		for n, c := range was.Clocks {
			is.Clocks[n].Start, is.Clocks[n].Due, is.Clocks[n].Sent, is.Clocks[n].Outcome = c.Start, c.Due, c.Sent, c.Outcome
		}
	}
	a.At = sample().At
	return written(t, "markdown", a, Options{})
}

// TestPicturesOfWhatIsNotKnown holds that no bar is drawn of which an end is not
// known.
func TestPicturesOfWhatIsNotKnown(t *testing.T) {
	a := sample()
	a.Exhibits.Incidents = []exhibit.Incident{{ID: "odd", Began: "yesterday", Restored: "2022-10-01"}}
	if report := written(t, "markdown", a, Options{}); strings.Contains(report, "gantt") {
		t.Error("an incident without a known beginning is drawn")
	}
	a.Exhibits.Incidents = []exhibit.Incident{{ID: "odd", Began: "2022-10-01T08:00:00Z"}}
	report := written(t, "markdown", a, Options{Language: tongue.English})
	if want := "  section outage\n  began : milestone, 2022-10-01T08:00:00, 0d\n```\n"; !strings.Contains(report, want) {
		t.Errorf("the report lacks\n%s", want)
	}
}
