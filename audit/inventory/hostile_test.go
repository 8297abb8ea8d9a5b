package inventory

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// TestForeignDocuments loads documents that other YAML libraries are tested with.
// None of them is an inventory, so all must be refused, and none may take long.
func TestForeignDocuments(t *testing.T) {
	file, err := os.Open("../../../shared/yaml-test-suite/cases.jsonl")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the documents are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	count, invalid := 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); count++ {
		var c struct {
			ID, YAML string
			Invalid  bool
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		started := time.Now()
		if _, err := loadText("x.yaml", c.YAML); err == nil {
			t.Errorf("%s: loaded (invalid: %v)", c.ID, c.Invalid)
		} else {
			sound(t, c.YAML, err)
		}
		if took := time.Since(started); took > time.Second {
			t.Errorf("%s: took %v", c.ID, took)
		}
		if c.Invalid {
			invalid++
		}
	}
	if count < 400 || invalid < 90 {
		t.Errorf("read only %d documents, %d of them invalid", count, invalid)
	}
}

// sound holds an error to what is promised of every fault: it says where, it
// names a place that is there, and it shows on one line.
func sound(t testing.TB, text string, err error) {
	t.Helper()
	var faults Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("not faults: %v", err)
	}
	last := strings.Count(text, "\n") + 2 // a fault at the end may be said to stand after it
	for _, fault := range faults {
		if fault.Problem == "" || fault.File == "" || fault.Line < 0 || fault.Line > last || (fault.Line > 0) != (fault.Column > 0) {
			t.Errorf("in %q: %+v", text, fault)
		}
		if line := fault.Error(); line != printable(line) {
			t.Errorf("in %q: %q would not show as it is", text, line)
		}
	}
}

// TestLargeDocuments would run into the time limit of go test if anything grew
// with the square of the size.
func TestLargeDocuments(t *testing.T) {
	numbered := func(n int, format string) string {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, format, i)
		}
		return text.String()
	}
	for _, c := range []struct {
		name, text string
		faults     int
	}{
		{"unknown keys", head + numbered(100_000, "kez%d: 1\n"), 100_000},
		{"a key given again and again", head + strings.Repeat("sites: []\n", 200_000), 199_999},
		{"an id given again and again", head + "sites:\n" + strings.Repeat("  - {id: x}\n", 50_000), 49_999},
		{"ids that are not there", head + "sites:\n" + numbered(20_000, "  - {id: site-%d}\n") + "facilities:\n" + numbered(20_000, "  - {id: f%[1]d, site: cite-%[1]d}\n"), 20_000},
		{"a list of ids that are not there", head + "facilities:\n  - id: a\n    failure_domains:\n" + numbered(50_000, "      - d%d\n") + "    carriers:\n" + numbered(50_000, "      - c%d\n"), 100_000},
		{"missing keys", head + "services:\n" + strings.Repeat("  - {}\n", 30_000), 90_000},
		{"words as long as can be", head + "sites: [{id: " + strings.Repeat("x", 1<<20) + "}]\nfacilities: [{id: a, site: " + strings.Repeat("x", 1<<20) + "y}]\n", 1},
		{"an open bracket again and again", head + "sites: " + strings.Repeat("[", 1_000_000), 1},
		{"comments", head + strings.Repeat("# a remark\n", 200_000) + "zzz: 1\n", 1},
		{"blank lines in a text", head + "note: |\n" + strings.Repeat("\n", 1_000_000) + "zzz: 1\n", 1},
		{"aliases of a long text", head + "note: &a " + strings.Repeat("x", 1<<20) + "\nsites:\n" + strings.Repeat("  - {id: a, name: *a}\n", 5000), 2},
		{"aliases of aliases", head + "sites:\n  - &a [x,x,x,x,x,x,x,x,x]\n" + numbered(60, "  - &a%[1]d [*a,*a,*a]\n  - &a [*a%[1]d,*a%[1]d,*a%[1]d]\n"), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText("x.yaml", c.text)
			var faults Faults
			if errors.As(err, &faults); len(faults) < c.faults || err == nil {
				t.Errorf("%d faults: %.300s", len(faults), err.Error())
			}
		})
	}
}

// Aliases may repeat all that is allowed, and what is more is a fault, however
// little it is.
func TestAliasesUpToTheLimit(t *testing.T) {
	const name = 1<<20 - valueCost
	for times, want := range map[int]string{
		maxRepeated >> 20:   "",
		maxRepeated>>20 + 1: "x.yaml:14:20: aliases repeat more than 8 MiB of this document; hint: write them out",
	} {
		text := head + "sites:\n  - {id: s, name: &n " + strings.Repeat("x", name) + "}\n"
		for i := range times {
			text += fmt.Sprintf("  - {id: s%d, name: *n}\n", i)
		}
		got := ""
		if inv, err := loadText("x.yaml", text); err != nil {
			got = err.Error()
		} else if last := inv.Sites[times].Name; last == nil || len(*last) != name {
			t.Errorf("%d times: the last name is not whole", times)
		}
		if got != want {
			t.Errorf("%d times: got %s, want %s", times, got, want)
		}
	}
}

// TestLargeInventory looks every fact of a large inventory up, as evidence does.
func TestLargeInventory(t *testing.T) {
	const services = 50_000
	inv := load(t, many(services))
	for i := range services {
		if fact := inv.Fact(Path("services").Item(fmt.Sprintf("s%d", i)).Field("users")); !fact.Present || fact.Line != 6+i {
			t.Fatalf("s%d: got %+v", i, fact)
		}
	}
}
