// Package tongue holds the words of reports in every language that these are
// written in.
//
// English is the language of the code: a text is named by its English form, and
// the catalogue of another language gives the same text in that. What comes from
// the inventory or from the catalog of demands is not translated.
package tongue

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"sync"

	"gopkg.in/yaml.v3"
)

// Language is one that reports are written in, by its code of ISO 639-1. The zero
// value is English.
type Language string

// The languages.
const (
	English Language = "en"
	Korean  Language = "ko"
)

// Codes are the codes of all languages, in order.
func Codes() []string { return []string{string(English), string(Korean)} }

// Text is what reports say, in English, with verbs for its arguments as fmt has
// them. Only constants are texts: a test finds all of them in the code, and holds
// that every catalogue has each.
type Text string

// Many names several things, in English; a catalogue has it with %d for their
// number. Only constants name things, as with texts.
type Many string

// Code is the code of the language.
func (l Language) Code() string {
	if l == "" {
		return string(English)
	}
	return string(l)
}

// Say is a text with its arguments put in, as fmt.Sprintf does. A catalogue may
// put them in another order, as %[2]s does. A text that the catalogue lacks is
// said in English; a test keeps that from happening.
func (l Language) Say(text Text, args ...any) string {
	said := string(text)
	if there, known := l.catalogue()[said]; known {
		said = there
	}
	if len(args) == 0 {
		return said
	}
	return fmt.Sprintf(said, args...)
}

// Count is a number of things: "1 service" or "2 services". The catalogue names
// it by the form for many, and gives a text with %d for the number.
func (l Language) Count(n int, one string, many Many) string {
	if there, known := l.catalogue()[string(many)]; known {
		return fmt.Sprintf(there, n)
	}
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + string(many)
}

//go:embed ko
var files embed.FS

func (l Language) catalogue() map[string]string {
	if l == Korean {
		return korean()
	}
	return nil
}

var korean = sync.OnceValue(func() map[string]string { return read("ko") })

// read reads the catalogue of a language, which is a part of the program.
func read(folder string) map[string]string {
	all := map[string]string{}
	names, err := fs.Glob(files, folder+"/*.yaml")
	for _, name := range names {
		text, fault := files.ReadFile(name)
		if fault == nil {
			fault = yaml.Unmarshal(text, &all)
		}
		if fault != nil {
			err = fault
		}
	}
	if err != nil {
		panic(fmt.Sprintf("the catalogue of %s cannot be read: %v", folder, err))
	}
	return all
}
