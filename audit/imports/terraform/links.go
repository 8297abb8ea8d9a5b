package terraform

import (
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// configure finds the block of the configuration that a resource was made by. A
// state has none.
func (r *reading) configure(res *resource) {
	res.config = r.declared[withoutIndices(res.module)+" "+res.block]
	res.expr = res.config.Get("expressions")
}

// link is the one resource, of these types, that a value of another names: by its
// id, arn or name, or, where that is not known yet, by the expression. Nil if none
// or several may be meant.
func (r *reading) link(from *resource, v view, types ...string) *resource {
	if isTrue(v.sensitive) {
		return nil
	}
	if text := v.text(); text != "" {
		return only(r.values[text], types)
	}
	return only(r.follow(from, v), types)
}

// only is the one candidate of these types.
func only(candidates []*resource, types []string) (found *resource) {
	for _, candidate := range candidates {
		switch {
		case !slices.Contains(types, candidate.kind) || candidate == found:
		case found != nil:
			return nil
		default:
			found = candidate
		}
	}
	return found
}

// resolve is the resources that a reference may mean which stands in an instance
// of a module: through the variables of modules and their outputs. Of several
// instances of a block all may be meant, unless an index is written out.
func (r *reading) resolve(module, reference string, depth int) []*resource {
	parts := strings.SplitN(withoutIndices(reference), ".", 4)
	if depth > deepest || len(parts) < 2 {
		return nil
	}
	switch plain := withoutIndices(module); {
	case parts[0] == "var":
		at := strings.LastIndex(plain, "module.")
		if at < 0 {
			return nil
		}
		above, call := strings.TrimSuffix(plain[:at], "."), plain[at+len("module."):]
		return r.resolveAll(outer(module), r.modules[above].Get("module_calls", call, "expressions", parts[1]), depth)
	case parts[0] == "module" && len(parts) > 2:
		below := join(plain, "module."+parts[1])
		instances := r.instances[below]
		if len(instances) != 1 {
			return nil
		}
		return r.resolveAll(instances[0], r.modules[below].Get("outputs", parts[2], "expression"), depth)
	}
	block := parts[0] + "." + parts[1]
	all := r.blocks[module+" "+block]
	if index, written := strings.CutPrefix(reference, block+"["); written {
		index, _, _ = strings.Cut(index, "]")
		all = slices.DeleteFunc(slices.Clone(all), func(res *resource) bool { return res.index != strings.Trim(index, `"`) })
	}
	return all
}

// outer is the instance of a module that an instance of one is called in.
func outer(module string) string {
	end, inQuotes := 0, false
	for i := 0; i < len(module); i++ {
		switch {
		case inQuotes && module[i] == '\\':
			i++
		case module[i] == '"':
			inQuotes = !inQuotes
		case !inQuotes && strings.HasPrefix(module[i:], ".module."):
			end = i
		}
	}
	return module[:end]
}

// mostSteps is how many references are followed for one link, and resources found.
// Where that does not suffice, anything may be meant.
const mostSteps = 1000

func (r *reading) resolveAll(module string, expression *imports.JSON, depth int) (found []*resource) {
	all := expression.Get("references").Entries()
	for _, reference := range all {
		if r.steps += len(all); r.steps > mostSteps {
			return nil
		}
		if !names(reference.String(), all) {
			continue
		}
		more := r.resolve(module, reference.String(), depth+1)
		if r.steps += len(more); r.steps > mostSteps {
			return nil
		}
		found = append(found, more...)
	}
	return found
}

// names reports whether a reference, among all of an expression, may stand for a
// resource itself: by an attribute that names it, or by no attribute where none is
// written. Terraform lists the resource beside each of its attributes.
func names(reference string, all []*imports.JSON) bool {
	parts := strings.Split(withoutIndices(reference), ".")
	if parts[0] == "var" || parts[0] == "module" {
		return true
	}
	if len(parts) > 2 {
		return len(parts) == 3 && slices.Contains(referredBy, parts[2])
	}
	return !slices.ContainsFunc(all, func(other *imports.JSON) bool {
		rest, longer := strings.CutPrefix(other.String(), reference)
		return longer && rest != "" && (rest[0] == '.' || rest[0] == '[')
	})
}

// links are the resources, of these types, that a list of values names. Where the
// values are not known yet, they are all that the expression may mean, which may
// be more than it does. Nil if one of them is not among the resources.
func (r *reading) links(from *resource, v view, types ...string) (found []*resource) {
	if texts, whole := v.texts(); whole {
		for _, text := range texts {
			res := only(r.values[text], types)
			if res == nil {
				return nil
			}
			found = append(found, res)
		}
		return found
	}
	for _, res := range r.follow(from, v) {
		if slices.Contains(types, res.kind) {
			found = append(found, res)
		}
	}
	return found
}

// follow is all that the expression of a value may mean, each once, if the value is
// known only after apply: what is known to be empty means nothing.
func (r *reading) follow(from *resource, v view) []*resource {
	if v.why() != afterApply {
		return nil
	}
	r.steps = 0
	found := r.resolveAll(from.module, v.expr, 0)
	if r.steps > mostSteps {
		return nil
	}
	seen := map[*resource]bool{}
	return slices.DeleteFunc(found, func(res *resource) bool {
		before := seen[res]
		seen[res] = true
		return before
	})
}

// providerRegion is the region that the configuration gives to the provider of a
// resource: a constant, or a variable of the root that is not secret. Empty if it
// is neither.
func (r *reading) providerRegion(res *resource) string {
	key := res.config.Get("provider_config_key").String()
	region := r.root.Get("configuration", "provider_config", key, "expressions", "region")
	if constant := region.Get("constant_value").String(); constant != "" {
		return constant
	}
	references := region.Get("references").Entries()
	if len(references) != 1 || r.root.Get("configuration", "provider_config", key, "module_address") != nil {
		return ""
	}
	name, isVariable := strings.CutPrefix(references[0].String(), "var.")
	if !isVariable || isTrue(r.root.Get("configuration", "root_module", "variables", name, "sensitive")) {
		return ""
	}
	return r.root.Get("variables", name, "value").String()
}

// members are the resources of a type that name another in an attribute.
func (r *reading) members(kind, attribute string, of *resource) []*resource {
	key := kind + " " + attribute + " " + of.kind
	if r.belong[key] == nil {
		r.belong[key] = map[*resource][]*resource{}
		for _, res := range r.resources {
			if res.kind != kind {
				continue
			}
			if target := r.link(res, res.get(attribute), of.kind); target != nil {
				r.belong[key][target] = append(r.belong[key][target], res)
			}
		}
	}
	return r.belong[key][of]
}
