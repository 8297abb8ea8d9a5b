# METADATA
# title: Data of certain sorts has a copy offline
# description: |
#   Whoever holds the administrators' rights can wipe everything that a network
#   reaches. What it takes to build the systems up again must be out of reach.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/secnumcloud-3.2.yaml
#     description: SecNumCloud 3.2, 17.5.a, the configuration of the infrastructure
# custom:
#   subject: dataset
#   severity: high
#   remediation: Keep a backup of the dataset where no network reaches it.
#   params:
#     kinds:
#       type: strings
#       description: The sorts of data that must have a copy offline
package checks.backup.offline

import data.lib.text

not_applicable contains sprintf("%s holds none of these: %s", [input.subject.id, text.list(input.params.kinds)]) if {
	every kind in input.subject.holds {
		every demanded in input.params.kinds { kind != demanded }
	}
}

satisfied if {
	some copy in input.subject.copies
	copy.offline == true
	copy.kind != "replica"
}

violations contains {
	"at": ["copies"],
	"message": sprintf("Every copy of %s can be reached over a network", [input.subject.id]),
	"expected": "at least one backup, snapshot or archive that is offline",
	"found": sprintf("copies: %s", [text.list([copy.id | some copy in input.subject.copies])]),
	"fix": sprintf("Keep a backup of %s offline", [input.subject.id]),
} if {
	some kind in input.subject.holds
	kind in input.params.kinds
	every i, _ in input.subject.copies { _reachable[i] }
}

_reachable contains i if {
	some i, copy in input.subject.copies
	copy.offline == false
}

_reachable contains i if {
	some i, copy in input.subject.copies
	copy.kind == "replica"
}
