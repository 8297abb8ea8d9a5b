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

	"github.com/dcaudit/dcaudit/audit/command"
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
	line := append(strings.Fields(hooks[0].Entry), hooks[0].Args...)
	folder := t.TempDir()
	write(t, filepath.Join(folder, hooks[0].Args[0]), hostileHead)
	if e := program(t, folder, line[1:]...); line[0] != "dcaudit" || e.code != 4 {
		t.Errorf("%q ended with %d: %s", line, e.code, e.stderr)
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

// What is released is built without a trace of where, for all systems, with
// digests; and nothing is published.
func TestReleaseConfiguration(t *testing.T) {
	type release struct {
		Version int
		Builds  []struct {
			Env, Goos, Goarch, Flags []string
			ModTimestamp             string `yaml:"mod_timestamp"`
		}
		Archives []struct{ Files []struct{ Src string } }
		Checksum struct{ Algorithm string }
		Release  struct{ Disable bool }
	}
	r := parsed[release](t, ".goreleaser.yaml")
	if r.Version != 2 || len(r.Builds) != 1 || len(r.Archives) != 1 || r.Checksum.Algorithm != "sha256" || !r.Release.Disable {
		t.Fatalf("%+v", r)
	}
	b := r.Builds[0]
	if !slices.Contains(b.Env, "CGO_ENABLED=0") || !slices.Contains(b.Flags, "-trimpath") || b.ModTimestamp != "{{ .CommitTimestamp }}" ||
		!slices.Equal(b.Goos, []string{"linux", "darwin", "windows"}) || !slices.Equal(b.Goarch, []string{"amd64", "arm64"}) {
		t.Errorf("%+v", b)
	}
	for _, file := range r.Archives[0].Files {
		if _, err := os.Stat(file.Src); err != nil && !strings.HasPrefix(file.Src, ".release/") { // which its hooks write
			t.Error(err)
		}
	}
	known := []string{"version", "project_name", "before", "builds", "archives", "checksum", "changelog", "release"}
	for key := range parsed[map[string]any](t, ".goreleaser.yaml") {
		if !slices.Contains(known, key) {
			t.Errorf("%s may publish something", key)
		}
	}
}

// The version is written in few places, and is the same in all.
func TestVersionIsOne(t *testing.T) {
	for file, pattern := range map[string]string{".gitlab/dcaudit.yml": `(?:DCAUDIT_VERSION: |/v)(\d+\.\d+\.\d+)`, "README.md": `(?:dcaudit(?:@v|/v| )|rev: v)(\d+\.\d+\.\d+)`, "CHANGELOG.md": `## \[(\d+\.\d+\.\d+)\]`} {
		found := regexp.MustCompile(pattern).FindAllStringSubmatch(readText(t, file), -1)
		if len(found) == 0 {
			t.Errorf("%s names no version", file)
		}
		for i, f := range found {
			if f[1] != command.Version && (i == 0 || file != "CHANGELOG.md") { // which names older ones below
				t.Errorf("%s says %s; the program is %s", file, f[0], command.Version)
			}
		}
	}
}

// What may stand at the top of the repository, and nothing else.
var atTheTop = []string{
	"main.go", "go.mod", "go.sum", "audit", "policies", "inventories", "reports", "README.md", "LICENSE", "CHANGELOG.md",
	"action.yml", // GitHub looks for it nowhere else
	"main_test.go", "process_test.go", "hostile_test.go", "traps_test.go", "action_test.go", "adoption_test.go",
}

func TestTopLevel(t *testing.T) {
	list, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		t.Skip(err)
	}
	for _, file := range strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		name, _, _ := strings.Cut(file, "/")
		if !strings.HasPrefix(name, ".") && !slices.Contains(atTheTop, name) {
			t.Errorf("%s has no business at the top", name)
		}
	}
}
