package selftest

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func notANumber(p place) *inventory.Value {
	if !p.isSize() {
		return nil
	}
	return word(".nan")
}

func infinite(p place) *inventory.Value {
	if !p.isSize() {
		return nil
	}
	return word(".inf")
}

// negative is far below any bound that a number could have.
func negative(p place) *inventory.Value {
	switch p.Sort {
	case inventory.IsNumber:
		return word("-1000000")
	case inventory.IsDuration:
		return text("-" + p.Text)
	}
	return nil
}

func otherNotation(p place) *inventory.Value {
	switch p.Sort {
	case inventory.IsNumber:
		return word(p.Text + "e0")
	case inventory.IsDuration:
		return text("PT" + strings.ToUpper(p.Text))
	case inventory.IsTruth:
		return text(map[string]string{"true": "yes", "false": "no"}[p.Text])
	}
	return nil
}

func fraction(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration {
		return nil
	}
	return text("1.5" + unitOf(p.Text))
}

func unitOf(duration string) string { return duration[len(duration)-1:] }

func numberOf(duration string) string { return duration[:len(duration)-1] }

func dropUnit(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration {
		return nil
	}
	return word(numberOf(p.Text))
}

func unknownUnit(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration {
		return nil
	}
	return text(p.Text + "s")
}

// changeUnit writes the unit that makes the duration worst, if it makes any
// difference.
func changeUnit(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration || numberOf(p.Text) == "0" {
		return nil
	}
	for d, unit := range map[direction]string{less: "s", more: "d"} {
		if p.worsens(d) && unitOf(p.Text) != unit {
			return text(numberOf(p.Text) + unit)
		}
	}
	return nil
}

func tooLittle(p place) *inventory.Value {
	switch {
	case !p.worsens(less) || strings.TrimRight(p.Text, "smhd") == "0":
		return nil
	case p.Sort == inventory.IsNumber:
		return word("0")
	}
	return text("0s")
}

func tooMuch(p place) *inventory.Value {
	switch {
	case !p.worsens(more):
		return nil
	case p.Sort == inventory.IsNumber:
		return word("1000000")
	}
	return text("10000d")
}
