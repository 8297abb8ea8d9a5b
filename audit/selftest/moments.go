package selftest

import (
	"fmt"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func (p place) isMoment() bool {
	return p.Sort == inventory.IsInstant || p.Sort == inventory.IsDeadline
}

func noSuchDate(p place) *inventory.Value {
	if !p.isMoment() {
		return nil
	}
	return text("2026-02-30")
}

func foreignDate(p place) *inventory.Value {
	if !p.isMoment() {
		return nil
	}
	return text(p.Text[8:10] + "/" + p.Text[5:7] + "/" + p.Text[:4])
}

func longAgo(p place) *inventory.Value { return p.shifted(earlier, -10) }

func ahead(p place) *inventory.Value { return p.shifted(later, 10) }

// shifted is a moment some years away.
func (p place) shifted(to direction, years int) *inventory.Value {
	if !p.isMoment() || !p.worsens(to) {
		return nil
	}
	var year int
	if _, err := fmt.Sscanf(p.Text, "%4d", &year); err != nil {
		return nil
	}
	shifted := fmt.Sprintf("%04d%s", year+years, p.Text[4:])
	if _, err := time.Parse(time.DateOnly, shifted[:len(time.DateOnly)]); err != nil {
		shifted = shifted[:8] + "28" + shifted[10:] // of a leap day
	}
	return text(shifted)
}
