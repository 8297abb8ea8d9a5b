package lib.clock_test

import data.lib.clock

test_events if {
	events := {
		"began": "the start of the outage",
		"threshold": "the moment from which it must be reported",
		"aware": "the operator's knowledge of it",
		"classified": "its classification",
		"restored": "the moment when all services ran again",
		"initial": "the first initial report",
		"update": "the latest update",
	}
	every from, words in events { clock.event(from) == words }
	not clock.event("awareness")
}

test_reports if {
	clock.report("update") == "update"
	clock.report("initial") == "initial report"
	clock.report("final") == "final report"
	not clock.report("interim")
}

test_units if {
	every one in [1, 2] {
		clock.unit(one, 0, 0) == "seconds"
		clock.unit(0, one, 0) == "months"
		clock.unit(0, 0, one) == "working days"
	}
}

test_no_unit_of_no_limit_and_of_several if {
	not clock.unit(0, 0, 0)
	not clock.unit(1, 1, 0)
	not clock.unit(1, 0, 1)
	not clock.unit(0, 1, 1)
	not clock.unit(1, 1, 1)
}

test_limits if {
	clock.limit(14400, "seconds") == "4h"
	clock.limit(1, "seconds") == "1s"
	clock.limit(1, "months") == "1 month"
	clock.limit(2, "months") == "2 months"
	clock.limit(1, "working days") == "1 working day"
	clock.limit(30, "working days") == "30 working days"
}
