package synthetic_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/dcaudit/dcaudit/policies"
)

// yaml is the inventory of these options.
func yaml(t testing.TB, o synthetic.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := synthetic.WriteYAML(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func load(t testing.TB, document []byte) *inventory.Inventory {
	t.Helper()
	inv, err := inventory.Load([]string{"-"}, bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// The digest says that the bytes are the same on every machine, and that
// figures measured before a change to the generator do not compare with those
// after it.
func TestSameOptionsGiveTheSameBytes(t *testing.T) {
	t.Parallel()
	digest := sha256.Sum256(yaml(t, synthetic.Defaults(300)))
	if got, want := hex.EncodeToString(digest[:8]), "72bd23f68571b8f6"; got != want {
		t.Errorf("the digest begins %s, not %s", got, want)
	}
	other := synthetic.Defaults(300)
	other.Seed++
	if bytes.Equal(yaml(t, synthetic.Defaults(300)), yaml(t, other)) {
		t.Error("another seed gives the same inventory")
	}
}

func TestEverySizeLoads(t *testing.T) {
	t.Parallel()
	for _, services := range []int{1, 2, 5, 13, 40, 300} {
		for _, facilities := range []int{0, 8, 23, 64} {
			o := synthetic.Options{Services: services, Facilities: facilities, Distinct: 0.5, Faults: 0.1, Unknown: 0.1}
			inv := load(t, yaml(t, o))
			if len(inv.Services) != services || len(inv.Datasets) != services {
				t.Errorf("%d services and %d datasets, not %d", len(inv.Services), len(inv.Datasets), services)
			}
			if facilities > 0 && len(inv.Facilities) != facilities || len(inv.Sites) >= len(inv.Facilities) {
				t.Errorf("%d facilities on %d sites, of %d", len(inv.Facilities), len(inv.Sites), facilities)
			}
		}
	}
}

func TestJSONIsTheSameInventory(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := synthetic.WriteJSON(&b, synthetic.Defaults(300)); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(b.Bytes()) {
		t.Fatal("it is not JSON")
	}
	if a, b := shape(t, load(t, b.Bytes())), shape(t, load(t, yaml(t, synthetic.Defaults(300)))); a != b {
		t.Error("JSON and YAML differ")
	}
}

func shape(t testing.TB, inv *inventory.Inventory) string {
	t.Helper()
	text, err := json.Marshal(inv)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestBadOptions(t *testing.T) {
	t.Parallel()
	for _, o := range []synthetic.Options{
		{}, {Services: -1}, {Services: 1, Facilities: 7}, {Services: 1, Facilities: 65}, {Services: 1, Distinct: 1.1},
		{Services: 1, Faults: -0.1}, {Services: 1, Faults: 0.6, Unknown: 0.6},
	} {
		if synthetic.WriteYAML(io.Discard, o) == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWriteError(t *testing.T) {
	t.Parallel()
	if err := synthetic.WriteYAML(brokenPipe{}, synthetic.Defaults(1000)); err != io.ErrClosedPipe {
		t.Errorf("the error is %v", err)
	}
}

// TestShares judges inventories: what is wrong and what is unknown is as much
// as was asked for, whatever the other knobs say.
func TestShares(t *testing.T) {
	t.Parallel()
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, distinct := range []float64{0, 0.5, 1} {
		for _, shares := range [][2]int{{0, 0}, {30, 45}} {
			o := synthetic.Options{Services: 300, Seed: 7, Distinct: distinct, Faults: float64(shares[0]) / 300, Unknown: float64(shares[1]) / 300}
			t.Run(fmt.Sprint(o), func(t *testing.T) {
				t.Parallel()
				wrong := statuses(t, catalog, load(t, yaml(t, o)))
				for i, status := range []audit.Status{audit.NotSatisfied, audit.Undetermined} {
					if got := len(wrong[status]); got < shares[i]-1 || got > shares[i]+1 {
						t.Errorf("%d services with a finding that is %s, not %d: %v", got, status, shares[i], wrong[status])
					}
				}
			})
		}
	}
}

// statuses are the services with a finding of each status, on them or their
// data. Nothing else is ever at fault.
func statuses(t *testing.T, catalog *audit.Catalog, inv *inventory.Inventory) map[audit.Status]map[string]bool {
	t.Helper()
	profile, err := catalog.Profile(audit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	date, err := audit.DateOf(nil, inv, inv.AsOf.Time())
	if err != nil {
		t.Fatal(err)
	}
	filed := map[inventory.DocumentID]inventory.Verification{} // its documents are as invented as all else
	for _, d := range inv.Documents {
		filed[d.ID] = inventory.Verification{Verified: true}
	}
	a, err := audit.Assess(context.Background(), profile, inv, drill.Derive(inv, date.Time, filed), date, audit.Tool{})
	if err != nil || len(a.Errors) > 0 {
		t.Fatal(err, a.Errors)
	}
	wrong := map[audit.Status]map[string]bool{audit.NotSatisfied: {}, audit.Undetermined: {}}
	for f := range a.Findings.All() {
		if wrong[f.Status] == nil {
			continue
		}
		if f.Subject.Kind != "service" && f.Subject.Kind != "dataset" {
			t.Errorf("%s of %v is %s", f.Check, f.Subject, f.Status)
		}
		wrong[f.Status][strings.TrimSuffix(f.Subject.ID, "-data")] = true
	}
	return wrong
}

// TestDistinct compares services as they are listed, less their ids.
func TestDistinct(t *testing.T) {
	t.Parallel()
	const services = 1000
	for distinct, most := range map[float64]int{0: 14 + 1 + 3, 0.5: services * 9 / 10, 1: services} {
		o := synthetic.Options{Services: services, Seed: 3, Distinct: distinct}
		seen, numbers := map[string]bool{}, map[string]bool{}
		for _, s := range load(t, yaml(t, o)).Services {
			numbers[fmt.Sprint(*s.Users, *s.Deployments[0].Capacity)] = true
			seen[fmt.Sprint(s.Kind, s.Critical, *s.Users, s.RTO, *s.Deployments[0].Capacity, len(s.Requires))] = true
		}
		if len(seen) > most || distinct == 1 && len(numbers) < services*99/100 {
			t.Errorf("at %v, %d situations and %d pairs of numbers among %d services", distinct, len(seen), len(numbers), services)
		}
	}
}

// TestDependencies holds the graph to the size that real ones have.
func TestDependencies(t *testing.T) {
	t.Parallel()
	inv := load(t, yaml(t, synthetic.Options{Services: 1000, Seed: 5, Distinct: 1}))
	facts := drill.Derive(inv, inv.AsOf.Time(), nil)
	total, most, deepest := 0, 0, 0
	for i := range inv.Services {
		s := facts.Service(&inv.Services[i], "dependencies")
		total += len(s.Dependencies)
		most = max(most, len(s.Dependencies))
		for _, d := range s.Dependencies {
			deepest = max(deepest, len(d.Via))
		}
	}
	if mean := total / len(inv.Services); mean < 5 || mean > 30 || most > 60 || deepest > 6 {
		t.Errorf("%d dependencies in the mean, %d at most, %d deep", mean, most, deepest)
	}
}
