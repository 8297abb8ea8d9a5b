// Package inventory is what an operator declares about its infrastructure, and
// the strict reading of it.
//
// The model is the struct types of this package: their JSON names are the keys
// of the YAML, their doc comments are the descriptions in the JSON Schema, and
// their Go types decide what a value may look like. Five rules hold throughout:
//
//   - A fact that can be unknown is a pointer or a slice, and nil means "not
//     declared". There are no default values: an RPO nobody stated is not zero.
//   - A list that is given is complete. `copies: []` declares that there are no
//     copies; leaving `copies` out declares nothing.
//   - Whatever two places must agree on is an id that is declared once and
//     referred to elsewhere, so that a misspelling is an error and never a
//     second, seemingly independent thing.
//   - An instant is the record of something that was, or lies ahead, and its tag
//     says which: a record after the moment of the audit is an error.
//   - Every fact remembers the file, line and column where it stands.
//
// Load reads files and folders, Decode one strict document of any such model;
// both report every fault they find, each with its position. This is the only
// package that knows YAML.
//
// Load reads a document twice at most. The first reading is fast and knows only
// what most inventories are written with, see decodePlain; the second, of those
// with a fault or in a rarer style, is that of Decode and tells what is wrong.
package inventory
