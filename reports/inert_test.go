package reports

import (
	"encoding/json"
	"github.com/dcaudit/dcaudit/reports/inert"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Which strings of SARIF and OSCAL a reader shows as Markdown, and which are
// addresses.
var (
	marked    = []string{"markdown", "title", "description", "prose", "remarks", "statement"}
	addresses = []string{"uri", "href"}
)

var harmlessAddress = regexp.MustCompile(`^(#[0-9a-f-]{36}|(file://)?[A-Za-z0-9._~/%-]+(#L[0-9]+)?|https://example\.org/[a-z]+)$`)

// checkInert holds that a report in JSON has the shape of a benign one, and that
// none of its strings acts: not in a terminal, not as Markdown, not as a link.
func checkInert(t *testing.T, report, benign string) {
	t.Helper()
	var got, want any
	if err := json.Unmarshal([]byte(report), &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(benign), &want); err != nil {
		t.Fatal(err)
	}
	compareShape(t, "", got, want)
}

func compareShape(t *testing.T, key string, got, want any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		delete(object, "uriBaseId") // which a path has that begins with no slash, whichever way that leans
		delete(want, "uriBaseId")
		if g, w := sortedKeys(object), sortedKeys(want); !slices.Equal(g, w) {
			t.Fatalf("%s has the keys %q, want %q", key, g, w)
		}
		for name := range want {
			compareShape(t, name, object[name], want[name])
		}
	case []any:
		entries, _ := got.([]any)
		if len(entries) != len(want) {
			t.Fatalf("%s has %d entries, want %d", key, len(entries), len(want))
		}
		for i := range want {
			compareShape(t, key, entries[i], want[i])
		}
	case string:
		text, isText := got.(string)
		if !isText {
			t.Fatalf("%s is %v, want a text", key, got)
		}
		checkString(t, key, text, want)
	}
}

func checkString(t *testing.T, key, got, want string) {
	t.Helper()
	if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && inert.Hidden(r) }); i >= 0 {
		t.Fatalf("%s: a hidden character at %d of %q", key, i, got)
	}
	switch {
	case slices.Contains(marked, key):
		checkMarkup(t, got, want)
	case slices.Contains(addresses, key):
		if !harmlessAddress.MatchString(got) {
			t.Fatalf("%s is %q", key, got)
		}
	case strings.Contains(got, "]("):
		if key == "text" {
			t.Fatalf("there is a link in %q", got)
		}
	case strings.Count(got, "\n") != strings.Count(want, "\n"):
		t.Fatalf("%s has other lines: %q, want %q", key, got, want)
	}
}
