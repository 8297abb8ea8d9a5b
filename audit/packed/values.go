package packed

import (
	"fmt"
	"strconv"
)

// The sorts of plain values.
const (
	noValue = iota
	textValue
	truthValue
	numberValue
	textsValue
)

// Value writes nil, a text, a truth value, a float64 or a list of texts. Of anything
// else it is an error.
func (w *Writer) Value(value any) error {
	switch value := value.(type) {
	case nil:
		w.Number(noValue)
	case string:
		w.Number(textValue)
		w.Text(value)
	case bool:
		w.Number(truthValue)
		w.Truth(value)
	case float64:
		w.Number(numberValue)
		w.Text(strconv.FormatFloat(value, 'g', -1, 64))
	case []string:
		w.Number(textsValue)
		w.Texts(value)
	default:
		return fmt.Errorf("packed: a value of type %T", value)
	}
	return nil
}

// Value reads such a value.
func (r *Reader) Value() any {
	switch r.Number() {
	case noValue:
		return nil
	case textValue:
		return r.Text()
	case truthValue:
		return r.Truth()
	case numberValue:
		if number, err := strconv.ParseFloat(r.Text(), 64); err == nil {
			return number
		}
	case textsValue:
		return r.Texts()
	}
	r.damaged()
	return nil
}
