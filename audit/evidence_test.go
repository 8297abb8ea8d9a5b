package audit_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// messenger is an inventory with an open service, whose facts begin at line 10;
// those of the dataset of chat begin at line 11.
const messenger = someone + `facilities: [{id: north}, {id: south}]
services:
  - id: chat
    kind: product
    critical: false
`

// grounds are checks, facts, and what the findings rest on: path=value@line:column
// of each fact that is declared, path?@line:column of each that is missing.
var grounds = map[string]struct {
	subject, rules, facts string
	want                  []string
}{
	"declared facts": {"dataset", offline, "    copies:\n      - {id: c, kind: backup, offline: false}\n      - {id: d, kind: backup, offline: true}\n",
		[]string{"datasets[messages].copies=null@11:5", "datasets[messages].copies[d].offline=true@13:31"}},
	"a missing fact": {"dataset", offline, "    copies:\n      - {id: c, kind: backup}\n",
		[]string{"datasets[messages].copies=null@11:5", "datasets[messages].copies[c].offline?@12:9"}},
	"a missing list": {"dataset", offline, "", []string{"datasets[messages].copies?@9:5"}},
	"an exemption":   {"dataset", offline, "    recreatable: true\n", []string{"datasets[messages].recreatable=true@11:5"}},
	"zero and false count": {"service", "satisfied if { input.subject.rpo == 0; input.subject.users == 0; input.subject.critical == false }", "    rpo: 0s\n    users: 0\n",
		[]string{"services[chat].critical=false@9:5", "services[chat].rpo=0@10:5", "services[chat].users=0@11:5"}},
	"durations in seconds": {"service", "satisfied if input.subject.rto <= 1200", "    rto: 20m\n", []string{"services[chat].rto=1200@10:5"}},
	"one side is missing": {"service", "satisfied if input.subject.tested.rto <= input.subject.rto", "    tested: {rto: 1m}\n",
		[]string{"services[chat].tested.rto=60@10:14", "services[chat].rto?@7:5"}},
	"the other side is": {"service", "satisfied if input.subject.tested.rto <= input.subject.rto", "    rto: 1m\n    tested: {rpo: 1m}\n",
		[]string{"services[chat].rto=60@10:5", "services[chat].tested.rto?@11:5"}},
	"its object is": {"service", "satisfied if input.subject.tested.rto <= input.subject.rto", "    rto: 1m\n",
		[]string{"services[chat].rto=60@10:5", "services[chat].tested.rto?@7:5"}},
	"a list of words": {"operator", `satisfied if "telecom" in input.subject.roles`, "x", nil},
	"derived facts": {"dataset", "satisfied if { some c in input.facts.copies; c.off_site == true }", "    primary: north\n    copies:\n      - {id: c, kind: backup, facility: south}\n",
		[]string{"datasets[messages].copies=null@12:5", `datasets[messages].copies[c].facility="south"@13:31`, `datasets[messages].primary="north"@11:5`, `facilities[north].site="a"@6:26`, `facilities[south].site="b"@6:48`}},
	"what a derived fact lacks": {"dataset", "satisfied if { some c in input.facts.copies; c.off_site == true }", "    copies:\n      - {id: c, kind: backup, facility: south}\n",
		[]string{"datasets[messages].copies=null@11:5", `datasets[messages].copies[c].facility="south"@12:31`, `facilities[south].site="b"@6:48`, "datasets[messages].primary?@9:5"}},
}

func TestGrounds(t *testing.T) {
	t.Parallel()
	for name, test := range grounds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inventory := map[string]string{"dataset": chat, "service": messenger}[test.subject] + test.facts
			if test.subject == "operator" {
				inventory = strings.Replace(someone, "id: hanbit", "id: hanbit, roles: [telecom]", 1)
				test.want = []string{`operator.roles=["telecom"]@4:24`}
			}
			f := assess(t, single(test.subject, test.rules+"\n").load(t), written(t, inventory)).Findings.Judgements()[0].Finding(0)
			if got := restsOn(f.Evidence, f.Missing); !slices.Equal(got, test.want) {
				t.Errorf("%s: it rests on\n%s\nexpected\n%s", f.Status, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func restsOn(evidence []audit.Evidence, missing []audit.Missing) (facts []string) {
	for _, e := range evidence {
		value, _ := json.Marshal(e.Value)
		facts = append(facts, fmt.Sprintf("%s=%s@%d:%d", e.Path, value, e.Line, e.Column))
	}
	for _, m := range missing {
		facts = append(facts, fmt.Sprintf("%s?@%d:%d", m.Path, m.Line, m.Column))
	}
	return facts
}

// waiting are the ways in which a check can care about some deployments only.
var waiting = map[string]string{
	"a constant":     `satisfied if { some d in input.subject.deployments; d.mode == "standby"; d.capacity > 0 }`,
	"turned round":   `satisfied if { some d in input.subject.deployments; "standby" == d.mode; d.capacity > 0 }`,
	"a set":          `satisfied if { some d in input.subject.deployments; d.mode in {"standby", "cold"}; d.capacity > 0 }`,
	"an index":       `satisfied if { some i, _ in input.subject.deployments; input.subject.deployments[i].mode == "standby"; input.subject.deployments[i].capacity > 0 }`,
	"a helper's set": "satisfied if { count(_waiting) > 0; every d in _waiting { d.capacity > 0 } }\n\n_waiting contains d if { some d in input.subject.deployments; d.mode == \"standby\" }",
	"a list":         `satisfied if { list := [d | some d in input.subject.deployments; d.mode == "standby"]; count(list) > 0; every d in list { d.capacity > 0 } }`,
}

// What a check would not look at is not named as missing.
func TestOnlyWhatTheCheckCaresAbout(t *testing.T) {
	t.Parallel()
	for name, rules := range waiting {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			facts := "    deployments:\n      - {facility: north, mode: active}\n      - {facility: south, mode: standby}\n"
			f := assess(t, single("service", rules+"\n").load(t), written(t, messenger+facts)).Findings.Judgements()[0].Finding(0)
			if f.Status != audit.Undetermined || len(f.Missing) != 1 || f.Missing[0].Path != "services[chat].deployments[1].capacity" || f.Missing[0].Line != 12 {
				t.Errorf("%s: it names as missing %v", f.Status, restsOn(nil, f.Missing))
			}
		})
	}
	all := `satisfied if { every d in input.subject.deployments { d.capacity > 0 } }`
	facts := "    deployments:\n      - {facility: north, mode: active}\n      - {facility: south, mode: standby}\n"
	f := assess(t, single("service", all+"\n").load(t), written(t, messenger+facts)).Findings.Judgements()[0].Finding(0)
	if len(f.Missing) != 2 {
		t.Errorf("of a check that cares about all it names as missing %v", restsOn(nil, f.Missing))
	}
}

// A param chooses entries like a constant does.
func TestOnlyWhatAParamChooses(t *testing.T) {
	t.Parallel()
	for name, rule := range map[string]string{"a list": "d.mode in input.params.modes", "a value": "d.mode == input.params.mode", "a value, turned round": "input.params.mode == d.mode"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			params := "#   params:\n#     modes: {type: strings, description: D, default: [standby], source: ours}\n#     mode: {type: string, description: D, default: standby, source: ours}\n"
			f := single("service", "satisfied if { some d in input.subject.deployments; "+rule+"; d.capacity > 0 }\n")
			f[check] = strings.Replace(f[check], "package checks", params+"package checks", 1)
			facts := "    deployments:\n      - {facility: north, mode: active}\n      - {facility: south, mode: standby}\n"
			finding := assess(t, f.load(t), written(t, messenger+facts)).Findings.Judgements()[0].Finding(0)
			if missing := restsOn(nil, finding.Missing); len(missing) != 1 || missing[0] != "services[chat].deployments[1].capacity?@12:9" {
				t.Errorf("it names as missing %v", missing)
			}
		})
	}
}

// A violation says where it is.
func TestEvidenceOfAViolation(t *testing.T) {
	t.Parallel()
	facts := "    primary: north\n    copies:\n      - {id: c, kind: backup, facility: south}\n"
	for name, test := range map[string]struct{ at, want string }{
		"a field":           {`["primary"]`, `datasets[messages].primary="north"@11:5`},
		"a field of a copy": {`["copies", 0, "facility"]`, `datasets[messages].copies[c].facility="south"@13:31`},
		"a copy":            {`["copies", 0]`, "datasets[messages].copies[c]=null@13:9"},
		"the subject":       {`[]`, "datasets[messages]=null@9:5"},
		"an absent field":   {`["copies", 0, "offline"]`, "datasets[messages].copies[c].offline=null@13:9"},
		"a derived fact": {`["facts", "copies", 0, "off_site"]`, `datasets[messages].copies[c].facility="south"@13:31 datasets[messages].primary="north"@11:5 ` +
			`facilities[north].site="a"@6:26 facilities[south].site="b"@6:48`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rules := exempt + `violations contains {"at": ` + test.at + `, "message": "W", "expected": "E", "found": "F", "fix": "X"}`
			m := written(t, chat+facts)
			f := assess(t, single("dataset", rules+"\n").load(t), m).Findings.Judgements()[0].Finding(0)
			if got := strings.Join(restsOn(f.Violations[0].Evidence, nil), " "); got != test.want {
				t.Errorf("it rests on\n%s\nexpected\n%s", got, test.want)
			}
			first := f.Violations[0].Evidence[0]
			if first.File != m.inventory.Files()[0].Path || filepath.Base(first.File) != "inventory.yaml" || (first.Text == "") != (name == "an absent field") {
				t.Errorf("%+v", first)
			}
		})
	}
}
