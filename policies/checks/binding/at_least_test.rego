package checks.binding.at_least_test

import data.checks.binding.at_least as check

_doc(size) := {
	"subject": {"id": "acme"},
	"facts": {"sizes": [{"measure": "lines", "at_least": 1, "at_most": 2000}, size]},
	"params": {"measure": "daily_users", "least": 1000},
}

_users(range) := object.union({"measure": "daily_users"}, range)

test_satisfied_from_the_threshold_on if {
	every range in [{"at_least": 1000}, {"at_least": 1000, "at_most": 1000}, {"at_least": 1001, "at_most": 1200}] {
		check.satisfied with input as _doc(_users(range))
		check.not_applicable == set() with input as _doc(_users(range))
	}
}

test_not_applicable_just_below if {
	doc := _doc(_users({"at_least": 999, "at_most": 999}))
	not check.satisfied with input as doc
	check.not_applicable == {"acme: daily users 999; the law binds from 1,000 on"} with input as doc
}

test_undetermined_while_the_size_is_open if {
	every range in [{}, {"at_least": 999}, {"at_most": 1000}, {"at_least": 999, "at_most": 1000}] {
		not check.satisfied with input as _doc(_users(range))
		check.not_applicable == set() with input as _doc(_users(range))
	}
}

test_other_measures_do_not_count if {
	every range in [{"at_least": 5000}, {"at_most": 5}] {
		doc := _doc(object.union({"measure": "subscribers"}, range))
		not check.satisfied with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_undetermined_while_it_is_open_what_a_size_measures if {
	every range in [{"at_least": 5000}, {"at_most": 5}] {
		not check.satisfied with input as _doc(range)
		check.not_applicable == set() with input as _doc(range)
	}
}

test_undetermined_while_nothing_is_known if {
	doc := {"subject": {"id": "acme"}, "facts": {}, "params": {"measure": "daily_users", "least": 1000}}
	not check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}
