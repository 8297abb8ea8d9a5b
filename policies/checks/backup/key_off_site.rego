# METADATA
# title: An off-site backup can be read without the original site
# description: |
#   An encrypted copy whose only key burnt with the building is noise. In the
#   fire of 2022 Kakao's store of security keys stood in that one building.
# related_resources:
#   - ref: https://news.sbs.co.kr/news/endPage.do?news_id=N1008276316
#     description: What Kakao's own inquiry found to have been in Pangyo only
# custom:
#   subject: dataset
#   severity: high
#   remediation: Hold the key to an off-site copy on another site than the original as well.
package checks.backup.key_off_site

import data.lib.text

satisfied if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == true
	copy.encrypted == false
}

satisfied if {
	some copy in input.facts.copies
	copy.off_site == true
	copy.key_off_site == true
}

violations contains {
	"at": ["copies"],
	"message": sprintf("Without its original site no copy of %s can be read", [input.subject.id]),
	"expected": "an off-site copy that needs no key, or whose key is held on another site than the original",
	"found": text.list([reason | some reason in _unreadable[_]]),
	"fix": sprintf("Hold a copy of %s and the key to it away from the original site", [input.subject.id]),
} if {
	every i, _ in input.subject.copies { _unreadable[i] }
}

_unreadable[i] contains sprintf("%s is on the same site", [copy.id]) if {
	some i, copy in input.subject.copies
	input.facts.copies[i].off_site == false
}

_unreadable[i] contains sprintf("the key to %s is only on the original site", [copy.id]) if {
	some i, copy in input.subject.copies
	copy.encrypted == true
	input.facts.copies[i].key_off_site == false
}
