# METADATA
# title: Lithium-ion batteries are watched closely, and in two ways
# description: |
#   In Pangyo the battery management system showed nothing before the fire. It
#   has to measure every few seconds, and something else has to watch as well.
# related_resources:
#   - ref: https://cm.asiae.co.kr/en/article/2022120709582094597
#     description: What the inquiry of 2022 found about the monitoring in Pangyo
#   - ref: http://www.koit.co.kr/news/articleView.html?idxno=111309
#     description: The plan of March 2023, an interval of ten seconds
#   - ref: http://kharn.kr/news/article.html?no=21886
#     description: A second means of early detection, such as off-gas or thermal imaging
# custom:
#   subject: facility
#   severity: high
#   remediation: Let the battery management system measure more often, and add a detector that does not depend on it.
#   params:
#     max_interval:
#       type: duration
#       default: 10s
#       description: The longest time between two measurements
#       source: Korea's protection guideline for data centres, in force since June 2024, as the press tells it
package checks.facility.battery_monitored

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no lithium-ion batteries", [input.subject.id]) if {
	every i, _ in input.subject.battery_rooms { _exempt[i] }
}

satisfied if {
	count(_watched) > 0
	every i, _ in input.subject.battery_rooms { i in (_watched | _exempt) }
}

violations contains {
	"at": ["battery_rooms", i, "monitoring_interval"],
	"message": sprintf("The batteries in %s of %s are measured too seldom", [room.id, input.subject.id]),
	"expected": sprintf("a measurement at least every %s", [text.duration(input.params.max_interval)]),
	"found": sprintf("every %s", [text.duration(room.monitoring_interval)]),
	"fix": sprintf("Measure in %s every %s", [room.id, text.duration(input.params.max_interval)]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	room.monitoring_interval > input.params.max_interval
}

violations contains {
	"at": ["battery_rooms", i, "detectors"],
	"message": sprintf("Nothing but the management system watches the batteries in %s of %s", [
		room.id,
		input.subject.id,
	]),
	"expected": "at least one detector besides bms",
	"found": text.list(room.detectors),
	"fix": sprintf("Add off-gas detection or thermal imaging to %s", [room.id]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	every detector in room.detectors { detector == "bms" }
}

_exempt contains i if {
	some i, room in input.subject.battery_rooms
	room.chemistry != "lithium-ion"
}

_watched contains i if {
	some i, room in input.subject.battery_rooms
	room.monitoring_interval <= input.params.max_interval
	some detector in room.detectors
	detector != "bms"
}
