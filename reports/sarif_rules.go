package reports

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// sarifWeights are the levels of severities, and scores within the bounds of those
// of the same name on GitHub.
var sarifWeights = map[audit.Severity]struct{ level, score string }{
	audit.Critical: {"error", "9.5"}, audit.High: {"error", "8.0"}, audit.Medium: {"warning", "5.5"}, audit.Low: {"note", "2.0"},
}

// sarifLevel is the level of a severity; what has none takes the middle.
func sarifLevel(s audit.Severity) string {
	if w, known := sarifWeights[s]; known {
		return w.level
	}
	return "warning"
}

// addRules makes a rule of each check, and of each control that stays open without
// one. A check that a saved assessment does not describe has one too.
func (s *sarif) addRules() {
	controls, demands := map[string]audit.ControlResult{}, map[string][]string{}
	for _, c := range s.Controls {
		controls[controlID(c)] = c
	}
	for _, j := range s.Findings.Judgements() {
		demands[j.Check] = append(demands[j.Check], j.Controls...)
	}
	checks := slices.Clone(s.Checks)
	for _, j := range s.Findings.Judgements() {
		checks = append(checks, audit.CheckRef{ID: j.Check, Title: j.Check, Severity: j.Severity, Subject: j.Subject(0).Kind})
	}
	for _, e := range s.Errors {
		checks = append(checks, audit.CheckRef{ID: e.Check, Title: e.Check, Subject: e.Subject.Kind})
	}
	for _, c := range checks {
		var by []audit.ControlResult
		for _, id := range distinctOf(demands[c.ID]) {
			by = append(by, controls[id])
		}
		s.addRule(c.ID, checkRule(c, by))
	}
	for _, c := range s.Controls {
		if unsettled(c) {
			s.addRule(controlID(c), controlRule(c))
		}
	}
}

func (s *sarif) addRule(id string, rule sarifRule) {
	if _, there := s.index[id]; !there {
		s.index[id] = len(s.rules)
		s.rules = append(s.rules, rule)
	}
}

func checkRule(c audit.CheckRef, by []audit.ControlResult) sarifRule {
	r := describedRule(c.ID, c.Title, c.Description, sarifLevel(c.Severity), by)
	r.Help = help(c.Remediation, by)
	r.Properties.Severity, r.Properties.Subject = safe(string(c.Severity)), safe(c.Subject)
	r.Properties.SecuritySeverity = sarifWeights[c.Severity].score
	return r
}

func controlRule(c audit.ControlResult) sarifRule {
	r := describedRule(controlID(c), c.Title, c.Text, sarifLevel(""), []audit.ControlResult{c})
	r.Help = help("", []audit.ControlResult{c})
	return r
}

func describedRule(id, title, description, level string, by []audit.ControlResult) sarifRule {
	properties := sarifRuleProperties{Tags: []string{"security", "resilience"}, Controls: []string{}}
	for _, c := range by {
		properties.Controls = append(properties.Controls, safe(controlID(c)))
		properties.Tags = append(properties.Tags, safe(c.Framework))
	}
	properties.Tags = distinctOf(properties.Tags)
	r := sarifRule{ID: safe(id), Name: pascal(id), ShortDescription: *remark(title), Properties: &properties}
	r.Configuration = &sarifConfiguration{level}
	if description != "" {
		r.FullDescription = remark(description)
	}
	return r
}

// help says what would mend it, and who demands it where.
func help(remedy string, by []audit.ControlResult) *sarifMessage {
	var lines []string
	var b bytes.Buffer
	d := document{&b}
	if remedy != "" {
		lines = append(lines, remedy)
		d.paragraph(prose(remedy))
	}
	if len(by) > 0 {
		lines = append(lines, "Demanded by:")
		d.paragraph("Demanded by:")
	}
	for _, c := range by {
		where := c.Citation + " (" + c.Kind + ", " + trusts.in(tongue.English, c.Confidence) + ")"
		if c.Note != "" {
			where += ". Note: " + c.Note
		}
		lines = append(lines, controlID(c)+": "+sentence(c.Title)+" "+where)
		d.item(0, code(controlID(c)), ": ", prose(sentence(c.Title)), " ", prose(where))
	}
	if len(lines) == 0 {
		return nil
	}
	return &sarifMessage{remark(lines...).Text, strings.TrimSpace(b.String())}
}

// pascal is an id without what is neither letter nor digit: BackupOffsite.
func pascal(id string) string {
	words := strings.FieldsFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, word := range words {
		words[i] = capital(word)
	}
	return safe(strings.Join(words, ""))
}

// distinctOf drops repetitions and keeps the order.
func distinctOf(names []string) (kept []string) {
	seen := map[string]bool{}
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			kept = append(kept, name)
		}
	}
	return kept
}
