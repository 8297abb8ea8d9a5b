# METADATA
# title: Notices go over a channel that the law accepts
# description: |
#   Some laws want a report in writing, others a notice where users look. A plan
#   that has only a channel of another kind does not meet them.
# related_resources:
#   - ref: https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률시행령
#     description: Enforcement Decree of Korea's Network Act, Article 40(2), a report in writing
# custom:
#   subject: plan
#   severity: medium
#   remediation: Add a channel of a kind that the law accepts.
#   params:
#     to:
#       type: string
#       description: Who must be told
#     kind:
#       type: string
#       default: initial
#       description: The place of the notice in the reporting
#       source: dcaudit's; it is the first notice that is due without delay
#     channels:
#       type: strings
#       description: The kinds of channels, any of which suffices
package checks.reporting.channel_kind

import data.lib.text

_demanded contains i if {
	some i, notice in input.subject.notices
	notice.to == input.params.to
	notice.kind == input.params.kind
}

satisfied if {
	some i in _demanded
	some channel in input.subject.notices[i].channels
	channel.kind in input.params.channels
}

violations contains {
	"at": ["notices"],
	"message": sprintf("The plan has no %s notice to %s", [input.params.kind, input.params.to]),
	"expected": sprintf("one over: %s", [text.list(input.params.channels)]),
	"found": "none",
	"fix": sprintf("Add a notice to %s of kind %s", [input.params.to, input.params.kind]),
} if {
	every notice in input.subject.notices {
		[notice.to, notice.kind] != [input.params.to, input.params.kind]
	}
}

violations contains {
	"at": ["notices", i, "channels"],
	"message": sprintf("Notice %s reaches %s over no channel that counts", [notice.id, input.params.to]),
	"expected": sprintf("one of: %s", [text.list(input.params.channels)]),
	"found": text.list([channel.kind | some channel in notice.channels]),
	"fix": sprintf("Give notice %s a channel of one of the kinds", [notice.id]),
} if {
	every k in _demanded { _elsewhere[k] }
	some i, notice in input.subject.notices
	i in _demanded
}

# Notices with channels, none of which counts.
_elsewhere contains i if {
	some i, notice in input.subject.notices
	every channel in notice.channels {
		every accepted in input.params.channels { channel.kind != accepted }
	}
}
