package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"
)

const (
	minute = 60
	hour   = 60 * minute
	day    = 24 * hour
)

// end is the moment that every inventory describes: the end of its as_of.
var end = time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)

// dice draw what differs between services. Those made for the same seed, stream
// and number draw the same.
type dice struct {
	source *rand.PCG
	// Numbers are whole multiples of something round, as people write them.
	round bool
}

func newDice(seed uint64, stream, number int) *dice {
	d := &dice{source: rand.NewPCG(seed, uint64(stream)<<40|uint64(number))}
	d.source.Uint64() // neighbours begin alike
	return d
}

// below draws a number from 0 to n-1.
func (d *dice) below(n int) int { return int(d.source.Uint64() >> 1 % uint64(n)) }

// share draws a number from 0 to 1, 1 excluded.
func (d *dice) share() float64 { return float64(d.source.Uint64()>>11) / (1 << 53) }

// between draws a number from least to most, a multiple of grain above the
// least where numbers are round.
func (d *dice) between(least, most, grain int) int {
	if !d.round {
		return least + d.below(most-least+1)
	}
	return least + grain*d.below((most-least)/grain+1)
}

// duration is a number of seconds in the largest unit that holds it whole.
func duration(seconds int) word {
	switch {
	case seconds > 0 && seconds%day == 0:
		return word(strconv.Itoa(seconds/day) + "d")
	case seconds > 0 && seconds%hour == 0:
		return word(strconv.Itoa(seconds/hour) + "h")
	case seconds > 0 && seconds%minute == 0:
		return word(strconv.Itoa(seconds/minute) + "m")
	}
	return word(strconv.Itoa(seconds) + "s")
}

// moment is the instant so many seconds before the end; a date for whole days.
func moment(age int) word {
	at := end.Add(-time.Duration(age) * time.Second)
	if age%day == 0 {
		return word(at.Format(time.DateOnly))
	}
	return word(at.Format(time.RFC3339))
}

func number(n int) raw { return raw(strconv.Itoa(n)) }

func decimal(x float64) raw { return raw(strconv.FormatFloat(x, 'f', -1, 64)) }

func truth(b bool) raw { return raw(strconv.FormatBool(b)) }

// named is an id of a kind of thing and its number.
func named(kind string, n int) word { return word(kind + "-" + strconv.Itoa(n)) }

func words(texts ...word) list {
	items := list{}
	for _, text := range texts {
		items = append(items, text)
	}
	return items
}

func facility(f int) word { return word(fmt.Sprintf("f%02d", f)) }

// without is the object less the fields with these keys.
func (o object) without(keys ...string) object {
	if len(keys) == 0 {
		return o
	}
	return slices.DeleteFunc(o, func(f field) bool { return slices.Contains(keys, f.key) })
}
