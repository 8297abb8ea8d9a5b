package drill

// lists are many lists of numbers, packed one after the other.
type lists struct {
	first []int32 // by list: where it begins; one more, where the last ends
	all   []int32
}

// newLists makes room for so many lists with so many numbers in all. A list is
// made by appending its numbers to all, and then ending it.
func newLists(count, numbers int) lists {
	return lists{first: make([]int32, 1, count+1), all: make([]int32, 0, numbers)}
}

// end ends a list.
func (l *lists) end() { l.first = append(l.first, int32(len(l.all))) }

// at is the list with this number.
func (l *lists) at(i int) []int32 { return l.all[l.first[i]:l.first[i+1]] }

// inverted lists, for each number below count, the lists that hold it, in order.
// One that holds it twice is listed twice.
func (l *lists) inverted(count int) lists {
	first := make([]int32, count+1)
	for _, number := range l.all {
		first[number+1]++
	}
	for i := range count {
		first[i+1] += first[i]
	}
	all, next := make([]int32, len(l.all)), append([]int32{}, first...)
	for i := range len(l.first) - 1 {
		for _, number := range l.at(i) {
			all[next[number]] = int32(i)
			next[number]++
		}
	}
	return lists{first, all}
}
