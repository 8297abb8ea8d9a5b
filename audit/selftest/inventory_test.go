package selftest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
)

// modelOperator is the shipped inventory that passes, and the shipped catalog.
var modelOperator = sync.OnceValues(func() (Audit, error) {
	a := Audit{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS})
	if err != nil {
		return a, err
	}
	if a.Profile, err = catalog.Profile(audit.Selection{}); err != nil {
		return a, err
	}
	a.Inventory, err = inventory.Load([]string{filepath.Join("..", "..", "inventories", "model-operator.yaml")}, nil)
	return a, err
})

func TestX(t *testing.T) {
	a, err := modelOperator()
	if err != nil {
		t.Fatal(err)
	}
	a.sample = 0
	start := time.Now()
	r, err := Inventory(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start), r.Mutants, r.Refused, r.Turned, r.Withdrawn, r.OnUnread, len(r.Survivors))
	for _, o := range r.Operators {
		t.Log(o)
	}
	for _, s := range r.Survivors {
		t.Log(s.Location.Line, s.Operator, s.Path, s.Change)
	}
	for _, s := range r.Unread {
		t.Log("unread", s.Location.Line, s.Path)
	}
}
