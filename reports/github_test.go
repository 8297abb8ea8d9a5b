package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// obeyed are the commands that the runner of GitHub knows.
var obeyed = []string{
	"add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
	"save-state", "set-env", "set-output", "stop-commands", "warning",
}

// workflowCommand is a command that a line of a log holds.
type workflowCommand struct {
	name       string
	properties map[string]string
	data       string
}

// obey takes a line for a command as the runner does: what begins with two colons
// after any space, or else what follows ##[ anywhere.
func obey(line string) (c workflowCommand, ok bool) {
	head, data, properties, found := "", "", "", false
	if rest, leads := strings.CutPrefix(strings.TrimSpace(line), "::"); leads {
		head, data, found = strings.Cut(rest, "::")
		c.name, properties, _ = strings.Cut(head, " ")
	}
	if !found || !slices.Contains(obeyed, strings.ToLower(c.name)) {
		_, rest, _ := strings.Cut(line, "##[")
		head, data, found = strings.Cut(rest, "]")
		c.name, properties, _ = strings.Cut(head, " ")
	}
	if !found || !slices.Contains(obeyed, strings.ToLower(c.name)) {
		return c, false
	}
	c.properties = map[string]string{}
	for _, property := range strings.Split(properties, ",") {
		if key, value, isPair := strings.Cut(property, "="); isPair {
			c.properties[key] = unescape(value, "%3A", ":", "%2C", ",")
		}
	}
	c.data = unescape(data)
	return c, true
}

// unescape undoes the escapes of commands; that of % comes last.
func unescape(s string, more ...string) string {
	for _, pairs := range [][]string{{"%0D", "\r", "%0A", "\n"}, more, {"%25", "%"}} {
		for i := 0; i < len(pairs); i += 2 {
			s = strings.ReplaceAll(s, pairs[i], pairs[i+1])
		}
	}
	return s
}

// checkWorkflow holds that a report gives only commands for annotations, no more
// of a level than are shown, that the last of them says how many are not, and
// that the line after them is no command.
func checkWorkflow(t *testing.T, report string, a audit.Assessment) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(report, "\n"), "\n")
	last := len(lines) - 1
	if c, ok := obey(lines[last]); ok || !strings.HasPrefix(lines[last], strings.ToUpper(headline(tongue.English, a))+": ") {
		t.Errorf("the last line is a command, or no outcome: %s %+v", lines[last], c)
	}
	shown := map[string]int{}
	for i, line := range lines[:last] {
		c, ok := obey(line)
		if !ok || !slices.Contains(levels, c.name) {
			t.Fatalf("no annotation: %s", line)
		}
		if shown[c.name]++; shown[c.name] > shownAnnotations {
			t.Errorf("more than %d of %s", shownAnnotations, c.name)
		}
		if (c.properties["title"] == "dcaudit") != (i == last-1) {
			t.Errorf("line %d of %d is titled %q", i+1, len(lines), c.properties["title"])
		}
		checkAnnotation(t, c)
	}
	if left, said := against(a)-(last-1), notShown(t, lines[last-1]); left != said {
		t.Errorf("%d are not shown, and the outcome says %d", left, said)
	}
}

func checkAnnotation(t *testing.T, c workflowCommand) {
	t.Helper()
	if c.properties["title"] == "" || c.data == "" || len(c.data) > 4096 || len(c.properties["title"]) > 255 {
		t.Errorf("no title or no message, or one that is too long: %+v", c)
	}
	for key, value := range c.properties {
		switch key {
		case "title", "file":
		case "line", "col":
			if n, err := strconv.Atoi(value); err != nil || n < 1 || c.properties["file"] == "" {
				t.Errorf("%s=%q", key, value)
			}
		default:
			t.Errorf("property %s=%q", key, value)
		}
	}
}

// notShown adds up what the outcome says is not shown.
func notShown(t *testing.T, line string) (n int) {
	t.Helper()
	c, _ := obey(line)
	_, said, found := strings.Cut(c.data, "\nNot shown here: ")
	if !found {
		return 0
	}
	for _, word := range strings.Fields(said) {
		if some, err := strconv.Atoi(word); err == nil {
			n += some
		}
	}
	return n
}

// crowded is an assessment with so many more findings of each severity that are
// not satisfied, and controls that were not assessed.
func crowded(n int) audit.Assessment {
	a := sample()
	for _, severity := range []audit.Severity{audit.Low, audit.High, audit.Critical} {
		for i := range n {
			subject := audit.Subject{Kind: "service", ID: fmt.Sprintf("%s-%d", severity, i)}
			add(&a, severity, audit.Finding{Check: "crowd." + string(severity), Subject: subject, Status: audit.NotSatisfied, Message: "It fails."}, "1.1")
		}
	}
	for i := range n {
		a.Controls = append(a.Controls, control(fmt.Sprintf("9.%d", i), "Staff are trained", "They are.", "Section 9", audit.NotAssessed))
	}
	a.Summary = tally(a)
	return a
}

// GitHub shows ten annotations of a level: they are the gravest.
func TestTheGravestAreAnnotated(t *testing.T) {
	a := crowded(30)
	report := written(t, "github", a, Options{})
	checkWorkflow(t, report, a)
	for line := range strings.Lines(report) {
		if c, ok := obey(line); ok && c.name == "error" && !strings.HasPrefix(c.properties["title"], "Not satisfied, critical: ") {
			t.Errorf("not of the gravest: %+v", c)
		}
	}
	const shown = 3*shownAnnotations - 1 // beside the outcome
	if n := notShown(t, strings.Split(report, "\n")[shown]); n != against(a)-shown {
		t.Errorf("%d of %d are not shown", n, against(a))
	}
}

func TestNothingJudgedIsAWarning(t *testing.T) {
	report := written(t, "github", nothingInForce(), Options{})
	if !strings.HasPrefix(report, "::warning title=dcaudit::UNDETERMINED: ") {
		t.Error(report)
	}
}

// A command in an inventory is text, wherever it stands.
func TestNoCommandComesFromOutside(t *testing.T) {
	for _, s := range []string{"::error::x", "##[add-mask]x", "x\n::stop-commands::y", "\r::set-env name=A::b", "a%0A::error::b", "x,line=7::y"} {
		a := sample()
		a.Scope = audit.Scope{Only: []string{s}, Judged: 7}
		rewrite(&a, func(all []audit.Finding) {
			for i := range all {
				all[i].Message, all[i].Subject.ID, all[i].Check = s, s+all[i].Subject.ID, s+all[i].Check
				for n := range all[i].Violations {
					all[i].Violations[n].Evidence = []audit.Evidence{{Location: audit.Location{File: s, Line: 1}}}
				}
			}
		})
		report := written(t, "github", a, Options{})
		checkWorkflow(t, report, a)
		firstLine, _, _ := strings.Cut(report, "\n")
		if first, _ := obey(firstLine); first.properties["file"] != safe(s) || first.properties["line"] != "1" || !strings.HasPrefix(first.data, strings.TrimSpace(safe(s))) {
			t.Errorf("%q: the first is %+v", s, first)
		}
	}
}

// A job summary stays below the size at which GitHub drops it, whatever it is of.
func TestJobSummaryIsNotDropped(t *testing.T) {
	a := crowded(300)
	infest(&a, strings.Repeat("|\u0301\u202e@[", 5000))
	report := written(t, "github-summary", a, Options{})
	if len(report) >= 1<<20 {
		t.Errorf("%d bytes", len(report))
	}
	for _, said := range []string{"Not compliant", "And 207 more controls that are open", "The gravest 20 of"} {
		if !strings.Contains(report, said) {
			t.Errorf("the summary does not say %q", said)
		}
	}
}
