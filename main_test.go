package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/command"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run this very program as dcaudit.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dcaudit": main})
}

// TestScripts runs the program as its users do. $INVENTORIES is the folder of
// the shipped inventories.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("reports", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			inventories, err := filepath.Abs("inventories")
			env.Setenv("INVENTORIES", inventories)
			return err
		},
		Condition: condition,
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "refuses": refuses, "holds": holds, "keep": keep},
	})
}

// condition knows one condition of its own: that there is a device that is
// always full. It may only ever be written to through a redirection.
func condition(name string) (bool, error) {
	if name != "full-disk" {
		return false, fmt.Errorf("there is no condition %q", name)
	}
	device, err := os.Stat("/dev/full")
	return err == nil && device.Mode()&os.ModeCharDevice != 0, nil
}

// exits runs a command that must end with exactly this code:
//
//	exits CODE COMMAND [ARGUMENT…]
//
// Whatever the command, its output must not hold escape sequences, since it
// goes to no terminal, nor the trace of a crash.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENT…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d; expected %d", got, want)
	}
	output := ts.ReadFile("stdout") + ts.ReadFile("stderr")
	if strings.ContainsRune(output, '\x1b') || strings.Contains(output, "goroutine ") {
		ts.Fatalf("the output holds an escape sequence or a crash")
	}
}

// refuses has an inventory judged that must not be: exit code 3, nothing on
// standard output, and a message that begins with the file and matches:
//
//	refuses FILE PATTERN
func refuses(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: refuses FILE PATTERN")
	}
	exits(ts, false, []string{strconv.Itoa(command.ExitNotAssessed), "dcaudit", "check", args[0]})
	message := ts.ReadFile("stderr")
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("an inventory was refused, and yet a report was written:\n%s", out)
	}
	if !regexp.MustCompile("(?m)^(dcaudit: )?" + regexp.QuoteMeta(args[0]) + ":" + args[1]).MatchString(message) {
		ts.Fatalf("no line of the message is about %s and matches %q:\n%s", args[0], args[1], message)
	}
}

// holds looks into JSON: at the end of a path of keys and indexes, there is a
// value, or exactly this value:
//
//	[!] holds FILE PATH [VALUE]
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: [!] holds FILE PATH [VALUE]")
	}
	value, there := lookUp(ts, args[0], args[1])
	if len(args) == 3 {
		there = there && fmt.Sprint(value) == args[2]
	}
	if there == neg {
		ts.Fatalf("at %s stands %v", args[1], value)
	}
}

// keep sets a variable to what stands in JSON at the end of a path:
//
//	keep VARIABLE FILE PATH
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: keep VARIABLE FILE PATH")
	}
	value, there := lookUp(ts, args[1], args[2])
	if !there {
		ts.Fatalf("nothing stands at %s", args[2])
	}
	ts.Setenv(args[0], fmt.Sprint(value))
}

func lookUp(ts *testscript.TestScript, file, path string) (any, bool) {
	var document any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(file)), &document))
	return follow(document, strings.Split(path, "."))
}

func follow(value any, keys []string) (any, bool) {
	for _, key := range keys {
		switch v := value.(type) {
		case map[string]any:
			inner, there := v[key]
			if !there {
				return nil, false
			}
			value = inner
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(v) {
				return nil, false
			}
			value = v[i]
		default:
			return nil, false
		}
	}
	return value, true
}

func TestInterruptedRunWritesNothing(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var stdout, stderr bytes.Buffer
	code := command.Run(ctx, []string{"dcaudit", "check", "inventories/kakao-2022.yaml"}, nil, &stdout, &stderr)
	if code != command.ExitInterrupted || stdout.Len() > 0 || !strings.Contains(stderr.String(), "stopped") {
		t.Errorf("exit code %d, standard output %q, standard error %q", code, stdout.String(), stderr.String())
	}
}

// An interrupt ends the process that judges by a foreign catalog with this one,
// and so does the death of this one.
func TestNoJudgeIsLeftBehind(t *testing.T) {
	folder := endlessCatalog(t)
	for _, sent := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
		cmd := exec.Command(os.Args[0], "check", "--policies", folder, "--framework", "endless", "inventories/kakao-2022.yaml")
		cmd.Args[0] = "dcaudit"
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		child := childOf(t, cmd.Process.Pid)
		if err := cmd.Process.Signal(sent); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if sent == syscall.SIGINT && (cmd.ProcessState.ExitCode() != command.ExitInterrupted || !strings.Contains(stderr.String(), "stopped")) || stdout.Len() > 0 {
			t.Errorf("%v: exit code %d, standard output %q, standard error %q", sent, cmd.ProcessState.ExitCode(), stdout.String(), stderr.String())
		}
		for deadline := time.Now().Add(5 * time.Second); isAlive(child); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%v: the judging process lives on", sent)
			}
		}
	}
}

// endlessCatalog is a folder with a catalog that judges for ever.
func endlessCatalog(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"frameworks/endless.yaml": "id: endless\ntitle: T\nauthority: A\njurisdiction: KR\nkind: standard\ncontrols:\n" +
			"  - {id: \"1\", title: T, text: T, citation: C, kind: standard, confidence: text, checks: [{check: try.endless}]}\n",
		"checks/try/endless.rego": "# METADATA\n# title: T\n# description: D\n# custom:\n#   subject: operator\n#   severity: low\n#   remediation: R\n" +
			"package checks.try.endless\n\nsatisfied if count([1 | some a in numbers.range(1, 99999); some b in numbers.range(1, 99999); a + b == 0]) > 0\n",
	} {
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// childOf waits for a process to have a child, as Linux tells it.
func childOf(t *testing.T, pid int) string {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
		if len(lists) == 0 {
			t.Skip("this system does not tell the children of a process")
		}
		for _, list := range lists {
			if children, _ := os.ReadFile(list); len(strings.Fields(string(children))) > 0 {
				time.Sleep(200 * time.Millisecond) // for it to be at work
				return strings.Fields(string(children))[0]
			}
		}
	}
	t.Fatal("no judging process was started")
	return ""
}

// isAlive reports whether a process runs; one that only waits to be counted as
// dead does not.
func isAlive(pid string) bool {
	state, err := os.ReadFile("/proc/" + pid + "/stat")
	return err == nil && !strings.Contains(string(state), ") Z ")
}

// readText is a file of the repository.
func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The README shows what the program does today: every command in a console
// block is run, and gives what stands below it.
func TestReadmeShowsWhatHappens(t *testing.T) {
	readme := readText(t, "README.md")
	examples := examplesIn(readme)
	if len(examples) < 8 {
		t.Fatalf("%d commands found in README.md", len(examples))
	}
	moveToCopy(t)
	if err := os.WriteFile("acme.yaml", []byte(inventoryBlock.FindStringSubmatch(readme)[1]), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		t.Run(e.command, func(t *testing.T) {
			args, viaGo := strings.CutPrefix(e.command, "go run .")
			if !viaGo {
				args = strings.TrimPrefix(e.command, "dcaudit")
			}
			var terminal bytes.Buffer
			code := command.Run(context.Background(), append([]string{"dcaudit"}, strings.Fields(args)...), strings.NewReader(""), &terminal, &terminal)
			if viaGo && code != 0 {
				fmt.Fprintf(&terminal, "exit status %d\n", code)
			}
			if code != e.code {
				t.Errorf("exit code %d; README.md says %d", code, e.code)
			}
			if !matches(strings.Split(e.output, "\n"), strings.Split(terminal.String(), "\n")) {
				t.Errorf("README.md shows:\n%s\nthe program prints:\n%s", e.output, terminal.String())
			}
		})
	}
}

// moveToCopy makes a folder that looks like the root of the repository, but may
// be written to, the working directory of the test.
func moveToCopy(t *testing.T) {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"inventories", "policies"} {
		path, err := filepath.Abs(name)
		if err == nil {
			err = os.Symlink(path, filepath.Join(folder, name))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
}

// example is a command and what the README says that it prints.
type example struct {
	command string
	code    int
	output  string
}

var (
	consoleBlock   = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")
	inventoryBlock = regexp.MustCompile("(?ms)^```yaml\n(.*?^apiVersion:.*?)^```$")
	exitRemark     = regexp.MustCompile(`\s+# exit (\d+)$`)
)

// examplesIn are the commands in the console blocks of a text, but for those
// that only start other programs.
func examplesIn(text string) (examples []example) {
	for _, block := range consoleBlock.FindAllStringSubmatch(text, -1) {
		for _, part := range strings.Split("\n"+block[1], "\n$ ")[1:] {
			var e example
			e.command, e.output, _ = strings.Cut(strings.TrimSuffix(part, "\n")+"\n", "\n")
			if remark := exitRemark.FindStringSubmatch(e.command); remark != nil {
				e.command = strings.TrimSuffix(e.command, remark[0])
				e.code, _ = strconv.Atoi(remark[1])
			}
			if strings.HasPrefix(e.command, "dcaudit ") || strings.HasPrefix(e.command, "go run . ") {
				examples = append(examples, e)
			}
		}
	}
	return examples
}

// matches reports whether lines are those that are shown, where a line with
// nothing but … stands for any lines.
func matches(shown, lines []string) bool {
	if len(shown) == 0 {
		return len(lines) == 0
	}
	if shown[0] == "…" {
		return matches(shown[1:], lines) || len(lines) > 0 && matches(shown, lines[1:])
	}
	return len(lines) > 0 && shown[0] == lines[0] && matches(shown[1:], lines[1:])
}

// link is a link of Markdown to a file, without its place in the file, or the
// name of a file of code.
var link = regexp.MustCompile("(?:\\]\\(([^)#:]+)(?:#[^)]*)?\\)|`([a-z_/]+\\.go)`)")

func TestLinksLeadSomewhere(t *testing.T) {
	files := []string{"README.md", "CHANGELOG.md"}
	folders, err := filepath.Glob("*/README.md")
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	for _, file := range append(files, folders...) {
		for _, found := range link.FindAllStringSubmatch(readText(t, file), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), found[1]+found[2])); err != nil {
				t.Errorf("%s: %s leads nowhere", file, found[0])
			}
		}
	}
}

// step is a function and the file that it is said to stand in.
var step = regexp.MustCompile("`(?:[A-Za-z]+\\.)?([A-Za-z]+)`\\s+\\(`([a-z_/]+\\.go)`\\)")

// The journey in the README leads past functions that there are, and its table
// of exit codes is whole.
func TestReadmeNamesWhatThereIs(t *testing.T) {
	readme := readText(t, "README.md")
	steps := step.FindAllStringSubmatch(readme, -1)
	if len(steps) < 10 {
		t.Errorf("%d functions found in README.md", len(steps))
	}
	for _, s := range steps {
		declared := regexp.MustCompile(`(?m)^func (\([^)]*\) )?` + s[1] + `[\[(]`)
		if !declared.MatchString(readText(t, s[2])) {
			t.Errorf("README.md: there is no function %s in %s", s[1], s[2])
		}
	}
	for _, code := range []int{command.ExitCompliant, command.ExitNotCompliant, command.ExitUsage, command.ExitNotAssessed, command.ExitNotProven, command.ExitInterrupted} {
		if !strings.Contains(readme, fmt.Sprintf("\n| %d |", code)) {
			t.Errorf("README.md: the table lacks the exit code %d", code)
		}
	}
}
