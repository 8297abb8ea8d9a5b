package audit_test

import (
	"bytes"
	"encoding/json"
	"runtime"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// The same inventory, catalog and date give the same bytes, however many
// processors there are and whichever way the catalog was compiled. The test
// changes the number of processors, so it runs beside no other.
func TestTheSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	sample, rounds := samples["kakao-with-outages"], 20
	if testing.Short() {
		rounds = 2
	}
	var first []byte
	for _, processors := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(processors)
		for range rounds {
			text := jsonOf(t, assess(t, shipped(t), sample.read(t)))
			if first == nil {
				first = text
			}
			if !bytes.Equal(text, first) {
				t.Fatalf("with %d processors the assessment is another", processors)
			}
		}
		if text := jsonOf(t, assess(t, must(verified())(t), sample.read(t))); !bytes.Equal(text, first) {
			t.Fatalf("with %d processors and a verified catalog the assessment is another", processors)
		}
	}
}

func TestTheSameInputs(t *testing.T) {
	t.Parallel()
	profile := must(shipped(t).Profile(audit.Selection{}))(t)
	var first []byte
	for range 5 {
		m := samples["kakao-with-outages"].read(t)
		text := jsonOf(t, audit.InputsOf(profile.Questions(), m.inventory, m.facts, m.date))
		if first == nil {
			first = text
		}
		if !bytes.Equal(text, first) {
			t.Fatal("the documents that checks receive are others")
		}
	}
}

func jsonOf(t testing.TB, value any) []byte { return must(json.Marshal(value))(t) }

// saved is an assessment as a reader of its JSON has it.
func saved(t testing.TB, a audit.Assessment) audit.Assessment {
	t.Helper()
	var read struct {
		audit.Assessment
		Findings []audit.Finding `json:"findings"`
		Upcoming *struct {
			audit.Forecast
			Findings []audit.Finding `json:"findings"`
		} `json:"upcoming"`
	}
	if err := json.Unmarshal(jsonOf(t, a), &read); err != nil {
		t.Fatal(err)
	}
	read.Assessment.Findings = audit.ListOf(read.Findings)
	if then := read.Upcoming; then != nil {
		read.Assessment.Upcoming = &then.Forecast
		read.Assessment.Upcoming.Findings = audit.ListOf(then.Findings)
	}
	return read.Assessment
}
