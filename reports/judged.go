package reports

import (
	"github.com/dcaudit/dcaudit/audit"
)

// judged are the judgements that count for each control, by its id.
type judged map[string][]*audit.Judgement

func byControl(f audit.Findings) judged {
	index := judged{}
	for _, j := range f.Judgements() {
		for _, id := range j.Controls {
			index[id] = append(index[id], j)
		}
	}
	return index
}

// of are the judgements that count for a control.
func (j judged) of(c audit.ControlResult) []*audit.Judgement { return j[controlID(c)] }

// sum counts the findings of judgements that have a status.
func sum(status audit.Status, judgements []*audit.Judgement) (n int) {
	for _, j := range judgements {
		n += j.Count(status)
	}
	return n
}

// exemptions are the findings that say why something does not bind.
func exemptions(judgements []*audit.Judgement) (findings []audit.Finding) {
	for _, j := range judgements {
		findings = append(findings, told(j, j.Ended(audit.NotApplicable), false)...)
	}
	return findings
}

// gist is what a finding says, and where all of it is to be had.
type gist struct {
	audit.Finding
	of    *audit.Judgement
	index int
}

// gistsOf are the findings of a judgement that have a status. What undetermined
// ones lack is told of all of them together, so these are whole.
func gistsOf(j *audit.Judgement, status audit.Status) []gist {
	indexes := j.Ended(status)
	findings := make([]gist, len(indexes))
	for n, f := range told(j, indexes, status == audit.Undetermined) {
		findings[n] = gist{f, j, indexes[n]}
	}
	return findings
}

func told(j *audit.Judgement, indexes []int, whole bool) []audit.Finding {
	if whole {
		return j.Findings(indexes)
	}
	findings := make([]audit.Finding, len(indexes))
	for n, i := range indexes {
		findings[n] = j.Gist(i)
	}
	return findings
}

// whole are all that is known of findings.
func whole(gists []gist) []audit.Finding {
	findings := make([]audit.Finding, len(gists))
	for i, g := range gists {
		if findings[i] = g.Finding; g.Fingerprint == "" {
			findings[i] = g.of.Finding(g.index)
		}
	}
	return findings
}
