package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// A long list is checked by many at once: whoever has the entry that refers to
// nothing, it is told, and where.
func TestReferencesInLongLists(t *testing.T) {
	for _, n := range []int{1, 2, 3, 500} {
		for _, bad := range []int{-1, 0, 1, n / 2, n - 1} {
			if bad >= n {
				continue
			}
			var text strings.Builder
			text.WriteString(head + "facilities: [{id: f}]\nservices:\n")
			for i := range n {
				at := "f"
				if i == bad {
					at = "g"
				}
				fmt.Fprintf(&text, "  - {id: s%d, kind: tool, critical: false, deployments: [{facility: %s, mode: active}]}\n", i, at)
			}
			_, err := loadText("x.yaml", text.String())
			if bad < 0 {
				if err != nil {
					t.Fatalf("%d services: %v", n, err)
				}
				continue
			}
			line := strings.Count(head, "\n") + 3 + bad
			if want := fmt.Sprintf("x.yaml:%d:", line); err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), `"g"`) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%d services, the %d. bad: %v; expected %s", n, bad, err, want)
			}
		}
	}
}
