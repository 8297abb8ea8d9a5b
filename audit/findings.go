package audit

import (
	"encoding/json"
	"iter"
	"sync"
)

// Findings are the outcomes of all check × subject pairs, by check, parameters
// and subject. A finding is worked out when somebody asks for it: of most,
// nobody wants to know more than the status.
type Findings struct{ judgements []*Judgement }

// Judgement is what one check with one set of parameters found about all
// subjects of its kind.
type Judgement struct {
	// What all of the findings have in common; a Finding says what each means.
	Check    string
	Params   map[string]any
	Severity Severity
	Controls []string

	rows   outcomes
	counts func() map[Status]int
}

// outcomes are the findings of one judgement.
type outcomes interface {
	len() int
	subject(i int) Subject
	status(i int) Status
	statuses() iter.Seq2[int, Status] // of all, in order
	finding(i int) Finding
	gist(i int) Finding
	waived(i int) bool
}

func newJudgement(check string, params map[string]any, severity Severity, controls []string, r outcomes) *Judgement {
	return &Judgement{check, params, severity, controls, r, sync.OnceValue(func() map[Status]int { return counted(r) })}
}

// counted are the numbers of findings by status. Most follow one of the same.
func counted(r outcomes) map[Status]int {
	counts, last, run := map[Status]int{}, Status(""), 0
	for _, status := range r.statuses() {
		if status != last {
			counts[last] += run
			last, run = status, 0
		}
		run++
	}
	counts[last] += run
	delete(counts, "")
	return counts
}

// Len is the number of subjects that were judged.
func (j *Judgement) Len() int { return j.rows.len() }

// Subject is the subject of the finding with this index, from 0.
func (j *Judgement) Subject(i int) Subject { return j.rows.subject(i) }

// Status is the status of the finding with this index, from 0.
func (j *Judgement) Status(i int) Status { return j.rows.status(i) }

// Beside reports whether the findings of another judgement are about the same
// subjects, each with the same index.
func (j *Judgement) Beside(other *Judgement) bool {
	a, ofA := j.rows.(*docket)
	b, ofB := other.rows.(*docket)
	if ofA && ofB {
		return a.subjects == b.subjects
	}
	same := j.Len() == other.Len()
	for i := 0; same && i < j.Len(); i++ {
		same = j.Subject(i) == other.Subject(i)
	}
	return same
}

// Finding is the finding with this index, from 0. Any number of goroutines may
// ask at once.
func (j *Judgement) Finding(i int) Finding { return j.rows.finding(i) }

// Gist is what Finding is, without the facts that it rests on or lacks, and so
// without fingerprint and without what an undetermined one says of these, where
// that takes less to work out.
func (j *Judgement) Gist(i int) Finding { return j.rows.gist(i) }

// Ended are the indexes of the findings with a status.
func (j *Judgement) Ended(s Status) (indexes []int) {
	for i, status := range j.rows.statuses() {
		if status == s {
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// Count is the number of findings with a status.
func (j *Judgement) Count(s Status) int { return j.counts()[s] }

// Judgements are the findings, put together by check and parameters.
func (f Findings) Judgements() []*Judgement { return f.judgements }

// ByControl are the judgements that count for each control, by its id as
// framework/control.
func (f Findings) ByControl() map[string][]*Judgement {
	counted := map[string][]*Judgement{}
	for _, j := range f.judgements {
		for _, id := range j.Controls {
			counted[id] = append(counted[id], j)
		}
	}
	return counted
}

// Len is the number of all findings.
func (f Findings) Len() (n int) {
	for _, j := range f.judgements {
		n += j.Len()
	}
	return n
}

// Count is the number of findings with a status.
func (f Findings) Count(s Status) (n int) {
	for _, j := range f.judgements {
		n += j.Count(s)
	}
	return n
}

// All are the findings, one by one.
func (f Findings) All() iter.Seq[Finding] {
	return func(yield func(Finding) bool) {
		for _, j := range f.judgements {
			for i := range j.Len() {
				if !yield(j.Finding(i)) {
					return
				}
			}
		}
	}
}

// MarshalJSON writes the findings as a list.
func (f Findings) MarshalJSON() ([]byte, error) {
	list := make([]Finding, 0, f.Len())
	for one := range f.All() {
		list = append(list, one)
	}
	return json.Marshal(list)
}

// ListOf puts findings that are worked out together.
func ListOf(findings []Finding) (f Findings) {
	for first := 0; first < len(findings); {
		last := first + 1
		for last < len(findings) && alike(findings[first], findings[last]) {
			last++
		}
		one := findings[first]
		f.judgements = append(f.judgements, newJudgement(one.Check, one.Params, one.Severity, one.Controls, list(findings[first:last])))
		first = last
	}
	return f
}

// alike says whether two findings are of one judgement.
func alike(a, b Finding) bool {
	common := func(f Finding) []any { return []any{f.Check, f.Params, f.Severity, f.Controls} }
	return a.Check == b.Check && same(common(a), common(b))
}

// list is findings that are worked out.
type list []Finding

func (l list) len() int              { return len(l) }
func (l list) subject(i int) Subject { return l[i].Subject }
func (l list) status(i int) Status   { return l[i].Status }
func (l list) statuses() iter.Seq2[int, Status] {
	return func(yield func(int, Status) bool) {
		for i := range l {
			if !yield(i, l[i].Status) {
				return
			}
		}
	}
}
func (l list) finding(i int) Finding { return l[i] }
func (l list) gist(i int) Finding    { return l[i] }
func (l list) waived(i int) bool     { return l[i].Waiver != nil }
