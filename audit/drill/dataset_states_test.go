package drill

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// kept is a copy that needs no key, from so many hours before noon.
func kept(id, facility string, hours int) inventory.Copy {
	held := at(facility)
	held.ID, held.Encrypted = inventory.CopyID(id), pointer(false)
	held.LastSuccess = moment(fmt.Sprintf("2022-10-15T%02d:00:00Z", 12-hours))
	return held
}

// locked is a copy whose key these facilities hold.
func locked(held inventory.Copy, holders ...string) inventory.Copy {
	held.Encrypted, held.KeyHeldAt = pointer(true), ids[inventory.FacilityID](holders...)
	return held
}

// Each case is what becomes of a dataset, at pangyo if nothing else is said,
// when that is lost: its state, copy, age and the holders of the key. It is not
// declared whether the third building stands on its site.
func TestDatasetState(t *testing.T) {
	copies := func(list ...inventory.Copy) inventory.Dataset {
		return inventory.Dataset{Primary: pointer(inventory.FacilityID("pangyo")), Copies: append([]inventory.Copy{}, list...)}
	}
	in := func(primary string) inventory.Dataset {
		return inventory.Dataset{Primary: pointer(inventory.FacilityID(primary))}
	}
	change := func(held inventory.Copy, change func(*inventory.Copy)) inventory.Copy { change(&held); return held }
	undated := func(c *inventory.Copy) { c.LastSuccess = nil }
	ahead := func(c *inventory.Copy) { c.LastSuccess = moment("2022-10-16") }
	unclear := func(c *inventory.Copy) { c.Encrypted = nil }
	nowhere := func(c *inventory.Copy) { c.Facility = nil }
	unkeyed := func(c *inventory.Copy) { c.KeyHeldAt = nil }
	cases := map[string]struct {
		dataset inventory.Dataset
		want    string
		path    path // one that must be named
	}{
		"the original survives":           {in("anyang"), "intact absent absent []", "datasets[d].primary"},
		"the original may survive":        {in("third"), "absent absent absent []", "facilities[third].site"},
		"an original nobody placed":       {inventory.Dataset{}, "absent absent absent []", "datasets[d].primary"},
		"copies nobody declared":          {in("pangyo"), "absent absent absent []", "datasets[d].copies"},
		"no copy":                         {copies(), "lost absent absent []", "datasets[d].copies"},
		"a copy in the fire":              {copies(kept("a", "pangyo", 1)), "lost absent absent []", "datasets[d].copies[a].facility"},
		"a copy elsewhere":                {copies(kept("a", "anyang", 2)), "restorable a 7200 []", "datasets[d].copies[a].last_success"},
		"the later of two":                {copies(kept("a", "anyang", 2), kept("b", "anyang", 1)), "restorable b 3600 []", "datasets[d].copies[b].facility"},
		"two as late":                     {copies(kept("b", "anyang", 2), kept("a", "anyang", 2)), "restorable a 7200 []", ""},
		"a date rather than none":         {copies(change(kept("a", "anyang", 1), undated), kept("b", "anyang", 2)), "restorable b 7200 []", ""},
		"a date rather than one ahead":    {copies(change(kept("a", "anyang", 1), ahead), kept("b", "anyang", 2)), "restorable b 7200 []", ""},
		"an unknown age":                  {copies(change(kept("a", "anyang", 1), undated)), "restorable a absent []", ""},
		"a certain copy before a maybe":   {copies(kept("a", "third", 1), kept("b", "anyang", 2)), "restorable b 7200 []", ""},
		"a copy that may survive":         {copies(kept("a", "third", 1), kept("b", "pangyo", 2)), "absent absent absent []", "facilities[third].site"},
		"a copy nobody placed":            {copies(change(kept("a", "anyang", 1), nowhere)), "absent absent absent []", "datasets[d].copies[a].facility"},
		"the key burns":                   {copies(locked(kept("a", "anyang", 1), "pangyo")), "lost absent absent []", "datasets[d].copies[a].key_held_at"},
		"the key is nowhere":              {copies(locked(kept("a", "anyang", 1))), "lost absent absent []", "datasets[d].copies[a].encrypted"},
		"the key is in two places":        {copies(locked(kept("a", "anyang", 1), "pangyo", "anyang")), "restorable a 3600 [anyang]", "datasets[d].copies[a].key_held_at"},
		"the key may survive":             {copies(locked(kept("a", "anyang", 1), "third")), "absent absent absent []", "facilities[third].site"},
		"the key is wherever":             {copies(change(locked(kept("a", "anyang", 1)), unkeyed)), "absent absent absent []", "datasets[d].copies[a].key_held_at"},
		"perhaps encrypted, key burns":    {copies(change(locked(kept("a", "anyang", 1), "pangyo"), unclear)), "absent absent absent []", "datasets[d].copies[a].encrypted"},
		"perhaps encrypted, key survives": {copies(change(locked(kept("a", "anyang", 1), "anyang"), unclear)), "restorable a 3600 [anyang]", "datasets[d].copies[a].key_held_at"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(service("app", needs()))
			third := building("third")
			third.Site = nil
			inv.Facilities = append(inv.Facilities, third)
			c.dataset.ID, c.dataset.Service = "d", "app"
			inv.Datasets = []inventory.Dataset{c.dataset}
			state := Play(inv, noon, Loss{SiteLoss, "pangyo-site"}).Datasets[0]
			if got := fmt.Sprint(show(state.State), " ", show(state.Copy), " ", show(state.Age), " ", state.KeyAt); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if c.path != "" && !slices.Contains(state.Paths, c.path) {
				t.Errorf("paths %v lack %s", state.Paths, c.path)
			}
		})
	}
}
