# Five of the demands that dcaudit checks, as a careful user would write them for
# conftest or opa: everything is looked up by id, nothing is compared with
# everything. A missing fact passes some of them and fails others, which is what
# dcaudit is for; here it is only about time.
package main

day_ns := ((24 * 60) * 60) * 1000000000

now := time.parse_ns("2006-01-02", substring(input.as_of, 0, 10)) + day_ns

site_of := {facility.id: facility.site | some facility in input.facilities}

critical := {service.id | some service in input.services; service.critical}

facilities_of := {service.id: {deployment.facility | some deployment in service.deployments} |
	some service in input.services
}

deny contains sprintf("%s is on one site only", [service.id]) if {
	some service in input.services
	service.critical
	count({site_of[facility] | some facility in facilities_of[service.id]}) < 2
}

# Asked of every service and its direct dependencies, so that none that is
# further away goes unseen.
deny contains sprintf("%s hangs on %s, which is in one facility only", [service.id, needed]) if {
	some service in input.services
	some needed in service.requires
	count(facilities_of[needed]) < 2
}

deny contains sprintf("%s has no off-site copy of the last day", [dataset.id]) if {
	some dataset in input.datasets
	critical[dataset.service]
	not fresh[dataset.id]
}

# A set that is made once. As a rule with "contains" it would be searched anew for
# each id that is looked up, which takes minutes at 10,000 services.
fresh := {dataset.id |
	some dataset in input.datasets
	critical[dataset.service]
	some copied in dataset.copies
	site_of[copied.facility] != site_of[dataset.primary]
	now - time.parse_rfc3339_ns(copied.last_success) <= day_ns
}

deny contains sprintf("%s cannot be read without its original site", [dataset.id]) if {
	some dataset in input.datasets
	not readable[dataset.id]
}

readable := {dataset.id |
	some dataset in input.datasets
	some copied in dataset.copies
	site_of[copied.facility] != site_of[dataset.primary]
	readable_without(copied, site_of[dataset.primary])
}

readable_without(copied, _) if copied.encrypted == false

readable_without(copied, lost) if {
	some holder in copied.key_held_at
	site_of[holder] != lost
}

deny contains sprintf("%s took %s in its test, %s at most allowed", [service.id, service.tested.rto, service.rto]) if {
	some service in input.services
	service.critical
	time.parse_duration_ns(service.tested.rto) > time.parse_duration_ns(service.rto)
}
