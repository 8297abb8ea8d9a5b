# METADATA
# title: Backups are checked for integrity
# description: |
#   Media rot and jobs write garbage without a word. Whether a copy is still what
#   was written shows only when somebody looks.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 4.2.3 asks for regular integrity checks of the backups
# custom:
#   subject: dataset
#   severity: medium
#   remediation: Check the copies of the dataset, as by checksums, and record when.
#   params:
#     max_age:
#       type: duration
#       description: How long ago the last check of each copy may be
package checks.backup.integrity_checked

import data.lib.text

not_applicable contains sprintf("%s has no copy", [input.subject.id]) if input.subject.copies == []

satisfied if {
	count(input.facts.copies) > 0
	every copy in input.facts.copies { copy.last_integrity_check_age <= input.params.max_age }
}

violations contains {
	"at": ["copies", i, "last_integrity_check"],
	"message": sprintf("The integrity of %s, a copy of %s, was checked too long ago", [copy.id, input.subject.id]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(age)]),
	"fix": sprintf("Check the integrity of %s and record it", [copy.id]),
} if {
	some i, copy in input.subject.copies
	age := input.facts.copies[i].last_integrity_check_age
	age > input.params.max_age
}
