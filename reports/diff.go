package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/change"
)

// DiffFormats are the names of the formats that a comparison can be told in, in
// order.
func DiffFormats() []string { return []string{"github", "json", "markdown", "sarif", "text"} }

// Diff tells what changed between two assessments. On error nothing was written,
// unless it is w itself that failed.
func Diff(w io.Writer, format string, c change.Comparison, o Options) error {
	var b bytes.Buffer
	var err error
	switch format {
	case "json":
		err = JSON(&b, c)
	case "markdown":
		diffPaper{document{&b}, c}.write()
	case "github":
		diffAnnotations(&b, c)
	case "sarif":
		err = diffSARIF(&b, c, o)
	case "text":
		diffPage{newPage(&b, o), c}.write()
	default:
		err = fmt.Errorf("unknown format %q: expected %s", format, either(DiffFormats()))
	}
	if err != nil {
		return fmt.Errorf("render comparison: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// changeWords say what became of findings.
var changeWords = map[change.Kind]string{
	change.Regressed: "regressed", change.Appeared: "new", change.Obscured: "obscured", change.Unwaived: "no longer waived",
	change.Gone: "gone", change.Exempted: "exempted", change.Waived: "waived", change.Eased: "eased", change.Fixed: "fixed",
}

// changeMeanings say what that means, for a heading.
var changeMeanings = map[change.Kind]string{
	change.Regressed: "it was better before",
	change.Appeared:  "nothing was judged there before",
	change.Obscured:  "it was proved that a demand is not met, and now nothing is proved",
	change.Unwaived:  "a waiver accepted it before",
	change.Gone:      "it did not pass, and is not judged any more: this is no remedy",
	change.Exempted:  "it did not pass, and the demand does not bind any more",
	change.Waived:    "a waiver accepts it now",
	change.Eased:     "less is wrong than before",
	change.Fixed:     "it is met now",
}

// DiffSummary is the outcome of a comparison in one line.
func DiffSummary(c change.Comparison) string { return diffHeadline(c) + ": " + diffLedger(c) }

func diffHeadline(c change.Comparison) string {
	switch {
	case c.Base.Broken > 0 || c.Head.Broken > 0:
		return "could not compare"
	case c.Worse:
		return "worse"
	case c.Base.Partial || c.Head.Partial:
		return "nothing got worse (partial run)"
	}
	return "nothing got worse"
}

// diffLedger counts what became of findings.
func diffLedger(c change.Comparison) string {
	var counts []string
	for _, kind := range change.Kinds {
		if n := len(c.Of(kind)); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, changeWords[kind]))
		}
	}
	unchanged := 0
	for _, n := range c.Unchanged {
		unchanged += n
	}
	counts = append(counts, fmt.Sprintf("%d unchanged", unchanged))
	sentences := strings.Join(counts, ", ") + "."
	if added := c.Added[audit.Satisfied] + c.Added[audit.NotApplicable]; added > 0 {
		sentences += " " + count(added, "new finding asks", "new findings ask") + " for nothing."
	}
	if n := worseServices(c); n > 0 {
		sentences += " " + count(n, "end of a service", "ends of services") + " got worse."
	}
	if n := worseControls(c); n > 0 {
		sentences += " " + count(n, "attestation", "attestations") + " got worse."
	}
	return sentences
}

func worseServices(c change.Comparison) (n int) {
	for _, s := range c.Services {
		if s.Worse {
			n++
		}
	}
	return n
}

func worseControls(c change.Comparison) (n int) {
	for _, control := range c.Controls {
		if control.Worse {
			n++
		}
	}
	return n
}

// sideLine says what a side is.
func sideLine(s change.Side) string {
	line := fmt.Sprintf("%s at %s (%s): %s", s.Name, s.At, s.AtFrom, spaced(s.Verdict))
	if s.Broken > 0 {
		line += ", " + count(s.Broken, "check broke", "checks broke")
	}
	if s.Partial {
		line += ", partial run"
	}
	return line
}

// turn is how a finding was, and is.
func turn(c change.Change) string {
	switch {
	case c.Before == "":
		return spaced(c.After)
	case c.After == "":
		return "was " + spaced(c.Before)
	case c.Before == c.After:
		return "still " + spaced(c.After)
	}
	return spaced(c.Before) + " → " + spaced(c.After)
}

// reasonOf says why a change is not the infrastructure's; empty if it is.
func reasonOf(c change.Change) string {
	if c.Cause == change.Catalog {
		return "the demand or the check is not what it was"
	}
	return ""
}

// asideOf lists what else is not what it was, in sentences.
func asideOf(c change.Comparison) (sentences []string) {
	add := func(n int, one, many string, names []string) {
		if n > 0 {
			sentences = append(sentences, count(n, one, many)+": "+few(names)+".")
		}
	}
	var renamed, gone, fresh, checks []string
	for _, r := range c.Renamed {
		renamed = append(renamed, r.Kind+":"+r.From+" → "+r.Kind+":"+r.To)
	}
	for _, s := range c.Gone {
		gone = append(gone, s.String())
	}
	for _, s := range c.New {
		fresh = append(fresh, s.String())
	}
	for _, k := range c.Checks {
		checks = append(checks, k.Check+" ("+k.Change+")")
	}
	add(len(gone), "subject is gone", "subjects are gone", gone)
	add(len(fresh), "subject is new", "subjects are new", fresh)
	add(len(renamed), "subject has another id, as far as can be told", "subjects have other ids, as far as can be told", renamed)
	if c.Base.Catalog != c.Head.Catalog && len(checks) == 0 {
		sentences = append(sentences, "The catalog is another, and the checks are the same.")
	}
	add(len(checks), "check is not what it was", "checks are not what they were", checks)
	if c.ServicesNote != "" {
		sentences = append(sentences, c.ServicesNote)
	}
	if c.Base.At != c.Head.At {
		sentences = append(sentences, "The sides are judged at different moments, so that ages differ too.")
	}
	return sentences
}
