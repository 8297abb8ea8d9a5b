package picture

import (
	"strconv"
	"time"

	"github.com/dcaudit/dcaudit/reports/tongue"
)

// thousands writes a number with a comma after every third digit from the end.
func thousands(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// units of large numbers, the largest first.
var units = []struct {
	size   int64
	letter string
}{{1e18, "E"}, {1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}}

// brief writes a number with two digits or three, rounded down; "+" says that it
// is more.
func brief(n int64) string {
	for _, u := range units {
		if n < u.size {
			continue
		}
		text, rest := strconv.FormatInt(n/u.size, 10), n%u.size
		if tenth := rest / (u.size / 10); tenth > 0 && n/u.size < 10 {
			text, rest = text+"."+strconv.FormatInt(tenth, 10), rest%(u.size/10)
		}
		if text += u.letter; rest > 0 {
			text += "+"
		}
		return text
	}
	return strconv.FormatInt(n, 10)
}

// span writes a length of time in its two largest units, rounded down.
func span(l tongue.Language, seconds float64) string {
	left := min(max(seconds, -seconds), 1e15)
	for i, u := range lengths {
		if left < u.seconds && i < len(lengths)-1 {
			continue
		}
		n := int(left / u.seconds)
		text := l.Say(u.text, n)
		if i+1 < len(lengths) {
			if more := int((left - float64(n)*u.seconds) / lengths[i+1].seconds); more > 0 {
				text += " " + l.Say(lengths[i+1].text, more)
			}
		}
		return text
	}
	return ""
}

// unitOfTime is one, and how many of it are said.
type unitOfTime struct {
	seconds float64
	text    tongue.Text
}

// lengths of time, the longest first.
var lengths = []unitOfTime{{24 * 3600, "%dd"}, {3600, "%dh"}, {60, "%dm"}, {1, "%ds"}}

// moment is a point in time, or a whole day of which no more is known.
type moment struct {
	start, end float64 // seconds since 1970; the same where it is a point
	text       string  // as a reader wants it
	known      bool
}

// day is true of a day of which no more is known.
func (m moment) day() bool { return m.end > m.start }

// when reads a moment as it was declared. A day alone is that of the zone. What
// cannot be read is not known, and shown as it is.
func when(declared string, zone *time.Location) moment {
	if t, err := time.Parse(time.RFC3339, declared); err == nil {
		at := float64(t.Unix())
		return moment{at, at, clockText(t), true}
	}
	if t, err := time.ParseInLocation(time.DateOnly, declared, zone); err == nil {
		return moment{float64(t.Unix()), float64(t.AddDate(0, 0, 1).Unix()), declared, true}
	}
	return moment{text: declared}
}

// clockText writes a moment with the zone that it was declared in.
func clockText(t time.Time) string {
	zone := t.Format("-07:00")
	if zone == "+00:00" {
		zone = "UTC"
	}
	format := "2006-01-02 15:04 "
	if t.Second() != 0 {
		format = "2006-01-02 15:04:05 "
	}
	return t.Format(format) + zone
}
