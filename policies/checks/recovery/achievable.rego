# METADATA
# title: The declared recovery time can be kept
# description: |
#   An objective that is shorter than the way back is a wish: under 20 minutes
#   was what an outage of Kakao's took as a rule, in the words of a vice
#   president, and the loss of Pangyo took days. Each loss is played through, and
#   what must come back first is waited for.
# related_resources:
#   - ref: https://hankyung.com/article/2022120685911
#     description: The findings on the fire of October 2022
# custom:
#   subject: service
#   severity: high
#   remediation: Shorten the slowest step of the way back, or declare an objective that can be kept.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of losses after which the objective is to be kept
package checks.recovery.achievable

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if input.subject.critical == false

satisfied if {
	input.subject.rto >= 0
	count(_demanded) > 0
	every loss in _demanded { _kept(loss) }
}

violations contains {
	"at": ["facts", "losses", i, "recovery_seconds"],
	"message": sprintf("%s takes %s to come back when %s %s is lost", [
		input.subject.id,
		text.duration(loss.recovery_seconds),
		loss.kind,
		loss.id,
	]),
	"expected": sprintf("back within its objective of %s", [text.duration(input.subject.rto)]),
	"found": text.duration(loss.recovery_seconds),
	"fix": sprintf("Make the way back of %s shorter than %s, or its objective longer", [
		input.subject.id,
		text.duration(input.subject.rto),
	]),
} if {
	some i, loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.outcome == "recovers"
	loss.recovery_seconds > input.subject.rto
}

violations contains {
	"at": ["facts", "losses", i, "outcome"],
	"message": sprintf("%s does not come back when %s %s is lost", [input.subject.id, loss.kind, loss.id]),
	"expected": sprintf("back within its objective of %s", [text.duration(input.subject.rto)]),
	"found": "lost",
	"fix": sprintf("Give %s a place, and all that it takes to run there, that outlives %s %s", [
		input.subject.id,
		loss.kind,
		loss.id,
	]),
} if {
	some i, loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.outcome == "lost"
}

_demanded := [loss |
	some loss in input.facts.losses
	loss.kind in input.params.kinds
]

_kept(loss) if loss.outcome in {"running", "degraded"}

_kept(loss) if {
	loss.outcome == "recovers"
	loss.recovery_seconds <= input.subject.rto
}
