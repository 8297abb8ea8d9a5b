# METADATA
# title: Each notice can be sent whichever facility is lost
# description: |
#   A status page in the building that burns tells no one. Korean law sends an
#   operator to the press when its own equipment cannot carry the notice.
# related_resources:
#   - ref: https://www.law.go.kr/법령/전기통신사업법시행령
#     description: Enforcement Decree of the Telecommunications Business Act, Article 37-21(3)
# custom:
#   subject: notice
#   severity: critical
#   remediation: Add a channel that needs nothing in the facility that is lost.
package checks.reporting.channels

satisfied if {
	count(input.facts.losses) > 0
	every loss in input.facts.losses { loss.channel == true }
}

violations contains {
	"at": ["facts", "losses", i],
	"message": sprintf("Notice %s has no channel left when %s is lost", [input.subject.id, loss.facility]),
	"expected": sprintf("a channel that outlives %s", [loss.facility]),
	"found": "none",
	"because": [step | some step in loss.because],
	"fix": sprintf("Give notice %s a channel that needs nothing in %s", [input.subject.id, loss.facility]),
} if {
	some i, loss in input.facts.losses
	loss.channel == false
}
