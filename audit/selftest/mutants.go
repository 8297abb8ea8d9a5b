package selftest

import "github.com/dcaudit/dcaudit/audit/inventory"

// mutant is a file of the inventory with one change.
type mutant struct {
	operator *operator
	damage
	at     *inventory.Value
	number int // of the file
	root   *inventory.Value
}

// mutantsOf are all mutants of all files, in the order of the files.
func mutantsOf(files []*inventory.Value) (mutants []mutant) {
	for number, root := range files {
		f := &file{}
		each(root, func(v *inventory.Value) {
			if v.Sort == inventory.IsReference {
				f.references = append(f.references, v)
			}
		})
		walk(place{Value: root, file: f}, func(p place) {
			for i := range operators {
				if d, ok := operators[i].damage(p); ok {
					mutants = append(mutants, mutant{&operators[i], d, p.Value, number, root})
				}
			}
		})
	}
	return mutants
}

// walk visits a value and all that it holds, each in its surroundings.
func walk(p place, visit func(place)) {
	visit(p)
	within := append(append([]*inventory.Value{}, p.within...), p.Value)
	for i, child := range p.Children {
		walk(place{child.Value, within, i, p.file}, visit)
	}
}

// oneIn is one in so many mutants, of every operator the same share.
func oneIn(mutants []mutant, of int) (some []mutant) {
	if of <= 1 {
		return mutants
	}
	seen := map[*operator]int{}
	for _, m := range mutants {
		if seen[m.operator]%of == 0 {
			some = append(some, m)
		}
		seen[m.operator]++
	}
	return some
}
