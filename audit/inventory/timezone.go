package inventory

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// TimeZone is the clock of a place, by its name in the time zone database of the
// IANA: Asia/Seoul, Europe/Berlin, UTC. It reaches checks as that name.
type TimeZone struct{ location *time.Location }

// UnmarshalText reads the name.
func (z *TimeZone) UnmarshalText(text []byte) error { return z.read(string(text)) }

func (z *TimeZone) read(text string) (err error) {
	file, known := zones()[text]
	if !known {
		if hint := DidYouMean(text, zoneNames()); hint != "" {
			return fmt.Errorf("%w; hint: %s", errNoZone, hint)
		}
		return errNoZone
	}
	z.location, err = locate(text, file)
	return err
}

var errNoZone = errors.New("expected the name of a time zone, as Asia/Seoul or Europe/Berlin")

// Location is the time zone as the time package has it.
func (z TimeZone) Location() *time.Location { return z.location }

// String is the name.
func (z TimeZone) String() string { return z.location.String() }

// MarshalJSON writes the form that checks see.
func (z TimeZone) MarshalJSON() ([]byte, error) { return json.Marshal(z.String()) }

// zoneFile is the time zone database, release 2025c, which is in the public domain:
// lib/time/zoneinfo.zip of Go 1.26. It is built in, since the database of one
// machine may be older than that of another, and a moment must not depend on it.
//
//go:embed zoneinfo.zip
var zoneFile []byte

// zones are the time zones of the database by name; the file is not looked into
// before somebody declares one.
var zones = sync.OnceValue(func() map[string]*zip.File {
	archive, err := zip.NewReader(bytes.NewReader(zoneFile), int64(len(zoneFile)))
	if err != nil {
		panic("inventory: the time zone database: " + err.Error()) // it is built in
	}
	named := map[string]*zip.File{}
	for _, file := range archive.File {
		if file.Name != "Factory" { // which stands for none
			named[file.Name] = file
		}
	}
	return named
})

// zoneNames are the names of all time zones, in order.
var zoneNames = sync.OnceValue(func() (names []string) {
	for name := range zones() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
})

// locate reads a time zone of the database.
func locate(name string, file *zip.File) (*time.Location, error) {
	r, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // it was only read
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return time.LoadLocationFromTZData(name, data)
}
