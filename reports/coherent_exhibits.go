package reports

import (
	"errors"
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

var edgeKinds = []exhibit.EdgeKind{exhibit.Requires, exhibit.AnyOf, exhibit.Uses, exhibit.Activates, exhibit.RunsAt}

// coherentExhibits refuses what no picture can be drawn of: a row of another
// length than the columns, a line from or to nowhere, an outcome that nobody
// knows.
func coherentExhibits(e *exhibit.Exhibits) error {
	if e == nil {
		return nil
	}
	if m := e.Losses; m != nil {
		for _, row := range m.Services {
			if len(row.Outcomes) != len(m.Losses) {
				return fmt.Errorf("of the service %q there are %d outcomes of %d losses", row.ID, len(row.Outcomes), len(m.Losses))
			}
			if err := knownOutcomes(row.Outcomes...); err != nil {
				return err
			}
		}
		for _, loss := range m.Losses {
			if err := knownOutcomes(sortedKeys(loss.Services)...); err != nil {
				return err
			}
		}
		if err := knownOutcomes(sortedKeys(m.MoreServices)...); err != nil {
			return err
		}
	}
	for _, g := range e.Failures {
		if err := errors.Join(knownNodes(g), knownEdges(g)); err != nil {
			return err
		}
	}
	return nil
}

func knownOutcomes(all ...exhibit.Outcome) error {
	for _, outcome := range all {
		if !slices.Contains(exhibit.Outcomes, outcome) {
			return fmt.Errorf("an exhibit has the outcome %q", outcome)
		}
	}
	return nil
}

func knownNodes(g exhibit.Graph) error {
	if len(g.Nodes) == 0 {
		return fmt.Errorf("the graph of %q is empty", g.Service)
	}
	for _, node := range g.Nodes {
		if err := knownOutcomes(node.Outcome); err != nil {
			return err
		}
	}
	return nil
}

func knownEdges(g exhibit.Graph) error {
	for _, edge := range g.Edges {
		if min(edge.From, edge.To) < 0 || max(edge.From, edge.To) >= len(g.Nodes) || !slices.Contains(edgeKinds, edge.Kind) {
			return fmt.Errorf("the graph of %q has an edge %d to %d, %q, of %d nodes", g.Service, edge.From, edge.To, edge.Kind, len(g.Nodes))
		}
	}
	return nil
}
