package audit

import (
	"reflect"
	"testing"

	"github.com/dcaudit/dcaudit/audit/packed"
	"github.com/dcaudit/dcaudit/policies"
)

// What the syntax tree of a check shows is the same after it was packed.
func TestAnatomyIsPackedWhole(t *testing.T) {
	t.Parallel()
	c, err := LoadCatalog(Source{FS: policies.FS, Verified: true})
	if err != nil {
		t.Fatal(err)
	}
	reads, guards := 0, 0
	for _, check := range c.Checks {
		var w packed.Writer
		if err := check.anatomy().pack(&w); err != nil {
			t.Fatal(err)
		}
		from := packed.NewReader(string(w.Bytes()))
		got, want := unpackAnatomy(from), check.anatomy()
		if !from.Ended() {
			t.Fatalf("%s: not all was read: %v", check.ID, from.Err())
		}
		for _, a := range []*anatomy{got, want} {
			a.plain()
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s\n%+v\nwant\n%+v", check.ID, got, want)
		}
		for _, rule := range entryRules {
			reads += len(want.reads[rule])
			for _, r := range want.reads[rule] {
				guards += len(r.guards)
			}
		}
	}
	if reads < 500 || guards < 50 {
		t.Errorf("%d reads and %d guards are too few to show anything", reads, guards)
	}
}

// plain makes nothing of what is empty.
func (a *anatomy) plain() {
	for _, f := range []*footprint{&a.exemption, &a.whole} {
		f.subject, f.facts = append([]string(nil), f.subject...), append([]string(nil), f.facts...)
	}
	for rule, reads := range a.reads {
		reads = append([]read(nil), reads...)
		for i, r := range reads {
			reads[i].guards = nil
			for _, g := range r.guards {
				g.allowed = append([]any(nil), g.allowed...)
				reads[i].guards = append(reads[i].guards, g)
			}
		}
		a.reads[rule] = reads
	}
}

// What a check is not made to hold is refused, and not left out.
func TestAnatomyThatIsNotPacked(t *testing.T) {
	t.Parallel()
	a := &anatomy{reads: map[string][]read{"satisfied": {{path: []any{"subject", "x"}, guards: []guard{{path: []any{"subject", "y"}, allowed: []any{1}}}}}}}
	if err := a.pack(&packed.Writer{}); err == nil {
		t.Error("it is packed")
	}
}

// Of rules that are damaged nothing is taken for what is left of them.
func TestDamagedRulesAreNone(t *testing.T) {
	t.Parallel()
	c, err := LoadPart(Source{FS: policies.FS, Verified: true, Packed: policies.Packed}, Selection{Only: []string{"backup.offsite"}})
	if err != nil {
		t.Fatal(err)
	}
	made := c.Check("backup.offsite").source.made
	for cut := range 40 {
		damaged := *made
		damaged.text = made.text[:len(made.text)-1-cut]
		if rules := damaged.check(c.Check("backup.offsite").source).rules(); rules != nil {
			t.Errorf("without its last %d bytes there are rules", 1+cut)
		}
	}
	if made.check(c.Check("backup.offsite").source).rules() == nil {
		t.Error("whole, there are none")
	}
}
