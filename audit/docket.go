package audit

import (
	"iter"
	"sync"
	"sync/atomic"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// docket is one use with all that it takes to judge by it, and what it said of
// each subject, in their order.
type docket struct {
	use
	number   int // among those of the profile
	controls []string
	assessor *assessor
	engine   maker
	program  *direct.Program // nil: it is evaluated by OPA
	// What decides whether a subject is exempt, and all that the check looks at.
	exemption, whole footprint
	exempted, ruled  rulings

	late     atomic.Bool // it ran out of time once
	subjects *roster
	// What tells the parameters from others.
	paramsText func() string
	said       *sayings
	// What was worked out already, where subjects are few; else nil.
	worked []*Finding

	breaking sync.Mutex
	broken   map[int]error // by the index of the subject
}

// broke notes that the check could not judge a subject.
func (d *docket) broke(i int, err error) {
	d.breaking.Lock()
	defer d.breaking.Unlock()
	if d.broken == nil {
		d.broken = map[int]error{}
	}
	d.broken[i] = err
}

func (d *docket) len() int              { return d.subjects.count }
func (d *docket) subject(i int) Subject { return d.subjects.name(i) }
func (d *docket) waived(int) bool       { return false }

func (d *docket) status(i int) Status {
	if d.subjects.standIn != "" {
		return d.subjects.standIn
	}
	return d.said.status(i)
}

func (d *docket) statuses() iter.Seq2[int, Status] {
	if d.subjects.standIn != "" {
		return func(yield func(int, Status) bool) { yield(0, d.subjects.standIn) }
	}
	return d.said.statuses()
}

func (d *docket) gist(i int) Finding {
	if known := d.known(i); known != nil {
		return *known
	}
	v := d.view(i)
	v.Lock()
	defer v.Unlock()
	f, _ := d.told(i, v)
	return f
}

func (d *docket) finding(i int) Finding {
	if known := d.known(i); known != nil {
		return *known
	}
	v := d.view(i)
	v.Lock()
	defer v.Unlock()
	return d.work(i, v)
}

// known is a finding that was worked out already, or nil.
func (d *docket) known(i int) *Finding {
	if d.worked == nil {
		return nil
	}
	return d.worked[i]
}

// work works out all of a finding.
func (d *docket) work(i int, v *view) Finding {
	f, said := d.told(i, v)
	switch {
	case d.subjects.standIn != "":
		f.Evidence, f.Missing = split([]inventory.Path{v.path()}, v.fact)
	case d.said.of(i) != nil:
		d.assessor.support(&f, d.use, v, said)
	}
	f.Fingerprint = fingerprintOf(f, d.paramsText())
	return f
}

// words are what the check said of a subject.
func (d *docket) words(i int, v *view) ruling {
	if said := d.said.of(i); said != unbound {
		return *said
	}
	said, err := d.assessor.answer(d, v, nil)
	if err != nil {
		panic("audit: " + err.Error()) // it did not fail on the same before
	}
	return said
}

// view is what was found out about a subject, or will be.
func (d *docket) view(i int) *view {
	if d.subjects.few() && d.subjects.seen[i] != nil {
		return d.subjects.seen[i]
	}
	return &view{subject: d.subjects.at(i), inv: d.assessor.inv}
}

// told is a finding in words, with the ruling behind it.
func (d *docket) told(i int, v *view) (Finding, ruling) {
	f := Finding{Check: d.check.ID, Params: d.shown, Subject: d.subject(i), Severity: d.check.Severity, Controls: d.controls, Status: d.status(i)}
	if d.subjects.standIn != "" {
		f.Message = d.subjects.reason
		return f, ruling{}
	}
	if d.said.of(i) == nil {
		f.Message = "The check broke, so nothing is proven."
		return f, ruling{}
	}
	said := v.own(d.words(i, v))
	tell(&f, d.use, said)
	return f, said
}
