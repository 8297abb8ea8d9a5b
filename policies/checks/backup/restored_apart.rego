# METADATA
# title: Data has been restored on systems apart from those of the original
# description: |
#   Restoring onto the machine or into the network that failed proves little: on
#   the day they may be gone, or still in an intruder's hands.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 12(3), systems that are segregated physically and logically
# custom:
#   subject: dataset
#   severity: high
#   remediation: Restore the dataset on other machines in another network, and record the test.
#   params:
#     max_age:
#       type: duration
#       default: 365d
#       description: How long ago that test may be
#       source: a year, as in Article 24(6) of Regulation (EU) 2022/2554; Article 12 gives no period
package checks.backup.restored_apart

import data.lib.text

satisfied if {
	some copy in input.facts.copies
	copy.restored_apart == true
	copy.last_restore_test_age <= input.params.max_age
}

violations contains {
	"at": ["copies"],
	"message": sprintf("%s was not restored on systems of their own within the last %s", [input.subject.id, text.duration(input.params.max_age)]),
	"expected": sprintf("a restore test on other machines in another network, at most %s ago", [text.days(input.params.max_age)]),
	"found": text.list([reason | some reason in _useless[_]]),
	"fix": sprintf("Restore %s on other machines in another network and record the test", [input.subject.id]),
} if {
	every i, _ in input.subject.copies { _useless[i] }
}

_useless[i] contains sprintf("%s restored beside the original", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].restored_apart == false
}

_useless[i] contains sprintf("%s %s ago", [copy.id, text.days(age)]) if {
	some i, copy in input.subject.copies
	age := input.facts.copies[i].last_restore_test_age
	age > input.params.max_age
}
