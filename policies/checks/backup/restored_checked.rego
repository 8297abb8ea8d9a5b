# METADATA
# title: What was restored has been checked for integrity
# description: |
#   A restore that ends without an error may still have brought back half of the
#   data, or another day's. Somebody has to compare it with another record.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 12(7), checks and reconciliations when recovering
# custom:
#   subject: dataset
#   severity: high
#   remediation: Check what is restored by checksums or reconciliation, and record that with the test.
#   params:
#     max_age:
#       type: duration
#       default: 365d
#       description: How long ago that test may be
#       source: a year, as in Article 24(6) of Regulation (EU) 2022/2554; Article 12 gives no period
package checks.backup.restored_checked

import data.lib.text

satisfied if {
	some i, copy in input.subject.copies
	copy.restore_test.integrity_checked == true
	input.facts.copies[i].last_restore_test_age <= input.params.max_age
}

violations contains {
	"at": ["copies"],
	"message": sprintf("Nothing that was restored of %s within the last %s was checked", [input.subject.id, text.duration(input.params.max_age)]),
	"expected": sprintf("a restore test with its result checked, at most %s ago", [text.days(input.params.max_age)]),
	"found": text.list([reason | some reason in _useless[_]]),
	"fix": sprintf("Restore %s from a copy, check what comes back and record it", [input.subject.id]),
} if {
	every i, _ in input.subject.copies { _useless[i] }
}

_useless[i] contains sprintf("%s restored unchecked", [copy.id]) if {
	some i, copy in input.subject.copies
	copy.restore_test.integrity_checked == false
}

_useless[i] contains sprintf("%s %s ago", [copy.id, text.days(age)]) if {
	some i, copy in input.subject.copies
	age := input.facts.copies[i].last_restore_test_age
	age > input.params.max_age
}
