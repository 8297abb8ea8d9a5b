# METADATA
# title: Logs are kept for as long as demanded
# description: |
#   Months can pass between an intrusion and its discovery. What the systems
#   recorded in between must still be there.
# related_resources:
#   - ref: https://azbpartners.com/bank/cert-in-directions-issued
#     description: The directions of India's CERT-In of 28 April 2022, 180 days
# custom:
#   subject: operator
#   severity: medium
#   remediation: Keep the logs of all systems for as long as demanded.
#   params:
#     min:
#       type: duration
#       description: How long the logs of each system are kept at least
package checks.logs.kept

import data.lib.text

satisfied if input.subject.logs.kept >= input.params.min

violations contains {
	"at": ["logs", "kept"],
	"message": "Logs are not kept long enough",
	"expected": sprintf("at least %s", [text.duration(input.params.min)]),
	"found": text.duration(input.subject.logs.kept),
	"fix": sprintf("Keep the logs of all systems for %s", [text.duration(input.params.min)]),
} if {
	input.subject.logs.kept < input.params.min
}
