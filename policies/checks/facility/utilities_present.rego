# METADATA
# title: The facility has the supplies that the law names
# description: |
#   Without batteries nothing bridges the seconds until a generator runs, and
#   without a generator nothing bridges the hours until the mains are back.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 8(1)
# custom:
#   subject: facility
#   severity: high
#   remediation: Provide the facility with what is missing, and declare it.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of supplies that must be there
package checks.facility.utilities_present

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if {
	count(input.params.kinds) > 0
	every kind in input.params.kinds { kind in _present }
}

_present contains utility.kind if {
	some utility in input.subject.utilities
	utility.redundancy != "none"
}

violations contains {
	"at": ["utilities"],
	"message": sprintf("%s has no supply of the kind %s", [input.subject.id, kind]),
	"expected": text.list(input.params.kinds),
	"found": text.list(_present),
	"fix": sprintf("Provide %s with %s", [input.subject.id, kind]),
} if {
	some kind in input.params.kinds
	every i, _ in input.subject.utilities { _other(i, kind) }
}

_other(i, kind) if input.subject.utilities[i].kind != kind

_other(i, _) if input.subject.utilities[i].redundancy == "none"
