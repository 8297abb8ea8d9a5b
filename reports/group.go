package reports

// grouped puts entries with the same key together, in the order of the first of
// each.
func grouped[T any, K comparable](all []T, key func(T) K) (groups [][]T) {
	index := map[K]int{}
	for _, entry := range all {
		k := key(entry)
		i, seen := index[k]
		if !seen {
			i = len(groups)
			index[k] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], entry)
	}
	return groups
}
