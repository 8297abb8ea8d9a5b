package audit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// lies are what a process that was taken over might answer, by what is wrong
// with it. The verdict is always the brightest that goes with the lie.
var lies = map[string]struct {
	tell func(*audit.Assessment)
	want string
}{
	"another date":       {func(a *audit.Assessment) { a.At = "2030-01-01T00:00:00Z" }, "another date"},
	"another tool":       {func(a *audit.Assessment) { a.Tool.Version = "9" }, "another program"},
	"another inventory":  {func(a *audit.Assessment) { a.Inventory.Files[0].SHA256 = strings.Repeat("0", 64) }, "another inventory"},
	"another catalog":    {func(a *audit.Assessment) { a.Catalog.SHA256 = strings.Repeat("0", 64) }, "other catalogs"},
	"another framework":  {func(a *audit.Assessment) { a.Catalog.Frameworks[0].ID = "other" }, "other frameworks"},
	"a title of its own": {func(a *audit.Assessment) { a.Catalog.Frameworks[0].Title = "Nothing much" }, "is built in"},
	"another selection":  {func(a *audit.Assessment) { a.Scope.Only = []string{"backup.fresh"} }, "another selection"},
	"a bright verdict":   {func(a *audit.Assessment) { a.Verdict = audit.Compliant }, "the verdict"},
	"a bright summary":   {func(a *audit.Assessment) { a.Summary.Undetermined = 0; a.Summary.Satisfied = a.Summary.Judged }, "the verdict"},
	"a waiver":           {func(a *audit.Assessment) { a.Summary.Waived = 100 }, "the verdict"},
	"a milder check":     {func(a *audit.Assessment) { a.Checks[0].Severity = audit.Low }, "is built in"},
	"no findings":        {func(a *audit.Assessment) { a.Findings, a.Controls = audit.Findings{}, nil }, "put to nothing"},
	"a finding less":     {func(a *audit.Assessment) { a.Findings = audit.ListOf(listed(a)[1:]) }, "not put to each subject"},
	"a finding twice":    {func(a *audit.Assessment) { a.Findings = audit.ListOf(append(listed(a)[:1], listed(a)...)) }, "not put to each subject"},
	"a bright finding":   {func(a *audit.Assessment) { brighten(a, false) }, "not put to each subject"},
	"bright and signed":  {func(a *audit.Assessment) { brighten(a, true) }, ""},
	"a fact of its own":  {func(a *audit.Assessment) { evidence(a).Value = "whatever" }, "not what stands there"},
	"a line of its own":  {func(a *audit.Assessment) { evidence(a).Line++ }, "not what stands there"},
	"a text of its own":  {func(a *audit.Assessment) { evidence(a).Text = "tenure: owned" }, "not what stands there"},
	"a missing fact":     {func(a *audit.Assessment) { missing(a).Line++ }, "which is not so"},
	"a bright control":   {func(a *audit.Assessment) { a.Controls[0].Status = audit.Satisfied }, "ended otherwise"},
	"a control less":     {func(a *audit.Assessment) { a.Controls = a.Controls[1:] }, "ended otherwise"},
	"an attestation": {func(a *audit.Assessment) {
		c := &a.Controls[len(a.Controls)-1]
		c.Status, c.Attestation = audit.Satisfied, &audit.AttestationRef{By: "nobody"}
	}, "ended otherwise"},
	"broken and satisfied": {func(a *audit.Assessment) {
		for f := range a.Findings.All() {
			if f.Status == audit.Satisfied {
				a.Errors = []audit.CheckError{{Check: f.Check, Subject: f.Subject, Message: "?"}}
			}
		}
	}, "yet was satisfied"},
}

func listed(a *audit.Assessment) []audit.Finding { return slices.Collect(a.Findings.All()) }

// brighten makes a finding satisfied that was not.
func brighten(a *audit.Assessment, signed bool) {
	all := listed(a)
	for i := range all {
		if f := &all[i]; f.Status == audit.Undetermined && f.Subject.ID != "" {
			f.Status, f.Missing, f.Message = audit.Satisfied, nil, "It holds."
			if signed {
				f.Fingerprint = strings.Repeat("0", 64)
			}
			a.Findings = audit.ListOf(all)
			return
		}
	}
}

func evidence(a *audit.Assessment) *audit.Evidence {
	for f := range a.Findings.All() {
		if len(f.Evidence) > 0 && f.Evidence[0].Text != "" {
			return &f.Evidence[0]
		}
	}
	panic("no finding has evidence")
}

func missing(a *audit.Assessment) *audit.Missing {
	for f := range a.Findings.All() {
		if len(f.Missing) > 0 && f.Subject.ID != "" {
			return &f.Missing[0]
		}
	}
	panic("no finding misses anything")
}

func TestLiesAreFoundOut(t *testing.T) {
	t.Parallel()
	m := samples["naver-2022"].read(t)
	catalog := must(verified())(t)
	v := must(audit.NewVerifier(t.Context(), audit.Claim{Builtin: catalog, SHA256: catalog.SHA256,
		Inventory: m.inventory, Facts: m.facts, At: m.date, Tool: program}))(t)
	truth := assess(t, catalog, m)
	if err := v.Verify(truth); err != nil {
		t.Fatalf("the truth is not believed: %v", err)
	}
	for name, lie := range lies {
		t.Run(name, func(t *testing.T) {
			told := saved(t, truth)
			lie.tell(&told)
			if err := v.Verify(told); err == nil || !strings.Contains(err.Error(), lie.want) {
				t.Errorf("%v; expected %q", err, lie.want)
			}
		})
	}
}

func TestAListingHoldsWhatIsBuiltIn(t *testing.T) {
	t.Parallel()
	builtin, larger := shipped(t).Listing(), shipped(t).Listing()
	if err := larger.Extends(builtin); err != nil {
		t.Error(err)
	}
	larger.Checks[0].Controls = append([]string{"house/owned"}, larger.Checks[0].Controls...)
	if err := larger.Extends(builtin); err != nil {
		t.Errorf("another control may use the check: %v", err)
	}
	larger.Checks[0].Severity = audit.Low
	if err := larger.Extends(builtin); err == nil {
		t.Error("a check is milder than the one that is built in")
	}
	if err := (audit.Listing{Checks: builtin.Checks}).Extends(builtin); err == nil {
		t.Error("the frameworks are gone")
	}
}

// What another process leaves out of what is built in is put where it belongs, and
// whatever it says of that nevertheless is held against it.
func TestWhatIsLeftOutIsFilled(t *testing.T) {
	t.Parallel()
	m := samples["kakao-with-outages"].read(t)
	mine := files{"frameworks/mine.yaml": framework("mine", "backup.offsite", "backup.fresh", "recovery.tested", "reporting.people")}.source("mine")
	mine.Verified = true
	own, shipped := must(verified())(t), []string{}
	for _, f := range own.Frameworks {
		shipped = append(shipped, string(f.ID))
	}
	s := audit.Selection{Frameworks: []string{"mine", "kr-2022", "kr-framework-act"}}
	catalog := must(audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true}, mine))(t)
	v := must(audit.NewVerifier(t.Context(), audit.Claim{Builtin: own, SHA256: catalog.SHA256, Selection: s,
		Inventory: m.inventory, Facts: m.facts, At: m.date, Tool: program}))(t)
	truth := must(assessBy(must(catalog.Profile(s))(t), m))(t)
	told := truth.LeaveOut(shipped)
	if some, all := told.Findings.Len(), truth.Findings.Len(); some == 0 || some > all/2 {
		t.Fatalf("%d of %d findings are told", some, all)
	}
	filled := v.Fill(saved(t, told))
	if got, want := string(jsonOf(t, filled)), string(jsonOf(t, truth)); got != want {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
	if err := v.Verify(filled); err != nil {
		t.Errorf("the truth is not believed: %v", err)
	}
	for name, lie := range map[string]struct {
		tell func(*audit.Assessment)
		want string
	}{
		"a bright control": {func(a *audit.Assessment) { a.Controls[len(a.Controls)-1].Status = audit.Satisfied }, "does not follow"},
		"a bright verdict": {func(a *audit.Assessment) { a.Verdict = audit.Compliant }, "the verdict"},
		"less of its own":  {func(a *audit.Assessment) { a.Findings = audit.ListOf(listed(a)[1:]) }, "not put to each subject"},
		"none of its own":  {func(a *audit.Assessment) { a.Findings = audit.Findings{} }, ""},
		"bright and sent":  {func(a *audit.Assessment) { brighten(a, false) }, "not put to each subject"},
		"sent after all": {func(a *audit.Assessment) {
			all := saved(t, truth)
			brighten(&all, false)
			a.Findings = all.Findings
		}, "not put to each subject"},
	} {
		a := saved(t, told)
		lie.tell(&a)
		if err := v.Verify(v.Fill(a)); err == nil || !strings.Contains(err.Error(), lie.want) {
			t.Errorf("%s: %v; expected %q", name, err, lie.want)
		}
	}
}
