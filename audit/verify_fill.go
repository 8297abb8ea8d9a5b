package audit

import (
	"iter"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// LeaveOut is the assessment without the judgements that count for controls of these
// frameworks alone. It is none of its own any more: somebody else has to fill it.
func (a Assessment) LeaveOut(frameworks []string) Assessment {
	a.Findings = a.Findings.leaveOut(frameworks)
	if a.Upcoming != nil {
		then := *a.Upcoming
		then.Findings = then.Findings.leaveOut(frameworks)
		a.Upcoming = &then
	}
	return a
}

func (f Findings) leaveOut(frameworks []string) Findings {
	elsewhere := func(control string) bool {
		framework, _, _ := strings.Cut(control, "/")
		return !slices.Contains(frameworks, framework)
	}
	return Findings{slices.DeleteFunc(slices.Clone(f.judgements), func(j *Judgement) bool { return !slices.ContainsFunc(j.Controls, elsewhere) })}
}

// Fill puts the judgements of this process into an assessment of another that left out
// those of what is built in. What it did not leave out stays, and is held against them
// by Verify.
func (v *Verifier) Fill(a Assessment) Assessment {
	a.Findings = v.fill(a.Findings, v.own.Findings)
	if a.Upcoming != nil && v.own.Upcoming != nil {
		then := *a.Upcoming
		then.Findings = v.fill(then.Findings, v.own.Upcoming.Findings)
		a.Upcoming = &then
	}
	return a
}

func (v *Verifier) fill(sent, own Findings) Findings {
	keys := map[*Judgement]string{}
	there := map[string]bool{}
	for _, j := range sent.judgements {
		keys[j] = v.keyOf(j)
		there[keys[j]] = true
	}
	all := slices.Clone(sent.judgements)
	for _, j := range own.judgements {
		if keys[j] = v.keyOf(j); !there[keys[j]] {
			all = append(all, j)
		}
	}
	slices.SortStableFunc(all, func(a, b *Judgement) int { return strings.Compare(keys[a], keys[b]) })
	return Findings{all}
}

// keyOf is what judgements are in order of: that of a use. Of checks that are not built
// in it leaves out the parameters, which these come in order of.
func (v *Verifier) keyOf(j *Judgement) string {
	check := v.claim.Builtin.Check(j.Check)
	if check == nil {
		return j.Check + " "
	}
	params := map[string]any{}
	for name, value := range j.Params {
		params[name] = value
		text, isText := value.(string)
		if i := slices.IndexFunc(check.Params, func(p Param) bool { return p.Name == name }); i >= 0 && isText {
			if taken, err := check.Params[i].convert(inventory.Literal{Value: text}); err == nil {
				params[name] = taken
			}
		}
	}
	return check.ID + " " + string(canonical(params))
}

// owns reports whether a judgement is one of this process.
func (v *Verifier) owns(j *Judgement) bool { return slices.Contains(v.own.Findings.judgements, j) }

// sent are the findings that the other process sent.
func (v *Verifier) sent(f Findings) iter.Seq[Finding] {
	return Findings{slices.DeleteFunc(slices.Clone(f.judgements), v.owns)}.All()
}
