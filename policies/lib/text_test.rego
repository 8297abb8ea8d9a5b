package lib.text_test

import data.lib.text

test_duration_takes_the_largest_unit_that_divides_it if {
	text.duration(0) == "0s"
	text.duration(59) == "59s"
	text.duration(60) == "1m"
	text.duration(61) == "61s"
	text.duration(3540) == "59m"
	text.duration(3600) == "1h"
	text.duration(3660) == "61m"
	text.duration(10800) == "3h"
}

test_duration_is_in_days_from_two_days_on if {
	text.duration(86400) == "24h"
	text.duration(169200) == "47h"
	text.duration(172800) == "2d"
	text.duration(176400) == "49h"
	text.duration(31536000) == "365d"
}

test_duration_counts_a_part_of_a_second_as_a_whole_one if {
	text.duration(3600.25) == "3601s"
	text.duration(3599.25) == "1h"
}

test_days_are_rounded_up if {
	text.days(0) == "0 days"
	text.days(1) == "1 day"
	text.days(86400) == "1 day"
	text.days(86401) == "2 days"
	text.days(31536000) == "365 days"
	text.days(31536000.5) == "366 days"
}

test_list_is_in_order if {
	text.list(["south", "north"]) == "north, south"
	text.list({"south", "north"}) == "north, south"
	text.list(["north"]) == "north"
}

test_list_of_nothing_says_none if {
	text.list([]) == "none"
	text.list(set()) == "none"
}

test_number if {
	text.number(0) == "0"
	text.number(999) == "999"
	text.number(-5) == "-5"
	text.number(-500) == "-500"
	text.number(0.02) == "0.02"
	text.number(0.1234) == "0.1234"
	text.number(1000.5) == "1000.5"
	text.number(1e7) == "10,000,000"
	text.number(1000) == "1,000"
	text.number(12345) == "12,345"
	text.number(999999) == "999,999"
	text.number(10000000) == "10,000,000"
	text.number(10000000000) == "10,000,000,000"
}
