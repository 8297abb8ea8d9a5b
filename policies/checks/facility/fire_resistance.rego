# METADATA
# title: Fire compartments withstand a fire for long enough
# description: |
#   A fire wall buys time: for the brigade to arrive, for the rest to run on. In
#   Strasbourg in 2021 wooden ceilings bought an hour.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/bsi-c5-2020.yaml
#     description: BSI C5:2020, PS-05, at least 90 minutes
# custom:
#   subject: facility
#   severity: high
#   remediation: Strengthen the walls, doors and ceilings of the compartments that give way too soon.
#   params:
#     min:
#       type: duration
#       description: How long each compartment must withstand a fire
package checks.facility.fire_resistance

import data.lib.text

satisfied if {
	count(input.subject.compartments) > 0
	every compartment in input.subject.compartments { compartment.resists >= input.params.min }
}

violations contains {
	"at": ["compartments", i, "resists"],
	"message": sprintf("Fire compartment %s of %s gives way too soon", [compartment.id, input.subject.id]),
	"expected": sprintf("%s at least", [text.duration(input.params.min)]),
	"found": text.duration(compartment.resists),
	"fix": sprintf("Strengthen %s of %s", [compartment.id, input.subject.id]),
} if {
	some i, compartment in input.subject.compartments
	compartment.resists < input.params.min
}

violations contains {
	"at": ["compartments"],
	"message": sprintf("%s has no fire compartments", [input.subject.id]),
	"expected": sprintf("compartments that withstand a fire for %s", [text.duration(input.params.min)]),
	"found": "none",
	"fix": sprintf("Divide %s into fire compartments", [input.subject.id]),
} if {
	input.subject.compartments == []
}
