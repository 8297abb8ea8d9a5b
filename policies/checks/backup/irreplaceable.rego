# METADATA
# title: Data that cannot be made anew has a backup of the past off-site
# description: |
#   A replica repeats a deletion within the second. Data that nobody can make
#   anew needs a copy that keeps a state of the past, away from the original.
#   The G-Drive of Korea's government, 858 TB, had none when it burnt in 2025.
# related_resources:
#   - ref: https://www.techradar.com/pro/security/the-south-korean-government-has-learnt-they-need-a-backup-the-hard-way
#     description: Daejeon, 2025, a drive without any external backup
# custom:
#   subject: dataset
#   severity: critical
#   remediation: Keep a backup, snapshot or archive of the dataset on another site.
package checks.backup.irreplaceable

import data.lib.text

not_applicable contains sprintf("%s can be made anew", [input.subject.id]) if {
	input.subject.recreatable == true
}

satisfied if {
	some i, copy in input.subject.copies
	copy.kind != "replica"
	input.facts.copies[i].off_site == true
}

violations contains {
	"at": ["copies"],
	"message": sprintf("%s cannot be made anew, and no backup of it is held on another site", [input.subject.id]),
	"expected": "a backup, snapshot or archive on another site",
	"found": text.list([reason | some reason in _short[_]]),
	"fix": sprintf("Keep a backup, snapshot or archive of %s on another site", [input.subject.id]),
} if {
	input.subject.recreatable == false
	every i, _ in input.subject.copies { _short[i] }
}

_short[i] contains sprintf("%s is on the same site", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == false
}

_short[i] contains sprintf("%s is a replica", [copy.id]) if {
	some i, copy in input.subject.copies
	copy.kind == "replica"
}
