# METADATA
# title: Lithium-ion batteries are watched by the means that the law names
# description: |
#   A fire in lithium-ion cells announces itself by gas and heat before there is smoke,
#   and what watches for that saves the minutes that count.
# related_resources:
#   - ref: http://kharn.kr/news/article.html?no=21886
#     description: A second means of early detection, such as off-gas or thermal imaging
#   - ref: https://m.boannews.com/html/detail.html?idx=132797
#     description: Cameras and sensors in the inspections of 2024
# custom:
#   subject: facility
#   severity: high
#   remediation: Add a detector of one of the kinds to each room with lithium-ion batteries.
#   params:
#     any_of:
#       type: strings
#       description: The means of detection, any of which suffices
package checks.facility.battery_detectors

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
	"at": ["battery_rooms", i, "detectors"],
	"message": sprintf("None of the means that count watches %s of %s", [room.id, input.subject.id]),
	"expected": sprintf("one of: %s", [text.list(input.params.any_of)]),
	"found": text.list(room.detectors),
	"fix": sprintf("Add one of these to %s: %s", [room.id, text.list(input.params.any_of)]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	every detector in room.detectors {
		every accepted in input.params.any_of { detector != accepted }
	}
}

_exempt contains i if {
	some i, room in input.subject.battery_rooms
	room.chemistry != "lithium-ion"
}

_watched contains i if {
	some i, room in input.subject.battery_rooms
	some detector in room.detectors
	detector in input.params.any_of
}
