package audit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

var builtin = audit.Source{FS: policies.FS, Verified: true, Packed: policies.Packed}

// What is read for a selection judges as the whole catalog does, byte for byte.
func TestPartJudgesAsTheWhole(t *testing.T) {
	t.Parallel()
	whole := must(verified())(t)
	for _, f := range whole.Frameworks {
		t.Run(string(f.ID), func(t *testing.T) {
			t.Parallel()
			s := audit.Selection{Frameworks: []string{string(f.ID)}}
			part := must(audit.LoadPart(builtin, s))(t)
			if len(part.Frameworks) != 1 || part.Frameworks[0].ID != f.ID {
				t.Fatalf("it read %d frameworks", len(part.Frameworks))
			}
			for _, name := range []string{"model-operator", "kakao-with-outages"} {
				m := samples[name].read(t)
				want := must(assessBy(must(whole.Profile(s))(t), m))(t)
				got := must(assessBy(must(part.Profile(s))(t), m))(t)
				if string(jsonOf(t, got)) != string(jsonOf(t, want)) {
					t.Errorf("%s is judged otherwise", name)
				}
			}
		})
	}
}

// A framework stands in the file that is called after it, and a part reads the
// checks that it names and no others.
func TestPartReadsWhatIsNeeded(t *testing.T) {
	t.Parallel()
	for _, f := range shipped(t).Listing().Frameworks {
		part := must(audit.LoadPart(builtin, audit.Selection{Frameworks: []string{f.ID}}))(t)
		var read []string
		for _, check := range part.Checks {
			read = append(read, check.ID)
		}
		text := string(must(policies.FS.ReadFile("frameworks/" + f.ID + ".yaml"))(t))
		for _, id := range read {
			if !strings.Contains(text, id) {
				t.Errorf("%s: %s is read for nothing", f.ID, id)
			}
		}
		if len(read) == 0 {
			t.Errorf("%s: no check is read", f.ID)
		}
	}
}

// What was not read is known: a name that exists is no mistake, and one that does
// not is.
func TestPartKnowsTheRest(t *testing.T) {
	t.Parallel()
	part := must(audit.LoadPart(builtin, audit.Selection{}))(t)
	if _, err := part.Profile(audit.Selection{Only: []string{"binding.role"}}); err != nil {
		t.Error(err)
	}
	for _, s := range []audit.Selection{{Only: []string{"binding.rule"}}, {Frameworks: []string{"eu-dara"}}} {
		if _, err := part.Profile(s); err == nil || !strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if part.SHA256 != shipped(t).SHA256 {
		t.Error("the digest is of a part")
	}
}

// An attestation may speak about a framework that was not read.
func TestPartAndAttestations(t *testing.T) {
	t.Parallel()
	part := must(audit.LoadPart(builtin, audit.Selection{}))(t)
	profile := must(part.Profile(audit.Selection{}))(t)
	manual, judged := "", ""
	for _, c := range inListing(shipped(t).Listing(), "eu-dora").Controls {
		if c.Manual != "" {
			manual = c.ID
		} else {
			judged = c.ID
		}
	}
	for id, want := range map[string]string{manual: "", judged: "is judged by checks", "none": "there is no control"} {
		if id == "" {
			continue
		}
		_, err := assessBy(profile, written(t, stated("eu-dora/"+id, "2026-01-01", "2026-12-31")))
		if got := fmt.Sprint(err); (want == "") != (err == nil) || !strings.Contains(got, want) {
			t.Errorf("%s: %v", id, err)
		}
	}
}
