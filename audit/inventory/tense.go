package inventory

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
	"time"
)

// tense is on which side of the moment of an audit an instant may lie.
type tense int

const (
	timeless tense = iota
	// past is the tense of records: what happened, when a state was true.
	past
	// ahead is the tense of plans: due dates, ends of validity.
	ahead
)

// CheckDates refuses records that lie after the moment of an audit: what has not
// happened yet proves nothing, and an inventory that tells of it is wrong about
// its dates, or was written after that moment. From says whose moment it is, as
// --at. The error, if any, is of type Faults and lists all such records.
func (inv *Inventory) CheckDates(moment time.Time, from string) error {
	moment = moment.UTC()
	var faults Faults
	for _, r := range recordsAfter(moment, reflect.ValueOf(inv).Elem()) {
		fault := Fault{Location: inv.Fact(r.path).Location, Expected: "expected a day that has passed", Hint: "a record tells what was: correct its date, judge a later moment with --at, or leave out what is only planned",
			Problem: fmt.Sprintf("%s is %s, after the moment of the audit, %s (%s)", r.path, day(r.moment), day(moment), from)}
		if midnight := r.moment.Truncate(24 * time.Hour); r.moment.Equal(midnight) && midnight.Sub(moment) < 24*time.Hour {
			fault.Hint = "correct the date, or write the moment with its zone: a plain date begins at 00:00 in UTC"
		}
		faults = append(faults, fault)
	}
	return faults.Err()
}

// tenses are what the schema adds to the description of an instant.
var tenses = map[tense]string{
	past:  " A record: it may not lie after the moment of the audit.",
	ahead: " It may lie after the moment of the audit.",
}

// record is an instant that must not lie ahead, and its path.
type record struct {
	path   Path
	moment time.Time
}

// recordsAfter are the records below an object that lie after a moment. Their
// paths are put together on the way back, so that only what is found costs any.
func recordsAfter(moment time.Time, object reflect.Value) (found []record) {
	for _, f := range planOf(object.Type()).fields {
		value := object.FieldByIndex(f.index)
		if f.time == past {
			if begin, given := beginOf(value); given && begin.After(moment) {
				found = append(found, record{Path(f.key), begin})
			}
		}
		if !holdsRecords(value.Type()) {
			continue
		}
		i := 0
		for child := range objects(value) {
			for _, r := range recordsAfter(moment, child) {
				found = append(found, record{entryPath(f.key, value, child, i).Field(string(r.path)), r.moment})
			}
			i++
		}
	}
	return found
}

// entryPath is the path of what a field holds: of one object, or of the entry of
// a list.
func entryPath(key string, field, child reflect.Value, index int) Path {
	switch {
	case field.Kind() != reflect.Slice:
		return Path(key)
	case planOf(child.Type()).id >= 0:
		return Path(key).Item(idOf(child))
	}
	return Path(key).Index(index)
}

// beginOf is when an instant began, if it is one that is there: a plain date
// that stands for the end of its day began with that day.
func beginOf(v reflect.Value) (begin time.Time, given bool) {
	v = reflect.Indirect(v)
	if !v.IsValid() {
		return begin, false
	}
	switch value := v.Interface().(type) {
	case Instant:
		return value.t, true
	case Deadline:
		if value.t.Equal(endOfDay(value.t)) {
			return value.t.Truncate(24 * time.Hour), true
		}
		return value.t, true
	}
	return begin, false
}

// endOfDay is the last second of the day of a moment in UTC.
func endOfDay(t time.Time) time.Time {
	return t.UTC().Truncate(24 * time.Hour).Add(24*time.Hour - time.Second)
}

// day is a moment as people write it: a plain date, if it is where one begins or
// ends.
func day(t time.Time) string {
	if t.Equal(t.Truncate(24*time.Hour)) || t.Equal(endOfDay(t)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

var recordHolders sync.Map // reflect.Type → bool

// holdsRecords reports whether there are records in objects of a field's type,
// or below them: most of a large inventory need not be looked through.
func holdsRecords(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if !isObject(t) {
		return false
	}
	known, ok := recordHolders.Load(t)
	if !ok {
		known = slices.ContainsFunc(planOf(t).fields, func(f field) bool { return f.time == past || holdsRecords(t.FieldByIndex(f.index).Type) })
		recordHolders.Store(t, known)
	}
	return known.(bool)
}
