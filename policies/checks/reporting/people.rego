# METADATA
# title: Someone is left to send each notice whichever facility is lost
# description: |
#   A notice that only the people in the lost building can send is not sent.
#   Korean criteria name two officers, one to stand in for the other.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Article 10
# custom:
#   subject: notice
#   severity: high
#   remediation: Name several people who can send the notice and do not all work in one facility.
#   params:
#     min:
#       type: number
#       default: 2
#       description: The least number of people who can send the notice
#       source: an officer and a deputy for each facility, in the Korean criteria for graded facilities of major operators
package checks.reporting.people

import data.lib.text

# Present only where it is declared who sends the notice; nobody counts twice.
_senders := {id | some id in input.subject.sent_by} if is_array(input.subject.sent_by)

satisfied if {
	count(_senders) >= input.params.min
	count(input.facts.losses) > 0
	every loss in input.facts.losses { loss.sender == true }
}

violations contains {
	"at": ["facts", "losses", i],
	"message": sprintf("Nobody is left to send notice %s when %s is lost", [input.subject.id, loss.facility]),
	"expected": sprintf("someone who can send it and works outside %s", [loss.facility]),
	"found": "nobody",
	"fix": sprintf("Add a contact outside %s to those who can send notice %s", [loss.facility, input.subject.id]),
} if {
	some i, loss in input.facts.losses
	loss.sender == false
}

violations contains {
	"at": ["sent_by"],
	"message": sprintf("Too few people can send notice %s", [input.subject.id]),
	"expected": sprintf("at least %v", [input.params.min]),
	"found": text.list(_senders),
	"fix": sprintf("Name %v more who can send notice %s", [
		input.params.min - count(_senders),
		input.subject.id,
	]),
} if {
	count(_senders) < input.params.min
}
