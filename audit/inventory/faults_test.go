package inventory

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// faultCase is a document, and all that is said about it.
type faultCase struct{ name, document, want string }

// faultCases reads testdata/faults.txt, which explains itself.
func faultCases(t testing.TB) (cases []faultCase) {
	text, err := os.ReadFile("testdata/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, block := range strings.Split(string(text), "\n=== ") {
		if i == 0 {
			continue
		}
		name, rest, _ := strings.Cut(block, "\n")
		document, want, ok := strings.Cut("\n"+rest, "\n>>>\n")
		if !ok {
			t.Fatalf("the case %q has no >>>", name)
		}
		document = strings.TrimPrefix(document+"\n", "\n")
		whole, isWhole := strings.CutPrefix(name, "whole: ")
		if !isWhole {
			document = head + document
		}
		cases = append(cases, faultCase{whole, document, keysNamed.ReplaceAllStringFunc(strings.TrimSpace(want), keysOf)})
	}
	return cases
}

// keysNamed stands for all keys of an object, which grow with the model.
var keysNamed = regexp.MustCompile(`\{keys of [A-Za-z]+\}`)

// keysOf are the keys of the model that a placeholder names, in order.
func keysOf(placeholder string) string {
	name := strings.TrimSuffix(strings.TrimPrefix(placeholder, "{keys of "), "}")
	for _, model := range modelTypes() {
		if model.Name() == name {
			var keys []string
			for _, f := range planOf(model).fields {
				keys = append(keys, f.key)
			}
			return strings.Join(keys, ", ")
		}
	}
	return placeholder
}

func TestFaults(t *testing.T) {
	for _, c := range faultCases(t) {
		t.Run(c.name, func(t *testing.T) {
			inv, err := loadText("x.yaml", c.document)
			if err == nil {
				t.Fatalf("loaded, with %d facilities", len(inv.Facilities))
			}
			if got := err.Error(); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// TestFaultsOfFiles has what cannot be written into a text file.
func TestFaultsOfFiles(t *testing.T) {
	utf16 := "\xff\xfe" + strings.Join(strings.Split(head, ""), "\x00")
	for _, c := range []struct{ name, file, document, want string }{
		{"a picture", "x.yaml", "\x89PNG\r\n\x1a\n", "x.yaml:1:1: this is not a text file in UTF-8"},
		{"UTF-16", "x.yaml", utf16, "x.yaml:1:1: this is not a text file in UTF-8"},
		{"UTF-16 without a mark", "x.json", utf16[2:], "x.json:1:2: this is not a text file in UTF-8"},
		{"Latin-1", "x.yaml", head + "note: caf\xe9\n", "x.yaml:4:10: this is not a text file in UTF-8"},
		{"a NUL", "x.yaml", head + "note: a\x00b\n", "x.yaml:4:8: this is not a text file in UTF-8"},
		{"an escape sequence", "x.yaml", head + "note: é\x1b[31m\n", "x.yaml:4:8: this is not a text file in UTF-8"},
		{"a DEL", "x.yaml", head + "note: a b~\x7f\n", "x.yaml:4:11: this is not a text file in UTF-8"},
		{"a C1 control", "x.yaml", head + "# \u009b31m\n", "x.yaml:4:3: this is not a text file in UTF-8"},
		{"a comment that ends in the middle of a line", "x.yaml", head + "sites: [] #\u2028sites: []\n",
			"x.yaml:4:12: the character U+2028 is here, which only some programs take for the end of a line; hint: end every line with LF, or with CR and LF"},
		{"lines that end in CR alone", "x.yaml", strings.ReplaceAll(head, "\n", "\r"),
			"x.yaml:1:23: the character U+000D is here, which only some programs take for the end of a line; hint: end every line with LF, or with CR and LF"},
		{"a byte order mark in the middle", "x.yaml", head + "si\ufefftes: []\n",
			`x.yaml:4:1: unknown key "si�tes"; expected one of: ` + strings.Join(planOf(reflect.TypeFor[Inventory]()).keys, ", ") + `; hint: it contains U+FEFF, which no key does; did you mean "sites"?`},
		{"an empty JSON file", "x.json", " \n", "x.json: the file is empty; expected a mapping with apiVersion and kind"},
		{"null in JSON", "x.json", "null", "x.json: the file is empty; expected a mapping with apiVersion and kind"},
		{"YAML in a JSON file", "x.json", head, "x.json:1:1: this is not JSON: invalid character 'a' looking for beginning of value"},
		{"a comma too many", "x.json", "{\n  \"kind\": \"Inventory\",\n}", "x.json:3:1: this is not JSON: invalid character '}' looking for beginning of object key string"},
		{"a comma too few", "x.json", "{\n  \"a\": 1\n  \"b\": 2}", "x.json:3:3: this is not JSON: invalid character '\"' after object key:value pair"},
		{"JSON cut off", "x.json", "{\n  \"kind\": ", "x.json:2:11: this is not JSON: unexpected EOF"},
		{"two documents in JSON", "x.json", "{}\n\n {}", "x.json:3:2: text follows the document; a file holds one document"},
		{"JSON nested too deep", "x.json", strings.Repeat("[", 70) + strings.Repeat("]", 70), "x.json:1:66: this is nested deeper than 64 levels"},
		{"JSON with a key given twice", "x.json", "{\"apiVersion\": \"dcaudit/v1\", \"kind\": \"Inventory\", \"operator\": {\"id\": \"a\",\n \"id\": \"b\"}}",
			`x.json:2:2: the key "id" is given twice; it stands at line 1 already; hint: keep one of them`},
		{"JSON with wrong types", "x.json", "{\"apiVersion\": \"dcaudit/v1\", \"kind\": \"Inventory\",\n \"operator\": {\"id\": 5, \"name\": null,\n  \"daily_users\": 1e3}}",
			"x.json:2:21: id is 5; expected an id: letters, digits, dots, hyphens and underscores, as auth-cache; hint: put it in quotes if it is meant as text\n" +
				"x.json:2:32: name has no value; expected text; hint: leave it out if it is not known\n" +
				"x.json:3:18: daily_users is 1e3; expected a whole number"},
		{"a file name that would steer a terminal", "\x1b[2J\n.yaml", "", "\ufffd[2J .yaml: the file is empty; expected a mapping with apiVersion and kind"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText(c.file, c.document)
			if err == nil {
				t.Fatal("loaded")
			}
			if got := err.Error(); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}
