package reports

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// batch are objections that weigh the same. Each is worked out when somebody asks
// for it: there may be millions.
type batch struct {
	weight int
	len    int
	get    func(i int) objection
}

// The weights of objections: what is gravest has the least. To those of findings
// their severity is added.
const (
	weighsBroken       = 0
	weighsNotSatisfied = 10
	weighsUndetermined = 20
	weighsNotAssessed  = 30
	weighsWaiver       = 40
	weighsWaived       = 50
)

// opposition is all objections to an assessment, gravest first.
type opposition struct {
	audit.Assessment
	broken  breakages
	titles  map[string]string // of the checks
	batches []batch
}

func opposed(a audit.Assessment) opposition {
	o := opposition{a, breakagesOf(a), map[string]string{}, nil}
	for _, c := range a.Checks {
		o.titles[c.ID] = c.Title
	}
	loose := o.loose()
	o.add(weighsBroken, len(loose), func(i int) objection { return loose[i] })
	for _, j := range a.Findings.Judgements() {
		finding := func(i int) objection { return o.object(j.Finding(i)) }
		broken, open := o.broken.split(j)
		violated, waived := parted(j)
		o.add(weighsBroken+weight(j.Severity), len(broken), func(i int) objection { return finding(broken[i]) })
		o.add(weighsNotSatisfied+weight(j.Severity), len(violated), func(i int) objection { return finding(violated[i]) })
		o.add(weighsWaived+weight(j.Severity), len(waived), func(i int) objection { return finding(waived[i]) })
		o.add(weighsUndetermined+weight(j.Severity), len(open), func(i int) objection { return finding(open[i]) })
	}
	for _, c := range a.Controls {
		if unsettled(c) {
			o.add(weighsControl(c), 1, func(int) objection { return o.control(c) })
		}
	}
	slices.SortStableFunc(o.batches, func(a, b batch) int { return cmp.Compare(a.weight, b.weight) })
	return o
}

// parted are the findings that are not satisfied: those that count, and those that
// a waiver accepts.
func parted(j *audit.Judgement) (violated, waived []int) {
	for _, i := range j.Ended(audit.NotSatisfied) {
		if j.Waived(i) {
			waived = append(waived, i)
		} else {
			violated = append(violated, i)
		}
	}
	return violated, waived
}

// withWaivers adds the waivers that somebody has to look after: those that accept
// nothing, and those that will not for long.
func (o opposition) withWaivers() opposition {
	var some []objection
	for i, w := range o.Waivers {
		if w.State != audit.Applied || w.ExpiresSoon {
			f := audit.Finding{Message: capital(waiverStands(w)), Fingerprint: digestOf("waiver", w.Check, w.Subject, w.Control, w.Dated, w.Expires)}
			some = append(some, objection{Finding: f, title: waiverOf(w), waiver: &o.Waivers[i], at: w.Location})
		}
	}
	o.add(weighsWaiver, len(some), func(i int) objection { return some[i] })
	slices.SortStableFunc(o.batches, func(a, b batch) int { return cmp.Compare(a.weight, b.weight) })
	return o
}

func (o *opposition) add(weighs, n int, get func(i int) objection) {
	if n > 0 {
		o.batches = append(o.batches, batch{weighs, n, get})
	}
}

// weighsControl is what a control weighs that stays open without a finding.
func weighsControl(c audit.ControlResult) int {
	if c.Status == audit.Undetermined {
		return weighsUndetermined + len(severities)
	}
	return weighsNotAssessed
}

// len is the number of all objections.
func (o opposition) len() (n int) {
	for _, b := range o.batches {
		n += b.len
	}
	return n
}

// object is the objection that a finding is.
func (o opposition) object(f audit.Finding) objection {
	return objection{f, o.titles[f.Check], nil, o.broken.of(f.Check, f.Subject, f.Status), spot(f, o.Inventory.Files)}
}

// loose are the checks that broke without leaving a finding behind.
func (o opposition) loose() (all []objection) {
	for _, e := range o.broken.loose {
		f := audit.Finding{Check: e.Check, Subject: e.Subject, Status: audit.Undetermined}
		f.Fingerprint = digestOf("broken", e.Check, e.Subject.Kind, e.Subject.ID)
		all = append(all, o.object(f))
	}
	return all
}

// control is the objection that a control is which stays open without a finding.
func (o opposition) control(c audit.ControlResult) objection {
	f := audit.Finding{Status: c.Status, Message: unassessed(tongue.English, c, o.Assessment), Controls: []string{controlID(c)}}
	f.Fingerprint = digestOf("control", controlID(c), string(c.Status))
	at := spot(f, o.Inventory.Files)
	if c.Attestation != nil && c.Attestation.File != "" {
		at = c.Attestation.Location
	}
	return objection{f, c.Title, nil, "", at}
}
