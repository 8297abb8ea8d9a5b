# METADATA
# title: The facility was inspected of late
# description: |
#   Batteries age, doors get wedged open, detectors are switched off for works. A
#   look at short intervals finds it; what it found has to be mended.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 12(1)
#   - ref: https://www.e2news.com/news/articleView.html?idxno=303966
#     description: Periodic inspection of UPS under Korea's Electrical Safety Management Act
# custom:
#   subject: facility
#   severity: medium
#   remediation: Mend what the last inspection found, hold the next one, and record it.
#   params:
#     kind:
#       type: string
#       description: The kind of inspection
#     max_age:
#       type: duration
#       description: How long ago it may have been
#     grades:
#       type: strings
#       default: [any]
#       description: The grades of facilities that it binds; any binds all, graded or not
#       source: dcaudit's; a law that tells no grades apart binds all
#     min_battery_kwh:
#       type: number
#       default: 0
#       description: It binds from so much energy in batteries on, in kilowatt-hours
#       source: dcaudit's; a law that names no energy binds from the first
#     multi_use:
#       type: boolean
#       default: false
#       description: Whether it binds in buildings that many use, whatever the energy
#       source: dcaudit's; only where the law says so
package checks.facility.inspected

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("the grade of %s is %s, which is not concerned", [input.subject.id, input.subject.grade]) if {
	every grade in input.params.grades {
		grade != "any"
		grade != input.subject.grade
	}
}

not_applicable contains sprintf("the batteries of %s hold %v kWh, and it binds from %v kWh on", [
	input.subject.id,
	input.facts.battery_kwh,
	input.params.min_battery_kwh,
]) if {
	input.facts.battery_kwh < input.params.min_battery_kwh
	_by_energy_alone
}

_by_energy_alone if input.params.multi_use == false

_by_energy_alone if input.subject.multi_use == false

_bound if {
	_graded
	input.params.min_battery_kwh == 0
}

_bound if {
	_graded
	input.facts.battery_kwh >= input.params.min_battery_kwh
}

_bound if {
	_graded
	input.params.multi_use == true
	input.subject.multi_use == true
}

_graded if "any" in input.params.grades

_graded if input.subject.grade in input.params.grades

satisfied if {
	some held in input.facts.inspections
	held.kind == input.params.kind
	held.age <= input.params.max_age
	held.passed == true
}

# Why an inspection does not count.
_against[i] contains sprintf("%s is of kind %s", [held.id, held.kind]) if {
	some i, held in input.facts.inspections
	held.kind != input.params.kind
}

_against[i] contains sprintf("%s was held %s ago", [held.id, text.days(held.age)]) if {
	some i, held in input.facts.inspections
	held.age > input.params.max_age
}

_against[i] contains sprintf("not all that %s found is mended", [held.id]) if {
	some i, held in input.facts.inspections
	held.passed == false
}

violations contains {
	"at": ["facts", "inspections"],
	"message": sprintf("No inspection of kind %s shows %s in order", [input.params.kind, input.subject.id]),
	"expected": sprintf("one that is at most %s old, and all mended that it found", [text.days(input.params.max_age)]),
	"found": text.list([held.id | some held in input.facts.inspections]),
	"because": [reason | some reasons in _against; some reason in reasons],
	"fix": sprintf("Hold an inspection of kind %s, and mend what it finds", [input.params.kind]),
} if {
	_bound
	every i, _ in input.facts.inspections { _against[i] }
}
