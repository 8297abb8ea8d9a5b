package drill

import "cmp"

// arrivals are a heap, the one that is settled next on top: none comes before
// that at half its index.
type arrivals []arrival

// push puts one in.
func (q *arrivals) push(a arrival) {
	list := append(*q, a)
	at := len(list) - 1
	for above := (at - 1) / 2; at > 0 && a.compare(&list[above]) < 0; above = (at - 1) / 2 {
		list[at] = list[above]
		at = above
	}
	list[at] = a
	*q = list
}

// pop takes the first out.
func (q *arrivals) pop() arrival {
	list := *q
	first, last := list[0], list[len(list)-1]
	list = list[:len(list)-1]
	at := 0
	for below := 1; below < len(list); below = 2*at + 1 {
		if other := below + 1; other < len(list) && list[other].compare(&list[below]) < 0 {
			below = other
		}
		if last.compare(&list[below]) <= 0 {
			break
		}
		list[at] = list[below]
		at = below
	}
	if len(list) > 0 {
		list[at] = last
	}
	*q = list
	return first
}

// compare puts the sooner first, and of ways that are equally soon that of the
// service and the facility with the lesser id, whatever the order of the lists.
func (a *arrival) compare(b *arrival) int {
	if a.vague != b.vague {
		if b.vague {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.seconds, b.seconds), cmp.Compare(a.service, b.service), cmp.Compare(a.rank, b.rank), cmp.Compare(a.place, b.place))
}
