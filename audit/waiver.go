package audit

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Waivers are the contents of a file of waivers.
type Waivers struct {
	// The version of this form; always dcaudit/v1.
	APIVersion inventory.APIVersion `json:"apiVersion" inv:"required"`
	// The kind of document; always Waivers.
	Kind WaiversKind `json:"kind" inv:"required"`
	// The waivers.
	Waivers []Waiver `json:"waivers" inv:"required"`

	file string
	text []byte
	at   *inventory.Positions
}

// WaiversKind is the kind of a file of waivers.
type WaiversKind string

// Values is the only one.
func (WaiversKind) Values() []string { return []string{"Waivers"} }

// Waiver accepts, for a time, that one subject does not satisfy one check.
type Waiver struct {
	// The id of the check.
	Check string `json:"check" inv:"required"`
	// The subject, as kind:id.
	Subject string `json:"subject" inv:"required"`
	// The control, as framework/control, for which it counts. Needed where the
	// check judges the subject more than once, for controls that ask for different
	// things.
	Control *string `json:"control,omitzero"`
	// Why it is accepted.
	Reason string `json:"reason" inv:"required"`
	// Who answers for the risk.
	Owner string `json:"owner" inv:"required"`
	// Who asked for it.
	RequestedBy string `json:"requested_by" inv:"required"`
	// Who approved it: somebody else. Absent, nobody did, and it waives nothing.
	ApprovedBy *string `json:"approved_by,omitzero"`
	// When it was approved, or else asked for.
	Dated inventory.Deadline `json:"dated" inv:"required"`
	// Until when it holds. A plain date means the end of that day in UTC.
	Expires inventory.Deadline `json:"expires" inv:"required"`
	// What lessens the harm meanwhile.
	CompensatingControl string `json:"compensating_control" inv:"required"`
	inventory.Object
}

// longestTerms is for how long a violation can be waived at most, by severity. No
// law gives a number; these are dcaudit's own, so that nothing is accepted for
// good: a quarter, half a year, a year and two.
var longestTerms = map[Severity]time.Duration{Critical: 92 * day, High: 184 * day, Medium: 366 * day, Low: 731 * day}

// soon is how long before its end a waiver is said to expire soon.
const soon = 30 * day

const day = 24 * time.Hour

// LoadWaivers reads files of waivers. The error, if any, lists everything that is
// wrong with the first file that cannot be read.
func LoadWaivers(files []string) (all []*Waivers, err error) {
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, *inventory.NotReadable(file, err)
		}
		w, err := ParseWaivers(file, text)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}

// ParseWaivers reads waivers from the text of a file.
func ParseWaivers(file string, text []byte) (*Waivers, error) {
	w := &Waivers{file: file, text: text}
	var err error
	w.at, err = inventory.Decode(file, text, w)
	return w, err
}

// where is the place of a part of a waiver.
func (w *Waivers) where(i int, field string) inventory.Location {
	path := inventory.Path("waivers").Index(i)
	if field != "" {
		path = path.Field(field)
	}
	return w.at.Locate(w, path)
}

// WaiverState is what a waiver comes to at the moment of an assessment.
type WaiverState string

// The states of waivers. Only one that is applied waives anything.
const (
	// Applied: it holds, and something is waived by it.
	Applied WaiverState = "applied"
	// Unused: it holds, and there is nothing to waive.
	Unused WaiverState = "unused"
	// Expired: its term is over.
	Expired WaiverState = "expired"
	// Unapproved: nobody approved it, or nobody but who asked for it.
	Unapproved WaiverState = "unapproved"
	// OverBroad: it is for more than one subject or demand, or for longer than any
	// waiver may be.
	OverBroad WaiverState = "over-broad"
	// Invalid: it contradicts itself or the moment of the assessment.
	Invalid WaiverState = "invalid"
)

// WaiverRef is a waiver and what it comes to.
type WaiverRef struct {
	Check               string `json:"check"`
	Subject             string `json:"subject"`
	Control             string `json:"control,omitempty"`
	Reason              string `json:"reason"`
	Owner               string `json:"owner"`
	RequestedBy         string `json:"requested_by"`
	ApprovedBy          string `json:"approved_by,omitempty"`
	Dated               string `json:"dated"`
	Expires             string `json:"expires"`
	CompensatingControl string `json:"compensating_control"`
	// What it comes to, and why, where it waives nothing.
	State   WaiverState `json:"state"`
	Problem string      `json:"problem,omitempty"`
	// True: it holds, and not for much longer.
	ExpiresSoon bool `json:"expires_soon,omitempty"`
	// How many findings it waives.
	Findings int `json:"findings"`
	Location
}

func (w *Waivers) ref(i int) WaiverRef {
	one := &w.Waivers[i]
	return WaiverRef{Check: one.Check, Subject: one.Subject, Control: text(one.Control), Reason: one.Reason, Owner: one.Owner, RequestedBy: one.RequestedBy,
		ApprovedBy: text(one.ApprovedBy), Dated: one.Dated.String(), Expires: one.Expires.String(), CompensatingControl: one.CompensatingControl,
		State: Unused, Location: w.where(i, "")}
}

// stands says what a waiver comes to by itself, at a moment: Unused if it holds.
func (w *Waiver) stands(severity Severity, at time.Time) (WaiverState, string) {
	longest, known := longestTerms[severity]
	switch {
	case !w.Expires.Time().After(w.Dated.Time()):
		return Invalid, "it expires before it is dated"
	case at.Before(w.Dated.Time()) && !sameDay(at, w.Dated.Time()):
		return Invalid, "it is dated after the moment of the assessment"
	case w.ApprovedBy == nil:
		return Unapproved, "nobody approved it"
	case samePerson(*w.ApprovedBy, w.RequestedBy):
		return Unapproved, "it was approved by nobody but who asked for it"
	case known && w.Expires.Time().Sub(w.Dated.Time()) > longest:
		return OverBroad, fmt.Sprintf("its term is over the longest for severity %s, %d days", severity, longest/day)
	case at.After(w.Expires.Time()):
		return Expired, "it has expired"
	}
	return Unused, ""
}

// sameDay says whether two moments are on one day in UTC: what is dated by the
// day alone stands for the end of it.
func sameDay(a, b time.Time) bool {
	return a.UTC().Format(time.DateOnly) == b.UTC().Format(time.DateOnly)
}

func samePerson(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
