package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

func as[T any](v T) *T { return &v }

// oneLoss is a drill of an invented operator in which everything that can
// happen happens.
func oneLoss() DrillReport {
	return DrillReport{
		Schema: DrillSchema, Tool: audit.Tool{Name: "dcaudit", Version: "0.1.0"}, At: "2022-10-14T23:59:59Z", AtFrom: "as_of",
		Inventory: DrilledInventory{
			Files:    []audit.FileRef{{Path: "inventories/hanbit.yaml", SHA256: digest("hanbit")}},
			Operator: audit.Subject{Kind: "operator", ID: "hanbit", Name: "한빛 메신저 (fictional)"},
		},
		Drills:  []drill.Scenario{worstDay("facility", "north")},
		Counsel: counsel(),
	}
}

// counsel holds every kind of change, and everything that a remedy can say.
func counsel() *drill.Counsel {
	tool := drill.Change{Kind: drill.AddDeployment, Service: "failover-console", To: "south", Capacity: as(1.0)}
	move := drill.Change{Kind: drill.MoveDeployment, Service: "failover-console", From: "north", To: "south"}
	rest := []drill.Change{
		{Kind: drill.AddDeployment, Service: "video", To: "south", Capacity: as(1.0)},
		{Kind: drill.AddCopy, Dataset: "drafts", To: "east"},
		{Kind: drill.AddKey, Dataset: "photos", Copy: "p1", To: "east"},
		{Kind: drill.RaiseCapacity, Service: "search", To: "east", Capacity: as(0.75)},
		{Kind: drill.MakeActive, Service: "messenger", To: "south"},
	}
	cleared := []drill.Cleared{
		{Kind: "service", ID: "failover-console", Before: "lost", After: "running"},
		{Kind: "service", ID: "messenger", Critical: true, Before: "lost", After: "recovers"},
		{Kind: "service", ID: "video", Before: "lost"},
	}
	missing := []inventory.Path{"a", "b", "services[video].deployments[0].activation.requires", "services[video].requires", "c", "d", "e"}
	moved := &drill.Remedy{Changes: []drill.Change{move}, Clears: cleared, Better: as(int64(7)), Worse: as(int64(1))}
	best := []drill.Remedy{
		{Changes: []drill.Change{tool}, Clears: cleared[:2], Better: as(int64(7)), Worse: as(int64(0)), Users: as(int64(47_500_000)), Moved: moved},
		{Changes: rest[4:], Clears: cleared[1:2], Users: as(int64(47_500_000))},
		{Changes: rest[:1], Clears: cleared[2:], Missing: missing, Better: as(int64(1)), Worse: as(int64(0))},
		{Changes: rest[1:2], Clears: []drill.Cleared{{Kind: "dataset", ID: "drafts", Before: "lost", After: "restorable"}}, Better: as(int64(0)), Worse: as(int64(0))},
		{Changes: rest[3:4], Clears: []drill.Cleared{{Kind: "service", ID: "search", Before: "degraded", After: "running"}}},
		{Changes: rest, Clears: cleared},
	}
	whole := drill.Remedy{Changes: append([]drill.Change{tool}, rest[:4]...), Clears: cleared, Missing: missing[2:4]}
	return &drill.Counsel{Lost: []drill.Loss{{Kind: "facility", ID: "north"}}, Best: best, Whole: &whole, Partial: true}
}

func worstDay(kind drill.LossKind, id string) drill.Scenario {
	return drill.Scenario{
		Lost: []drill.Loss{{Kind: kind, ID: id}},
		Services: []drill.ServiceState{
			{ID: "failover-console", State: as(drill.Lost), Because: []string{"failover-console runs only at north"}},
			{ID: "game", State: as(drill.Recovers), Because: []string{"the standby of game at south takes over"}, RecoverySeconds: as(5400.0)},
			{ID: "mail", Critical: true, Users: as(int64(1200)), State: as(drill.Recovers), Because: []string{"the standby of mail at south takes over"}, RecoverySeconds: as(1200.0)},
			{ID: "map", State: as(drill.Recovers)},
			{ID: "messenger", Critical: true, Users: as(int64(47_500_000)), State: as(drill.Lost), Because: []string{
				"the standby of messenger at south needs failover-console to be activated", "failover-console runs only at north"}},
			{ID: "news", State: as(drill.Running)},
			{ID: "search", Users: as(int64(1)), State: as(drill.Degraded), Because: []string{"search uses game"}},
			{ID: "taxi", Critical: true, Paths: []inventory.Path{"services[taxi].deployments", "services[taxi].requires"}},
			{ID: "video", State: as(drill.Lost), Because: []string{"video runs only at north"}},
		},
		Datasets: []drill.DatasetState{
			{ID: "accounts", State: as(drill.Restorable), Copy: as(inventory.CopyID("a2")), Age: as(90000.0), KeyAt: []inventory.FacilityID{"east", "south"}},
			{ID: "drafts", State: as(drill.DataLost)},
			{ID: "logs", State: as(drill.Intact)},
			{ID: "photos", Paths: []inventory.Path{"datasets[photos].copies"}},
		},
		Notices: []drill.NoticeState{
			{ID: "first", To: "authority", Deliverable: as(false), Because: []string{"mailbox runs only at north"}},
			{ID: "second", To: "users", Deliverable: as(true)},
			{ID: "third", To: "users", Paths: []inventory.Path{"reporting.notices[third].channels"}},
		},
		UsersAffected: as(int64(47_500_000)),
	}
}

// eachLoss has so many losses that they stand in several blocks.
func eachLoss() DrillReport {
	d := oneLoss()
	d.Whole = true
	for i := range 24 {
		s := worstDay("power-grid", fmt.Sprintf("grid-%02d", i))
		s.UsersAffected, s.Datasets, s.Notices = nil, nil, nil
		for k := range s.Services {
			if (i+k)%3 > 0 {
				s.Services[k] = drill.ServiceState{ID: s.Services[k].ID, Critical: s.Services[k].Critical, State: as(drill.Running)}
			}
		}
		d.Drills = append(d.Drills, s)
	}
	calm := drill.Scenario{Lost: []drill.Loss{{Kind: "carrier", ID: "calm"}}}
	for _, s := range d.Drills[0].Services {
		calm.Services = append(calm.Services, drill.ServiceState{ID: s.ID, Critical: s.Critical, State: as(drill.Running)})
	}
	d.Drills = append(d.Drills, calm)
	return d
}

func drills() map[string]DrillReport {
	return map[string]DrillReport{"drill-one": oneLoss(), "drill-each": eachLoss()}
}

func drilled(t *testing.T, format string, d DrillReport, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Drill(&b, format, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenDrills(t *testing.T) {
	for name, d := range drills() {
		for _, format := range PlainFormats() {
			got, path := drilled(t, format, d, Options{}), filepath.Join("testdata", name+"."+format)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(path); err != nil || got != string(want) {
				t.Errorf("%s differs from the golden report (%v); go test ./reports -update rewrites it", path, err)
			}
		}
	}
}

func TestDrillsKeepToTheirWidthAndColour(t *testing.T) {
	codes := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for name, d := range drills() {
		bare := drilled(t, "text", d, Options{})
		for line := range strings.Lines(bare) {
			line = strings.TrimSuffix(line, "\n")
			if width(line) > 80 || strings.TrimRight(line, " ") != line {
				t.Errorf("%s: %d columns: %q", name, width(line), line)
			}
		}
		coloured := drilled(t, "text", d, Options{Color: true})
		if coloured == bare || codes.ReplaceAllString(coloured, "") != bare {
			t.Errorf("%s: colour changes more than colour, or nothing", name)
		}
	}
}

func TestHostileDrills(t *testing.T) {
	for name, s := range hostile {
		for sample := range drills() {
			benign, infested := drills()[sample], drills()[sample]
			infestDrill(&benign, "x")
			infestDrill(&infested, s)
			t.Run(name+"/"+sample, func(t *testing.T) {
				for _, format := range PlainFormats() {
					checkCharacters(t, drilled(t, format, infested, Options{}))
				}
				checkMarkup(t, drilled(t, "markdown", infested, Options{}), drilled(t, "markdown", benign, Options{}))
				if err := json.Unmarshal([]byte(drilled(t, "json", infested, Options{})), new(DrillReport)); err != nil {
					t.Error(err)
				}
				checkOneOutcome(t, drilled(t, "text", infested, Options{}))
			})
		}
	}
}

// checkOneOutcome holds that only the title and the summary begin with capitals.
func checkOneOutcome(t *testing.T, report string) {
	t.Helper()
	if got := len(regexp.MustCompile(`(?m)^[A-Z]`).FindAllString(report, -1)); got != 2 {
		t.Errorf("%d lines begin like a title or an outcome:\n%s", got, report)
	}
}

// infestRemedies puts s in front of everything in them that an inventory can
// choose.
func infestRemedies(remedies []drill.Remedy, s string) {
	for i := range remedies {
		r := &remedies[i]
		for k := range r.Changes {
			change := r.Changes[k]
			for _, id := range []any{&change.Service, &change.Dataset, &change.Copy, &change.From, &change.To} {
				infestValue(reflect.ValueOf(id).Elem(), s)
			}
			r.Changes[k] = change
		}
		for k := range r.Clears {
			infestValue(reflect.ValueOf(&r.Clears[k].ID).Elem(), s)
		}
		infestValue(reflect.ValueOf(&r.Missing).Elem(), s)
	}
}

// infestDrill puts s in front of everything that an inventory can choose.
func infestDrill(d *DrillReport, s string) {
	infestValue(reflect.ValueOf(&d.Inventory).Elem(), s)
	d.Counsel.Lost[0].ID = s + d.Counsel.Lost[0].ID
	infestRemedies(d.Counsel.Best, s)
	infestRemedies([]drill.Remedy{*d.Counsel.Best[0].Moved, *d.Counsel.Whole}, s)
	for i := range d.Drills {
		drilled := &d.Drills[i]
		for k := range drilled.Lost {
			drilled.Lost[k].ID = s + drilled.Lost[k].ID
		}
		for k := range drilled.Services {
			infestValue(reflect.ValueOf(&drilled.Services[k].ID).Elem(), s)
			infestValue(reflect.ValueOf(&drilled.Services[k].Because).Elem(), s)
			infestValue(reflect.ValueOf(&drilled.Services[k].Paths).Elem(), s)
		}
		for k := range drilled.Datasets {
			infestValue(reflect.ValueOf(&drilled.Datasets[k].ID).Elem(), s)
			infestValue(reflect.ValueOf(&drilled.Datasets[k].KeyAt).Elem(), s)
		}
		for k := range drilled.Notices {
			infestValue(reflect.ValueOf(&drilled.Notices[k].ID).Elem(), s)
			infestValue(reflect.ValueOf(&drilled.Notices[k].To).Elem(), s)
		}
	}
}

func TestDrillVerdict(t *testing.T) {
	service := func(o *drill.Outcome) DrillReport {
		return DrillReport{Drills: []drill.Scenario{{Services: []drill.ServiceState{{State: as(drill.Running)}, {State: o}}}}}
	}
	for _, test := range []struct {
		name           string
		report         DrillReport
		lost, recovers audit.Verdict
	}{
		{"lost", service(as(drill.Lost)), audit.NotCompliant, audit.NotCompliant},
		{"recovers", service(as(drill.Recovers)), audit.Compliant, audit.NotCompliant},
		{"degraded", service(as(drill.Degraded)), audit.Compliant, audit.Compliant},
		{"undetermined", service(nil), audit.NotProven, audit.NotProven},
		{"lost and undetermined", DrillReport{Drills: append(service(nil).Drills, service(as(drill.Lost)).Drills...)}, audit.NotCompliant, audit.NotCompliant},
		{"no services", DrillReport{Drills: []drill.Scenario{{}}}, audit.NotProven, audit.NotProven},
		{"no drill", DrillReport{}, audit.NotProven, audit.NotProven},
	} {
		if lost, recovers := test.report.Verdict("lost"), test.report.Verdict("recovers"); lost != test.lost || recovers != test.recovers {
			t.Errorf("%s: %s and %s", test.name, lost, recovers)
		}
	}
}

// What is not shown is counted.
func TestDrillsSayHowMuchTheyLeaveOut(t *testing.T) {
	d, one := eachLoss(), oneLoss()
	for i := range 100 {
		service := drill.ServiceState{ID: inventory.ServiceID(fmt.Sprintf("s%03d", i)), State: as(drill.Lost)}
		one.Drills[0].Services = append(one.Drills[0].Services, service)
		d.Drills[0].Services = append(d.Drills[0].Services, service)
		d.Drills = append(d.Drills, worstDay("site", fmt.Sprintf("s%03d", i)))
	}
	for want, report := range map[string]string{
		"and 76 more services (all in --format json)": drilled(t, "text", one, Options{}),
		"and 48 more services (all in --format json)": drilled(t, "text", d, Options{}),
		"and 65 more losses (all in --format json)":   drilled(t, "text", d, Options{}),
	} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
}

func TestWorstLoss(t *testing.T) {
	calm := drill.Scenario{Lost: []drill.Loss{{Kind: "site", ID: "a"}}, Services: []drill.ServiceState{{ID: "s", State: as(drill.Running)}}}
	many := drill.Scenario{Lost: []drill.Loss{{Kind: "site", ID: "b"}}, Services: []drill.ServiceState{{ID: "s", State: as(drill.Recovers)}, {ID: "t", State: as(drill.Recovers)}}}
	one := drill.Scenario{Lost: []drill.Loss{{Kind: "site", ID: "c"}}, Datasets: []drill.DatasetState{{ID: "d", State: as(drill.DataLost)}}}
	for want, drills := range map[string][]drill.Scenario{"[]": {calm, many}, "[site:c]": {calm, many, one}, "[facility:north]": {one, worstDay("facility", "north"), many}} {
		if got := fmt.Sprint(DrillReport{Drills: drills}.WorstLoss()); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Where nothing helps, the report says why.
func TestDrillsWithoutRemedy(t *testing.T) {
	d := oneLoss()
	d.Counsel = &drill.Counsel{Best: []drill.Remedy{}}
	if report := drilled(t, "text", d, Options{}); !strings.Contains(report, "what would help most\n  Nothing was found.\n") {
		t.Error(report)
	}
	d.Counsel.NewFacility = true
	for _, format := range []string{"text", "markdown"} {
		if report := drilled(t, format, d, Options{}); !strings.Contains(report, "No facility is certain to survive.") {
			t.Error(report)
		}
	}
	d.Counsel = nil
	if report := drilled(t, "text", d, Options{}); strings.Contains(report, "what would help") {
		t.Error(report)
	}
}

func TestDrillErrors(t *testing.T) {
	if err := Drill(&bytes.Buffer{}, "yaml", oneLoss(), Options{}); err == nil || !strings.Contains(err.Error(), "expected json, markdown or text") {
		t.Errorf("unknown format: %v", err)
	}
	for _, format := range PlainFormats() {
		if err := Drill(full{}, format, oneLoss(), Options{}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("%s: got %v", format, err)
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 47_500_000: "47,500,000", -123456: "-123,456"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %s", n, got)
		}
	}
	for seconds, want := range map[float64]string{0: "0s", 0.2: "1s", 90: "1m 30s", 1200: "20m", 5400: "1h 30m", 90061: "1d 1h 1m 1s", 604800: "7d"} {
		if got := span(seconds); got != want {
			t.Errorf("span(%v) = %s, want %s", seconds, got, want)
		}
	}
}
