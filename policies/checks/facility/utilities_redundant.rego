# METADATA
# title: Supplies have one more than it takes
# description: |
#   What there is exactly enough of fails with its first part, and cannot be
#   serviced while it runs.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/bsi-c5-2020.yaml
#     description: BSI C5:2020, PS-06, N+1 in power and cooling
# custom:
#   subject: facility
#   severity: high
#   remediation: Add a part to each supply that has none to spare.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of supplies that must have more than it takes
#     leased:
#       type: boolean
#       default: true
#       description: Whether it binds for leased facilities, too
#       source: dcaudit's; where the duty is not the building operator's alone, whoever uses the building has it
package checks.facility.utilities_redundant

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.params.leased == false
	input.subject.tenure == "leased"
}

# Every supply of each kind, and there is one.
satisfied if {
	count(input.params.kinds) > 0
	every kind in input.params.kinds {
		supplies := [i | some i, utility in input.subject.utilities; utility.kind == kind]
		count(supplies) > 0
		every i in supplies { i in _spare }
	}
}

_spare contains i if {
	some i, utility in input.subject.utilities
	utility.redundancy in {"N+1", "2N", "2N+1"}
}

violations contains {
	"at": ["utilities", i, "redundancy"],
	"message": sprintf("%s of %s has nothing to spare", [utility.id, input.subject.id]),
	"expected": "N+1 or more",
	"found": utility.redundancy,
	"fix": sprintf("Give %s of %s one part more than it takes", [utility.id, input.subject.id]),
} if {
	some i, utility in input.subject.utilities
	utility.kind in input.params.kinds
	utility.redundancy in {"none", "N"}
}

violations contains {
	"at": ["utilities"],
	"message": sprintf("%s has no supply of the kind %s", [input.subject.id, kind]),
	"expected": sprintf("a supply of the kind %s with N+1 or more", [kind]),
	"found": text.list([utility.kind | some utility in input.subject.utilities]),
	"fix": sprintf("Provide %s with %s", [input.subject.id, kind]),
} if {
	some kind in input.params.kinds
	every utility in input.subject.utilities { utility.kind != kind }
}
