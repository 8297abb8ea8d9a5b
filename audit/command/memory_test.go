package command

import "testing"

func TestShareOfGarbage(t *testing.T) {
	defer expect(0)
	for inventory, shares := range map[int64]map[uint64]int{
		1 << 10:   {0: 1400, 1: 1400, 1 << 20: 1400, 16 << 20: 125, 20 << 20: 100, 256 << 20: 60, 8 << 30: 60},
		100 << 20: {0: 1400, 1: 1400, 1 << 20: 1400, 20 << 20: 1400, 100 << 20: 300, 300 << 20: 100, 8 << 30: 60},
	} {
		expect(inventory)
		for live, want := range shares {
			if got := share(live); got != want {
				t.Errorf("of an inventory of %d bytes, with %d in use: %d%%, want %d%%", inventory, live, got, want)
			}
		}
	}
}
