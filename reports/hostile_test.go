package reports

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/inert"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// hostile are strings that an inventory could hold in order to be taken for
// something else.
var hostile = map[string]string{
	"escape sequence":     "\x1b[2J\x1b[31mred\a\b\x7f",
	"C1 control":          "\u009b2J\u0085",
	"right to left":       "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
	"zero width":          "a\u200bb\u200db\ufeffc\u00add",
	"tags":                "x\U000e0041\U000e007f",
	"line breaks":         "a\nCOMPLIANT: all\r\nb\vc\fd\u2028e\u2029f",
	"broken UTF-8":        "a\xff\xfeb\xc3",
	"heading":             "# h\n## h\n===\n---",
	"list":                "- a\n+ b\n1. c\n1) d",
	"table":               `a|b\|c\\|d ` + "`x|y`",
	"cell ends":           ` | x | y |` + "\n| --- | --- |",
	"code":                "a`b``c```d~~~e",
	"emphasis":            "*a* **b** _c_ __d__ ~~e~~ *",
	"links":               "[a](javascript:x) ![b](http://x/y) [c]: http://x <http://x> http://x.example www.x.example a@b.example",
	"HTML":                "<script>x</script><!-- --><img src=x onerror=y>&lt;&#60;</td></table>",
	"backslashes":         `\ \\ \\\ \`,
	"mathematics":         "$x$ $$y$$",
	"quote":               "> q\n>> q",
	"a word of the tool":  "compliant: everything is satisfied",
	"JSON":                `"},{"a":"b`,
	"long":                strings.Repeat("long ", 400) + strings.Repeat("x", 300),
	"wide without spaces": strings.Repeat("가나다", 200),
	"spaces":              "  \t  ",
}

// infest puts s in front of every string of an assessment that comes from
// outside.
func infest(a *audit.Assessment, s string) {
	if a.Exhibits != nil {
		a.Exhibits = sampleExhibits() // which nobody else has
	}
	schema, findings, forecast := a.Schema, a.Findings, a.Upcoming
	a.Findings, a.Upcoming = audit.Findings{}, nil
	infestValue(reflect.ValueOf(a).Elem(), s)
	a.Schema, a.Findings = schema, infested(findings, s)
	if forecast != nil {
		then := *forecast
		then.Controls, then.Findings = slices.Clone(then.Controls), audit.Findings{}
		from := then.Controls[0].InForceFrom
		infestValue(reflect.ValueOf(&then).Elem(), s)
		then.Controls[0].InForceFrom = from // which comes from the catalog alone
		then.Findings = infested(forecast.Findings, s)
		a.Upcoming = &then
	}
}

// infested are findings with s in all of their strings.
func infested(all audit.Findings, s string) audit.Findings {
	findings := slices.Collect(all.All())
	infestValue(reflect.ValueOf(findings), s)
	for i := range findings { // they count for the controls of that name
		for n, id := range findings[i].Controls {
			framework, control, _ := strings.Cut(strings.TrimPrefix(id, s), "/")
			findings[i].Controls[n] = s + framework + "/" + s + control
		}
	}
	return audit.ListOf(findings)
}

func infestValue(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.String:
		if !slices.Contains(own, v.Type()) && v.String() != "" {
			v.SetString(s + v.String())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			infestValue(v.Field(i), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			infestValue(v.Index(i), s)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			infestValue(v.Elem(), s)
		}
	case reflect.Interface:
		if !v.IsNil() {
			changed := reflect.New(v.Elem().Type()).Elem()
			changed.Set(v.Elem())
			infestValue(changed, s)
			v.Set(changed)
		}
	case reflect.Map:
		infestMap(v, s)
	}
}

// own are the types of words that no report takes from outside.
var own = []reflect.Type{
	reflect.TypeFor[audit.Status](), reflect.TypeFor[audit.WaiverState](), reflect.TypeFor[audit.Verdict](), reflect.TypeFor[exhibit.Outcome](), reflect.TypeFor[exhibit.EdgeKind](),
}

func infestMap(v reflect.Value, s string) {
	if slices.Contains(own, v.Type().Key()) {
		return
	}
	for _, key := range v.MapKeys() {
		changed := reflect.New(v.Type().Elem()).Elem()
		changed.Set(v.MapIndex(key))
		infestValue(changed, s)
		v.SetMapIndex(key, reflect.Value{})
		v.SetMapIndex(reflect.ValueOf(s+key.String()), changed)
	}
}

func TestHostileStrings(t *testing.T) {
	for name, s := range hostile {
		for sampleName := range samples() {
			benign, infested := samples()[sampleName], samples()[sampleName]
			infest(&benign, "x")
			infest(&infested, s)
			for _, format := range Formats() {
				t.Run(name+"/"+sampleName+"."+format, func(t *testing.T) {
					report := written(t, format, infested, Options{})
					checkCharacters(t, withoutReturns(format, report))
					checkPipelines(t, format, report, infested)
					switch format {
					case "html":
						checkPage(t, report, written(t, format, benign, Options{}))
					case "json":
						checkReadBack(t, report)
					case "markdown", "github-summary":
						checkMarkup(t, report, written(t, format, benign, Options{}))
						korean := Options{Language: tongue.Korean}
						checkMarkup(t, written(t, format, infested, korean), written(t, format, benign, korean))
					case "text":
						checkOutcomes(t, report)
					case "sarif", "oscal":
						checkInert(t, report, written(t, format, benign, Options{}))
					}
				})
			}
		}
	}
}

func checkCharacters(t *testing.T, report string) {
	t.Helper()
	if !utf8.ValidString(report) {
		t.Error("the report is no UTF-8")
	}
	for i, r := range report {
		if r != '\n' && inert.Hidden(r) {
			t.Fatalf("%U in %q", r, report[max(0, i-40):i+10])
		}
	}
}

func checkReadBack(t *testing.T, report string) {
	t.Helper()
	a, err := Read(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	if written(t, "json", a, Options{}) != report {
		t.Error("the report changes when it is read back")
	}
}

// checkOutcomes holds that only the summary begins like one.
func checkOutcomes(t *testing.T, report string) {
	t.Helper()
	n := 0
	for line := range strings.Lines(report) {
		if line[0] >= 'A' && line[0] <= 'Z' && !strings.HasPrefix(line, "Assessment of") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d lines begin like an outcome", n)
	}
}

// checkMarkup holds that a report has the markup of a benign one: as many lines,
// and in each of them the same characters that act.
func checkMarkup(t *testing.T, report, benign string) {
	t.Helper()
	got, want := strings.Split(report, "\n"), strings.Split(benign, "\n")
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
	bones := skeleton
	for i := range got {
		switch {
		case got[i] == "```mermaid":
			bones = frame
		case got[i] == "```":
			bones = skeleton
		}
		if g, w := bones(got[i]), bones(want[i]); g != w {
			t.Fatalf("line %d: markup %q, want %q in\n%s", i+1, g, w, got[i])
		}
	}
}

// skeleton is what is left of a line of Markdown without its text: the block it
// begins, and the characters in it that are neither escaped nor code.
func skeleton(line string) string {
	var acting strings.Builder
	rest := strings.TrimLeft(line, " ")
	fmt.Fprintf(&acting, "%d ", len(line)-len(rest))
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '\\':
			i++
		case c == '`':
			i += strings.IndexByte(rest[i+1:], '`') + 1
		case strings.IndexByte("*_~[]<>|&$@", c) >= 0, strings.IndexByte("#-+=", c) >= 0 && strings.Trim(rest[:i], "#-+= ") == "": // which begins a block
			acting.WriteByte(c)
		case strings.HasPrefix(rest[i:], "://"), strings.HasPrefix(rest[i:], "www."):
			acting.WriteString(" link ")
		}
	}
	return acting.String()
}

// frame is what is left of a line of Mermaid without its labels: all that is
// neither white space, a letter, a digit nor a mark within a word, nor the code of a
// character.
func frame(line string) string {
	return labels.ReplaceAllString(line, "")
}

var labels = regexp.MustCompile(`#[0-9]+;|…|\s|[\pL\pN]+([-._][\pL\pN]+)*`)
