# METADATA
# title: A backup shares no failure domain with the original
# description: |
#   Two sites on one power grid or one flood plain can go in the same hour. One
#   copy at least must be out of reach of whatever takes the original.
# related_resources:
#   - ref: https://github.com/usnistgov/oscal-content
#     description: NIST SP 800-53 CP-6(1) separates storage sites so that the same threats do not reach both
# custom:
#   subject: dataset
#   severity: high
#   remediation: Keep a copy on a site that shares no failure domain with the original.
package checks.backup.shared_domain

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	some copy in input.facts.copies
	copy.off_site == true
	count(copy.shared_domains) == 0
}

violations contains {
	"at": ["copies"],
	"message": sprintf("Whatever takes %s can take each of its copies with it", [input.subject.id]),
	"expected": "at least one copy on another site that shares no failure domain with the original",
	"found": text.list([reason | some reason in _exposed[_]]),
	"fix": sprintf("Copy %s to another site, outside the failure domains of the original", [input.subject.id]),
} if {
	every i, _ in input.subject.copies { _exposed[i] }
}

_exposed[i] contains sprintf("%s is on the same site", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == false
}

_exposed[i] contains sprintf("%s shares %s", [copy.id, concat(" and ", sort(shared))]) if {
	some i, copy in input.subject.copies
	shared := input.facts.copies[i].shared_domains
	count(shared) > 0
}
