package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/parallel"
)

// judged are the judgements that count for each control, by its id.
type judged map[string][]*audit.Judgement

// of are the judgements that count for a control.
func (j judged) of(c audit.ControlResult) []*audit.Judgement { return j[controlID(c)] }

// sum counts the findings of judgements that have a status.
func sum(status audit.Status, judgements []*audit.Judgement) (n int) {
	for _, j := range judgements {
		n += j.Count(status)
	}
	return n
}

// sumWaived counts the findings of judgements that are waived.
func sumWaived(judgements []*audit.Judgement) (n int) {
	for _, j := range judgements {
		n += j.CountWaived()
	}
	return n
}

// exemptions say why something does not bind, for each finding that says so.
func exemptions(judgements []*audit.Judgement) (messages []string) {
	for _, j := range judgements {
		ended := j.Ended(audit.NotApplicable)
		said := make([]string, len(ended))
		parallel.Do(len(ended), func(n int) { said[n] = j.Gist(ended[n]).Message })
		messages = append(messages, said...)
	}
	return messages
}

// gist is what a finding says, and where all of it is to be had.
type gist struct {
	audit.Finding
	of    *audit.Judgement
	index int
}

// gistsOf are the findings of a judgement that have a status.
func gistsOf(j *audit.Judgement, status audit.Status) []gist {
	indexes := j.Ended(status)
	findings := make([]gist, len(indexes))
	sideBySide(len(indexes), func(n int) { findings[n] = gist{j.Gist(indexes[n]), j, indexes[n]} })
	return findings
}

// whole are all that is known of findings.
func whole(gists []gist) []audit.Finding {
	findings := make([]audit.Finding, len(gists))
	sideBySide(len(gists), func(i int) { findings[i] = gists[i].of.Finding(gists[i].index) })
	return findings
}

// sideBySide does something for each of many things on all processors, and for each of
// few in less time than others would take to begin.
func sideBySide(count int, do func(i int)) {
	if count > alone {
		parallel.Do(count, do)
		return
	}
	for i := range count {
		do(i)
	}
}

// alone is how many things one processor does on its own.
const alone = 8
