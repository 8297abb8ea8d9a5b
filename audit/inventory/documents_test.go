package inventory

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/quick"
)

// digest is what an inventory declares of a text.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// filed is an inventory with one document, whose path stands at 4:34.
func filed(path, digest string) string {
	return head + "documents: [{id: d, kind: other, path: " + path + ", sha256: " + digest + "}]\n"
}

// write writes a file below a folder.
func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func link(t *testing.T, to, folder, name string) {
	t.Helper()
	if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
		t.Skip("no links here: ", err)
	}
}

func TestVerifyDocuments(t *testing.T) {
	for name, c := range map[string]struct {
		path string
		make func(t *testing.T, folder string)
		want string // empty: verified
	}{
		"at hand":                             {"docs/plan.pdf", func(t *testing.T, f string) { write(t, f, "docs/plan.pdf", "plan") }, ""},
		"beside it":                           {"plan.pdf", func(t *testing.T, f string) { write(t, f, "plan.pdf", "plan") }, ""},
		"missing":                             {"docs/plan.pdf", func(*testing.T, string) {}, "there is no file docs/plan.pdf"},
		"altered":                             {"plan.pdf", func(t *testing.T, f string) { write(t, f, "plan.pdf", "Plan") }, "plan.pdf was altered: its SHA-256 is " + digest("Plan") + ", declared is " + digest("plan")},
		"emptied":                             {"plan.pdf", func(t *testing.T, f string) { write(t, f, "plan.pdf", "") }, "plan.pdf was altered: its SHA-256 is " + digest("") + ", declared is " + digest("plan")},
		"a folder":                            {"plan.pdf", func(t *testing.T, f string) { write(t, f, "plan.pdf/plan.pdf", "plan") }, "plan.pdf is not a regular file"},
		"below a file":                        {"plan.pdf/plan.pdf", func(t *testing.T, f string) { write(t, f, "plan.pdf", "plan") }, "plan.pdf/plan.pdf cannot be read: not a directory"},
		"a pipe, for which nobody would wait": {"plan.pdf", func(t *testing.T, f string) { pipe(t, filepath.Join(f, "plan.pdf")) }, "plan.pdf is not a regular file"},
		"too large":                           {"plan.pdf", func(t *testing.T, f string) { grow(t, write(t, f, "plan.pdf", "plan"), maxDocument+1) }, "plan.pdf is larger than 256 MiB"},
		"as large as may be":                  {"plan.pdf", func(t *testing.T, f string) { grow(t, write(t, f, "plan.pdf", ""), maxDocument) }, "plan.pdf was altered: its SHA-256 is " + hollow + ", declared is " + digest("plan")},
		"not readable":                        {"plan.pdf", func(t *testing.T, f string) { lock(t, write(t, f, "plan.pdf", "plan")) }, "plan.pdf cannot be read: permission denied"},
		"behind a link":                       {"plan.pdf", func(t *testing.T, f string) { write(t, f, "docs/1.pdf", "plan"); link(t, "docs/1.pdf", f, "plan.pdf") }, ""},
		"a link to none":                      {"plan.pdf", func(t *testing.T, f string) { link(t, "docs/1.pdf", f, "plan.pdf") }, "there is no file plan.pdf"},
		"links in a ring":                     {"plan.pdf", func(t *testing.T, f string) { link(t, "plan.pdf", f, "plan.pdf") }, "plan.pdf cannot be read: too many levels of symbolic links"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			c.make(t, folder)
			inv, err := Load([]string{write(t, folder, "x.yaml", filed(c.path, digest("plan")))}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := VerifyDocuments(inv)
			if err != nil {
				t.Fatal(err)
			}
			if want := (Verification{Verified: c.want == "", Problem: c.want}); got["d"] != want {
				t.Errorf("got %+v, want %+v", got["d"], want)
			}
		})
	}
}

// hollow is the digest of so many zeros as a document may have bytes.
const hollow = "a6d72ac7690f53be6ae46ba88506bd97302a093f7108472bd9efc3cefda06484"

func grow(t *testing.T, file string, size int64) {
	t.Helper()
	if err := os.Truncate(file, size); err != nil {
		t.Skip("no large file here: ", err)
	}
}

// What is found to be a byte too long while it is read is refused, and what is as
// long as may be is not.
func TestDocumentThatGrows(t *testing.T) {
	const limit = 2 << 20
	for length, want := range map[int]string{limit - 1: "", limit: "", limit + 1: "plan.pdf is larger than 2 MiB", 2 * limit: "plan.pdf is larger than 2 MiB"} {
		text, got := strings.Repeat("a", length), ""
		found, err := hashed(limit, "plan.pdf", nil, strings.NewReader(text))
		if err != nil {
			got = err.Error()
		}
		if got != want || err == nil && found != digest(text) || err != nil && found != "" {
			t.Errorf("%d bytes: got %s, %q, want %q", length, found, got, want)
		}
	}
}

func pipe(t *testing.T, file string) {
	t.Helper()
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
}

func lock(t *testing.T, file string) {
	t.Helper()
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(file); err == nil && len(data) > 0 {
		t.Skip("whoever runs the tests may read everything")
	}
}

// Nothing outside the folder is read, whether it is there or not.
func TestDocumentsOutsideAreRefused(t *testing.T) {
	for name, make := range map[string]func(t *testing.T, root, folder string){
		"a link to a file":      func(t *testing.T, root, f string) { link(t, filepath.Join(root, "plan.pdf"), f, "plan.pdf") },
		"a link up":             func(t *testing.T, _, f string) { link(t, "../plan.pdf", f, "plan.pdf") },
		"a link to what is not": func(t *testing.T, _, f string) { link(t, "../none.pdf", f, "plan.pdf") },
		"a link to a link":      func(t *testing.T, _, f string) { link(t, "../plan.pdf", f, "a"); link(t, "a", f, "plan.pdf") },
		"a link back in, outside": func(t *testing.T, root, f string) {
			write(t, f, "a", "plan")
			link(t, filepath.Join(f, "a"), f, "plan.pdf")
		},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			write(t, root, "plan.pdf", "plan")
			file := write(t, root, "in/x.yaml", filed("plan.pdf", digest("plan")))
			make(t, root, filepath.Join(root, "in"))
			inv, err := Load([]string{file}, nil)
			if err != nil {
				t.Fatal(err)
			}
			_, err = VerifyDocuments(inv)
			want := file + ":4:34: documents[d].path is plan.pdf: a link leads out of the folder of the inventory; expected a file below that folder; hint: put the file itself there"
			if err == nil || err.Error() != want {
				t.Errorf("got:\n%v\nwant:\n%s", err, want)
			}
		})
	}
}

func TestPathsOutsideAreRefused(t *testing.T) {
	for _, path := range []string{"../plan.pdf", "..", "a/../plan.pdf", "a/..", "/etc/passwd", ".", "./plan.pdf", "a//b", "a/", `'a\b'`, `'..\b'`, "C:b", "'C:/b'", "a/./b"} {
		_, err := loadText("x.yaml", filed(path, digest("")))
		want := fmt.Sprintf("x.yaml:4:40: path is \"%s\"; expected a file below the folder of the inventory, as documents/plan.pdf", strings.Trim(path, "'"))
		if err == nil || err.Error() != want {
			t.Errorf("got:\n%v\nwant:\n%s", err, want)
		}
	}
	for _, path := range []string{"a", "a.b/c", ".a", "...", "..a/b", "a..", "계획/복구.pdf", "two words.pdf"} {
		if _, err := loadText("x.yaml", filed(path, digest(""))); err != nil {
			t.Error(err)
		}
	}
}

// Each part of an inventory has its files beside it; what came from no file has
// none.
func TestDocumentsOfSeveralParts(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a/plan.pdf", "one")
	write(t, folder, "b/plan.pdf", "two")
	paths := []string{write(t, folder, "a/x.yaml", filed("plan.pdf", digest("one"))),
		write(t, folder, "b/y.yaml", strings.Replace(filed("plan.pdf", digest("two")), "id: d", "id: e", 1)), "-"}
	stdin := strings.Replace(filed("plan.pdf", digest("one")), "id: d", "id: f", 1) + "  - {id: g, kind: other, path: plan.pdf}\n"
	stdin = strings.Replace(stdin, "documents: [{", "documents:\n  - {", 1)
	stdin = strings.Replace(stdin, "}]", "}", 1)
	inv, err := Load(paths, strings.NewReader(stdin))
	if err != nil {
		t.Fatal(err)
	}
	got, err := VerifyDocuments(inv)
	want := map[DocumentID]Verification{"d": {Verified: true}, "e": {Verified: true},
		"f": {Problem: "the inventory came from standard input, so that there is no folder to look in"}}
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	path, sum := FilePath("documents.go"), Digest(digest(""))
	made := &Inventory{Documents: []Document{{ID: "h", Path: &path, SHA256: &sum}}}
	if got, err := VerifyDocuments(made); err != nil || got["h"].Problem != "the inventory was read from no file, so that there is no folder to look in" {
		t.Errorf("of an inventory that a program made: %v, %v", got, err)
	}
}

// Whatever byte of a document is changed, added or taken away, it is no longer
// verified.
func TestNoChangeGoesUnseen(t *testing.T) {
	folder := t.TempDir()
	inv, err := Load([]string{write(t, folder, "x.yaml", filed("plan.pdf", digest("the plan")))}, nil)
	if err != nil {
		t.Fatal(err)
	}
	same := func(at uint8, with []byte) bool {
		text := []byte("the plan")
		i := int(at) % (len(text) + 1)
		changed := slices.Concat(text[:i], with, text[min(len(text), i+len(with)/2):])
		write(t, folder, "plan.pdf", string(changed))
		got, err := VerifyDocuments(inv)
		return err == nil && got["d"].Verified == (string(changed) == "the plan")
	}
	if err := quick.Check(same, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}

// The documents that are shipped are those that the shipped inventories declare,
// byte for byte.
func TestShippedDocuments(t *testing.T) {
	const folder = "../../inventories"
	names, _ := filepath.Glob(folder + "/*.yaml")
	declared := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "-incident.yaml") {
			continue
		}
		inv, err := Load([]string{name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		verified, err := VerifyDocuments(inv)
		if err != nil {
			t.Error(err)
		}
		for _, document := range inv.Documents {
			if !verified[document.ID].Verified {
				t.Errorf("%s: %s: %s", name, document.ID, verified[document.ID].Problem)
			}
			declared[filepath.Base(string(*document.Path))] = true
		}
	}
	entries, err := os.ReadDir(folder + "/documents")
	if err != nil || len(entries) != len(declared) {
		t.Errorf("%d files for %d documents: %v", len(entries), len(declared), err)
	}
	for _, entry := range entries {
		if !declared[entry.Name()] {
			t.Errorf("no inventory declares %s", entry.Name())
		}
	}
}

// Each document is looked for, whatever became of those before it.
func TestEveryDocumentIsVerified(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "plan.pdf", "plan")
	text := head + "documents:\n  - {id: unfiled, kind: other}\n" +
		"  - {id: good, kind: other, path: plan.pdf, sha256: " + digest("plan") + "}\n"
	inv, err := Load([]string{write(t, folder, "inventory.yaml", text)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := VerifyDocuments(inv); err != nil || len(got) != 1 || !got["good"].Verified {
		t.Errorf("%+v, %v", got, err)
	}
}

// Every link that leads outside is a fault, not just the first.
func TestEveryLinkOutsideIsAFault(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	write(t, outside, "plan.pdf", "plan")
	text := head + "documents:\n"
	for _, name := range []string{"a.pdf", "b.pdf"} {
		link(t, filepath.Join(outside, "plan.pdf"), folder, name)
		text += fmt.Sprintf("  - {id: %s, kind: other, path: %s, sha256: %s}\n", name[:1], name, digest("plan"))
	}
	inv, err := Load([]string{write(t, folder, "inventory.yaml", text)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := VerifyDocuments(inv); len(got) > 0 || err == nil || len(err.(Faults)) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}
