package drill

import (
	"math/rand"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// history is what really happened, to the second, and where.
type history struct {
	rng  *rand.Rand
	zone string
	inv  *inventory.Inventory
}

// newHistory makes up an incident of half a year, and reports about it.
func newHistory(rng *rand.Rand) history {
	began := time.Date(2012+rng.Intn(20), time.Month(1+rng.Intn(12)), 1+rng.Intn(31), 0, 0, rng.Intn(86400), 0, time.UTC)
	after := func(t time.Time, most time.Duration) time.Time {
		return t.Add(time.Duration(rng.Int63n(int64(most/time.Second))) * time.Second)
	}
	at := func(t time.Time) *inventory.Instant { return pointer(inventory.At(t)) }
	aware := after(began, 30*time.Hour)
	incident := inventory.Incident{ID: "i", Began: inventory.At(began), Aware: at(aware), Classified: at(after(aware, 40*time.Hour)), Restored: at(after(began, 90*time.Hour))}
	for range 1 + rng.Intn(5) {
		kind := pick[inventory.NoticeKind](rng, "initial", "update", "update", "final")
		incident.Reports = append(incident.Reports, inventory.Report{To: pick[inventory.Recipient](rng, "A", "A", "B"), Kind: kind, At: at(after(aware, 100*24*time.Hour))})
	}
	h := history{rng, pick(rng, "", "UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe"), world()}
	h.inv.Operator = &inventory.Operator{ID: "a"}
	if h.zone != "" {
		h.inv.Operator.TimeZone = timeZone(h.zone)
	}
	h.inv.Incidents = []inventory.Incident{incident}
	return h
}

// blurred is the same history as somebody tells it who has forgotten moments, or
// the hours of some. A day is that of the place, or that in UTC.
func (h history) blurred() *inventory.Inventory {
	blur := func(moment *inventory.Instant) *inventory.Instant {
		switch h.rng.Intn(4) {
		case 0:
			return nil
		case 1:
			day := moment.Time()
			if zone := h.inv.Operator.TimeZone; zone != nil && h.rng.Intn(2) == 0 {
				day = day.In(zone.Location())
			}
			return dayText(day)
		}
		return moment
	}
	told := *h.inv
	incident := told.Incidents[0]
	incident.Reports = append([]inventory.Report{}, incident.Reports...)
	for i := range incident.Reports {
		incident.Reports[i].At = blur(incident.Reports[i].At)
	}
	incident.Aware, incident.Classified, incident.Restored = blur(incident.Aware), blur(incident.Classified), blur(incident.Restored)
	if began := blur(&incident.Began); began != nil {
		incident.Began = *began
	}
	told.Incidents = []inventory.Incident{incident}
	return &told
}

func dayText(t time.Time) *inventory.Instant { return moment(t.Format(time.DateOnly)) }

// Whatever is forgotten, the truth lies within the bounds that are told.
func TestBoundsHoldTheTruth(t *testing.T) {
	for seed := range int64(5000) {
		h := newHistory(rand.New(rand.NewSource(seed)))
		at := h.inv.Incidents[0].Began.Time().AddDate(0, 6, 0)
		truth, told := deriveAll(h.inv, at).Incidents["i"], deriveAll(h.blurred(), at).Incidents["i"]
		holds := encloses(truth.DurationAtLeast, told.DurationAtLeast, told.DurationAtMost) && encloses(truth.ClassifiedAfterAtLeast, told.ClassifiedAfterAtLeast, told.ClassifiedAfterAtMost)
		for i := range truth.Reports {
			for j := range truth.Reports[i].Since {
				holds = holds && told.Reports[i].Since[j].holds(truth.Reports[i].Since[j])
			}
		}
		for j := range truth.Elapsed {
			holds = holds && told.Elapsed[j].holds(truth.Elapsed[j])
		}
		if !holds {
			t.Fatalf("seed %d, %s: %+v\nis told as %+v", seed, h.zone, truth, told)
		}
	}
}

// holds says whether the bounds leave room for what really was.
func (e ElapsedFacts) holds(truth ElapsedFacts) bool {
	return encloses(truth.SecondsAtLeast, e.SecondsAtLeast, e.SecondsAtMost) && encloses(truth.MonthsAtLeast, e.MonthsAtLeast, e.MonthsAtMost) &&
		encloses(truth.WeekdaysAtLeast, e.WeekdaysAtLeast, e.WeekdaysAtMost) && e.over(truth)
}

// over says the same of the weekdays over one month less, which are comparable only
// where the months are the same.
func (e ElapsedFacts) over(truth ElapsedFacts) bool {
	if truth.MonthsAtLeast == nil {
		return true
	}
	least := e.MonthsAtLeast == nil || *e.MonthsAtLeast < *truth.MonthsAtLeast || *e.OverAtLeast <= *truth.OverAtLeast
	most := e.MonthsAtMost == nil || *e.MonthsAtMost > *truth.MonthsAtLeast || *e.OverAtMost >= *truth.OverAtLeast
	return least && most
}

// encloses says whether a value lies between two bounds, each of which may be absent.
func encloses[T int64 | float64](value, least, most *T) bool {
	if value == nil { // what cannot be is told in no way
		return true
	}
	return (least == nil || *least <= *value) && (most == nil || *most >= *value)
}
