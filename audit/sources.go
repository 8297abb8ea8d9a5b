package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// gather reads every file of the sources, in the order of names.
func (l *loader) gather(sources []Source) error {
	for _, source := range sources {
		if source.FS != nil {
			if err := l.walk(source); err != nil {
				return err
			}
		}
		for _, file := range source.Files {
			l.add(source, file.Name, file.Text)
		}
	}
	return nil
}

// walk reads every file of a file system.
func (l *loader) walk(source Source) error {
	before := len(l.files)
	err := fs.WalkDir(source.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return *inventory.NotReadable(path.Join(source.Name, name), err)
		case isHidden(name) && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir() || isBeside(name):
			return nil
		}
		text, fault := readFile(source.FS, name, path.Join(source.Name, name))
		if fault != nil {
			return *fault
		}
		l.add(source, name, text)
		return nil
	})
	if err == nil && len(l.files) == before {
		err = noCatalog(source.Name)
	}
	return err
}

// largestFile is how large a file of a catalog may be, in bytes.
const largestFile = 8 << 20

// readFile reads a regular file. What else may stand there, as a pipe or an
// endless device, might never end.
func readFile(folder fs.FS, name, file string) ([]byte, *inventory.Fault) {
	info, err := fs.Stat(folder, name)
	problem := ""
	switch {
	case err != nil:
		return nil, inventory.NotReadable(file, err)
	case !info.Mode().IsRegular():
		problem = "this is not a regular file"
	case info.Size() > largestFile:
		problem = fmt.Sprintf("the file is larger than %d MiB", largestFile>>20)
	default:
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, inventory.NotReadable(file, err)
		}
		return text, nil
	}
	return nil, &inventory.Fault{Location: inventory.Location{File: file}, Problem: problem}
}

func (l *loader) add(source Source, name string, text []byte) {
	f := &catalogFile{file: path.Join(source.Name, name), name: name, text: text, typed: !l.verified}
	f.rego = sync.OnceValues(func() (*ast.Module, inventory.Faults) { return parseModule(f.file, text, f.typed) })
	l.files = append(l.files, f)
}

// CheckIDs are the ids of all checks that sources hold, by the names of their
// files, in order. None of them is read any further.
func CheckIDs(sources ...Source) (ids []string, err error) {
	var l loader
	err = l.gather(sources)
	for _, f := range l.files {
		if name, is := strings.CutPrefix(f.name, "checks/"); is && strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego") {
			ids = append(ids, strings.ReplaceAll(strings.TrimSuffix(name, ".rego"), "/", "."))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// Digest is the SHA-256 digest that the catalog of these sources has, in
// hexadecimal, whether or not they are one.
func Digest(sources ...Source) (string, error) {
	var l loader
	err := l.gather(sources)
	return l.digest(), err
}

func (l *loader) digest() string {
	digest := sha256.New()
	for _, f := range l.files {
		fmt.Fprintf(digest, "%s %d\n%s", f.name, len(f.text), f.text)
	}
	return hex.EncodeToString(digest.Sum(nil))
}
