package foreign

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/reports"
)

// Catalogs are folders that somebody else wrote, and what may be spent on them.
type Catalogs struct {
	Folders   []string
	Selection audit.Selection
	Limits    sandbox.Limits
}

// Matter is what is judged.
type Matter struct {
	Inventory *inventory.Inventory
	// What came of looking for the files of its documents.
	Documents map[inventory.DocumentID]inventory.Verification
	Facts     *drill.Facts
	At        audit.Date
	Tool      audit.Tool
}

// Assess judges by the catalog that is built in and the foreign ones. What can
// be judged without these is judged here too, at the same time.
func (c Catalogs) Assess(ctx context.Context, m Matter) (audit.Assessment, error) {
	r, err := c.request(assess)
	if err != nil {
		return audit.Assessment{}, err
	}
	r.Inventory, r.Documents, r.At, r.AtFrom, r.Tool = m.Inventory.Parts(), m.Documents, m.At.Time, m.At.From, m.Tool
	own := make(chan verification, 1)
	go func() { own <- c.verifier(ctx, r, m) }()
	answer, err := c.ask(ctx, r)
	if err != nil {
		return audit.Assessment{}, err
	}
	v := <-own
	if v.err != nil {
		return audit.Assessment{}, v.err
	}
	a, err := reports.ReadFilled(bytes.NewReader(answer), v.Fill)
	if err == nil {
		err = v.Verify(a)
	}
	return a, c.disbelieved(err)
}

// verification is a verifier, or why there is none.
type verification struct {
	*audit.Verifier
	err error
}

func (c Catalogs) verifier(ctx context.Context, r request, m Matter) verification {
	own, err := audit.LoadCatalog(builtin)
	if err != nil {
		return verification{err: err}
	}
	digest, err := audit.Digest(r.sources()...)
	if err != nil {
		return verification{err: err}
	}
	v, err := audit.NewVerifier(ctx, audit.Claim{Builtin: own, SHA256: digest, Selection: c.Selection,
		Inventory: m.Inventory, Facts: m.Facts, At: m.At, Tool: m.Tool})
	return verification{v, err}
}

// Questions are what the checks of the selection are asked. The documents that
// they are asked about need no foreign catalog.
func (c Catalogs) Questions(ctx context.Context) (questions []audit.Question, err error) {
	err = c.fetch(ctx, inquire, &questions)
	return questions, err
}

// Listing is what the catalogs hold.
func (c Catalogs) Listing(ctx context.Context) (l audit.Listing, err error) {
	if err := c.fetch(ctx, list, &l); err != nil {
		return l, err
	}
	own, err := audit.LoadCatalog(builtin)
	if err != nil {
		return l, err
	}
	return l, c.disbelieved(l.Extends(own.Listing()))
}

// fetch has a task done and reads what comes of it.
func (c Catalogs) fetch(ctx context.Context, t task, into any) error {
	r, err := c.request(t)
	if err != nil {
		return err
	}
	answer, err := c.ask(ctx, r)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(answer))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	return c.disbelieved(decoder.Decode(into))
}

// request reads the folders.
func (c Catalogs) request(t task) (request, error) {
	r := request{Task: t, Selection: c.Selection}
	for _, name := range c.Folders {
		source, err := audit.ReadFolder(name)
		if err != nil {
			return r, err
		}
		r.Folders = append(r.Folders, folder{source.Name, source.Files})
	}
	return r, nil
}

// ask puts a request to a child.
func (c Catalogs) ask(ctx context.Context, r request) ([]byte, error) {
	text, err := r.encode()
	if err != nil {
		return nil, err
	}
	answer, err := sandbox.Run(ctx, c.Limits, text)
	var death *sandbox.Death
	switch {
	case errors.As(err, &death):
		return nil, fmt.Errorf("%s: judging %w%s", c, death, hint(death))
	case err != nil:
		return nil, err
	case len(answer) > 0 && answer[0] == given:
		return answer[1:], nil
	case len(answer) > 0 && answer[0] == refused:
		return nil, errors.New(reports.Lines(string(answer[1:])))
	}
	return nil, c.disbelieved(errors.New("it is neither an answer nor a refusal"))
}

// disbelieved is the error of an answer that cannot be true.
func (c Catalogs) disbelieved(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: what the judging process answered cannot be true: %s", c, reports.Lines(err.Error()))
}

// String is the folders as they were named on the command line.
func (c Catalogs) String() string { return "--policies " + strings.Join(c.Folders, ", ") }

// hint is what a user can do about a death.
func hint(d *sandbox.Death) string {
	const alone = "; hint: try its checks one by one with --only to find the one"
	switch d.Cause {
	case sandbox.OutOfMemory:
		return alone + "; --policies-memory sets the limit"
	case sandbox.TimedOut, sandbox.OutOfProcessor:
		return alone + "; --policies-timeout sets the limit"
	case sandbox.TooDeep:
		return alone
	}
	return ""
}
