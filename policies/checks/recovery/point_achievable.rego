# METADATA
# title: The declared recovery point can be kept
# description: |
#   What a service may lose is promised in its objective; what it would lose is
#   the age of the best copy that outlives the original and can be read. Each
#   loss is played through on the date of the audit, with the copies as they are,
#   not as they are scheduled.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: DORA Art 12(6) asks for a recovery point objective for each function
# custom:
#   subject: dataset
#   severity: high
#   remediation: Bring a copy that outlives the loss up to date more often, or declare an objective that can be kept.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of losses after which the objective is to be kept
#     max_age:
#       type: duration
#       default: 1d
#       description: How long ago a copy that follows without any interval may have been verified
#       source: dcaudit's; the law gives none
package checks.recovery.point_achievable

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	input.facts.rpo >= 0
	count(_demanded) > 0
	every loss in _demanded { _kept(loss) }
}

# At best even: whatever is not declared of the copies may have turned out well.
violations contains {
	"at": ["facts", "losses", i, "least_seconds"],
	"message": sprintf("The last %s of %s are lost with %s %s", [_rough(loss.least_seconds), input.subject.id, loss.kind, loss.id]),
	"expected": sprintf("a copy within the recovery point objective of %s", [text.duration(input.facts.rpo)]),
	"found": sprintf("the best copy that may be left is %s old", [_rough(loss.least_seconds)]),
	"fix": sprintf("Bring a copy of %s that outlives %s %s up to date, and record its success", [
		input.subject.id,
		loss.kind,
		loss.id,
	]),
} if {
	some i, loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.least_seconds > input.facts.rpo
}

violations contains {
	"at": ["facts", "losses", i, "state"],
	"message": sprintf("All of %s is lost with %s %s", [input.subject.id, loss.kind, loss.id]),
	"expected": sprintf("a copy within the recovery point objective of %s", [text.duration(input.facts.rpo)]),
	"found": "no copy that can be read is left",
	"fix": sprintf("Hold a copy of %s, and the key to it, where the loss of %s %s does not reach", [
		input.subject.id,
		loss.kind,
		loss.id,
	]),
} if {
	some i, loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.state == "lost"
}

_demanded := [loss |
	some loss in input.facts.losses
	loss.kind in input.params.kinds
]

_kept(loss) if loss.state == "intact"

_kept(loss) if {
	loss.state == "restorable"
	loss.recovery_point_seconds <= input.facts.rpo
}

# A copy that follows without any interval loses nothing while it is in step. Its
# age is only how long ago that was verified.
_kept(loss) if {
	loss.state == "restorable"
	some i, copy in input.subject.copies
	copy.id == loss.copy
	copy.interval == 0
	input.facts.copies[i].last_success_age <= input.params.max_age
}

# To the minute, rounded up: to the second it would be hard to read.
_rough(seconds) := text.duration(ceil(seconds / 60) * 60)
