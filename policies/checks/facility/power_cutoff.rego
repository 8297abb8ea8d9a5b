# METADATA
# title: Power can be cut step by step
# description: |
#   In Pangyo nobody could tell which switch fed which zone, so the whole building
#   was cut before water was used. Smaller steps keep the rest running.
# related_resources:
#   - ref: https://jejuce.github.io/2022/12/07/
#     description: A copy of a broadcaster's account of the government's inquiry
#   - ref: http://www.koit.co.kr/news/articleView.html?idxno=111309
#     description: The plan of March 2023, from equipment to group to floor
# custom:
#   subject: facility
#   severity: high
#   remediation: Install cut-off switches for every level demanded, and label what each one feeds.
#   params:
#     levels:
#       type: strings
#       default: [equipment, group, floor]
#       description: The levels at which power can be cut
#       source: the government's plan of March 2023, as the press tells it
package checks.facility.power_cutoff

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if {
	count(input.params.levels) > 0
	every level in input.params.levels { level in input.subject.power.cutoff_levels }
}

violations contains {
	"at": ["power", "cutoff_levels"],
	"message": sprintf("Power in %s cannot be cut by: %s", [input.subject.id, text.list(missing)]),
	"expected": sprintf("cut-off by: %s", [text.list(input.params.levels)]),
	"found": text.list(declared),
	"fix": sprintf("Make it possible to cut power in %s by: %s", [input.subject.id, text.list(missing)]),
} if {
	declared := input.subject.power.cutoff_levels
	missing := {level | some level in input.params.levels} - {level | some level in declared}
	count(missing) > 0
}
