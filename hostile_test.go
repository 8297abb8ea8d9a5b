package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/command"
)

// The limits for what is refused: whoever sends a hostile file gains nothing.
const (
	hostileTime   = 10 * time.Second // of a loaded machine; a quiet one needs less than one
	hostileMemory = 512 << 20        // bytes that are resident at the peak
)

// ended is how a run of the program came to its end.
type ended struct {
	code           int
	stdout, stderr string
}

// program runs the built program, this very file, as another process, and holds it
// to what no run may break: time, memory, and no trace of a crash.
func program(t *testing.T, folder string, args ...string) ended {
	t.Helper()
	c := exec.Command(linked(t), args...)
	var stdout, stderr bytes.Buffer
	c.Dir, c.Stdout, c.Stderr = folder, &stdout, &stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(hostileTime, func() { _ = c.Process.Kill() })
	err := c.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if !killer.Stop() {
		t.Fatalf("%v: still running after %v", args, hostileTime)
	}
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok && usage.Maxrss<<10 > hostileMemory {
		t.Errorf("%v: took %d MiB", args, usage.Maxrss>>10)
	}
	e := ended{c.ProcessState.ExitCode(), stdout.String(), stderr.String()}
	for _, output := range []string{e.stdout, e.stderr} {
		if strings.ContainsRune(output, '\x1b') || strings.Contains(output, "goroutine ") {
			t.Fatalf("%v: the output holds an escape sequence or a crash: %.500s", args, output)
		}
	}
	return e
}

// linked is this very file by the name under which TestMain runs the program.
func linked(t *testing.T) string {
	t.Helper()
	link := filepath.Join(t.TempDir(), "dcaudit")
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, link)
	}
	if err != nil {
		t.Fatal(err)
	}
	return link
}

// refused is a run that ended without a verdict, and says why.
func refused(t *testing.T, e ended, code int, want string) {
	t.Helper()
	if e.code != code || e.stdout != "" || !strings.HasPrefix(e.stderr, "dcaudit: ") || !strings.Contains(e.stderr, want) {
		t.Errorf("exit code %d, standard output %.200q, standard error %.500q; expected %d and %q", e.code, e.stdout, e.stderr, code, want)
	}
}

const hostileHead = "apiVersion: dcaudit/v1\nkind: Inventory\nas_of: 2022-10-14\noperator: {id: op}\n"

// numbered is text with the numbers below n.
func numbered(n int, format string) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, format, i)
	}
	return text.String()
}

// hostileInventories are too large, too deep or too odd to be written down here.
var hostileInventories = map[string]struct{ file, text, want string }{
	"a million brackets":               {"x.yaml", hostileHead + "note: " + strings.Repeat("[", 1_000_000), "x.yaml:5:"},
	"brackets as JSON":                 {"x.json", strings.Repeat("[", 1_000_000), "x.json:1:66: this is nested deeper than 64 levels"},
	"mappings in mappings":             {"x.yaml", hostileHead + "note: " + strings.Repeat("{a: ", 65) + strings.Repeat("}", 65), "nested deeper than 64 levels"},
	"3,000 indents":                    {"x.yaml", hostileHead + "note:\n" + nested(3000), "x.yaml:"},
	"lists in lists":                   {"x.yaml", hostileHead + "sites:\n" + strings.Repeat("- ", 200_000), "x.yaml:"},
	"a key given 200,000 times":        {"x.yaml", hostileHead + strings.Repeat("sites: []\n", 200_000), `x.yaml:6:1: the key "sites" is given twice`},
	"100,000 unknown keys":             {"x.yaml", hostileHead + numbered(100_000, "k%d: 1\n"), `unknown key "k99999"`},
	"an alias of a text of 1 MB":       {"x.yaml", hostileHead + "note: &a " + strings.Repeat("x", 1<<20) + "\nsites:\n" + strings.Repeat("  - {id: a, name: *a}\n", 5000), "aliases repeat more than 8 MiB"},
	"a billion laughs":                 {"x.yaml", laughs(), "aliases repeat more than 8 MiB"},
	"an anchor that contains itself":   {"x.yaml", hostileHead + "sites: &a [*a, *a]\n", "nested deeper than 64 levels"},
	"a text of 1 MB where a word is":   {"x.yaml", hostileHead + "sites: [{id: " + strings.Repeat("x ", 1<<19) + "}]\n", "x.yaml:5:14: id is "},
	"a file name of control":           {"\x1b[2J\n.yaml", "", "the file is empty"},
	"UTF-16":                           {"x.yaml", "\xff\xfea\x00", "x.yaml:1:1: this is not a text file in UTF-8"},
	"Latin-1":                          {"x.yaml", hostileHead + "note: caf\xe9\n", "x.yaml:5:10: this is not a text file in UTF-8"},
	"NUL":                              {"x.yaml", hostileHead + "note: a\x00b\n", "x.yaml:5:8: this is not a text file in UTF-8"},
	"a raw escape sequence":            {"x.yaml", hostileHead + "note: \x1b[31m\n", "x.yaml:5:7: this is not a text file in UTF-8"},
	"a byte order mark in the middle":  {"x.yaml", hostileHead + "si\ufefftes: []\n", "it contains U+FEFF"},
	"a comment that ends early":        {"x.yaml", hostileHead + "sites: [] #\u2028sites: []\n", "U+2028"},
	"a text that turns round":          {"x.yaml", hostileHead + "note: \u202eabc\n", "U+202E"},
	"two documents, the second broken": {"x.yaml", hostileHead + "---\n[\n", "x.yaml:"},
}

// nested is mappings in mappings, by indents.
func nested(levels int) string {
	var text strings.Builder
	for i := range levels {
		text.WriteString(strings.Repeat(" ", i+1) + "a:\n")
	}
	return text.String()
}

// laughs is a short document that stands for a billion values.
func laughs() string {
	text := hostileHead + "note: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		text += fmt.Sprintf("note%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 8), c-1)
	}
	return text
}

func TestHostileInventories(t *testing.T) {
	for name, c := range hostileInventories {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			write(t, filepath.Join(folder, c.file), c.text)
			refused(t, program(t, folder, "check", c.file), command.ExitNotAssessed, c.want)
		})
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if err == nil {
		err = os.WriteFile(file, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What is no file is not read, wherever one is due: none of these would ever end.
func TestEndlessFiles(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "ok.yaml"), hostileHead)
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe.yaml"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "zeros", "checks", "a.rego"), "package checks.a\n")
	write(t, filepath.Join(folder, "piped", "checks", "a.rego"), "package checks.a\n")
	if err := errors.Join(os.Symlink("/dev/zero", filepath.Join(folder, "zeros", "checks", "b.rego")),
		syscall.Mkfifo(filepath.Join(folder, "piped", "checks", "b.rego"), 0o644)); err != nil {
		t.Fatal(err)
	}
	const irregular = "this is not a regular file"
	for args, problem := range map[string]string{
		"check pipe.yaml": irregular, "check /dev/zero": irregular, "check .": irregular, "render pipe.yaml": irregular, "render /dev/zero": irregular,
		"render .": irregular, "check --policies piped ok.yaml": irregular, "catalog --policies zeros": "this link leads out of the folder",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			refused(t, program(t, folder, strings.Fields(args)...), command.ExitNotAssessed, problem)
		})
	}
}

// hostileRules are rules of a check that must not compile, or must break alone.
var hostileRules = map[string]struct{ rules, want string }{
	"parentheses without end":     {"satisfied if " + strings.Repeat("(", 100_000) + "true" + strings.Repeat(")", 100_000), "checks/a/b.rego:10:"},
	"lists without end":           {"satisfied if 1 == " + strings.Repeat("[", 100_000), "checks/a/b.rego:10:"},
	"a huge number":               {"satisfied if 1e100000000 + 1 > 2", "number too big"},
	"a huge number, made":         {`satisfied if to_number("1e100000000") % 3 == 1`, "a check broke"},
	"a shift of 10^10 bits":       {"satisfied if bits.lsh(1, 10000000000) > 1", "undefined function bits.lsh"},
	"a bomb of YAML":              {`satisfied if count(yaml.unmarshal("a: &a [1]")) > 0`, "undefined function yaml.unmarshal"},
	"the network, by replacement": {`satisfied if count(["a"]) == 1 with count as http.send`, "http"},
	"an address looked up":        {`satisfied if count(net.lookup_ip_addr("localhost")) > 0`, "undefined function net.lookup_ip_addr"},
	"an identifier by chance":     {`satisfied if uuid.rfc4122("a") != ""`, "undefined function uuid.rfc4122"},
	"UTF-16":                      {"# a\x00b", "checks/a/b.rego:10:4: this is not a text file in UTF-8"},
	"an escape sequence":          {"satisfied if input.subject.nope == \"\x1b[31m\"", "checks/a/b.rego:10:37: this is not a text file in UTF-8"},
	"a line of 1 MB":              {"satisfied if input.subject.nope == \"" + strings.Repeat("x", 1<<20) + "\"", "checks/a/b.rego:10:"},
	"an error with a line break":  {`satisfied if to_number(concat("", [input.subject.id, "\ndcaudit: compliant"])) > 1`, "a check broke"},
}

const hostileFramework = "id: house\ntitle: T\nauthority: A\njurisdiction: KR\nkind: standard\ncontrols:\n" +
	"  - {id: c, title: T, text: T., citation: R, kind: standard, confidence: text, checks: [{check: a.b}]}\n"

const hostileMetadata = "# METADATA\n# title: T\n# description: D\n# custom:\n#   subject: operator\n#   severity: low\n#   remediation: R\npackage checks.a.b\n\n"

func TestHostileChecks(t *testing.T) {
	for name, c := range hostileRules {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := judgedBy(t, hostileMetadata+c.rules+"\n")
			if e.code != command.ExitNotAssessed || !strings.Contains(e.stderr, c.want) || strings.Contains(e.stderr, "\ndcaudit: compliant") || len(e.stderr) > 10_000 {
				t.Errorf("exit code %d, standard error %.500q; expected %q", e.code, e.stderr, c.want)
			}
		})
	}
}

// judgedBy judges an operator by one check of a catalog of one's own.
func judgedBy(t *testing.T, check string) ended {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "ok.yaml"), hostileHead)
	write(t, filepath.Join(folder, "house/frameworks/house.yaml"), hostileFramework)
	write(t, filepath.Join(folder, "house/checks/a/b.rego"), check)
	return program(t, folder, "check", "--policies", "house", "--framework", "house", "ok.yaml")
}

// An editor's byte order mark changes nothing.
func TestMarkBeforeCheck(t *testing.T) {
	t.Parallel()
	if e := judgedBy(t, "\ufeff"+hostileMetadata+"satisfied if input.subject.id == \"op\"\n"); e.code != command.ExitCompliant {
		t.Errorf("exit code %d: %s", e.code, e.stderr)
	}
	if e := judgedBy(t, ""); !strings.Contains(e.stderr, "dcaudit: house/checks/a/b.rego: ") {
		t.Errorf("an empty check: %s", e.stderr)
	}
}

// Where a report cannot be written the old one stays, and nothing lies beside it.
func TestUnwritableReports(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "ok.yaml"), hostileHead)
	write(t, filepath.Join(folder, "reports/old.txt"), "The report of yesterday.\n")
	// As on a full disk, a file may not grow any more.
	c := exec.Command("bash", "-c", `ulimit -f 1; trap '' XFSZ; exec "$0" check ok.yaml -o json=reports/old.txt`, linked(t))
	c.Dir = folder
	out, _ := c.CombinedOutput()
	entries, err := os.ReadDir(filepath.Join(folder, "reports"))
	const want = "dcaudit: reports/old.txt: the report cannot be written: file too large\n"
	if code := c.ProcessState.ExitCode(); code != command.ExitNotAssessed || err != nil || len(entries) != 1 || string(out) != want {
		t.Errorf("exit code %d, %d files, %s", code, len(entries), out)
	}
	if old := readText(t, filepath.Join(folder, "reports/old.txt")); old != "The report of yesterday.\n" {
		t.Errorf("the old report became %.100q", old)
	}
}

// Whoever may not read or write there is told so. Root may do everything, so
// root becomes nobody for this.
func TestForbiddenFiles(t *testing.T) {
	folder, err := os.MkdirTemp("", "dcaudit-*")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	self, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(folder, "dcaudit")
	write(t, filepath.Join(folder, "ok.yaml"), hostileHead)
	write(t, filepath.Join(folder, "secret.yaml"), hostileHead)
	write(t, filepath.Join(folder, "closed/old.txt"), "old")
	for _, err := range []error{os.WriteFile(binary, self, 0o755), os.Chmod(folder, 0o755), os.Chmod(filepath.Join(folder, "secret.yaml"), 0), os.Chmod(filepath.Join(folder, "closed"), 0o555)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for want, args := range map[string][]string{
		"dcaudit: secret.yaml: cannot be read: permission denied\n":                  {"check", "secret.yaml"},
		"dcaudit: closed/old.txt: the report cannot be written: permission denied\n": {"check", "ok.yaml", "-o", "closed/old.txt"},
	} {
		c := exec.Command(binary, args...)
		c.Dir = folder
		if os.Getuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		if out, _ := c.CombinedOutput(); c.ProcessState.ExitCode() != command.ExitNotAssessed || string(out) != want {
			t.Errorf("%v: exit code %d, %s", args, c.ProcessState.ExitCode(), out)
		}
	}
	if old := readText(t, filepath.Join(folder, "closed/old.txt")); old != "old" {
		t.Errorf("the old report became %q", old)
	}
}

// Who waits for an input that does not end can be ended, and says so.
func TestEndedWhileReading(t *testing.T) {
	for _, args := range [][]string{{"check", "-"}, {"render", "-"}} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			c := exec.Command(linked(t), args...)
			var stderr bytes.Buffer
			c.Stderr = &stderr
			input, err := c.StdinPipe()
			if err == nil {
				err = c.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			killer := time.AfterFunc(hostileTime, func() { _ = c.Process.Kill() })
			_, err = input.Write(make([]byte, 1<<20)) // more than a pipe holds: it is being read
			_ = c.Process.Signal(signal)
			_ = c.Wait()
			_ = input.Close()
			if err != nil {
				t.Error(err)
			}
			if code := c.ProcessState.ExitCode(); !killer.Stop() || code != command.ExitInterrupted || stderr.String() != "dcaudit: stopped; nothing was written\n" {
				t.Errorf("%v, %v: exit code %d, %q", args, signal, code, stderr.String())
			}
		}
	}
}

// Who ends a run whose report nobody reads any further is told that it is not whole.
func TestEndedWhileWriting(t *testing.T) {
	c := exec.Command(linked(t), "check", "inventories/kakao-2022.yaml", "--format", "json")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	output, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(hostileTime, func() { _ = c.Process.Kill() })
	if _, err := output.Read(make([]byte, 1)); err != nil { // the rest is more than a pipe holds
		t.Fatal(err)
	}
	_ = c.Process.Signal(syscall.SIGINT)
	err = c.Wait()
	if code := c.ProcessState.ExitCode(); !killer.Stop() || code != command.ExitInterrupted || stderr.String() != "dcaudit: stopped; the report is not whole\n" {
		t.Errorf("%v: exit code %d, %q", err, code, stderr.String())
	}
}
