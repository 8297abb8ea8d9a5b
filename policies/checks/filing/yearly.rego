# METADATA
# title: What is due every year was filed by its day
# description: |
#   Plans and classifications that an authority receives once a year have a day.
#   The last such day that has passed counts: for its year something must have
#   been filed by then. What came late does not count for the year after either.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법시행령
#     description: Enforcement Decree of Korea's Framework Act, Article 24(2), on plans that are due by 30 September
# custom:
#   subject: operator
#   severity: high
#   remediation: File what is due, tell the authority why it is late, and record the day.
#   params:
#     kind:
#       type: string
#       description: What must be filed
#     to:
#       type: string
#       description: The authority that must receive it
#     by:
#       type: string
#       description: The last day of the year on which it is in time, as 09-30
#     ahead:
#       type: number
#       default: 0
#       description: For how many years ahead of the year in which it is due it is filed
#       source: dcaudit's; what is due in a year is for that year, if the law does not say otherwise
package checks.filing.yearly

import data.lib.text

# Days are written in one form, so that their order is that of the texts.
_last_day(year) := sprintf("%v-%s", [year, input.params.by])

_passed contains year if {
	parts := split(input.facts.today, "-")
	some back in {0, 1}
	year := to_number(parts[0]) - back
	_last_day(year) < input.facts.today
}

# The year of the last day that has passed.
_due := max(_passed)

_for := _due + input.params.ahead

_of_the_kind contains i if {
	some i, filing in input.facts.filings
	filing.kind == input.params.kind
	filing.to == input.params.to
}

satisfied if {
	some i in _of_the_kind
	filing := input.facts.filings[i]
	filing.year == _for
	filing.day <= _last_day(_due)
}

violations contains {
	"at": ["facts", "filings"],
	"message": sprintf("No %s for %v was filed with %s in time", [input.params.kind, _for, input.params.to]),
	"expected": sprintf("filed by %s", [_last_day(_due)]),
	"found": text.list([_told(input.facts.filings[i]) | some i in _of_the_kind]),
	"fix": sprintf("File the %s for %v with %s now, with the reason for the delay", [
		input.params.kind,
		_for,
		input.params.to,
	]),
} if {
	every i, _ in input.facts.filings { _useless[i] }
}

_told(filing) := sprintf("%s, filed on %s", [filing.id, filing.day])

_told(filing) := sprintf("%s, not filed", [filing.id]) if filing.done == false

_useless contains i if {
	some i, filing in input.facts.filings
	[filing.kind, filing.to] != [input.params.kind, input.params.to]
}

_useless contains i if {
	some i, filing in input.facts.filings
	filing.year != _for
}

_useless contains i if {
	some i, filing in input.facts.filings
	filing.done == false
}

_useless contains i if {
	some i, filing in input.facts.filings
	filing.day > _last_day(_due)
}
