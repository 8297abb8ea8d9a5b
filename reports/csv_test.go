package reports

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// formula is a cell that some spreadsheet would compute, or stop computing only
// because of an apostrophe in front.
var formula = regexp.MustCompile(`^[\s\p{Z}"']*[=+\-@＝＋－＠]`)

// checkCSV holds that a report is RFC 4180 to the letter, that no cell is a
// formula, and that the rows add up to the ledger.
func checkCSV(t *testing.T, report string, a audit.Assessment) {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(report))
	reader.FieldsPerRecord = len(columns)
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(report, "\r\n"); n != len(rows) || n != strings.Count(report, "\n") || n != strings.Count(report, "\r") {
		t.Errorf("%d rows do not each end in CR LF", len(rows))
	}
	if !slices.Equal(rows[0], columns) {
		t.Errorf("the header is %v", rows[0])
	}
	records := map[string]int{}
	for _, row := range rows[1:] {
		records[row[0]]++
		records[row[0]+" "+row[1]]++
		for _, cell := range row {
			if formula.MatchString(cell) && cell[0] != '\'' {
				t.Errorf("this cell is a formula: %q", cell)
			}
		}
	}
	last := rows[len(rows)-1]
	if last[0] != "summary" || last[1] != string(a.Verdict) || !strings.HasPrefix(last[8], strings.ToUpper(headline(tongue.English, a))+": ") {
		t.Errorf("the last row is no summary: %v", last)
	}
	for record, want := range map[string]int{
		"finding": a.Summary.Judged, "finding satisfied": a.Summary.Satisfied, "finding not-satisfied": a.Summary.NotSatisfied,
		"finding undetermined": a.Summary.Undetermined, "finding not-applicable": a.Summary.NotApplicable,
		"control not-assessed": a.Summary.NotAssessed, "error": len(a.Errors), "summary": 1, "upcoming-finding": a.Then().Findings.Len(),
	} {
		if records[record] != want {
			t.Errorf("%d rows are of %q, want %d", records[record], record, want)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1":                   "'=1+1",
		"+1":                     "'+1",
		"-2":                     "'-2",
		"@SUM(A1)":               "'@SUM(A1)",
		"\t=1":                   "' =1",
		"\r=1":                   "' =1",
		` "=1+1`:                 `' "=1+1`,
		`'=1`:                    `''=1`,
		"\u00a0\u3000=1":         "'\u00a0\u3000=1",
		"＝1":                     "'＝1",
		"＋1":                     "'＋1",
		"－1":                     "'－1",
		"＠x":                     "'＠x",
		"﹦1":                     "'﹦1",
		"\ufeff=1":               `\u{FEFF}=1`,
		"a=1":                    "a=1",
		"":                       "",
		" ":                      " ",
		"a\r\n=1":                "a  =1",
		"DDE (\"cmd\";\"/C x\")": "DDE (\"cmd\";\"/C x\")",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

// A cell for what was found by several violations tells them apart, in the order
// of those for what was expected.
func TestSeveralViolationsInOneRow(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(written(t, "csv", sample(), Options{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(columns, name) }
	for _, row := range rows {
		if row[column("subject")] != "messenger" || row[column("status")] != string(audit.NotSatisfied) {
			continue
		}
		for _, name := range []string{"message", "expected", "found", "fix"} {
			if parts := strings.Split(row[column(name)], cellBreak); len(parts) != 2 {
				t.Errorf("%s: %q", name, row[column(name)])
			}
		}
		return
	}
	t.Error("the finding is not there")
}
