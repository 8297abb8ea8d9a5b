# METADATA
# title: Off-site backups are as frequent as the recovery point objective asks
# description: |
#   The service promises how much data may be lost at most. Once the building is
#   gone, only the interval of the copies elsewhere decides how much it was.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: DORA Art 12(1) makes the frequency of backups follow from how critical the data is
# custom:
#   subject: dataset
#   severity: high
#   remediation: Shorten the interval of an off-site copy to the recovery point objective of the service.
package checks.backup.interval

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == true
	copy.interval <= input.facts.rpo
}

violations contains {
	"at": ["copies"],
	"message": sprintf("No off-site copy of %s keeps the recovery point objective of %s", [
		input.subject.id,
		text.duration(input.facts.rpo),
	]),
	"expected": sprintf("an off-site copy at least every %s", [text.duration(input.facts.rpo)]),
	"found": text.list([reason | some reason in _short[_]]),
	"fix": sprintf("Copy %s to another site at least every %s", [
		input.subject.id,
		text.duration(input.facts.rpo),
	]),
} if {
	every i, _ in input.subject.copies { _short[i] }
}

_short[i] contains sprintf("%s is on the same site", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == false
}

_short[i] contains sprintf("%s every %s", [copy.id, text.duration(copy.interval)]) if {
	some i, copy in input.subject.copies
	copy.interval > input.facts.rpo
}
