# METADATA
# title: It is assessed how much hangs on one provider
# description: |
#   Hanging on one provider is no violation. Not having weighed it is: where a
#   provider could not soon be replaced, or has several contracts that critical
#   services hang on, an assessment must be on record.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 29(1), a duty to weigh concentration
# custom:
#   subject: operator
#   severity: medium
#   remediation: Assess how much hangs on the provider, and record when.
#   params:
#     max_age:
#       type: duration
#       description: How long ago that may have been assessed
package checks.provider.concentration

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

_fine(contract) if contract.concentration_assessed_age <= input.params.max_age

# Another could take its place, and no other critical contract is with the same.
_fine(contract) if {
	contract.substitutable == true
	every other in input.facts.contracts { _apart(other, contract) }
}

_apart(other, contract) if other.id == contract.id

_apart(other, contract) if other.provider != contract.provider

_apart(other, _) if other.critical == false

violations contains {
	"at": ["facts", "contracts", i, "concentration_assessed_age"],
	"message": sprintf("How much hangs on %s was assessed too long ago", [contract.provider]),
	"expected": sprintf("at most %s ago, since %s", [text.days(input.params.max_age), text.list(_reasons[i])]),
	"found": sprintf("%s ago", [text.days(contract.concentration_assessed_age)]),
	"fix": sprintf("Assess how much hangs on %s", [contract.provider]),
} if {
	some i, contract in input.facts.contracts
	contract.critical == true
	contract.concentration_assessed_age > input.params.max_age
}

_reasons[i] contains "it could not soon be replaced" if {
	some i, contract in input.facts.contracts
	contract.substitutable == false
}

_reasons[i] contains sprintf("critical services hang on %s too", [other.id]) if {
	some i, contract in input.facts.contracts
	some other in input.facts.contracts
	other.id != contract.id
	other.provider == contract.provider
	other.critical == true
}

unproven contains {
	"at": ["facts", "uncontracted", i],
	"message": sprintf("%s runs %s, and no contract that is listed gives the use of it", [facility.operator, facility.id]),
} if {
	some i, facility in input.facts.uncontracted
}
