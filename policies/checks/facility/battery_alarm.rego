# METADATA
# title: Lithium-ion batteries are cut loose in an emergency, and someone hears of it
# description: |
#   Cells that are disconnected feed a fire less, and an alarm that only rings in the
#   empty room calls nobody.
# related_resources:
#   - ref: http://kharn.kr/news/article.html?no=21886
#     description: Disconnection and automatic alarms in the protection guideline
# custom:
#   subject: facility
#   severity: high
#   remediation: Make the batteries disconnect in an emergency, and have the alarm reach the officer by itself.
package checks.facility.battery_alarm

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no lithium-ion batteries", [input.subject.id]) if {
	every i, _ in input.subject.battery_rooms { _exempt[i] }
}

satisfied if {
	count(_ready) > 0
	every i, _ in input.subject.battery_rooms { i in (_ready | _exempt) }
}

violations contains {
	"at": ["battery_rooms", i, "emergency_disconnect"],
	"message": sprintf("The batteries in %s of %s stay connected in an emergency", [room.id, input.subject.id]),
	"expected": "disconnection of the batteries from each other",
	"found": "emergency_disconnect: false",
	"fix": sprintf("Make the batteries in %s disconnect in an emergency", [room.id]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	room.emergency_disconnect == false
}

violations contains {
	"at": ["battery_rooms", i, "alarm_to_officer"],
	"message": sprintf("An alarm in %s of %s does not reach the officer by itself", [room.id, input.subject.id]),
	"expected": "an alarm that is sent to the officer for disasters",
	"found": "alarm_to_officer: false",
	"fix": sprintf("Send alarms in %s to the officer", [room.id]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	room.alarm_to_officer == false
}

_exempt contains i if {
	some i, room in input.subject.battery_rooms
	room.chemistry != "lithium-ion"
}

_ready contains i if {
	some i, room in input.subject.battery_rooms
	room.emergency_disconnect == true
	room.alarm_to_officer == true
}
