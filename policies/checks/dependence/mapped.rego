# METADATA
# title: It is known what a critical service depends on, to the last step
# description: |
#   What nobody mapped was not asked about before the fire of October 2022: the tool
#   that wakes the standby stood beside what it was to wake. A map is whole when each
#   service on it says what it needs in turn and where it runs.
# related_resources:
#   - ref: https://www.reedsmith.com/en/perspectives/2022/06/singapore-publishes-new-financial-guidelines-to-address-business-continuity
#     description: Singapore's guidelines of 2022 on business continuity, dependencies end to end
# custom:
#   subject: service
#   severity: high
#   remediation: Declare what the service, and each service that it requires, requires in turn, and where each is deployed.
package checks.dependence.mapped

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

# A map with a gap violates nothing: what is not declared may be known elsewhere.
satisfied if {
	input.subject.critical == true
	input.facts.dependencies_whole == true
	every needed in input.facts.dependencies { _placed(needed) > 0 }
}

# Where the service cannot do without something that is nowhere, it could not run.
violations contains {
	"at": ["facts", "dependencies", i],
	"message": sprintf("%s cannot do without %s, which neither runs nor stands by anywhere", [
		input.subject.id,
		needed.id,
	]),
	"expected": "a map that says where each thing runs that the service needs",
	"found": "no place",
	"fix": sprintf("Declare where %s is deployed, or that %s does not need it", [needed.id, input.subject.id]),
} if {
	input.subject.critical == true
	some i, needed in input.facts.dependencies
	_placed(needed) == 0
}

_placed(needed) := count(needed.sites) + needed.unplaced
