package audit_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)


// What is built in is what is made of the checks as they are. It would judge nothing
// wrong if it were not, since no check is taken for another, but would be of no use.
func TestPackedIsOfTheChecks(t *testing.T) {
	t.Parallel()
	made := must(audit.Pack(audit.Source{FS: policies.FS}))(t)
	if *update {
		if err := os.WriteFile("../policies/packed.bin", made, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, []byte(policies.Packed)) {
		t.Error("the checks, or how they are packed, are not what policies/packed.bin was made of; go test ./audit -run Packed -update makes it anew")
	}
}
