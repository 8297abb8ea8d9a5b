package reports

import (
	"bytes"
	"testing"
)

// FuzzReports puts any text into every string of an assessment, and of a drill,
// that comes from outside: in no format may it act.
func FuzzReports(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4<<10 {
			return
		}
		for sample := range samples() {
			benign, infested := samples()[sample], samples()[sample]
			infest(&benign, "x")
			infest(&infested, s)
			for _, format := range Formats() {
				report := written(t, format, infested, Options{})
				checkCharacters(t, report)
				switch format {
				case "json":
					checkReadBack(t, report)
				case "markdown":
					checkMarkup(t, report, written(t, format, benign, Options{}))
				case "text":
					checkOutcomes(t, report)
				}
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
		a, err := Read(bytes.NewReader([]byte(text)))
		if err != nil {
			return
		}
		for _, format := range Formats() {
			var report bytes.Buffer
			if err := Write(&report, format, a, Options{}); err == nil {
				checkCharacters(t, report.String())
			}
		}
	})
}
