package lib.clock_test

import data.lib.clock

test_events if {
	every from in ["began", "threshold", "aware", "classified", "restored", "initial", "update"] {
		is_string(clock.event(from))
	}
	clock.event("aware") == "the operator's knowledge of it"
	not clock.event("awareness")
}

test_reports if {
	clock.report("update") == "update"
	clock.report("initial") == "initial report"
	clock.report("final") == "final report"
	not clock.report("interim")
}

test_one_limit if {
	clock.limit(14400, 0, 0) == "4h"
	clock.limit(0, 1, 0) == "1 month"
	clock.limit(0, 2, 0) == "2 months"
	clock.limit(0, 0, 1) == "1 working day"
	clock.limit(0, 0, 30) == "30 working days"
}

test_no_limit_and_several if {
	not clock.limit(0, 0, 0)
	not clock.limit(3600, 1, 0)
	not clock.limit(3600, 0, 1)
	not clock.limit(0, 1, 1)
	not clock.limit(3600, 1, 1)
}
