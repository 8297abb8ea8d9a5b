package inventory

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDuration(t *testing.T) {
	for text, seconds := range map[string]float64{"0s": 0, "0d": 0, "90s": 90, "20m": 1200, "4h": 14400, "7d": 604800, "36525d": 36525 * 86400, "3155760000s": 3155760000} {
		var d Duration
		if err := d.UnmarshalText([]byte(text)); err != nil || d.Seconds() != seconds {
			t.Errorf("%s: got %v, %v", text, d.Seconds(), err)
		}
	}
	for want, d := range map[string]Duration{"0s": 0, "59s": 59, "1m": 60, "61s": 61, "90m": 5400, "1h": 3600, "25h": 25 * 3600, "1d": 86400, "7d": 7 * 86400} {
		if d.String() != want {
			t.Errorf("%d seconds: got %s, want %s", d, d, want)
		}
	}
}

func TestMoments(t *testing.T) {
	for _, c := range []struct{ text, instant, deadline string }{
		{"2022-10-15", "2022-10-15T00:00:00Z", "2022-10-15T23:59:59Z"},
		{"2024-02-29", "2024-02-29T00:00:00Z", "2024-02-29T23:59:59Z"},
		{"2022-10-15T15:19:00+09:00", "2022-10-15T06:19:00Z", "2022-10-15T06:19:00Z"},
		{"2022-10-15T15:19:00.999Z", "2022-10-15T15:19:00Z", "2022-10-15T15:19:00Z"},
		{"2022-12-31T23:30:00-01:00", "2023-01-01T00:30:00Z", "2023-01-01T00:30:00Z"},
		{"2022-10-15T14:00:00+14:00", "2022-10-15T00:00:00Z", "2022-10-15T00:00:00Z"}, // the farthest zones
		{"2022-10-15T00:00:00-14:00", "2022-10-15T14:00:00Z", "2022-10-15T14:00:00Z"},
		{"1900-01-01", "1900-01-01T00:00:00Z", "1900-01-01T23:59:59Z"},
		{"2199-12-31", "2199-12-31T00:00:00Z", "2199-12-31T23:59:59Z"},
	} {
		var i Instant
		var d Deadline
		if err := i.UnmarshalText([]byte(c.text)); err != nil || i.String() != c.instant || !i.Time().Equal(parsed(t, c.instant)) {
			t.Errorf("%s as an instant: got %v, %v", c.text, i, err)
		}
		if err := d.UnmarshalText([]byte(c.text)); err != nil || d.String() != c.deadline || !d.Time().Equal(parsed(t, c.deadline)) {
			t.Errorf("%s as a deadline: got %v, %v", c.text, d, err)
		}
		inJSON, err := json.Marshal([]any{i, d})
		if want := `["` + c.instant + `","` + c.deadline + `"]`; err != nil || string(inJSON) != want {
			t.Errorf("%s: got %s, %v", c.text, inJSON, err)
		}
	}
	moment := time.Date(2022, 10, 15, 15, 19, 0, 5, time.FixedZone("KST", 9*3600))
	if At(moment).String() != "2022-10-15T06:19:00Z" || Until(moment).String() != "2022-10-15T06:19:00Z" {
		t.Errorf("got %v and %v", At(moment), Until(moment))
	}
}

func parsed(t *testing.T, text string) time.Time {
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func TestClosest(t *testing.T) {
	long := strings.Repeat("x", longestMisspelt)
	candidates := []string{"facilities", "sites", "site", "side", "services", "a", "ab", long}
	for word, want := range map[string]string{"facilties": "facilities", "Facilities": "facilities", "sitess": "sites", "sits": "site", "sie": "side", "sitex": "site", "servises": "services",
		long[1:] + "y": long, long + "y": "", long[1:]: long, "b": "", "A": "a", "ba": "", "zzz": "", "": "", "facilities-of-another-kind-altogether-that-go-on-for-far-more-than-sixty-four": ""} {
		for range 2 { // in whatever order the candidates stand
			if got := Closest(word, candidates); got != want {
				t.Errorf("%q: got %q, want %q", word, got, want)
			}
			slices.Reverse(candidates)
		}
	}
	if got := Closest("abc", []string{"abcz", "abca"}); got != "abca" { // as near as the other, and before it in the alphabet
		t.Errorf("abc: got %q", got)
	}
	if got := DidYouMean("sits", candidates); got != `did you mean "site"?` {
		t.Errorf("got %s", got)
	}
}

func TestLocationString(t *testing.T) {
	for want, l := range map[string]Location{"a": {File: "a"}, "a:1": {File: "a", Line: 1}, "a:1:2": {File: "a", Line: 1, Column: 2}} {
		if l.String() != want {
			t.Errorf("got %s, want %s", l, want)
		}
	}
}

// Limits are part of what they bound, and whole numbers end where not all of them
// can be told apart.
func TestNumbersAtTheirLimits(t *testing.T) {
	const document = head + "services: [{id: a, kind: tool, critical: true, users: USERS}]\nfacilities: [{id: b, location: {lat: LAT, lon: LON}}]\n"
	for _, c := range []struct{ users, lat, lon, want string }{
		{"9007199254740991", "90", "180", ""},
		{"0", "-90", "-180", ""},
		{"9007199254740992", "90.1", "180.1", "x.yaml:4:55: users is 9007199254740992; expected a whole number\n" +
			"x.yaml:5:38: lat is 90.1; expected at most 90\nx.yaml:5:49: lon is 180.1; expected at most 180"},
	} {
		got := ""
		if _, err := loadText("x.yaml", strings.NewReplacer("USERS", c.users, "LAT", c.lat, "LON", c.lon).Replace(document)); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
		}
	}
}

// A text may have several lines, and tabs in them.
func TestTextOfSeveralLines(t *testing.T) {
	inv := load(t, part{"x.yaml", head + "note: |\n  first\n\n  \tsecond\n"})
	if *inv.Note != "first\n\n\tsecond" {
		t.Errorf("got %q", *inv.Note)
	}
}
