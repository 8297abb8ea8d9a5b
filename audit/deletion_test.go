package audit_test

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"gopkg.in/yaml.v3"
)

// dispensable are the facts of the model operator that no verdict rests on, as
// patterns of path.Match, each with the reason. Whatever else is deleted must
// turn the verdict, or not load at all.
var dispensable = map[string]string{
	"operator/name":     "a name is for the reader",
	"providers/*/name":  "a name is for the reader",
	"facilities/*/name": "a name is for the reader",
	"incidents/*/note":  "no check reads a note",
	"facilities/wonju-1/battery_rooms/batteries/chemistry": "the room meets what is asked of every chemistry",
	"services/link-preview/deployments":                    "it is not critical, no other service needs it, and it is no tool",
	"services/link-preview/requires":                       "the same; a drill asks for it, no control does",
	"services/operations-console/requires":                 "it is not critical, and tools are judged by where they run; a drill asks for it, no control does",
	"services/team-chat/requires":                          "the same",
	"incidents/routing-change/restored":                    "without it the outage counts as long enough to be reported, and it was reported",
}

// A missing fact never reads as a pass: every key of the model operator is
// deleted in turn, and the operator must not come out compliant. The short test
// tries one key in twenty: enough for the race detector, which is slow.
func TestNoFactIsMissed(t *testing.T) {
	t.Parallel()
	text := must(os.ReadFile(samples["model-operator"].files()[0]))(t)
	profile := must(shipped(t).Profile(audit.Selection{}))(t)
	folder := besideDocuments(t)
	if v := verdictOn(t, profile, folder, text); v != audit.Compliant {
		t.Fatalf("the model operator is %s", v)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	needed := reviewed{}
	var wait sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	keys := 0
	for fact, without := range deletions(&root) {
		if keys++; testing.Short() && keys%20 != 0 {
			continue
		}
		limit <- struct{}{}
		wait.Go(func() {
			defer func() { <-limit }()
			if verdictOn(t, profile, folder, without) == audit.Compliant && !needed.excuses(fact) {
				t.Errorf("without %s the model operator is still compliant", fact)
			}
		})
	}
	wait.Wait()
	for pattern := range dispensable {
		if _, used := needed.Load(pattern); !used && !testing.Short() {
			t.Errorf("%s need not be on the list of dispensable facts", pattern)
		}
	}
}

// besideDocuments is a new folder with a copy of the documents of the shipped
// inventories: without them the model operator would be undetermined, whatever is
// deleted.
func besideDocuments(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "documents"), os.DirFS(filepath.Join("..", "inventories", "documents"))); err != nil {
		t.Fatal(err)
	}
	return folder
}

// verdictOn is the verdict on an inventory in a folder; none where it does not
// load, or records what lies ahead.
func verdictOn(t *testing.T, profile *audit.Profile, folder string, text []byte) audit.Verdict {
	file, err := os.CreateTemp(folder, "*.yaml")
	if err == nil {
		_, err = file.Write(text)
	}
	if err = errors.Join(err, file.Close()); err != nil {
		t.Error(err)
		return ""
	}
	inv, err := inventory.Load([]string{file.Name()}, nil)
	if err != nil {
		return ""
	}
	date, err := audit.DateOf(nil, inv, today)
	if err != nil {
		return ""
	}
	documents, err := inventory.VerifyDocuments(inv)
	if err != nil {
		return ""
	}
	a, err := assessBy(profile, subjectMatter{inv, drill.Derive(inv, date.Time, documents), date})
	if err != nil {
		t.Error(err)
	}
	return a.Verdict
}

// reviewed remembers the patterns that were needed.
type reviewed struct{ sync.Map }

func (r *reviewed) excuses(fact string) bool {
	for pattern := range dispensable {
		if matches, _ := path.Match(pattern, fact); matches {
			r.Store(pattern, true)
			return true
		}
	}
	return false
}

// deletions yields, for every key of a document, its path and the document
// without it.
func deletions(root *yaml.Node) func(yield func(fact string, without []byte) bool) {
	return func(yield func(string, []byte) bool) { deleteEach(root, root.Content[0], "", yield) }
}

func deleteEach(root, n *yaml.Node, at string, yield func(string, []byte) bool) {
	if n.Kind == yaml.SequenceNode {
		for i, entry := range n.Content {
			deleteEach(root, entry, at+"/"+nameOf(entry, i), yield)
		}
	}
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i < len(n.Content); i += 2 {
		whole, fact := n.Content, strings.TrimPrefix(at+"/"+n.Content[i].Value, "/")
		n.Content = append(append([]*yaml.Node{}, whole[:i]...), whole[i+2:]...)
		without, err := yaml.Marshal(root)
		if err != nil {
			panic(err)
		}
		yield(fact, without)
		n.Content = whole
		deleteEach(root, whole[i+1], at+"/"+whole[i].Value, yield)
	}
}

// nameOf is the id of an entry of a list, or its index.
func nameOf(entry *yaml.Node, i int) string {
	for k := 0; entry.Kind == yaml.MappingNode && k < len(entry.Content); k += 2 {
		if entry.Content[k].Value == "id" {
			return entry.Content[k+1].Value
		}
	}
	return fmt.Sprint(i)
}
