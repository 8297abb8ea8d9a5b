package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// open shows the findings with this status: in full where a control is the
// first that they count for, by fingerprint where they were shown before.
func (t text) open(control string, status audit.Status, findings []*audit.Finding) {
	var fresh []*audit.Finding
	before := map[string][]string{}
	for _, f := range findings {
		switch first, seen := t.shown[f.Fingerprint]; {
		case f.Status != status:
		case seen:
			before[first] = append(before[first], short(f.Fingerprint))
		default:
			fresh = append(fresh, f)
			t.shown[f.Fingerprint] = control
		}
	}
	blocks := fold(fresh)
	for i, block := range blocks {
		if i == shownBlocks {
			t.gap()
			t.more("  ", folds(blocks[i:]), spaced(status))
			break
		}
		t.gap()
		t.block(block)
	}
	for _, first := range sortedKeys(before) {
		t.gap()
		t.flag(status, "  ", "", reference(before[first], first), "")
	}
}

func reference(fingerprints []string, control string) string {
	if more := len(fingerprints) - shownReferences; more > 0 {
		fingerprints = append(fingerprints[:shownReferences], fmt.Sprintf("%d more", more))
	}
	return both(fingerprints) + ": see " + control + " above"
}

// fold puts findings together that differ in nothing but their subject and the
// places, gravest first.
func fold(findings []*audit.Finding) [][]*audit.Finding {
	var blocks [][]*audit.Finding
	index := map[string]int{}
	for _, f := range findings {
		key := situation(f)
		i, seen := index[key]
		if !seen {
			i = len(blocks)
			index[key] = i
			blocks = append(blocks, nil)
		}
		blocks[i] = append(blocks[i], f)
	}
	slices.SortStableFunc(blocks, func(a, b []*audit.Finding) int {
		return weight(a[0].Severity) - weight(b[0].Severity)
	})
	return blocks
}

func folds(blocks [][]*audit.Finding) int {
	n := 0
	for _, block := range blocks {
		n += len(block)
	}
	return n
}

// situation is what a reader would be told of a finding, less its subject.
func situation(f *audit.Finding) string {
	parts := []string{judgement(f), f.Subject.Kind, f.Message}
	for _, v := range f.Violations {
		parts = append(parts, v.Message, v.Expected, v.Found, strings.Join(v.Because, "\x00"), v.Fix)
	}
	for _, m := range f.Missing {
		parts = append(parts, strings.Replace(string(m.Path), "["+f.Subject.ID+"]", "[]", 1))
	}
	return strings.Join(parts, "\x00")
}

// block shows findings of one situation.
func (t text) block(findings []*audit.Finding) {
	for i, f := range findings[:min(shownSubjects, len(findings))] {
		check := ""
		if i == 0 {
			check = judgement(f)
		}
		t.flag(f.Status, "  ", short(f.Fingerprint), named(f.Subject), check)
	}
	t.more("    ", len(findings)-shownSubjects, plural(findings[0].Subject.Kind))
	first := findings[0]
	if len(first.Violations) != 1 || first.Violations[0].Message != first.Message {
		t.put("    ", first.Message)
	}
	for i := range first.Violations[:min(shownViolations, len(first.Violations))] {
		t.violation(findings, i)
	}
	t.more("    ", len(first.Violations)-shownViolations, "ways in which it is not satisfied")
	t.missing(findings)
}

// violation shows the violation at this index, which is the same in all of the
// findings but for its evidence.
func (t text) violation(findings []*audit.Finding, index int) {
	v := findings[0].Violations[index]
	var evidence []audit.Evidence
	for _, f := range findings {
		own := f.Violations[index].Evidence
		if len(own) == 0 {
			own = f.Evidence
		}
		evidence = append(evidence, own...)
	}
	t.put("    ", v.Message)
	t.label("expected", v.Expected)
	t.label("found", v.Found)
	t.because(v.Because)
	t.label("fix", v.Fix)
	t.evidence(evidence)
}
