# METADATA
# title: Water stays out of what stands below ground
# description: |
#   Generators and switchgear in a basement are the first that a flood takes. Barriers
#   must reach as high as water is expected, and what gets in must be led out.
# related_resources:
#   - ref: https://ddaily.co.kr/page/view/2023081611255965728
#     description: Flood barriers and drainage in Korea's protection guideline
# custom:
#   subject: facility
#   severity: high
#   remediation: Raise the flood barriers to the expected level, and add drainage.
package checks.facility.flood

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("no plant of %s stands below ground", [input.subject.id]) if {
	input.subject.flood.plant_below_ground == false
}

satisfied if {
	input.subject.flood.barrier_m >= input.subject.flood.expected_m
	input.subject.flood.drainage == true
}

violations contains {
	"at": ["flood", "barrier_m"],
	"message": sprintf("The flood barriers of %s are too low", [input.subject.id]),
	"expected": sprintf("%v m, where water is expected", [input.subject.flood.expected_m]),
	"found": sprintf("%v m", [input.subject.flood.barrier_m]),
	"fix": sprintf("Raise the flood barriers of %s to %v m", [input.subject.id, input.subject.flood.expected_m]),
} if {
	input.subject.flood.plant_below_ground == true
	input.subject.flood.barrier_m < input.subject.flood.expected_m
}

violations contains {
	"at": ["flood", "drainage"],
	"message": sprintf("Water that gets into %s stays there", [input.subject.id]),
	"expected": "drainage",
	"found": "drainage: false",
	"fix": sprintf("Add drainage to %s", [input.subject.id]),
} if {
	input.subject.flood.plant_below_ground == true
	input.subject.flood.drainage == false
}
