package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// pair is a check and a subject that it was put to.
type pair struct {
	check   string
	subject audit.Subject
}

// breakages are the pairs on which a check broke, and how. The finding of such a
// pair is undetermined and does not say that; here the two come together, so that
// a report tells of each pair once.
type breakages struct {
	messages map[pair]string
	checks   map[string]bool
	// Those whose pair has no finding that is undetermined, each pair once.
	loose []audit.CheckError
}

func breakagesOf(a audit.Assessment) breakages {
	b := breakages{map[pair]string{}, map[string]bool{}, nil}
	for _, e := range a.Errors {
		key := pair{e.Check, e.Subject}
		if before := b.messages[key]; before != "" && before != e.Message {
			e.Message = before + "; " + e.Message
		}
		b.messages[key], b.checks[e.Check] = e.Message, true
	}
	owed := map[pair]bool{}
	for _, j := range a.Findings.Judgements() {
		broken, _ := b.split(j)
		for _, i := range broken {
			owed[pair{j.Check, j.Subject(i)}] = true
		}
	}
	for _, e := range a.Errors {
		if key := (pair{e.Check, e.Subject}); !owed[key] {
			b.loose, owed[key] = append(b.loose, e), true
		}
	}
	return b
}

// of is how a check broke on a subject; empty where it did not. Where it was put
// to the subject with several sets of parameters, it is not on record with which
// of them, and all that is undetermined says so.
func (b breakages) of(check string, subject audit.Subject, status audit.Status) string {
	key := pair{check, subject}
	message, broke := b.messages[key]
	switch {
	case status != audit.Undetermined || !broke:
		return ""
	case message == "":
		return "it said nothing"
	}
	return message
}

// split tells the undetermined findings of a judgement that stand for a check
// that broke from the others.
func (b breakages) split(j *audit.Judgement) (broken, open []int) {
	all := j.Ended(audit.Undetermined)
	if !b.checks[j.Check] {
		return nil, all
	}
	for _, i := range all {
		if b.of(j.Check, j.Subject(i), audit.Undetermined) != "" {
			broken = append(broken, i)
		} else {
			open = append(open, i)
		}
	}
	return broken, open
}

// digestOf names what has no fingerprint of its own, by what it is.
func digestOf(parts ...string) string {
	digest := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(digest[:])
}
