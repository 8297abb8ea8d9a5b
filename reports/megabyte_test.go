package reports

import (
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// A text of a megabyte is shown, or cut, in every format, and keeps none of them
// for long: all that is made of it grows with it and no faster.
func TestAMegabyteOfText(t *testing.T) {
	long := strings.Repeat("<b>|`_*\u202e가, ", 1<<20/18)
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			a := accepted()
			a.Inventory.Operator.Name, a.Controls[0].Note, a.Waivers[0].Reason = long, long, long
			rewrite(&a, func(all []audit.Finding) {
				last := &all[len(all)-1]
				last.Message, last.Subject.Name, last.Violations[0].Because, last.Violations[0].Fix = long, long, []string{long}, long
			})
			report := written(t, format, a, Options{})
			checkCharacters(t, withoutReturns(format, report))
			if most := 64 << 20; len(report) > most {
				t.Errorf("%d bytes, more than %d", len(report), most)
			}
			if format == "html" || format == "markdown" {
				if strings.Contains(report, "<b>|") {
					t.Error("it became markup")
				}
			}
		})
	}
}
