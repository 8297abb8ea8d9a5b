# METADATA
# title: Every arrangement with a provider is on the operator's register
# description: |
#   On the day that a provider fails, the register tells what hangs on it. It must
#   name every contract, and every facility that somebody else runs must be under
#   one.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 28(3), the register of information
# custom:
#   subject: operator
#   severity: high
#   remediation: Enter every contract in the register, and list the facilities that it gives the use of.
package checks.provider.registered

satisfied if {
	every contract in input.facts.contracts { contract.registered == true }
	count(input.facts.uncontracted) == 0
}

violations contains {
	"at": ["facts", "contracts", i, "registered"],
	"message": sprintf("The contract %s with %s is not on the register", [contract.id, contract.provider]),
	"expected": "an entry in the register",
	"found": "registered: false",
	"fix": sprintf("Enter the contract %s in the register", [contract.id]),
} if {
	some i, contract in input.facts.contracts
	contract.registered == false
}

violations contains {
	"at": ["facts", "uncontracted", i],
	"message": sprintf("%s runs %s, and no contract gives the use of it", [facility.operator, facility.id]),
	"expected": "a contract that lists the facility",
	"found": "none",
	"fix": sprintf("Add the contract with %s, and the facility %s to it", [facility.operator, facility.id]),
} if {
	some i, facility in input.facts.uncontracted
}
