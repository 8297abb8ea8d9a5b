package reports

import (
	"strings"
	"testing"
)

func TestReadGivesTheSameBytes(t *testing.T) {
	for name, a := range samples() {
		first := written(t, "json", a, Options{})
		back, err := Read(strings.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range Formats() {
			if written(t, format, back, Options{}) != written(t, format, a, Options{}) {
				t.Errorf("%s: the %s report changes when it is read back", name, format)
			}
		}
	}
}

func TestReadKeepsNumbers(t *testing.T) {
	for _, number := range []string{"9007199254740993", "1e+21", "0.1", "-0", "3.0", "123456789012345678901234567890"} {
		document := strings.Replace(written(t, "json", compliant(), Options{}), "30.5", number, 1)
		a, err := Read(strings.NewReader(document))
		if err != nil {
			t.Fatal(err)
		}
		if written(t, "json", a, Options{}) != document {
			t.Errorf("%s does not survive", number)
		}
	}
}

func TestReadIsStrict(t *testing.T) {
	good := written(t, "json", compliant(), Options{})
	for name, test := range map[string]struct{ old, new, want string }{
		"unknown field":       {`"verdict"`, `"colour": 1, "verdict"`, `unknown field "colour"`},
		"unknown field below": {`"subject": {`, `"subject": {"x": 1,`, `unknown field "x"`},
		"another schema":      {"assessment/v1", "assessment/v2", `schema is "dcaudit.assessment/v2": expected "dcaudit.assessment/v1"`},
		"no schema":           {`"schema": "dcaudit.assessment/v1",`, "", `schema is ""`},
		"a key twice":         {`"verdict": "compliant",`, `"verdict": "not-compliant", "verdict": "compliant",`, `key "verdict" is given twice`},
		"a key in two cases":  {`"verdict": "compliant",`, `"verdict": "compliant", "Verdict": "undetermined",`, `key "Verdict" is given twice`},
		"wrong type":          {`"at_from": "today"`, `"at_from": 1`, "8:14: json: cannot unmarshal number"},
		"broken":              {`"at_from": "today",`, `"at_from": "today"`, "9:3: invalid character"},
		"cut off":             {good[len(good)-20:], "", "unexpected end"},
		"something follows":   {good, good + good, "after top-level value"},
		"empty":               {good, "", "unexpected end"},
		"no object":           {good, "[]", "cannot unmarshal array"},
		"null":                {good, "null", `schema is ""`},
		"an open control":     {`"status": "satisfied"`, `"status": "undetermined"`, "verdict is compliant although not everything is satisfied"},
		"incoherent":          {`"judged": 1,`, `"judged": 2,`, "the findings add up"},
	} {
		t.Run(name, func(t *testing.T) {
			document := strings.Replace(good, test.old, test.new, 1)
			if document == good {
				t.Fatal("the test changes nothing")
			}
			_, err := Read(strings.NewReader(document))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestReadBoundsDepth(t *testing.T) {
	if _, err := Read(strings.NewReader(strings.Repeat("[", 5_000_000))); err == nil {
		t.Error("got no error")
	}
}
