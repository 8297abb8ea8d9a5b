package audit

import (
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Illustrated is an assessment with its exhibits, which are worked out from the
// inventory and the facts that it was made of.
func Illustrated(a Assessment, inv *inventory.Inventory, facts *drill.Facts, at Date) Assessment {
	a.Exhibits = exhibit.Of(inv, facts, func(i *inventory.Incident) (clocks []exhibit.Clock) {
		for _, run := range clocksOf(a, i, facts, at) {
			clocks = append(clocks, run.exhibit())
		}
		return clocks
	})
	return a
}

func (r ClockRun) exhibit() exhibit.Clock {
	return exhibit.Clock{To: r.To, Kind: r.Kind, From: r.From, Limit: r.Limit, Start: r.Start, Due: r.Due, Sent: r.Sent,
		Outcome: string(r.Outcome), Fingerprint: r.Finding.Fingerprint, Controls: r.Finding.Controls}
}
