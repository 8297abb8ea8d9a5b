package drill

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// planOf declares a plan that notices within five minutes and decides within ten.
func planOf(notices ...inventory.Notice) *inventory.Reporting {
	return &inventory.Reporting{
		Detection: &inventory.Detection{Within: length("5m")}, Classification: &inventory.Classification{Within: length("10m")}, Notices: notices,
	}
}

// send declares a notice to A within a time, counted from an event; "" is the
// decision to report.
func send(kind, within, after string) inventory.Notice {
	n := inventory.Notice{ID: inventory.NoticeID(kind), To: "A", Kind: inventory.NoticeKind(kind)}
	if within != "" {
		n.Within = length(within)
	}
	if after != "" {
		n.After = pointer(inventory.ClockStart(after))
	}
	return n
}

// times are how long after each event the first notice goes out, in the order of
// the events: seconds, months and working days.
func times(plan *inventory.Reporting) string {
	inv := world()
	inv.Reporting = plan
	var list []string
	for _, planned := range deriveAll(inv, noon).Plan.Notices[0].Since {
		list = append(list, strings.ReplaceAll(fmt.Sprint(show(planned.Seconds), "/", show(planned.Months), "/", show(planned.WorkingDays)), "absent", "?"))
	}
	return strings.Join(list, " ")
}

func TestPlannedTimes(t *testing.T) {
	monthly, daily := send("final", "", "update"), send("final", "", "update")
	monthly.Months, daily.WorkingDays = pointer[int64](1), pointer[int64](30)
	both := send("final", "1h", "update")
	both.Months = pointer[int64](1)
	fromDecision := send("final", "", "")
	fromDecision.Months = pointer[int64](1)
	other := send("initial", "1m", "")
	other.To = "B"
	for name, c := range map[string]struct {
		plan *inventory.Reporting
		want string // from began, aware, classified, initial, update, restored
	}{
		"from the decision":   {planOf(send("initial", "1h", "")), "4500/1/1 4200/1/1 3600/1/1 3600/1/1 3600/1/1 4500/1/1"},
		"from the knowledge":  {planOf(send("initial", "1h", "aware")), "3900/1/1 3600/1/1 3600/1/1 3600/1/1 3600/1/1 3900/1/1"},
		"from the start":      {planOf(send("initial", "1h", "began")), "3600/1/1 3600/1/1 3600/1/1 3600/1/1 3600/1/1 3600/1/1"},
		"from the end":        {planOf(send("final", "14d", "restored")), "?/?/? ?/?/? ?/?/? ?/?/? ?/?/? 1.2096e+06/1/11"},
		"at once":             {planOf(send("initial", "0s", "began")), "0/0/0 0/0/0 0/0/0 0/0/0 0/0/0 0/0/0"},
		"twenty-eight days":   {planOf(send("final", "28d", "began")), "2.4192e+06/1/21 2.4192e+06/1/21 2.4192e+06/1/21 2.4192e+06/1/21 2.4192e+06/1/21 2.4192e+06/1/21"},
		"a second more":       {planOf(send("final", "2419201s", "classified")), "2.420101e+06/2/21 2.419801e+06/2/21 2.419201e+06/2/21 2.419201e+06/2/21 2.419201e+06/2/21 2.420101e+06/2/21"},
		"after the initial":   {planOf(send("update", "72h", "initial"), send("initial", "1h", "")), "263700/1/4 263400/1/4 262800/1/4 259200/1/3 259200/1/3 263700/1/4"},
		"the sooner of two":   {planOf(send("update", "1h", "initial"), send("initial", "2h", ""), send("initial", "1h", "aware")), "8100/1/1 7800/1/1 7200/1/1 3600/1/1 3600/1/1 8100/1/1"},
		"no initial to him":   {planOf(send("update", "72h", "initial"), other), "?/?/? ?/?/? ?/?/? 259200/1/3 259200/1/3 ?/?/?"},
		"after the update":    {planOf(send("final", "1h", "update"), send("update", "2h", "initial"), send("initial", "1h", "")), "15300/1/1 15000/1/1 14400/1/1 10800/1/1 3600/1/1 15300/1/1"},
		"updates upon update": {planOf(send("update", "2h", "update")), "?/?/? ?/?/? ?/?/? ?/?/? 7200/1/1 ?/?/?"},
		"a month":             {planOf(monthly), "?/?/? ?/?/? ?/?/? ?/?/? 2.7648e+06/1/23 ?/?/?"},
		"a month from then":   {planOf(fromDecision), "?/?/? ?/?/? 2.7648e+06/1/23 2.7648e+06/1/23 2.7648e+06/1/23 ?/?/?"},
		"working days":        {planOf(daily), "?/?/? ?/?/? ?/?/? ?/?/? ?/?/30 ?/?/?"},
		"two limits":          {planOf(both), "?/?/? ?/?/? ?/?/? ?/?/? ?/?/? ?/?/?"},
		"no limit":            {planOf(send("initial", "", "")), "?/?/? ?/?/? ?/?/? ?/?/? ?/?/? ?/?/?"},
		"seven years":         {planOf(send("final", "2555d", "began")), "2.20752e+08/84/? 2.20752e+08/84/? 2.20752e+08/84/? 2.20752e+08/84/? 2.20752e+08/84/? 2.20752e+08/84/?"},
		"no detection":        {&inventory.Reporting{Classification: &inventory.Classification{Within: length("10m")}, Notices: []inventory.Notice{send("initial", "1h", "")}}, "?/?/? 4200/1/1 3600/1/1 3600/1/1 3600/1/1 ?/?/?"},
		"no classification":   {&inventory.Reporting{Detection: &inventory.Detection{Within: length("5m")}, Notices: []inventory.Notice{send("initial", "1h", "")}}, "?/?/? ?/?/? 3600/1/1 3600/1/1 3600/1/1 ?/?/?"},
		"neither":             {&inventory.Reporting{Detection: &inventory.Detection{}, Notices: []inventory.Notice{send("initial", "1h", "aware")}}, "?/?/? 3600/1/1 3600/1/1 3600/1/1 3600/1/1 ?/?/?"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := times(c.plan); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// What a time rests on is every limit that went into it.
func TestPlannedTimesRest(t *testing.T) {
	inv := world()
	inv.Reporting = planOf(send("final", "1h", "update"), send("update", "2h", "initial"), send("initial", "1h", ""))
	facts := deriveAll(inv, noon).Plan.Notices[0]
	want := []inventory.Path{
		"reporting.detection.within", "reporting.classification.within", "reporting.notices[initial].within",
		"reporting.notices[update].within", "reporting.notices[final].within",
	}
	if got := facts.Since[0].Basis("seconds"); !slices.Equal(got, want) || !slices.Equal(facts.Basis("worst_case"), want) {
		t.Errorf("%v, want %v", got, want)
	}
	if show(facts.WorstCase) != 15300.0 {
		t.Errorf("at worst %v", show(facts.WorstCase))
	}
}
