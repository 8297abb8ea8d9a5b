# METADATA
# title: Words for messages
# description: Turns figures into the words that a reader of a finding expects.
package lib.text

# METADATA
# description: A duration in the largest unit that divides it, as inventories write it.
duration(seconds) := sprintf("%vd", [seconds / 86400]) if {
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
# description: An age in whole days, rounded down.
days(seconds) := sprintf("%v days", [floor(seconds / 86400)])

# METADATA
# description: Names in order, separated by commas; "none" for an empty list.
list(names) := concat(", ", sort(names)) if count(names) > 0

list(names) := "none" if count(names) == 0
