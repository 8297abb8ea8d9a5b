package drill

import (
	"sort"
	"time"
)

// How days, months and working days are counted. A time in hours is so many
// seconds, whatever the clocks of a place do in between. A time in days or months
// goes by the calendar of the place: the day of the event does not count, and the
// time ends with the last second of its last day; months end on the day with the
// same number, or on the last day of a month that is too short to have it. So
// Article 3(1) and (2)(c) of Regulation (EEC, Euratom) No 1182/71 has it, and so
// have Articles 157, 159 and 160 of the Civil Act of Korea. (The Regulation does
// not count the hour of the event in a time of hours either; that is not taken
// up here, which is the strict reading.)
//
// A day is the midnight in UTC with its date, so that days are 24 hours apart.

const wholeDay = 24 * time.Hour

// dayOf is the day of a moment, by the clocks of a place.
func dayOf(t time.Time, zone *time.Location) time.Time {
	year, month, day := t.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// monthsAfter is the day with the same number so many months on, or the last day of
// that month if it has none.
func monthsAfter(day time.Time, months int) time.Time {
	last := time.Date(day.Year(), day.Month()+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, min(day.Day(), last.Day())-last.Day())
}

// monthsTo is the least number of months that end on the given day or later.
func monthsTo(start, day time.Time) int {
	months := 12*(day.Year()-start.Year()) + int(day.Month()-start.Month())
	if day.After(monthsAfter(start, months)) {
		months++
	}
	return max(0, months)
}

// isWeekday says whether a day is none of a weekend. Which weekdays are holidays
// is not known.
func isWeekday(day time.Time) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// weekdays is the number of weekdays from one day on, before another.
func weekdays(from, before time.Time) (count int) {
	weeks := max(0, int(before.Sub(from)/(7*wholeDay)))
	for day := from.AddDate(0, 0, 7*weeks); day.Before(before); day = day.AddDate(0, 0, 1) {
		if isWeekday(day) {
			count++
		}
	}
	return count + 5*weeks
}

// weekdaysTo is the least number of weekdays that end on the given day or later.
func weekdaysTo(start, day time.Time) int {
	if !day.After(start) {
		return 0
	}
	return weekdays(start.AddDate(0, 0, 1), day) + 1
}

// addWeekdays is the last of so many weekdays after a day.
func addWeekdays(day time.Time, count int) time.Time {
	for count > 0 {
		if day = day.AddDate(0, 0, 1); isWeekday(day) {
			count--
		}
	}
	return day
}

// endOf is the last second of a day, by the clocks of a place.
func endOf(day time.Time, zone *time.Location) time.Time {
	first := day.Add(-farthestZone)
	seconds := sort.Search(int((wholeDay+2*farthestZone)/time.Second), func(s int) bool {
		return dayOf(first.Add(time.Duration(s)*time.Second), zone).After(day)
	})
	return first.Add(time.Duration(seconds-1) * time.Second)
}

// farthestZone is farther from UTC than the clocks of any place ever were.
const farthestZone = 16 * time.Hour

// shortestMonths is how many days so many months have at least, up to longestMonths:
// they begin in February, and no leap day helps; there was none from 1896 to 1904.
func shortestMonths(months int) int {
	start := time.Date(1897, time.February, 1, 0, 0, 0, 0, time.UTC)
	return int(monthsAfter(start, months).Sub(start) / wholeDay)
}

// longestMonths is seven years; no report has longer.
const longestMonths = 84

// shortestWeekdays is how many days so many weekdays take at least: they begin on
// a Monday.
func shortestWeekdays(count int) int {
	sunday := time.Date(2023, time.January, 1, 0, 0, 0, 0, time.UTC)
	return int(addWeekdays(sunday, count).Sub(sunday) / wholeDay)
}
