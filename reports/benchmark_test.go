package reports

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/dcaudit/dcaudit/policies"
)

// BenchmarkWrite renders the assessment of a large inventory in every format.
func BenchmarkWrite(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		a, err := assessmentOf(synthetic.Defaults(services))
		if err != nil {
			b.Fatal(err)
		}
		for _, format := range Formats() {
			b.Run(fmt.Sprint(format, "/", services), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Write(io.Discard, format, a, Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(a.Findings.Len()), "ns/finding")
			})
		}
	}
}

// assessmentOf judges an invented inventory by the default framework.
func assessmentOf(o synthetic.Options) (a audit.Assessment, err error) {
	var document bytes.Buffer
	if err = synthetic.WriteYAML(&document, o); err != nil {
		return a, err
	}
	inv, err := inventory.Load([]string{"-"}, &document)
	if err != nil {
		return a, err
	}
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
	if err != nil {
		return a, err
	}
	profile, err := catalog.Profile(audit.Selection{})
	if err != nil {
		return a, err
	}
	date, err := audit.DateOf(nil, inv, inv.AsOf.Time())
	if err != nil {
		return a, err
	}
	return audit.Assess(context.Background(), profile, inv, drill.Derive(inv, date.Time, nil), date, audit.Tool{})
}
