package terraform

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

var update = flag.Bool("update", false, "write the golden inventories anew")

func read(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// imported is the inventory that is written of a file, and the same loaded.
func imported(t testing.TB, name, text string, options imports.Options) (string, *inventory.Inventory) {
	t.Helper()
	draft, err := Import(name, text, options)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := draft.Write(&out); err != nil {
		t.Fatal(err)
	}
	parts := []inventory.Part{{Path: "imported.yaml", Data: out.Bytes()}}
	if options.Operator == "" {
		parts = append(parts, inventory.Part{Path: "operator.yaml", Data: []byte("apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: acme}\n")})
	}
	inv, err := inventory.Parse(parts)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), inv
}

// TestGolden imports files as Terraform writes them. Those of terraform_data are
// its own; those of the clouds are composed in the same format.
func TestGolden(t *testing.T) {
	names, _ := filepath.Glob("testdata/*-state.json")
	plans, _ := filepath.Glob("testdata/*-plan.json")
	if names = append(names, plans...); len(names) < 7 {
		t.Fatal(names)
	}
	for _, name := range names {
		name = filepath.Base(name)
		got, _ := imported(t, name, read(t, name), imports.Options{})
		golden := strings.TrimSuffix(name, ".json") + ".yaml"
		if *update {
			if err := os.WriteFile(filepath.Join("testdata", golden), []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := read(t, golden); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// TestCopiesNoSecret looks for all that is marked as sensitive in the files, and
// for what else nobody would want to see.
func TestCopiesNoSecret(t *testing.T) {
	names, _ := filepath.Glob("testdata/*-*.json")
	found := 0
	for _, name := range names {
		text := read(t, filepath.Base(name))
		found += strings.Count(text, "hunter2") + strings.Count(text, "do not copy")
		draft, err := Import(filepath.Base(name), text, imports.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := draft.Write(&out); err != nil {
			t.Fatal(err)
		}
		if all := out.String() + draft.Summary(); strings.Contains(all, "hunter2") || strings.Contains(all, "do not copy") {
			t.Errorf("%s: a secret was copied:\n%s", name, all)
		}
	}
	if found < 20 {
		t.Errorf("the files hold %d secrets only", found)
	}
}

// TestEverythingHidden marks every value of the resources as sensitive, or as known
// after apply: then nothing is placed, and no text of them is copied.
func TestEverythingHidden(t *testing.T) {
	for _, mask := range []string{"sensitive_values", "after_unknown"} {
		for _, name := range []string{"aws-state.json", "google-state.json", "azure-state.json"} {
			var document map[string]any
			if err := json.Unmarshal([]byte(read(t, name)), &document); err != nil {
				t.Fatal(err)
			}
			module := document["values"].(map[string]any)["root_module"].(map[string]any)
			var changes []any
			for _, resource := range module["resources"].([]any) {
				resource := resource.(map[string]any)
				if mask == "sensitive_values" {
					resource[mask] = true
					continue
				}
				change := map[string]any{"change": map[string]any{"after": resource["values"], mask: true}}
				for _, key := range []string{"address", "mode", "type", "name", "index"} {
					if value, there := resource[key]; there {
						change[key] = value
					}
				}
				changes = append(changes, change)
			}
			delete(module, "child_modules")
			document["planned_values"], document["resource_changes"] = document["values"], changes
			text, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			written, inv := imported(t, name, string(text), imports.Options{})
			if len(inv.Facilities) > 0 || strings.Contains(written, "eu-west") || strings.Contains(written, "westeurope") {
				t.Errorf("%s, all of it %s:\n%s", name, mask, written)
			}
		}
	}
}

func TestNames(t *testing.T) {
	db := `"multi_az": false, "availability_zone": "eu-west-1a"`
	named := func(id string) string { return db + `, "tags": {"dcaudit-service": "` + id + `"}` }
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"names that are the only ones", state("aws_db_instance", "a", db, "aws_db_instance", "b", db), []string{"a", "b"}},
		{"one name twice", state("aws_db_instance", "a", db, "aws_dynamodb_table", "A", ""), []string{"aws_db_instance.a", "aws_dynamodb_table.A"}},
		{"a label takes precedence", state("aws_db_instance", "a", db, "aws_db_instance", "b", named("a")), []string{"a", "aws_db_instance.a"}},
		{"labels in another case are the same", state("aws_db_instance", "a", named("X"), "aws_db_instance", "b", named("x")), []string{"X"}},
		{"a label like an address", state("aws_db_instance", "a", named("aws_db_instance.c"), "aws_db_instance", "c", db, "aws_dynamodb_table", "c", ""), []string{"aws_db_instance.c", "aws_db_instance.c-0e6ccabe", "aws_dynamodb_table.c"}},
		{"a hostile label", state("aws_db_instance", "a", named(`\u202e#\n- id: x`)), []string{"id--x-8f494a8c"}},
		{"a hostile index", state("aws_db_instance", `a["\n#\u001b"]`, db), nil},
	} {
		text := c.text
		if c.want == nil {
			text = strings.Replace(text, `"address": "aws_db_instance.a["\n#\u001b"]"`, `"address": "aws_db_instance.a[\"\n#\u001b\"]"`, 1)
		}
		_, inv := imported(t, "state.json", text, imports.Options{})
		var got []string
		for _, s := range inv.Services {
			got = append(got, string(s.ID))
		}
		if c.want != nil && !slices.Equal(got, c.want) || len(got) == 0 {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSchedules(t *testing.T) {
	for schedule, want := range map[string]string{
		"cron(0 3 * * ? *)": "1d", "cron(0 * * * ? *)": "1h", "cron(15 0/6 * * ? *)": "6h", "cron(15 */8 * * ? *)": "8h", "cron(0 2/5 * * ? *)": "5h", "cron(0 1,3 * * ? *)": "22h",
		"cron(0 4 ? * SUN *)": "7d", "cron(0 4 ? * MON-FRI *)": "3d", "cron(0 4 ? * 2,5 *)": "4d", "rate(12 hours)": "12h", "rate(1 day)": "1d", "rate(5 minutes)": "5m",
		"": "", "cron(0 3 1 * ? *)": "", "cron(0 3 L * ? *)": "", "cron(0/15 * * * ? *)": "", "cron(0 3 * JAN ? *)": "", "cron(0 3 * * ? 2027)": "", "cron(0 25 * * ? *)": "", "cron(0 4 ? * FRI-MON *)": "",
		"cron(0 4 ? * MON#1 *)": "", "cron(0 0/0 * * ? *)": "", "cron(0 -1 * * ? *)": "", "cron(0 3 * * ?)": "", "rate(0 days)": "", "rate(x days)": "", "rate(1 fortnight)": "", "at(2027-01-01T00:00:00)": "", "cron(0 3 * * ? *": "",
	} {
		got := ""
		if interval := every(schedule); interval != nil {
			got = interval.String()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", schedule, got, want)
		}
	}
}

// TestRefused imports what is no plan or state that can be read.
func TestRefused(t *testing.T) {
	hint := "; hint: print it with Terraform 1.1 or later: terraform show -json FILE"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f.json: the file is empty"},
		{"another document", "{}", "f.json:1:1: this is nothing that terraform show -json prints: there is no format_version" + hint},
		{"a list", "[1]", "f.json:1:1: this is nothing that terraform show -json prints: there is no format_version" + hint},
		{"a raw state", read(t, "raw.tfstate"), "f.json:1:1: this is a state as Terraform keeps it" + hint},
		{"a log", read(t, "log.json"), "f.json:1:1: this is the log that terraform plan -json prints; hint: save the plan with -out=FILE; then print it with Terraform 1.1 or later: terraform show -json FILE"},
		{"a plan in its own format", "PK\x03\x04\xff", "f.json:1:1: this is a plan as terraform plan -out writes it" + hint},
		{"an old format", "{\n \"format_version\": \"0.2\", \"values\": {}}", `f.json:2:20: the format_version is "0.2"; expected 1.0 or another 1.x` + hint},
		{"a new format", `{"format_version": "2.0", "values": {}}`, `f.json:1:20: the format_version is "2.0"; expected 1.0 or another 1.x` + hint},
		{"a version that is none", `{"format_version": 1, "values": {}}`, `f.json:1:20: the format_version is ""; expected 1.0 or another 1.x` + hint},
		{"an empty state", `{"format_version": "1.0", "terraform_version": "1.11.4"}`, "f.json:1:1: there is nothing to import: the file holds no values of a state and none of a plan"},
		{"a key twice", "{\"format_version\": \"1.0\",\n\"values\": {\"root_module\": {\"resources\": [], \"resources\": []}}}", `f.json:2:45: the key "resources" is given twice`},
		{"not UTF-8", "{\"format_version\": \"1.0\",\n\"values\": \"\xff\"}", "f.json:2:12: this is not a text file in UTF-8"},
		{"nested too deep", `{"format_version": "1.0", "values": ` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + "}", "f.json:1:237: this is nested deeper than 200 levels"},
	} {
		_, err := Import("f.json", c.text, imports.Options{})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got:\n%v\nwant:\n%s", c.name, err, c.want)
		}
	}
}

// TestTruncated cuts a file at many places, each of which must be an error with
// its place.
func TestTruncated(t *testing.T) {
	text := read(t, "aws-plan.json")
	whole := strings.TrimRight(text, "\n")
	for end := 1; end < len(whole); end += 97 {
		if _, err := Import("f.json", text[:end], imports.Options{}); err == nil || !strings.HasPrefix(err.Error(), "f.json:") || !strings.Contains(err.Error(), "this is not JSON: unexpected") {
			t.Fatalf("cut at %d: %v", end, err)
		}
	}
}

// TestOrder turns the resources around, and expects the same bytes.
func TestOrder(t *testing.T) {
	for _, name := range []string{"aws-state.json", "google-state.json", "azure-state.json"} {
		var document map[string]any
		text := read(t, name)
		if err := json.Unmarshal([]byte(text), &document); err != nil {
			t.Fatal(err)
		}
		slices.Reverse(document["values"].(map[string]any)["root_module"].(map[string]any)["resources"].([]any))
		turned, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := imported(t, name, text, imports.Options{})
		if got, _ := imported(t, name, string(turned), imports.Options{}); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// TestCircles imports resources and modules that refer to each other in circles.
func TestCircles(t *testing.T) {
	imported(t, "x.json", state("aws_db_instance", "a", `"identifier": "a", "replicate_source_db": "b"`, "aws_db_instance", "b", `"identifier": "b", "replicate_source_db": "a"`), imports.Options{})
	imported(t, "x.json", state("aws_s3_bucket", "a", `"bucket": "a", "replication_configuration": [{"rules": [{"status": "Enabled", "destination": [{"bucket": "b"}]}]}]`,
		"aws_s3_bucket", "b", `"bucket": "b", "replication_configuration": [{"rules": [{"status": "Enabled", "destination": [{"bucket": "a"}]}]}]`), imports.Options{})
	plan := `{"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [{"address": "module.m", "resources": [
{"address": "module.m.aws_volume_attachment.a", "mode": "managed", "type": "aws_volume_attachment", "name": "a", "values": {}}]}]}},
"configuration": {"root_module": {"module_calls": {"m": {"expressions": {"v": {"references": ["module.m.o", "module.m.o"]}}, "module": {"outputs": {"o": {"expression": {"references": ["var.v", "var.v"]}}},
"resources": [{"mode": "managed", "type": "aws_volume_attachment", "name": "a", "expressions": {"volume_id": {"references": ["var.v"]}}}]}}}}}}`
	imported(t, "x.json", plan, imports.Options{})
}

// TestBeside takes kind and importance from the part that people declare, so that
// both can be loaded together; a fact that both give otherwise is a conflict.
func TestBeside(t *testing.T) {
	human := inventory.Part{Path: "human.yaml", Data: []byte("apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: acme}\nservices: [{id: batch, kind: tool, critical: false, rto: 4h, source: a person}, {id: media, kind: metadata, critical: true}]\n")}
	beside, err := inventory.Parse([]inventory.Part{human})
	if err != nil {
		t.Fatal(err)
	}
	draft, err := Import("state.json", read(t, "aws-state.json"), imports.Options{Beside: beside})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := draft.Write(&out); err != nil {
		t.Fatal(err)
	}
	inv, err := inventory.Parse([]inventory.Part{human, {Path: "imported.yaml", Data: out.Bytes()}})
	if err != nil {
		t.Fatal(err)
	}
	batch := inv.Services[0]
	if batch.Critical || batch.Kind != "tool" || batch.RTO == nil || len(batch.Deployments) != 1 || *batch.Source != "a person; terraform state.json, aws_instance.batch" {
		t.Errorf("got %+v", batch)
	}
	human.Data = bytes.Replace(human.Data, []byte("critical: false"), []byte("critical: true"), 1)
	_, err = inventory.Parse([]inventory.Part{human, {Path: "imported.yaml", Data: out.Bytes()}})
	if err == nil || !strings.Contains(err.Error(), "critical is given again with another value; hint: it stands at human.yaml:4:36 already") || strings.Count(err.Error(), "\n") > 0 {
		t.Errorf("got %v", err)
	}
}

// FuzzTerraform imports whatever comes: it is refused with a place, or what is
// written of it loads.
func FuzzTerraform(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.json")
	for _, name := range names {
		f.Add(read(f, filepath.Base(name)))
	}
	f.Add(state("aws_instance", "a", `"availability_zone": "eu-west-1a", `+labels(`"dcaudit-service": "s"`)))
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		draft, err := Import("f.json", text, imports.Options{Operator: "acme"})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f.json:") {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		var out bytes.Buffer
		if err := draft.Write(&out); err != nil {
			t.Fatal(err)
		}
		if draft.Summary() == "" {
			t.Fatal("no summary")
		}
	})
}
