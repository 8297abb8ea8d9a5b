package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// slip is a mistake that a good user could make, as a file of .ci/traps tells it.
type slip struct {
	trap, conftest, dcaudit string
	says                    string   // by dcaudit
	without                 []string // of the files that all others have
	files                   []txtar.File
}

func slipOf(t *testing.T, file string) (s slip) {
	archive := txtar.Parse([]byte(readText(t, file)))
	s.files = archive.Files
	for line := range strings.Lines(string(archive.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "trap":
			s.trap = value
		case "conftest":
			s.conftest = value
		case "dcaudit":
			s.dcaudit = value
		case "says":
			s.says = value
		case "without":
			s.without = append(s.without, value)
		default:
			t.Fatalf("%s: what is %q?", file, line)
		}
	}
	return s
}

// The slips of .ci/traps end as they say, and as the table in the README says.
// What is said there of conftest is tried by .ci/compare-traps.
func TestTraps(t *testing.T) {
	names, err := filepath.Glob(".ci/traps/*.txtar")
	if err != nil || len(names) != 17 {
		t.Fatal(names, err)
	}
	readme, whole := readText(t, "README.md"), slipOf(t, names[0])
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			s := slipOf(t, name)
			e := s.run(t, whole.files)
			if got := fmt.Sprintf("exit %d", e.code); got != s.dcaudit || s.says == "" || !regexp.MustCompile(s.says).MatchString(e.stdout+e.stderr) {
				t.Errorf("%s; expected %s and %q:\n%s%s", got, s.dcaudit, s.says, e.stdout, e.stderr)
			}
			if row := fmt.Sprintf("| %s | %s | %s |\n", s.trap, s.conftest, s.dcaudit); !strings.Contains(readme, row) {
				t.Errorf("README.md lacks the row\n%s", row)
			}
		})
	}
}

// run lays the files of a slip over those of the whole and judges by them.
func (s slip) run(t *testing.T, whole []txtar.File) ended {
	folder := t.TempDir()
	for _, f := range whole {
		write(t, filepath.Join(folder, f.Name), string(f.Data))
	}
	for _, name := range s.without {
		if err := os.Remove(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range s.files {
		write(t, filepath.Join(folder, f.Name), string(f.Data))
	}
	if len(s.without) > 1 { // the folder of policies may have none left
		removeEmpty(t, filepath.Join(folder, "dcaudit", "policy"))
	}
	return program(t, filepath.Join(folder, "dcaudit"), "check", "--policies", "policy", "--framework", "house", "inventory")
}

// removeEmpty removes a folder and those below it that hold no file.
func removeEmpty(t *testing.T, folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.IsDir() {
			removeEmpty(t, filepath.Join(folder, entry.Name()))
		}
	}
	_ = os.Remove(folder) // which fails where there is still something
}
