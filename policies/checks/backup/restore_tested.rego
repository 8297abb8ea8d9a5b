# METADATA
# title: Backups have been restored from
# description: |
#   A backup is worth what came back when somebody last tried. One that was
#   never restored from is a hope.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: DORA Art 12(2) asks for periodic tests of restoring, Art 24(6) for yearly tests of critical systems
# custom:
#   subject: dataset
#   severity: high
#   remediation: Restore the dataset from a copy, compare it with the original and record the date.
#   params:
#     max_age:
#       type: duration
#       default: 365d
#       description: How long ago the last restore test of one copy may be
#       source: the demand gives no period; a year as in DORA Art 24(6)
package checks.backup.restore_tested

import data.lib.text

satisfied if {
	some copy in input.facts.copies
	copy.last_restore_test_age <= input.params.max_age
}

violations contains {
	"at": ["copies"],
	"message": sprintf("No copy of %s was restored from within the last %s", [
		input.subject.id,
		text.duration(input.params.max_age),
	]),
	"expected": sprintf("a restore test at most %s ago", [text.duration(input.params.max_age)]),
	"found": text.list([reason | some reason in _untested[_]]),
	"fix": sprintf("Restore %s from one of its copies and record the date", [input.subject.id]),
} if {
	every i, _ in input.subject.copies { _untested[i] }
}

_untested[i] contains sprintf("%s %s ago", [copy.id, text.days(age)]) if {
	some i, copy in input.subject.copies
	age := input.facts.copies[i].last_restore_test_age
	age > input.params.max_age
}
