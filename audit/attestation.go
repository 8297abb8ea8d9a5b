package audit

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// checkAttestations refuses attestations about controls that the catalog does
// not have, or that checks judge: nobody would ever see that they count for
// nothing.
func (a *assessor) checkAttestations() error {
	known := map[string]control{}
	for _, controls := range a.profile.catalog.controls {
		for _, c := range controls {
			known[c.id()] = c
		}
	}
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
// audit: made by then, and not lapsed.
func (a *assessor) attested(c control) *AttestationRef {
	for i, attestation := range a.inv.Attestations {
		if string(attestation.Control) != c.id() || attestation.Date.Time().After(a.at.Time) || attestation.ValidUntil.Time().Before(a.at.Time) {
			continue
		}
		ref := &AttestationRef{By: attestation.By, Date: attestation.Date.String(), ValidUntil: attestation.ValidUntil.String(),
			Statement: attestation.Statement, Location: a.inv.Fact(inventory.Path("attestations").Index(i)).Location}
		if attestation.Document != nil {
			ref.Document = string(*attestation.Document)
		}
		return ref
	}
	return nil
}
