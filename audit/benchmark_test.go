package audit_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/dcaudit/dcaudit/policies"
)

func BenchmarkLoadCatalog(b *testing.B) {
	for name, source := range map[string]audit.Source{"packed": builtin, "verified": {FS: policies.FS, Verified: true}, "strict": {FS: policies.FS}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				must(audit.LoadCatalog(source))(b)
			}
		})
	}
}

// The assessment of a real case: with a packed catalog, which OPA compiled before, with
// a verified one, which compiles the checks that it needs, and with one that is compiled.
func BenchmarkAssess(b *testing.B) {
	m := samples["kakao-with-outages"].read(b)
	for name, load := range map[string]func() (*audit.Catalog, error){"packed": packed, "verified": verified, "compiled": strictly} {
		catalog := must(load())(b)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				assess(b, catalog, m)
			}
		})
	}
}

// The assessment of large inventories whose services are all alike, half alike
// and all distinct. Facts may be derived before or while judging: what counts
// here is both together.
func BenchmarkAssessLarge(b *testing.B) {
	catalog := must(strictly())(b)
	for _, services := range synthetic.Sizes() {
		for _, distinct := range []float64{0, 0.5, 1} {
			o := synthetic.Defaults(services)
			o.Distinct = distinct
			var document bytes.Buffer
			if err := synthetic.WriteYAML(&document, o); err != nil {
				b.Fatal(err)
			}
			inv := must(inventory.Load([]string{"-"}, &document))(b)
			b.Run(fmt.Sprintf("%d/distinct=%v", services, distinct), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					assess(b, catalog, derive(b, inv, nil))
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(services), "ns/service")
			})
		}
	}
}
