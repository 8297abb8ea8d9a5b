package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// numberedSites is a part with sites from one number to another, each with one
// more field.
func numberedSites(name string, first, next int, field string) part {
	text := strings.Builder{}
	text.WriteString(noOperator + "sites:\n")
	for i := first; i < next; i++ {
		fmt.Fprintf(&text, "  - {id: s%d, %s: %s-%d}\n", i, field, field, i)
	}
	return part{name, text.String()}
}

// TestMergeOfManyParts would run into the time limit of go test if what a part
// costs grew with the parts before it.
func TestMergeOfManyParts(t *testing.T) {
	const parts, each = 1000, 100
	all := []part{{"op.yaml", head}}
	for i := range parts {
		all = append(all, numberedSites(fmt.Sprintf("a%d.yaml", i), i*each, (i+1)*each, "name"))
	}
	inv := load(t, all...)
	if len(inv.Sites) != parts*each {
		t.Errorf("got %d sites", len(inv.Sites))
	}
}

// TestMergeIntoLongLists adds to the same entries again and again, and new ones.
func TestMergeIntoLongLists(t *testing.T) {
	inv := load(t, part{"op.yaml", head}, numberedSites("a.yaml", 0, 100, "name"), numberedSites("b.yaml", 50, 150, "region"),
		numberedSites("c.yaml", 0, 200, "note"), numberedSites("d.yaml", 120, 180, "source"))
	if len(inv.Sites) != 200 {
		t.Fatalf("got %d sites", len(inv.Sites))
	}
	for i, site := range inv.Sites {
		for field, want := range map[string]bool{"name": i < 100, "region": i >= 50 && i < 150, "note": true, "source": i >= 120 && i < 180} {
			fact := inv.Fact(Path("sites").Item(string(site.ID)).Field(field))
			if value := fmt.Sprintf("%s-%d", field, i); site.ID != SiteID(fmt.Sprintf("s%d", i)) || fact.Present != want || want && !strings.Contains(fact.Text, value) {
				t.Fatalf("%s: got %+v, want it there: %v", site.ID, fact, want)
			}
		}
	}
}

// TestRepeatedWithinOnePart expects an id that is given twice in one part to be
// reported, however long the list that it is added to.
func TestRepeatedWithinOnePart(t *testing.T) {
	twice := numberedSites("b.yaml", 10, 12, "region")
	twice.text += "  - {id: s11}\n  - {id: new}\n  - {id: NEW}\n"
	var files []File
	for _, p := range []part{{"op.yaml", head}, numberedSites("a.yaml", 0, 100, "name"), twice} {
		files = append(files, newFile(p.name, []byte(p.text)))
	}
	_, err := assemble(files)
	const want = "b.yaml:6:6: the id \"s11\" is given twice; it stands at a.yaml:15:6 already; hint: ids are unique, also without regard to case\n" +
		"b.yaml:8:6: the id \"NEW\" is given twice; it stands at b.yaml:7:6 already; hint: ids are unique, also without regard to case"
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}
