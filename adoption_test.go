package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schemas of others, which are no part of this repository.
func TestOfficialSchemas(t *testing.T) {
	for file, schema := range map[string]string{"action.yml": "github-action.json", ".pre-commit-hooks.yaml": "pre-commit-hooks.json"} {
		official, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "shared", "schemas", schema))
		if errors.Is(err, os.ErrNotExist) {
			t.Skip(err)
		}
		if err == nil {
			err = official.Validate(parsed[any](t, file))
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// The hook judges what init writes, and runs where an inventory changes.
func TestPreCommitHook(t *testing.T) {
	type hook struct {
		ID, Entry, Language, Files string
		Args                       []string
		PassFilenames              bool `yaml:"pass_filenames"`
	}
	hooks := parsed[[]hook](t, ".pre-commit-hooks.yaml")
	if len(hooks) != 1 || hooks[0].ID != "dcaudit" || hooks[0].Language != "golang" || hooks[0].PassFilenames {
		t.Fatalf("%+v", hooks)
	}
	files := regexp.MustCompile(hooks[0].Files)
	for name, want := range map[string]bool{"inventory.yaml": true, "a/inventory/b/c.yml": true, "inventory/x.json": true,
		"inventory.md": false, "my-inventory.yaml": false, "README.md": false, ".inventory.schema.json": false} {
		if files.MatchString(name) != want {
			t.Errorf("%s starts the hook: %v", name, !want)
		}
	}
	command := append(strings.Fields(hooks[0].Entry), hooks[0].Args...)
	folder := t.TempDir()
	write(t, filepath.Join(folder, hooks[0].Args[0]), hostileHead)
	if e := program(t, folder, command[1:]...); command[0] != "dcaudit" || e.code != 4 {
		t.Errorf("%q ended with %d: %s", command, e.code, e.stderr)
	}
}

// The job of the GitLab template, as a runner would run it.
func TestGitLabTemplate(t *testing.T) {
	type job struct {
		Variables map[string]string
		Script    []string
		Artifacts struct {
			When    string
			Reports map[string]string
		}
	}
	template, folder, dcaudit := parsed[map[string]job](t, ".gitlab/dcaudit.yml")["dcaudit"], forPipelines(t), linked(t)
	if template.Artifacts.When != "always" || len(template.Artifacts.Reports) != 2 || len(template.Script) != 1 {
		t.Fatalf("%+v", template)
	}
	for name, c := range map[string]struct {
		with map[string]string
		code int
	}{
		"not proven": {map[string]string{"INVENTORY": "starter.yaml\npart.yaml"}, 4},
		"allowed":    {map[string]string{"INVENTORY": "starter.yaml", "FAIL_ON_UNDETERMINED": "false", "AT": "2026-10-01"}, 0},
		"violated":   {map[string]string{"INVENTORY": "acme.yaml", "FRAMEWORK": "kr-2022\n"}, 1},
		"odd name":   {map[string]string{"INVENTORY": "$(touch pwned) '\"`touch pwned`; touch pwned #.yaml"}, 4},
		"odd words":  {map[string]string{"INVENTORY": "acme.yaml", "FRAMEWORK": "$(touch pwned)\nLINES\ntouch pwned", "WAIVERS": "`touch pwned`"}, 3},
	} {
		env := append(os.Environ(), "PATH="+filepath.Dir(dcaudit)+string(filepath.ListSeparator)+os.Getenv("PATH"))
		for variable, value := range template.Variables {
			env = append(env, variable+"="+value)
		}
		for variable, value := range c.with {
			env = append(env, "DCAUDIT_"+variable+"="+value)
		}
		var run stepRun
		runStep(t, folder, template.Script[0], env, &run)
		if run.code != c.code {
			t.Errorf("%s: exit code %d; expected %d\n%.2000s", name, run.code, c.code, run.log)
		}
		for _, file := range template.Artifacts.Reports {
			if err := os.Remove(filepath.Join(folder, file)); err != nil && c.code != 3 {
				t.Error(name, err)
			}
		}
		if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
			t.Fatal("a variable was run as a command")
		}
	}
}
