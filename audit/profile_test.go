package audit_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// several is a catalog of two frameworks and three checks of three severities.
func several() files {
	rule := "satisfied if input.subject.id != \"\"\n"
	of := func(id, severity string) string {
		return strings.Replace(about("operator"), "severity: high", "severity: "+severity, 1) + "package checks." + id + "\n\n" + rule
	}
	return files{
		"frameworks/kr-2022.yaml": framework("kr-2022", "a.grave", "a.small", "a.grave"),
		"frameworks/eu-2022.yaml": framework("eu-2022", "a.middle", "a.grave") + "  - id: m\n    title: T\n    text: D\n    citation: Article 2\n    kind: law\n    confidence: text\n    manual: No machine can\n",
		"checks/a/grave.rego":     of("a.grave", "critical"),
		"checks/a/middle.rego":    of("a.middle", "medium"),
		"checks/a/small.rego":     of("a.small", "low"),
	}
}

func TestSelection(t *testing.T) {
	t.Parallel()
	catalog := several().load(t)
	for name, test := range map[string]struct {
		selection            audit.Selection
		frameworks, controls string
		checks               string
		leftOut              int
	}{
		"by default":             {audit.Selection{}, "kr-2022", "c1 c2 c3", "a.grave a.small", 0},
		"another framework":      {audit.Selection{Frameworks: []string{"eu-2022"}}, "eu-2022", "c1 c2 m", "a.grave a.middle", 0},
		"both, in either order":  {audit.Selection{Frameworks: []string{"kr-2022", "eu-2022"}}, "eu-2022 kr-2022", "c1 c2 m c1 c2 c3", "a.grave a.middle a.small", 0},
		"one twice":              {audit.Selection{Frameworks: []string{"kr-2022", "kr-2022"}}, "kr-2022", "c1 c2 c3", "a.grave a.small", 0},
		"one check":              {audit.Selection{Only: []string{"a.small"}}, "kr-2022", "c2", "a.small", 1},
		"two checks":             {audit.Selection{Only: []string{"a.small", "a.grave"}}, "kr-2022", "c1 c2 c3", "a.grave a.small", 0},
		"the gravest":            {audit.Selection{MinSeverity: "critical"}, "kr-2022", "c1 c3", "a.grave", 1},
		"the grave, and manual":  {audit.Selection{MinSeverity: "high", Frameworks: []string{"eu-2022"}}, "eu-2022", "c2 m", "a.grave", 1},
		"all severities":         {audit.Selection{MinSeverity: "low"}, "kr-2022", "c1 c2 c3", "a.grave a.small", 0},
		"one check, and graver":  {audit.Selection{Only: []string{"a.grave"}, MinSeverity: "medium"}, "kr-2022", "c1 c3", "a.grave", 1},
		"one check, not manual":  {audit.Selection{Only: []string{"a.grave"}, Frameworks: []string{"eu-2022"}}, "eu-2022", "c2", "a.grave", 1},
		"one check of the other": {audit.Selection{Only: []string{"a.middle"}, Frameworks: []string{"eu-2022", "kr-2022"}}, "eu-2022 kr-2022", "c1", "a.middle", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := must(assessBy(must(catalog.Profile(test.selection))(t), written(t, someone)))(t)
			var frameworks, controls, checks []string
			for _, f := range a.Catalog.Frameworks {
				frameworks = append(frameworks, f.ID)
			}
			for _, c := range a.Controls {
				controls = append(controls, c.ID)
			}
			for _, c := range a.Checks {
				checks = append(checks, c.ID)
			}
			got := [3]string{strings.Join(frameworks, " "), strings.Join(controls, " "), strings.Join(checks, " ")}
			if got != [3]string{test.frameworks, test.controls, test.checks} || a.Findings.Len() != len(checks) {
				t.Errorf("it judges %q", got)
			}
			if s := a.Scope; s.LeftOut != test.leftOut || s.Judged != len(checks) || string(s.MinSeverity) != test.selection.MinSeverity || len(s.Only) != len(test.selection.Only) {
				t.Errorf("the scope is %+v", s)
			}
		})
	}
}

// A selection that chooses nothing must not pass for one that found nothing.
func TestSelectionOfNothing(t *testing.T) {
	t.Parallel()
	profile := must(several().load(t).Profile(audit.Selection{Only: []string{"a.middle"}}))(t)
	if a, err := assessBy(profile, written(t, someone)); !errors.Is(err, audit.ErrNothingJudged) {
		t.Errorf("the verdict is %q, the error %v", a.Verdict, err)
	}
}

func TestUnknownSelection(t *testing.T) {
	t.Parallel()
	catalog := several().load(t)
	for name, test := range map[string]struct {
		selection audit.Selection
		want      string
	}{
		"a framework":   {audit.Selection{Frameworks: []string{"kr-2023"}}, `there is no framework "kr-2023"; expected one of: eu-2022, kr-2022; hint: did you mean "kr-2022"?`},
		"the second":    {audit.Selection{Frameworks: []string{"kr-2022", "iso"}}, `there is no framework "iso"; expected one of: eu-2022, kr-2022`},
		"a check":       {audit.Selection{Only: []string{"a.smal"}}, `there is no check "a.smal"; expected one of: a.grave, a.middle, a.small; hint: did you mean "a.small"?`},
		"a severity":    {audit.Selection{MinSeverity: "hihg"}, `there is no severity "hihg"; expected one of: critical, high, medium, low`},
		"an empty name": {audit.Selection{Only: []string{""}}, `there is no check ""`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := catalog.Profile(test.selection)
			var unknown audit.UnknownError
			if !errors.As(err, &unknown) || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("the error is %v; expected %s", err, test.want)
			}
		})
	}
	_, err := shipped(t).Profile(audit.Selection{Only: []string{"backup.offsit"}})
	if want := `there is no check "backup.offsit"; 'dcaudit catalog' lists them; hint: did you mean "backup.offsite"?`; err == nil || err.Error() != want {
		t.Errorf("of many checks the error is %v; expected %s", err, want)
	}
}

// One profile serves many runs at the same time.
func TestProfileIsOnlyRead(t *testing.T) {
	t.Parallel()
	for _, catalog := range []*audit.Catalog{shipped(t), must(verified())(t)} {
		profile := must(catalog.Profile(audit.Selection{}))(t)
		for name, sample := range samples {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if a := must(assessBy(profile, sample.read(t)))(t); len(a.Errors) > 0 {
					t.Error(a.Errors)
				}
			})
		}
	}
}
