package inventory

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"reflect"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/parallel"
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

	// What was read. The texts of the inventory are parts of it, so that keeping it
	// for evidence costs little more.
	text  string
	lines func() []int // where lines begin, see lineStarts; worked out when evidence first asks for one
}

// newFile is a file of bytes that its caller may use again.
func newFile(path string, data []byte) File { return fileOf(path, string(data)) }

func fileOf(path, text string) File {
	return File{Path: path, text: text, lines: sync.OnceValue(func() []int { return lineStarts(text) })}
}

// digest is the SHA-256 digest of a file.
func (f *File) digest() string {
	if f.SHA256 != "" { // of a file that was loaded before
		return f.SHA256
	}
	hash := sha256.New()
	io.Copy(hash, struct{ io.Reader }{strings.NewReader(f.text)}) // bit by bit, without a copy of the whole; neither can fail
	return hex.EncodeToString(hash.Sum(nil))
}

// byteOrderMark is what some editors put before a text in UTF-8.
const byteOrderMark = "\ufeff"

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

// LoadAs is Load of files that are called something else than where they stand,
// in the inventory as in errors.
func LoadAs(paths []string, called func(path string) string) (*Inventory, error) {
	files, faults := readAll(paths, strings.NewReader(""))
	for i := range files {
		files[i].Path = called(files[i].Path)
	}
	for i := range faults {
		faults[i].File = called(faults[i].File)
	}
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
		parts = append(parts, Part{file.Path, []byte(file.text)})
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
	digests := make([]string, len(files))
	digested := make(chan struct{})
	go func() {
		parallel.Do(len(files), func(i int) { digests[i] = files[i].digest() })
		close(digested)
	}()
	faults, whole := inv.mergeParts()
	if whole {
		faults = append(faults, check(inv)...)
	}
	<-digested
	for i := range files {
		files[i].SHA256 = digests[i]
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
	for _, file := range inv.files {
		inv.positions.files = append(inv.positions.files, file.Path)
	}
	parts, wrong := make([]*Inventory, len(inv.files)), make([]Faults, len(inv.files))
	parallel.Do(len(inv.files), func(i int) {
		parts[i] = &Inventory{}
		text := inv.files[i].text
		wrong[i] = decodeText(inv.positions, i, text, reflect.ValueOf(parts[i]).Elem(), len(text) >= longText)
	})
	whole = true
	m := merger{positions: recorder{Positions: inv.positions}}
	for i, part := range parts {
		m.faults = append(m.faults, wrong[i]...)
		m.add(reflect.ValueOf(inv).Elem(), reflect.ValueOf(part).Elem())
		whole = whole && part.locus.count > 0
		parts[i] = nil
	}
	return m.faults, whole
}

// Files are the parts that the inventory was read from, in the order of reading.
func (inv *Inventory) Files() []File { return inv.files }
