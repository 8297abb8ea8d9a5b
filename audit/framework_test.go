package audit_test

import (
	"slices"
	"strings"
	"testing"
)

// asking is a check that must be told two things, and may be told a third.
const asking = `# METADATA
# title: It holds
# description: Why it matters
# custom:
#   subject: operator
#   severity: high
#   remediation: Make it hold.
#   params:
#     roles: {type: strings, description: D}
#     within: {type: duration, description: D}
#     live: {type: boolean, description: D, default: true, source: ours}
package checks.try.it

satisfied if {
	input.params.live == true
	input.params.within > 0
	count(input.params.roles) > 0
}
`

// told is a framework that uses that check with these params.
func told(params string) string {
	return strings.Replace(framework("kr-2022", "try.it"), "{check: try.it}", "{check: try.it, params: "+params+"}", 1)
}

// faultyFrameworks are frameworks with one fault, and what the message must say.
var faultyFrameworks = map[string]struct{ text, want string }{
	"an unknown check":        {framework("kr-2022", "try.itt"), `:13:15: there is no check "try.itt"; hint: did you mean "try.it"?`},
	"an unknown param":        {told("{roles: [a], within: 1h, lives: true}"), `:13:14: the check try.it has no param "lives"`},
	"a missing param":         {told("{roles: [a]}"), ":13:14: the check try.it must be given the param within"},
	"no param at all":         {framework("kr-2022", "try.it"), ":13:14: the check try.it must be given the param roles"},
	"a param of another type": {told("{roles: [a], within: 1h, live: yes please}"), ":13:14: the param live of try.it is yes please; expected a boolean"},
	"text for a list":         {told("{roles: a, within: 1h}"), ":13:14: the param roles of try.it is a; expected a strings"},
	"a duration without unit": {told("{roles: [a], within: 60}"), ":13:14: the param within of try.it is 60; expected a duration"},
	"a duration with two":     {told("{roles: [a], within: 1h30m}"), `:13:14: the param within of try.it is "1h30m"; expected a duration`},
	"an empty list":           {told("{roles: [], within: 1h}"), ":13:14: the param roles of try.it is an empty list"},
	"no citation":             {strings.Replace(told("{roles: [a], within: 1h}"), "    citation: Article 1\n", "", 1), `:7:5: the key "citation" is missing`},
	"no confidence":           {strings.Replace(told("{roles: [a], within: 1h}"), "    confidence: text\n", "", 1), `:7:5: the key "confidence" is missing`},
	"an unknown confidence":   {strings.Replace(told("{roles: [a], within: 1h}"), "confidence: text", "confidence: recalled", 1), `:12:17: confidence is "recalled"; expected one of: text, secondary`},
	"an unknown kind":         {strings.Replace(told("{roles: [a], within: 1h}"), "    kind: law", "    kind: laws", 1), `:11:11: kind is "laws"`},
	"an unknown key":          {told("{roles: [a], within: 1h}") + "    chekcs: []\n", `:14:5: unknown key "chekcs"`},
	"a control twice":         {told("{roles: [a], within: 1h}") + strings.Split(told("{roles: [a], within: 1h}"), "controls:\n")[1], `:14:5: the control "c1" is given twice`},
	"neither check nor word":  {strings.Replace(framework("kr-2022", "try.it"), "    checks: [{check: try.it}]\n", "", 1), `:7:5: the control "c1" needs either checks or manual`},
	"both check and word":     {told("{roles: [a], within: 1h}") + "    manual: M\n", `:7:5: the control "c1" needs either checks or manual`},
	"no controls":             {strings.Split(framework("kr-2022", "try.it"), "controls:")[0] + "controls: []\n", ":6:11: controls is an empty list"},
}

func TestFaultyFrameworks(t *testing.T) {
	t.Parallel()
	for name, faulty := range faultyFrameworks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, files{"frameworks/kr-2022.yaml": faulty.text, check: asking}, "frameworks/kr-2022.yaml"+faulty.want)
		})
	}
}

// Two controls that use a check with the same parameters, given or defaulted,
// share its findings.
func TestSharedUses(t *testing.T) {
	t.Parallel()
	text := told("{roles: [a], within: 1h}") + `  - id: c2
    title: T
    text: D
    citation: Article 2
    kind: law
    confidence: text
    checks: [{check: try.it, params: {within: 60m, roles: [a], live: true}}, {check: try.it, params: {within: 2h, roles: [a]}}]
`
	a := assess(t, files{"frameworks/kr-2022.yaml": text, check: asking}.load(t), written(t, someone))
	found := slices.Collect(a.Findings.All())
	if len(found) != 2 || len(found[0].Controls) != 2 || len(found[1].Controls) != 1 || len(a.Checks) != 1 {
		t.Errorf("%+v", found)
	}
}
