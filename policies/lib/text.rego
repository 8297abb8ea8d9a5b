# METADATA
# title: Words for messages
# description: Turns figures into the words that a reader of a finding expects.
package lib.text

# METADATA
# description: |
#   A duration in the largest unit that divides it, as inventories write it.
#   A part of a second counts as a whole one, so that what comes too late never
#   reads as in time.
duration(seconds) := _exact(ceil(seconds))

_exact(seconds) := sprintf("%vd", [seconds / 86400]) if {
	seconds >= 172800
	seconds % 86400 == 0
} else := sprintf("%vh", [seconds / 3600]) if {
	seconds >= 3600
	seconds % 3600 == 0
} else := sprintf("%vm", [seconds / 60]) if {
	seconds >= 60
	seconds % 60 == 0
} else := sprintf("%vs", [seconds])

# METADATA
# description: |
#   An age in whole days, rounded up, so that what is a moment too old never
#   reads as just in time.
days(seconds) := _counted(ceil(seconds / 86400))

_counted(1) := "1 day"

_counted(days) := sprintf("%v days", [days]) if days != 1

# METADATA
# description: Names in order, separated by commas; "none" where there are none.
list(names) := concat(", ", sort(names)) if count(names) > 0

list(names) := "none" if count(names) == 0

# METADATA
# description: |
#   A number as people write it: a whole one in groups of three digits, 10,000,000;
#   any other as it is.
number(n) := sprintf("%v", [n]) if to_number(format_int(n, 10)) != n

number(n) := strings.reverse(groups) if {
	digits := format_int(n, 10)
	to_number(digits) == n
	groups := regex.replace(strings.reverse(digits), `[0-9]{3}\B`, "$0,")
}
