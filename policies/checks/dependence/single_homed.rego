# METADATA
# title: Nothing that critical services need is on one site only
# description: |
#   Kakao's data was kept twice; its object storage, metadata and key store
#   were not, nor was the tool that switches over. One such part on one site
#   ties every service above it to that site.
# related_resources:
#   - ref: https://news.sbs.co.kr/news/endPage.do?news_id=N1008276316
#     description: What Kakao's own inquiry found to be in one place only
# custom:
#   subject: service
#   severity: critical
#   remediation: Run each of the services that are named on a second site.
#   params:
#     roles:
#       type: strings
#       description: The kinds of services that must not be on one site only
package checks.dependence.single_homed

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

# Only of critical services: to find out what the others depend on would be in vain.
not_applicable contains sprintf("%s depends on no %s", [input.subject.id, roles]) if {
	input.subject.critical == true
	input.facts.dependencies_whole == true
	every role in input.params.roles {
		every needed in input.facts.dependencies { needed.kind != role }
	}
	roles := concat(" or ", input.params.roles)
}

_demanded := [needed |
	some needed in input.facts.dependencies
	needed.kind in input.params.roles
]

satisfied if {
	input.facts.dependencies_whole == true
	count(_demanded) > 0
	every needed in _demanded { count(needed.sites) >= 2 }
}

# A deployment whose site is not declared may be on a site of its own.
violations contains {
	"at": ["facts", "dependencies", i],
	"message": sprintf("%s cannot do without %s, which is on one site at most", [
		input.subject.id,
		needed.id,
	]),
	"expected": sprintf("%s on at least 2 sites", [needed.id]),
	"found": text.list(needed.sites),
	"because": _chain(needed.via),
	"fix": sprintf("Deploy %s on another site, active or in standby", [needed.id]),
} if {
	some i, needed in input.facts.dependencies
	needed.kind in input.params.roles
	count(needed.sites) + needed.unplaced < 2
}

_chain(via) := [sprintf("%s cannot do without %s", [above[i], below]) |
	above := array.concat([input.subject.id], via)
	some i, below in via
]
