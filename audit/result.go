package audit

import (
	"slices"
)

// assessment puts together what was found.
func (a *assessor) assessment(tool Tool) Assessment {
	p := a.profile
	controls := a.controls()
	summary := summarise(a.findings, controls)
	checks := a.checks()
	return Assessment{
		Schema: Schema, Tool: tool, At: a.now, AtFrom: a.at.From,
		Inventory: a.inventory(), Catalog: a.catalog(),
		Scope:   Scope{Only: p.selection.Only, MinSeverity: Severity(p.selection.MinSeverity), Judged: len(checks), LeftOut: p.leftOut},
		Verdict: verdict(summary, controls, len(a.errors)), Summary: summary,
		Controls: controls, Checks: checks, Findings: a.findings, Errors: a.errors,
	}
}

func (a *assessor) inventory() InventoryRef {
	ref := InventoryRef{Operator: a.of("operator").name(0), Subjects: map[string]int{}}
	for _, file := range a.inv.Files() {
		ref.Files = append(ref.Files, FileRef{file.Path, file.SHA256})
	}
	for _, kind := range SubjectKind("").Values() {
		if n := a.of(SubjectKind(kind)).declared(); n > 0 {
			ref.Subjects[kind] = n
		}
	}
	return ref
}

func (a *assessor) catalog() CatalogRef {
	ref := CatalogRef{SHA256: a.profile.catalog.SHA256}
	for _, f := range a.profile.frameworks {
		if !slices.Contains(a.profile.notBinding, string(f.ID)) {
			ref.Frameworks = append(ref.Frameworks, f.ref())
		}
	}
	return ref
}

// checks are the checks that were run, each once.
func (a *assessor) checks() []CheckRef {
	refs := []CheckRef{}
	for _, u := range a.profile.uses {
		if ref := u.check.ref(); !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

func (c *Check) ref() CheckRef {
	return CheckRef{c.ID, c.Title, c.Description, string(c.Subject), c.Severity, c.Remediation, c.SHA256}
}

// controls are all controls of the profile, each with where it ended.
func (a *assessor) controls() (results []ControlResult) {
	counted := a.findings.ByControl()
	results = []ControlResult{}
	for _, c := range a.profile.controls {
		result := ControlResult{Framework: string(c.framework.ID), ID: string(c.ID), Title: c.Title, Text: c.Text, Citation: c.Citation,
			Kind: string(c.Kind), Confidence: string(c.Confidence), Note: text(c.Note), Manual: text(c.Manual)}
		if c.Manual != nil && c.unbound == "" {
			a.manual(&result, c)
		} else {
			result.Status = gravest(counted[c.id()])
		}
		results = append(results, result)
	}
	return results
}

func (a *assessor) manual(result *ControlResult, c control) {
	result.Status = NotAssessed
	if result.Attestation = a.attested(c); result.Attestation == nil {
		return
	}
	result.Status = Satisfied
	if result.Attestation.Problem != "" {
		result.Status = Undetermined
	}
}

// text is an optional text, empty where it is absent.
func text(optional *string) string {
	if optional == nil {
		return ""
	}
	return *optional
}
