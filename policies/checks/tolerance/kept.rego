# METADATA
# title: Severe losses are survived within the impact tolerance
# description: |
#   A firm has to stay within its tolerance when something severe happens that could
#   happen. Each loss is played through, and the time until the service is back is
#   held against what can be borne, not against what was planned.
# related_resources:
#   - ref: https://prarulebook.co.uk/guidance/supervisory-statements/ss01-21---operational-resilience-impact-tolerances-for-important-business-services/16-07-2024
#     description: The supervisory statement SS1/21 of the UK's Prudential Regulation Authority, paragraphs 4.1 to 4.3
# custom:
#   subject: service
#   severity: critical
#   remediation: Shorten the slowest step of the way back, or make the loss one that the service survives.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of losses in which the tolerance is to be kept
package checks.tolerance.kept

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

_demanded := [loss |
	some loss in input.facts.losses
	loss.kind in input.params.kinds
]

_kept(loss) if loss.outcome in {"running", "degraded"}

_kept(loss) if {
	loss.outcome == "recovers"
	loss.recovery_seconds <= input.subject.impact_tolerance
}

satisfied if {
	input.subject.impact_tolerance > 0
	count(_demanded) > 0
	every loss in _demanded { _kept(loss) }
}

violations contains {
	"at": ["facts", "losses", i, "recovery_seconds"],
	"message": sprintf("%s is away for %s when %s %s is lost", [
		input.subject.id,
		text.duration(loss.recovery_seconds),
		loss.kind,
		loss.id,
	]),
	"expected": sprintf("back within the impact tolerance of %s", [text.duration(input.subject.impact_tolerance)]),
	"found": text.duration(loss.recovery_seconds),
	"fix": sprintf("Make the way back of %s shorter than %s", [
		input.subject.id,
		text.duration(input.subject.impact_tolerance),
	]),
} if {
	some i, loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.outcome == "recovers"
	loss.recovery_seconds > input.subject.impact_tolerance
}

violations contains {
	"at": ["facts", "losses", i, "outcome"],
	"message": sprintf("%s does not come back when %s %s is lost", [input.subject.id, loss.kind, loss.id]),
	"expected": "back before harm is done that cannot be borne",
	"found": "lost",
	"because": [step | some step in loss.because],
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
