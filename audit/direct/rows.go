package direct

import "reflect"

// rows are the structs of a list, whose fields are made when somebody looks at them.
// Checks look at few of the fields, so that the same field of all is kept together.
type rows struct {
	elem    *plan
	in      reflect.Value
	columns [][]value // nil where nobody has looked
	known   []runsOf
	room    *Room
}

// cell is a field of a struct, or nil.
func (s *rows) cell(field, at int) *value {
	column := s.columns[field]
	if column == nil {
		column = s.room.items(s.in.Len())
		s.columns[field] = column
	}
	cell := &column[at]
	if cell.kind == pending {
		s.elem.fields[field].put(s.in.Index(at), cell, s.room)
	}
	if cell.kind == absent {
		return nil
	}
	return cell
}

// fill is never called: cells fill themselves.
func (s *rows) fill(*built, int) {}

// runsOf say where neighbours in a list have the same in a field.
type runsOf struct {
	field int
	runs  []run
}

// run are entries that have the same text in a field, or one entry.
type run struct {
	value *value // nil where the field is not there
	to    int    // behind the last
}

// runs are those of a field, worked out once.
func (s *rows) runs(field int) []run {
	for _, known := range s.known {
		if known.field == field {
			return known.runs
		}
	}
	var found []run
	for i := range s.in.Len() {
		v := s.cell(field, i)
		if n := len(found) - 1; n >= 0 && v != nil && found[n].value.isSameText(v) {
			found[n].to = i + 1
		} else {
			found = append(found, run{v, i + 1})
		}
	}
	s.known = append(s.known, runsOf{field, found})
	return found
}

func (v *value) isSameText(as *value) bool {
	return v != nil && v.kind == text && as.kind == text && v.text == as.text
}
