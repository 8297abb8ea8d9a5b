package audit

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// store is what checks find under data: the whole inventory, if one of them
// looks beyond its subject.
func (a *assessor) store() storage.Store {
	if !slices.ContainsFunc(a.profile.uses, func(u use) bool { return u.check.wholeInventory }) {
		return inmem.New()
	}
	return inmem.NewFromObject(map[string]any{"inventory": Document(a.inv)})
}

// Document is the whole inventory as checks see it under data.inventory: its
// lists indexed by id.
func Document(inv *inventory.Inventory) map[string]any {
	whole := document(inv).(map[string]any)
	for key, value := range whole {
		list, isList := value.([]any)
		if !isList {
			continue
		}
		indexed := map[string]any{}
		for _, entry := range list {
			if id, hasID := entry.(map[string]any)["id"].(string); hasID {
				indexed[id] = entry
			}
		}
		if len(indexed) == len(list) {
			whole[key] = indexed
		}
	}
	return whole
}
