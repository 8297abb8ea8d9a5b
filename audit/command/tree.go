package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// tree is a part of a commit, written to a folder that goes away with it.
type tree struct {
	name   string // git:REV
	folder string
}

// isTree says whether an argument names a file of a commit, and not of the disk.
func isTree(argument string) bool { return strings.HasPrefix(argument, "git:") }

// openTree reads what git:REV:PATH names, with all that stands beside it, and
// tells where that is now. The path is from the root of the repository, as with
// git itself. Whoever opens a tree closes it.
func openTree(ctx context.Context, argument string) (t *tree, standsAt string, err error) {
	rev, file, ok := strings.Cut(strings.TrimPrefix(argument, "git:"), ":")
	if file = path.Clean(file); !ok || rev == "" || !filepath.IsLocal(filepath.FromSlash(file)) {
		return nil, "", fmt.Errorf("%s: expected git:REV:PATH, the path from the root of the repository", argument)
	}
	commit, err := git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return nil, "", fmt.Errorf("%s: there is no revision %q here; hint: fetch it, and run this within the repository", argument, rev)
	}
	entries, err := listTree(ctx, strings.TrimSpace(string(commit)), file)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", argument, err)
	}
	t = &tree{name: "git:" + rev}
	if t.folder, err = os.MkdirTemp("", "dcaudit-*"); err != nil {
		return nil, "", err
	}
	if err := t.write(ctx, entries); err != nil {
		t.close()
		return nil, "", fmt.Errorf("%s: %w", argument, err)
	}
	return t, filepath.Join(t.folder, filepath.FromSlash(file)), nil
}

func (t *tree) close() { _ = os.RemoveAll(t.folder) }

// called is the name of a file of the tree, by where it stands.
func (t *tree) called(file string) string {
	if name, err := filepath.Rel(t.folder, file); err == nil && filepath.IsLocal(name) {
		return t.name + ":" + filepath.ToSlash(name)
	}
	return file
}

// standsAt is where a file of the tree stands, by its name.
func (t *tree) standsAt(name string) string {
	if file, ok := strings.CutPrefix(name, t.name+":"); ok {
		return filepath.Join(t.folder, filepath.FromSlash(file))
	}
	return name
}

// treeEntry is a file of a commit.
type treeEntry struct{ object, path string }

// listTree lists the regular files in the folder of a file, or in a folder. What
// else may be a part of an inventory there is an error: left out, its facts would
// be missing without a word.
func listTree(ctx context.Context, commit, file string) (entries []treeEntry, err error) {
	within := file
	if file == "." { // which git does not call so
		within = ""
	}
	kind, err := git(ctx, nil, "cat-file", "-t", commit+":"+within)
	if err != nil {
		return nil, errors.New("there is no such file at that revision")
	}
	folder := within
	if strings.TrimSpace(string(kind)) == "blob" {
		folder = strings.TrimPrefix(path.Dir(file), ".")
	}
	args := []string{"ls-tree", "-r", "-z", "--full-tree", commit}
	if folder != "" {
		args = append(args, "--", folder+"/")
	}
	list, err := git(ctx, nil, args...)
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		about, name, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, type, object
		if len(fields) != 3 || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("git lists %q", line)
		}
		if regular := fields[0] == "100644" || fields[0] == "100755"; regular {
			entries = append(entries, treeEntry{fields[2], name})
		} else if folder == within || name == file {
			return nil, fmt.Errorf("%s is no regular file there", name)
		}
	}
	return entries, nil
}

// write writes files into the folder.
func (t *tree) write(ctx context.Context, entries []treeEntry) error {
	var wanted bytes.Buffer
	for _, e := range entries {
		fmt.Fprintln(&wanted, e.object)
	}
	all, err := git(ctx, &wanted, "cat-file", "--batch")
	for i := 0; i < len(entries) && err == nil; i++ {
		var text []byte
		if text, all, err = object(all, entries[i]); err == nil {
			target := filepath.Join(t.folder, filepath.FromSlash(entries[i].path))
			err = errors.Join(os.MkdirAll(filepath.Dir(target), 0o700), os.WriteFile(target, text, 0o600))
		}
	}
	return err
}

// object takes the next object from what git prints of many: a line with its name,
// kind and size, the object itself and the end of a line.
func object(printed []byte, e treeEntry) (text, rest []byte, err error) {
	head, rest, _ := bytes.Cut(printed, []byte("\n"))
	var name, kind string
	var size int
	if _, err := fmt.Sscanf(string(head), "%s %s %d", &name, &kind, &size); err != nil || name != e.object || kind != "blob" || size >= len(rest) {
		return nil, nil, fmt.Errorf("%s: git has no such file any more", e.path)
	}
	return rest[:size], rest[size+1:], nil
}

// git is what git prints.
func git(ctx context.Context, stdin io.Reader, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "git", append([]string{"--no-pager"}, args...)...)
	command.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	command.Stdin = stdin
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, first)
	}
	return out, nil
}
