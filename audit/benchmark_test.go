package audit_test

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

func BenchmarkLoadCatalog(b *testing.B) {
	for name, verified := range map[string]bool{"verified": true, "strict": false} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				must(audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: verified}))(b)
			}
		})
	}
}

// The assessment of a real case: with a verified catalog, which compiles the
// checks that it needs, and with one that is compiled.
func BenchmarkAssess(b *testing.B) {
	m := samples["kakao-with-outages"].read(b)
	for name, load := range map[string]func() (*audit.Catalog, error){"verified": verified, "compiled": strictly} {
		catalog := must(load())(b)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				assess(b, catalog, m)
			}
		})
	}
}
