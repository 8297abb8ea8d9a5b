package reports

import (
	"html/template"

	"github.com/dcaudit/dcaudit/audit"
)

// The view is all that a page says, in the order in which it says it. The
// templates decide how it looks, and nothing else.
type htmlPage struct {
	Title     string
	Operator  string
	Status    audit.Status // by which the outcome is coloured
	Symbol    string
	Headline  string
	Meaning   string
	Ledger    string
	Numbers   []htmlNumber
	Scope     htmlScope
	Shortened string // how much is not listed; empty where all is
	Foreign   string // which words are not of the language of the page; empty where all are
	Pictures  []htmlPicture
	Filters   []htmlNumber
	Families  []htmlFamily
	Controls  []htmlControl
	Upcoming  *htmlUpcoming
	Checks    []htmlCheck
	Waived    int
	Waivers   []htmlWaiver
	Open      htmlOpen
	Record    htmlRecord
}

// htmlNumber is how many there are of a status.
type htmlNumber struct {
	Status audit.Status
	Symbol string
	Word   string
	N      int
}

// htmlScope is what was judged, by what, for which moment.
type htmlScope struct {
	At, From   string
	Frameworks []htmlFramework
	Part       string
	Partial    bool
	Broken     int
	NotBinding []string
	Lapsed     []string
	Subjects   string
}

type htmlFramework struct{ ID, Title, Authority, Jurisdiction, Instrument, URL, Link string }

// htmlRecord says exactly which files and which program an assessment is of.
type htmlRecord struct {
	Tool, Catalog string
	Files         []audit.FileRef
	MoreFiles     int
}

// htmlLink is a reference within the page; without an anchor it is text.
type htmlLink struct{ Anchor, Text string }

// htmlFamily is a framework with the rows of its controls.
type htmlFamily struct {
	ID, Title string
	Rows      []htmlRow
}

// htmlRow is a control in a table.
type htmlRow struct {
	htmlLink
	Title  string
	Status htmlNumber
	Counts []int
	From   string
}

type htmlControl struct {
	Anchor, ID, Title string
	Status            htmlNumber
	Extent            string
	Text, Citation    string
	Instrument        string
	Confidence        string
	Secondary         bool
	Note, Manual      string
	Attestation       *htmlAttestation
	Groups            []htmlGroup
}

type htmlAttestation struct{ Statement, By, Date, Until, Document, Place string }

// htmlGroup is all that ended alike under a control.
type htmlGroup struct {
	htmlNumber
	Settled    bool // it asks for nothing
	Blocks     []htmlBlock
	More       int // findings that no block shows
	References []htmlReference
}

// htmlBlock is findings of one situation.
type htmlBlock struct {
	Check, Severity string
	Title           string // of the check, where it is to be proved
	Controls        []htmlLink
	Message         string
	Waived          string // until when it is accepted, and by whom; empty where it is not
	Violations      []htmlViolation
	MoreViolations  int
	Entries         []htmlEntry
	More            int
	Detailed        bool // there is more to say of each than its name
}

// Single reports whether the block is of one finding, which needs no list.
func (b htmlBlock) Single() bool { return len(b.Entries) == 1 && b.More == 0 }

type htmlViolation struct {
	Message, Expected, Found, Fix string
	Because                       []string
	MoreSteps                     int
	Entries                       []htmlEntry
}

// htmlEntry is one finding of a block, or what one of its violations rests on.
type htmlEntry struct {
	Subject, Name string
	All           bool // it stands for every subject of the kind
	Fingerprint   string
	Message       string
	Facts         []htmlFact
	More          int
}

// htmlFact is a declared fact, or one that is not declared or proves nothing.
type htmlFact struct {
	Lack   string // what is wrong with it; empty for evidence
	Path   string
	Value  string
	Reason string
	Place  string
}

// htmlReference names findings that were shown before.
type htmlReference struct {
	Entries []htmlEntry
	More    int
	First   htmlLink
}

type htmlUpcoming struct {
	Horizon  string // what comes, and how far ahead was looked
	Rows     []htmlRow
	Controls []htmlControl
	Broken   []htmlBroken
}

// htmlBroken is errors of one check that say the same.
type htmlBroken struct {
	Check, Message string
	Subjects       []htmlEntry
	More           int
}

// htmlWaiver is a waiver, and what it comes to.
type htmlWaiver struct {
	Applied                 bool
	State                   string
	Check, Subject, Control string
	Comes                   string
	Facts                   []htmlTerm
	Place                   string
}

// htmlTerm is a fact by name.
type htmlTerm struct{ Name, Text string }

// htmlOpen is whatever the assessment does not speak about.
type htmlOpen struct {
	Controls []htmlUnassessed
	Broken   []htmlBroken
	Partial  string
}

type htmlCheck struct{ ID, Subject, Severity, Title, Description string }

type htmlUnassessed struct {
	htmlLink
	Title, Why string
}

// htmlPicture is a drawing with the facts that it is drawn from.
type htmlPicture struct {
	Anchor, Title string
	Drawing       template.HTML
	Caption       string
	Steps         []string // why, from the service to the root
	MoreSteps     int
	Says          []string
	Tables        []htmlTable
}

type htmlTable struct {
	Caption string
	Columns []htmlCell
	Rows    []htmlTableRow
	Long    bool
}

// Short reports whether a table is to stand on one sheet.
func (t htmlTable) Short() bool { return len(t.Rows) <= 8 }

// htmlTableRow is a row whose first cell is its head.
type htmlTableRow struct {
	Head  string
	Cells []htmlCell
}

// htmlCell is a cell, with an outcome where it tells one.
type htmlCell struct{ Text, Class, Symbol string }
