# METADATA
# title: The data of critical services is on record
# description: |
#   No check can speak about data that nobody listed. A critical service either
#   names its datasets or states that it keeps none.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: DORA Art 12(1) makes the scope of the data to back up part of the policy
# custom:
#   subject: service
#   severity: critical
#   remediation: List the datasets of the service with their copies, or state that it is stateless.
package checks.backup.covered

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if count(input.facts.datasets) > 0

satisfied if input.subject.stateless == true

violations contains {
	"at": ["facts", "datasets"],
	"message": sprintf("%s keeps data, and none of it is listed", [input.subject.id]),
	"expected": "at least one dataset, or a service without data of its own",
	"found": "no dataset, and stateless: false",
	"fix": sprintf("List the datasets of %s with their copies", [input.subject.id]),
} if {
	input.subject.stateless == false
	count(input.facts.datasets) == 0
}
