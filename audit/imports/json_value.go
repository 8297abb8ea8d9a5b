package imports

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Location is where the value stands in the text that it was parsed from.
func (v *JSON) Location(file, text string) inventory.Location {
	if v == nil {
		return inventory.Location{File: file}
	}
	return locate(file, text, v.offset)
}

// Get is the value at the end of a path of keys, nil if there is none.
func (v *JSON) Get(path ...string) *JSON {
	for _, key := range path {
		v = v.get(key)
	}
	return v
}

func (v *JSON) get(key string) *JSON {
	if v == nil || v.Is != Object {
		return nil
	}
	if v.fields != nil {
		if i, there := v.fields[key]; there {
			return v.Values[i]
		}
		return nil
	}
	for i, k := range v.Keys {
		if k == key {
			return v.Values[i]
		}
	}
	return nil
}

// Entries are the entries of a list, none if it is no list.
func (v *JSON) Entries() []*JSON {
	if v == nil || v.Is != List {
		return nil
	}
	return v.Values
}

// First is the first entry of a list, nil if there is none.
func (v *JSON) First() *JSON {
	if entries := v.Entries(); len(entries) > 0 {
		return entries[0]
	}
	return nil
}

// String is a text; empty if it is none.
func (v *JSON) String() string {
	if v == nil || v.Is != Words {
		return ""
	}
	return v.Text
}

// Bool is a truth value, nil if it is none.
func (v *JSON) Bool() *bool {
	if v == nil || v.Is != True && v.Is != False {
		return nil
	}
	return new(v.Is == True)
}

// Int is a whole number, nil if it is none.
func (v *JSON) Int() *int64 {
	if v == nil || v.Is != Number {
		return nil
	}
	n, err := json.Number(v.Text).Int64()
	if err != nil {
		return nil
	}
	return &n
}

// Shape is what the value is; Null if it is not there.
func (v *JSON) Shape() Shape {
	if v == nil {
		return Null
	}
	return v.Is
}

// Written is what is written, of a number or a text; empty of any other.
func (v *JSON) Written() string {
	if v == nil {
		return ""
	}
	return v.Text
}

// Spell writes a value so that different values are written differently.
func (v *JSON) Spell(b *strings.Builder) {
	fmt.Fprintf(b, "(%d%q", v.Shape(), v.Written())
	if v != nil {
		for i, value := range v.Values {
			if v.Is == Object {
				fmt.Fprintf(b, "%q:", v.Keys[i])
			}
			value.Spell(b)
		}
	}
	b.WriteByte(')')
}
