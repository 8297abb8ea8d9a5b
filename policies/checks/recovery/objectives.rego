# METADATA
# title: Critical services have recovery objectives
# description: |
#   Without a time and a point to recover to, no one can say whether a recovery
#   was good enough, and no test of it can fail.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 12(6), objectives for each function
# custom:
#   subject: service
#   severity: high
#   remediation: Decide how long the service may be away and how much data it may lose, and declare both.
#   params:
#     max_rto:
#       type: duration
#       default: 365d
#       description: The longest recovery time objective that is allowed
#       source: dcaudit's; where no text sets a limit, a year is taken for no objective at all
package checks.recovery.objectives

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if {
	input.subject.rto <= input.params.max_rto
	input.subject.rpo >= 0
}

violations contains {
	"at": ["rto"],
	"message": sprintf("The recovery time objective of %s is longer than allowed", [input.subject.id]),
	"expected": sprintf("at most %s", [text.duration(input.params.max_rto)]),
	"found": text.duration(input.subject.rto),
	"fix": sprintf("Make %s recoverable within %s and set its objective accordingly", [
		input.subject.id,
		text.duration(input.params.max_rto),
	]),
} if {
	input.subject.rto > input.params.max_rto
}
