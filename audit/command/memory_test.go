package command

import "testing"

func TestShareOfGarbage(t *testing.T) {
	for live, want := range map[uint64]int{0: 1600, 1: 1600, 1 << 20: 1600, 16 << 20: 150, 24 << 20: 100, 256 << 20: 60, 8 << 30: 60} {
		if got := share(live); got != want {
			t.Errorf("with %d bytes in use %d%%, want %d%%", live, got, want)
		}
	}
}
