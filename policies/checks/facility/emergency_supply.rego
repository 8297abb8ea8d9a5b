# METADATA
# title: Supplies are secured by contract for an emergency
# description: |
#   A generator runs as long as its fuel does. Who delivers on the day that
#   everybody calls has been agreed on before, or does not come.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 13.1.2(e), such as contracts for fuel
# custom:
#   subject: facility
#   severity: medium
#   remediation: Conclude a contract for the supply in an emergency.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of supplies that a contract must secure
package checks.facility.emergency_supply

import data.lib.text

# Every supply of each kind, and there is one.
satisfied if {
	count(input.params.kinds) > 0
	every kind in input.params.kinds {
		supplies := [i | some i, utility in input.subject.utilities; utility.kind == kind]
		count(supplies) > 0
		every i in supplies { i in _secured }
	}
}

_secured contains i if {
	some i, utility in input.subject.utilities
	utility.emergency_contract == true
}

violations contains {
	"at": ["utilities", i, "emergency_contract"],
	"message": sprintf("No contract secures %s of %s in an emergency", [utility.id, input.subject.id]),
	"expected": "emergency_contract: true",
	"found": "emergency_contract: false",
	"fix": sprintf("Conclude a contract for %s of %s", [utility.id, input.subject.id]),
} if {
	some i, utility in input.subject.utilities
	utility.kind in input.params.kinds
	utility.emergency_contract == false
}

violations contains {
	"at": ["utilities"],
	"message": sprintf("%s has no supply of the kind %s", [input.subject.id, kind]),
	"expected": sprintf("a supply of the kind %s, secured by contract", [kind]),
	"found": text.list([utility.kind | some utility in input.subject.utilities]),
	"fix": sprintf("Provide %s with %s", [input.subject.id, kind]),
} if {
	some kind in input.params.kinds
	every utility in input.subject.utilities { utility.kind != kind }
}
