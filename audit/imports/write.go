package imports

import (
	"cmp"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// mostListed is how many unknowns stand at the head of the YAML, and mostShown how
// many of them Summary shows.
const mostListed, mostShown = 2000, 12

// Write writes the draft as YAML: first, as comments, what is not known, then the
// inventory, always in the same order. What would not load is not written; the
// error is then of type Faults and a fault of the importer.
func (d *Draft) Write(w io.Writer) error {
	d.sort()
	e := encoder{keys: map[reflect.Type][]key{}}
	e.head(d)
	e.object(reflect.ValueOf(d.Inventory), 0, false)
	if err := d.loads(e.Bytes()); err != nil {
		return fmt.Errorf("what was imported does not load, which is a fault of the program, please report it: %w", err)
	}
	_, err := w.Write(e.Bytes())
	return err
}

// loads tries the text as it will be read: with an operator from another part, if
// it declares none.
func (d *Draft) loads(text []byte) error {
	parts := []inventory.Part{{Path: "imported.yaml", Data: text}}
	if d.Inventory.Operator == nil {
		parts = append(parts, inventory.Part{Path: "operator.yaml", Data: []byte("apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: operator-of-another-part}\n")})
	}
	_, err := inventory.Parse(parts)
	return err
}

// head writes where all of this comes from, and what is not known.
func (e *encoder) head(d *Draft) {
	fmt.Fprintf(e, "# Imported from %s.\n", Text(d.tool+" "+d.file))
	e.WriteString("# What people know besides belongs in a part of its own: import anew instead of changing this one.\n")
	if d.Inventory.Operator == nil {
		e.WriteString("# The operator is declared in that other part.\n")
	}
	unknowns := d.Unknowns()
	if len(unknowns) > 0 {
		fmt.Fprintf(e, "#\n# Not known, and so left out or taken the careful way (%d):\n", len(unknowns))
	}
	for i, unknown := range unknowns {
		if i == mostListed {
			fmt.Fprintf(e, "#   … and %d more\n", len(unknowns)-i)
			break
		}
		fmt.Fprintf(e, "#   %s\n", unknown)
	}
}

// String is the unknown on one line.
func (u Unknown) String() string {
	if u.Detail == "" {
		return fmt.Sprintf("%s: %s", u.Path, u.Reason)
	}
	return fmt.Sprintf("%s: %s: %s", u.Path, u.Reason, u.Detail)
}

// Summary says in short what was imported and what is not known: how often for
// which reason, and the first dozen.
func (d *Draft) Summary() string {
	inv, unknowns := &d.Inventory, d.Unknowns()
	var b strings.Builder
	fmt.Fprintf(&b, "facilities: %d, services: %d, datasets: %d; not known: %d", len(inv.Facilities), len(inv.Services), len(inv.Datasets), len(unknowns))
	counts := map[string]int{}
	for _, unknown := range unknowns {
		counts[unknown.Reason]++
	}
	reasons := make([]string, 0, len(counts))
	for reason := range counts {
		reasons = append(reasons, reason)
	}
	slices.SortFunc(reasons, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	for _, reason := range reasons {
		fmt.Fprintf(&b, "\n  %6d  %s", counts[reason], reason)
	}
	for _, unknown := range unknowns[:min(len(unknowns), mostShown)] {
		fmt.Fprintf(&b, "\n  - %s", unknown)
	}
	if len(unknowns) > mostShown {
		fmt.Fprintf(&b, "\n  - and %d more, all at the head of the inventory", len(unknowns)-mostShown)
	}
	return b.String()
}
