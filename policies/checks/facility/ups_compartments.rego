# METADATA
# title: No fire compartment holds a UPS and the one that backs it up
# description: |
#   Two UPS in one compartment are one as soon as it burns. In Pangyo heat could
#   stop a UPS together with its partner.
# related_resources:
#   - ref: https://biz.newdaily.co.kr/site/data/html/2022/12/06/2022120600127.html
#     description: What the government's inquiry into the fire of 2022 found
# custom:
#   subject: facility
#   severity: high
#   remediation: Give each UPS a partner in another fire compartment.
package checks.facility.ups_compartments

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if {
	count(input.facts.ups_pairs) > 0
	every pair in input.facts.ups_pairs { pair.same_compartment == false }
}

violations contains {
	"at": ["facts", "ups_pairs", i],
	"message": sprintf("One fire in %s takes %s and its partner %s", [input.subject.id, pair.partner, pair.id]),
	"expected": "partners in different fire compartments",
	"found": sprintf("%s and %s in one compartment", [pair.partner, pair.id]),
	"fix": sprintf("Move %s or %s to another fire compartment", [pair.partner, pair.id]),
} if {
	some i, pair in input.facts.ups_pairs
	pair.same_compartment == true
}

violations contains {
	"at": ["power", "ups"],
	"message": sprintf("No UPS of %s takes over from another", [input.subject.id]),
	"expected": "at least one UPS that backs another one up",
	"found": sprintf("UPS: %s", [text.list([unit.id | some unit in units])]),
	"fix": sprintf("Give each UPS of %s a partner in another fire compartment", [input.subject.id]),
} if {
	units := input.subject.power.ups
	count(input.facts.ups_pairs) == 0
}
