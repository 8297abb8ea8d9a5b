package selftest

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Either of the two nets alone must hold all that it is there for. One is the
// loader, with nothing behind it but checks of the usual kind, which tell what is
// violated: nothing of broken form gets through. The other is the proof, behind
// a loader that never complains: no fact on which a pass rests can go missing.

func TestLoaderAlone(t *testing.T) {
	t.Parallel()
	b, mutants := underTest(t)
	mutants = oneIn(slices.DeleteFunc(mutants, func(m mutant) bool { return !m.operator.form }), share())
	for i, end := range endsBy(mutants, b.judgeByViolations) {
		if end == survived {
			m := mutants[i]
			t.Errorf("%s: %s: %s: %s", m.at.Location, m.operator.name, m.at.Path, m.change)
		}
	}
	t.Logf("%d mutants of broken form", len(mutants))
}

// judgeByViolations takes the absence of violations for a pass.
func (b *baseline) judgeByViolations(m mutant) end {
	inv, err := b.Inventory.With(m.number, render(m.root, m.instead))
	if err != nil {
		return refused
	}
	a, err := b.assess(context.Background(), inv)
	if err != nil || a.Summary.NotSatisfied > 0 {
		return turned
	}
	return survived
}

// unowed are operators that take nothing away, so that there is nothing for a
// proof to miss; what they do is for the loader alone to refuse.
var unowed = map[string]string{
	"entry given twice":            "what is there is there twice, and nothing is missing",
	"id given twice":               "two things have one name, and each says all that is asked of it",
	"reference like its neighbour": "what is there refers to something that is there",
	// A proof asks whether a text is there, not what it says.
	"control character in it":   "of a text without a form",
	"invisible character in it": "of a text without a form",
	"blank after it":            "of a text without a form",
}

func (m mutant) isOwedToProof() bool {
	reason, listed := unowed[m.operator.name]
	return !listed || reason == "of a text without a form" && m.at.Sort != inventory.IsText
}

func TestProofAlone(t *testing.T) {
	t.Parallel()
	b, mutants := underTest(t)
	mutants = oneIn(slices.DeleteFunc(mutants, func(m mutant) bool { return !m.isOwedToProof() }), 6*share())
	whole := asJSON(must(naively(render(mutants[0].root, nil)))(t))
	if end := b.judgeNaively(mutant{root: mutants[0].root}, nil); end != survived {
		t.Fatalf("read naively, the undamaged model operator is not compliant: %d", end)
	}
	ends := endsBy(mutants, func(m mutant) end { return b.judgeNaively(m, whole) })
	for i, end := range ends {
		if end == turned || end == withdrawn {
			b.read.add(mutants[i].at.Path)
		}
	}
	counts := map[end]int{}
	for i, end := range ends {
		m := mutants[i]
		if end == survived && !b.read.reads(m.at) {
			end = onUnread
		}
		if counts[end]++; end == survived && !isExcused(t, m) {
			t.Errorf("%s: %s: %s: %s", m.at.Location, m.operator.name, m.at.Path, m.change)
		}
	}
	t.Logf("%d mutants: the proof fails for %d and is withdrawn for %d; %d cannot be judged at all, %d read the same, %d are on facts that no pass rests on, %d excused",
		len(mutants), counts[turned], counts[withdrawn], counts[refused], counts[readTheSame], counts[onUnread], counts[survived])
}

// Further ends, of mutants that a naive loader read.
const (
	readTheSame end = 100 + iota
	onUnread
)

// judgeNaively leaves all to the proof. The whole is what a naive loader makes
// of the undamaged inventory.
func (b *baseline) judgeNaively(m mutant, whole []byte) end {
	inv, err := naively(render(m.root, m.instead))
	if err != nil {
		return refused
	}
	if bytes.Equal(whole, asJSON(inv)) {
		return readTheSame
	}
	a, err := b.assessWith(context.Background(), inv, b.verified(inv))
	if err != nil {
		return refused
	}
	return b.compare(a)
}

func asJSON(inv *inventory.Inventory) []byte {
	text, err := json.Marshal(inv)
	if err != nil {
		panic(err)
	}
	return text
}

// verified is what came of looking for the documents that stand as they did in
// the undamaged inventory. Of the others nothing is known.
func (b *baseline) verified(inv *inventory.Inventory) map[inventory.DocumentID]inventory.Verification {
	all, err := inventory.VerifyDocuments(b.Inventory)
	if err != nil {
		panic(err)
	}
	known := map[inventory.DocumentID]inventory.Verification{}
	for _, before := range b.Inventory.Documents {
		for _, now := range inv.Documents {
			if now.ID == before.ID && now.Path != nil && now.SHA256 != nil && *now.Path == *before.Path && *now.SHA256 == *before.SHA256 {
				known[now.ID] = all[now.ID]
			}
		}
	}
	return known
}
