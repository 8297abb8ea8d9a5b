package reports

import (
	"bytes"
	"crypto/sha256"
	"embed"
	_ "embed"
	"encoding/base64"
	"html/template"
	"reflect"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// The page in its parts: one file that loads nothing, runs one script that it
// can be read without, and tells the browser to refuse any other.
var (
	//go:embed html/report.css
	htmlSheet string
	//go:embed html/report.js
	htmlCode string
	//go:embed html/*.gohtml
	htmlFiles embed.FS

	// Worked out when the first page is made: most runs make none.
	htmlStyle  = sync.OnceValue(func() string { return strings.ReplaceAll(htmlSheet, "\t", "") })
	htmlScript = sync.OnceValue(func() string { return strings.ReplaceAll(htmlCode, "\t", "") })

	htmlPolicy = sync.OnceValue(func() string {
		return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; style-src-elem " + admitting(htmlStyle()) + "; script-src " + admitting(htmlScript())
	})

	htmlTemplate = sync.OnceValue(func() *template.Template {
		return template.Must(template.New("").Funcs(htmlWords("")).ParseFS(htmlFiles, "html/*.gohtml"))
	})
)

// admitting is the source expression of a Content Security Policy that allows this
// text, and no other, to act.
func admitting(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// htmlWords are the functions with which the templates speak.
func htmlWords(l tongue.Language) template.FuncMap {
	return template.FuncMap{
		"say":       l.Say,
		"count":     l.Count,
		"code":      l.Code,
		"thousands": func(n int) string { return Thousands(int64(n)) },
		"policy":    htmlPolicy,
		"style":     func() template.HTML { return template.HTML("<style>" + htmlStyle() + "</style>") },
		"script":    func() template.HTML { return template.HTML("<script>" + htmlScript() + "</script>") },
	}
}

func renderHTML(b *bytes.Buffer, a audit.Assessment, o Options) error {
	view := newWebpage(a, o.Language).view()
	disarm(reflect.ValueOf(&view).Elem())
	page, err := htmlTemplate().Clone()
	if err != nil {
		return err
	}
	return page.Funcs(htmlWords(o.Language)).ExecuteTemplate(b, "page", view)
}

// disarm passes every string of a view through safe, so that none can be
// forgotten. What is markup already was made by this program.
func disarm(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[template.HTML]() {
			v.SetString(safe(v.String()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			disarm(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			disarm(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			disarm(v.Elem())
		}
	}
}
