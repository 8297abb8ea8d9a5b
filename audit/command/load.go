package command

import (
	"context"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/policies"
)

// request is what a run is asked to judge, and by what.
type request struct {
	paths     []string
	at        *inventory.Deadline
	selection audit.Selection
	policies  []string
	limits    sandbox.Limits // for the catalogs in policies
	waivers   []string       // files
	tree      *tree          // that the paths are from; nil: they stand where they say
	// Whether a report is asked for that shows exhibits.
	illustrated bool
}

// subjectMatter is everything that a run stands on.
type subjectMatter struct {
	catalog *audit.Catalog
	profile *audit.Profile
	declared
}

// load reads the inventory and the catalog, side by side, and chooses the
// profile.
func (d *dcaudit) load(ctx context.Context, r request) (m subjectMatter, err error) {
	read := d.read(r, r.facts)
	if m.catalog, err = audit.LoadPart(builtin, r.selection); err != nil {
		return m, err
	}
	if m.profile, err = m.catalog.Profile(r.selection); err != nil {
		return m, err
	}
	m.declared, err = await(ctx, read)
	return m, err
}

// facts derives what checks are told.
func (r request) facts(m *declared) (err error) {
	var documents map[inventory.DocumentID]inventory.Verification
	if r.tree != nil {
		documents, err = inventory.VerifyDocumentsOf(m.inventory, r.tree.standsAt)
	} else {
		documents, err = inventory.VerifyDocuments(m.inventory)
	}
	m.documents, m.facts = documents, drill.Derive(m.inventory, m.date.Time, documents)
	return err
}

// declared is an inventory with what was derived from it.
type declared struct {
	inventory *inventory.Inventory
	date      audit.Date
	documents map[inventory.DocumentID]inventory.Verification
	facts     *drill.Facts // for checks
}

// reading is what was declared, or why there is nothing.
type reading struct {
	declared
	err error
}

// read reads the inventory, and derives what is asked for, in the background.
func (d *dcaudit) read(r request, derive func(*declared) error) <-chan reading {
	read := make(chan reading, 1)
	go func() {
		var m declared
		err := caught(func() error { return d.declare(r, &m, derive) })
		read <- reading{m, err}
	}()
	return read
}

// inventory reads the inventory.
func (r request) inventory(stdin io.Reader) (*inventory.Inventory, error) {
	if r.tree != nil {
		return inventory.LoadAs(r.paths, r.tree.called)
	}
	return inventory.Load(r.paths, stdin)
}

// size is about how many bytes the files of the inventory have, as far as that is
// known before they are read.
func (r request) size() (bytes int64) {
	for _, path := range r.paths {
		_ = filepath.WalkDir(path, func(_ string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err // which whoever reads it will tell
			}
			if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
				bytes += info.Size()
			}
			return nil
		})
	}
	return bytes
}

// declare reads the inventory, fixes the moment, and derives what is asked for.
func (d *dcaudit) declare(r request, m *declared, derive func(*declared) error) (err error) {
	d.progress.enter("reading")
	expect(r.size())
	if m.inventory, err = r.inventory(d.stdin); err != nil {
		return err
	}
	if m.date, err = audit.DateOf(r.at, m.inventory, d.now()); err != nil {
		return err
	}
	d.progress.enter("deriving")
	return derive(m)
}

// await ends with the reading, or when the user has enough: standard input may
// never end.
func await(ctx context.Context, read <-chan reading) (declared, error) {
	select {
	case <-ctx.Done():
		return declared{}, ctx.Err()
	case r := <-read:
		return r.declared, r.err
	}
}

// builtin is the catalog that is built in.
var builtin = audit.Source{FS: policies.FS, Verified: true, Packed: policies.Packed}
