// Package synthetic writes inventories of an invented operator, of any size, for
// tests and measurements. The same options give the same bytes.
//
// The shapes are those of a large operator: products in teams that need each
// other and a few hundred platform services below them, spread over facilities
// that share sites, grids and building operators. Without faults and unknown
// facts the inventory meets every demand of kr-2022, so that whatever an audit
// finds was put there on purpose.
package synthetic

import (
	"bufio"
	"errors"
	"io"
)

// Options say what to write.
type Options struct {
	// Services, platform services among them. Each has a dataset.
	Services int
	// Facilities, from 8 to 64; 0 means as many as befit the services.
	Facilities int
	// Seed chooses among inventories that are alike in all else.
	Seed uint64
	// Distinct is the share of services whose numbers and dependencies are their
	// own. The others follow patterns, of which there are the fewer the smaller
	// the share is: at 0 all services of one kind are the same but for their ids.
	Distinct float64
	// Faults is the share of services that violate a demand, by themselves or
	// with their data. No fault reaches other services.
	Faults float64
	// Unknown is the share of services of which a fact is left out that some
	// demand hangs on. It reaches no other services either.
	Unknown float64
}

// Defaults are options for that many services, of which half are alike, few are
// at fault, and of few not all is known.
func Defaults(services int) Options {
	return Options{Services: services, Seed: 1, Distinct: 0.5, Faults: 0.05, Unknown: 0.05}
}

func (o Options) check() error {
	switch {
	case o.Services < 1:
		return errors.New("an inventory needs at least one service")
	case o.Facilities != 0 && (o.Facilities < 8 || o.Facilities > 64):
		return errors.New("the number of facilities is from 8 to 64, or 0")
	case !isShare(o.Distinct) || !isShare(o.Faults) || !isShare(o.Unknown):
		return errors.New("a share is from 0 to 1")
	case o.Faults+o.Unknown > 1:
		return errors.New("the shares of faults and of unknown facts exceed 1 together")
	}
	return nil
}

func isShare(x float64) bool { return x >= 0 && x <= 1 }

// WriteYAML writes an inventory as one would by hand: block lists, and on each
// line a map in braces.
func WriteYAML(w io.Writer, o Options) error { return write(w, o, false) }

// WriteJSON writes the same inventory as JSON.
func WriteJSON(w io.Writer, o Options) error { return write(w, o, true) }

func write(w io.Writer, o Options, json bool) error {
	if err := o.check(); err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	e := &encoder{w: out, json: json}
	e.document(newFleet(o).sections())
	return out.Flush() // tells of any error before, too
}
