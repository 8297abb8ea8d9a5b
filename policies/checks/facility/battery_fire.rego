# METADATA
# title: A lithium-ion fire can be fought
# description: |
#   In Pangyo the gas went off and the fire burnt on: gas alone does little
#   against lithium-ion cells. It takes another means, and a way out for the smoke.
# related_resources:
#   - ref: https://jejuce.github.io/2022/12/07/
#     description: A copy of a broadcaster's account of the government's inquiry
#   - ref: https://ddaily.co.kr/page/view/2023081611255965728
#     description: Extinguishing equipment and rapid exhaust in Korea's protection guideline
# custom:
#   subject: facility
#   severity: high
#   remediation: Add water, foam or agents built into the batteries, and exhaust for smoke and gas.
package checks.facility.battery_fire

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no lithium-ion batteries", [input.subject.id]) if {
	every i, _ in input.subject.battery_rooms { _exempt[i] }
}

satisfied if {
	count(_equipped) > 0
	every i, _ in input.subject.battery_rooms { i in (_equipped | _exempt) }
}

violations contains {
	"at": ["battery_rooms", i, "suppression"],
	"message": sprintf("Nothing in %s of %s can put out a lithium-ion fire", [room.id, input.subject.id]),
	"expected": "a means besides gas",
	"found": text.list(room.suppression),
	"fix": sprintf("Equip %s with water, foam or agents built into the batteries", [room.id]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	every means in room.suppression { means == "gas" }
}

violations contains {
	"at": ["battery_rooms", i, "rapid_exhaust"],
	"message": sprintf("Smoke and gas cannot be driven out of %s of %s", [room.id, input.subject.id]),
	"expected": "rapid exhaust",
	"found": "rapid_exhaust: false",
	"fix": sprintf("Install rapid exhaust in %s", [room.id]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	room.rapid_exhaust == false
}

_exempt contains i if {
	some i, room in input.subject.battery_rooms
	room.chemistry != "lithium-ion"
}

_equipped contains i if {
	some i, room in input.subject.battery_rooms
	room.rapid_exhaust == true
	some means in room.suppression
	means != "gas"
}
