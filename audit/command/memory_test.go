package command

import "testing"

func TestShareOfGarbage(t *testing.T) {
	for live, want := range map[uint64]int{0: 1600, 1: 1600, 16 << 20: 1600, 32 << 20: 800, 256 << 20: 100, 8 << 30: 100} {
		if got := share(live); got != want {
			t.Errorf("with %d bytes in use %d%%, want %d%%", live, got, want)
		}
	}
}
