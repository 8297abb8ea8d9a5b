package selftest

import (
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

func TestPoliciesBite(t *testing.T) {
	start := time.Now()
	r, err := Policies(t.Context(), []audit.Source{{FS: policies.FS}})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(r.Mutants, r.Killed, len(r.Survivors), r.Untested, time.Since(start))
	for _, s := range r.Survivors {
		t.Logf("%s:%d:%d %s", s.File, s.Line, s.Column, s.Change)
	}
}
