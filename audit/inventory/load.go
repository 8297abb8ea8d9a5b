package inventory

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"reflect"
	"sync"
)

// Inventory files that were read, and where their facts stand. Both are empty
// in an inventory that a program made.
type sources struct {
	files     []File
	positions *Positions
}

// File is one part of an inventory as it was read.
type File struct {
	// The file as it was named, or found below a folder; "-" is standard input.
	Path string
	// The SHA-256 digest of exactly the bytes that were read, in hexadecimal.
	SHA256 string

	data  []byte
	lines func() [][]byte // worked out when evidence first asks for one
}

func newFile(path string, data []byte) File {
	digest := sha256.Sum256(data)
	lines := sync.OnceValue(func() [][]byte { return bytes.Split(bytes.TrimPrefix(data, byteOrderMark), []byte("\n")) })
	return File{Path: path, SHA256: hex.EncodeToString(digest[:]), data: data, lines: lines}
}

// byteOrderMark is what some editors put before a text in UTF-8.
var byteOrderMark = []byte("\ufeff")

// Load reads an inventory from files, from all YAML and JSON files below
// folders, and from standard input where a path is "-". The parts are merged by
// id. The error, if any, is of type Faults and lists everything that is wrong.
func Load(paths []string, stdin io.Reader) (*Inventory, error) {
	files, faults := readAll(paths, stdin)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return assemble(files)
}

// Part is a part of an inventory that was read before.
type Part struct {
	// The file as it was named; "-" is standard input.
	Path string
	// Exactly what was read.
	Data []byte
}

// Parts are those that the inventory was read from, in the order of reading.
func (inv *Inventory) Parts() (parts []Part) {
	for _, file := range inv.files {
		parts = append(parts, Part{file.Path, file.data})
	}
	return parts
}

// Parse makes an inventory of parts, as Load does of files.
func Parse(parts []Part) (*Inventory, error) {
	var files []File
	for _, part := range parts {
		files = append(files, newFile(part.Path, part.Data))
	}
	return assemble(files)
}

// assemble makes one inventory of files.
func assemble(files []File) (*Inventory, error) {
	inv := &Inventory{}
	inv.sources.files, inv.sources.positions = files, &Positions{}
	faults, whole := inv.mergeParts()
	if whole {
		faults = append(faults, check(inv)...)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return inv, nil
}

// mergeParts reads every file into the inventory, and reports whether each was
// a document at all: without one of them, references into it would be reported
// that are not at fault.
func (inv *Inventory) mergeParts() (faults Faults, whole bool) {
	whole = true
	for i, file := range inv.files {
		inv.positions.files = append(inv.positions.files, file.Path)
		part := &Inventory{}
		faults = append(faults, decodeInto(inv.positions, i, file.data, reflect.ValueOf(part).Elem())...)
		m := merger{positions: inv.positions}
		m.object(reflect.ValueOf(inv).Elem(), reflect.ValueOf(part).Elem())
		faults = append(faults, m.faults...)
		whole = whole && part.locus.count > 0
	}
	return faults, whole
}

// Files are the parts that the inventory was read from, in the order of reading.
func (inv *Inventory) Files() []File { return inv.files }
