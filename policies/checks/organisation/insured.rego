# METADATA
# title: The operator is insured
# description: |
#   After the fire of October 2022 more than a hundred thousand claims came in.
#   Insurance makes sure that whoever has one is paid.
# related_resources:
#   - ref: https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률
#     description: Korea's Network Act, Article 46(2), liability insurance of data-centre operators
# custom:
#   subject: operator
#   severity: medium
#   remediation: Take out the insurance, or renew it, and record its term.
#   params:
#     kind:
#       type: string
#       description: What the insurance must cover
package checks.organisation.insured

import data.lib.text

# Moments are written in one form, so that their order is that of the texts.
satisfied if {
	some insurance in input.subject.insurances
	insurance.kind == input.params.kind
	insurance.from <= input.at
	insurance.until >= input.at
}

violations contains {
	"at": ["insurances"],
	"message": sprintf("%s has no insurance of kind %s", [input.subject.id, input.params.kind]),
	"expected": sprintf("one that covers %s", [substring(input.at, 0, 10)]),
	"found": text.list([sprintf("%s, of kind %s", [insurance.id, insurance.kind]) | some insurance in input.subject.insurances]),
	"fix": sprintf("Take out, or renew, insurance of kind %s", [input.params.kind]),
} if {
	every i, _ in input.subject.insurances { _useless[i] }
}

_useless contains i if {
	some i, insurance in input.subject.insurances
	insurance.kind != input.params.kind
}

_useless contains i if {
	some i, insurance in input.subject.insurances
	insurance.until < input.at
}
