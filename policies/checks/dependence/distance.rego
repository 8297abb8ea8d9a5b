# METADATA
# title: Critical services have a place far away from any other
# description: |
#   Some disasters are wider than a city. Whichever facility of a service is hit,
#   another must be so far away that the same event does not reach it.
# related_resources:
#   - ref: https://www.centron.de/blog/georedundante-rechenzentren-200-km/
#     description: The German BSI's criteria of 2018 for the choice of a site, which ask for 200 km and never less than 100
# custom:
#   subject: service
#   severity: high
#   remediation: Let the service run or stand by in a facility far enough away from the others.
#   params:
#     min_km:
#       type: number
#       description: How far away another facility must be, in kilometres, whichever is lost
package checks.dependence.distance

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if input.facts.retreat_km >= input.params.min_km

# Rounded down, so that what is a little too near never reads as far enough.
violations contains {
	"at": ["facts", "retreat_km"],
	"message": sprintf("%s has no facility that is far enough from one that may be lost", [input.subject.id]),
	"expected": sprintf("another facility at least %v km away, whichever is lost", [input.params.min_km]),
	"found": sprintf("%v km", [floor(input.facts.retreat_km)]),
	"fix": sprintf("Let %s run or stand by at least %v km away from each of its facilities", [input.subject.id, input.params.min_km]),
} if {
	input.facts.retreat_km < input.params.min_km
}
