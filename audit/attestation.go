package audit

import (
	"fmt"
	"math"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// checkAttestations refuses attestations about controls that the catalog does
// not have, or that checks judge: nobody would ever see that they count for
// nothing.
func (a *assessor) checkAttestations() error {
	known := a.profile.catalog.clauses(a.inv.Attestations)
	var faults inventory.Faults
	for i, attestation := range a.inv.Attestations {
		at := a.inv.Fact(inventory.Path("attestations").Index(i).Field("control")).Location
		id := string(attestation.Control)
		if c, ok := known[id]; !ok {
			faults = append(faults, inventory.Fault{Location: at, Problem: fmt.Sprintf("there is no control %q", id), Hint: inventory.DidYouMean(id, sortedKeys(known))})
		} else if c.Manual == nil {
			faults = append(faults, inventory.Fault{Location: at, Problem: fmt.Sprintf("the control %q is judged by checks", id), Hint: "declare the facts that they ask for; an attestation does not stand in for them"})
		}
	}
	return faults.Err()
}

// attested is the attestation on which a control may rest at the date of the
// audit: made by then, and not lapsed. Where there are several, one that holds
// comes before one that does not.
func (a *assessor) attested(c control) (found *AttestationRef) {
	for i := range a.inv.Attestations {
		attestation := &a.inv.Attestations[i]
		if string(attestation.Control) != c.id() || attestation.Date.Time().After(a.at.Time) || attestation.ValidUntil.Time().Before(a.at.Time) {
			continue
		}
		ref := &AttestationRef{By: attestation.By, Date: attestation.Date.String(), ValidUntil: attestation.ValidUntil.String(),
			Statement: attestation.Statement, Location: a.inv.Fact(inventory.Path("attestations").Index(i)).Location}
		if attestation.Document != nil {
			ref.Document = string(*attestation.Document)
		}
		if ref.Problem = a.against(attestation, c.MaxAge); ref.Problem == "" {
			return ref
		}
		if found == nil {
			found = ref
		}
	}
	return found
}

// against says why an attestation proves nothing although it has not lapsed: it,
// or the document that it rests on, is too old, or that document is not what it
// was. Empty if it holds.
func (a *assessor) against(attestation *inventory.Attestation, maxAge *inventory.Duration) string {
	age := a.at.Time.Sub(attestation.Date.Time()).Seconds()
	if problem := tooOld("the statement", &age, maxAge); problem != "" || attestation.Document == nil {
		return problem
	}
	for _, document := range a.facts.Operator().Documents {
		if document.ID != *attestation.Document {
			continue
		}
		path := inventory.Path("documents").Item(string(document.ID))
		switch {
		case document.Problem != nil:
			return fmt.Sprintf("%s: %s", path, *document.Problem)
		case document.Verified == nil || !*document.Verified:
			return fmt.Sprintf("%s: it has no path and sha256 on record", path)
		case document.Age == nil && maxAge != nil:
			return fmt.Sprintf("%s: it has no date on record", path)
		}
		return tooOld(string(path), document.Age, maxAge)
	}
	return fmt.Sprintf("there is no document %q", *attestation.Document)
}

// tooOld says that something is older than it may be, in whole days rounded up.
func tooOld(what string, age *float64, most *inventory.Duration) string {
	if age == nil || most == nil || *age <= most.Seconds() {
		return ""
	}
	const day = 24 * 60 * 60
	return fmt.Sprintf("%s is %v days old, %v at most count", what, math.Ceil(*age/day), math.Ceil(most.Seconds()/day))
}
