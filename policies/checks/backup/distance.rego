# METADATA
# title: A backup is far from the original
# description: |
#   Where nobody has listed every failure domain, distance is what keeps one
#   event from reaching both places.
# related_resources:
#   - ref: https://www.centron.de/blog/georedundante-rechenzentren-200-km/
#     description: The German BSI's criteria of 2018 for the choice of a site, which ask for 200 km and never less than 100
# custom:
#   subject: dataset
#   severity: medium
#   remediation: Keep a copy at least as far away as demanded.
#   params:
#     min_km:
#       type: number
#       default: 10
#       description: The least distance of one copy from the original, in kilometres
#       source: |
#         dcaudit's floor, so that one fire, flood or cordon does not reach both;
#         no Korean text gives a distance, and the German BSI asks for 100 to 200 km
package checks.backup.distance

import data.lib.text

not_applicable contains sprintf("%s belongs to a service that is not critical", [input.subject.id]) if {
	input.facts.critical == false
}

satisfied if {
	some copy in input.facts.copies
	copy.distance_km >= input.params.min_km
}

violations contains {
	"at": ["copies"],
	"message": sprintf("No copy of %s is %v km away from the original", [input.subject.id, input.params.min_km]),
	"expected": sprintf("at least one copy at a distance of %v km or more", [input.params.min_km]),
	"found": text.list([reason | some reason in _near[_]]),
	"fix": sprintf("Copy %s to a facility at least %v km away", [input.subject.id, input.params.min_km]),
} if {
	every i, _ in input.subject.copies { _near[i] }
}

# Rounded down, so that what is a little too near never reads as far enough.
_near[i] contains sprintf("%s at %v km", [copy.id, floor(km)]) if {
	some i, copy in input.subject.copies
	km := input.facts.copies[i].distance_km
	km < input.params.min_km
}
