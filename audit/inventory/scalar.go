package inventory

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Duration is a length of time in whole seconds. It is written as one whole
// number and one unit, 90s, 20m, 4h or 7d, and reaches checks as a number of
// seconds.
type Duration int64

// longestDuration is a hundred years. What is longer is a slip of the pen, and
// would break the sums of times.
const longestDuration = 36525 * 86400

var units = [256]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400}

// selfReader is a scalar that reads its own written form.
type selfReader interface{ read(text string) error }

// UnmarshalText reads the written form.
func (d *Duration) UnmarshalText(text []byte) error { return d.read(string(text)) }

var (
	errNoDuration = errors.New("expected a duration: a whole number and a unit, as 90s, 20m, 4h or 7d")
	errTooLong    = errors.New("expected a duration of at most 36525d")
	errNoMoment   = errors.New("expected a date as 2022-10-14, or a moment with its zone as 2022-10-15T15:19:00+09:00")
)

func (d *Duration) read(text string) error {
	if len(text) < 2 || !isCount(text[:len(text)-1]) {
		return errNoDuration
	}
	digits, unit := text[:len(text)-1], units[text[len(text)-1]]
	count, err := strconv.ParseUint(digits, 10, 63)
	if err != nil || unit == 0 {
		return errNoDuration
	}
	if count > longestDuration/uint64(unit) {
		return errTooLong
	}
	*d = Duration(int64(count) * unit)
	return nil
}

// String is the written form, in the largest unit that divides the duration.
func (d Duration) String() string {
	for _, unit := range []byte("dhm") {
		if d != 0 && int64(d)%units[unit] == 0 {
			return strconv.FormatInt(int64(d)/units[unit], 10) + string(unit)
		}
	}
	return strconv.FormatInt(int64(d), 10) + "s"
}

// Seconds is the duration as checks see it.
func (d Duration) Seconds() float64 { return float64(d) }

// Instant is a moment, written in RFC 3339 or as a plain date. A plain date
// means the start of that day in UTC: the older reading of a fact that ages.
// It reaches checks as RFC 3339 in UTC.
type Instant struct {
	t     time.Time
	byDay bool
}

// UnmarshalText reads the written form.
func (i *Instant) UnmarshalText(text []byte) error { return i.read(string(text)) }

func (i *Instant) read(text string) (err error) {
	i.t, i.byDay, err = parseMoment(text)
	return err
}

// Time is the moment in UTC.
func (i Instant) Time() time.Time { return i.t }

// ByDay says that it is a plain date: at what hour of the day is not known.
func (i Instant) ByDay() bool { return i.byDay }

// String is RFC 3339 in UTC.
func (i Instant) String() string { return i.t.Format(time.RFC3339) }

// MarshalJSON writes the form that checks see.
func (i Instant) MarshalJSON() ([]byte, error) { return json.Marshal(i.String()) }

// Deadline is a moment until which something holds, written in RFC 3339 or as
// a plain date. A plain date means the last second of that day in UTC.
type Deadline struct{ t time.Time }

// UnmarshalText reads the written form.
func (d *Deadline) UnmarshalText(text []byte) error { return d.read(string(text)) }

func (d *Deadline) read(text string) error {
	t, dateOnly, err := parseMoment(text)
	if dateOnly {
		t = t.Add(24*time.Hour - time.Second)
	}
	d.t = t
	return err
}

// Time is the moment in UTC.
func (d Deadline) Time() time.Time { return d.t }

// String is RFC 3339 in UTC.
func (d Deadline) String() string { return d.t.Format(time.RFC3339) }

// MarshalJSON writes the form that checks see.
func (d Deadline) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// At is the instant of t, to the second, for facts that are made by programs.
func At(t time.Time) Instant { return Instant{t: t.UTC().Truncate(time.Second)} }

// Until is the deadline at t, to the second, for facts that are made by programs.
func Until(t time.Time) Deadline { return Deadline{t.UTC().Truncate(time.Second)} }

// momentForm is the written form of a date or of RFC 3339, which the time package
// alone would read more liberally.
const momentForm = `^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$`

// Years beyond these are slips of the pen, and would break the sums of ages.
const firstYear, lastYear = 1900, 2199

// farthestZone is how far from UTC, in seconds, the clocks of a place can be.
const farthestZone = 14 * 3600

// parseMoment reads RFC 3339 or a date, and says which it was.
func parseMoment(text string) (t time.Time, dateOnly bool, err error) {
	layout := time.RFC3339
	if dateOnly = len(text) == len(time.DateOnly); dateOnly {
		layout = time.DateOnly
	}
	if !isMomentText(text) {
		return time.Time{}, false, errNoMoment
	}
	t, err = time.Parse(layout, text)
	if _, zone := t.Zone(); err != nil || max(zone, -zone) > farthestZone {
		return time.Time{}, false, errNoMoment
	}
	t = t.UTC().Truncate(time.Second)
	if t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}, false, fmt.Errorf("expected a year from %d to %d", firstYear, lastYear)
	}
	return t, dateOnly, nil
}
