package reports

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// nodes are the elements of a page, in order.
func nodes(t testing.TB, page string) (all []*html.Node) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// said is all text of a page, as a reader has it.
func said(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" && n.Parent.Data != "script" {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// checkPage holds that a page has the elements and attributes of a benign one,
// and none that acts.
func checkPage(t *testing.T, page, benign string) {
	t.Helper()
	for _, n := range nodes(t, page) {
		checkElement(t, n)
	}
	got, want := outside(nodes(t, page)), outside(nodes(t, benign))
	for i := range min(len(got), len(want)) {
		if g, w := bones(got[i]), bones(want[i]); g != w {
			t.Fatalf("element %d is %s, want %s", i, g, w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d elements, want %d", len(got), len(want))
	}
}

// outside are the elements that are no part of a drawing: how many lines of text
// one has depends on how long they are.
func outside(all []*html.Node) []*html.Node {
	return slices.DeleteFunc(all, func(n *html.Node) bool { return n.Namespace == "svg" && n.Data != "svg" })
}

// drawn are the elements that drawings are made of.
var drawn = []string{"svg", "title", "desc", "defs", "pattern", "clippath", "marker", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}

// bones are an element without what comes from outside: the names of its
// attributes, and the classes, which choose how it looks.
func bones(n *html.Node) string {
	names := []string{n.Data, attributeOf(n, "class"), attributeOf(n, "data-status")}
	for _, a := range n.Attr {
		names = append(names, a.Key)
	}
	return strings.Join(names, " ")
}

// checkElement holds that an element loads nothing and runs nothing.
func checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	for _, a := range n.Attr {
		value := strings.ToLower(a.Val)
		switch {
		case a.Key == "style" && n.Data == "svg" && !strings.Contains(value, "("): // its size
		case strings.HasPrefix(a.Key, "on"), slices.Contains([]string{"src", "srcset", "style", "action", "formaction", "ping", "background", "poster"}, a.Key):
			t.Errorf("<%s> has the attribute %s=%q", n.Data, a.Key, a.Val)
		case a.Key != "href" && a.Key != "xlink:href":
		case strings.HasPrefix(value, "#"), n.Data == "link" && value == "data:,":
		case n.Data != "a", !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://"), attributeOf(n, "rel") != "noreferrer noopener":
			t.Errorf("<%s> leads to %q, rel %q", n.Data, a.Val, attributeOf(n, "rel"))
		}
	}
	if n.Data == "script" && n.FirstChild.Data != htmlScript() || n.Data == "style" && n.Parent.Data == "head" && n.FirstChild.Data != htmlStyle() {
		t.Errorf("<%s> holds what is not ours", n.Data)
	}
	if n.Namespace == "svg" && !slices.Contains(drawn, strings.ToLower(n.Data)) {
		t.Errorf("there is a <%s> in a drawing", n.Data)
	}
	if slices.Contains([]string{"iframe", "object", "embed", "img", "form", "base", "video", "audio"}, n.Data) {
		t.Errorf("there is a <%s>", n.Data)
	}
}

func TestOnlyAddressesOfTheWebAreLinks(t *testing.T) {
	for address, follow := range map[string]bool{
		"https://example.org/a?b=c#d": true, "http://example.org": true,
		"javascript:alert(1)": false, "JAVASCRIPT:alert(1)": false, "data:text/html,x": false, "//example.org": false, "https:example.org": false,
		"https://user@example.org": false, "https://example.org/\u202egpj": false, "file:///etc/passwd": false, "": false, "xx-2022": false, " https://example.org": false,
	} {
		a := compliant()
		a.Catalog.Frameworks[0].URL = address
		page := written(t, "html", a, Options{})
		followed := slices.ContainsFunc(nodes(t, page), func(n *html.Node) bool {
			checkElement(t, n)
			return attributeOf(n, "class") == "out"
		})
		if followed != follow {
			t.Errorf("%q: a link: %t, want %t", address, followed, follow)
		}
		if !strings.Contains(said(t, page), safe(address)) {
			t.Errorf("%q is not in the page", address)
		}
	}
}

// pages are the pages of the samples, in every language.
func pages(t *testing.T) map[string]string {
	all := map[string]string{}
	for name, a := range samples() {
		for _, code := range tongue.Codes() {
			all[name+"."+code] = written(t, "html", a, Options{Language: tongue.Language(code)})
		}
	}
	return all
}

func TestEveryLinkOfAPageLeadsSomewhere(t *testing.T) {
	for name, page := range pages(t) {
		places := map[string]int{}
		for _, n := range nodes(t, page) {
			if id := attributeOf(n, "id"); id != "" {
				places[id]++
			}
		}
		for id, n := range places {
			if n > 1 {
				t.Errorf("%s: %d elements have the id %q", name, n, id)
			}
		}
		for _, n := range nodes(t, page) {
			targets := strings.Fields(attributeOf(n, "aria-labelledby"))
			if target, within := strings.CutPrefix(attributeOf(n, "href"), "#"); within {
				targets = append(targets, target)
			}
			for _, target := range targets {
				if places[target] == 0 {
					t.Errorf("%s: <%s> refers to %q, which is nowhere", name, n.Data, target)
				}
			}
		}
	}
}

func TestAPageHasAnOutline(t *testing.T) {
	for name, page := range pages(t) {
		landmarks, depth := map[string]int{}, 0
		for _, n := range outside(nodes(t, page)) {
			landmarks[n.Data]++
			var level int
			if _, err := fmt.Sscanf(n.Data, "h%d", &level); err == nil && level > 0 {
				if level > depth+1 {
					t.Errorf("%s: a heading of level %d follows one of level %d", name, level, depth)
				}
				depth = level
			}
			if n.Data == "th" && attributeOf(n, "scope") == "" {
				t.Errorf("%s: a th has no scope", name)
			}
		}
		for _, one := range []string{"h1", "main", "header", "nav", "footer", "title"} {
			if landmarks[one] != 1 {
				t.Errorf("%s: there are %d <%s>", name, landmarks[one], one)
			}
		}
		if landmarks["table"] != landmarks["caption"] {
			t.Errorf("%s: %d tables have %d captions", name, landmarks["table"], landmarks["caption"])
		}
	}
}

func TestAPageHoldsAllThatTheAssessmentSays(t *testing.T) {
	all := samples()
	var err error
	if all["synthetic"], err = assessmentOf(synthetic.Defaults(10)); err != nil {
		t.Fatal(err)
	}
	for name, a := range all {
		page := said(t, written(t, "html", a, Options{}))
		for _, text := range owed(a) {
			if !strings.Contains(page, safe(text)) {
				t.Errorf("%s: the page lacks %q", name, text)
			}
		}
	}
}

// owed is what a report must say: all but what findings of one situation say
// together.
func owed(a audit.Assessment) (texts []string) {
	texts = append(texts, operator(a.Inventory.Operator), a.At, a.Catalog.SHA256, headline(tongue.English, a)[1:], meaning(tongue.English, a), ledger(tongue.English, a))
	for _, f := range a.Inventory.Files {
		texts = append(texts, f.Path, f.SHA256)
	}
	for _, c := range a.Checks {
		texts = append(texts, c.ID, c.Title, c.Description)
	}
	for _, f := range a.Catalog.Frameworks {
		texts = append(texts, f.ID, f.Title, f.Authority, f.Jurisdiction, f.URL)
	}
	for _, e := range a.Errors {
		texts = append(texts, e.Check, e.Message, e.Subject.String())
	}
	texts = append(texts, slices.Concat(a.Scope.Lapsed, a.Scope.NotBinding)...)
	for _, part := range []audit.Assessment{a, a.Then()} {
		for _, c := range part.Controls {
			texts = append(texts, c.ID, c.Title, c.Text, c.Citation, c.Note, capital(c.Manual), instruments.in("", c.Kind), confidences.in("", c.Confidence))
			if s := c.Attestation; s != nil {
				texts = append(texts, s.By, s.Statement, s.Document, s.Problem, place(s.Location))
			}
		}
		for f := range part.Findings.All() {
			texts = append(texts, owedOf(f)...)
		}
	}
	return texts
}

func owedOf(f audit.Finding) []string {
	texts := []string{f.Subject.String(), f.Subject.Name, short(f.Fingerprint), judgement(&f)}
	evidence := f.Evidence
	for _, v := range f.Violations {
		evidence = append(evidence, v.Evidence...)
	}
	for _, e := range evidence {
		texts = append(texts, string(e.Path), place(e.Location))
		if e.Value != nil {
			texts = append(texts, value(e.Value))
		}
	}
	for _, m := range f.Missing {
		texts = append(texts, string(m.Path), m.Reason, place(m.Location))
	}
	if f.Status != audit.NotSatisfied { // of which the subject may be called each
		texts = append(texts, f.Message)
	}
	return texts
}

// crowd is an assessment with many findings of all sorts.
func crowd(n int) audit.Assessment {
	a := sample()
	all := slices.Collect(a.Findings.All())
	for _, first := range slices.Clone(all) {
		for i := range n {
			f := first
			f.Subject.ID = fmt.Sprintf("%s-%d", f.Subject.ID, i)
			f.Message = fmt.Sprintf("%s %d", f.Message, i)
			f.Fingerprint = digest(f.Fingerprint + f.Subject.ID)
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b audit.Finding) int { return strings.Compare(a.Check, b.Check) })
	a.Findings = audit.ListOf(all)
	a.Summary = tally(a)
	return a
}

func TestALongReportIsShortenedAndSaysSo(t *testing.T) {
	a := crowd(1000)
	page := written(t, "html", a, Options{})
	if len(page) > 1<<20 {
		t.Errorf("the page has %d bytes", len(page))
	}
	text := said(t, page)
	var all, listed string
	found := regexp.MustCompile(`This report is shortened: of ([\d,]+) findings ([\d,]+) are listed`).FindStringSubmatch(text)
	if found == nil {
		t.Fatal("the page does not say that it is shortened")
	}
	all, listed = found[1], found[2]
	if all != Thousands(int64(a.Findings.Len())) {
		t.Errorf("the page says that there are %s findings, not %d", all, a.Findings.Len())
	}
	n := 0
	for f := range a.Findings.All() {
		if strings.Contains(text, short(f.Fingerprint)) {
			n++
		}
	}
	if Thousands(int64(n)) != listed {
		t.Errorf("%d findings are listed, and the page says %s", n, listed)
	}
	if !strings.Contains(text, "more (all in --format json)") {
		t.Error("no list says what it leaves out")
	}
	if strings.Contains(said(t, written(t, "html", sample(), Options{})), "This report is shortened") {
		t.Error("a page that lists all says that it is shortened")
	}
}

func TestAPageChangesNothingInTheAssessment(t *testing.T) {
	for name := range samples() {
		a := samples()[name]
		infest(&a, hostile["right to left"])
		before, _ := json.Marshal(a)
		written(t, "html", a, Options{})
		if after, _ := json.Marshal(a); string(after) != string(before) {
			t.Errorf("%s is another after it was rendered", name)
		}
	}
}

func TestNoPartialOrBrokenOutcomeHasTheColourOfAPass(t *testing.T) {
	for name, passes := range map[string]bool{"compliant": true, "partial": false, "broken": false, "hanbit": false} {
		page := written(t, "html", samples()[name], Options{})
		if strings.Contains(page, `<div class="opinion s-satisfied">`) != passes {
			t.Errorf("%s: the outcome looks like a pass: %t, want %t", name, !passes, passes)
		}
	}
}

func TestAPageTellsOfEveryWaiver(t *testing.T) {
	a := accepted()
	page := said(t, written(t, "html", a, Options{}))
	for _, text := range []string{", 1 waived", "Accepted by a waiver until 2023-03-31, approved by Han Example, board: it moves in spring.", "1 finding accepted; it expires soon."} {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	for _, w := range a.Waivers {
		for _, text := range []string{w.Check, w.Subject, w.Control, w.Reason, w.CompensatingControl, w.Owner, w.RequestedBy, w.ApprovedBy, w.Problem, day(w.Dated), day(w.Expires), place(w.Location)} {
			if !strings.Contains(page, text) {
				t.Errorf("the page lacks %q", text)
			}
		}
	}
}

// A saved assessment may be made by anybody: two findings whose texts run together
// to the same must not be taken for one situation.
func TestTextsThatRunTogetherAreNoSituation(t *testing.T) {
	a := sample()
	first := audit.Violation{Message: "m", Expected: "e", Found: "f", Fix: "x"}
	second := audit.Violation{Message: "n", Expected: "e", Found: "f", Fix: "x"}
	both := audit.Violation{Message: "m", Expected: "e", Found: "f", Fix: strings.Join([]string{"x", "n", "e", "f", "", "x"}, "\x00")}
	rewrite(&a, func(all []audit.Finding) {
		for i := range all {
			if all[i].Status == audit.NotSatisfied {
				all[i].Check, all[i].Message, all[i].Subject.Kind, all[i].Violations = "dependence.survives", "m", "service", []audit.Violation{first, second}
				if all[i].Subject.ID == "search" {
					all[i].Violations = []audit.Violation{both}
				}
			}
		}
	})
	for _, format := range []string{"html", "text"} {
		if report := written(t, format, a, Options{}); !strings.Contains(report, "search") {
			t.Errorf("%s: a finding is missing", format)
		}
	}
}
