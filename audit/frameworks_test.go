package audit_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// The least that the catalog holds.
const (
	leastFrameworks = 15
	leastControls   = 150
	leastJudged     = 60
)

// Every control says what it is, how it is known, and by what it is judged; every
// framework, when it holds and whom it binds.
func TestTheLaw(t *testing.T) {
	t.Parallel()
	frameworks, controls, judged := 0, 0, 0
	for _, f := range shipped(t).Listing().Frameworks {
		yardstick := f.ID == audit.DefaultFramework || f.Kind == bill
		frameworks++
		if (f.Binds == nil && !eachBinds(f)) != yardstick {
			t.Errorf("%s: a %s that binds %v", f.ID, f.Kind, f.Binds)
		}
		if f.URL == "" || !strings.HasPrefix(f.URL, "http") {
			t.Errorf("%s: it cannot be read at %q", f.ID, f.URL)
		}
		for _, c := range f.Controls {
			controls++
			if len(c.Checks) > 0 {
				judged++
			}
			if !strings.HasSuffix(strings.TrimSpace(c.Text), ".") || len(c.Text) < 30 || strings.HasSuffix(c.Title, ".") {
				t.Errorf("%s/%s: %q is not a demand in sentences, or %q no line", f.ID, c.ID, c.Text, c.Title)
			}
			if c.From+f.From == "" && !yardstick && !slices.Contains([]string{bill, "standard"}, c.Kind) {
				t.Errorf("%s/%s: in force from when?", f.ID, c.ID)
			}
			if c.Manual != "" && c.MaxAge == "" {
				t.Errorf("%s/%s: an attestation of it never grows too old", f.ID, c.ID)
			}
		}
	}
	t.Logf("%d frameworks, %d controls, %d of them judged by checks", frameworks, controls, judged)
	if frameworks < leastFrameworks || controls < leastControls || judged < leastJudged {
		t.Errorf("%d frameworks, %d controls, %d of them judged; expected %d, %d, %d", frameworks, controls, judged, leastFrameworks, leastControls, leastJudged)
	}
}

func eachBinds(f audit.FrameworkListing) bool {
	return !slices.ContainsFunc(f.Controls, func(c audit.ControlListing) bool { return c.Binds == nil })
}

// A framework has an inventory that meets each of its controls that checks judge,
// and one that fails each.
func TestEachFrameworkIsMetAndFailed(t *testing.T) {
	t.Parallel()
	for ending, want := range map[string]audit.Status{"meets": audit.Satisfied, "fails": audit.NotSatisfied} {
		t.Run(ending, func(t *testing.T) {
			t.Parallel()
			best := map[string][]string{} // what is still open where least is
			for _, file := range must(filepath.Glob("../inventories/frameworks/*-" + ending + ".yaml"))(t) {
				for id, open := range openIn(t, file, want) {
					if least, known := best[id]; !known || len(open) < len(least) {
						best[id] = open
					}
				}
			}
			for _, f := range shipped(t).Frameworks {
				switch open, known := best[string(f.ID)]; {
				case string(f.ID) == audit.DefaultFramework && want == audit.Satisfied: // which model-operator.yaml meets
				case !known:
					t.Errorf("%s: no inventory is bound by it", f.ID)
				case len(open) > 0:
					t.Errorf("%s: not %s anywhere: %s", f.ID, want, strings.Join(open, ", "))
				}
			}
		})
	}
}

// bill is what binds nobody yet, and has no day on which it will.
const bill = "bill"

// yardsticks are the frameworks that bind nobody by themselves.
func yardsticks(t *testing.T) []string {
	ids := []string{audit.DefaultFramework}
	for _, f := range shipped(t).Frameworks {
		if f.Kind == bill {
			ids = append(ids, string(f.ID))
		}
	}
	return ids
}

// openIn are the controls that checks judge and that did not end as they should
// for the operator of a file, by the framework that binds it.
func openIn(t *testing.T, file string, want audit.Status) map[string][]string {
	profile := must(shipped(t).Profile(audit.Selection{Frameworks: append(yardsticks(t), audit.Applicable)}))(t)
	a := must(assessBy(profile, derive(t, must(inventory.Load([]string{file}, nil))(t), nil)))(t)
	results := a.Controls
	if a.Upcoming != nil {
		results = append(results, a.Upcoming.Controls...)
	}
	open := map[string][]string{}
	for _, c := range results {
		if open[c.Framework] == nil {
			open[c.Framework] = []string{}
		}
		if c.Manual == "" && c.Status != want {
			open[c.Framework] = append(open[c.Framework], filepath.Base(file)+": "+c.ID+" is "+string(c.Status))
		}
	}
	return open
}

// figures are the numbers that a check may hold: none and one, the least that is
// more than one, the length of a year and of a date, and the seconds of a minute, an hour and a
// day. What a law demands is given by the control that cites it.
var figures = []json.Number{"0", "1", "2", "4", "10", "60", "3600", "86400"}

func TestFiguresOfTheLawStandBesideTheCitation(t *testing.T) {
	t.Parallel()
	for file, module := range modulesOf(t, false) {
		for _, rule := range module.Rules {
			ast.WalkTerms(rule, func(term *ast.Term) bool {
				if n, isNumber := term.Value.(ast.Number); isNumber && strings.HasPrefix(file, "checks/") && !slices.Contains(figures, json.Number(n)) {
					t.Errorf("%s:%d: %s is a figure of its own; let a control give it", file, term.Location.Row, n)
				}
				return false
			})
		}
	}
}

var update = flag.Bool("update", false, "rewrite the table of frameworks")

// The list of frameworks in the documentation is that of the catalog.
func TestTableOfFrameworks(t *testing.T) {
	t.Parallel()
	const file, begin, end = "../policies/README.md", "<!-- frameworks: begin -->\n", "<!-- frameworks: end -->"
	text := string(must(os.ReadFile(file))(t))
	before, rest, _ := strings.Cut(text, begin)
	_, after, found := strings.Cut(rest, end)
	if !found {
		t.Fatalf("%s has no place for the table", file)
	}
	want := before + begin + tableOfFrameworks(shipped(t).Listing()) + end + after
	if *update && text != want {
		must(0, os.WriteFile(file, []byte(want), 0o644))(t)
	} else if text != want {
		t.Errorf("%s is out of date; go test ./audit -run TableOfFrameworks -update rewrites it", file)
	}
}

func tableOfFrameworks(l audit.Listing) string {
	var b strings.Builder
	controls, judged := 0, 0
	b.WriteString("| id | is | controls | judged | in force from |\n|---|---|--:|--:|---|\n")
	for _, f := range l.Frameworks {
		byChecks := 0
		for _, c := range f.Controls {
			byChecks += min(1, len(c.Checks))
		}
		controls, judged = controls+len(f.Controls), judged+byChecks
		from, _, _ := strings.Cut(f.From, "T")
		fmt.Fprintf(&b, "| `%s` | %s (%s, %s) | %d | %d | %s |\n", f.ID, f.Title, f.Jurisdiction, f.Kind, len(f.Controls), byChecks, from)
	}
	fmt.Fprintf(&b, "\n%d frameworks with %d controls, %d of which checks judge; the others await an attestation.\n", len(l.Frameworks), controls, judged)
	return b.String()
}
