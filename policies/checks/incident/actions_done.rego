# METADATA
# title: Corrective actions are done when they are due
# description: |
#   An incident is over when it cannot happen the same way again. That takes
#   measures that were decided, dated and carried out.
# related_resources:
#   - ref: https://m.dailymagazine.co.kr/news/newsview.php?ncode=1065602039065157
#     description: What Korea's government demanded of the operators after the fire of October 2022
# custom:
#   subject: incident
#   severity: high
#   remediation: Decide on measures against recurrence, date them and carry them out.
package checks.incident.actions_done

satisfied if {
	count(input.subject.corrective_actions) > 0
	every i, _ in input.subject.corrective_actions { _on_track[i] }
}

_on_track contains i if {
	some i, action in input.facts.corrective_actions
	action.done == true
}

_on_track contains i if {
	some i, action in input.facts.corrective_actions
	action.overdue == false
}

violations contains {
	"at": ["corrective_actions"],
	"message": sprintf("Nothing was decided so that %s does not happen again", [input.subject.id]),
	"expected": "at least one corrective action",
	"found": "none",
	"fix": sprintf("Decide what keeps %s from happening again, by when", [input.subject.id]),
} if {
	count(input.subject.corrective_actions) == 0
}

violations contains {
	"at": ["corrective_actions", i],
	"message": sprintf("%s, decided after %s, is overdue", [action.id, input.subject.id]),
	"expected": "done by the day it was due",
	"found": sprintf("open on %s", [substring(input.at, 0, 10)]),
	"fix": sprintf("Carry out %s: %s", [action.id, action.what]),
} if {
	some i, action in input.subject.corrective_actions
	input.facts.corrective_actions[i].done == false
	input.facts.corrective_actions[i].overdue == true
}
