package synthetic

import (
	"os"
	"strconv"
	"strings"
)

// SizesVariable names the environment variable that says with how many services
// to measure: numbers with commas between them.
const SizesVariable = "DCAUDIT_SERVICES"

// Sizes are the numbers of services that benchmarks measure with: two that take
// seconds, or those that the environment names. What is no number counts for none.
func Sizes() []int {
	text := os.Getenv(SizesVariable)
	if text == "" {
		return []int{1_000, 10_000}
	}
	var sizes []int
	for _, part := range strings.Split(text, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(part)); err == nil && n > 0 {
			sizes = append(sizes, n)
		}
	}
	return sizes
}
