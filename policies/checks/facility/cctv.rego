# METADATA
# title: Cameras see who comes and goes, and the pictures are kept
# description: |
#   What happened in a facility is often found out long after. The pictures must be
#   sharp enough to tell, day and night, and must still be there.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 9
# custom:
#   subject: facility
#   severity: medium
#   remediation: Install better cameras, let them record day and night, and keep the recordings longer.
#   params:
#     min_megapixels:
#       type: number
#       default: 1
#       description: What a picture must hold, in millions of pixels
#       source: MSIT Notice 2024-20, Art 9
#     min_retention:
#       type: duration
#       default: 90d
#       description: How long a recording must be kept
#       source: MSIT Notice 2024-20, Art 9
package checks.facility.cctv

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

_cctv := input.subject.entry.cctv

satisfied if {
	_cctv.megapixels >= input.params.min_megapixels
	_cctv.around_the_clock == true
	_cctv.retention >= input.params.min_retention
}

violations contains {
	"at": ["entry", "cctv", "megapixels"],
	"message": sprintf("The cameras of %s see too little", [input.subject.id]),
	"expected": sprintf("at least %v megapixels", [input.params.min_megapixels]),
	"found": sprintf("%v megapixels", [_cctv.megapixels]),
	"fix": sprintf("Replace the cameras of %s", [input.subject.id]),
} if {
	_cctv.megapixels < input.params.min_megapixels
}

violations contains {
	"at": ["entry", "cctv", "around_the_clock"],
	"message": sprintf("The cameras of %s do not record at all hours", [input.subject.id]),
	"expected": "recordings day and night",
	"found": "around_the_clock: false",
	"fix": sprintf("Let the cameras of %s record day and night", [input.subject.id]),
} if {
	_cctv.around_the_clock == false
}

violations contains {
	"at": ["entry", "cctv", "retention"],
	"message": sprintf("Recordings from %s are deleted too soon", [input.subject.id]),
	"expected": sprintf("kept for %s", [text.duration(input.params.min_retention)]),
	"found": sprintf("kept for %s", [text.duration(_cctv.retention)]),
	"fix": sprintf("Keep recordings from %s for %s", [input.subject.id, text.duration(input.params.min_retention)]),
} if {
	_cctv.retention < input.params.min_retention
}
