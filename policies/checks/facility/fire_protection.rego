# METADATA
# title: Fires are found early and fought
# description: |
#   In Strasbourg in 2021 nothing put the fire out and nothing cut the power. What
#   finds a fire, what fights it and who is called have to be there beforehand, and
#   be inspected.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/bsi-c5-2020.yaml
#     description: BSI C5:2020, PS-05
# custom:
#   subject: facility
#   severity: high
#   remediation: Install the means that are missing, have them inspected, and record when.
#   params:
#     means:
#       type: strings
#       description: The means that must all be in place
#     one_of:
#       type: strings
#       description: The means of which one must be in place
#     max_age:
#       type: duration
#       description: How long ago the last inspection may be
package checks.facility.fire_protection

import data.lib.text

satisfied if {
	every means in input.params.means { means in input.subject.fire_protection.means }
	some means in input.params.one_of
	means in input.subject.fire_protection.means
	input.facts.fire_inspected_age <= input.params.max_age
}

violations contains {
	"at": ["fire_protection", "means"],
	"message": sprintf("%s lacks means against a fire: %s", [input.subject.id, text.list(missing)]),
	"expected": text.list(input.params.means),
	"found": text.list(present),
	"fix": sprintf("Equip %s with: %s", [input.subject.id, text.list(missing)]),
} if {
	present := input.subject.fire_protection.means
	missing := {means | some means in input.params.means} - {means | some means in present}
	count(missing) > 0
}

violations contains {
	"at": ["fire_protection", "means"],
	"message": sprintf("Nothing in %s puts a fire out or keeps it from burning", [input.subject.id]),
	"expected": sprintf("one of these: %s", [text.list(input.params.one_of)]),
	"found": text.list(present),
	"fix": sprintf("Equip %s with one of these: %s", [input.subject.id, text.list(input.params.one_of)]),
} if {
	present := input.subject.fire_protection.means
	every means in input.params.one_of {
		every there in present { there != means }
	}
}

violations contains {
	"at": ["fire_protection", "inspected"],
	"message": sprintf("The fire protection of %s was inspected too long ago", [input.subject.id]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(input.facts.fire_inspected_age)]),
	"fix": sprintf("Have the fire protection of %s inspected", [input.subject.id]),
} if {
	input.facts.fire_inspected_age > input.params.max_age
}
