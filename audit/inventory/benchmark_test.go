package inventory

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/dcaudit/dcaudit/audit/synthetic"
)

// BenchmarkLoad shows whether a service costs the same in a large inventory as
// in a small one.
func BenchmarkLoad(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		var yaml, json bytes.Buffer
		if err := synthetic.WriteYAML(&yaml, synthetic.Defaults(services)); err != nil {
			b.Fatal(err)
		}
		if err := synthetic.WriteJSON(&json, synthetic.Defaults(services)); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint("yaml/", services), func(b *testing.B) { benchmarkLoad(b, yaml.Bytes(), services) })
		b.Run(fmt.Sprint("json/", services), func(b *testing.B) { benchmarkLoad(b, json.Bytes(), services) })
	}
}

func benchmarkLoad(b *testing.B, document []byte, services int) {
	b.ReportAllocs()
	b.SetBytes(int64(len(document)))
	for b.Loop() {
		if _, err := Load([]string{"-"}, bytes.NewReader(document)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(services), "ns/service")
}
