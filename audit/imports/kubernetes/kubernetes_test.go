package kubernetes

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

var update = flag.Bool("update", false, "write the golden inventories anew")

func read(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// imported is the inventory that is written of a file, and the same loaded.
func imported(t testing.TB, name, text string, options imports.Options) (string, *inventory.Inventory) {
	t.Helper()
	draft, err := Import(name, text, options)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := draft.Write(&out); err != nil {
		t.Fatal(err)
	}
	parts := []inventory.Part{{Path: "imported.yaml", Data: out.Bytes()}}
	if options.Operator == "" {
		parts = append(parts, inventory.Part{Path: "operator.yaml", Data: []byte("apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: acme}\n")})
	}
	inv, err := inventory.Parse(parts)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), inv
}

// golden are the files, as kubectl prints them, and the inventories made of them.
var golden = map[string]string{"aws-dump.json": "aws.yaml", "clouds-dump.json": "clouds.yaml", "premises-dump.yaml": "premises.yaml"}

func TestGolden(t *testing.T) {
	for name, want := range golden {
		got, _ := imported(t, name, read(t, name), imports.Options{})
		if *update {
			if err := os.WriteFile(filepath.Join("testdata", want), []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := read(t, want); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}
