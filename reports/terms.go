package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// terms say in words what has a short name, such as a status.
type terms[Name ~string] map[Name]tongue.Text

// in says what has this name. One that is not among the terms is somebody else's,
// and stays as it is.
func (t terms[Name]) in(l tongue.Language, name Name) string {
	if text, known := t[name]; known {
		return l.Say(text)
	}
	return string(name)
}

var statusWords = terms[audit.Status]{
	audit.NotSatisfied: "not satisfied", audit.Undetermined: "undetermined", audit.NotAssessed: "not assessed",
	audit.Satisfied: "satisfied", audit.NotApplicable: "not applicable",
}

var verdicts = terms[audit.Verdict]{
	audit.Compliant: "compliant", audit.NotCompliant: "not compliant", audit.NotProven: "undetermined",
}

var severityWords = terms[audit.Severity]{
	audit.Critical: "critical", audit.High: "high", audit.Medium: "medium", audit.Low: "low",
}

// waiverWords say what a waiver comes to.
var waiverWords = terms[audit.WaiverState]{
	audit.Applied: "applied", audit.Unused: "unused", audit.Expired: "expired",
	audit.Unapproved: "unapproved", audit.OverBroad: "over-broad", audit.Invalid: "invalid",
}

// theOnly names the subjects of which an inventory has one.
var theOnly = terms[string]{"operator": "the operator", "plan": "the plan"}

// trusts say what the wording of a control is known from.
var trusts = terms[string]{"text": "wording read", "secondary": "known from accounts"}

// confidences say the same in a sentence.
var confidences = terms[string]{
	"text":      "the wording itself was read",
	"secondary": "known from accounts; the wording itself was not read",
}

// instruments say what sort of document a demand stands in, and how it binds.
var instruments = terms[string]{
	"law":      "law, a statute or decree",
	"notice":   "notice, a binding regulation of an authority",
	"plan":     "plan of a government, which binds those it names",
	"guide":    "guide, which is not binding",
	"standard": "standard, which is voluntary",
	"order":    "order, a single demand to firms by name",
	"bill":     "bill, which is not in force",
}

// sources say where the moment of an assessment comes from.
var sources = terms[string]{
	"as_of": "given by as_of of the inventory",
	"today": "the day of the run",
	"--at":  "given with --at",
}

// kind is how subjects of a kind are spoken of.
type kind struct {
	one                  tongue.Text
	many                 tongue.Many
	none, unknown, every tongue.Text
}

var kinds = map[string]kind{
	"operator": {"operator", "operators", "no operators", "operators unknown", "every operator"},
	"plan":     {"plan", "plans", "no plans", "plans unknown", "every plan"},
	"facility": {"facility", "facilities", "no facilities", "facilities unknown", "every facility"},
	"service":  {"service", "services", "no services", "services unknown", "every service"},
	"dataset":  {"dataset", "datasets", "no datasets", "datasets unknown", "every dataset"},
	"notice":   {"notice", "notices", "no notices", "notices unknown", "every notice"},
	"incident": {"incident", "incidents", "no incidents", "incidents unknown", "every incident"},
	"subject":  {"subject", "subjects", "no subjects", "subjects unknown", "every subject"}, // of several kinds
}

// kindNamed names a kind of subject.
func kindNamed(l tongue.Language, name string) string {
	if k, known := kinds[name]; known {
		return l.Say(k.one)
	}
	return name
}

// counted is "1 service" or "7 services".
func counted(l tongue.Language, n int, name string) string {
	if k, known := kinds[name]; known {
		return l.Count(n, string(k.one), k.many)
	}
	return count(n, name, plural(name))
}

// none says that there is no subject of a kind.
func none(l tongue.Language, name string) string {
	if k, known := kinds[name]; known {
		return l.Say(k.none)
	}
	return l.Say("no %s", plural(name))
}

// unknown says that the subjects of a kind are not known.
func unknown(l tongue.Language, name string) string {
	if k, known := kinds[name]; known {
		return l.Say(k.unknown)
	}
	return l.Say("%s unknown", plural(name))
}

// every is the subject that stands in for all of a kind.
func every(l tongue.Language, name string) string {
	if k, known := kinds[name]; known {
		return l.Say(k.every)
	}
	return l.Say("every %s", name)
}
