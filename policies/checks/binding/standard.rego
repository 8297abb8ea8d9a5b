# METADATA
# title: The operator is held to a standard
# description: |
#   A standard binds nobody by itself. It does whoever promised to keep it, by a
#   contract, a certificate or its own word.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final
#     description: NIST SP 800-53, a catalog that binds by contract or policy
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare all voluntary standards that the operator is held to, or none.
#   params:
#     any_of:
#       type: strings
#       description: The standards, any of which suffices
package checks.binding.standard

import data.lib.text

satisfied if {
	some standard in input.subject.standards
	standard in input.params.any_of
}

not_applicable contains sprintf("%s is not held to %s", [input.subject.id, text.list(input.params.any_of)]) if {
	every standard in input.subject.standards {
		every demanded in input.params.any_of { standard != demanded }
	}
}
