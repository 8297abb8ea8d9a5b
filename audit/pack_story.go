package audit

import (
	"errors"

	"github.com/dcaudit/dcaudit/audit/packed"
)

// packStory writes down what a check says of itself.
func (c *Check) packStory(w *packed.Writer) error {
	for _, text := range []string{c.Title, c.Description, string(c.Subject), string(c.Severity), c.Remediation} {
		w.Text(text)
	}
	w.Number(len(c.References))
	for _, r := range c.References {
		w.Text(r.URL)
		w.Text(r.Description)
	}
	w.Number(len(c.Params))
	var failed []error
	for _, p := range c.Params {
		for _, text := range []string{p.Name, string(p.Type), p.Description, p.Source} {
			w.Text(text)
		}
		failed = append(failed, w.Value(p.Default))
	}
	return errors.Join(failed...)
}

func (c *Check) unpackStory(from *packed.Reader) {
	c.Title, c.Description = from.Text(), from.Text()
	c.Subject, c.Severity, c.Remediation = SubjectKind(from.Text()), Severity(from.Text()), from.Text()
	c.References = packed.ListOf(from, func() Reference { return Reference{from.Text(), from.Text()} })
	c.Params = packed.ListOf(from, func() Param {
		return Param{Name: from.Text(), Type: ParamType(from.Text()), Description: from.Text(), Source: from.Text(), Default: from.Value()}
	})
}
