# METADATA
# title: Conditions have limits, and leaving them raises an alarm
# description: |
#   Heat and damp creep up. With limits that somebody set and an alarm at each,
#   there is time to act before equipment shuts itself down.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 13.2.2(b) and (c), least and greatest values, monitored and reported
# custom:
#   subject: facility
#   severity: medium
#   remediation: Set a least and a greatest value for each condition, measure it all the time, and raise an alarm.
#   params:
#     parameters:
#       type: strings
#       description: The conditions that must have limits and an alarm
package checks.facility.climate

import data.lib.text

satisfied if {
	count(input.params.parameters) > 0
	every parameter in input.params.parameters {
		entries := [i | some i, climate in input.subject.climate; climate.parameter == parameter]
		count(entries) > 0
		every i in entries { i in _watched }
	}
}

_watched contains i if {
	some i, climate in input.subject.climate
	climate.min <= climate.max
	climate.alarmed == true
}

violations contains {
	"at": ["climate", i, "alarmed"],
	"message": sprintf("Nobody is alarmed when the %s in %s leaves its limits", [climate.parameter, input.subject.id]),
	"expected": "alarmed: true",
	"found": "alarmed: false",
	"fix": sprintf("Measure the %s in %s all the time, with an alarm at its limits", [climate.parameter, input.subject.id]),
} if {
	some i, climate in input.subject.climate
	climate.parameter in input.params.parameters
	climate.alarmed == false
}

violations contains {
	"at": ["climate"],
	"message": sprintf("%s has no limits for its %s", [input.subject.id, parameter]),
	"expected": sprintf("a least and a greatest %s, with an alarm", [parameter]),
	"found": text.list([climate.parameter | some climate in input.subject.climate]),
	"fix": sprintf("Set limits for the %s in %s", [parameter, input.subject.id]),
} if {
	some parameter in input.params.parameters
	every climate in input.subject.climate { climate.parameter != parameter }
}
