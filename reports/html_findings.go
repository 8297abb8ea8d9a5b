package reports

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// limits are how much of a long list a page shows. It says how much it leaves out.
type limits struct{ entries, blocks, violations, facts, steps int }

// listedWhole is the number of findings up to which a page lists all there is. With
// more, a page would be too long for a browser, and for a reader long before.
const listedWhole = 3000

func limitsOf(findings int) limits {
	if findings <= listedWhole {
		return limits{entries: listedWhole, blocks: listedWhole, violations: 200, facts: 200, steps: 100}
	}
	return limits{entries: 10, blocks: 10, violations: 6, facts: 12, steps: 12}
}

// shortened says how many findings are counted only; empty where none are.
func (w *webpage) shortened() string {
	all := w.Findings.Len()
	if w.Upcoming != nil {
		all += w.Upcoming.Findings.Len()
	}
	if *w.listed >= all {
		return ""
	}
	return w.l.Say("This report is shortened: of %[1]s findings %[2]s are listed, the others are counted. All are in --format json.",
		Thousands(int64(all)), Thousands(int64(*w.listed)))
}

// group is all findings of a control that ended so: in full where the control is
// the first that they count for, by name where they were shown before.
func (w *webpage) group(status audit.Status, judgements []*audit.Judgement) htmlGroup {
	g := htmlGroup{htmlNumber: w.status(status, sum(status, judgements)), Settled: status == audit.Satisfied || status == audit.NotApplicable}
	var fresh []*audit.Judgement
	for _, j := range judgements {
		switch {
		case j.Count(status) == 0:
		case w.shown[j] == "":
			fresh = append(fresh, j)
		default:
			g.References = append(g.References, w.reference(j, status))
		}
	}
	if g.Settled {
		for _, j := range fresh {
			g.Blocks = append(g.Blocks, w.settled(j, status))
		}
		return g
	}
	var open []gist
	for _, j := range fresh {
		open = append(open, gistsOf(j, status)...)
	}
	blocks := fold(open)
	kept := min(w.blocks, len(blocks))
	for _, block := range blocks[:kept] {
		g.Blocks = append(g.Blocks, w.block(block))
	}
	g.More = folds(blocks[kept:])
	return g
}

// reference names findings that were shown under another control.
func (w *webpage) reference(j *audit.Judgement, status audit.Status) htmlReference {
	indexes := j.Ended(status)
	r := htmlReference{First: w.to(w.shown[j]), More: max(0, len(indexes)-w.entries)}
	for _, i := range indexes[:len(indexes)-r.More] {
		f := j.Finding(i)
		entry := w.subject(f.Subject)
		entry.Fingerprint = short(f.Fingerprint)
		r.Entries = append(r.Entries, entry)
	}
	return r
}

// settled is what a judgement found of the subjects that ask for nothing.
func (w *webpage) settled(j *audit.Judgement, status audit.Status) htmlBlock {
	indexes := j.Ended(status)
	kept := min(w.entries, len(indexes))
	gists := make([]gist, kept)
	for n, i := range indexes[:kept] {
		gists[n] = gist{j.Gist(i), j, i}
	}
	findings := whole(gists)
	b := w.opening(findings[0])
	b.More = len(indexes) - kept
	for _, f := range findings {
		b.Entries = append(b.Entries, w.entry(f, true))
	}
	return b
}

// opening is what a block says of all its findings.
func (w *webpage) opening(f audit.Finding) htmlBlock {
	b := htmlBlock{Waived: w.waived(f), Check: judgement(&f), Severity: severityWords.in(w.l, f.Severity)}
	if len(f.Controls) > 1 {
		for _, id := range f.Controls {
			b.Controls = append(b.Controls, w.to(id))
		}
	}
	return b
}

// block shows findings of one situation.
func (w *webpage) block(gists []gist) htmlBlock {
	kept := min(w.entries, len(gists))
	findings := whole(gists[:kept])
	first := findings[0]
	say := func(s string) string { return s }
	if len(gists) > 1 {
		say = func(s string) string { return opened(substitute(s, first.Subject.ID, each)) }
	}
	b := w.opening(first)
	b.More = len(gists) - kept
	b.Title = w.titles[first.Check]
	told := messages(findings)
	own := len(first.Violations) == 0 && len(told) > 1 // each finding has an outcome of its own
	switch {
	case own:
		b.Message = w.l.Say("It cannot be proved either way for any of these.")
	case len(first.Violations) == 0 || !strings.HasPrefix(first.Message, first.Violations[0].Message):
		b.Message = say(first.Message)
	}
	shown := min(w.violations, len(first.Violations))
	b.MoreViolations = len(first.Violations) - shown
	for i := range shown {
		b.Violations = append(b.Violations, w.violation(findings, i, say))
	}
	for _, f := range findings {
		entry := w.entry(f, own)
		b.Detailed = b.Detailed || own || len(entry.Facts) > 0
		b.Entries = append(b.Entries, entry)
	}
	return b
}

// violation shows the violation at this index, which is the same in all of the
// findings but for its evidence.
func (w *webpage) violation(findings []audit.Finding, index int, say func(string) string) htmlViolation {
	v := findings[0].Violations[index]
	view := htmlViolation{Message: say(v.Message), Expected: say(v.Expected), Found: say(v.Found), Fix: say(v.Fix)}
	kept := min(w.steps, len(v.Because))
	for _, step := range v.Because[:kept] {
		view.Because = append(view.Because, say(step))
	}
	view.MoreSteps = len(v.Because) - kept
	for _, f := range findings {
		entry := w.subject(f.Subject)
		w.evidence(&entry, f.Violations[index].Evidence)
		if len(entry.Facts) > 0 {
			view.Entries = append(view.Entries, entry)
		}
	}
	return view
}

// entry is one finding, with its outcome in words if these are its own.
func (w *webpage) entry(f audit.Finding, message bool) htmlEntry {
	*w.listed++
	entry := w.subject(f.Subject)
	entry.Fingerprint = short(f.Fingerprint)
	if message {
		entry.Message = f.Message
	}
	for _, m := range f.Missing[:min(w.facts, len(f.Missing))] {
		lack := w.l.Say("Missing")
		if m.Reason != "" {
			lack = w.l.Say("Unproven")
		}
		entry.Facts = append(entry.Facts, htmlFact{Lack: lack, Path: string(m.Path), Reason: m.Reason, Place: placed(w.l, m.Location)})
	}
	entry.More = max(0, len(f.Missing)-w.facts)
	w.evidence(&entry, f.Evidence)
	return entry
}

// evidence puts declared facts to an entry.
func (w *webpage) evidence(entry *htmlEntry, facts []audit.Evidence) {
	kept := min(w.facts, len(facts))
	for _, e := range facts[:kept] {
		fact := htmlFact{Path: string(e.Path), Place: placed(w.l, e.Location)}
		if e.Value != nil {
			fact.Value = value(e.Value)
		}
		entry.Facts = append(entry.Facts, fact)
	}
	entry.More += len(facts) - kept
}
