package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// position is an index in a path, as opposed to an id: all digits.
var position = regexp.MustCompile(`\[[0-9]+\]`)

// fingerprint is a digest of what a finding is: check, parameters, subject and
// cause. The cause is the status and the facts behind it, by path, without
// values, lines or indexes: so it stays the same while ages grow, lines move
// and lists are reordered.
func fingerprint(f Finding) string {
	var cause []string
	add := func(path inventory.Path) { cause = append(cause, position.ReplaceAllString(string(path), "[]")) }
	for _, v := range f.Violations {
		for _, e := range v.Evidence {
			add(e.Path)
		}
	}
	for _, m := range f.Missing {
		add(m.Path)
	}
	slices.Sort(cause)
	digest := sha256.Sum256(canonical([]any{f.Check, f.Params, f.Subject.Kind, f.Subject.ID, f.Status, slices.Compact(cause)}))
	return hex.EncodeToString(digest[:])
}
