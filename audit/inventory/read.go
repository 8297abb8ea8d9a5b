package inventory

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// readAll reads the files that paths name, and reports every one that it cannot
// read.
func readAll(paths []string, stdin io.Reader) (files []File, faults Faults) {
	var names []string
	for _, path := range paths {
		found, more := expand(path)
		names, faults = append(names, found...), append(faults, more...)
	}
	if len(names) > math.MaxUint16 { // a place has that much room for the number of its file
		return nil, Faults{{Problem: fmt.Sprintf("%d files are more than one inventory may have", len(names)), Expected: fmt.Sprintf("expected at most %d", math.MaxUint16)}}
	}
	known := map[string]bool{}
	for _, name := range names {
		if known[filepath.Clean(name)] {
			faults = append(faults, Fault{Location: Location{File: name}, Problem: "the file is named twice"})
			continue
		}
		known[filepath.Clean(name)] = true
		text, fault := read(name, stdin)
		if fault != nil {
			faults = append(faults, *fault)
			continue
		}
		files = append(files, fileOf(name, text))
	}
	return files, faults
}

// readable are the endings of files that hold parts of an inventory, and
// besideThem those of files that people keep beside them, such as documents.
var (
	readable   = []string{".yaml", ".yml", ".json"}
	besideThem = []string{".md", ".txt", ".pdf", ".html", ".eml", ".doc", ".docx", ".odt", ".hwp", ".hwpx", ".xls", ".xlsx", ".ods", ".csv", ".png", ".jpg", ".jpeg", ".zip"}
)

// expand is the path itself, or all inventory files below a folder in the order
// of their names. A file that may be a misnamed part of the inventory is a
// fault: left out, its facts would be missing without a word.
func expand(path string) (found []string, faults Faults) {
	if info, err := os.Stat(path); path == "-" || err != nil || !info.IsDir() {
		return []string{path}, nil
	}
	root := path + string(filepath.Separator) // follows the path if it is a link
	filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch ending := filepath.Ext(name); {
		case err != nil:
			faults = append(faults, *NotReadable(name, err))
		case name == root:
		case entry.IsDir() && entry.Name()[0] == '.':
			return filepath.SkipDir
		case entry.IsDir() || entry.Name()[0] == '.' || slices.Contains(besideThem, ending):
		case slices.Contains(readable, ending):
			found = append(found, name)
		default:
			faults = append(faults, Fault{Location: Location{File: name}, Problem: "this may be a part of the inventory, but its name does not end in .yaml, .yml or .json",
				Hint: "rename it, move it out of the folder, or name the files one by one"})
		}
		return nil
	})
	if len(found) == 0 && len(faults) == 0 {
		faults = Faults{{Location: Location{File: path}, Problem: "the folder holds no inventory", Expected: "expected files that end in .yaml, .yml or .json"}}
	}
	return found, faults
}

// read reads a whole regular file, or standard input, up to the largest size.
func read(name string, stdin io.Reader) (string, *Fault) {
	if name == "-" {
		return readUpTo(maxSize, name, stdin, 0)
	}
	info, err := os.Stat(name)
	if err != nil {
		return "", NotReadable(name, err)
	}
	if !info.Mode().IsRegular() {
		return "", &Fault{Location: Location{File: name}, Problem: "this is not a regular file"}
	}
	file, err := os.Open(name)
	if err != nil {
		return "", NotReadable(name, err)
	}
	defer file.Close()
	return readUpTo(maxSize, name, file, info.Size())
}

// readUpTo reads all of a source that is expected to have a size, and refuses it
// where it has more than a limit, in bytes: what was cut off would be missing
// without a word.
func readUpTo(limit int64, name string, source io.Reader, size int64) (string, *Fault) {
	var text strings.Builder
	text.Grow(int(min(size, limit)))
	if _, err := io.Copy(&text, io.LimitReader(source, limit+1)); err != nil {
		return "", NotReadable(name, err)
	}
	if int64(text.Len()) > limit {
		return "", &Fault{Location: Location{File: name}, Problem: fmt.Sprintf("the file is larger than %d MiB", limit>>20)}
	}
	return text.String(), nil
}

// NotReadable is the fault of a file that cannot be read: the name that the user
// knows, and the system's reason without the name that it knows.
func NotReadable(name string, err error) *Fault {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return &Fault{Location: Location{File: name}, Problem: "cannot be read: " + err.Error()}
}
