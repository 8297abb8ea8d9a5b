package reports

import "github.com/dcaudit/dcaudit/audit"

// What this package writes of SARIF 2.1.0, with the names of its schema. An
// optional part that is empty is left out.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	Bases       sarifBases        `json:"originalUriBaseIds"`
	Artifacts   []sarifArtifact   `json:"artifacts,omitempty"`
	ColumnKind  string            `json:"columnKind"`
	Properties  sarifOutcome      `json:"properties"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	Version         string      `json:"version,omitempty"`
	SemanticVersion string      `json:"semanticVersion,omitempty"`
	Rules           []sarifRule `json:"rules"`
	Notifications   []sarifRule `json:"notifications"`
}

// sarifRule is a reportingDescriptor.
type sarifRule struct {
	ID               string               `json:"id"`
	Name             string               `json:"name,omitempty"`
	ShortDescription sarifMessage         `json:"shortDescription"`
	FullDescription  *sarifMessage        `json:"fullDescription,omitempty"`
	Help             *sarifMessage        `json:"help,omitempty"`
	Configuration    *sarifConfiguration  `json:"defaultConfiguration,omitempty"`
	Properties       *sarifRuleProperties `json:"properties,omitempty"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifRuleProperties struct {
	Tags     []string `json:"tags"`
	Severity string   `json:"severity,omitempty"`
	// The number by which GitHub sorts alerts, as text.
	SecuritySeverity string   `json:"security-severity,omitempty"`
	Subject          string   `json:"subject,omitempty"`
	Controls         []string `json:"controls"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Descriptor sarifReference  `json:"descriptor"`
	Rule       *sarifReference `json:"associatedRule,omitempty"`
	Level      string          `json:"level"`
	Message    sarifMessage    `json:"message"`
}

// sarifReference is a reportingDescriptorReference.
type sarifReference struct {
	ID    string `json:"id"`
	Index int    `json:"index"`
}

type sarifBases struct {
	Root sarifFile `json:"%SRCROOT%"`
}

type sarifArtifact struct {
	Location sarifFile   `json:"location,omitzero"`
	Roles    []string    `json:"roles"`
	Hashes   sarifHashes `json:"hashes"`
}

type sarifHashes struct {
	SHA256 string `json:"sha-256"`
}

// sarifFile is an artifactLocation.
type sarifFile struct {
	URI         string        `json:"uri,omitempty"`
	Base        string        `json:"uriBaseId,omitempty"`
	Index       *int          `json:"index,omitempty"`
	Description *sarifMessage `json:"description,omitempty"`
}

type sarifResult struct {
	Rule         string                `json:"ruleId"`
	Index        int                   `json:"ruleIndex"`
	Kind         string                `json:"kind"`
	Level        string                `json:"level"`
	Message      sarifMessage          `json:"message"`
	Locations    []sarifLocation       `json:"locations,omitempty"`
	Related      []sarifLocation       `json:"relatedLocations,omitempty"`
	Suppressions []sarifSuppression    `json:"suppressions,omitempty"`
	Fingerprints sarifFingerprints     `json:"partialFingerprints"`
	Properties   sarifResultProperties `json:"properties"`
}

// sarifSuppression is what a waiver is to SARIF.
type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

type sarifFingerprints struct {
	V1 string `json:"dcauditFingerprint/v1"`
}

type sarifResultProperties struct {
	// Absent of the outcome.
	Status audit.Status `json:"status,omitempty"`
	// The check with its parameters; empty for a control.
	Judgement string   `json:"judgement,omitempty"`
	Severity  string   `json:"severity,omitempty"`
	Controls  []string `json:"controls"`
	Fixes     []string `json:"fixes,omitempty"`
	// How many places are not among relatedLocations, for want of room.
	LeftOut int `json:"relatedLocationsLeftOut,omitempty"`
}

type sarifLocation struct {
	ID       int            `json:"id,omitempty"`
	Physical *sarifPlace    `json:"physicalLocation,omitempty"`
	Logical  []sarifSubject `json:"logicalLocations,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
}

// sarifPlace is a physicalLocation.
type sarifPlace struct {
	File   sarifFile    `json:"artifactLocation"`
	Region *sarifRegion `json:"region,omitempty"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn,omitempty"`
}

// sarifSubject is a logicalLocation.
type sarifSubject struct {
	Name     string `json:"name"`
	FullName string `json:"fullyQualifiedName"`
	Kind     string `json:"kind,omitempty"`
}
