# METADATA
# title: Standbys can be activated when what they stand by for is lost
# description: |
#   The standby that Kakao had could not be woken: the tools and the authority
#   that it takes were duplicated inside the building that burned, and nowhere else.
# related_resources:
#   - ref: https://biz.newdaily.co.kr/site/data/html/2022/12/06/2022120600127.html
#     description: What the government's inquiry into the fire of October 2022 found
#   - ref: https://hankyung.com/article/2022120685911
#     description: The same findings, and the orders that followed
# custom:
#   subject: service
#   severity: critical
#   remediation: Run what the activation of a standby requires where the standby is, or on a third site.
package checks.dependence.standby

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

not_applicable contains sprintf("no deployment of %s waits: each is active", [input.subject.id]) if {
	every deployment in input.subject.deployments { deployment.mode == "active" }
	input.facts.standbys == []
}

satisfied if {
	count(input.facts.standbys) > 0
	every standby in input.facts.standbys { standby.activatable == true }
}

violations contains {
	"at": ["facts", "standbys", i],
	"message": sprintf("The standby of %s in %s cannot take over when %s is lost", [
		input.subject.id,
		standby.facility,
		standby.for,
	]),
	"expected": sprintf("all that its activation requires outlives %s", [standby.for]),
	"found": "something that its activation requires is lost as well",
	"because": [step | some step in standby.because],
	"fix": sprintf("Run everything that the activation in %s requires outside %s too", [
		standby.facility,
		standby.for,
	]),
} if {
	some i, standby in input.facts.standbys
	standby.activatable == false
}
