package inventory

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
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
	split [][]byte
}

// Load reads an inventory from files, from all YAML and JSON files below
// folders, and from standard input where a path is "-". The parts are merged by
// id. The error, if it is about contents, is of type Faults and lists
// everything that is wrong.
func Load(paths []string, stdin io.Reader) (*Inventory, error) {
	files, err := readAll(paths, stdin)
	if err != nil {
		return nil, err
	}
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

func readAll(paths []string, stdin io.Reader) ([]File, error) {
	var names []string
	for _, path := range paths {
		found, err := expand(path)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	files := make([]File, len(names))
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, Fault{Location: Location{File: name}, Problem: "the file is named twice"}
		}
		data, err := read(name, stdin)
		if err != nil {
			return nil, err
		}
		digest := sha256.Sum256(data)
		files[i] = File{Path: name, SHA256: hex.EncodeToString(digest[:]), data: data}
	}
	return files, nil
}

// readable are the endings of files that hold parts of an inventory, and
// besideThem those of files that people keep beside them.
var (
	readable   = []string{".yaml", ".yml", ".json"}
	besideThem = []string{".md", ".txt", ".pdf"}
)

// expand is the path itself, or all inventory files below a folder in the order
// of their names. A file that may be a misnamed part of the inventory is an
// error: left out, its facts would be missing without a word.
func expand(path string) ([]string, error) {
	if info, err := os.Stat(path); path == "-" || err != nil || !info.IsDir() {
		return []string{path}, nil
	}
	var found []string
	err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch ending := filepath.Ext(name); {
		case err != nil:
			return notReadable(name, err)
		case name != path && entry.Name()[0] == '.' && entry.IsDir():
			return filepath.SkipDir
		case entry.IsDir() || entry.Name()[0] == '.' || slices.Contains(besideThem, ending):
			return nil
		case slices.Contains(readable, ending):
			found = append(found, name)
			return nil
		}
		return Fault{Location: Location{File: name}, Problem: "this may be a part of the inventory, but its name does not end in .yaml, .yml or .json",
			Hint: "rename it, move it out of the folder, or name the files one by one"}
	})
	if err == nil && len(found) == 0 {
		err = Fault{Location: Location{File: path}, Problem: "the folder holds no inventory", Expected: "expected files that end in .yaml, .yml or .json"}
	}
	return found, err
}

// read reads a whole regular file, or standard input, up to the largest size.
func read(name string, stdin io.Reader) ([]byte, error) {
	source := stdin
	if name != "-" {
		info, err := os.Stat(name)
		if err != nil {
			return nil, notReadable(name, err)
		}
		if !info.Mode().IsRegular() {
			return nil, Fault{Location: Location{File: name}, Problem: "this is not a regular file"}
		}
		file, err := os.Open(name)
		if err != nil {
			return nil, notReadable(name, err)
		}
		defer file.Close()
		source = file
	}
	data, err := io.ReadAll(io.LimitReader(source, maxSize+1))
	if err != nil {
		return nil, notReadable(name, err)
	}
	if len(data) > maxSize {
		return nil, Fault{Location: Location{File: name}, Problem: fmt.Sprintf("the file is larger than %d MiB", maxSize>>20)}
	}
	return data, nil
}

func notReadable(name string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return Fault{Location: Location{File: name}, Problem: "cannot be read: " + err.Error()}
}
