package inventory

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
)

// folder makes a folder with the given files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestLoadReadsFolders(t *testing.T) {
	root := folder(t, map[string]string{
		"b.yaml": head, "a/c.yml": noOperator, "a/d.json": `{"apiVersion": "dcaudit/v1", "kind": "Inventory"}`,
		".git/x": "", ".hidden": "", "README.md": "", "notes.txt": "", "a/plan.pdf": "",
	})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(root, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{root, root + "/", link} {
		inv, err := Load([]string{path}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, file := range inv.Files() {
			names = append(names, strings.TrimPrefix(file.Path, filepath.Clean(path)))
		}
		if got := strings.Join(names, " "); got != "/a/c.yml /a/d.json /b.yaml" {
			t.Errorf("%s: read %s", path, got)
		}
	}
}

const noOperator = "apiVersion: dcaudit/v1\nkind: Inventory\n"

func TestLoadReadsStandardInput(t *testing.T) {
	inv, err := Load([]string{"-"}, strings.NewReader(head))
	if err != nil {
		t.Fatal(err)
	}
	const digest = "0569a7d5bdeb07f39c1c78edae02b2fc582c2696592c0811483b900bf12bc591"
	if file := inv.Files()[0]; file.Path != "-" || file.SHA256 != digest {
		t.Errorf("read %q with the digest %q", file.Path, file.SHA256)
	}
}

func TestFaultsOfReading(t *testing.T) {
	root := folder(t, map[string]string{"ok.yaml": head, "empty/.x": "", "odd/inv.ymal": head, "odd/INV.YAML": head, "odd/Makefile": "", "odd/ok.yaml": head})
	at := func(name string) string { return filepath.Join(root, name) }
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(syscall.Mkfifo(at("pipe.yaml"), 0o644))
	must(os.Symlink(at("nowhere"), at("dangling.yaml")))
	must(os.Symlink(at("loop.yaml"), at("loop.yaml")))
	const misnamed = ": this may be a part of the inventory, but its name does not end in .yaml, .yml or .json; hint: rename it, move it out of the folder, or name the files one by one"
	for _, c := range []struct {
		name  string
		paths []string
		want  string
	}{
		{"no such file", []string{at("x.yaml")}, at("x.yaml") + ": cannot be read: no such file or directory"},
		{"no such folder", []string{at("x/")}, at("x") + ": cannot be read: no such file or directory"},
		{"an empty folder", []string{at("empty")}, at("empty") + ": the folder holds no inventory; expected files that end in .yaml, .yml or .json"},
		{"misnamed files", []string{at("odd")}, at("odd/INV.YAML") + misnamed + "\n" + at("odd/Makefile") + misnamed + "\n" + at("odd/inv.ymal") + misnamed},
		{"a pipe", []string{at("pipe.yaml")}, at("pipe.yaml") + ": this is not a regular file"},
		{"an endless device", []string{"/dev/zero"}, "/dev/zero: this is not a regular file"},
		{"a dangling link", []string{at("dangling.yaml")}, at("dangling.yaml") + ": cannot be read: no such file or directory"},
		{"a link to itself", []string{at("loop.yaml")}, at("loop.yaml") + ": cannot be read: too many levels of symbolic links"},
		{"a file named twice", []string{at("ok.yaml"), at("ok.yaml")}, at("ok.yaml") + ": the file is named twice"},
		{"a file named twice, in two ways", []string{at("ok.yaml"), root + "/empty/../ok.yaml"}, root + "/empty/../ok.yaml: the file is named twice"},
		{"standard input named twice", []string{"-", "-"}, "-: the file is named twice"},
		{"a file named twice, and one that is missing", []string{"-", "-", at("x.yaml")}, "-: the file is named twice\n" + at("x.yaml") + ": cannot be read: no such file or directory"},
		{"several at once", []string{at("y.yaml"), at("ok.yaml"), at("x.yaml")},
			at("x.yaml") + ": cannot be read: no such file or directory\n" + at("y.yaml") + ": cannot be read: no such file or directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(c.paths, strings.NewReader(head))
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("got %v", err)
			}
			if got := err.Error(); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// The number of a file has room in a place of every fact of it, and no more.
func TestFilesThatAreTooMany(t *testing.T) {
	for files, want := range map[int]string{
		math.MaxUint16:     "-: the file is named twice\n",
		math.MaxUint16 + 1: ": 65536 files are more than one inventory may have; expected at most 65535",
	} {
		_, err := Load(slices.Repeat([]string{"-"}, files), strings.NewReader(head))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%d files: got %.200v", files, err)
		}
	}
}

func TestNoFiles(t *testing.T) {
	_, err := Parse(nil)
	if err == nil || err.Error() != `: the key "operator" is missing; one part of an inventory says who the operator is` {
		t.Errorf("got %v", err)
	}
}

// Standard input has no ending: what is JSON is read as JSON, and all else that
// begins with a brace as YAML.
func TestSyntaxIsToldFromTheText(t *testing.T) {
	for _, document := range []string{
		"{apiVersion: dcaudit/v1, kind: Inventory, operator: {id: op}, note: a/b}",
		`{"apiVersion": "dcaudit/v1", "kind": "Inventory", "operator": {"id": "op"}, "note": "a\/b"}`, // which YAML does not know
	} {
		inv, err := Load([]string{"-"}, strings.NewReader(document))
		if err != nil || *inv.Note != "a/b" {
			t.Errorf("%s: %v", document, err)
		}
	}
}

func TestFaultOfStandardInput(t *testing.T) {
	_, err := Load([]string{"-"}, iotest.ErrReader(errors.New("the cable is cut")))
	if err == nil || err.Error() != "-: cannot be read: the cable is cut" {
		t.Errorf("got %v", err)
	}
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	name := filepath.Join(folder(t, map[string]string{"x.yaml": head}), "x.yaml")
	if err := os.Chmod(name, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Load([]string{name}, nil); err == nil || err.Error() != name+": cannot be read: permission denied" {
		t.Errorf("got %v", err)
	}
}

// What is a byte too long is refused, and never cut off.
func TestReadUpTo(t *testing.T) {
	const limit = 2 << 20
	for length, want := range map[int]string{limit - 1: "", limit: "", limit + 1: "x: the file is larger than 2 MiB", 2 * limit: "x: the file is larger than 2 MiB"} {
		text, fault := readUpTo(limit, "x", strings.NewReader(strings.Repeat("a", length)), 0)
		got := ""
		if fault != nil {
			got = fault.Error()
		}
		if got != want || fault == nil && len(text) != length {
			t.Errorf("of %d bytes %d were read: %s; expected %s", length, len(text), got, want)
		}
	}
}
