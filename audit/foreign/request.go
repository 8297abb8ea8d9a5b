package foreign

import (
	"encoding/json"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
)

// task is what a child is asked for.
type task string

const (
	assess  task = "assess"  // an assessment
	inquire task = "inquire" // the questions that checks are asked
	list    task = "list"    // what the catalog holds
)

// request is all that a child knows.
type request struct {
	Task      task
	Folders   []folder
	Selection audit.Selection
	// Only to assess:
	Inventory []inventory.Part
	Documents map[inventory.DocumentID]inventory.Verification
	At        time.Time
	AtFrom    string
	Tool      audit.Tool
}

// folder is a catalog as it was read.
type folder struct {
	Name  string
	Files []audit.SourceFile
}

// builtin is the catalog that is built in.
var builtin = audit.Source{FS: policies.FS, Verified: true, Packed: policies.Packed}

// sources are the catalog that is built in and the foreign ones.
func (r request) sources() []audit.Source {
	sources := []audit.Source{builtin}
	for _, f := range r.Folders {
		sources = append(sources, audit.Source{Name: f.Name, Files: f.Files})
	}
	return sources
}

func (r request) encode() ([]byte, error) { return json.Marshal(r) }

func decode(text []byte) (r request, err error) {
	err = json.Unmarshal(text, &r)
	return r, err
}
