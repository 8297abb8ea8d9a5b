# METADATA
# title: A backup is out of reach of what befalls the original and its network
# description: |
#   What spreads over a network reaches every copy in it, and what takes a site
#   every copy near it. One and the same copy must be away from both.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 4.2.2(c), not in the network of the system and far enough to escape a disaster at the main site
# custom:
#   subject: dataset
#   severity: critical
#   remediation: Keep a copy on another site, far enough away, and offline or in another network.
#   params:
#     min_km:
#       type: number
#       description: The least distance of that copy from the original, in kilometres
package checks.backup.isolated

import data.lib.text

satisfied if {
	some i in _detached
	input.facts.copies[i].off_site == true
	input.facts.copies[i].distance_km >= input.params.min_km
}

_detached contains i if {
	some i, copy in input.facts.copies
	copy.other_network == true
}

_detached contains i if {
	some i, copy in input.subject.copies
	copy.offline == true
}

violations contains {
	"at": ["copies"],
	"message": sprintf("No copy of %s is away from both the site and the network of the original", [input.subject.id]),
	"expected": sprintf("a copy on another site, %v km away or more, and offline or in another network", [input.params.min_km]),
	"found": text.list([reason | some reason in _exposed[_]]),
	"fix": sprintf("Keep a copy of %s at least %v km away, offline or in another network", [input.subject.id, input.params.min_km]),
} if {
	every i, _ in input.subject.copies { _exposed[i] }
}

_exposed[i] contains sprintf("%s is on the same site", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == false
}

_exposed[i] contains sprintf("%s is in the same network", [copy.id]) if {
	some i, copy in input.subject.copies
	copy.offline == false
	input.facts.copies[i].other_network == false
}

# Rounded down, so that what is a little too near never reads as far enough.
_exposed[i] contains sprintf("%s at %v km", [copy.id, floor(km)]) if {
	some i, copy in input.subject.copies
	km := input.facts.copies[i].distance_km
	km < input.params.min_km
}
