# METADATA
# title: Backups are kept off-site
# description: |
#   A copy that burns with the original is no backup. A site is a campus: two
#   buildings on one campus share its fires, its floods and its cordons.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 4.2.2(c) asks for copies far enough away to escape a disaster at the main site
#   - ref: https://blocksandfiles.com/2023/03/23/ovh-cloud-must-pay-damages-for-lost-backup-data/
#     description: Strasbourg, 2021, copies in the building that burnt
# custom:
#   subject: dataset
#   severity: critical
#   remediation: Keep at least one copy of the dataset in a facility on another site.
package checks.backup.offsite

import data.lib.text

satisfied if {
	some copy in input.facts.copies
	copy.off_site == true
}

violations contains {
	"at": ["copies"],
	"message": sprintf("No copy of %s is held on another site", [input.subject.id]),
	"expected": "at least one copy on another site than the original",
	"found": sprintf("copies: %s", [text.list(_held)]),
	"fix": sprintf("Copy %s to a facility on another site", [input.subject.id]),
} if {
	every i, _ in input.subject.copies {
		input.facts.copies[i].off_site == false
	}
}

_held := [sprintf("%s at %s", [copy.id, copy.facility]) |
	some copy in input.subject.copies
]
