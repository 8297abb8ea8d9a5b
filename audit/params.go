package audit

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// convert turns a literal into the form in which the check sees it: durations
// become seconds.
func (p Param) convert(literal inventory.Literal) (any, error) {
	value := literal.Value
	if text, ok := value.(string); ok && p.Type == "duration" {
		var d inventory.Duration
		if err := d.UnmarshalText([]byte(text)); err != nil {
			return nil, fmt.Errorf("%q; %w", text, err)
		}
		return d.Seconds(), nil
	}
	fits := map[ParamType]bool{"number": is[float64](value), "string": is[string](value), "strings": is[[]string](value), "boolean": is[bool](value)}
	if !fits[p.Type] {
		return nil, fmt.Errorf("%v; expected a %s", value, p.Type)
	}
	if list, isList := value.([]string); isList && len(list) == 0 {
		return nil, errors.New("an empty list; expected at least one entry, since nothing can be judged by none")
	}
	return value, nil
}

// written is a value that the check sees, as people write it.
func (p Param) written(value any) any {
	if seconds, ok := value.(float64); ok && p.Type == "duration" {
		return inventory.Duration(seconds).String()
	}
	return value
}

func is[T any](value any) bool { _, ok := value.(T); return ok }

// complete adds the defaults to the parameters that a control gives, and says
// what is wrong with them.
func (c *Check) complete(given map[string]inventory.Literal) (params map[string]any, problems []string) {
	params = map[string]any{}
	names := make([]string, len(c.Params))
	for i, p := range c.Params {
		names[i] = p.Name
		literal, isGiven := given[p.Name]
		switch {
		case isGiven:
			value, err := p.convert(literal)
			if err != nil {
				problems = append(problems, fmt.Sprintf("the param %s of %s is %v", p.Name, c.ID, err))
			}
			params[p.Name] = value
		case p.Default != nil:
			params[p.Name] = p.Default
		default:
			problems = append(problems, fmt.Sprintf("the check %s must be given the param %s", c.ID, p.Name))
		}
	}
	for _, name := range sortedKeys(given) {
		if _, known := params[name]; !known {
			hint := inventory.DidYouMean(name, names)
			problems = append(problems, fmt.Sprintf("the check %s has no param %q %s", c.ID, name, hint))
		}
	}
	return params, problems
}

// schema is the JSON Schema of the parameters, for the type checker.
func (c *Check) paramSchema() inventory.Schema {
	types := map[ParamType]inventory.Schema{
		"number": {"type": "number"}, "duration": {"type": "number"}, "string": {"type": "string"},
		"boolean": {"type": "boolean"}, "strings": {"type": "array", "items": inventory.Schema{"type": "string"}},
	}
	properties := inventory.Schema{"": inventory.Schema{"type": "null"}} // to the type checker, an object without properties has them all
	for _, p := range c.Params {
		properties[p.Name] = types[p.Type]
	}
	return inventory.Schema{"type": "object", "properties": properties, "additionalProperties": false}
}

// canonical is the one JSON form of a value: keys in order, no spaces.
func canonical(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic("audit: " + err.Error()) // parameters are plain data
	}
	return text
}
