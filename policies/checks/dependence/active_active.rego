# METADATA
# title: Services in key roles serve from several sites at once
# description: |
#   Kakao was told to raise its operating tools to active-active across data
#   centres and to spread messaging and log-in further: what serves all the time
#   needs no waking when a site is lost.
# related_resources:
#   - ref: https://m.dailymagazine.co.kr/news/newsview.php?ncode=1065602039065157
#     description: The orders to the three companies of December 2022
#   - ref: https://hankyung.com/article/2022120685911
#     description: The findings, and the orders that followed
# custom:
#   subject: service
#   severity: high
#   remediation: Make the service active on another site as well.
#   params:
#     roles:
#       type: strings
#       description: The kinds of services that must be active on several sites
#     min_sites:
#       type: number
#       default: 2
#       description: The least number of sites where they are active
#       source: the order of December 2022 asks for several data centres; two is the least that several can mean
#     critical_only:
#       type: boolean
#       default: false
#       description: Whether only critical services are concerned
#       source: dcaudit's; tools are critical by what hangs on them
package checks.dependence.active_active

import data.lib.text

not_applicable contains sprintf("%s is of kind %s, which is not concerned", [
	input.subject.id,
	input.subject.kind,
]) if {
	every role in input.params.roles { role != input.subject.kind }
}

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.params.critical_only == true
	input.subject.critical == false
}

satisfied if count(input.facts.active_sites) >= input.params.min_sites

# A deployment whose site is not declared may be on a site of its own: there are
# too few only where even that would not be enough.
violations contains {
	"at": ["deployments"],
	"message": sprintf("%s serves from too few sites: %v at most", [input.subject.id, most]),
	"expected": sprintf("active on at least %v sites", [input.params.min_sites]),
	"found": text.list(input.facts.active_sites),
	"fix": sprintf("Make %s active on another site; it is active on: %s", [
		input.subject.id,
		text.list(input.facts.active_sites),
	]),
} if {
	most := count(input.facts.active_sites) + input.facts.unplaced_active
	most < input.params.min_sites
}
