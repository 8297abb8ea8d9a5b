package audit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// WaiverMark says that a finding is waived, by whom and for how long.
type WaiverMark struct {
	Reason     string `json:"reason"`
	ApprovedBy string `json:"approved_by"`
	Expires    string `json:"expires"`
}

// Waive is an assessment with waivers applied. Findings keep their status; what
// waivers accept no longer stands against the verdict, and what each of them
// comes to is in its Waivers. The checks are all that there are, whether or not
// they were run. The error lists waivers for a check or a subject that there is
// not.
func Waive(a Assessment, waivers []*Waivers, checks []string, inv *inventory.Inventory) (Assessment, error) {
	var faults inventory.Faults
	w := waiving{Assessment: a, at: momentOf(a), marks: map[*Judgement]map[int]*WaiverMark{}}
	for _, file := range waivers {
		for i := range file.Waivers {
			faults = append(faults, file.unknown(i, checks, inv)...)
			w.Waivers = append(w.Waivers, w.apply(file, i))
		}
	}
	if err := faults.Err(); err != nil {
		return a, err
	}
	return w.waived(), nil
}

// waiving is an assessment while waivers are applied.
type waiving struct {
	Assessment
	at    time.Time
	marks map[*Judgement]map[int]*WaiverMark // by the index of the finding
}

// momentOf is the moment of an assessment, which wrote it itself.
func momentOf(a Assessment) time.Time {
	at, err := time.Parse(time.RFC3339, a.At)
	if err != nil {
		panic(fmt.Sprintf("audit: an assessment at %q", a.At))
	}
	return at
}

// unknown says that there is no such check or subject.
func (w *Waivers) unknown(i int, checks []string, inv *inventory.Inventory) (faults inventory.Faults) {
	one := &w.Waivers[i]
	if !slices.Contains(checks, one.Check) {
		faults = append(faults, inventory.Fault{Location: w.where(i, "check"), Problem: fmt.Sprintf("there is no check %q", one.Check), Hint: inventory.DidYouMean(one.Check, checks)})
	}
	kind, id, named := strings.Cut(one.Subject, ":")
	if !slices.Contains(SubjectKind("").Values(), kind) {
		return append(faults, inventory.Fault{Location: w.where(i, "subject"), Problem: fmt.Sprintf("subject is %q", one.Subject),
			Expected: "one subject as kind:id, the kind one of: " + strings.Join(SubjectKind("").Values(), ", "), Hint: inventory.DidYouMean(kind, SubjectKind("").Values())})
	}
	if names := namesOf(SubjectKind(kind), inv); named && !isPattern(id) && !slices.Contains(names, id) {
		faults = append(faults, inventory.Fault{Location: w.where(i, "subject"), Problem: fmt.Sprintf("the inventory has no %s %q", kind, id), Hint: inventory.DidYouMean(id, names)})
	}
	return faults
}

// isPattern says whether an id is meant to be many of them.
func isPattern(id string) bool { return id == "" || strings.ContainsAny(id, "*?") }

// namesOf are the ids of the subjects of a kind.
func namesOf(kind SubjectKind, inv *inventory.Inventory) (names []string) {
	r := enumerate(kind, inv, nil)
	for i := range r.count {
		names = append(names, r.name(i).ID)
	}
	return names
}

// apply applies one waiver, and says what it comes to.
func (w *waiving) apply(file *Waivers, i int) WaiverRef {
	one, ref := &file.Waivers[i], file.ref(i)
	kind, id, _ := strings.Cut(one.Subject, ":")
	if isPattern(id) {
		ref.State, ref.Problem = OverBroad, "it is for more than one subject"
		return ref
	}
	severity, run := w.severityOf(one.Check)
	if ref.State, ref.Problem = one.stands(severity, w.at); ref.State != Unused {
		return ref
	}
	ref.ExpiresSoon = one.Expires.Time().Sub(w.at) < soon
	if !run {
		ref.Problem = "the check was not run"
		return ref
	}
	w.accept(&ref, one, Subject{Kind: kind, ID: id})
	return ref
}

// severityOf is the severity of a check that was run.
func (w *waiving) severityOf(check string) (severity Severity, run bool) {
	i := slices.IndexFunc(w.Checks, func(c CheckRef) bool { return c.ID == check })
	if i < 0 {
		return "", false
	}
	return w.Checks[i].Severity, true
}

// accept marks what a waiver that holds is for: one finding, or those of the
// control that it names.
func (w *waiving) accept(ref *WaiverRef, one *Waiver, of Subject) {
	found := w.open(one, of)
	switch {
	case len(found) == 0:
		ref.Problem = "no finding of the check about the subject is not satisfied and not waived already"
		return
	case len(found) > 1 && one.Control == nil:
		ref.State, ref.Problem = OverBroad, fmt.Sprintf("it is for %d findings; name the control of one of them: %s", len(found), strings.Join(controlsOf(found), ", "))
		return
	}
	ref.State, ref.Findings = Applied, len(found)
	for _, f := range found {
		if w.marks[f.of] == nil {
			w.marks[f.of] = map[int]*WaiverMark{}
		}
		w.marks[f.of][f.index] = &WaiverMark{Reason: one.Reason, ApprovedBy: text(one.ApprovedBy), Expires: one.Expires.String()}
	}
}

// row is a finding by its place.
type row struct {
	of    *Judgement
	index int
}

// open are the findings that a waiver is for, and that nothing accepts yet.
func (w *waiving) open(one *Waiver, of Subject) (found []row) {
	for _, j := range w.Findings.judgements {
		if j.Check != one.Check || one.Control != nil && !slices.Contains(j.Controls, *one.Control) {
			continue
		}
		for i := range j.Len() {
			if s := j.Subject(i); s.Kind == of.Kind && s.ID == of.ID && j.Status(i) == NotSatisfied && w.marks[j][i] == nil {
				found = append(found, row{j, i})
			}
		}
	}
	return found
}

// controlsOf are the controls that findings count for, each once.
func controlsOf(found []row) (controls []string) {
	for _, f := range found {
		controls = append(controls, f.of.Controls...)
	}
	slices.Sort(controls)
	return slices.Compact(controls)
}

// waived is the assessment with what is marked, and the verdict that follows.
func (w *waiving) waived() Assessment {
	a := w.Assessment
	a.Findings.judgements = slices.Clone(a.Findings.judgements)
	for i, j := range a.Findings.judgements {
		if marks := w.marks[j]; marks != nil {
			a.Findings.judgements[i] = newJudgement(j.Check, j.Params, j.Severity, j.Controls, waivedRows{j.rows, marks})
		}
	}
	a.Summary = summarise(a.Findings, a.Controls)
	a.Verdict = verdict(a.Summary, a.Controls, len(a.Errors))
	return a
}

// waivedRows are outcomes of which some are waived.
type waivedRows struct {
	outcomes
	marks map[int]*WaiverMark
}

func (r waivedRows) finding(i int) Finding {
	f := r.outcomes.finding(i)
	f.Waiver = r.marks[i]
	return f
}

func (r waivedRows) gist(i int) Finding {
	f := r.outcomes.gist(i)
	f.Waiver = r.marks[i]
	return f
}

func (r waivedRows) waived(i int) bool { return r.marks[i] != nil }

// Waived says whether the finding with this index is waived.
func (j *Judgement) Waived(i int) bool { return j.rows.waived(i) }

// CountWaived is the number of findings that are waived.
func (j *Judgement) CountWaived() (n int) {
	if _, untouched := j.rows.(*docket); untouched {
		return 0
	}
	for i := range j.Len() {
		if j.Waived(i) {
			n++
		}
	}
	return n
}
