// Package terraform imports what `terraform show -json` prints of a plan or a
// state.
package terraform

import (
	"github.com/dcaudit/dcaudit/audit/imports"
)

// Import makes a draft of a plan or a state. The error is an inventory.Fault with
// its place.
func Import(file, text string, options imports.Options) (*imports.Draft, error) {
	if _, err := imports.ParseJSON(file, text, nil); err != nil {
		return nil, err
	}
	return imports.NewDraft("terraform", file, options), nil
}
