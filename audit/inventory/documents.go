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
)

// Verification is what came of looking for the file of a document.
type Verification struct {
	// True: the file is there, and its digest is the one that was declared.
	Verified bool
	// Why it is not; empty if it is.
	Problem string
}

// maxDocument is the size up to which the file of a document is read.
const maxDocument = 256 << 20

// VerifyDocuments reads the files of the documents and compares their digests.
// Documents of which the inventory does not say file and digest are left out.
// A file that is missing, altered or unreadable is a verification that failed,
// not an error: it proves nothing. One that a link places outside the folder of
// the inventory is an error, of type Faults: what is no part of what was handed
// in must not be read.
func VerifyDocuments(inv *Inventory) (map[DocumentID]Verification, error) {
	return VerifyDocumentsOf(inv, func(file string) string { return file })
}

// VerifyDocumentsOf does the same where the files of the inventory stand somewhere
// else than what they are called.
func VerifyDocumentsOf(inv *Inventory, standsAt func(file string) string) (map[DocumentID]Verification, error) {
	verified := map[DocumentID]Verification{}
	var faults Faults
	for i := range inv.Documents {
		document := &inv.Documents[i]
		if document.Path == nil || document.SHA256 == nil {
			continue
		}
		at := Path("documents").Item(string(document.ID)).Field("path")
		from := inv.Fact(at).Location
		digest, err := digestOf(standsAt(from.File), *document.Path)
		if errors.Is(err, errOutside) {
			faults = append(faults, Fault{Location: from, Problem: fmt.Sprintf("%s is %s: %v", at, *document.Path, err),
				Expected: "expected a file below that folder", Hint: "put the file itself there"})
			continue
		}
		verified[document.ID] = verification(document, digest, err)
	}
	return verified, faults.Err()
}

func verification(document *Document, digest string, err error) Verification {
	switch {
	case err != nil:
		return Verification{Problem: err.Error()}
	case digest != string(*document.SHA256):
		return Verification{Problem: fmt.Sprintf("%s was altered: its SHA-256 is %s, declared is %s", *document.Path, digest, *document.SHA256)}
	}
	return Verification{Verified: true}
}

// digestOf is the digest of a file below the folder of an inventory file.
func digestOf(inventory string, path FilePath) (string, error) {
	switch inventory {
	case "":
		return "", errors.New("the inventory was read from no file, so that there is no folder to look in")
	case "-":
		return "", errors.New("the inventory came from standard input, so that there is no folder to look in")
	}
	folder, err := os.OpenRoot(filepath.Dir(inventory))
	if err != nil {
		return "", errors.New("the folder of the inventory cannot be read")
	}
	defer folder.Close()
	name := filepath.FromSlash(string(path))
	info, err := folder.Stat(name) // opening a pipe would wait for who writes to it
	switch {
	case err != nil:
		return "", notRead(path, folder, err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a regular file", path)
	case info.Size() > maxDocument:
		return "", fmt.Errorf("%s is larger than %d MiB", path, maxDocument>>20)
	}
	file, err := folder.Open(name)
	if err != nil {
		return "", notRead(path, folder, err)
	}
	defer file.Close()
	return hashed(maxDocument, path, folder, file)
}

// hashed is the digest of all that can be read, up to a limit in bytes: it may be
// more than there was a moment ago.
func hashed(limit int64, path FilePath, folder *os.Root, file io.Reader) (string, error) {
	hash := sha256.New()
	switch size, err := io.Copy(hash, io.LimitReader(file, limit+1)); {
	case err != nil:
		return "", notRead(path, folder, err)
	case size > limit:
		return "", fmt.Errorf("%s is larger than %d MiB", path, limit>>20)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// notRead is why a file cannot be read, without the name that the system knows
// it by.
func notRead(path FilePath, folder *os.Root, err error) error {
	var cause *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %s", path)
	case errors.Is(err, outside(folder)):
		return errOutside
	case errors.As(err, &cause):
		err = cause.Err
	}
	return fmt.Errorf("%s cannot be read: %w", path, err)
}

// errOutside is why a file is not even tried to be read.
var errOutside = errors.New("a link leads out of the folder of the inventory")

// outside is the error of package os for a path that leaves its root, which it
// does not name.
func outside(root *os.Root) error {
	_, err := root.Stat("..")
	return errors.Unwrap(err)
}
