# METADATA
# title: Power can be cut from afar, and led past the UPS
# description: |
#   A switch in the burning room is no switch. And where a UPS has to be taken out, a
#   way around it keeps what hangs on it running.
# related_resources:
#   - ref: http://www.koit.co.kr/news/articleView.html?idxno=111309
#     description: The plan of March 2023, remote cut-off and a path around the UPS
# custom:
#   subject: facility
#   severity: high
#   remediation: Install a remote cut-off, and a bypass around the UPS.
package checks.facility.power_isolation

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if {
	input.subject.power.remote_cutoff == true
	input.subject.power.ups_bypass == true
}

violations contains {
	"at": ["power", "remote_cutoff"],
	"message": sprintf("Power in %s cannot be cut from afar", [input.subject.id]),
	"expected": "a cut-off that a fire does not reach",
	"found": "remote_cutoff: false",
	"fix": sprintf("Install a remote cut-off in %s", [input.subject.id]),
} if {
	input.subject.power.remote_cutoff == false
}

violations contains {
	"at": ["power", "ups_bypass"],
	"message": sprintf("Power in %s cannot be led past the UPS", [input.subject.id]),
	"expected": "a bypass around the UPS",
	"found": "ups_bypass: false",
	"fix": sprintf("Install a bypass around the UPS of %s", [input.subject.id]),
} if {
	input.subject.power.ups_bypass == false
}
