package reports

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// quickfix is a line as an editor takes it apart.
var quickfix = regexp.MustCompile(`^((?:[A-Za-z]:[\\/])?[^:]+):([0-9]+):([0-9]+): (.+)$`)

// checkCompact holds that each line but the last is a place and a message, in the
// order of places, and the last the outcome.
func checkCompact(t *testing.T, report string, a audit.Assessment) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(report, "\n"), "\n")
	last := lines[len(lines)-1]
	if !strings.HasPrefix(last, strings.ToUpper(headline(tongue.English, a))+": ") || quickfix.MatchString(last) {
		t.Errorf("the last line is no outcome: %s", last)
	}
	if len(lines)-1 != against(a) {
		t.Errorf("%d lines, and %d objections", len(lines)-1, against(a))
	}
	var places [][]string
	for _, line := range lines[:len(lines)-1] {
		parts := quickfix.FindStringSubmatch(line)
		if parts == nil {
			t.Fatalf("this line has no place: %q", line)
		}
		places = append(places, parts)
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	if !slices.IsSortedFunc(places, func(a, b []string) int {
		return cmp.Or(strings.Compare(a[1], b[1]), cmp.Compare(number(a[2]), number(b[2])), cmp.Compare(number(a[3]), number(b[3])))
	}) {
		t.Error("the lines are not in the order of places")
	}
}

func TestCompactPlaces(t *testing.T) {
	in := func(file string, line, column int) audit.Location {
		return audit.Location{File: file, Line: line, Column: column}
	}
	violated := func(l ...audit.Location) audit.Finding {
		f := audit.Finding{Status: audit.NotSatisfied, Violations: []audit.Violation{{}}}
		for _, one := range l {
			f.Violations[0].Evidence = append(f.Violations[0].Evidence, audit.Evidence{Location: one})
		}
		f.Evidence = []audit.Evidence{{Location: in("rest.yaml", 9, 9)}}
		return f
	}
	for name, c := range map[string]struct {
		finding audit.Finding
		want    string
	}{
		"the violated fact":               {violated(in("a.yaml", 2, 3), in("b.yaml", 1, 1)), "a.yaml:2:3: "},
		"a line before none":              {violated(in("a.yaml", 0, 0), in("b.yaml", 4, 5)), "b.yaml:4:5: "},
		"what the finding rests on":       {violated(), "rest.yaml:9:9: "},
		"the object that lacks a fact":    {audit.Finding{Missing: []audit.Missing{{Location: in("c.yaml", 7, 2)}}, Evidence: []audit.Evidence{{Location: in("d.yaml", 1, 1)}}}, "c.yaml:7:2: "},
		"a column that is not known":      {violated(in("a.yaml", 2, 0)), "a.yaml:2:1: "},
		"nothing":                         {audit.Finding{}, "first.yaml:1:1: "},
		"a colon in the name":             {violated(in("COMPLIANT: all", 2, 3)), `COMPLIANT\u{003A} all:2:3: `},
		"a drive of Windows":              {violated(in(`C:\a.yaml`, 2, 3)), `C:\a.yaml:2:3: `},
		"a stream of a file on a drive":   {violated(in(`C:\a.yaml:x`, 2, 3)), `C:\a.yaml\u{003A}x:2:3: `},
		"standard input":                  {violated(in("-", 2, 3)), "-:2:3: "},
		"a violation without its fact":    {violated(audit.Location{}), "rest.yaml:9:9: "},
		"a line below the first of files": {violated(in("a.yaml", -4, -2)), "rest.yaml:9:9: "},
	} {
		t.Run(name, func(t *testing.T) {
			l := compacted(objection{Finding: c.finding, at: spot(c.finding, []audit.FileRef{{Path: "first.yaml"}})})
			got := l.file + ":" + strconv.Itoa(l.line) + ":" + strconv.Itoa(l.column) + ": "
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if unknown := strings.HasSuffix(l.text, "(line unknown)"); unknown != (name == "nothing") {
				t.Errorf("line unknown: %v", unknown)
			}
		})
	}
}
