package reports

// What this package writes of the assessment results of OSCAL, with the names of
// its schema. An optional part that is empty is left out.

type oscalDocument struct {
	Results oscalAssessment `json:"assessment-results"`
}

type oscalAssessment struct {
	UUID        string           `json:"uuid"`
	Metadata    oscalMetadata    `json:"metadata"`
	Plan        oscalImport      `json:"import-ap"`
	Definitions *oscalObjectives `json:"local-definitions,omitempty"`
	Results     []oscalResult    `json:"results"`
	BackMatter  oscalBackMatter  `json:"back-matter"`
}

type oscalMetadata struct {
	Title    string       `json:"title"`
	Modified string       `json:"last-modified"`
	Version  string       `json:"version"`
	OSCAL    string       `json:"oscal-version"`
	Props    []oscalProp  `json:"props,omitempty"`
	Roles    []oscalRole  `json:"roles,omitempty"`
	Parties  []oscalParty `json:"parties"`
}

type oscalRole struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type oscalParty struct {
	UUID string `json:"uuid"`
	Type string `json:"type"`
	Name string `json:"name"`
}

type oscalImport struct {
	HRef    string `json:"href"`
	Remarks string `json:"remarks"`
}

type oscalObjectives struct {
	Objectives []oscalObjective `json:"objectives-and-methods"`
}

type oscalObjective struct {
	Control string      `json:"control-id"`
	Parts   []oscalPart `json:"parts"`
}

// oscalPart is a part of a control, or of an attestation.
type oscalPart struct {
	ID    string      `json:"id,omitempty"`
	Name  string      `json:"name"`
	NS    string      `json:"ns,omitempty"`
	Title string      `json:"title"`
	Props []oscalProp `json:"props,omitempty"`
	Prose string      `json:"prose"`
}

type oscalProp struct {
	Name  string `json:"name"`
	NS    string `json:"ns"`
	Value string `json:"value"`
}

type oscalResult struct {
	UUID         string             `json:"uuid"`
	Title        string             `json:"title"`
	Description  string             `json:"description"`
	Start        string             `json:"start"`
	End          string             `json:"end"`
	Props        []oscalProp        `json:"props"`
	Definitions  oscalDefinitions   `json:"local-definitions"`
	Reviewed     oscalReviewed      `json:"reviewed-controls"`
	Attestations []oscalAttestation `json:"attestations,omitempty"`
	Log          *oscalLog          `json:"assessment-log,omitempty"`
	Observations []oscalObservation `json:"observations,omitzero"`
	Risks        []oscalRisk        `json:"risks,omitempty"`
	Findings     []oscalFinding     `json:"findings,omitzero"`
	Remarks      string             `json:"remarks"`
}

type oscalDefinitions struct {
	Components []oscalComponent `json:"components"`
	Items      []oscalItem      `json:"inventory-items,omitzero"`
}

type oscalComponent struct {
	UUID        string      `json:"uuid"`
	Type        string      `json:"type"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Status      oscalStatus `json:"status"`
}

type oscalStatus struct {
	State   string `json:"state"`
	Reason  string `json:"reason,omitempty"`
	Remarks string `json:"remarks,omitempty"`
}

type oscalItem struct {
	UUID        string      `json:"uuid"`
	Description string      `json:"description"`
	Props       []oscalProp `json:"props,omitempty"`
}

type oscalReviewed struct {
	Selections []oscalSelection `json:"control-selections"`
	Remarks    string           `json:"remarks,omitempty"`
}

type oscalSelection struct {
	Description string         `json:"description"`
	Include     []oscalControl `json:"include-controls"`
}

type oscalControl struct {
	ID string `json:"control-id"`
}

type oscalAttestation struct {
	Parties []oscalResponsible `json:"responsible-parties"`
	Parts   []oscalPart        `json:"parts"`
}

type oscalResponsible struct {
	Role    string   `json:"role-id"`
	Parties []string `json:"party-uuids"`
}

type oscalLog struct {
	Entries []oscalEntry `json:"entries"`
}

type oscalEntry struct {
	UUID        string `json:"uuid"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Start       string `json:"start"`
}

type oscalObservation struct {
	UUID        string          `json:"uuid"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Props       []oscalProp     `json:"props,omitempty"`
	Methods     []string        `json:"methods"`
	Types       []string        `json:"types,omitempty"`
	Subjects    []oscalSubject  `json:"subjects,omitempty"`
	Evidence    []oscalEvidence `json:"relevant-evidence,omitempty"`
	Collected   string          `json:"collected"`
	Remarks     string          `json:"remarks,omitempty"`
}

type oscalSubject struct {
	UUID  string `json:"subject-uuid"`
	Type  string `json:"type"`
	Title string `json:"title"`
}

type oscalEvidence struct {
	HRef        string      `json:"href,omitempty"`
	Description string      `json:"description"`
	Props       []oscalProp `json:"props,omitempty"`
}

type oscalRisk struct {
	UUID         string             `json:"uuid"`
	Title        string             `json:"title"`
	Description  string             `json:"description"`
	Statement    string             `json:"statement"`
	Props        []oscalProp        `json:"props,omitempty"`
	Status       string             `json:"status"`
	Remediations []oscalRemediation `json:"remediations,omitempty"`
	Observations []oscalObserved    `json:"related-observations"`
}

type oscalRemediation struct {
	UUID        string `json:"uuid"`
	Lifecycle   string `json:"lifecycle"`
	Title       string `json:"title"`
	Description string `json:"description"`
}

type oscalFinding struct {
	UUID         string            `json:"uuid"`
	Title        string            `json:"title"`
	Description  string            `json:"description"`
	Props        []oscalProp       `json:"props"`
	Origins      []oscalOrigin     `json:"origins"`
	Target       oscalTarget       `json:"target"`
	Observations []oscalObserved   `json:"related-observations,omitempty"`
	Risks        []oscalAssociated `json:"related-risks,omitempty"`
	Remarks      string            `json:"remarks,omitempty"`
}

type oscalOrigin struct {
	Actors []oscalActor `json:"actors"`
}

type oscalActor struct {
	Type string `json:"type"`
	UUID string `json:"actor-uuid"`
}

type oscalTarget struct {
	Type           string       `json:"type"`
	ID             string       `json:"target-id"`
	Title          string       `json:"title"`
	Status         oscalStatus  `json:"status"`
	Implementation *oscalStatus `json:"implementation-status,omitempty"`
}

type oscalObserved struct {
	UUID string `json:"observation-uuid"`
}

type oscalAssociated struct {
	UUID string `json:"risk-uuid"`
}

type oscalBackMatter struct {
	Resources []oscalResource `json:"resources"`
}

type oscalResource struct {
	UUID        string      `json:"uuid"`
	Title       string      `json:"title"`
	Description string      `json:"description,omitempty"`
	Links       []oscalLink `json:"rlinks,omitempty"`
}

type oscalLink struct {
	HRef   string      `json:"href"`
	Hashes []oscalHash `json:"hashes,omitempty"`
}

type oscalHash struct {
	Algorithm string `json:"algorithm"`
	Value     string `json:"value"`
}
