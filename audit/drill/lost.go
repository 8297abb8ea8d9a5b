package drill

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Losable is everything in an inventory that can be lost, by kind and id.
func Losable(inv *inventory.Inventory) []Loss {
	return ofEach(losses(inv), func(l loss) Loss { return Loss{Kind: l.kind, ID: l.id} })
}

// ParseLost reads a thing that can be lost: kind:id, or the id alone where only
// one thing has it.
func ParseLost(text string, inv *inventory.Inventory) (Loss, error) {
	losable := Losable(inv)
	word, id, full := strings.Cut(text, ":")
	if !full {
		return parsePlain(text, losable)
	}
	kind, kinds := LossKind(word), kindsOf(losable)
	switch {
	case slices.Contains(losable, Loss{kind, id}):
		return Loss{kind, id}, nil
	case len(kinds) == 0:
		return Loss{}, errors.New("the inventory has nothing that can be lost; expected a facility, a site or a failure domain in it")
	case !slices.Contains(kinds, kind):
		return Loss{}, misnamed(fmt.Sprintf("nothing of the kind %q can be lost", word),
			"expected "+enumerate(kinds, "or"), hintFor(kind, id, losable))
	}
	return Loss{}, misnamed(fmt.Sprintf("there is no %s %q", kind, id),
		fmt.Sprintf("expected %s:id, with the id of one in the inventory", kind), hintFor(kind, id, losable))
}

// parsePlain reads an id that stands without its kind.
func parsePlain(id string, losable []Loss) (Loss, error) {
	meant := slices.DeleteFunc(slices.Clone(losable), func(l Loss) bool { return l.ID != id })
	switch len(meant) {
	case 0:
		hint := inventory.DidYouMean(id, ofEach(losable, func(l Loss) string { return l.ID }))
		return Loss{}, misnamed(fmt.Sprintf("nothing that can be lost is named %q", id), "expected kind:id, as in facility:id", hint)
	case 1:
		return meant[0], nil
	}
	return Loss{}, misnamed(fmt.Sprintf("%q names several things", id), "expected "+enumerate(ofEach(meant, Loss.String), "or"), "")
}

// misnamed is the error about a name that is not that of one losable thing.
func misnamed(problem, expected, hint string) error {
	message := problem + "; " + expected
	if hint != "" {
		message += "; hint: " + hint
	}
	return errors.New(message)
}

// hintFor is what kind:id was probably meant to be, or else what the kind was.
// Ids are compared with those of one kind alone, without the kind before them,
// which would make all of them look alike.
func hintFor(kind LossKind, id string, losable []Loss) string {
	kinds := ofEach(kindsOf(losable), func(k LossKind) string { return string(k) })
	near := LossKind(inventory.Closest(string(kind), kinds))
	ids := []string{}
	for _, lost := range losable {
		if lost.Kind == near {
			ids = append(ids, lost.ID)
		}
	}
	meant := Loss{near, inventory.Closest(id, ids)}
	for _, lost := range losable {
		if lost.ID == id && meant.ID != id {
			meant = lost
		}
	}
	switch {
	case meant.ID != "":
		return fmt.Sprintf("did you mean %q?", meant)
	case near != kind:
		return inventory.DidYouMean(string(kind), kinds)
	}
	return ""
}

// kindsOf are the kinds of things that can be lost, in order.
func kindsOf(losable []Loss) []LossKind {
	return distinct(ofEach(losable, func(l Loss) LossKind { return l.Kind }))
}

// ofEach is what of makes of each entry of a list.
func ofEach[T, U any](list []T, of func(T) U) []U {
	made := make([]U, len(list))
	for i, entry := range list {
		made[i] = of(entry)
	}
	return made
}
