# METADATA
# title: There is a way out of every contract that critical services hang on
# description: |
#   A provider can fail, be sold or be sanctioned. Leaving it takes a plan that was
#   made, and looked at again, before it is needed.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 28(8), exit strategies that are tested and reviewed
# custom:
#   subject: operator
#   severity: high
#   remediation: Plan how to leave the provider, review or try out the plan, and record when.
#   params:
#     max_age:
#       type: duration
#       description: How long ago the plan may have been reviewed or tried out
package checks.provider.exit_plan

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

_fine(contract) if {
	contract.exit_plan == true
	contract.exit_reviewed_age <= input.params.max_age
}

violations contains {
	"at": ["facts", "contracts", i, "exit_plan"],
	"message": sprintf("There is no plan for leaving %s, on whose contract %s critical services hang", [contract.provider, contract.id]),
	"expected": "a plan for leaving the provider",
	"found": "exit_plan: false",
	"fix": sprintf("Plan how to leave %s", [contract.provider]),
} if {
	some i, contract in input.facts.contracts
	contract.critical == true
	contract.exit_plan == false
}

violations contains {
	"at": ["facts", "contracts", i, "exit_reviewed_age"],
	"message": sprintf("The plan for leaving %s was last looked at %s ago", [contract.provider, text.days(contract.exit_reviewed_age)]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(contract.exit_reviewed_age)]),
	"fix": sprintf("Review or try out the plan for leaving %s", [contract.provider]),
} if {
	some i, contract in input.facts.contracts
	contract.critical == true
	contract.exit_reviewed_age > input.params.max_age
}

unproven contains {
	"at": ["facts", "uncontracted", i],
	"message": sprintf("%s runs %s, and no contract that is listed gives the use of it", [facility.operator, facility.id]),
} if {
	some i, facility in input.facts.uncontracted
}
