package drill_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

var update = flag.Bool("update", false, "rewrite the table of the backtest")

const inventories = "../../inventories"

// The drill is compared with history, service by service. What came of it stands
// in the README of the inventories: a change of the model or of an inventory
// that changes a prediction changes the table there.
func TestBacktest(t *testing.T) {
	const begin, end = "<!-- backtest: begin -->\n", "<!-- backtest: end -->\n"
	file := filepath.Join(inventories, "README.md")
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begins := strings.Cut(string(readme), begin)
	recorded, after, ends := strings.Cut(rest, end)
	if !begins || !ends {
		t.Fatalf("%s lacks %q or %q", file, begin, end)
	}
	table := backtest(t)
	if *update {
		recorded, err = table, os.WriteFile(file, []byte(before+begin+table+end+after), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	if recorded != table {
		t.Errorf("%s records another result; go test ./audit/drill -run Backtest -update rewrites it:\n%s", file, difference(recorded, table))
	}
}

// backtest is the table of all cases, with its sums above it.
func backtest(t *testing.T) string {
	files, err := filepath.Glob(filepath.Join(inventories, "history", "*"))
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	var table strings.Builder
	sums := map[verdict]int{}
	for _, file := range files {
		h := readHistory(t, filepath.Base(file))
		for _, row := range h.compare(t) {
			name := strings.TrimSuffix(filepath.Base(file), ".yaml")
			fmt.Fprintf(&table, "| %s | %s | %s | %s | %s |\n", name, row.subject, row.prediction, row.history, row.verdict)
			sums[row.verdict]++
		}
	}
	return fmt.Sprintf("%d rows: %d agree, %d miss, %d without a prediction.\n\n", sums[agrees]+sums[misses]+sums[open], sums[agrees], sums[misses], sums[open]) +
		"| case | subject | the drill says | history says | |\n|---|---|---|---|---|\n" + table.String()
}

// verdict says whether what was predicted is what happened.
type verdict string

const (
	agrees verdict = "agrees"
	misses verdict = "**misses**"
	open   verdict = "no prediction"
)

func judge[O, E comparable](predicted *O, foreseen map[O]E, happened E) verdict {
	switch {
	case predicted == nil:
		return open
	case foreseen[*predicted] == happened:
		return agrees
	}
	return misses
}

// row sets a prediction beside history.
type row struct {
	subject, prediction, history string
	verdict                      verdict
}

// compare is a row for each thing that history tells of.
func (h *history) compare(t *testing.T) (rows []row) {
	t.Helper()
	scenario, told := h.scenario(t), map[string]bool{}
	add := func(r row) {
		if told[r.subject] {
			t.Fatalf("history tells of %s twice", r.subject)
		}
		told[r.subject] = true
		rows = append(rows, r)
	}
	for _, past := range h.Services {
		state := find(t, scenario.Services, func(s drill.ServiceState) bool { return s.ID == past.ID })
		add(row{string(past.ID), predicted(state), h.seen(past), judge(state.State, foreseen, past.Happened)})
	}
	for _, past := range h.Datasets {
		state := find(t, scenario.Datasets, func(d drill.DatasetState) bool { return d.ID == past.ID })
		add(row{"data: " + string(past.ID), predictedOfData(state), string(past.Happened), judge(state.State, foreseenData, past.Happened)})
	}
	return rows
}

func find[S any](t *testing.T, states []S, fits func(S) bool) S {
	t.Helper()
	i := slices.IndexFunc(states, fits)
	if i < 0 {
		t.Fatal("history tells of something that is not in the inventory")
	}
	return states[i]
}

// seen is what happened to the service, and how long it took.
func (h *history) seen(past pastService) string {
	if past.RestoredBy == nil {
		return string(past.Happened)
	}
	return fmt.Sprintf("%s, back within %s", past.Happened, span(past.RestoredBy.Time().Sub(h.At.Time())))
}

// predicted is the outcome, with the time until recovery or the first reason.
func predicted(s drill.ServiceState) string {
	switch {
	case s.State == nil:
		return undetermined(s.Paths)
	case s.RecoverySeconds != nil:
		return fmt.Sprintf("%s in %s", *s.State, span(time.Duration(*s.RecoverySeconds)*time.Second))
	case len(s.Because) > 0:
		return fmt.Sprintf("%s: %s", *s.State, s.Because[0])
	}
	return string(*s.State)
}

func predictedOfData(d drill.DatasetState) string {
	switch {
	case d.State == nil:
		return undetermined(d.Paths)
	case d.Copy != nil:
		return fmt.Sprintf("%s from %s", *d.State, *d.Copy)
	}
	return string(*d.State)
}

// undetermined names the facts that a prediction lacks.
func undetermined(missing []inventory.Path) string {
	var names []string
	for _, path := range missing {
		names = append(names, "`"+string(path)+"`")
	}
	return "undetermined; not known: " + strings.Join(names, ", ")
}

// span is a length of time in hours and minutes.
func span(d time.Duration) string {
	hours, minutes := int(d.Hours()), int(d.Minutes())%60
	switch {
	case hours == 0:
		return fmt.Sprintf("%d min", minutes)
	case minutes == 0:
		return fmt.Sprintf("%d h", hours)
	}
	return fmt.Sprintf("%d h %d min", hours, minutes)
}

// difference is the lines that only one of the tables has.
func difference(recorded, now string) string {
	var lines strings.Builder
	was, is := strings.SplitAfter(recorded, "\n"), strings.SplitAfter(now, "\n")
	for _, line := range was {
		if !slices.Contains(is, line) {
			lines.WriteString("- " + line)
		}
	}
	for _, line := range is {
		if !slices.Contains(was, line) {
			lines.WriteString("+ " + line)
		}
	}
	return lines.String()
}
