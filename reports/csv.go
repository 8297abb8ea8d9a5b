package reports

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// columns are the header of the CSV report. The record says what a row is: a
// finding, a control, an error, which is a check that broke, a waiver, or the summary. What
// is not in force yet is an upcoming-finding and so on. The summary is the last
// row: a file without it was cut short.
var columns = []string{
	"record", "status", "severity", "check", "params", "subject_kind", "subject", "name", "message", "expected", "found", "because", "fix",
	"missing", "waiver", "controls", "citations", "file", "line", "column", "fingerprint",
}

// tableRow is a row of the report; what is empty is not known or does not apply.
type tableRow struct {
	record, status, severity, check, params string
	subject                                 audit.Subject
	message, waiver                         string
	expected, found, because, fix, missing  []string
	controls, citations                     []string
	at                                      audit.Location
	fingerprint                             string
}

// table writes rows for the findings and controls of an assessment.
type table struct {
	audit.Assessment
	judged    judged
	citations map[string]string // by control
	prefix    string            // of the records
}

// renderCSV writes RFC 4180 in UTF-8: a row for each finding of whatever status,
// and what else there is to be said, so that nothing is left out.
func renderCSV(w io.Writer, a audit.Assessment, _ Options) error {
	if err := rows(w, columns); err != nil {
		return err
	}
	if err := newTable(a, "").write(w); err != nil {
		return err
	}
	if a.Upcoming != nil {
		if err := newTable(a.Then(), "upcoming-").write(w); err != nil {
			return err
		}
	}
	for _, waiver := range a.Waivers {
		if err := rows(w, waiverRow(waiver).cells()); err != nil {
			return err
		}
	}
	outcome := announced(a) + " At " + a.At + " (" + a.AtFrom + ")."
	return rows(w, tableRow{record: "summary", status: string(a.Verdict), subject: a.Inventory.Operator, message: outcome}.cells())
}

func newTable(a audit.Assessment, prefix string) table {
	t := table{a, a.Findings.ByControl(), map[string]string{}, prefix}
	for _, c := range a.Controls {
		t.citations[controlID(c)] = c.Citation
	}
	return t
}

func (t table) write(w io.Writer) error {
	for _, j := range t.Findings.Judgements() {
		if err := t.findings(w, j); err != nil {
			return err
		}
	}
	var rest [][]string
	for _, c := range t.Controls {
		rest = append(rest, t.control(c).cells())
	}
	for _, e := range t.Errors {
		rest = append(rest, tableRow{record: t.prefix + "error", status: "broken", check: e.Check, subject: e.Subject, message: e.Message}.cells())
	}
	return rows(w, rest...)
}

func (t table) findings(w io.Writer, j *audit.Judgement) error {
	return inOrder(w, j.Len(), func(b *bytes.Buffer, from, to int) error {
		some := make([][]string, 0, to-from)
		for i := from; i < to; i++ {
			some = append(some, t.finding(j.Finding(i)).cells())
		}
		return rows(b, some...)
	})
}

func (t table) finding(f audit.Finding) tableRow {
	r := tableRow{
		record: t.prefix + "finding", status: string(f.Status), severity: string(f.Severity), check: f.Check, subject: f.Subject,
		message: f.Message, controls: f.Controls, at: spot(f, nil), fingerprint: f.Fingerprint,
	}
	if f.Waiver != nil {
		r.waiver = term(*f.Waiver)
	}
	if len(f.Params) > 0 {
		r.params = value(f.Params)
	}
	if len(f.Violations) > 1 {
		r.message = ""
	}
	for _, v := range f.Violations {
		if len(f.Violations) > 1 {
			r.message = strings.TrimPrefix(r.message+cellBreak+v.Message, cellBreak)
		}
		r.expected, r.found, r.fix = append(r.expected, v.Expected), append(r.found, v.Found), append(r.fix, v.Fix)
		r.because = append(r.because, strings.Join(v.Because, "; "))
	}
	for _, m := range f.Missing {
		r.missing = append(r.missing, strings.TrimSuffix(string(m.Path)+": "+m.Reason, ": "))
	}
	for _, id := range f.Controls {
		r.citations = append(r.citations, t.citations[id])
	}
	return r
}

// waiverRow is a row for a waiver, and what it comes to.
func waiverRow(w audit.WaiverRef) tableRow {
	kind, id, _ := strings.Cut(w.Subject, ":")
	r := tableRow{record: "waiver", status: string(w.State), check: w.Check, subject: audit.Subject{Kind: kind, ID: id}, message: capital(waiverStands(w)), at: w.Location,
		waiver: fmt.Sprintf("dated %s, until %s, owner %s, asked by %s, approved by %s: %s Meanwhile: %s", day(w.Dated), day(w.Expires), w.Owner, w.RequestedBy,
			cmp.Or(w.ApprovedBy, "nobody"), sentence(w.Reason), w.CompensatingControl)}
	if w.Control != "" {
		r.controls = []string{w.Control}
	}
	return r
}

// control is a row for a control: on how many subjects it ends as it does, or what
// it rests on, or why nothing can be said of it.
func (t table) control(c audit.ControlResult) tableRow {
	judgements := t.judged.of(c)
	message := settlement(tongue.English, c, nil)
	switch {
	case unsettled(c):
		message = unassessed(tongue.English, c, t.Assessment)
	case len(judgements) > 0:
		message = share(tongue.English, c.Status, judgements)
	}
	r := tableRow{
		record: t.prefix + "control", status: string(c.Status), subject: audit.Subject{Name: c.Title}, message: message,
		controls: []string{controlID(c)}, citations: []string{c.Citation},
	}
	if c.Attestation != nil {
		r.at = c.Attestation.Location
	}
	return r
}

// cellBreak stands between the entries of a cell that holds several, such as what
// was found by each violation.
const cellBreak = " | "

// cells are the row in the order of the columns.
func (r tableRow) cells() []string {
	several := func(entries []string) string {
		if strings.Join(entries, "") == "" {
			return ""
		}
		return strings.Join(entries, cellBreak)
	}
	number := func(n int) string {
		if n <= 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return []string{
		r.record, r.status, r.severity, r.check, r.params, r.subject.Kind, r.subject.ID, cmp.Or(r.subject.Name, r.subject.ID), r.message,
		several(r.expected), several(r.found), several(r.because), several(r.fix), several(r.missing), r.waiver, several(r.controls), several(r.citations),
		r.at.File, number(r.at.Line), number(r.at.Column), r.fingerprint,
	}
}

// rows writes rows, no cell of which acts.
func rows(w io.Writer, all ...[]string) error {
	lines := csv.NewWriter(w)
	lines.UseCRLF = true
	for _, row := range all {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = harmless(cell)
		}
		if err := lines.Write(cells); err != nil {
			return err
		}
	}
	lines.Flush()
	return lines.Error()
}

// starters are the characters with which a formula begins, in all their widths.
const starters = "=+-@＝＋－＠﹦﹢﹣﹫"

// harmless puts an apostrophe before a cell that a spreadsheet would compute. What
// some of them drop from the front, spaces and quotes, is looked through.
func harmless(cell string) string {
	cell = safe(cell)
	inner := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'`, r) })
	if inner != "" && strings.IndexAny(inner, starters) == 0 {
		return "'" + cell
	}
	return cell
}
