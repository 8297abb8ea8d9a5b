package drill

import (
	"math/rand"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// zone is a time zone by its name.
func zone(name string) *time.Location { return timeZone(name).Location() }

func timeZone(name string) *inventory.TimeZone {
	var z inventory.TimeZone
	if err := z.UnmarshalText([]byte(name)); err != nil {
		panic(err)
	}
	return &z
}

// dated reads a day.
func dated(text string) time.Time { return moment(text).Time() }

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		start  string
		months int
		last   string
	}{
		{"2026-01-15", 0, "2026-01-15"}, {"2026-01-15", 1, "2026-02-15"},
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2023-12-31", 2, "2024-02-29"},
		{"2024-02-29", 1, "2024-03-29"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
		{"2026-03-31", 1, "2026-04-30"}, {"2026-11-30", 3, "2027-02-28"}, {"2026-12-31", 1, "2027-01-31"}, {"2100-01-30", 1, "2100-02-28"},
	} {
		last := monthsAfter(dated(c.start), c.months)
		if last != dated(c.last) {
			t.Errorf("%s and %d months: %s, want %s", c.start, c.months, last.Format(time.DateOnly), c.last)
		}
		if got := monthsTo(dated(c.start), last); got != c.months {
			t.Errorf("%s to %s: %d months, want %d", c.start, c.last, got, c.months)
		}
		if got := monthsTo(dated(c.start), last.AddDate(0, 0, 1)); got != c.months+1 {
			t.Errorf("%s to a day after %s: %d months, want %d", c.start, c.last, got, c.months+1)
		}
	}
	if got := monthsTo(dated("2026-03-01"), dated("2026-01-31")); got != 0 {
		t.Errorf("back in time: %d months", got)
	}
}

func TestWeekdays(t *testing.T) {
	for _, c := range []struct {
		start, day string
		count      int
	}{ // the first of June 2026 is a Monday
		{"2026-06-01", "2026-06-01", 0}, {"2026-06-01", "2026-05-01", 0}, {"2026-06-01", "2026-06-02", 1}, {"2026-06-01", "2026-06-05", 4},
		{"2026-06-01", "2026-06-06", 5}, {"2026-06-01", "2026-06-07", 5}, {"2026-06-01", "2026-06-08", 5}, {"2026-06-01", "2026-06-09", 6},
		{"2026-06-05", "2026-06-06", 1}, {"2026-06-05", "2026-06-08", 1}, {"2026-06-05", "2026-06-09", 2},
		{"2026-06-06", "2026-06-07", 1}, {"2026-06-06", "2026-06-08", 1}, {"2026-06-07", "2026-06-08", 1}, {"2026-06-07", "2026-07-17", 30},
		{"2026-12-31", "2027-01-01", 1}, {"2026-12-31", "2027-01-04", 2},
	} {
		if got := weekdaysTo(dated(c.start), dated(c.day)); got != c.count {
			t.Errorf("%s to %s: %d weekdays, want %d", c.start, c.day, got, c.count)
		}
	}
}

// A day ends when the clocks of the place say so, also on the days on which they
// are changed, and where they change at midnight.
func TestEndOfDay(t *testing.T) {
	for _, c := range []struct{ zone, day, want string }{
		{"UTC", "2026-06-30", "2026-06-30T23:59:59Z"},
		{"Asia/Seoul", "2026-06-30", "2026-06-30T23:59:59+09:00"},
		{"Europe/Berlin", "2026-03-28", "2026-03-28T23:59:59+01:00"}, {"Europe/Berlin", "2026-03-29", "2026-03-29T23:59:59+02:00"},
		{"Europe/Berlin", "2026-10-24", "2026-10-24T23:59:59+02:00"}, {"Europe/Berlin", "2026-10-25", "2026-10-25T23:59:59+01:00"},
		{"Pacific/Kiritimati", "2026-01-01", "2026-01-01T23:59:59+14:00"}, {"Pacific/Pago_Pago", "2026-01-01", "2026-01-01T23:59:59-11:00"},
		{"America/Sao_Paulo", "2018-11-03", "2018-11-03T23:59:59-03:00"}, // the next day began at one
		{"America/Sao_Paulo", "2018-02-17", "2018-02-17T23:59:59-03:00"}, // its last hour came twice
		{"Pacific/Apia", "2011-12-30", "2011-12-29T23:59:59-10:00"},      // there was no such day
	} {
		if got := endOf(dated(c.day), zone(c.zone)); !got.Equal(moment(c.want).Time()) {
			t.Errorf("%s in %s ends at %s, want %s", c.day, c.zone, got.In(zone(c.zone)), c.want)
		}
	}
}

// The two directions agree: what was sent by the end of the last day of n months
// or weekdays, and not by that of n - 1, took n.
func TestCountsAgree(t *testing.T) {
	rng := rand.New(rand.NewSource(1971))
	for range 20_000 {
		start := dated("1999-01-01").AddDate(0, 0, rng.Intn(40*365))
		n := 1 + rng.Intn(40)
		for _, sent := range []time.Time{monthsAfter(start, n-1).AddDate(0, 0, 1), monthsAfter(start, n)} {
			if got := monthsTo(start, sent); got != n && monthsAfter(start, n) != monthsAfter(start, n-1) {
				t.Fatalf("%s to %s: %d months, want %d", start, sent, got, n)
			}
		}
		for _, sent := range []time.Time{addWeekdays(start, n-1).AddDate(0, 0, 1), addWeekdays(start, n)} {
			if got := weekdaysTo(start, sent); got != n {
				t.Fatalf("%s to %s: %d weekdays, want %d", start, sent, got, n)
			}
		}
		if monthsAfter(start, n).Sub(start) < time.Duration(shortestMonths(n))*wholeDay || addWeekdays(start, n).Sub(start) < time.Duration(shortestWeekdays(n))*wholeDay {
			t.Fatalf("%d months or weekdays from %s are shorter than they can be", n, start)
		}
	}
}

// What is said to be the shortest is so: some start has it, and none less.
func TestShortest(t *testing.T) {
	for n := 1; n <= longestMonths; n++ {
		months, days := 1<<30, 1<<30
		for start := time.Date(1895, 12, 31, 0, 0, 0, 0, time.UTC); start.Year() < 1903; start = start.AddDate(0, 0, 1) {
			months = min(months, int(monthsAfter(start, n).Sub(start)/wholeDay))
			days = min(days, int(addWeekdays(start, n).Sub(start)/wholeDay))
		}
		if shortestMonths(n) != months || shortestWeekdays(n) != days {
			t.Errorf("%d: %d days of months, want %d; %d of weekdays, want %d", n, shortestMonths(n), months, shortestWeekdays(n), days)
		}
	}
}
