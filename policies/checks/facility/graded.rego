# METADATA
# title: Every facility has a grade
# description: |
#   How a facility must be protected follows from how much hangs on it. The authority
#   gives it a grade, and until then nobody can say what binds it.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법
#     description: Korea's Framework Act, Article 35-3, grades of major facilities
# custom:
#   subject: facility
#   severity: medium
#   remediation: Submit the facility for grading and declare the grade.
package checks.facility.graded

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if input.subject.grade != "none"

violations contains {
	"at": ["grade"],
	"message": sprintf("%s was given no grade", [input.subject.id]),
	"expected": "a grade",
	"found": "none",
	"fix": sprintf("Submit %s for grading, with evidence", [input.subject.id]),
} if {
	input.subject.grade == "none"
}
