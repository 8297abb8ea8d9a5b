package drill

import (
	"maps"
	"reflect"
	"slices"
	"testing"
)

// columnsOf are the fields of the entries of a list of facts by JSON name, all of one
// field together, and the number of entries under the empty name.
func columnsOf(list any) map[string]any {
	in := reflect.ValueOf(list)
	columns := map[string]any{"": in.Len()}
	for i := range in.Type().Elem().NumField() {
		name := in.Type().Elem().Field(i).Tag.Get("json")
		if name == "-" {
			continue
		}
		var cells []any
		for entry := range in.Len() {
			cells = append(cells, in.Index(entry).Field(i).Interface())
		}
		columns[nameOf(name)] = cells
	}
	return columns
}

func nameOf(tag string) string {
	for i := range tag {
		if tag[i] == ',' {
			return tag[:i]
		}
	}
	return tag
}

// Whatever outlines are equal, the facts are: column by column, given that the
// outlines of the lists are. Where every service is declared several times there is
// something to be found equal.
func TestOutlinesTellFactsApart(t *testing.T) {
	equal, outlined := map[string]int{}, map[string]int{}
	hold(t, func(p puzzle) bool {
		p.doubleServices()
		facts := Derive(p.inv, noon, nil)
		for _, field := range []string{"losses", "dependencies"} {
			first := map[string]map[string]any{}
			for i := range p.inv.Services {
				all := columnsOf(listNamed(facts.Service(&p.inv.Services[i]), field))
				list, _ := facts.OutlineService(&p.inv.Services[i], field, "", nil)
				for column, cells := range all {
					text, ok := facts.OutlineService(&p.inv.Services[i], field, column, append([]byte(column+"\x00"), list...))
					if !ok {
						return false
					}
					if outlined[field]++; text == nil {
						continue
					}
					key := string(text)
					before := first[key]
					if before == nil {
						first[key] = map[string]any{column: cells}
						continue
					}
					if equal[field+" "+column]++; !reflect.DeepEqual(before[column], cells) {
						t.Logf("%s %s of %s: %v, and before %v", field, column, p.inv.Services[i].ID, cells, before[column])
						return false
					}
				}
			}
		}
		return true
	})
	if names := slices.Sorted(maps.Keys(equal)); len(names) < 12 {
		t.Errorf("only of %v any were alike, of %v", names, outlined)
	}
}

// doubleServices declares every service once more, under another id, and once with
// other times to be activated.
func (p puzzle) doubleServices() {
	for _, s := range p.inv.Services {
		slow := s
		s.ID, slow.ID = s.ID+"-too", s.ID+"-slow"
		slow.Deployments = copied(s.Deployments)
		for i := range slow.Deployments {
			if activation := slow.Deployments[i].Activation; activation != nil {
				slower := *activation
				slower.Takes = length("77m")
				slow.Deployments[i].Activation = &slower
			}
		}
		p.inv.Services = append(p.inv.Services, s, slow)
	}
}

func listNamed(facts ServiceFacts, field string) any {
	if field == "losses" {
		return facts.Losses
	}
	return facts.Dependencies
}

func TestOnlySomeFieldsHaveOutlines(t *testing.T) {
	inv := world(service("api", nil, active("north")))
	facts := Derive(inv, noon, nil)
	if text, ok := facts.OutlineService(&inv.Services[0], "standbys", "", nil); ok || text != nil {
		t.Errorf("standbys have the outline %q", text)
	}
	if text, ok := facts.OutlineService(&inv.Services[0], "losses", "another", nil); !ok || text != nil {
		t.Errorf("an unknown column of losses has the outline %q", text)
	}
}
