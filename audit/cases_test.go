package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"gopkg.in/yaml.v3"
)

// past is a historical case: an inventory of the day before, and what must come
// of it for the reason that history gives.
type past struct {
	sample
	verdict audit.Verdict
	lessons []lesson
}

// lesson is the status of one finding: of a check on a subject, told from others
// by a part of its params where the check is used more than once.
type lesson struct {
	check, param, subject string
	status                audit.Status
}

// at is a case that is one file.
func at(name string) sample { return sample{first: "cases/" + name} }

// cases are the files of inventories/cases and what each is known for.
var cases = map[string]past{
	// Batteries among servers; files with no copy outside the room, petitions with one.
	"nirs-2025": {at("nirs-2025.yaml"), audit.NotCompliant, []lesson{
		{"backup.offsite", "", "g-drive-files", audit.NotSatisfied},
		{"backup.irreplaceable", "", "g-drive-files", audit.NotSatisfied},
		{"backup.survives_loss", "facility", "g-drive-files", audit.NotSatisfied},
		{"backup.offsite", "", "e-people-petitions", audit.Satisfied},
		{"dependence.survives_loss", `"facility"`, "e-people", audit.NotSatisfied},
		{"dependence.placement", "", "onnara", audit.NotSatisfied},
		{"dependence.placement", "", "government24", audit.Undetermined},
		{"facility.battery_separated", "", "daejeon", audit.NotSatisfied},
		{"facility.battery_fire", "", "daejeon", audit.NotSatisfied},
	}},
	// Backups in the building of the original, others in another town.
	"ovh-2021": {at("ovh-2021.yaml"), audit.NotCompliant, []lesson{
		{"backup.offsite", "", "bati-courtage", audit.NotSatisfied},
		{"backup.irreplaceable", "", "bati-courtage", audit.NotSatisfied},
		{"backup.offsite", "", "bluepad", audit.NotSatisfied},
		{"backup.offsite", "", "ftp-backed-up", audit.Satisfied},
	}},
	// Two zones are one campus; what the region hung on is not published.
	"google-paris-2023": {at("google-paris-2023.yaml"), audit.NotCompliant, []lesson{
		{"dependence.placement", "", "two-zones-in-clichy", audit.NotSatisfied},
		{"dependence.survives_loss", `"site"`, "two-zones-in-clichy", audit.NotSatisfied},
		{"dependence.survives_loss", `"facility"`, "two-zones-in-clichy", audit.Undetermined},
		{"dependence.placement", "", "europe-west9", audit.Satisfied},
		{"dependence.survives_loss", `"site"`, "europe-west9", audit.Undetermined},
	}},
	// There is a standby, and nothing proves that it can be activated.
	"dbs-2023": {at("dbs-2023.yaml"), audit.NotCompliant, []lesson{
		{"dependence.placement", "", "digibank", audit.Satisfied},
		{"dependence.standby", "", "digibank", audit.Undetermined},
		{"dependence.active_active", "product", "digibank", audit.NotSatisfied},
		{"recovery.tested", "", "digibank", audit.Undetermined},
	}},
	// Three outages within a year, of three sorts.
	"dbs-with-outages": {sample{first: "cases/dbs-2023.yaml", second: "cases/dbs-2023-incident.yaml", at: "2023-11-07"}, audit.NotCompliant, []lesson{
		{"incident.repeated", "", "cooling-2023-10-14", audit.Satisfied},
		{"incident.cause_found", "", "cooling-2023-10-14", audit.Satisfied},
		{"incident.cause_found", "", "change-2023-05-05", audit.Undetermined},
		{"incident.reported_in_time", "users", "cooling-2023-10-14", audit.Undetermined},
	}},
	// Servers in every zone wait for a storage in one.
	"alibaba-hong-kong-2022": {at("alibaba-hong-kong-2022.yaml"), audit.NotCompliant, []lesson{
		{"dependence.survives_loss", `"facility"`, "launch-from-custom-image", audit.NotSatisfied},
		{"dependence.single_homed", "object-storage", "launch-from-custom-image", audit.NotSatisfied},
		{"dependence.survives_loss", `"facility"`, "control-plane", audit.Undetermined},
	}},
	// One zone is lost with its building, a standby in others may not be.
	"digital-realty-singapore-2024": {at("digital-realty-singapore-2024.yaml"), audit.NotCompliant, []lesson{
		{"dependence.survives_loss", `"facility"`, "zone-c-alone", audit.NotSatisfied},
		{"dependence.placement", "", "zone-c-alone", audit.NotSatisfied},
		{"dependence.placement", "", "databases-and-storage", audit.Satisfied},
		{"dependence.standby", "", "databases-and-storage", audit.Undetermined},
		{"facility.battery_fire", "", "sin11", audit.NotApplicable},
	}},
	// A standby that nobody activated: the second place is proven, its use is not.
	"cme-2025": {at("cme-2025.yaml"), audit.NotCompliant, []lesson{
		{"dependence.placement", "", "globex", audit.Satisfied},
		{"dependence.standby", "", "globex", audit.Undetermined},
		{"dependence.active_active", "product", "globex", audit.NotSatisfied},
		{"recovery.achievable", "", "globex", audit.Undetermined},
	}},
	// One building.
	"fisher-plaza-2009": {at("fisher-plaza-2009.yaml"), audit.NotCompliant, []lesson{
		{"dependence.placement", "", "bing-travel", audit.NotSatisfied},
		{"dependence.survives_loss", `"facility"`, "bing-travel", audit.NotSatisfied},
	}},
	// Three sites: nothing that is demanded asks for the loss of two at once.
	"aws-middle-east-2026": {at("aws-middle-east-2026.yaml"), audit.NotProven, []lesson{
		{"dependence.placement", "", "s3", audit.Satisfied},
		{"backup.offsite", "", "s3-objects", audit.Satisfied},
		{"dependence.survives_loss", `"facility"`, "s3", audit.Undetermined},
		{"backup.shared_domain", "", "s3-objects", audit.Undetermined},
	}},
}

// The cases come out as history has it: what failed then is found, or at least
// not proven.
func TestCases(t *testing.T) {
	t.Parallel()
	for name, past := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := assess(t, shipped(t), past.read(t))
			if a.Verdict != past.verdict || len(a.Errors) > 0 {
				t.Errorf("it is %s; expected %s; checks broke: %v", a.Verdict, past.verdict, a.Errors)
			}
			for _, l := range past.lessons {
				if statuses := l.statuses(t, a); !slices.Equal(statuses, []audit.Status{l.status}) {
					t.Errorf("%s on %s: %v; expected %s", l.check, l.subject, statuses, l.status)
				}
			}
		})
	}
}

// statuses are those of all findings that the lesson may speak of.
func (l lesson) statuses(t *testing.T, a audit.Assessment) (found []audit.Status) {
	for f := range a.Findings.All() {
		if f.Check == l.check && f.Subject.ID == l.subject && strings.Contains(string(jsonOf(t, f.Params)), l.param) {
			found = append(found, f.Status)
		}
	}
	return found
}

// Every file of a case is judged by the table above, and of every case it is
// told what became of it.
func TestCasesAreComplete(t *testing.T) {
	t.Parallel()
	judged := map[string]bool{}
	for _, past := range cases {
		for _, file := range past.files() {
			judged[file] = true
		}
	}
	files := must(filepath.Glob(filepath.Join("..", "inventories", "cases", "*")))(t)
	if len(files) != len(judged) {
		t.Errorf("the table judges %d files of %v", len(judged), files)
	}
	for _, file := range files {
		if !judged[file] {
			t.Errorf("%s is in no case", file)
		}
		if strings.HasSuffix(file, "-incident.yaml") {
			continue
		}
		if _, err := os.Stat(filepath.Join("..", "inventories", "history", filepath.Base(file))); err != nil {
			t.Error(err)
		}
	}
}

// What a case states of a real operator, it cites a source for: the operator, and
// each entry of a list, which its parts take their source from.
func TestCasesCiteSources(t *testing.T) {
	t.Parallel()
	for name, past := range cases {
		for _, file := range past.files() {
			var document map[string]any
			if err := yaml.Unmarshal(must(os.ReadFile(file))(t), &document); err != nil {
				t.Fatal(err)
			}
			for _, part := range unsourced(document) {
				t.Errorf("%s: %s: %s has no address as its source", name, filepath.Base(file), part)
			}
		}
	}
}

// unsourced are the operator and the entries of lists of a document that name no
// address.
func unsourced(document map[string]any) (parts []string) {
	for key, value := range document {
		entries, _ := value.([]any)
		if one, ok := value.(map[string]any); ok {
			entries = []any{one}
		}
		for _, entry := range entries {
			object, _ := entry.(map[string]any)
			if source, _ := object["source"].(string); !strings.Contains(source, "://") {
				parts = append(parts, fmt.Sprintf("%s[%v]", key, object["id"]))
			}
		}
	}
	slices.Sort(parts)
	return parts
}
