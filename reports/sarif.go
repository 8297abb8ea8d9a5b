package reports

import (
	"io"
	"regexp"

	"github.com/dcaudit/dcaudit/audit"
)

// The line of a log without results, and what each of them is indented by.
const (
	sarifResults = "\n      \"results\": []"
	sarifIndent  = "        "
)

// renderSARIF writes SARIF 2.1.0: one run, a rule for each check, and a result
// for whatever stands against a pass, gravest first. What is not satisfied is of
// the kind fail; what is undetermined is open and a control that was not assessed
// is up for review, both without a level, as SARIF has it for all that did not
// fail. GitHub makes an alert of every result, so that what is satisfied or not
// applicable is counted in the properties of the run, and has none. Where that would
// leave no result though the outcome is no plain pass, the outcome is one. What is
// not in force yet is a notification: it is no part of the verdict.
func renderSARIF(w io.Writer, a audit.Assessment, o Options) error {
	s := newSARIF(a, o.compared)
	log := sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{s.run()}}
	return fillIn(w, log, opening{sarifResults, func(results io.Writer) error {
		for _, b := range s.batches {
			err := writeEach(results, sarifIndent, b.len, func(i int) sarifResult { return s.result(b.get(i)) })
			if err != nil {
				return err
			}
		}
		return s.writeOutcome(results)
	}})
}

// sarif makes the parts of a log.
type sarif struct {
	opposition
	rules []sarifRule
	index map[string]int // of a rule, by its id
	files map[string]int // the index of an artifact, by its path

	compared string // of a comparison, its outcome
}

func newSARIF(a audit.Assessment, compared string) *sarif {
	s := &sarif{opposition: opposed(a), compared: compared, rules: []sarifRule{}, index: map[string]int{}, files: map[string]int{}}
	for i, f := range a.Inventory.Files {
		s.files[f.Path] = i
	}
	s.addRules()
	if s.owesOutcome() {
		s.addRule(sarifOutcomeRule.ID, sarifOutcomeRule)
	}
	return s
}

func (s *sarif) run() sarifRun {
	driver := sarifDriver{Name: safe(s.Tool.Name), Version: safe(s.Tool.Version), Rules: s.rules, Notifications: sarifNotes}
	if semanticVersion.MatchString(s.Tool.Version) {
		driver.SemanticVersion = s.Tool.Version
	}
	return sarifRun{
		Tool:        sarifTool{driver},
		Invocations: []sarifInvocation{{len(s.Errors) == 0, s.notifications()}},
		Bases:       sarifBases{sarifFile{Description: remark("The folder in which the program was run.")}},
		Artifacts:   s.artifacts(),
		ColumnKind:  "unicodeCodePoints",
		Properties:  sarifOutcomeOf(s.Assessment, s.compared),
		Results:     []sarifResult{},
	}
}

var semanticVersion = regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

// artifacts are the files of the inventory.
func (s *sarif) artifacts() (all []sarifArtifact) {
	for _, f := range s.Inventory.Files {
		file := s.file(f.Path)
		file.Index = nil // it stands there
		all = append(all, sarifArtifact{file, []string{"analysisTarget"}, sarifHashes{safe(f.SHA256)}})
	}
	return all
}

// file is where a file is. Its index among the artifacts is all that there is of
// one that has no address.
func (s *sarif) file(name string) sarifFile {
	file := sarifFile{URI: address(name)}
	switch {
	case name == "-":
		file.Description = remark("standard input")
	case file.URI != "" && !absolute(file.URI):
		file.Base = "%SRCROOT%"
	}
	if i, listed := s.files[name]; listed {
		file.Index = &i
	}
	return file
}
