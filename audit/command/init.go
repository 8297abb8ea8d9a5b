package command

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// starter is an inventory that states nothing yet: what could be declared stands
// in comments.
//
//go:embed starter/inventory.yaml
var starter []byte

// starterFile is what the starter is called where a folder is named.
// schemaFile, which its first line names, is hidden, so that whoever judges the
// whole folder does not have it read as a part of the inventory.
const (
	starterFile = "inventory.yaml"
	schemaFile  = ".inventory.schema.json"
)

// begin writes a starter inventory and its schema, and says what to do next. It
// asks nothing and overwrites nothing.
func (d *dcaudit) begin(c *cli.Context) error {
	if c.NArg() > 1 || c.NArg() == 1 && c.Args().First() == "" {
		return usageOf(c, "name one folder or file, or none for "+starterFile+" in this folder")
	}
	file, err := starterAt(c)
	if err != nil {
		return err
	}
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("%s: the folder cannot be made: %w", reports.Line(folder), causeOf(err))
	}
	if err := create(file, starter); err != nil {
		return err
	}
	return d.sayNext(file, d.writeSchema(filepath.Join(folder, schemaFile)))
}

// starterAt is the file that the command line asks for: what ends like YAML, or
// one in what else is named.
func starterAt(c *cli.Context) (string, error) {
	name := c.Args().First()
	info, err := os.Stat(name)
	isFolder := name == "" || err == nil && info.IsDir() || os.IsPathSeparator(name[len(name)-1])
	switch ending := filepath.Ext(name); {
	case isFolder, ending == "":
		return filepath.Join(name, starterFile), nil
	case slices.Contains([]string{".yaml", ".yml"}, ending):
		return filepath.Clean(name), nil
	}
	return "", usageOf(c, fmt.Sprintf("the inventory is to be %q; expected a folder, or a file that ends in .yaml or .yml", name))
}

// writeSchema writes the schema, for editors, unless one is there, and is what
// there is to say of it.
func (d *dcaudit) writeSchema(file string) (remark string) {
	schema, name := inventory.JSONSchema().MarshalIndent(), reports.Line(file)
	err := create(file, schema)
	if err == nil {
		return "wrote " + name + ", its schema"
	}
	if there, unread := os.ReadFile(file); unread == nil && bytes.Equal(there, schema) {
		return name + " is its schema, and was there already"
	} else if unread == nil {
		return name + " is there already, of another version, and was left as it is; dcaudit schema prints this version's"
	}
	return "no schema for editors was written: " + reports.Line(err.Error())
}

// create writes a file that there is not yet, whole or not at all.
func create(file string, text []byte) error {
	name := reports.Line(file)
	opened, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: there is such a file already, and it is not overwritten; expected a new one; hint: name another file or folder", name)
	}
	if err == nil {
		_, err = opened.Write(text)
		if err = errors.Join(err, opened.Close()); err != nil {
			_ = os.Remove(file)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", name, causeOf(err))
	}
	return nil
}

// causeOf is an error of the system without the name of the file.
func causeOf(err error) error {
	if cause := (*fs.PathError)(nil); errors.As(err, &cause) {
		return cause.Err
	}
	return err
}

// sayNext says what was written, and what can be done with it.
func (d *dcaudit) sayNext(file, aboutSchema string) error {
	name := forShell(file)
	_, err := fmt.Fprintf(d.stdout, `wrote %s, which states nothing yet
%s

Open it in an editor, and fill in what you know. Then:
  dcaudit check %s
      what is proven, what is violated, and which facts are missing
  dcaudit catalog --applies-to %s
      which frameworks bind you, once country and roles are there
  dcaudit drill %s
      what becomes of every service when something is lost, once facilities and services are there
`, reports.Line(file), aboutSchema, name, name, name)
	return err
}

// plainName is a name of a file that a shell takes for one word.
var plainName = regexp.MustCompile(`^[A-Za-z0-9_./][A-Za-z0-9_./-]*$`)

// forShell is a name of a file as a shell takes it, and not for a flag.
func forShell(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	if name = reports.Line(name); plainName.MatchString(name) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
