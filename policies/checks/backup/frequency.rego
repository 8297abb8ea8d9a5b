# METADATA
# title: All data is backed up as often as demanded
# description: |
#   Some texts do not leave the frequency to the recovery point objective. A replica
#   does not count: it keeps no state of the past.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/secnumcloud-3.2.yaml
#     description: SecNumCloud 3.2, 12.5.a, a daily backup of all data
# custom:
#   subject: dataset
#   severity: high
#   remediation: Back the dataset up as often as demanded, and record when it last succeeded.
#   params:
#     max_interval:
#       type: duration
#       description: The longest time between two states of the data
#     max_age:
#       type: duration
#       description: How old the last state may be
package checks.backup.frequency

import data.lib.text

satisfied if {
	some i, copy in input.subject.copies
	copy.kind != "replica"
	copy.interval <= input.params.max_interval
	input.facts.copies[i].last_success_age <= input.params.max_age
}

violations contains {
	"at": ["copies"],
	"message": sprintf("%s is not backed up every %s", [input.subject.id, text.duration(input.params.max_interval)]),
	"expected": sprintf("a backup at least every %s, at most %s old", [text.duration(input.params.max_interval), text.duration(input.params.max_age)]),
	"found": text.list([reason | some reason in _short[_]]),
	"fix": sprintf("Back %s up at least every %s", [input.subject.id, text.duration(input.params.max_interval)]),
} if {
	every i, _ in input.subject.copies { _short[i] }
}

_short[i] contains sprintf("%s is a replica", [copy.id]) if {
	some i, copy in input.subject.copies
	copy.kind == "replica"
}

_short[i] contains sprintf("%s every %s", [copy.id, text.duration(copy.interval)]) if {
	some i, copy in input.subject.copies
	copy.interval > input.params.max_interval
}

# The age in hours, rounded up: to the second it would be hard to read.
_short[i] contains sprintf("%s is %s old", [copy.id, text.duration(ceil(age / 3600) * 3600)]) if {
	some i, copy in input.subject.copies
	age := input.facts.copies[i].last_success_age
	age > input.params.max_age
}
