# METADATA
# title: Tests show that critical services meet their recovery objectives
# description: |
#   An objective is a wish until a test has met it. Officials had put the recovery
#   of the data centre in Daejeon at three hours; after its fire in 2025 it took 95 days.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 24(6), yearly tests of what supports critical functions
# custom:
#   subject: service
#   severity: high
#   remediation: Test the recovery of the service, mend what keeps it from its objectives, and record the result.
#   params:
#     max_age:
#       type: duration
#       default: 365d
#       description: How long a test may be relied on
#       source: a year, as in Article 24(6) of Regulation (EU) 2022/2554; the Korean texts give no period
package checks.recovery.tested

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if {
	input.subject.tested.rto <= input.subject.rto
	input.subject.tested.rpo <= input.subject.rpo
	input.facts.tested_age <= input.params.max_age
}

violations contains {
	"at": ["tested", "rto"],
	"message": sprintf("In its test %s took longer to recover than it may", [input.subject.id]),
	"expected": sprintf("at most %s", [text.duration(input.subject.rto)]),
	"found": text.duration(input.subject.tested.rto),
	"fix": sprintf("Shorten the recovery of %s and test it again", [input.subject.id]),
} if {
	input.subject.tested.rto > input.subject.rto
}

violations contains {
	"at": ["tested", "rpo"],
	"message": sprintf("In its test %s lost more data than it may", [input.subject.id]),
	"expected": sprintf("at most %s", [text.duration(input.subject.rpo)]),
	"found": text.duration(input.subject.tested.rpo),
	"fix": sprintf("Copy the data of %s more often and test its recovery again", [input.subject.id]),
} if {
	input.subject.tested.rpo > input.subject.rpo
}

violations contains {
	"at": ["tested", "date"],
	"message": sprintf("The recovery of %s was tested too long ago", [input.subject.id]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(input.facts.tested_age)]),
	"fix": sprintf("Test the recovery of %s again", [input.subject.id]),
} if {
	input.facts.tested_age > input.params.max_age
}
