package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
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
		before := len(l.files)
		if source.FS != nil {
			if err := l.walk(source); err != nil {
				return err
			}
		}
		for _, file := range source.Files {
			l.add(source, file.Name, file.Text)
		}
		if !l.inPart {
			l.unpack(source, l.files[before:])
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
		f := l.add(source, name, nil)
		f.folder = source.FS
		if l.inPart {
			return nil
		}
		return f.read()
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

func (l *loader) add(source Source, name string, text []byte) *catalogFile {
	f := &catalogFile{file: path.Join(source.Name, name), name: name, text: text, typed: !source.Verified}
	f.rego = sync.OnceValues(func() (*ast.Module, inventory.Faults) { return parseModule(f.file, f.text, f.typed) })
	l.files = append(l.files, f)
	return f
}

// read reads the text, unless it was read before.
func (f *catalogFile) read() error {
	if f.folder == nil {
		return nil
	}
	text, fault := readFile(f.folder, f.name, f.file)
	if fault != nil {
		return *fault
	}
	f.text, f.folder = text, nil
	return nil
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
	if err := l.gather(sources); err != nil {
		return "", err
	}
	return l.digest()()
}

// digest is the digest of all files as they are now, whoever asks for it later.
func (l *loader) digest() func() (string, error) {
	files := make([]catalogFile, len(l.files))
	for i, f := range l.files {
		files[i] = *f
	}
	return sync.OnceValues(func() (string, error) {
		digest, buffer := sha256.New(), make([]byte, 64<<10)
		for i := range files {
			if err := files[i].sum(digest, buffer); err != nil {
				return "", err
			}
		}
		return hex.EncodeToString(digest.Sum(nil)), nil
	})
}

// sum adds the file to a digest. A text that was not read is not kept for that.
func (f *catalogFile) sum(digest io.Writer, buffer []byte) error {
	if f.folder == nil {
		fmt.Fprintf(digest, "%s %d\n%s", f.name, len(f.text), f.text)
		return nil
	}
	file, err := f.folder.Open(f.name)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(digest, "%s %d\n", f.name, info.Size())
	_, err = io.CopyBuffer(digest, file, buffer)
	return err
}
