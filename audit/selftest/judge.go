package selftest

import (
	"context"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/parallel"
)

// end is what became of a mutant.
type end uint8

const (
	survived end = iota
	refused
	turned
	withdrawn
)

// judgeAll judges mutants on all processors. What became of each stands at its
// index, whoever judged it.
func (b *baseline) judgeAll(ctx context.Context, mutants []mutant) ([]end, error) {
	ends := make([]end, len(mutants))
	tally, uncounted := audit.TallyOf(ctx), audit.Counted(ctx, nil) // mutants are counted, not their subjects
	tally.Expect(len(mutants))
	parallel.Do(len(mutants), func(i int) {
		if ctx.Err() == nil {
			ends[i] = b.judge(uncounted, mutants[i])
		}
		tally.Count()
	})
	return ends, ctx.Err()
}

// judge loads a mutant and judges it, as if its file were the user's own.
func (b *baseline) judge(ctx context.Context, m mutant) end {
	inv, err := b.Inventory.With(m.number, render(m.root, m.instead))
	if err != nil {
		return refused
	}
	assessment, err := b.assess(ctx, inv)
	if err != nil {
		return refused
	}
	return b.compare(assessment)
}

// compare says whether an assessment shows that something changed for the worse.
func (b *baseline) compare(a audit.Assessment) end {
	if a.Verdict != audit.Compliant || len(a.Errors) > 0 {
		return turned
	}
	rows := rowsOf(a)
	for row, status := range rows {
		if _, known := b.rows[row]; !known || b.rows[row] == audit.Satisfied && status != audit.Satisfied {
			return withdrawn
		}
	}
	for row, status := range b.rows {
		if _, still := rows[row]; !still && status == audit.Satisfied {
			return withdrawn
		}
	}
	return survived
}
