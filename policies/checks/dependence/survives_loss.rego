# METADATA
# title: Critical services survive the loss of any one thing they stand on
# description: |
#   After the fire of October 2022 services stayed down for days although no data
#   was reported lost: what they needed in order to run was in the same building.
#   Each loss is played through with every dependency, however many steps away.
# related_resources:
#   - ref: https://biz.newdaily.co.kr/site/data/html/2022/12/06/2022120600127.html
#     description: What the government's inquiry into the fire of October 2022 found
# custom:
#   subject: service
#   severity: critical
#   remediation: Make sure that the service, and all that it cannot do without, runs or can be activated elsewhere.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of losses to survive, such as facility, site, operator or power-grid
package checks.dependence.survives_loss

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

_survived := {"running", "degraded", "recovers"}

_demanded := [loss |
	some loss in input.facts.losses
	loss.kind in input.params.kinds
]

satisfied if {
	count(_demanded) > 0
	every loss in _demanded { loss.outcome in _survived }
}

violations contains {
	"at": ["facts", "losses", i],
	"message": sprintf("%s is lost together with %s %s", [input.subject.id, loss.kind, loss.id]),
	"expected": "it keeps running, if need be with less, or recovers elsewhere",
	"found": loss.outcome,
	"because": [step | some step in loss.because],
	"fix": sprintf("Give %s, and all that it cannot do without, a place that outlives %s %s", [
		input.subject.id,
		loss.kind,
		loss.id,
	]),
} if {
	some i, loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.outcome == "lost"
}
