# METADATA
# title: Copies cannot be read without a key
# description: |
#   A copy leaves the walls that guard the original. Whoever carries it off must
#   have nothing in hand.
# related_resources:
#   - ref: https://github.com/usnistgov/oscal-content
#     description: NIST SP 800-53 CP-9(8) protects backups by cryptography
# custom:
#   subject: dataset
#   severity: high
#   remediation: Encrypt every copy, and hold the key where no copy is.
package checks.backup.encrypted

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

not_applicable contains sprintf("%s has no copy", [input.subject.id]) if input.subject.copies == []

satisfied if {
	count(input.subject.copies) > 0
	every copy in input.subject.copies { copy.encrypted == true }
}

violations contains {
	"at": ["copies", i, "encrypted"],
	"message": sprintf("The copy %s of %s can be read by whoever has it", [copy.id, input.subject.id]),
	"expected": "encrypted: true",
	"found": "encrypted: false",
	"fix": sprintf("Encrypt %s", [copy.id]),
} if {
	some i, copy in input.subject.copies
	copy.encrypted == false
}
