# METADATA
# title: The facility is far from a danger
# description: |
#   An accident in a plant nearby can close a whole district, whatever happens to
#   the building. A list of dangers that is declared counts as complete.
# related_resources:
#   - ref: https://comconsult.com/aktualisierte-rz-standortkriterien-vom-bsi
#     description: An account of the German BSI's criteria of December 2024 for the choice of a site
# custom:
#   subject: facility
#   severity: medium
#   remediation: Choose another site, or show in writing why the danger can be borne.
#   params:
#     danger:
#       type: string
#       description: The sort of danger
#     min_km:
#       type: number
#       description: How far away the nearest must be, in kilometres
package checks.facility.danger_distance

satisfied if {
	every danger in input.subject.dangers { _far(danger) }
}

_far(danger) if danger.kind != input.params.danger

_far(danger) if danger.distance_km >= input.params.min_km

violations contains {
	"at": ["dangers", i, "distance_km"],
	"message": sprintf("A %s is too near to %s", [input.params.danger, input.subject.id]),
	"expected": sprintf("%v km away or more", [input.params.min_km]),
	"found": sprintf("%v km", [danger.distance_km]),
	"fix": sprintf("Show in writing why the %s near %s can be borne, or choose another site", [input.params.danger, input.subject.id]),
} if {
	some i, danger in input.subject.dangers
	danger.kind == input.params.danger
	danger.distance_km < input.params.min_km
}
