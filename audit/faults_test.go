package audit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// good is a catalog without faults, on which those with one are modelled.
var good = single("dataset", "satisfied if input.subject.recreatable == true\n")

const check = "checks/try/it.rego"

// faultyChecks are changes to the METADATA or the rules of a check, by what is
// wrong then, and what the message must say.
var faultyChecks = map[string]struct{ old, new, want string }{
	"no METADATA":               {about("dataset"), "", check + ":1:1: the check has no METADATA"},
	"no title":                  {"# title: It holds\n", "", check + `:2:3: the key "title" is missing`},
	"no description":            {"# description: Why it matters\n", "", check + `:2:3: the key "description" is missing`},
	"no custom":                 {"# custom:\n#   subject: dataset\n#   severity: high\n#   remediation: Make it hold.\n", "", check + `:2:3: the key "custom" is missing`},
	"no severity":               {"#   severity: high\n", "", check + `:5:5: the key "severity" is missing`},
	"an unknown severity":       {"severity: high", "severity: hihg", check + `:6:15: severity is "hihg"; expected one of: critical, high, medium, low`},
	"no subject":                {"#   subject: dataset\n", "", check + `:5:5: the key "subject" is missing`},
	"an unknown subject":        {"subject: dataset", "subject: database", check + `:5:14: subject is "database"`},
	"no remediation":            {"#   remediation: Make it hold.\n", "", check + `:5:5: the key "remediation" is missing`},
	"an unknown key":            {"#   severity: high\n", "#   severity: high\n#   serverity: low\n", check + `:7:5: unknown key "serverity"`},
	"a default without source":  {"#   severity", param("min", "number", "2", ""), check + ":1:1: the param min does not say whose default it has"},
	"a default of another type": {"#   severity", param("min", "number", "two", "ours"), check + ":1:1: the default of the param min: two; expected a number"},
	"a default without unit":    {"#   severity", param("max", "duration", "20", "ours"), check + ":1:1: the default of the param max: 20; expected a duration"},
	"an empty default":          {"#   severity", param("of", "strings", "[]", "ours"), check + ":1:1: the default of the param of: an empty list"},
	"an unknown type":           {"#   severity", param("min", "integer", "2", "ours"), check + `:8:15: type is "integer"`},
	"a misspelt rule":           {"satisfied if", "satisfed if", check + `:10:1: the rule "satisfed" is never asked; a check answers by`},
	"no rule satisfied":         {"satisfied if", "_satisfied if", check + ":8:1: the check has no rule satisfied"},
	"negation":                  {"input.subject.recreatable == true", "not input.subject.recreatable", check + ":10:14: not is not allowed in a check"},
	"negation in a helper":      {"satisfied if", "_no if { not input.subject.name }\n\nsatisfied if", check + ":10:10: not is not allowed in a check"},
	"negation in a list":        {"== true", "== true\n\n_list := [c | some c in input.subject.copies; not c.offline]", check + ":12:47: not is not allowed in a check"},
	"negation in every":         {"== true", "== true\n\n_all if { every c in input.subject.copies { not c.offline } }", check + ":12:45: not is not allowed in a check"},
	"a default rule":            {"satisfied if", "default satisfied := true\n\nsatisfied if", check + ":10:1: default is not allowed in a check"},
	"a default helper":          {"satisfied if", "default _held := true\n\nsatisfied if", check + ":10:1: default is not allowed in a check"},
	"else without arguments":    {"== true", "== true\n\n_held := false if input.subject.recreatable == false\nelse := true", check + ":13:1: else is not allowed in a check"},
	"the network":               {"== true", `== http.send({"url": "x"})`, check + ":10:43: undefined function http.send"},
	"the clock":                 {"== true", "== time.now_ns()", check + ":10:43: undefined function time.now_ns"},
	"the environment":           {"== true", "== opa.runtime()", check + ":10:43: undefined function opa.runtime"},
	"chance":                    {"== true", `== rand.intn("x", 2)`, check + ":10:43: undefined function rand.intn"},
	"a default for a fact":      {"input.subject.recreatable", `object.get(input.subject, "recreatable", true)`, check + ":10:14: undefined function object.get"},
	"a misspelt field":          {"recreatable", "recretable", check + ":10:14: undefined ref: input.subject.recretable"},
	"a misspelt fact":           {"subject.recreatable", "facts.critcal", check + ":10:14: undefined ref: input.facts.critcal"},
	"a field of an entry":       {"input.subject.recreatable == true", "some c in input.subject.copies; c.ofline == true", "ofline"},
	"an unknown part of input":  {"input.subject.recreatable", "input.inventory", check + ":10:14: undefined ref: input.inventory"},
	"an undeclared param":       {"== true", "== input.params.min", check + ":10:43: undefined ref: input.params.min"},
	"another value's type":      {"== true", `== "yes"`, check + ":10:14: match error"},
	"another package":           {"package checks.try.it", "package checks.try.that", check + ":8:1: the package is checks.try.that; hint: its place asks for: package checks.try.it"},
	"a syntax error":            {"satisfied if", "satisfied if if", check + ":10:14: unexpected if"},
	"an unused variable":        {"== true", "== true\n\n_held := input.subject.id if { name := input.subject.name }", check + ":12:32: assigned var name unused"},
	"an unknown function":       {"== true", "== data.lib.text.truth(1)", check + ":10:43: undefined function data.lib.text.truth"},
	"a rule that needs itself":  {"input.subject.recreatable == true", "_a\n\n_a if satisfied", "is recursive"},
}

// param is a parameter's METADATA, before the severity.
func param(name, kind, value, source string) string {
	lines := []string{"#   params:", "#     " + name + ":", "#       type: " + kind, "#       description: D", "#       default: " + value}
	if source != "" {
		lines = append(lines, "#       source: "+source)
	}
	return strings.Join(append(lines, "#   severity"), "\n")
}

func TestFaultyChecks(t *testing.T) {
	t.Parallel()
	for name, faulty := range faultyChecks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(good[check], faulty.old) {
				t.Fatalf("there is no %q to change", faulty.old)
			}
			refused(t, good.with(files{check: strings.Replace(good[check], faulty.old, faulty.new, 1)}), faulty.want)
		})
	}
}

// refused loads a catalog that must not load, with a message that says so.
func refused(t *testing.T, f files, wants ...string) {
	t.Helper()
	_, err := audit.LoadCatalog(f.source(""))
	var faults inventory.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("the error is %T %v; expected faults", err, err)
	}
	for _, want := range wants {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the message is\n%v\nexpected\n%s", err, want)
		}
	}
	for _, fault := range faults {
		if fault.File == "" {
			t.Errorf("%v: it does not say in which file", fault)
		}
	}
}

func TestTheGoodCatalogLoads(t *testing.T) {
	t.Parallel()
	c := good.load(t)
	if len(c.Checks) != 1 || c.Check("try.it") != c.Checks[0] || c.Check("try.that") != nil || len(c.SHA256) != 64 {
		t.Errorf("%+v", c)
	}
	if other := good.with(files{check: good[check] + "\n"}).load(t); other.SHA256 == c.SHA256 {
		t.Error("another catalog has the same digest")
	}
}

// Whoever mends a catalog is told everything at once.
func TestAllFaultsAreReported(t *testing.T) {
	t.Parallel()
	refused(t, files{
		"frameworks/kr-2022.yaml": strings.Replace(framework("kr-2022", "try.it", "try.missing"), "    citation: Article 1\n", "", 1),
		check:                     strings.Replace(good[check], "satisfied if", "satisfed if", 1),
		"checks/try/that.rego":    strings.NewReplacer("try.it", "try.that", "#   remediation: Make it hold.\n", "").Replace(good[check]),
		"lib/wrong.rego":          "package lib.other\n\nx if not input.y\n",
		"readme.txt":              "what is this?",
	}, `frameworks/kr-2022.yaml:7:5: the key "citation" is missing`, `the rule "satisfed" is never asked`, `checks/try/that.rego:5:5: the key "remediation" is missing`,
		"lib/wrong.rego:3:6: not is not allowed in a check", "readme.txt: this file is not a part of a catalog")
}

// The engine stops counting at ten by itself.
func TestMoreFaultsThanTheEngineCounts(t *testing.T) {
	t.Parallel()
	rules, wants := good[check], []string{}
	for _, name := range strings.Split("abcdefghijklmno", "") {
		rules += "\n_" + name + " if input.subject.x" + name + "\n"
		wants = append(wants, "input.subject.x"+name)
	}
	refused(t, good.with(files{check: rules}), wants...)
}

func TestWhatIsNoCatalog(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		files files
		want  string
	}{
		"an empty folder":     {files{}, "mine: the folder holds no catalog; expected frameworks/*.yaml"},
		"notes alone":         {files{"README.md": "#"}, "mine: the folder holds no catalog"},
		"tests alone":         {files{"checks/try/it_test.rego": "package checks.try.it_test"}, "mine: the folder holds no catalog"},
		"an unexpected file":  {good.with(files{"checks/try/it.json": "{}"}), "mine/checks/try/it.json: this file is not a part of a catalog"},
		"an unexpected place": {good.with(files{"rules/it.rego": "package rules.it"}), "mine/rules/it.rego: this file is not a part of a catalog"},
		"another YAML ending": {good.with(files{"frameworks/b.yml": framework("b", "try.it")}), "mine/frameworks/b.yml: this file is not a part of a catalog"},
		"an empty framework":  {good.with(files{"frameworks/b.yaml": "# nothing\n"}), "mine/frameworks/b.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := audit.LoadCatalog(test.files.source("mine"))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v; expected %s", err, test.want)
			}
		})
	}
}

func TestTwoSources(t *testing.T) {
	t.Parallel()
	mine := files{"frameworks/mine.yaml": framework("mine", "my.own", "try.it"), "checks/my/own.rego": strings.ReplaceAll(good[check], "try.it", "my.own")}
	c := must(audit.LoadCatalog(good.source(""), mine.source("mine")))(t)
	if len(c.Checks) != 2 || c.Checks[0].ID != "my.own" || c.Checks[0].File != "mine/checks/my/own.rego" || len(c.Frameworks) != 2 {
		t.Errorf("%+v", c)
	}
	for name, test := range map[string]struct {
		second files
		wants  []string
	}{
		"a check twice":     {mine.with(files{check: good[check]}), []string{`mine/checks/try/it.rego:8:1: the check "try.it" is given twice; hint: it stands in checks/try/it.rego already`}},
		"a framework twice": {mine.with(files{"frameworks/mine.yaml": framework("kr-2022", "my.own")}), []string{`mine/frameworks/mine.yaml:1:1: the framework "kr-2022" is given twice`}},
		"an uncited check":  {mine.with(files{"frameworks/mine.yaml": framework("mine", "try.it")}), []string{`mine/checks/my/own.rego:8:1: no control uses the check "my.own"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := audit.LoadCatalog(good.source(""), test.second.source("mine"))
			for _, want := range test.wants {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("the error is %v; expected %s", err, want)
				}
			}
		})
	}
}

// A catalog of one's own is checked in full beside one that was checked before.
func TestOneUnverifiedSourceIsEnough(t *testing.T) {
	t.Parallel()
	first, mine := good.source(""), files{
		"frameworks/mine.yaml": framework("mine", "my.own"),
		"checks/my/own.rego":   strings.NewReplacer("try.it", "my.own", "recreatable", "recretable").Replace(good[check])}
	first.Verified = true
	for _, sources := range [][]audit.Source{{first, mine.source("mine")}, {mine.source("mine"), first}} {
		_, err := audit.LoadCatalog(sources...)
		if err == nil || !strings.Contains(err.Error(), "undefined ref: input.subject.recretable") {
			t.Errorf("the error is %v", err)
		}
	}
}

func TestFaultsAreInOrder(t *testing.T) {
	t.Parallel()
	_, err := audit.LoadCatalog(good.with(files{"b.txt": "", "a.txt": "x", "frameworks/kr-2022.yaml": framework("kr-2022", "no.such", "nor.such")}).source(""))
	var faults inventory.Faults
	if !errors.As(err, &faults) || !slices.IsSortedFunc(faults, func(a, b inventory.Fault) int { return strings.Compare(a.File, b.File) }) {
		t.Errorf("%v", err)
	}
}
