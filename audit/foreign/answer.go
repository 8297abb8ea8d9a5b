package foreign

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"path"
	"runtime/debug"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
)

// An answer begins with whether it is one; else it says why not.
const (
	given   = '+'
	refused = '-'
)

// Answer is what a child does with a request.
func Answer(text []byte) []byte {
	debug.SetGCPercent(400)
	r, err := decode(text)
	if err != nil {
		return refusal(err)
	}
	answer, err := r.answer()
	if err != nil {
		return refusal(err)
	}
	var b bytes.Buffer
	b.WriteByte(given)
	if err := json.NewEncoder(&b).Encode(answer); err != nil {
		return refusal(err)
	}
	return b.Bytes()
}

func refusal(err error) []byte { return append([]byte{refused}, err.Error()...) }

func (r request) answer() (any, error) {
	catalog, err := audit.LoadCatalog(r.sources()...)
	if err != nil {
		return nil, err
	}
	if r.Task == list {
		return catalog.Listing(), nil
	}
	profile, err := catalog.Profile(r.Selection)
	if err != nil {
		return nil, err
	}
	if r.Task == inquire {
		return profile.Questions(), nil
	}
	inv, err := inventory.Parse(r.Inventory)
	if err != nil {
		return nil, err
	}
	at := audit.Date{Time: r.At, From: r.AtFrom}
	a, err := audit.Assess(context.Background(), profile, inv, drill.Derive(inv, at.Time, r.Documents), at, r.Tool)
	if err != nil {
		return nil, err
	}
	shipped, err := shippedFrameworks()
	return a.LeaveOut(shipped), err // of what is built in, whoever asked judges by himself
}

// shippedFrameworks are the ids of the frameworks that are built in, each of which
// stands in a file that is called after it.
func shippedFrameworks() (ids []string, err error) {
	files, err := fs.Glob(policies.FS, "frameworks/*.yaml")
	for _, file := range files {
		ids = append(ids, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	return ids, err
}
