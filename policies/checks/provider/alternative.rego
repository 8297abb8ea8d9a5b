# METADATA
# title: It is known who would take a provider's place
# description: |
#   When a provider is gone, looking for another begins too late. Somebody or
#   something else must have been identified before.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/dir/2022/2557/oj
#     description: Directive (EU) 2022/2557, Article 13(1)(d), alternative supply chains
# custom:
#   subject: operator
#   severity: medium
#   remediation: Identify who or what would take the provider's place.
package checks.provider.alternative

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

_fine(contract) if contract.alternative == true

violations contains {
	"at": ["facts", "contracts", i, "alternative"],
	"message": sprintf("Nobody is known who could take the place of %s under the contract %s", [contract.provider, contract.id]),
	"expected": "an alternative that was identified",
	"found": "alternative: false",
	"fix": sprintf("Identify who or what would take the place of %s", [contract.provider]),
} if {
	some i, contract in input.facts.contracts
	contract.critical == true
	contract.alternative == false
}

unproven contains {
	"at": ["facts", "uncontracted", i],
	"message": sprintf("%s runs %s, and no contract that is listed gives the use of it", [facility.operator, facility.id]),
} if {
	some i, facility in input.facts.uncontracted
}
