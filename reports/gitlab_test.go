package reports

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// checkQuality holds that a report has what GitLab asks of one, and an entry for
// everything: it is empty only where all is well.
func checkQuality(t *testing.T, report string, a audit.Assessment) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(report))
	decoder.DisallowUnknownFields()
	var entries []quality
	if err := decoder.Decode(&entries); err != nil {
		t.Fatal(err)
	}
	want := against(a)
	whole := a.Verdict == audit.Compliant && len(a.Errors) == 0 && partial(tongue.English, a.Scope) == ""
	if !whole || a.Upcoming != nil || a.Summary.Waived > 0 || len(a.Scope.Lapsed)+len(a.Scope.NotBinding) > 0 {
		want++
	}
	if len(entries) != want {
		t.Errorf("%d entries, want %d", len(entries), want)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		switch {
		case e.Description == "" || e.CheckName == "" || e.Fingerprint == "" || seen[e.Fingerprint]:
			t.Errorf("description, name or a fingerprint of its own is missing: %+v", e)
		case !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, e.Severity):
			t.Errorf("unknown severity: %+v", e)
		case e.Location.Path == "" || strings.HasPrefix(e.Location.Path, "./") || e.Location.Lines.Begin < 1:
			t.Errorf("no place: %+v", e)
		}
		seen[e.Fingerprint] = true
	}
}

func qualitiesOf(t *testing.T, a audit.Assessment) (entries []quality) {
	t.Helper()
	if err := json.Unmarshal([]byte(written(t, "gitlab", a, Options{})), &entries); err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestQualityOfObjections(t *testing.T) {
	at := audit.Location{File: "./inventory//a.yaml", Line: 3, Column: 9}
	finding := func(status audit.Status, severity audit.Severity) audit.Finding {
		return audit.Finding{Check: "backup.offsite", Subject: audit.Subject{Kind: "dataset", ID: "d"}, Status: status, Severity: severity, Message: "It burns.", Fingerprint: "f"}
	}
	for name, c := range map[string]struct {
		objection objection
		want      quality
	}{
		"critical": {objection{Finding: finding(audit.NotSatisfied, audit.Critical), at: at},
			quality{"Not satisfied: dataset:d: It burns.", "backup.offsite", "f", "blocker", qualityLocation{"inventory/a.yaml", qualityLines{3}}}},
		"high": {objection{Finding: finding(audit.NotSatisfied, audit.High), at: at},
			quality{"Not satisfied: dataset:d: It burns.", "backup.offsite", "f", "critical", qualityLocation{"inventory/a.yaml", qualityLines{3}}}},
		"medium, undetermined": {objection{Finding: finding(audit.Undetermined, audit.Medium), at: at},
			quality{"Undetermined: dataset:d: It burns.", "backup.offsite", "f", "major", qualityLocation{"inventory/a.yaml", qualityLines{3}}}},
		"low": {objection{Finding: finding(audit.NotSatisfied, audit.Low), at: at},
			quality{"Not satisfied: dataset:d: It burns.", "backup.offsite", "f", "minor", qualityLocation{"inventory/a.yaml", qualityLines{3}}}},
		"broken": {objection{Finding: finding(audit.Undetermined, audit.Low), breakage: "no answer", at: at},
			quality{"Broken: dataset:d: The check broke: no answer.", "backup.offsite", "f", "blocker", qualityLocation{"inventory/a.yaml", qualityLines{3}}}},
		"a control": {objection{Finding: audit.Finding{Status: audit.NotAssessed, Message: "Nobody did.", Controls: []string{"x/1"}, Fingerprint: "f"}, title: "Staff"},
			quality{"Not assessed: Staff: Nobody did.", "x/1", "f", "major", qualityLocation{"file unknown", qualityLines{1}}}},
		"no line": {objection{Finding: finding(audit.NotSatisfied, audit.Low), at: audit.Location{File: "a.yaml"}},
			quality{"Not satisfied: dataset:d: It burns.", "backup.offsite", "f", "minor", qualityLocation{"a.yaml", qualityLines{1}}}},
	} {
		if got := qualityOf(c.objection); got != c.want {
			t.Errorf("%s:\n%+v, want\n%+v", name, got, c.want)
		}
	}
}

// The outcome weighs where nothing else stands for it.
func TestTheOutcomeIsAnEntry(t *testing.T) {
	for name, c := range map[string]struct {
		a        audit.Assessment
		severity string
	}{
		"partial":          {partly(), "info"},
		"upcoming":         {upcoming(), "info"},
		"not compliant":    {sample(), "info"},
		"nothing in force": {nothingInForce(), "major"},
	} {
		entries := qualitiesOf(t, c.a)
		last := entries[len(entries)-1]
		if want := strings.ToUpper(headline(tongue.English, c.a)) + ": " + ledger(tongue.English, c.a); last.Description != want || last.Severity != c.severity {
			t.Errorf("%s: the last entry is %+v", name, last)
		}
	}
	if entries := qualitiesOf(t, compliant()); entries == nil || len(entries) > 0 {
		t.Errorf("compliant: %v", entries)
	}
}
