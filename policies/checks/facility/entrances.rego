# METADATA
# title: Nobody walks in
# description: |
#   A locked entrance that opens to few is the first of all protections, against
#   attack as well as against somebody who means no harm.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 9
#   - ref: https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률시행령
#     description: Enforcement Decree of Korea's Network Act, Article 37(2)1, control of access
# custom:
#   subject: facility
#   severity: high
#   remediation: Lock every entrance, and let it open only to who may enter.
package checks.facility.entrances

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if input.subject.entry.locked == true

violations contains {
	"at": ["entry", "locked"],
	"message": sprintf("An entrance of %s is not locked", [input.subject.id]),
	"expected": "every entrance locked",
	"found": "locked: false",
	"fix": sprintf("Lock every entrance of %s", [input.subject.id]),
} if {
	input.subject.entry.locked == false
}
