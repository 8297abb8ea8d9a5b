# METADATA
# title: The risks of contracts that critical services hang on are assessed
# description: |
#   Providers change: owners, places, habits. What was sound when the contract was
#   signed may not be so now.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/bsi-c5-2020.yaml
#     description: BSI C5:2020, SSO-02, reviewed at least every year
# custom:
#   subject: operator
#   severity: medium
#   remediation: Assess the risks of the contract anew, and record when.
#   params:
#     max_age:
#       type: duration
#       description: How long ago the risks may have been assessed
package checks.provider.assessed

import data.lib.text

not_applicable contains "no critical service hangs on a contract with a provider" if {
	every contract in input.facts.contracts { contract.critical == false }
	count(input.facts.uncontracted) == 0
}

# Of those that are certainly not critical nothing more need be known.
satisfied if {
	count(input.facts.contracts) > 0
	every contract in input.facts.contracts { _fine(contract) }
	count(input.facts.uncontracted) == 0
}

_fine(contract) if contract.critical == false

_fine(contract) if contract.risk_assessed_age <= input.params.max_age

violations contains {
	"at": ["facts", "contracts", i, "risk_assessed_age"],
	"message": sprintf("The risks of the contract %s with %s were assessed too long ago", [contract.id, contract.provider]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(contract.risk_assessed_age)]),
	"fix": sprintf("Assess the risks of the contract %s anew", [contract.id]),
} if {
	some i, contract in input.facts.contracts
	contract.critical == true
	contract.risk_assessed_age > input.params.max_age
}

unproven contains {
	"at": ["facts", "uncontracted", i],
	"message": sprintf("%s runs %s, and no contract that is listed gives the use of it", [facility.operator, facility.id]),
} if {
	some i, facility in input.facts.uncontracted
}
