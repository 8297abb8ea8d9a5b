package audit

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// The parts of a catalog, by the folder that a file stands in and its ending.
const (
	frameworkPart = "frameworks.yaml"
	checkPart     = "checks.rego"
	libraryPart   = "lib.rego"
)

// partOf is the part of a catalog that a file is, empty for none.
func partOf(name string) string {
	folder, _, below := strings.Cut(name, "/")
	if part := folder + path.Ext(name); below && slices.Contains([]string{frameworkPart, checkPart, libraryPart}, part) {
		return part
	}
	return ""
}

func isHidden(name string) bool { return name != "." && strings.HasPrefix(path.Base(name), ".") }

// notes are the names of files that explain a catalog, or say who may use it.
var notes = []string{"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"}

// isBeside reports whether a file belongs in the folder of a catalog without
// being a part of it: a hidden one, a test, a note.
func isBeside(name string) bool {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(path.Base(name), ending)
	return isHidden(name) || strings.HasSuffix(name, "_test.rego") || ending == ".md" ||
		slices.Contains(notes, stem) && (ending == "" || ending == ".txt")
}

func noPart(file string) inventory.Fault {
	return inventory.Fault{Location: inventory.Location{File: file}, Problem: "this file is not a part of a catalog",
		Hint: "a catalog has frameworks/*.yaml, checks/**/*.rego and lib/*.rego"}
}

func noCatalog(folder string) inventory.Fault {
	return inventory.Fault{Location: inventory.Location{File: folder}, Problem: "the folder holds no catalog",
		Expected: "expected frameworks/*.yaml, checks/**/*.rego, lib/*.rego"}
}

// largestFolder is how much a catalog may hold. Somebody else wrote it, and all
// of it is held in memory before anything of it is looked at.
const largestFolder = 64 << 20

// ReadFolder reads the files of a catalog that somebody else wrote, and looks
// into none of them. It refuses a folder without a catalog, and whatever in it
// would be left out without a word or leads elsewhere; the error then lists all.
func ReadFolder(folder string) (Source, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return Source{}, *inventory.NotReadable(folder, err)
	}
	defer root.Close()
	r := folderReader{folder: folder, root: root, left: largestFolder}
	err = fs.WalkDir(root.FS(), ".", r.visit)
	if err == nil && len(r.files) == 0 && len(r.faults) == 0 {
		err = noCatalog(folder)
	}
	if err == nil {
		err = r.faults.Err()
	}
	return Source{Name: folder, Files: r.files}, err
}

// folderReader reads the files of one folder.
type folderReader struct {
	folder string
	root   *os.Root
	left   int64 // how much more it may hold
	files  []SourceFile
	faults inventory.Faults
}

func (r *folderReader) fault(name, problem, hint string) {
	r.faults = append(r.faults, inventory.Fault{Location: inventory.Location{File: path.Join(r.folder, name)}, Problem: problem, Hint: hint})
}

func (r *folderReader) visit(name string, entry fs.DirEntry, err error) error {
	switch {
	case err != nil:
		r.faults = append(r.faults, *inventory.NotReadable(path.Join(r.folder, name), err))
		return nil
	case isHidden(name) && entry.IsDir():
		return fs.SkipDir
	case entry.IsDir() || isHidden(name) || !r.isFile(name, entry) || isBeside(name):
		return nil
	case partOf(name) == "":
		r.faults = append(r.faults, noPart(path.Join(r.folder, name)))
		return nil
	}
	return r.read(name)
}

// isFile reports whether an entry is a file, or a link to one within the folder.
// Anything else is a fault: what is behind it would be left out, or is not the
// author's to name.
func (r *folderReader) isFile(name string, entry fs.DirEntry) bool {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := r.root.Stat(name)
		if err != nil {
			r.badLink(name, err)
			return false
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsRegular():
		return true
	case mode.IsDir():
		r.fault(name, "this is a link to a folder, and none is followed", "put the folder itself there")
	default:
		r.fault(name, "this is not a regular file", "")
	}
	return false
}

func (r *folderReader) badLink(name string, err error) {
	if _, outside := os.Stat(filepath.Join(r.folder, filepath.FromSlash(name))); outside != nil {
		r.faults = append(r.faults, *inventory.NotReadable(path.Join(r.folder, name), err))
		return
	}
	r.fault(name, "this link leads out of the folder", "put the file itself there, or a relative link to one within the folder")
}

// read takes in one file. Its error ends the walk.
func (r *folderReader) read(name string) error {
	file, err := r.root.Open(name)
	if err != nil {
		r.faults = append(r.faults, *inventory.NotReadable(path.Join(r.folder, name), err))
		return nil
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, r.left+1))
	if err != nil {
		r.faults = append(r.faults, *inventory.NotReadable(path.Join(r.folder, name), err))
		return nil
	}
	if r.left -= int64(len(text)); r.left < 0 {
		return inventory.Fault{Location: inventory.Location{File: r.folder}, Problem: fmt.Sprintf("the folder holds more than %d MiB", largestFolder>>20)}
	}
	r.files = append(r.files, SourceFile{name, text})
	return nil
}
