# METADATA
# title: Off-site backups succeed on schedule
# description: |
#   A schedule proves nothing: the job may have failed for weeks. What counts is
#   when a copy elsewhere was last known to be complete.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 4.2.3 asks for regular checks of the integrity of backups
# custom:
#   subject: dataset
#   severity: high
#   remediation: Repair the backup job, and record when it last succeeded.
#   params:
#     tolerance:
#       type: number
#       default: 2
#       description: How many intervals may pass since the last success
#       source: dcaudit's, so that one missed run is tolerated
#     max_age:
#       type: duration
#       default: 1d
#       description: How long ago a copy that follows without any interval may have been verified
#       source: dcaudit's; the law gives none
package checks.backup.fresh

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	some i, limit in _limit
	facts := input.facts.copies[i]
	facts.off_site == true
	facts.last_success_age <= limit
}

violations contains {
	"at": ["copies"],
	"message": sprintf("No off-site copy of %s is up to date", [input.subject.id]),
	"expected": "an off-site copy that succeeded on schedule",
	"found": text.list([reason | some reason in _stale[_]]),
	"fix": sprintf("Bring a copy of %s on another site up to date, and record its success", [input.subject.id]),
} if {
	every i, _ in input.subject.copies { _stale[i] }
}

_limit[i] := copy.interval * input.params.tolerance if {
	some i, copy in input.subject.copies
	copy.interval > 0
}

_limit[i] := input.params.max_age if {
	some i, copy in input.subject.copies
	copy.interval == 0
}

_stale[i] contains sprintf("%s is on the same site", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == false
}

# The age in hours, rounded up: to the second it would be hard to read.
_stale[i] contains sprintf("%s is %s old, %s at most allowed", [copy.id, age, text.duration(_limit[i])]) if {
	some i, copy in input.subject.copies
	seconds := input.facts.copies[i].last_success_age
	seconds > _limit[i]
	age := text.duration(ceil(seconds / 3600) * 3600)
}
