# METADATA
# title: A backup cannot be altered over the network
# description: |
#   Whoever or whatever destroys the original with an administrator's rights
#   destroys every copy that those rights reach.
# related_resources:
#   - ref: https://www.allenandgledhill.com/sg/perspectives/articles/33108/
#     description: Singapore's proposal of June 2026 would ask financial institutions for such backups
# custom:
#   subject: dataset
#   severity: high
#   remediation: Lock one copy against change and deletion until its term, or keep it offline.
package checks.backup.immutable

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	some copy in input.subject.copies
	copy.immutable == true
}

satisfied if {
	some copy in input.subject.copies
	copy.offline == true
}

violations contains {
	"at": ["copies"],
	"message": sprintf("Every copy of %s can be changed or deleted over the network", [input.subject.id]),
	"expected": "at least one copy that is immutable or offline",
	"found": sprintf("copies: %s", [text.list([copy.id | some copy in input.subject.copies])]),
	"fix": sprintf("Keep a copy of %s immutable or offline", [input.subject.id]),
} if {
	every copy in input.subject.copies {
		copy.immutable == false
		copy.offline == false
	}
}
