# METADATA
# title: Critical services stand on several sites
# description: |
#   The Korean disaster plan for operators must spread and multiply servers,
#   storage, networks and power. A service that has only one campus goes with it.
# related_resources:
#   - ref: https://biz.newdaily.co.kr/site/data/html/2022/12/06/2022120600127.html
#     description: What the government's inquiry into the fire of October 2022 found
# custom:
#   subject: service
#   severity: critical
#   remediation: Deploy the service on another site as well, active or in standby.
#   params:
#     min:
#       type: number
#       default: 2
#       description: The least number of sites where the service runs or stands by
#       source: dcaudit's; the law demands distribution without a number, and two is the least that distributes
package checks.dependence.placement

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if count(input.facts.sites) >= input.params.min

# A deployment whose site is not declared may be on a site of its own: there are
# too few only where even that would not be enough.
violations contains {
	"at": ["deployments"],
	"message": sprintf("%s stands on too few sites: %v at most", [input.subject.id, most]),
	"expected": sprintf("at least %v sites where it runs or stands by", [input.params.min]),
	"found": text.list(input.facts.sites),
	"fix": sprintf("Deploy %s on another site; it has: %s", [
		input.subject.id,
		text.list(input.facts.sites),
	]),
} if {
	most := count(input.facts.sites) + input.facts.unplaced
	most < input.params.min
}
