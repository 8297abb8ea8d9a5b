package tongue_test

import (
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"gopkg.in/yaml.v3"
)

// spoken is what the code says: the constants that are texts, and those that name
// several things, with the place of one of each.
type spoken struct {
	texts, things map[string]token.Position
}

// TestCatalogues holds that a catalogue has all that the code says, with the same
// arguments, and nothing else.
func TestCatalogues(t *testing.T) {
	said := readCode(t)
	for _, folder := range []string{"ko"} {
		there := readCatalogue(t, folder)
		for text, at := range said.texts {
			switch translation, known := there[text]; {
			case !known:
				t.Errorf("%s: %q is not in the catalogue %s", at, text, folder)
			case !sameVerbs(verbs(t, text), verbs(t, translation)):
				t.Errorf("%s: %q has other arguments than %q", folder, translation, text)
			}
		}
		for text, at := range said.things {
			translation, known := there[text]
			if verbs := verbs(t, translation); !known || len(verbs) != 1 || verbs[1] != "d" {
				t.Errorf("%s: the catalogue %s has %q for several %q, want one with %%d", at, folder, translation, text)
			}
		}
		for text, translation := range there {
			_, isText := said.texts[text]
			_, isThing := said.things[text]
			if !isText && !isThing {
				t.Errorf("%s: nothing says %q", folder, text)
			}
			checkWording(t, text, translation)
		}
	}
}

// checkWording holds that a translation has no marks that could act in a report and
// that the text does without, and that no particle depends on what is put in
// before it.
func checkWording(t *testing.T, text, translation string) {
	t.Helper()
	bare := verb.ReplaceAllString(translation, "")
	for _, mark := range bare {
		if (strings.ContainsRune("\\`*_~[]<>&|$@#\"%", mark) || unicode.IsControl(mark)) && !strings.ContainsRune(text, mark) {
			t.Errorf("%q has %q, which can act in a report", translation, mark)
		}
	}
	if strings.TrimSpace(translation) != translation {
		t.Errorf("%q has space around it", translation)
	}
	if particle := regexp.MustCompile(verb.String() + `(은|는|이|가|을|를|와|과|로|으로|이나|나)([^\p{L}(]|$)`).FindString(translation); particle != "" {
		t.Errorf("%q: the particle of %q depends on the word before it; write both, or phrase it without", translation, particle)
	}
	if !strings.ContainsFunc(translation, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		t.Errorf("%q is not in the language", translation)
	}
}

// verb is one as fmt has it, with the number of its argument where that is given.
var verb = regexp.MustCompile(`%(?:\[([1-9])\])?([sd])`)

// verbs are the verbs of a text, by the number of their argument.
func verbs(t *testing.T, text string) map[int]string {
	t.Helper()
	all := map[int]string{}
	for i, match := range verb.FindAllStringSubmatch(text, -1) {
		number := i + 1
		if match[1] != "" {
			number = int(match[1][0] - '0')
		}
		if all[number] != "" {
			t.Errorf("%q puts argument %d in twice", text, number)
		}
		all[number] = match[2]
	}
	return all
}

func sameVerbs(a, b map[int]string) bool {
	for number, verb := range a {
		if b[number] != verb {
			return false
		}
	}
	return len(a) == len(b)
}

// readCatalogue reads all files of a catalogue, of which none may have what
// another has.
func readCatalogue(t *testing.T, folder string) map[string]string {
	files, err := filepath.Glob(folder + "/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %d files", folder, err, len(files))
	}
	all, from := map[string]string{}, map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		entries := map[string]string{}
		if err := yaml.Unmarshal(text, &entries); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for english, translation := range entries {
			if from[english] != "" {
				t.Errorf("%s: %q stands in %s too", file, english, from[english])
			}
			all[english], from[english] = translation, file
		}
	}
	return all
}
