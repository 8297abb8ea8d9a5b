package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// fingerprint is a digest of what a finding is: check, parameters, subject and
// cause. The cause is the status and the facts behind it, by path, without
// values, lines or indexes: so it stays the same while ages grow, lines move
// and lists are reordered.
func fingerprint(f Finding) string { return fingerprintOf(f, paramsText(f.Params)) }

// paramsText is what tells parameters from others; empty where there are none.
func paramsText(params map[string]any) string {
	if len(params) == 0 {
		return ""
	}
	return string(canonical(params))
}

// fingerprintOf is a fingerprint by the text of the parameters.
func fingerprintOf(f Finding, params string) string {
	var cause []string
	add := func(path inventory.Path) { cause = append(cause, withoutIndexes(string(path))) }
	for _, v := range f.Violations {
		for _, e := range v.Evidence {
			add(e.Path)
		}
	}
	for _, m := range f.Missing {
		add(m.Path)
	}
	slices.Sort(cause)
	parts := append([]string{f.Check, params, f.Subject.Kind, f.Subject.ID, string(f.Status)}, slices.Compact(cause)...)
	digest := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(digest[:])
}

// withoutIndexes drops what tells entries of a list apart by their order: the
// brackets that hold digits alone.
func withoutIndexes(path string) string {
	var kept strings.Builder
	for {
		before, after, found := strings.Cut(path, "[")
		inside, rest, _ := strings.Cut(after, "]")
		kept.WriteString(before)
		if !found {
			return kept.String()
		}
		if strings.Trim(inside, "0123456789") != "" {
			kept.WriteString("[" + inside + "]")
		}
		path = rest
	}
}
