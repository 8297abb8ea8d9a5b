# METADATA
# title: Supplies are watched
# description: |
#   A supply that fails unseen is noticed when the systems stop. It must be
#   watched all the time, with limits that raise an alarm.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 13.1.2(d)
# custom:
#   subject: facility
#   severity: high
#   remediation: Watch each supply, and have an alarm raised when it leaves its limits.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of supplies that must be watched
package checks.facility.utilities_monitored

import data.lib.text

# Every supply of each kind, and there is one.
satisfied if {
	count(input.params.kinds) > 0
	every kind in input.params.kinds {
		supplies := [i | some i, utility in input.subject.utilities; utility.kind == kind]
		count(supplies) > 0
		every i in supplies { i in _watched }
	}
}

_watched contains i if {
	some i, utility in input.subject.utilities
	utility.monitored == true
}

violations contains {
	"at": ["utilities", i, "monitored"],
	"message": sprintf("Nobody watches %s of %s", [utility.id, input.subject.id]),
	"expected": "monitored: true",
	"found": "monitored: false",
	"fix": sprintf("Watch %s of %s, with an alarm", [utility.id, input.subject.id]),
} if {
	some i, utility in input.subject.utilities
	utility.kind in input.params.kinds
	utility.monitored == false
}

violations contains {
	"at": ["utilities"],
	"message": sprintf("%s has no supply of the kind %s", [input.subject.id, kind]),
	"expected": sprintf("a supply of the kind %s that is watched", [kind]),
	"found": text.list([utility.kind | some utility in input.subject.utilities]),
	"fix": sprintf("Provide %s with %s", [input.subject.id, kind]),
} if {
	some kind in input.params.kinds
	every utility in input.subject.utilities { utility.kind != kind }
}
