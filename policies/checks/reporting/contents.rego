# METADATA
# title: Notices say what they must say
# description: |
#   The Korean decree lists what a report of an outage contains: when and where,
#   cause and damage, emergency measures, recovery plan, future plan. What the plan
#   leaves out will be left out on the day.
# related_resources:
#   - ref: https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률시행령
#     description: Enforcement Decree of the Network Act, Article 40(2) and (3)
# custom:
#   subject: plan
#   severity: medium
#   remediation: Add what is missing to the contents of the notice.
#   params:
#     to:
#       type: string
#       description: Who must be told
#     kind:
#       type: string
#       default: initial
#       description: The place of the notice in the reporting
#       source: dcaudit's; it is the first notice that is due without delay
#     contents:
#       type: strings
#       description: What the notice must say
package checks.reporting.contents

import data.lib.text

_demanded contains notice if {
	some notice in input.facts.notices
	notice.to == input.params.to
	notice.kind == input.params.kind
}

satisfied if {
	some notice in _demanded
	every item in input.params.contents { item in notice.contents }
}

# What a notice lacks is known only where its contents are declared.
_lacking(contents) := {item | some item in input.params.contents} - {item | some item in contents}

violations contains {
	"at": ["facts", "notices"],
	"message": sprintf("The plan has no %s notice to %s", [input.params.kind, input.params.to]),
	"expected": sprintf("one that says: %s", [text.list(input.params.contents)]),
	"found": "none",
	"fix": sprintf("Add a notice to %s of kind %s", [input.params.to, input.params.kind]),
} if {
	every notice in input.facts.notices {
		[notice.to, notice.kind] != [input.params.to, input.params.kind]
	}
}

violations contains {
	"at": ["facts", "notices", i],
	"message": sprintf("Notice %s does not tell %s all that it must", [notice.id, input.params.to]),
	"expected": text.list(input.params.contents),
	"found": text.list(notice.contents),
	"fix": sprintf("Add to notice %s: %s", [notice.id, text.list(_lacking(notice.contents))]),
} if {
	every demanded in _demanded { count(_lacking(demanded.contents)) > 0 }
	some i, notice in input.facts.notices
	notice in _demanded
}
