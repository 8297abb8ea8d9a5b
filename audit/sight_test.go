package audit

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// What is seen of a subject and of its facts, step by step, is what they are as plain
// data.
func TestSightShowsWhatThereIs(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../inventories/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		inv, err := inventory.Load([]string{file}, nil)
		if err != nil {
			continue // a part of one
		}
		facts := drill.Derive(inv, time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC), nil)
		for _, kind := range SubjectKind("").Values() {
			r := enumerate(SubjectKind(kind), inv, facts)
			for i := range r.declared() {
				v := &view{subject: r.at(i), inv: inv}
				v.facts(everything)
				for _, x := range []any{v.declared, v.derived} {
					seen += looked(t, fmt.Sprintf("%s: %s %s", file, kind, v.ID), sightOf(x), document(x))
				}
			}
		}
	}
	if seen < 5000 {
		t.Errorf("only %d values were looked at", seen)
	}
}

// looked compares what is seen with plain data, and counts the values.
func looked(t *testing.T, where string, s sight, plain any) (count int) {
	t.Helper()
	if s.isThere() != (plain != nil) {
		t.Errorf("%s: it is there: %v, but it is %v", where, s.isThere(), plain)
		return 1
	}
	entries, isList := s.list()
	switch plain := plain.(type) {
	case nil:
	case map[string]any:
		for name := range outlookOf(s.value.Type()).fields {
			count += looked(t, where+"."+name, s.field(name), plain[name])
		}
		for name := range plain {
			if _, known := outlookOf(s.value.Type()).fields[name]; !known {
				t.Errorf("%s.%s is not seen", where, name)
			}
		}
	case []any:
		if !isList || entries != len(plain) {
			t.Fatalf("%s: %d entries (%v), want %d", where, entries, isList, len(plain))
		}
		for i, entry := range plain {
			count += looked(t, fmt.Sprintf("%s[%d]", where, i), s.entry(i), entry)
		}
	default:
		if isList || s.field("id").isThere() || !reflect.DeepEqual(s.plain(), plain) {
			t.Errorf("%s: %v, want %v", where, s.plain(), plain)
		}
	}
	return count + 1
}
