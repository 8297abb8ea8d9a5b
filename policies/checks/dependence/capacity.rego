# METADATA
# title: The capacity that outlives a facility carries the load
# description: |
#   A take-over that cannot carry the load is a second outage. Kakao's own inquiry
#   found that the data centres that were left had not enough to spare.
# related_resources:
#   - ref: https://www.asiatoday.co.kr/view.php?key=20221207010003407
#     description: What Kakao's own inquiry found
# custom:
#   subject: service
#   severity: high
#   remediation: Add capacity in the other facilities until any one of them can be lost.
#   params:
#     min:
#       type: number
#       default: 1
#       description: The share of the peak that must be left when a facility is lost; 1 is all of it
#       source: dcaudit's; the law gives no figure
package checks.dependence.capacity

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if {
	count(input.facts.remaining) > 0
	every rest in input.facts.remaining { rest.capacity >= input.params.min }
}

violations contains {
	"at": ["facts", "remaining", i],
	"message": sprintf("%s is short of capacity when %s is lost", [input.subject.id, rest.facility]),
	"expected": sprintf("at least %v of its peak", [input.params.min]),
	"found": sprintf("%v of its peak", [rest.capacity]),
	"fix": sprintf("Add capacity for %v of the peak of %s outside %s", [
		input.params.min - rest.capacity,
		input.subject.id,
		rest.facility,
	]),
} if {
	some i, rest in input.facts.remaining
	rest.capacity < input.params.min
}
