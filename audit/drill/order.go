package drill

// order is the services of a network in an order in which each comes after all
// that it needs, is activated by or uses. Services that wait for each other in a
// circle stand together, as one group.
type order struct {
	sorted []int32 // services
	first  []int32 // by group: where in sorted it begins; and one more
	group  []int32 // by service
}

// size is the number of groups.
func (o *order) size() int { return len(o.first) - 1 }

// members are the services of a group.
func (o *order) members(group int) []int32 { return o.sorted[o.first[group]:o.first[group+1]] }

// below are the services that a service needs, is activated by or uses, in three
// lists.
func (n *network) below(s int) [3][]int32 {
	first := len(n.services)
	return [3][]int32{
		n.named(s, s+1),
		n.named(first+int(n.firstPlace[s]), first+int(n.firstPlace[s+1])),
		n.uses.at(s),
	}
}

// named are the services that the needs of holders in a row name.
func (n *network) named(from, to int) []int32 {
	lists := &n.anyOf
	return lists.all[lists.first[n.firstNeed[from]]:lists.first[n.firstNeed[to]]]
}

// settle goes through the services in their order, and within a group again
// through those that hang on one that has changed, until nothing changes.
func (n *network) settle(changes func(s int) bool) {
	queued := make([]bool, len(n.services))
	var queue []int32
	for group := range n.order.size() {
		members := n.order.members(group)
		if len(members) == 1 {
			changes(int(members[0]))
			continue
		}
		queue = append(queue[:0], members...)
		for at := 0; at < len(queue); at++ {
			s := int(queue[at])
			if queued[s] = false; changes(s) {
				queue = n.again(s, queue, queued)
			}
		}
	}
}

// again adds the services of the group that hang on one of it to the queue.
func (n *network) again(changed int, queue []int32, queued []bool) []int32 {
	add := func(s int32) {
		if !queued[s] && n.order.group[s] == n.order.group[changed] {
			queued[s] = true
			queue = append(queue, s)
		}
	}
	for _, need := range n.namedIn.at(changed) {
		add(int32(n.serviceOf(int(n.holders[need]))))
	}
	for _, user := range n.usedBy.at(changed) {
		add(user)
	}
	return queue
}

// sorter orders a network by depth-first search, as R. Tarjan has shown (Depth-
// first search and linear graph algorithms, 1972). The way down is kept in a
// list: a chain of a million services is no reason to run out of stack.
type sorter struct {
	net *network
	order
	number []int32 // by service: when it was found, counted from 1
	lowest []int32 // by service: the first found that it leads back to
	found  []int32 // services that are in no group yet
	way    []visit
}

// visit is a service on the way down, and how many of those below it were seen.
type visit struct{ service, seen int32 }

// inOrder finds the order of the network.
func (n *network) inOrder() order {
	count := len(n.services)
	t := &sorter{net: n, number: make([]int32, count), lowest: make([]int32, count)}
	t.sorted, t.group, t.first = make([]int32, 0, count), make([]int32, count), make([]int32, 1, count+1)
	next := int32(0)
	for s := range n.services {
		if t.number[s] == 0 {
			next = t.descend(int32(s), next)
		}
	}
	return t.order
}

// descend searches all that can be reached from a service, and returns how many
// were found so far.
func (t *sorter) descend(s, count int32) int32 {
	enter := func(s int32) {
		count++
		t.number[s], t.lowest[s] = count, count
		t.found, t.way = append(t.found, s), append(t.way, visit{service: s})
	}
	for enter(s); len(t.way) > 0; {
		at := &t.way[len(t.way)-1]
		next, more := t.next(at)
		switch {
		case !more:
			t.leave(at.service)
		case t.number[next] == 0:
			enter(next)
		default:
			t.lowest[at.service] = min(t.lowest[at.service], t.number[next])
		}
	}
	return count
}

// next is the next service below the one that is visited, unless there is none
// or it belongs to a group already.
func (t *sorter) next(at *visit) (int32, bool) {
	skip := int(at.seen)
	for _, list := range t.net.below(int(at.service)) {
		for ; skip < len(list); skip++ {
			at.seen++
			if s := list[skip]; t.number[s] >= 0 {
				return s, true
			}
		}
		skip -= len(list)
	}
	return 0, false
}

// leave goes back up from a service. One that leads back to none that was found
// before it makes a group with all that were found since.
func (t *sorter) leave(s int32) {
	t.way = t.way[:len(t.way)-1]
	if len(t.way) > 0 {
		above := t.way[len(t.way)-1].service
		t.lowest[above] = min(t.lowest[above], t.lowest[s])
	}
	if t.lowest[s] != t.number[s] {
		return
	}
	for member := int32(none); member != s; {
		member = t.found[len(t.found)-1]
		t.found = t.found[:len(t.found)-1]
		t.group[member], t.number[member] = int32(t.size()), grouped
		t.sorted = append(t.sorted, member)
	}
	t.first = append(t.first, int32(len(t.sorted)))
}

// grouped is the number of a service that belongs to a group.
const grouped = -1
