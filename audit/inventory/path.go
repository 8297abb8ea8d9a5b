package inventory

import "strconv"

// Path says where a fact stands in an inventory, whatever files it was merged
// from: services[messenger].deployments[1].activation. Objects in a list are
// named by their id where they have one, else by their index.
type Path string

// Field is the path of a key of the object at p.
func (p Path) Field(key string) Path {
	if p == "" {
		return Path(key)
	}
	return p + "." + Path(key)
}

// Item is the path of the object with this id in the list at p.
func (p Path) Item(id string) Path { return p + "[" + Path(id) + "]" }

// Index is the path of the entry at this index, from 0, of the list at p.
func (p Path) Index(i int) Path { return p.Item(strconv.Itoa(i)) }
