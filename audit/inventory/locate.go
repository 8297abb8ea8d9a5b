package inventory

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Fact is what an inventory has at a path.
type Fact struct {
	// The path that was looked up.
	Path Path
	// Where it stands. For an absent fact, the innermost object that is there
	// and that it would be added to.
	Location
	// Whether the inventory has it.
	Present bool
	// Its value, which in JSON has the form that checks see; nil for absent facts,
	// objects and lists of objects.
	Value any
	// The line of the file at Location, without what surrounds it.
	Text string
}

// Fact looks up a path.
func (inv *Inventory) Fact(path Path) Fact {
	c, present := inv.positions.find(reflect.ValueOf(inv).Elem(), path)
	fact := Fact{Path: path, Present: present, Location: inv.positions.location(c.at)}
	if present {
		fact.Value = plain(c.value)
	}
	fact.Text = inv.line(c.at)
	return fact
}

// plain is a value that is shown as evidence: a single one, or a list of such.
func plain(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	t := v.Type()
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if isObject(t) && shorthands[t] == "" {
		return nil
	}
	return v.Interface()
}

// longestLine is how much of a line is kept as evidence, in characters.
const longestLine = 160

// line is the line of the file at a place.
func (inv *Inventory) line(at place) string {
	if at.line == 0 { // a program made it
		return ""
	}
	text := strings.TrimSpace(inv.files[at.file].line(int(at.line)))
	end := 0
	for count := 0; end < len(text); count++ { // a whole inventory may stand on one line
		if count == longestLine {
			return text[:end] + "…"
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return strings.Clone(text) // evidence may outlive the inventory
}

// linesApart is how many lines there are between those whose beginning is kept.
const linesApart = 64

// lineStarts are the offsets of the lines 1, 65, 129 and so on.
func lineStarts(text string) (starts []int) {
	for at, number := 0, 0; ; number++ {
		if number%linesApart == 0 {
			starts = append(starts, at)
		}
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			return starts
		}
		at += end + 1
	}
}

// line is a line of a file by its number, from 1, without a mark at its beginning;
// it is empty where there is none.
func (f *File) line(number int) string {
	starts := f.lines()
	if (number-1)/linesApart >= len(starts) {
		return ""
	}
	rest, found := f.text[starts[(number-1)/linesApart]:], true
	for range (number - 1) % linesApart {
		if _, rest, found = strings.Cut(rest, "\n"); !found {
			return ""
		}
	}
	line, _, _ := strings.Cut(rest, "\n")
	if number == 1 {
		line = strings.TrimPrefix(line, byteOrderMark)
	}
	return line
}

// Follow is the path that a check means when it names keys and indexes below
// base, as ["copies", 0, "facility"]. Entries of lists are named by their ids
// where they have one. Keys that are absent are kept as they are.
func (inv *Inventory) Follow(base Path, keys []any) Path {
	path := base
	for _, key := range keys {
		switch key := key.(type) {
		case string:
			path = path.Field(key)
		default:
			path = inv.entry(path, digits(key))
		}
	}
	return path
}

// digits is a number of whatever type in plain digits.
func digits(number any) string {
	if f, ok := number.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(number)
}

// entry is the path of the entry with this index in the list at path.
func (inv *Inventory) entry(path Path, index string) Path {
	c, found := inv.positions.find(reflect.ValueOf(inv).Elem(), path)
	if found && c.value.Kind() == reflect.Slice && isObject(c.value.Type().Elem()) {
		i, err := strconv.Atoi(index)
		if err == nil && planOf(c.value.Type().Elem()).id >= 0 && i >= 0 && i < c.value.Len() {
			return path.Item(idOf(c.value.Index(i)))
		}
	}
	return path.Item(index)
}

// Locate is where a part of a decoded document stands, or the innermost object
// around it. The document is the pointer that was given to Decode.
func (p *Positions) Locate(document any, path Path) Location {
	c, _ := p.find(reflect.ValueOf(document).Elem(), path)
	return p.location(c.at)
}
