package reports

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/inert"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// TestTablesHaveTheirColumns reads reports as a parser of GitHub's Markdown does:
// whatever stands in a value, every cell is there, and holds what it should.
func TestTablesHaveTheirColumns(t *testing.T) {
	for name, s := range hostile {
		if s = strings.TrimSpace(s); s == "" || strings.ContainsFunc(strings.ReplaceAll(s, "\n", ""), inert.Hidden) {
			continue // its length changes when it is shown
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			benign, infested := sample(), sample()
			infest(&benign, strings.Repeat("x", len(s)))
			infest(&infested, s)
			want, got := tables(t, benign), tables(t, infested)
			if len(got) != len(want) {
				t.Fatalf("%d cells, want %d", len(got), len(want))
			}
			for i := range got {
				if cell := strings.ReplaceAll(got[i], safe(s), strings.Repeat("x", len(s))); cell != want[i] {
					t.Fatalf("cell %d is %q, want %q", i, cell, want[i])
				}
			}
		})
	}
}

var cells = regexp.MustCompile(`(?s)<t([dh])[^>]*>(.*?)</t[dh]>`)

// tables are the cells of all tables of a report, in order, without the marks of
// code, which what would end it is shown without.
func tables(t *testing.T, a audit.Assessment) (texts []string) {
	var page bytes.Buffer
	err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(written(t, "markdown", a, Options{})), &page)
	if err != nil {
		t.Fatal(err)
	}
	marks := strings.NewReplacer("<code>", "", "</code>", "")
	for _, cell := range cells.FindAllStringSubmatch(page.String(), -1) {
		texts = append(texts, cell[1]+" "+html.UnescapeString(marks.Replace(cell[2])))
	}
	return texts
}
