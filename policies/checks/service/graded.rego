# METADATA
# title: Every service has a grade
# description: |
#   What must come back first has to be decided before the day. A grade says how
#   much hangs on a service, and with it how it must be recovered.
# related_resources:
#   - ref: https://www.law.go.kr/법령/전자정부법
#     description: Korea's e-Government Act, Article 56-3, grades of information systems
# custom:
#   subject: service
#   severity: medium
#   remediation: Grade the service by its importance, its users and what depends on it, and declare the grade.
package checks.service.graded

satisfied if input.subject.grade > 0

violations contains {
	"at": ["grade"],
	"message": sprintf("%s was given no grade", [input.subject.id]),
	"expected": "a grade, 1 the most important",
	"found": "none",
	"fix": sprintf("Grade %s by its importance, its users and what depends on it", [input.subject.id]),
} if {
	input.subject.grade == 0
}
