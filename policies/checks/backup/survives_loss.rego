# METADATA
# title: The data of critical services survives the loss of any one thing it stands on
# description: |
#   A copy helps only if it outlives what takes the original, and the key to it
#   does too. Each loss is played through for the original, its copies and the
#   holders of their keys: two copies may guard against two different losses.
# related_resources:
#   - ref: https://blocksandfiles.com/2023/03/23/ovh-cloud-must-pay-damages-for-lost-backup-data/
#     description: Strasbourg, 2021, copies in the building that burnt
#   - ref: https://news.sbs.co.kr/news/endPage.do?news_id=N1008276316
#     description: What Kakao's own inquiry found to have been in Pangyo only, the store of keys among it
# custom:
#   subject: dataset
#   severity: critical
#   remediation: Hold a copy, and the key to it, where nothing that takes the original reaches both.
#   params:
#     kinds:
#       type: strings
#       description: The kinds of losses to survive, such as facility, site or power-grid
package checks.backup.survives_loss

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	count(_demanded) > 0
	count(_survived) == count(_demanded)
}

# Of each loss no more is read than is judged: a finding names only those missing
# facts on which it hangs whether the data survives, not how old it is.
_demanded := [loss.kind |
	some loss in input.facts.losses
	loss.kind in input.params.kinds
]

_survived := [loss.state |
	some loss in input.facts.losses
	loss.kind in input.params.kinds
	loss.state in {"intact", "restorable"}
]

violations contains {
	"at": ["facts", "losses", i, "state"],
	"message": sprintf("%s is lost together with %s %s", [input.subject.id, loss.kind, loss.id]),
	"expected": "the original is left, or a copy that can be read",
	"found": sprintf("lost, with all copies that can be read: %s", [text.list(_held)]),
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

_held := [copy.id | some copy in input.subject.copies]
