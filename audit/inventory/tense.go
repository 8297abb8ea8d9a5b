package inventory

import (
	"fmt"
	"reflect"
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

// records are the fields of an object that are records, and those that hold
// objects with records in them or below: most of a large inventory need not be
// looked through.
type records struct{ own, below []int }

func (p *plan) newRecords() *records {
	result := &records{}
	for i, f := range p.fields {
		if f.time == past {
			result.own = append(result.own, i)
		}
		if f.objects != nil {
			if child := f.objects.plan().records(); len(child.own)+len(child.below) > 0 {
				result.below = append(result.below, i)
			}
		}
	}
	return result
}

// recordsAfter are the records below an object that lie after a moment. Their
// paths are put together on the way back, so that only what is found costs any.
func recordsAfter(moment time.Time, object reflect.Value) (found []record) {
	return planOf(object.Type()).recordsAfter(moment, object)
}

func (p *plan) recordsAfter(moment time.Time, object reflect.Value) (found []record) {
	for _, i := range p.records().own {
		value := object.FieldByIndex(p.fields[i].index)
		if begin, given := beginOf(value); given && begin.After(moment) {
			found = append(found, record{Path(p.fields[i].key), begin})
		}
	}
	for _, i := range p.records().below {
		f := &p.fields[i]
		value, plan := object.FieldByIndex(f.index), f.objects.plan()
		if value.Kind() == reflect.Slice {
			for k := range value.Len() {
				found = f.add(found, value, value.Index(k), k, plan.recordsAfter(moment, value.Index(k)))
			}
		} else if !value.IsNil() {
			found = f.add(found, value, value.Elem(), 0, plan.recordsAfter(moment, value.Elem()))
		}
	}
	return found
}

// add adds the records that were found in an object, with their paths.
func (f *field) add(found []record, field, child reflect.Value, index int, records []record) []record {
	for _, r := range records {
		found = append(found, record{entryPath(f.key, field, child, index).Field(string(r.path)), r.moment})
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
	if v.Kind() != reflect.Pointer {
		v = v.Addr()
	}
	switch value := v.Interface().(type) {
	case *Instant:
		if value != nil {
			return value.t, true
		}
	case *Deadline:
		if value == nil {
			return begin, false
		}
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
