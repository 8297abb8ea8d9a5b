package inventory

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// plainBases are short documents, in the styles that the fast way reads.
var plainBases = []string{
	head + "sites:\n  - {id: a, name: b c, region: 'd'}\n  - {id: b}\nservices:\n  - id: s\n    kind: product\n    critical: true # so\n    requires: [x, {any_of: [y, z]}]\n" +
		"    # a remark\n    deployments:\n      - {facility: f, mode: active, capacity: 0.5}\n      - facility: g\n        mode: cold\n\n    users: 12\n",
	"---\n# a remark\napiVersion: dcaudit/v1\nkind: 'Inventory'\noperator:\n    \"id\": \"op\"\n    name: \"a \\\"b\\\" c\"\nsites:\n- id: a\n  name: it's\n- id: b\n  name: 'it''s'\nas_of: 2026-09-30\n",
	"reporting:\n  officer: {name: 'O', deputy: -d, reachable: 24x7}\n  notices:\n    - id: n\n      within: 30m\n      channels: [{kind: fax, requires: []}]\n      contents: [fact, cause]\nnote: a b: c\n",
	"a: 1\nb: -1.5\nc: true\nd: 1e3\ne:\n  f:\n    g: é ü\n  h: [ 1 , 2 ]\ni: {j: {k: l}}\nm:\n- n\n- o\n",
	head + "note: >-\n  a b\n\n  c\nsites:\n  - id: a\n    name: b\n      c d\n    note: |\n      - x\n      # y\n\n  - id: b\n    name: \"x\n      y\"\nproviders: [{id: c},\n  {id: d}]\n",
	"a:\r\n  - b: c\r\n    d: e\r\n\r\n  - b: >\r\n      f\r\ng: h\r\n",
	"a:\n- b: |\n    c\n  d: [e,\n f]\n- g: &x h\ni:\n  j\n  k\nl: 'm\n  n'\n",
	"a:\n  - b: >-\n      c d\n      e\n\n      f\n    g: |\n      h\n        - i\n\n    # j\n    k: >\n     l\n  - m: |-\n        n\n\n        o\n# p\nq: >-\n  r: s\n  t #u\nv: w\n",
	"a:\n  - b: c\n    d:\n      - e\n    f:\n    - g\n  - h: i\nj: k#l\nm: n #o\np: q:r\n",
}

// pieces are what edits insert: whatever means something in YAML.
var pieces = strings.Split(" |  |\n|\n\n|- |-|:|: |#| #|'|\"|[|]|{|}|,|, |>|>-|&a |*a|!|!!str |?|? |%|---|...|\t|~|é|\ufeff|.|\\|<<|@|`|=|0|1_0|a|a: b|null|\r\n|\\n|\n- |\n  - |{}|[]|''|''''|\"\"", "|")

// edit changes a text in one place.
func edit(text string, r *rand.Rand) string {
	lines := strings.SplitAfter(text, "\n")
	i, j, at := r.IntN(len(lines)), r.IntN(len(lines)), r.IntN(len(text)+1)
	switch r.IntN(9) {
	case 0:
		return text[:at] + text[min(at+1, len(text)):]
	case 1:
		lines[i] = " " + lines[i]
	case 2:
		lines[i] = strings.TrimPrefix(lines[i], " ")
	case 3:
		lines[i], lines[j] = lines[j], lines[i]
	case 4:
		lines[i] += lines[j]
	case 5:
		lines[i] = strings.TrimSuffix(lines[i], "\n")
	case 6:
		lines[i] = strings.TrimSuffix(lines[i], "\n") + " # so\n"
	default:
		piece := append(pieces, "|", "|-")[r.IntN(len(pieces)+2)]
		return text[:at] + piece + text[at:]
	}
	return strings.Join(lines, "")
}

// TestPlainMutants holds the fast way to the other one on documents that are
// almost like those that it reads. DCAUDIT_MUTANTS says how many to make.
func TestPlainMutants(t *testing.T) {
	count, err := strconv.Atoi(os.Getenv("DCAUDIT_MUTANTS"))
	if err != nil {
		count = 5000
	}
	r, read := rand.New(rand.NewPCG(uint64(count), 1)), 0
	foreign := foreignDocuments(t)
	for i := range count {
		text := plainBases[r.IntN(len(plainBases))]
		if i%2 == 0 && len(foreign) > 0 {
			text = foreign[r.IntN(len(foreign))]
		}
		if r.IntN(8) == 0 {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		for range 1 + r.IntN(3) {
			text = edit(text, r)
		}
		if agree(t, "x.yaml", text) || sameTree(t, text) {
			read++
		}
	}
	if read < count/40 {
		t.Errorf("only %d of %d documents were read the fast way", read, count)
	}
	t.Logf("%d of %d documents were read the fast way", read, count)
}
