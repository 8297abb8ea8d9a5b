# METADATA
# title: Logs are held in the country that demands it
# description: |
#   An authority that investigates wants the logs where its law reaches.
# related_resources:
#   - ref: https://azbpartners.com/bank/cert-in-directions-issued
#     description: The directions of India's CERT-In of 28 April 2022
# custom:
#   subject: operator
#   severity: medium
#   remediation: Hold a copy of the logs of all systems in that country.
#   params:
#     countries:
#       type: strings
#       description: The countries, ISO 3166-1 alpha-2, any of which suffices
package checks.logs.held_in

import data.lib.text

satisfied if {
	some country in input.subject.logs.countries
	country in input.params.countries
}

violations contains {
	"at": ["logs", "countries"],
	"message": sprintf("Logs are held nowhere in %s", [text.list(input.params.countries)]),
	"expected": text.list(input.params.countries),
	"found": text.list(input.subject.logs.countries),
	"fix": sprintf("Hold a copy of the logs of all systems in %s", [text.list(input.params.countries)]),
} if {
	every country in input.subject.logs.countries {
		every demanded in input.params.countries { country != demanded }
	}
}
