package reports

import (
	"crypto/sha256"
	"encoding/json"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/google/uuid"
)

// oscalNamespace is whose the names of props and parts are.
const oscalNamespace = "https://github.com/dcaudit/dcaudit/oscal"

// oscalSpace is the namespace of the UUIDs, which are those of version 5.
var oscalSpace = uuid.NewSHA1(uuid.NameSpaceURL, []byte(oscalNamespace))

// identity is the UUID of the report of an assessment. It follows from the program,
// from all that was judged and by what, and from how each pair ended: what is the
// same has the same, and a new date or another inventory makes another.
func identity(a audit.Assessment) uuid.UUID {
	digest := sha256.New()
	add := func(parts ...string) { _, _ = io.WriteString(digest, strings.Join(parts, "\x00")+"\x00\x00") }
	scope, _ := json.Marshal(a.Scope) // which has nothing in it that could fail
	add(a.Tool.Name, a.Tool.Version, a.At, a.AtFrom, a.Catalog.SHA256, string(scope), a.Inventory.Operator.ID)
	for _, f := range a.Inventory.Files {
		add(f.Path, f.SHA256)
	}
	for _, c := range a.Controls {
		add(controlID(c), string(c.Status))
	}
	for _, j := range a.Findings.Judgements() {
		add(j.Check, oscalParams(j.Params))
		for i := range j.Len() {
			add(string(j.Status(i)))
		}
	}
	for _, e := range a.Errors {
		add(e.Check, e.Subject.String(), e.Message)
	}
	return uuid.NewSHA1(oscalSpace, digest.Sum(nil))
}

// oscalParams are the parameters of a check, which are the same before an assessment
// is saved and after.
func oscalParams(params map[string]any) string {
	if len(params) == 0 {
		return ""
	}
	return value(params)
}

// uuid is the UUID of a part of the document, by what it is.
func (o *oscal) uuid(parts ...string) string {
	return uuid.NewSHA1(o.id, []byte(strings.Join(parts, "\x00"))).String()
}

// lasting is the UUID of what is the same in every report about an operator.
func (o *oscal) lasting(parts ...string) string {
	name := append([]string{o.Inventory.Operator.ID}, parts...)
	return uuid.NewSHA1(oscalSpace, []byte(strings.Join(name, "\x00"))).String()
}

func (o *oscal) party(s audit.Subject) string { return o.lasting("subject", s.Kind, s.ID) }
func (o *oscal) person(name string) string    { return o.lasting("person", name) }

// oscalTokens are the ids of controls as OSCAL allows them, with their frameworks
// in front and each of them another: eu-nis2_21_2_c for eu-nis2/21(2)(c).
func oscalTokens(controls []audit.ControlResult) map[string]string {
	tokens, taken := map[string]string{}, map[string]bool{}
	for _, c := range controls {
		id := controlID(c)
		if tokens[id] != "" {
			continue
		}
		token := oscalToken(id)
		for taken[token] {
			token += "_"
		}
		tokens[id], taken[token] = token, true
	}
	return tokens
}

// oscalToken writes an underscore for whatever OSCAL allows in no token.
func oscalToken(id string) string {
	words := strings.FieldsFunc(safe(id), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '-' && r != '.'
	})
	token := strings.Join(words, "_")
	if token == "" || !unicode.IsLetter([]rune(token)[0]) {
		token = "_" + token
	}
	return token
}

// oscalProps are props of our own, from names and values by turns. Those without a
// value are left out.
func oscalProps(pairs ...string) (props []oscalProp) {
	for i := 0; i < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) != "" {
			props = append(props, oscalProp{pairs[i], oscalNamespace, oscalString(pairs[i+1])})
		}
	}
	return props
}

// oscalString is a string as OSCAL allows it, which is neither empty nor begins or
// ends with a space.
func oscalString(s string) string {
	if s = strings.TrimSpace(safe(s)); s == "" {
		return "unknown"
	}
	return s
}

// oscalLine is a line of Markdown, which OSCAL has for titles. None is empty.
func oscalLine(s string) string { return string(prose(oscalString(s))) }

// oscalMoment is the moment of an assessment. One that is no moment, which only a
// saved assessment that somebody wrote by hand can have, is the earliest that OSCAL
// can tell; the remarks of the result say so.
func oscalMoment(at string) string {
	if t, err := time.Parse(time.RFC3339, at); err == nil && t.Year() >= 1900 && t.Year() < 3000 {
		return t.UTC().Format(time.RFC3339)
	}
	return oscalEarliest
}

const oscalEarliest = "1900-01-01T00:00:00Z"
