package audit_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"gopkg.in/yaml.v3"
)

// Fingerprints name findings across runs: they stay the same while lines move
// and lists are reordered.
func TestFingerprintsStay(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"model-operator", "kakao-2022", "naver-2022", "sk-cnc-pangyo-2022"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := must(os.ReadFile(samples[name].files()[0]))(t)
			var root yaml.Node
			if err := yaml.Unmarshal(text, &root); err != nil {
				t.Fatal(err)
			}
			before := fingerprints(assess(t, shipped(t), written(t, string(text))))
			for what, moved := range map[string]string{
				"lines":        "# one\n# more\n\n" + string(text),
				"another hand": string(must(yaml.Marshal(&root))(t)),
				"order":        string(must(yaml.Marshal(reversed(&root)))(t)),
			} {
				after := fingerprints(assess(t, shipped(t), written(t, moved)))
				for id, fingerprint := range before {
					if after[id] != fingerprint {
						t.Errorf("%s: with other %s the fingerprint is another", id, what)
					}
				}
				if len(before) != len(after) {
					t.Errorf("with other %s there are %d findings, not %d", what, len(after), len(before))
				}
			}
		})
	}
}

// reversed turns every list of a document round, but for those whose order says
// something.
func reversed(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.SequenceNode {
		slices.Reverse(n.Content)
	}
	for _, child := range n.Content {
		reversed(child)
	}
	return n
}

// fingerprints are those of the findings, by check, params, subject and status.
func fingerprints(a audit.Assessment) map[string]string {
	found := map[string]string{}
	for f := range a.Findings.All() {
		found[keyOf(f.Check, f.Subject, f.Params)+" "+string(f.Status)] = f.Fingerprint
	}
	return found
}

func TestFingerprintsChange(t *testing.T) {
	t.Parallel()
	rules := `satisfied if { every c in input.subject.copies { c.offline == true } }

violations contains {"at": ["copies", i, "offline"], "message": sprintf("copy %s of %d", [c.id, count(input.subject.copies)]), "expected": "E", "found": "F", "fix": "X"} if {
	some i, c in input.subject.copies
	c.offline == false
}
`
	copies := func(of ...string) string { return "    copies: [" + strings.Join(of, ", ") + "]\n" }
	on, off, unknown, other := "{id: c, kind: backup, offline: false}", "{id: c, kind: backup, offline: true}", "{id: c, kind: backup}", "{id: d, kind: backup, offline: false}"
	known := map[string]string{}
	for name, facts := range map[string]string{
		"violated by one": copies(on), "by another": copies(other), "by both": copies(on, other), "satisfied": copies(off),
		"a fact is missing": copies(unknown), "a list is missing": "",
	} {
		known[name] = assess(t, single("dataset", rules).load(t), written(t, chat+facts)).Findings.Judgements()[0].Finding(0).Fingerprint
	}
	if distinct := slices.Compact(slices.Sorted(maps.Values(known))); len(distinct) != len(known) {
		t.Errorf("of %d causes %d can be told apart: %v", len(known), len(distinct), known)
	}
	for name, facts := range map[string]string{"violated by one": copies(on, "{id: e, kind: replica, offline: true}"), "by both": copies(other, on)} {
		if f := assess(t, single("dataset", rules).load(t), written(t, chat+facts)).Findings.Judgements()[0].Finding(0); f.Fingerprint != known[name] {
			t.Errorf("%s: with another message, or in another order, the fingerprint is another", name)
		}
	}
}

// Another check, another param or another subject is another finding.
func TestFingerprintsTellFindingsApart(t *testing.T) {
	t.Parallel()
	for name, sample := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := fingerprints(assess(t, shipped(t), sample.read(t)))
			if distinct := slices.Compact(slices.Sorted(maps.Values(found))); len(distinct) != len(found) {
				t.Errorf("%d findings have %d fingerprints", len(found), len(distinct))
			}
		})
	}
}
