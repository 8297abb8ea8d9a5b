# METADATA
# title: No fire compartment holds too much energy
# description: |
#   What burns in one compartment burns as a whole. The less energy is in it, the
#   sooner a fire can be put out.
# related_resources:
#   - ref: http://www.koit.co.kr/news/articleView.html?idxno=111309
#     description: The plan of March 2023, 5 MWh in a compartment
# custom:
#   subject: facility
#   severity: high
#   remediation: Divide the batteries between more fire compartments.
#   params:
#     max_kwh:
#       type: number
#       description: The most energy that the batteries in one compartment may hold, in kilowatt-hours
package checks.facility.battery_energy

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no battery room", [input.subject.id]) if {
	count(input.subject.battery_rooms) == 0
}

satisfied if {
	count(input.facts.battery_energy) > 0
	every held in input.facts.battery_energy {
		held.whole == true
		held.at_least <= input.params.max_kwh
	}
}

violations contains {
	"at": ["facts", "battery_energy", i],
	"message": sprintf("Too much energy is in compartment %s of %s", [held.compartment, input.subject.id]),
	"expected": sprintf("at most %v kWh", [input.params.max_kwh]),
	"found": sprintf("at least %v kWh", [held.at_least]),
	"fix": sprintf("Move batteries out of compartment %s", [held.compartment]),
} if {
	some i, held in input.facts.battery_energy
	held.at_least > input.params.max_kwh
}
