package audit_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
)

// What is built in is what is made of the checks as they are. If it were not, nothing
// would be judged wrongly, since no check is taken for another; it would be of no use.
func TestPackedIsOfTheChecks(t *testing.T) {
	t.Parallel()
	made := must(audit.Pack(audit.Source{FS: policies.FS}))(t)
	if *update {
		if err := os.WriteFile("../policies/packed.bin", made, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, []byte(policies.Packed)) {
		t.Error("policies/packed.bin is not of the checks as they are; go test ./audit -run Packed -update makes it anew")
	}
}

// Judged by what was packed, every inventory that is shipped has the assessment that
// it has by OPA alone, byte for byte.
func TestPackedJudgesAsOPA(t *testing.T) {
	t.Parallel()
	judged := 0
	err := filepath.WalkDir("../inventories", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".yaml" {
			return err
		}
		inv, err := inventory.Load([]string{file}, nil)
		if err != nil {
			return nil // a part of one, or something else
		}
		judged++
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			m := derive(t, inv, nil)
			for _, of := range [][]string{nil, {audit.Applicable}} {
				s := audit.Selection{Frameworks: of}
				direct := judgedBy(t, builtin, s, m)
				s.ByOPA = true
				if opa := judgedBy(t, builtin, s, m); direct != opa {
					t.Errorf("%v: %d bytes by what was packed, %d by OPA, and not the same", of, len(direct), len(opa))
				}
			}
		})
		return nil
	})
	if err != nil || judged < 10 {
		t.Errorf("%d inventories, %v", judged, err)
	}
}

// judgedBy is the assessment by a part of a source, or why there is none.
func judgedBy(t *testing.T, source audit.Source, s audit.Selection, m subjectMatter) string {
	t.Helper()
	a, err := assessBy(must(must(audit.LoadPart(source, s))(t).Profile(s))(t), m)
	if err != nil {
		return err.Error()
	}
	return string(jsonOf(t, a))
}

// Nothing that was packed is taken for what was made of another text, of the check or
// of a library; and without anything packed, or with what is damaged, all is judged.
func TestPackedOfOtherTexts(t *testing.T) {
	t.Parallel()
	m := samples["kakao-2022"].read(t)
	const check, library = "checks/backup/offsite.rego", "lib/text.rego"
	s := audit.Selection{Only: []string{"backup.offsite"}}
	for name, test := range map[string]struct {
		change map[string]string // by file, what is put behind it
		packed string
	}{
		"a check that fails all":  {change: map[string]string{check: "\nviolations contains {\"at\": [\"id\"], \"message\": \"no\", \"expected\": \"e\", \"found\": \"f\", \"fix\": \"x\"} if input.subject.id\n"}, packed: policies.Packed},
		"a library with a remark": {change: map[string]string{library: "\n# So.\n"}, packed: policies.Packed},
		"nothing":                 {},
		"half of it":              {packed: policies.Packed[:len(policies.Packed)/2]},
		"more than it":            {packed: policies.Packed + "x"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed := fstest.MapFS{}
			for _, file := range filesOf(t, policies.FS) {
				text := string(must(policies.FS.ReadFile(file))(t)) + test.change[file]
				changed[file] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
			}
			got := judgedBy(t, audit.Source{FS: changed, Verified: true, Packed: test.packed}, s, m)
			if want := judgedBy(t, audit.Source{FS: changed, Verified: true}, s, m); got != want {
				t.Errorf("%.300s\nwant\n%.300s", got, want)
			}
			if whole := judgedBy(t, builtin, s, m); (got == whole) != (test.change == nil) {
				t.Errorf("the same as by the checks that are shipped: %v", got == whole)
			}
		})
	}
}

func filesOf(t *testing.T, folder fs.FS) (files []string) {
	t.Helper()
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Of a check all is packed that it says of itself.
func TestPackedTellsTheSame(t *testing.T) {
	t.Parallel()
	s := audit.Selection{Frameworks: []string{audit.Applicable}} // which reads all
	packed := must(audit.LoadPart(builtin, s))(t)
	want, got := string(must(json.Marshal(shipped(t).Listing()))(t)), string(must(json.Marshal(packed.Listing()))(t))
	if got != want || packed.SHA256 != shipped(t).SHA256 {
		t.Errorf("%.2000s\nwant\n%.2000s", got, want)
	}
	for _, check := range packed.Checks {
		if whole := shipped(t).Check(check.ID); check.SHA256 != whole.SHA256 || check.File != whole.File || strings.HasPrefix(check.File, "/") {
			t.Errorf("%s: %s of %s, want %s of %s", check.ID, check.SHA256, check.File, whole.SHA256, whole.File)
		}
	}
}

// Beside checks of somebody else, those that are built in judge as if all had been
// compiled together, and others may refer to them; what could be taken for one of
// their rules is refused.
func TestPackedBesideOthers(t *testing.T) {
	t.Parallel()
	m := samples["kakao-with-outages"].read(t)
	for name, rules := range map[string]string{
		"its own":           "satisfied if count(input.subject.copies) > 0\n",
		"of a library":      "import data.lib.text\n\nsatisfied if text.list([input.subject.id]) != \"\"\n",
		"of a shipped one":  "satisfied if data.checks.backup.offsite.satisfied\n",
		"of some shipped":   "satisfied if count([1 | some checks in data.checks.backup; checks.satisfied]) > 1\n",
		"without any of it": "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mine := files{"frameworks/mine.yaml": framework("mine", "backup.offsite")}
			if rules != "" {
				mine = single("dataset", rules).with(files{"frameworks/kr-2022.yaml": "", "frameworks/mine.yaml": framework("mine", "try.it", "backup.offsite")})
			}
			told := map[bool]string{}
			for _, packed := range []bool{true, false} {
				own := builtin
				if !packed {
					own = audit.Source{FS: policies.FS}
				}
				catalog := must(audit.LoadCatalog(own, mine.source("mine")))(t)
				a := must(assessBy(must(catalog.Profile(audit.Selection{Frameworks: []string{"mine", "kr-2022"}}))(t), m))(t)
				told[packed] = string(jsonOf(t, a))
			}
			if told[true] != told[false] {
				t.Errorf("%d bytes beside what was packed, %d compiled together, and not the same", len(told[true]), len(told[false]))
			}
		})
	}
	for file, problem := range map[string]string{
		"checks/backup/offsite/satisfied.rego": "has the name of a rule",
		"checks/backup/offsite/_x.rego":        "has the name of a rule",
		"checks/backup/offsite.rego":           "is given twice",
		"lib/text.rego":                        "is given twice",
	} {
		path := strings.ReplaceAll(strings.TrimSuffix(file, ".rego"), "/", ".")
		text := strings.Replace(single("dataset", "satisfied if input.subject.id != \"\"\n")["checks/try/it.rego"], "package checks.try.it", "package "+path, 1)
		id := strings.TrimPrefix(path, "checks.")
		_, err := audit.LoadCatalog(builtin, files{file: text, "frameworks/mine.yaml": framework("mine", id)}.source("mine"))
		if err == nil || !strings.Contains(err.Error(), "mine/"+file) || !strings.Contains(err.Error(), problem) {
			t.Errorf("%s: %v", file, err)
		}
	}
	_, err := audit.LoadCatalog(builtin, single("dataset", "satisfied if input.subject.idd != \"\"\n").with(files{"frameworks/kr-2022.yaml": "", "frameworks/mine.yaml": framework("mine", "try.it")}).source("mine"))
	if err == nil || !strings.Contains(err.Error(), "mine/checks/try/it.rego") {
		t.Errorf("a misspelt field is taken: %v", err)
	}
}
