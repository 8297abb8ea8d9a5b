package audit

import (
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// capabilities are what checks may use: the built-ins of the list and no other,
// so that what a later version of the engine brings must be looked at first. The
// date comes in as input.at.
var capabilities = sync.OnceValue(func() *ast.Capabilities {
	c := *ast.CapabilitiesForThisVersion()
	allowed := strings.Fields(allowedBuiltins)
	c.Builtins = slices.DeleteFunc(slices.Clone(c.Builtins), func(b *ast.Builtin) bool {
		return b.Nondeterministic || !slices.Contains(allowed, b.Name)
	})
	c.AllowNet = []string{}
	return &c
})

// Capabilities are what checks may use. Their tests may use no more.
func Capabilities() *ast.Capabilities { return capabilities() }

// allowedBuiltins depend on their arguments alone and take no longer than their
// results are large. Left out besides all that reaches the network, the
// environment, the clock or chance: what can exhaust the machine before a deadline
// stops it (bits.lsh, strings.replace_n, net.cidr_expand, graph.reachable_paths,
// YAML with its aliases), what hides a missing fact behind a default
// (object.get), and what no judgement needs.
var allowedBuiltins = `
	eq equal neq gt gte lt lte assign and or internal.member_2 internal.member_3 internal.print internal.template_string
	abs ceil div floor minus mul plus rem round bits.and bits.negate bits.or bits.rsh bits.xor numbers.range numbers.range_step
	count max min product sort sum intersection union walk graph.reachable
	array.concat array.flatten array.reverse array.slice
	object.filter object.keys object.remove object.subset object.union object.union_n
	json.filter json.is_valid json.marshal json.patch json.remove json.unmarshal
	is_array is_boolean is_null is_number is_object is_set is_string type_name to_number
	concat contains endswith format_int indexof indexof_n lower replace split sprintf startswith substring trim trim_left
	trim_prefix trim_right trim_space trim_suffix upper strings.any_prefix_match strings.any_suffix_match strings.count
	strings.reverse strings.split_n print
	regex.find_n regex.find_all_string_submatch_n regex.is_valid regex.match regex.replace regex.split
	base64.decode base64.encode base64.is_valid base64url.decode base64url.encode base64url.encode_no_pad hex.decode hex.encode
	crypto.sha256 semver.compare semver.is_valid units.parse units.parse_bytes
	net.cidr_contains net.cidr_intersects net.cidr_is_valid
	time.add_date time.clock time.date time.diff time.format time.parse_duration_ns time.parse_ns time.parse_rfc3339_ns time.weekday
	uri.is_valid uri.parse`
