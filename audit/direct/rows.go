package direct

import "reflect"

// rows are the structs of a list, whose fields are made when somebody looks at them.
// Checks look at few of the fields, so that the same field of all is kept together.
type rows struct {
	elem    *plan
	in      reflect.Value
	columns []column
	known   []runsOf
	room    *Room

	viewer *Evaluation // that notes the fields it looks at; nil if none does
	at     *lookup     // by which it came
	seen   uint64      // the fields that are noted
}

// column is one field of all structs.
type column struct {
	cells  []value // nil where nobody has looked
	number uint32  // by a census, once it was asked
}

// cell is a field of a struct, or nil.
func (s *rows) cell(field, at int) *value {
	s.note(field)
	return s.peek(field, at)
}

// peek is cell without a note of the look.
func (s *rows) peek(field, at int) *value {
	column := &s.columns[field]
	if column.cells == nil {
		column.cells = s.room.items(s.in.Len())
	}
	cell := &column.cells[at]
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
	s.note(field)
	for _, known := range s.known {
		if known.field == field {
			return known.runs
		}
	}
	found := s.room.runs(s.in.Len())
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
