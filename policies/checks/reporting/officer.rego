# METADATA
# title: Someone is in charge of reporting, and someone stands in
# description: |
#   Korean law has each major operator name an officer for disasters. Outages keep
#   no office hours, and officers fall ill: there must be a deputy, and one of
#   them must be reachable at any hour.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법
#     description: Framework Act on Broadcasting Communications Development, Article 39-2(1), on the officer
# custom:
#   subject: plan
#   severity: high
#   remediation: Name an officer and a deputy, and see to it that one of them can be reached at any hour.
package checks.reporting.officer

satisfied if {
	input.subject.officer.name != ""
	input.subject.officer.deputy != ""
	input.subject.officer.reachable == "24x7"
}

violations contains {
	"at": ["officer", "reachable"],
	"message": "The officer for reporting cannot be reached at any hour",
	"expected": "24x7",
	"found": input.subject.officer.reachable,
	"fix": "Put the officer and the deputy on call around the clock",
} if {
	input.subject.officer.reachable != "24x7"
}
