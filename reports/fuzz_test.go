package reports

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
)

// FuzzReports puts any text into every string of an assessment that comes from
// outside: in no format may it act.
func FuzzReports(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, byte(0))
	}
	names := slices.Sorted(maps.Keys(samples()))
	plain := map[string]string{} // the same reports with a harmless text
	for _, name := range names {
		benign := samples()[name]
		infest(&benign, "x")
		for _, format := range []string{"markdown", "github-summary", "sarif", "oscal"} {
			plain[name+"."+format] = written(f, format, benign, Options{})
		}
	}
	f.Fuzz(func(t *testing.T, s string, sample byte) {
		defer fuzzing.Within(t)()
		if len(s) > 512 {
			return
		}
		name := names[int(sample)%len(names)]
		infested := samples()[name]
		infest(&infested, s)
		for _, format := range Formats() {
			report := written(t, format, infested, Options{})
			checkCharacters(t, withoutReturns(format, report))
			checkPipelines(t, format, report, infested)
			switch format {
			case "json":
				checkReadBack(t, report)
			case "markdown", "github-summary":
				checkMarkup(t, report, plain[name+"."+format])
			case "text":
				checkOutcomes(t, report)
			case "sarif", "oscal":
				checkInert(t, report, plain[name+"."+format])
			}
		}
	})
}

// FuzzRead reads whatever comes as a saved assessment: what can be read can be
// rendered, or is refused.
func FuzzRead(f *testing.F) {
	for _, a := range samples() {
		f.Add(written(f, "json", a, Options{}))
	}
	f.Add("{}")
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		a, err := Read(bytes.NewReader([]byte(text)))
		if err != nil {
			return
		}
		for _, format := range Formats() {
			var report bytes.Buffer
			if err := Write(&report, format, a, Options{}); err == nil {
				checkCharacters(t, withoutReturns(format, report.String()))
			}
		}
	})
}
