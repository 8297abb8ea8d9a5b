package drill

// board is room for notes about all services, holders and needs of a network.
// Searches that touch few of these borrow it, and wipe what they wrote, so that
// none pays for the size of the network.
type board struct {
	settled []bool  // by service
	missing []int32 // by holder
	met     []bool  // by need
	gone    []int32 // by need
}

// borrow finds an empty board.
func (n *network) borrow() *board {
	if b, found := n.boards.Get().(*board); found {
		return b
	}
	holders := len(n.services) + len(n.places)
	return &board{make([]bool, len(n.services)), make([]int32, holders), make([]bool, len(n.holders)), make([]int32, len(n.holders))}
}

// giveBack returns a board that is empty again.
func (n *network) giveBack(b *board) { n.boards.Put(b) }

// wipe clears all about a service, its places and the needs of both.
func (b *board) wipe(n *network, s int) {
	b.settled[s], b.missing[s] = false, 0
	clear(b.missing[n.holderOf(int(n.firstPlace[s])):n.holderOf(int(n.firstPlace[s+1]))])
	for _, run := range n.needsThroughout(s) {
		clear(b.met[run.from:run.to])
	}
}
