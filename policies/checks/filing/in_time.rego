# METADATA
# title: What something prompted was filed in time
# description: |
#   A guideline, a recommendation or the naming of an officer sets a clock: within
#   a number of days or months an authority has to hear of it. What is still open
#   counts as in time until the clock has run out.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법시행령
#     description: Enforcement Decree of Korea's Framework Act, Article 27-2, on the notification of the officer within 30 days
# custom:
#   subject: operator
#   severity: medium
#   remediation: File what is due, tell the authority why it is late, and record the day.
#   params:
#     kind:
#       type: string
#       description: What must be filed
#     to:
#       type: string
#       description: The authority that must receive it
#     days:
#       type: number
#       default: 0
#       description: In how many days from that of what prompts it it is filed, where no months are given
#       source: dcaudit's; without a figure of the law only what is filed at once is in time
#     months:
#       type: number
#       default: 0
#       description: In how many calendar months it is; 0 where it is counted in days
#       source: dcaudit's; without a figure of the law only what is filed at once is in time
#     always:
#       type: boolean
#       default: true
#       description: Whether there must be one at any time, rather than where something prompts it
#       source: dcaudit's; what is not on file is not known to have been filed
package checks.filing.in_time

_of_the_kind contains i if {
	some i, filing in input.facts.filings
	filing.kind == input.params.kind
	filing.to == input.params.to
}

_none if {
	every filing in input.facts.filings { [filing.kind, filing.to] != [input.params.kind, input.params.to] }
}

not_applicable contains sprintf("nothing called for a filing of kind %s with %s", [input.params.kind, input.params.to]) if {
	input.params.always == false
	_none
}

satisfied if {
	count(_of_the_kind) > 0
	every i in _of_the_kind { i in _in_time }
}

_in_time contains i if {
	input.params.months == 0
	some i, filing in input.facts.filings
	filing.taken_days <= input.params.days
}

_in_time contains i if {
	input.params.months != 0
	some i, filing in input.facts.filings
	filing.taken_months <= input.params.months
}

violations contains {
	"at": ["facts", "filings"],
	"message": sprintf("Nothing of kind %s was filed with %s", [input.params.kind, input.params.to]),
	"expected": "one that is filed",
	"found": "none",
	"fix": sprintf("File it with %s and record the day", [input.params.to]),
} if {
	input.params.always == true
	_none
}

violations contains {
	"at": ["facts", "filings", i],
	"message": sprintf("%s was not filed with %s in time", [filing.id, filing.to]),
	"expected": _limit,
	"found": sprintf("%s after %v days", [_state(filing), filing.taken_days]),
	"fix": sprintf("File %s with %s now, with the reason for the delay", [filing.id, filing.to]),
} if {
	some i, filing in input.facts.filings
	i in _of_the_kind
	_late(filing)
}

_late(filing) if {
	input.params.months == 0
	filing.taken_days > input.params.days
}

_late(filing) if {
	input.params.months != 0
	filing.taken_months > input.params.months
}

_state(filing) := "filed" if filing.done == true

_state(filing) := "still open" if filing.done == false

_limit := sprintf("filed within %v days", [input.params.days]) if input.params.months == 0

_limit := sprintf("filed within %v months", [input.params.months]) if input.params.months != 0
