# METADATA
# title: The sorts of data that must be backed up are on record
# description: |
#   Data comes back and the systems do not, when nobody kept how they were set up.
#   Some sorts of data are forgotten easily: they must be among the datasets.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 4.2.2(b) names configuration data
# custom:
#   subject: operator
#   severity: high
#   remediation: List a dataset of each sort with its copies, and say of all datasets what they hold.
#   params:
#     kinds:
#       type: strings
#       description: The sorts of data, each of which some dataset must hold
package checks.backup.kinds_held

import data.lib.text

satisfied if {
	count(input.params.kinds) > 0
	every kind in input.params.kinds { kind in input.facts.data_kinds }
}

violations contains {
	"at": ["facts", "data_kinds"],
	"message": sprintf("No dataset holds: %s", [text.list(missing)]),
	"expected": sprintf("datasets that hold: %s", [text.list(input.params.kinds)]),
	"found": text.list(input.facts.data_kinds),
	"fix": sprintf("Back up and list: %s", [text.list(missing)]),
} if {
	input.facts.data_kinds_whole == true
	missing := {kind | some kind in input.params.kinds} - {kind | some kind in input.facts.data_kinds}
	count(missing) > 0
}
