package audit_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/open-policy-agent/opa/v1/ast"
)

func TestEveryCheckIsComplete(t *testing.T) {
	t.Parallel()
	for _, check := range shipped(t).Listing().Checks {
		if want := "checks/" + strings.ReplaceAll(check.ID, ".", "/") + ".rego"; check.File != want {
			t.Errorf("the check %s stands in %s; expected %s", check.ID, check.File, want)
		}
		if len(check.Controls) == 0 {
			t.Errorf("%s: no control cites it", check.ID)
		}
		if check.Title == "" || strings.HasSuffix(check.Title, ".") {
			t.Errorf("%s: the title is %q; expected a line without a full stop", check.ID, check.Title)
		}
		for what, text := range map[string]string{"description": check.Description, "remediation": check.Remediation} {
			if !strings.HasSuffix(strings.TrimSpace(text), ".") {
				t.Errorf("%s: the %s is %q; expected sentences", check.ID, what, text)
			}
		}
		if len(check.References) == 0 {
			t.Errorf("%s: it refers to nothing that says why it is needed", check.ID)
		}
		for _, param := range check.Params {
			if param.Description == "" || (param.Default == nil) != (param.Source == "") {
				t.Errorf("%s: the param %s is not described, or it is not said whose default it has", check.ID, param.Name)
			}
		}
	}
}

// leastChecks is how many checks the default framework uses at least.
const leastChecks = 24

func TestEveryControlIsComplete(t *testing.T) {
	t.Parallel()
	ids, used := map[string]bool{}, map[string]bool{}
	for _, f := range shipped(t).Listing().Frameworks {
		for _, c := range f.Controls {
			id := f.ID + "/" + c.ID
			if ids[id+c.From+c.Until] {
				t.Errorf("%s is given twice", id)
			}
			ids[id+c.From+c.Until] = true
			for what, text := range map[string]string{"title": c.Title, "text": c.Text, "citation": c.Citation, "kind": c.Kind, "confidence": c.Confidence} {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s has no %s", id, what)
				}
			}
			if (len(c.Checks) > 0) == (c.Manual != "") {
				t.Errorf("%s has %d checks and manual is %q", id, len(c.Checks), c.Manual)
			}
			for _, use := range c.Checks {
				used[use.Check] = used[use.Check] || f.ID == audit.DefaultFramework
			}
		}
	}
	if len(used) < leastChecks {
		t.Errorf("%s uses %d checks; expected at least %d", audit.DefaultFramework, len(used), leastChecks)
	}
}

func TestIDsAreUnique(t *testing.T) {
	t.Parallel()
	l := shipped(t).Listing()
	var ids []string
	for _, f := range l.Frameworks {
		ids = append(ids, f.ID)
	}
	for _, check := range l.Checks {
		ids = append(ids, check.ID)
	}
	slices.Sort(ids)
	for i, id := range ids[1:] {
		if id == ids[i] {
			t.Errorf("%s is given twice", id)
		}
	}
}

// What a check says must depend on nothing but what it is given.
func TestChecksAreDeterministic(t *testing.T) {
	t.Parallel()
	for file, module := range modulesOf(t, false) {
		ast.WalkTerms(module, func(term *ast.Term) bool {
			call, isCall := term.Value.(ast.Call)
			if isCall {
				refuseChance(t, file, call[0])
			}
			return false
		})
		ast.WalkExprs(module, func(e *ast.Expr) bool {
			if e.IsCall() {
				refuseChance(t, file, e.Terms.([]*ast.Term)[0])
			}
			return false
		})
	}
}

func refuseChance(t *testing.T, file string, operator *ast.Term) {
	t.Helper()
	if b, ok := ast.BuiltinMap[operator.String()]; ok && b.Nondeterministic {
		t.Errorf("%s:%d: %s gives another answer each time", file, operator.Location.Row, b.Name)
	}
}

// A check that nobody has seen both pass and fail may do neither.
func TestEveryCheckPassesAndFailsSomewhere(t *testing.T) {
	t.Parallel()
	seen := map[string]map[audit.Status]bool{}
	for _, check := range shipped(t).Checks {
		seen[check.ID] = map[audit.Status]bool{}
	}
	for _, sample := range samples {
		for f := range assess(t, shipped(t), sample.read(t)).Findings.All() {
			seen[f.Check][f.Status] = true
		}
	}
	for _, module := range modulesOf(t, true) { // that the tests pass, TestRego makes sure of
		id, isTest := strings.CutSuffix(strings.TrimPrefix(module.Package.Path.String(), "data.checks."), "_test")
		violates := slices.ContainsFunc(module.Rules, func(r *ast.Rule) bool { return r.Head.Ref()[0].Value.Compare(ast.Var("violations")) == 0 })
		if !isTest && seen[id] != nil && !violates {
			seen[id][audit.NotSatisfied] = true // it proves, or leaves open
		}
		for _, rule := range module.Rules {
			name := rule.Head.Name.String()
			if isTest && seen[id] != nil {
				seen[id][audit.Satisfied] = seen[id][audit.Satisfied] || strings.HasPrefix(name, "test_satisfied")
				seen[id][audit.NotSatisfied] = seen[id][audit.NotSatisfied] || strings.HasPrefix(name, "test_violated")
				seen[id][audit.Undetermined] = seen[id][audit.Undetermined] || strings.HasPrefix(name, "test_undetermined")
			}
		}
	}
	for id, statuses := range seen {
		for _, status := range []audit.Status{audit.Satisfied, audit.NotSatisfied, audit.Undetermined} {
			if !statuses[status] {
				t.Errorf("neither an inventory nor a Rego test shows the check %s %s", id, status)
			}
		}
	}
}

func TestPoliciesHoldOneGoFile(t *testing.T) {
	t.Parallel()
	var found []string
	err := filepath.WalkDir("../policies", func(name string, _ fs.DirEntry, err error) error {
		if filepath.Ext(name) == ".go" {
			found = append(found, filepath.Base(name))
		}
		return err
	})
	if err != nil || !slices.Equal(found, []string{"embed.go"}) {
		t.Errorf("policies holds %v; expected embed.go alone (%v)", found, err)
	}
}

// Whatever stands in a catalog folder is part of the catalog, a test, or a note.
func TestEverythingShippedIsEmbedded(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir("../policies", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Dir(name) == filepath.Join("..", "policies") {
			return err
		}
		inside := filepath.ToSlash(strings.TrimPrefix(name, filepath.Join("..", "policies")+string(filepath.Separator)))
		if _, err := fs.Stat(policies.FS, inside); err != nil {
			t.Errorf("%s is not built into the program", name)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// unfit is what no file that is shipped may hold: a path of someone's machine,
// a mark of unfinished work, a fact that was never looked up.
var unfit = regexp.MustCompile(`(?:^|[\s"'(=])/(?:home|root|tmp|work|mnt|usr|Users)/|\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K]|RECALL[E]D)\b|<{7} |>{7} `)

func TestNothingUnfitIsShipped(t *testing.T) {
	t.Parallel()
	texts := []string{".go", ".rego", ".yaml", ".yml", ".md", ".mod"}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || !slices.Contains(texts, filepath.Ext(name)):
			return nil
		}
		text, err := os.ReadFile(name)
		for i, line := range strings.Split(string(text), "\n") {
			if word := unfit.FindString(line); word != "" {
				t.Errorf("%s:%d: %q must not appear", name, i+1, strings.TrimSpace(word))
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
