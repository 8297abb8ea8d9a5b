# METADATA
# title: The recovery point objective is as short as demanded
# description: |
#   Where a text says how much data may be lost at most, an operator may not
#   promise itself more.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community
#     description: India's Master Direction of 2023 on IT governance, paragraph 29(g), a point near zero for critical systems
# custom:
#   subject: service
#   severity: high
#   remediation: Copy the data of the service more often, and shorten its recovery point objective accordingly.
#   params:
#     max:
#       type: duration
#       description: The longest recovery point objective that is allowed
package checks.recovery.point_objective

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if input.subject.rpo <= input.params.max

violations contains {
	"at": ["rpo"],
	"message": sprintf("The recovery point objective of %s is longer than allowed", [input.subject.id]),
	"expected": sprintf("at most %s", [text.duration(input.params.max)]),
	"found": text.duration(input.subject.rpo),
	"fix": sprintf("Copy the data of %s at least every %s and set its objective accordingly", [
		input.subject.id,
		text.duration(input.params.max),
	]),
} if {
	input.subject.rpo > input.params.max
}
