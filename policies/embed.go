// Package policies is the catalog that is built into the program: frameworks,
// checks and libraries. It holds no other Go.
package policies

import "embed"

// FS holds frameworks/*.yaml, checks/<family>/<name>.rego and lib/<noun>.rego.
//
//go:embed frameworks checks lib
var FS embed.FS

// Reviewed is a selftest.Review of the checks: the changes to them that no test
// can notice, each with the reason.
//
//go:embed reviewed.yaml
var Reviewed []byte

// Packed is what audit.Pack made of these: with it a start need not compile them.
//
//go:embed packed.bin
var Packed string
