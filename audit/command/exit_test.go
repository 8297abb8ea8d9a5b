package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
)

// ended runs the program on a command line, in which model and kakao stand for
// inventories, and gives the exit code and what it printed.
func ended(ctx context.Context, line string) (code int, stdout, stderr string) {
	inventories := strings.NewReplacer("MODEL", filepath.Join("..", "..", "inventories", "model-operator.yaml"),
		"KAKAO", filepath.Join("..", "..", "inventories", "kakao-2022.yaml"), "NAVER", filepath.Join("..", "..", "inventories", "naver-2022.yaml"))
	var out, err bytes.Buffer
	code = Run(ctx, append([]string{"dcaudit"}, strings.Fields(inventories.Replace(line))...), strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

func TestExitCodes(t *testing.T) {
	for line, want := range map[string]int{
		"check MODEL":                      ExitCompliant,
		"check KAKAO":                      ExitNotCompliant,
		"check KAKAO --allow-undetermined": ExitNotCompliant,
		"check NAVER":                      ExitNotProven,
		"check NAVER --allow-undetermined": ExitCompliant,
		"check --format json NAVER":        ExitNotProven,
		"check MODEL --only no.such":       ExitNotAssessed,
		"check nowhere.yaml":               ExitNotAssessed,
		"check -":                          ExitNotAssessed,
		"check":                            ExitUsage,
		"check MODEL --format pdf":         ExitUsage,
		"check MODEL --output":             ExitUsage,
		"check MODEL --no-such-flag":       ExitUsage,
		"check MODEL --at yesterday":       ExitUsage,
		"check MODEL --at 2020-01-01":      ExitNotAssessed,
		"check MODEL -o " + filepath.Join("..", "..", "inventories", "model-operator.yaml"): ExitUsage,
		"drill KAKAO":                          ExitCompliant,
		"drill KAKAO --fail-on lost":           ExitNotCompliant,
		"drill MODEL --fail-on lost":           ExitCompliant,
		"drill MODEL --fail-on lost --depth 2": ExitNotCompliant,
		"drill NAVER --fail-on lost":           ExitNotProven,
		"drill KAKAO --lose nowhere":           ExitNotAssessed,
		"drill KAKAO --depth 3":                ExitUsage,
		"drill KAKAO --depth 2 --lose pangyo":  ExitUsage,
		"drill KAKAO --fail-on rain":           ExitUsage,
		"explain nothing MODEL":                ExitNotAssessed,
		"explain MODEL":                        ExitUsage,
		"catalog":                              ExitCompliant,
		"catalog show kr-2022":                 ExitCompliant,
		"catalog show nothing":                 ExitNotAssessed,
		"catalog sow":                          ExitUsage,
		"schema":                               ExitCompliant,
		"schema of":                            ExitUsage,
		"version":                              ExitCompliant,
		"version 2":                            ExitUsage,
		"render nowhere.json":                  ExitNotAssessed,
		"render":                               ExitUsage,
		"selftest --no-policies":               ExitUsage,
		"selftest --no-policies KAKAO":         ExitNotAssessed,
		"chek MODEL":                           ExitUsage,
		"":                                     ExitUsage,
		"--no-such-flag":                       ExitUsage,
		"help nothing":                         ExitUsage,
		"--help":                               ExitCompliant,
	} {
		t.Run(line, func(t *testing.T) {
			code, stdout, stderr := ended(t.Context(), line)
			if code != want {
				t.Errorf("exit code %d, want %d; it printed %s", code, want, stderr)
			}
			if said := strings.HasPrefix(stderr, "dcaudit: "); said != (code == ExitUsage || code == ExitNotAssessed) {
				t.Errorf("with exit code %d it printed to standard error: %q", code, stderr)
			}
			if (code == ExitUsage || code == ExitNotAssessed) && stdout != "" {
				t.Errorf("with exit code %d it printed %q", code, stdout)
			}
		})
	}
}

func TestTheExitCodeOfWhoeverIsStopped(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if code, stdout, stderr := ended(stopped, "check MODEL"); code != ExitInterrupted || stdout != "" || stderr != "dcaudit: stopped; nothing was written\n" {
		t.Errorf("exit code %d; %q; %q", code, stdout, stderr)
	}
}

// A check that broke beats every verdict.
func TestOutcomes(t *testing.T) {
	broke := []audit.CheckError{{Check: "a", Subject: audit.Subject{Kind: "service", ID: "s"}, Message: "no"}}
	for _, c := range []struct {
		verdict audit.Verdict
		errors  []audit.CheckError
		allow   bool
		want    string
	}{
		{audit.Compliant, nil, false, ""},
		{audit.NotCompliant, nil, true, errNotCompliant.Error()},
		{audit.NotProven, nil, false, errNotProven.Error()},
		{audit.NotProven, nil, true, ""},
		{"unheard of", nil, false, errNotProven.Error()},
		{audit.NotProven, broke, true, "not everything was assessed: a check broke once: a on service:s: no"},
		{audit.Compliant, append(broke, broke...), false, "not everything was assessed: a check broke 2 times; the first: a on service:s: no"},
	} {
		got := ""
		if err := outcome(audit.Assessment{Verdict: c.verdict, Errors: c.errors}, c.allow); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s, %d errors, allowed %v: %q, want %q", c.verdict, len(c.errors), c.allow, got, c.want)
		}
	}
}

// A report that could not be written is no verdict.
func TestAReportThatIsNotWritten(t *testing.T) {
	var stderr bytes.Buffer
	model := filepath.Join("..", "..", "inventories", "model-operator.yaml")
	if code := Run(t.Context(), []string{"dcaudit", "check", model}, nil, full{}, &stderr); code != ExitNotAssessed || !strings.Contains(stderr.String(), "no space") {
		t.Errorf("exit code %d; %s", code, &stderr)
	}
}

// full is a place where nothing more fits.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

var _ io.Writer = full{}

// What is wrong with a command line is said, with what was probably meant.
func TestWhatIsSaidOfACommandLine(t *testing.T) {
	for line, want := range map[string]string{
		"":                           "no command is given\n",
		"chek MODEL":                 `there is no command "chek"; did you mean "check"?`,
		"xyzxyzxyz":                  `there is no command "xyzxyzxyz"` + "\n",
		"check MODEL --formatt json": "there is no flag --formatt; did you mean --format?\nrun 'dcaudit check --help'",
		"check MODEL --zzzzzzzzz":    "there is no flag --zzzzzzzzz\n",
		"check MODEL --format":       "the flag --format has no value\n",
		"check MODEL --at":           "the flag --at has no value\n",
		"check --format text --format json MODEL": "the flag --format is given twice; give it once\n",
		"check MODEL --format=text --format=text": "the flag --format is given twice; give it once\n",
		"check MODEL --format jsn":                `--format is "jsn"; expected one of: ` + strings.Join(reports.Formats(), ", ") + `; hint: did you mean "json"?`,
		"check":                                   "usage: dcaudit check [flags] INVENTORY",
		"catalog show":                            "name one check, control or framework",
		"catalog sow":                             `catalog has no command "sow"; it has: show`,
		"render a b":                              "name one saved assessment",
		"explain x":                               "name a finding and an inventory",
		"version now":                             "version takes no arguments",
		"drill MODEL --lose":                      "the flag --lose has no value\n",
		"selftest --no-policies":                  "no inventory is named",
	} {
		t.Run(line, func(t *testing.T) {
			if code, _, stderr := ended(t.Context(), line); code != ExitUsage || !strings.Contains(stderr, want) {
				t.Errorf("exit code %d; %s\nexpected %q", code, stderr, want)
			}
		})
	}
}

// Flags may stand before and after what they are about, once as a switch and
// once with a value after = or a space; after -- there are none.
func TestWhereFlagsStand(t *testing.T) {
	for line, want := range map[string]int{
		"check --format json NAVER --allow-undetermined":             ExitCompliant,
		"check NAVER --allow-undetermined --format=json":             ExitCompliant,
		"check NAVER --format json --allow-undetermined=true":        ExitCompliant,
		"check NAVER --allow-undetermined=false":                     ExitNotProven,
		"check -- NAVER":                                             ExitNotProven,
		"check NAVER -- --allow-undetermined":                        ExitNotAssessed, // there is no such file
		"check --only backup.offsite --only backup.fresh NAVER":      ExitNotProven,
		"drill KAKAO --lose pangyo --lose site:gasan --fail-on=lost": ExitNotCompliant,
	} {
		t.Run(line, func(t *testing.T) {
			if code, _, stderr := ended(t.Context(), line); code != want {
				t.Errorf("exit code %d, want %d; %s", code, want, stderr)
			}
		})
	}
}
