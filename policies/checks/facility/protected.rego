# METADATA
# title: The building is protected against what threatens it
# description: |
#   Fire, flood, earthquake and attack each take measures of their own. The inventory
#   names what the building is protected against, by its structure or equipment.
# related_resources:
#   - ref: https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률시행령
#     description: Enforcement Decree of Korea's Network Act, Article 37(2)2, against fire, earthquake, flood and other disasters
# custom:
#   subject: facility
#   severity: high
#   remediation: Protect the building against what is missing, and declare it.
#   params:
#     against:
#       type: strings
#       description: The hazards that it must be protected against
package checks.facility.protected

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if {
	count(input.params.against) > 0
	every hazard in input.params.against { hazard in input.subject.protected_against }
}

violations contains {
	"at": ["protected_against"],
	"message": sprintf("%s is not protected against: %s", [input.subject.id, text.list(missing)]),
	"expected": text.list(input.params.against),
	"found": text.list(declared),
	"fix": sprintf("Protect %s against: %s", [input.subject.id, text.list(missing)]),
} if {
	declared := input.subject.protected_against
	missing := {hazard | some hazard in input.params.against} - {hazard | some hazard in declared}
	count(missing) > 0
}
