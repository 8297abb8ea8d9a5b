# METADATA
# title: Supplies are tried out
# description: |
#   A generator that has not run for a year may not start. Each supply has to be
#   tried out or inspected from time to time.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/bsi-c5-2020.yaml
#     description: BSI C5:2020, PS-06, at least every year; lines at least every two years
# custom:
#   subject: facility
#   severity: high
#   remediation: Try each supply out under load, or inspect it, and record when.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of supplies that must be tried out or inspected
#     max_age:
#       type: duration
#       description: How long ago the last test or inspection may be
package checks.facility.utilities_tested

import data.lib.text

# Every supply of each kind, and there is one.
satisfied if {
	count(input.params.kinds) > 0
	every kind in input.params.kinds {
		supplies := [i | some i, utility in input.subject.utilities; utility.kind == kind]
		count(supplies) > 0
		every i in supplies { i in _proven }
	}
}

_proven contains i if {
	some i, utility in input.facts.utilities
	utility.last_test_age <= input.params.max_age
}

violations contains {
	"at": ["utilities", i, "last_test"],
	"message": sprintf("%s of %s was tried out too long ago", [utility.id, input.subject.id]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(age)]),
	"fix": sprintf("Try out %s of %s and record it", [utility.id, input.subject.id]),
} if {
	some i, utility in input.subject.utilities
	utility.kind in input.params.kinds
	age := input.facts.utilities[i].last_test_age
	age > input.params.max_age
}

violations contains {
	"at": ["utilities"],
	"message": sprintf("%s has no supply of the kind %s", [input.subject.id, kind]),
	"expected": sprintf("a supply of the kind %s that is tried out", [kind]),
	"found": text.list([utility.kind | some utility in input.subject.utilities]),
	"fix": sprintf("Provide %s with %s", [input.subject.id, kind]),
} if {
	some kind in input.params.kinds
	every utility in input.subject.utilities { utility.kind != kind }
}
