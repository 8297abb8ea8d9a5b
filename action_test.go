package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// action is the part of action.yml that this test does GitHub's work for.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Steps []struct {
			ID, If, Shell, Run string
			Env                map[string]string
		}
	}
}

// parsed reads a file in YAML of the repository.
func parsed[T any](t *testing.T, file string) (document T) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(readText(t, file)), &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// stepRun is how the steps of the action ended.
type stepRun struct {
	code         int
	outputs      map[string]string
	summary, log string
}

var (
	expression  = regexp.MustCompile(`\$\{\{ ([a-z.-]+) \}\}`)
	unlessGiven = regexp.MustCompile(`^inputs\.([a-z-]+) == ''$`)
)

// asGitHub runs the steps of the action in a folder, with inputs, as a runner
// does: expressions are filled in, and each script runs in bash.
func asGitHub(t *testing.T, folder string, with map[string]string) stepRun {
	t.Helper()
	a, run, context := parsed[action](t, "action.yml"), stepRun{outputs: map[string]string{}}, map[string]string{}
	for name, input := range a.Inputs {
		context["inputs."+name] = input.Default
	}
	for name, value := range with {
		if _, known := context["inputs."+name]; !known {
			t.Fatalf("there is no input %q", name)
		}
		context["inputs."+name] = value
	}
	fill := func(text string) string {
		return expression.ReplaceAllStringFunc(text, func(e string) string { return context[expression.FindStringSubmatch(e)[1]] })
	}
	for _, step := range a.Runs.Steps {
		if step.If != "" && context["inputs."+unlessGiven.FindStringSubmatch(step.If)[1]] != "" || run.code != 0 {
			continue
		}
		env := os.Environ()
		for name, value := range step.Env {
			env = append(env, name+"="+fill(value))
		}
		outputs := runStep(t, folder, step.Run, env, &run)
		for name, value := range outputs {
			context["steps."+step.ID+".outputs."+name] = value
		}
	}
	for name, output := range a.Outputs {
		run.outputs[name] = fill(output.Value)
	}
	return run
}

// runStep runs a script as a runner does, and gives the outputs that it sets.
func runStep(t *testing.T, folder, script string, env []string, run *stepRun) map[string]string {
	t.Helper()
	files := t.TempDir()
	outputs, summary := filepath.Join(files, "outputs"), filepath.Join(files, "summary")
	write(t, filepath.Join(files, "script.sh"), script)
	c := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", filepath.Join(files, "script.sh"))
	c.Dir, c.Env = folder, append(env, "GITHUB_OUTPUT="+outputs, "GITHUB_STEP_SUMMARY="+summary, "RUNNER_TEMP="+files, "GITHUB_ACTION_PATH="+files)
	log, err := c.CombinedOutput()
	if ended := (*exec.ExitError)(nil); err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	run.code, run.log = c.ProcessState.ExitCode(), run.log+string(log)
	text, _ := os.ReadFile(summary)
	run.summary += string(text)
	set := map[string]string{}
	text, _ = os.ReadFile(outputs)
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		name, value, _ := strings.Cut(line, "=")
		set[name] = value
	}
	return set
}

// forPipelines makes a folder with inventories, below Git: starter.yaml states
// nothing, acme.yaml is not compliant, and worse.yaml was a starter at the commit.
func forPipelines(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	acme := inventoryBlock.FindStringSubmatch(readText(t, "README.md"))[1]
	for _, name := range []string{"starter.yaml", "worse.yaml", "$(touch pwned) '\"`touch pwned`; touch pwned #.yaml"} {
		write(t, filepath.Join(folder, name), hostileHead)
	}
	write(t, filepath.Join(folder, "acme.yaml"), acme)
	write(t, filepath.Join(folder, "part.yaml"), "apiVersion: dcaudit/v1\nkind: Inventory\nsites: [{id: hill}]\n")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "begin"}} {
		c := exec.Command("git", args...)
		c.Dir = folder
		if out, err := c.CombinedOutput(); err != nil {
			t.Skipf("git %s: %v: %s", args[0], err, out)
		}
	}
	write(t, filepath.Join(folder, "worse.yaml"), acme)
	return folder
}

// What the action does with its inputs, whatever stands in them.
func TestActionSteps(t *testing.T) {
	folder, dcaudit := forPipelines(t), linked(t)
	program(t, folder, "check", "acme.yaml", "-o", "saved.json")
	for name, c := range map[string]struct {
		with                  map[string]string
		code                  int
		verdict, worse, sarif string
		log                   string // a part of it
	}{
		"not proven":   {map[string]string{"inventory": "starter.yaml"}, 4, "undetermined", "", "dcaudit.sarif", "::notice title=dcaudit::UNDETERMINED"},
		"allowed":      {map[string]string{"inventory": "starter.yaml", "fail-on-undetermined": "false"}, 0, "undetermined", "", "dcaudit.sarif", "| dcaudit: undetermined: "},
		"not allowed":  {map[string]string{"inventory": "starter.yaml", "fail-on-undetermined": "no"}, 4, "undetermined", "", "dcaudit.sarif", ""},
		"violated":     {map[string]string{"inventory": "acme.yaml", "sarif": " out.sarif\n", "report": "a b.html", "at": "2026-10-01"}, 1, "not-compliant", "", "out.sarif", "::error "},
		"several":      {map[string]string{"inventory": "\r\n  starter.yaml\r\n\r\npart.yaml", "framework": "kr-2022\nuk-2027\n"}, 4, "undetermined", "", "dcaudit.sarif", ""},
		"no SARIF":     {map[string]string{"inventory": "acme.yaml", "sarif": "", "report": ""}, 1, "not-compliant", "", "", ""},
		"not there":    {map[string]string{"inventory": "nowhere.yaml"}, 3, "none", "", "", "| dcaudit: nowhere.yaml: cannot be read"},
		"none":         {map[string]string{"inventory": "\n"}, 2, "none", "", "", "| dcaudit: no inventory is named"},
		"worse":        {map[string]string{"inventory": "./worse.yaml", "base": "HEAD"}, 1, "not-compliant", "true", "dcaudit.sarif", "| "},
		"not worse":    {map[string]string{"inventory": "acme.yaml", "base": "HEAD"}, 0, "not-compliant", "false", "dcaudit.sarif", "| "},
		"baseline":     {map[string]string{"inventory": "acme.yaml", "baseline": "saved.json\n"}, 0, "not-compliant", "false", "dcaudit.sarif", "| "},
		"no revision":  {map[string]string{"inventory": "acme.yaml", "base": "--upload-pack=touch pwned"}, 3, "none", "", "", "there is no revision"},
		"two bases":    {map[string]string{"inventory": "acme.yaml", "base": "HEAD", "baseline": "a.json"}, 2, "none", "", "", "::error title=dcaudit::Both "},
		"base of two":  {map[string]string{"inventory": "acme.yaml\npart.yaml", "base": "HEAD"}, 2, "none", "", "", "::error title=dcaudit::With base"},
		"two lines":    {map[string]string{"inventory": "acme.yaml", "sarif": "a.sarif\nverdict=compliant"}, 2, "none", "", "", "::error title=dcaudit::The input sarif"},
		"odd name":     {map[string]string{"inventory": "$(touch pwned) '\"`touch pwned`; touch pwned #.yaml"}, 4, "undetermined", "", "dcaudit.sarif", ""},
		"odd flags":    {map[string]string{"inventory": "--format=json\n-o\nevil.txt\n$(touch pwned)"}, 3, "none", "", "", "--format=json"},
		"odd words":    {map[string]string{"inventory": "acme.yaml", "framework": "`touch pwned`\n\";touch pwned;\"\n--help"}, 3, "none", "", "", "| dcaudit: "},
		"odd date":     {map[string]string{"inventory": "acme.yaml", "at": "$(touch pwned)"}, 2, "none", "", "", "| dcaudit: --at is "},
		"odd file":     {map[string]string{"inventory": "starter.yaml", "sarif": "-e 1e touch pwned"}, 4, "undetermined", "", "-e 1e touch pwned", ""},
		"odd waivers":  {map[string]string{"inventory": "acme.yaml", "waivers": "-x\n$(touch pwned)"}, 3, "none", "", "", "| dcaudit: "},
		"over its own": {map[string]string{"inventory": "acme.yaml", "report": "acme.yaml"}, 2, "none", "", "", "| dcaudit: --output is"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, stale := range []string{"dcaudit.sarif", "out.sarif"} {
				write(t, filepath.Join(folder, stale), "of an earlier run")
			}
			c.with["program"] = dcaudit
			run := asGitHub(t, folder, c.with)
			got := []string{run.outputs["verdict"], run.outputs["worse"], run.outputs["sarif"]}
			if run.code != c.code || !slices.Equal(got, []string{c.verdict, c.worse, c.sarif}) || run.outputs["exit-code"] != string(rune('0'+c.code)) || !strings.Contains(run.log, c.log) {
				t.Errorf("exit code %d, outputs %q; expected %d, %q and %q in\n%s", run.code, run.outputs, c.code, got, c.log, run.log)
			}
			if c.verdict != "none" && !strings.Contains(run.summary, "## ") || c.code == 3 && !strings.Contains(run.summary, "## Could not assess") {
				t.Errorf("the summary is %q", run.summary)
			}
			if told := strings.HasPrefix(run.summary, "## Worse: ") || strings.HasPrefix(run.summary, "## Nothing got worse: "); told != (c.worse != "") {
				t.Errorf("the summary is %.200q", run.summary)
			}
			for _, file := range []string{run.outputs["sarif"], run.outputs["report"]} {
				if _, err := os.Stat(filepath.Join(folder, file)); err != nil {
					t.Error(err)
				}
			}
			if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
				t.Fatal("an input was run as a command")
			}
		})
	}
}

// Of what is installed, the version is one, and pinned.
func TestActionRefusesVersions(t *testing.T) {
	folder := forPipelines(t)
	for _, version := range []string{"latest", "1.0", "1.0.0; touch pwned", "$(touch pwned)", "-x", "1.0.0\n", "main"} {
		run := asGitHub(t, folder, map[string]string{"version": version})
		if run.code != 2 || !strings.Contains(run.log, "::error title=dcaudit::The input version is no version") {
			t.Errorf("%q: exit code %d\n%s", version, run.code, run.log)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
		t.Fatal("an input was run as a command")
	}
}

// No input gets into a script as text, and nothing is left of what GitHub knows
// and this test does not.
func TestActionHoldsNoInputsInScripts(t *testing.T) {
	used := map[string]bool{}
	for _, step := range parsed[action](t, "action.yml").Runs.Steps {
		if strings.Contains(step.Run, "${{") || step.Shell != "bash" || step.Run == "" {
			t.Errorf("step %s: an expression in a script, or no script for bash", step.ID)
		}
		for name, value := range step.Env {
			found := expression.FindStringSubmatch(value)
			if found == nil || found[0] != value || !regexp.MustCompile(`\$\{?`+name+`\b`).MatchString(step.Run) {
				t.Errorf("step %s: %s is %q, or is not used", step.ID, name, value)
				continue
			}
			used[found[1]] = true
		}
	}
	for name := range parsed[action](t, "action.yml").Inputs {
		if !used["inputs."+name] {
			t.Errorf("the input %s goes nowhere", name)
		}
	}
}

// What a hostile inventory has in it is no command to the runner, its name
// included, with which each line about a fault begins.
func TestActionLogIsInert(t *testing.T) {
	folder, dcaudit := forPipelines(t), linked(t)
	write(t, filepath.Join(folder, "::add-mask::x.yaml"), "::stop-commands::x: 1\n::add-mask::y: 2\n")
	write(t, filepath.Join(folder, "worse.yaml"), hostileHead+"services: [{id: a, kind: product, critical: true, name: '"+strings.Repeat(" ::add-mask::x", 20)+"', requires: [], deployments: []}]\n")
	for _, with := range []map[string]string{{"inventory": "::add-mask::x.yaml"}, {"inventory": "worse.yaml", "base": "HEAD"}, {"inventory": "worse.yaml"}} {
		with["program"] = dcaudit
		for _, line := range strings.Split(asGitHub(t, folder, with).log, "\n") {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "::") && !regexp.MustCompile(`^::(error|warning|notice) (file|title)=`).MatchString(line) {
				t.Errorf("the runner would obey %.80q", line)
			}
		}
	}
}

func TestScriptsAreSound(t *testing.T) {
	if _, err := exec.LookPath("shellcheck"); err != nil {
		t.Skip(err)
	}
	file := filepath.Join(t.TempDir(), "script.sh")
	for _, step := range parsed[action](t, "action.yml").Runs.Steps {
		write(t, file, "#!/bin/bash -e\n"+step.Run)
		out, err := exec.Command("shellcheck", "-e", "SC2153", file).CombinedOutput() // inputs and locals differ in case
		if err != nil {
			t.Errorf("%s: %v\n%s", step.ID, err, out)
		}
	}
}
