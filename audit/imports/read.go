package imports

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// maxSize is how large a file may be, in bytes.
const maxSize = 512 << 20

// Read reads a whole regular file, or standard input for "-", up to 512 MiB. The
// error is an inventory.Fault. What is read may be anything.
func Read(file string, stdin io.Reader) (string, error) {
	source, text := stdin, strings.Builder{}
	if file != "-" {
		info, err := os.Stat(file)
		switch {
		case err == nil && !info.Mode().IsRegular():
			return "", inventory.Fault{Location: inventory.Location{File: file}, Problem: "this is not a regular file", Hint: "name - to read standard input"}
		case err == nil:
			text.Grow(int(min(info.Size(), maxSize)))
		}
		opened, err := os.Open(file)
		if err != nil {
			return "", *inventory.NotReadable(file, err)
		}
		defer opened.Close()
		source = opened
	}
	_, err := io.Copy(&text, io.LimitReader(source, maxSize+1))
	switch {
	case err != nil:
		return "", *inventory.NotReadable(file, err)
	case text.Len() > maxSize:
		return "", inventory.Fault{Location: inventory.Location{File: file}, Problem: fmt.Sprintf("the file is larger than %d MiB", maxSize>>20)}
	}
	return text.String(), nil
}

// notText is the fault of the first byte that is not UTF-8, nil if all of it is:
// a library would replace it without a word.
func notText(file, text string) error {
	for i, r := range text {
		if r == utf8.RuneError && !isReplacement(text[i:]) {
			return inventory.Fault{Location: locate(file, text, i), Problem: "this is not a text file in UTF-8"}
		}
	}
	return nil
}

// isReplacement reports whether the character that stands for a wrong one is
// written out.
func isReplacement(text string) bool {
	_, size := utf8.DecodeRuneInString(text)
	return size > 1
}
