package audit

import "github.com/dcaudit/dcaudit/audit/exhibit"

// Schema is the version of an Assessment's JSON form.
const Schema = "dcaudit.assessment/v1"

// Assessment is one run: an inventory, a profile and a date, and all that was
// found. Every report is a rendering of it, and it depends on nothing else.
type Assessment struct {
	// Always the constant Schema.
	Schema string `json:"schema"`
	// The program that made it.
	Tool Tool `json:"tool"`
	// The moment for which it holds, RFC 3339 in UTC.
	At string `json:"at"`
	// Where that moment comes from: "--at", "as_of" of the inventory, or "today".
	AtFrom string `json:"at_from"`
	// What was judged.
	Inventory InventoryRef `json:"inventory"`
	// By which demands.
	Catalog CatalogRef `json:"catalog"`
	// What part of the demands was judged.
	Scope Scope `json:"scope"`
	// The outcome.
	Verdict Verdict `json:"verdict"`
	// The findings, counted.
	Summary Summary `json:"summary"`
	// Every control of the profile, in the order of its framework.
	Controls []ControlResult `json:"controls"`
	// The checks that were run, by id.
	Checks []CheckRef `json:"checks"`
	// Every check × subject, by check, parameters and subject.
	Findings Findings `json:"findings"`
	// What is demanded from a later day on; absent when nothing is. It counts
	// neither for the summary nor for the verdict.
	Upcoming *Forecast `json:"upcoming,omitempty"`
	// Checks that broke; absent when all ran. With any of these the run could
	// not assess what it owed, whatever the verdict.
	Errors []CheckError `json:"errors,omitempty"`
	// Every waiver that was given; absent when none was.
	Waivers []WaiverRef `json:"waivers,omitempty"`
	// What pictures are drawn from; absent where none were asked for. They count
	// for nothing.
	Exhibits *exhibit.Exhibits `json:"exhibits,omitempty"`
}

// Tool names a program and its version.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// InventoryRef says exactly which inventory was judged.
type InventoryRef struct {
	// The files it was read from, in the order of reading.
	Files []FileRef `json:"files"`
	// The id and name of the operator.
	Operator Subject `json:"operator"`
	// How many subjects of each kind it declares.
	Subjects map[string]int `json:"subjects"`
}

// FileRef is a file and the digest of what was read from it.
type FileRef struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// CatalogRef says exactly by which demands was judged.
type CatalogRef struct {
	// The digest of all frameworks, checks and libraries that were loaded.
	SHA256 string `json:"sha256"`
	// The frameworks of the profile.
	Frameworks []FrameworkRef `json:"frameworks"`
}

// FrameworkRef names a framework.
type FrameworkRef struct {
	ID           string `json:"id"`
	Title        string `json:"title"`
	Authority    string `json:"authority"`
	Jurisdiction string `json:"jurisdiction"`
	Kind         string `json:"kind"`
	URL          string `json:"url,omitempty"`
}

// Scope says what part of the profile's checks was judged.
type Scope struct {
	// The checks that were asked for; absent when all were.
	Only []string `json:"only,omitempty"`
	// The least severity that was asked for; absent when all were.
	MinSeverity Severity `json:"min_severity,omitempty"`
	// Checks that were judged, and checks of the frameworks that were left out.
	Judged  int `json:"judged"`
	LeftOut int `json:"left_out"`
	// Controls that were out of force by then and so not judged, as
	// framework/control; absent when there are none.
	Lapsed []string `json:"lapsed,omitempty"`
	// Frameworks that were to be judged if they bind the operator, and do not;
	// absent when there are none.
	NotBinding []string `json:"not_binding,omitempty"`
}

// Verdict is the outcome of an assessment.
type Verdict string

// The verdicts.
const (
	// Compliant: everything that was owed is proven.
	Compliant Verdict = "compliant"
	// NotCompliant: something is not satisfied.
	NotCompliant Verdict = "not-compliant"
	// NotProven: nothing is violated, but not everything is proven.
	NotProven Verdict = "undetermined"
)

// Summary counts findings by status. Judged is their number and the sum of the
// four that follow; NotAssessed counts controls, which have no findings, and
// Waived those among the NotSatisfied that a waiver accepts.
type Summary struct {
	Judged        int `json:"judged"`
	Satisfied     int `json:"satisfied"`
	NotSatisfied  int `json:"not_satisfied"`
	Undetermined  int `json:"undetermined"`
	NotApplicable int `json:"not_applicable"`
	NotAssessed   int `json:"not_assessed"`
	Waived        int `json:"waived"`
}

// ControlResult is one control and where it ended.
type ControlResult struct {
	// The id of the framework and, within it, of the control.
	Framework string `json:"framework"`
	ID        string `json:"id"`
	Title     string `json:"title"`
	// What is demanded, in our own words.
	Text string `json:"text"`
	// The instrument and article.
	Citation string `json:"citation"`
	// What that instrument is: law, notice, plan, guide, standard, order or bill.
	Kind string `json:"kind"`
	// Whether the wording itself was read ("text") or an account of it
	// ("secondary").
	Confidence string `json:"confidence"`
	// Remarks on the demand, such as that the law gives no number.
	Note string `json:"note,omitempty"`
	// The gravest status among its findings.
	Status Status `json:"status"`
	// When it comes into force, RFC 3339 in UTC; absent unless it is upcoming, and
	// for a bill, of which no day is known.
	InForceFrom string `json:"in_force_from,omitempty"`
	// Why no machine can judge it; absent when checks do.
	Manual string `json:"manual,omitempty"`
	// The statement that it is met, for a control that no machine can judge. With
	// a problem it leaves the control undetermined.
	Attestation *AttestationRef `json:"attestation,omitempty"`
}

// AttestationRef is the attestation that a control rests on.
type AttestationRef struct {
	By         string `json:"by"`
	Date       string `json:"date"`
	ValidUntil string `json:"valid_until"`
	Statement  string `json:"statement"`
	Document   string `json:"document,omitempty"`
	// Why it proves nothing, such as a document that was altered since; absent
	// where it holds.
	Problem string `json:"problem,omitempty"`
	Location
}

// CheckRef is what a report needs to know of a check.
type CheckRef struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Subject     string   `json:"subject"`
	Severity    Severity `json:"severity"`
	Remediation string   `json:"remediation"`
	// The digest of the check and of the libraries that it imports: where it is
	// the same, the check judges in the same way.
	SHA256 string `json:"sha256,omitempty"`
}

// CheckError is a check that broke on a subject.
type CheckError struct {
	Check   string  `json:"check"`
	Subject Subject `json:"subject"`
	Message string  `json:"message"`
}
