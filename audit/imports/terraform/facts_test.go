package terraform

import (
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// facts are what a test expects of one file: where services run and data is.
func facts(inv *inventory.Inventory) (lines []string) {
	for _, s := range inv.Services {
		line := string(s.ID) + ":"
		for _, d := range s.Deployments {
			line += " " + string(d.Mode) + "@" + string(d.Facility)
		}
		lines = append(lines, line)
	}
	for _, d := range inv.Datasets {
		line := string(d.ID) + " data:"
		if d.Primary != nil {
			line += " " + string(*d.Primary)
		}
		for _, c := range d.Copies {
			line += " +" + string(c.ID)
			if c.Facility != nil {
				line += "@" + string(*c.Facility)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// state is a state with these resources: type, name and values of each.
func state(resources ...string) string {
	var list []string
	for i := 0; i < len(resources); i += 3 {
		kind, name, index := resources[i], resources[i+1], ""
		if at := strings.IndexByte(name, '['); at >= 0 {
			index = `, "index": ` + strings.Trim(name[at:], "[]")
			name = name[:at]
		}
		list = append(list, `{"address": "`+kind+"."+resources[i+1]+`", "mode": "managed", "type": "`+kind+`", "name": "`+name+`"`+index+`, "values": {`+resources[i+2]+`}, "sensitive_values": {}}`)
	}
	return `{"format_version": "1.0", "values": {"root_module": {"resources": [` + strings.Join(list, ",\n") + `]}}}`
}

func labels(more string) string { return `"tags": {"dcaudit-kind": "product", ` + more + `}` }

func TestPlaces(t *testing.T) {
	machine := func(zone, more string) string {
		return `"availability_zone": "` + zone + `", ` + labels(`"dcaudit-service": "s"`+more)
	}
	active, waits := `, "dcaudit-mode": "active"`, `, "dcaudit-mode": "standby"`
	google := func(zone string) string {
		return `"zone": "` + zone + `", "labels": {"dcaudit-kind": "product", "dcaudit-service": "s", "dcaudit-mode": "active"}`
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one machine serves, since nothing else could", state("aws_instance", "a", machine("eu-west-1a", "")), []string{"s: active@aws-eu-west-1a"}},
		{"one machine waits for something that is not in the file", state("aws_instance", "a", machine("eu-west-1a", waits)), []string{"s: standby@aws-eu-west-1a"}},
		{"two in one zone", state("aws_instance", "a", machine("eu-west-1a", ""), "aws_instance", "b", machine("eu-west-1a", waits)), []string{"s: active@aws-eu-west-1a"}},
		{"two in two zones, and nobody says who serves", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", machine("eu-west-1b", "")), []string{"s:"}},
		{"a mode that there is not", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", machine("eu-west-1b", `, "dcaudit-mode": "Active"`)), []string{"s:"}},
		{"two in two zones", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", machine("eu-west-1b", waits)), []string{"s: active@aws-eu-west-1a standby@aws-eu-west-1b"}},
		{"one of them is in a zone that is not known", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", machine("", active)), []string{"s:"}},
		{"one of them is in a local zone, which may be anywhere", state("aws_instance", "a", machine("us-west-2a", active), "aws_instance", "b", machine("us-west-2-lax-1a", active)), []string{"s:"}},
		{"different work in different places", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", machine("eu-west-1b", active),
			"aws_db_instance", "d", `"multi_az": false, "availability_zone": "eu-west-1a", `+labels(`"dcaudit-service": "s"`)), []string{"s:", "s data: aws-eu-west-1a"}},
		{"different work in the same places", state("aws_instance", "a", machine("eu-west-1a", active),
			"aws_db_instance", "d", `"multi_az": false, "availability_zone": "eu-west-1a", `+labels(`"dcaudit-service": "s"`)), []string{"s: active@aws-eu-west-1a", "s data: aws-eu-west-1a"}},
		{"different work serves where all of it does", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", machine("eu-west-1b", active),
			"azurerm_linux_virtual_machine_scale_set", "none", `"location": "", `+labels(`"dcaudit-service": "other"`),
			"aws_elasticache_replication_group", "c", `"num_cache_clusters": 2, "preferred_cache_cluster_azs": ["eu-west-1a", "eu-west-1b"], `+labels(`"dcaudit-service": "s"`)),
			[]string{"other:", "s: active@aws-eu-west-1a standby@aws-eu-west-1b"}},
		{"a label makes no server of a standby", state("aws_elasticache_replication_group", "c", `"num_cache_clusters": 2, "preferred_cache_cluster_azs": ["eu-west-1a", "eu-west-1b"], `+labels(`"dcaudit-service": "s"`+active)),
			[]string{"s: active@aws-eu-west-1a standby@aws-eu-west-1b"}},
		{"different work in fewer places", state("aws_autoscaling_group", "g", `"min_size": 2, "availability_zones": ["eu-west-1a", "eu-west-1b"], "availability_zone_distribution": [{"capacity_distribution_strategy": "balanced-only"}], `+labels(`"dcaudit-service": "s"`),
			"aws_instance", "a", machine("eu-west-1a", active)), []string{"s:"}},
		{"a standby in one of three zones", state("aws_subnet", "a", `"id": "a", "availability_zone": "eu-west-1a"`, "aws_subnet", "b", `"id": "b", "availability_zone": "eu-west-1b"`, "aws_subnet", "c", `"id": "c", "availability_zone": "eu-west-1c"`,
			"aws_db_subnet_group", "g", `"name": "g", "subnet_ids": ["a", "b", "c"]`, "aws_db_instance", "d", `"multi_az": true, "availability_zone": "eu-west-1a", "db_subnet_group_name": "g"`), []string{"d:", "d data: aws-eu-west-1a +standby"}},
		{"labels that contradict each other", state("aws_instance", "a", machine("eu-west-1a", active), "aws_instance", "b", strings.Replace(machine("eu-west-1a", active), "product", "tool", 1)), nil},
		{"two groups, of which one may wait", state("aws_autoscaling_group", "g", `"min_size": 1, "availability_zones": ["eu-west-1a"], `+labels(`"dcaudit-service": "s"`),
			"aws_autoscaling_group", "h", `"min_size": 1, "availability_zones": ["eu-central-1a"], `+labels(`"dcaudit-service": "s"`)), []string{"s:"}},
		{"a group that must be balanced, with enough machines", state("aws_autoscaling_group", "g", `"min_size": 2, "availability_zones": ["eu-west-1a", "eu-west-1b"], "availability_zone_distribution": [{"capacity_distribution_strategy": "balanced-only"}], `+labels(`"dcaudit-service": "s"`)),
			[]string{"s: active@aws-eu-west-1a active@aws-eu-west-1b"}},
		{"a volume is no place to run at", state("aws_instance", "a", machine("eu-west-1a", active), "aws_ebs_volume", "v", machine("eu-west-1b", "")), []string{"s: active@aws-eu-west-1a", "s data: aws-eu-west-1b"}},
		{"two accounts", state("aws_instance", "a", machine("eu-west-1a", active)+`, "arn": "arn:aws:ec2:eu-west-1:111111111111:instance/a"`,
			"aws_instance", "b", machine("eu-west-1b", active)+`, "arn": "arn:aws:ec2:eu-west-1:222222222222:instance/b"`), []string{"s:"}},
		{"zones of Google may share a building", state("google_compute_instance", "a", google("europe-west9-a"), "google_compute_instance", "b", google("europe-west9-b")), []string{"s:"}},
		{"one zone of Google", state("google_compute_instance", "a", google("europe-west9-a"), "google_compute_instance", "b", google("europe-west9-a")), []string{"s: active@google-europe-west9"}},
		{"regions of Google", state("google_compute_instance", "a", google("europe-west9-a"), "google_compute_instance", "b", google("us-east1-b")), []string{"s: active@google-europe-west9 active@google-us-east1"}},
		{"instances of a block are services of their own without a label", state("aws_instance", "w[0]", `"availability_zone": "eu-west-1a", `+labels(`"x": "y"`), "aws_instance", "w[1]", `"availability_zone": "eu-west-1b", `+labels(`"x": "y"`)),
			[]string{"w-0: active@aws-eu-west-1a", "w-1: active@aws-eu-west-1b"}},
		{"a group in two zones may be in one of them", state("aws_autoscaling_group", "g", `"min_size": 2, "availability_zones": ["eu-west-1a", "eu-west-1b"], `+labels(`"dcaudit-service": "s"`)), []string{"s:"}},
		{"a group that must be balanced, with too few machines", state("aws_autoscaling_group", "g", `"min_size": 1, "availability_zones": ["eu-west-1a", "eu-west-1b"], "availability_zone_distribution": [{"capacity_distribution_strategy": "balanced-only"}], `+labels(`"dcaudit-service": "s"`)), []string{"s:"}},
		{"a group in one zone", state("aws_autoscaling_group", "g", `"min_size": 1, "availability_zones": ["eu-west-1a"], `+labels(`"dcaudit-service": "s"`)), []string{"s: active@aws-eu-west-1a"}},
		{"a region of Microsoft says nothing of zones", state("azurerm_linux_virtual_machine", "m", `"location": "westeurope", "zone": "", `+labels(`"dcaudit-service": "s"`)), []string{"s:", "s data:"}},
		{"a standby whose zone is not named", state("azurerm_postgresql_flexible_server", "p", `"location": "westeurope", "zone": "1", "high_availability": [{"standby_availability_zone": ""}]`), []string{"p:", "p data: azure-westeurope-1 +standby"}},
		{"whether there is a standby is not said", state("aws_db_instance", "d", `"availability_zone": "eu-west-1a"`), []string{"d:", "d data: aws-eu-west-1a"}},
	} {
		_, inv := imported(t, "state.json", c.text, imports.Options{})
		if got := facts(inv); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCopies reads what is replicated and backed up, and what is not.
func TestCopies(t *testing.T) {
	bucket := func(name, region string) string {
		return `"bucket": "` + name + `", "region": "` + region + `", "arn": "arn:aws:s3:::` + name + `"`
	}
	replicated := func(rule string, more ...string) string {
		return state(append([]string{"aws_s3_bucket", "a", bucket("a", "eu-west-1"), "aws_s3_bucket", "b", bucket("b", "eu-central-1"),
			"aws_s3_bucket_replication_configuration", "r", `"bucket": "a", "rule": [{` + rule + `, "destination": [{"bucket": "arn:aws:s3:::b"}]}]`}, more...)...)
	}
	copied := []string{"a:", "a data: aws-eu-west-1 +b@aws-eu-central-1"}
	apart := []string{"a:", "b:", "a data:", "b data:"}
	encrypted := []string{"aws_s3_bucket_server_side_encryption_configuration", "e", `"bucket": "a", "rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}]`}
	planned := func(region string) string {
		return state("aws_dynamodb_table", "t", `"arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/t", "tags": {"backup": "yes"}`,
			"aws_backup_plan", "p", `"id": "p", "arn": "arn:aws:backup:`+region+`:111122223333:backup-plan:p", "rule": [{"rule_name": "r", "schedule": "rate(6 hours)"}]`,
			"aws_backup_selection", "s", `"plan_id": "p", "selection_tag": [{"type": "STRINGEQUALS", "key": "backup", "value": "yes"}]`)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"all of a bucket", replicated(`"status": "Enabled", "filter": [{"prefix": "", "tag": [], "and": []}]`), copied},
		{"a rule that is off", replicated(`"status": "Disabled"`), apart},
		{"a part of a bucket", replicated(`"status": "Enabled", "prefix": "logs/"`), apart},
		{"objects with a tag", replicated(`"status": "Enabled", "filter": [{"prefix": "", "tag": [{"key": "a", "value": "b"}]}]`), apart},
		{"objects that are encrypted, and left out", replicated(`"status": "Enabled"`, encrypted...), apart},
		{"objects that are encrypted, and included", replicated(`"status": "Enabled", "source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Enabled"}]}]`, encrypted...), copied},
		{"replicated twice over", replicated(`"status": "Enabled"`, "aws_s3_bucket", "c", bucket("c", "us-east-1"), "aws_s3_bucket_replication_configuration", "s", `"bucket": "b", "rule": [{"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::c"}]}]`),
			[]string{"a:", "b:", "a data: aws-eu-west-1 +b@aws-eu-central-1", "b data: aws-eu-central-1 +c@aws-us-east-1"}},
		{"a plan that leaves something out", strings.Replace(planned("eu-west-1"), `"plan_id": "p",`, `"plan_id": "p", "not_resources": ["x"],`, 1), []string{"t:", "t data:"}},
		{"a plan with conditions", strings.Replace(planned("eu-west-1"), `"plan_id": "p",`, `"plan_id": "p", "condition": [{"string_equals": []}],`, 1), []string{"t:", "t data:"}},
		{"a plan of backups", planned("eu-west-1"), []string{"t:", "t data: +backup-r"}},
		{"a plan covers its own region only", planned("eu-central-1"), []string{"t:", "t data:"}},
	} {
		_, inv := imported(t, "state.json", c.text, imports.Options{})
		if got := facts(inv); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestProperties reads what copies are like, as far as it is certain.
func TestProperties(t *testing.T) {
	bucket := func(mode string) string {
		return state("aws_s3_bucket", "a", `"bucket": "a", "region": "eu-west-1"`, "aws_s3_bucket", "b", `"bucket": "b", "region": "eu-central-1"`,
			"aws_s3_bucket_replication_configuration", "r", `"bucket": "a", "rule": [{"status": "Enabled", "destination": [{"bucket": "b"}]}]`,
			"aws_s3_bucket_object_lock_configuration", "l", `"bucket": "b", "rule": [{"default_retention": [{"mode": "`+mode+`"}]}]`)
	}
	machine := func(immutability, zone, frequency string) string {
		return state("azurerm_linux_virtual_machine", "m", `"id": "m", "location": "westeurope", "zone": "1", `+labels(`"x": "y"`), "azurerm_recovery_services_vault", "v", `"name": "v", "location": "northeurope", "immutability": "`+immutability+`"`,
			"azurerm_backup_policy_vm", "p", `"id": "p", "timezone": "`+zone+`", "backup": [{"frequency": "`+frequency+`", "weekdays": ["Sunday", "Thursday"]}]`,
			"azurerm_backup_protected_vm", "b", `"source_vm_id": "m", "backup_policy_id": "p", "recovery_vault_name": "v"`)
	}
	plan := func(zone string) string {
		return state("aws_dynamodb_table", "t", `"arn": "arn:aws:dynamodb:eu-west-1:1:table/t"`, "aws_backup_plan", "p", `"id": "p", "arn": "arn:aws:backup:eu-west-1:1:backup-plan:p", "rule": [{"rule_name": "r", "schedule": "cron(0 3 * * ? *)", "schedule_expression_timezone": "`+zone+`"}]`,
			"aws_backup_selection", "s", `"plan_id": "p", "resources": ["arn:aws:dynamodb:eu-west-1:1:table/t"]`)
	}
	snapshot := func(key string) string {
		return state("aws_ebs_volume", "v", `"id": "v", "availability_zone": "eu-west-1a", `+labels(`"dcaudit-service": "s"`), "aws_ebs_snapshot", "n", `"id": "n", "arn": "arn:aws:ec2:eu-central-1::snapshot/n", "volume_id": "v", "encrypted": true, "kms_key_id": "arn:aws:kms:eu-central-1:1:key/`+key+`"`)
	}
	for _, c := range []struct{ name, text, want string }{
		{"a lock that nobody can lift", bucket("COMPLIANCE"), "immutable"},
		{"a lock that some can lift", bucket("GOVERNANCE"), ""},
		{"a vault that is locked", machine("Locked", "UTC", "Daily"), "immutable every 1d"},
		{"a vault that can be unlocked", machine("Unlocked", "UTC", "Weekly"), "every 4d"},
		{"a clock with summer time", machine("Locked", "W. Europe Standard Time", "Daily"), "immutable"},
		{"a schedule in universal time", plan("Etc/UTC"), "every 1d"},
		{"a schedule with summer time", plan("Europe/Dublin"), ""},
		{"a key in one region", snapshot("1"), "key at aws-eu-central-1"},
		{"a key in several regions", snapshot("mrk-1"), ""},
	} {
		_, inv := imported(t, "state.json", c.text, imports.Options{})
		held, got := inv.Datasets[0].Copies[0], ""
		if held.Immutable != nil && *held.Immutable {
			got += " immutable"
		}
		if held.Interval != nil {
			got += " every " + held.Interval.String()
		}
		for _, at := range held.KeyHeldAt {
			got += " key at " + string(at)
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPlans reads what only plans have.
func TestPlans(t *testing.T) {
	entry := func(name, more string) string {
		return `{"address": "aws_instance.` + name + `", "mode": "managed", "type": "aws_instance", "name": "` + name + `", ` + more + `}`
	}
	values := `"values": {"availability_zone": "eu-west-1a", ` + labels(`"dcaudit-service": "s"`) + `}`
	plan := func(planned, changes, more string) string {
		return `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [` + planned + `]}}, "resource_changes": [` + changes + `]` + more + `}`
	}
	const table = `{"address": "aws_dynamodb_table.t", "mode": "managed", "type": "aws_dynamodb_table", "name": "t", "values": {"replica": [{"region_name": "us-east-1"}]}}`
	const subnets = `{"address": "aws_subnet.n[0]", "mode": "managed", "type": "aws_subnet", "name": "n", "index": 0, "values": {"availability_zone": "eu-west-1a"}},
{"address": "aws_subnet.n[1]", "mode": "managed", "type": "aws_subnet", "name": "n", "index": 1, "values": {"availability_zone": "eu-west-1b"}}`
	region := func(variable string) string {
		return `, "variables": {"region": {"value": "eu-west-1"}}, "configuration": {"provider_config": {"aws": {"name": "aws", "expressions": {"region": {"references": ["var.region"]}}}},
"root_module": {"variables": {"region": {` + variable + `}}, "resources": [{"mode": "managed", "type": "aws_dynamodb_table", "name": "t", "provider_config_key": "aws"}]}}`
	}
	for _, c := range []struct {
		name, text string
		want       []string
		unknown    string
	}{
		{"as planned", plan(entry("a", values), "", ""), []string{"s: active@aws-eu-west-1a"}, ""},
		{"what is deleted is gone, whatever else is said", plan(entry("a", values), entry("a", `"change": {"actions": ["delete"], "after": null}`), ""), nil, ""},
		{"what is secret in one place is secret", plan(entry("a", values+`, "sensitive_values": {"availability_zone": true}`), entry("a", `"change": {"after": {}, "after_sensitive": {"tags": true}}`), ""), nil, ""},
		{"two ways to an account", plan(entry("a", values), "", `, "configuration": {"provider_config": {"aws": {"name": "aws", "expressions": {}}, "aws.other": {"name": "aws", "expressions": {"assume_role": [{"role_arn": {"constant_value": "x"}}]}}}}`),
			[]string{"s:"}, "services[s].deployments: zones of several accounts cannot be told apart: it is in eu-west-1a"},
		{"a group whose subnets are some of these", plan(subnets, strings.ReplaceAll(entry("g", `"change": {"after": {"min_size": 2, "availability_zone_distribution": [{"capacity_distribution_strategy": "balanced-only"}], `+labels(`"dcaudit-service": "s"`)+`}, "after_unknown": {"vpc_zone_identifier": true}}`), "aws_instance", "aws_autoscaling_group"),
			`, "configuration": {"root_module": {"resources": [{"mode": "managed", "type": "aws_autoscaling_group", "name": "g", "expressions": {"vpc_zone_identifier": {"references": ["aws_subnet.n"]}}}]}}`),
			[]string{"s:"}, "services[s].deployments: in which zones it is, is not certain: which of its zones have a machine; aws_autoscaling_group.g"},
		{"an error", plan(entry("a", values), "", `, "errored": true`), []string{"s: active@aws-eu-west-1a"}, "services: the plan is not whole: it ended in an error, or defers changes, so that resources may be missing"},
		{"not complete", plan(entry("a", values), "", `, "complete": false`), []string{"s: active@aws-eu-west-1a"}, "services: the plan is not whole: it ended in an error, or defers changes, so that resources may be missing"},
		{"the region of a variable", plan(table, "", region("")), []string{"t:", "t data: aws-eu-west-1 +replica-us-east-1@aws-us-east-1"}, ""},
		{"the region of a secret variable", plan(table, "", region(`"sensitive": true`)), []string{"t:", "t data: +replica-us-east-1"}, ""},
	} {
		text, inv := imported(t, "plan.json", c.text, imports.Options{})
		if got := facts(inv); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if c.unknown != "" && !strings.Contains(text, "#   "+c.unknown+"\n") {
			t.Errorf("%s: %q is not listed:\n%s", c.name, c.unknown, text)
		}
	}
}

// TestLinks follows the expressions of a plan, as far as it is certain what they
// mean.
func TestLinks(t *testing.T) {
	plan := func(value, unknown, references string) string {
		entry := func(name, more string) string {
			return `{"address": "aws_db_instance.` + name + `", "mode": "managed", "type": "aws_db_instance", "name": "` + name + `", ` + more + `}`
		}
		return `{"format_version": "1.2", "resource_changes": [` + entry("a", `"change": {"after": {"multi_az": false}, "after_unknown": {"id": true}}`) + "," +
			entry("b", `"change": {"after": {"multi_az": false`+value+`}, "after_unknown": {"id": true`+unknown+`}}`) + `],
"configuration": {"root_module": {"resources": [` + entry("b", `"expressions": {"replicate_source_db": {"references": [`+references+`]}}`) + `]}}}`
	}
	const unknown = `, "replicate_source_db": true`
	replica, apart := []string{"a:", "a data: +b"}, []string{"a:", "b:", "a data:", "b data:"}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"by its name", plan("", unknown, `"aws_db_instance.a.arn", "aws_db_instance.a"`), replica},
		{"it is known to be none", plan(`, "replicate_source_db": null`, "", `"aws_db_instance.a.arn", "aws_db_instance.a"`), apart},
		{"it is known to be empty", plan(`, "replicate_source_db": ""`, "", `"aws_db_instance.a.arn", "aws_db_instance.a"`), apart},
		{"by something else of it", plan("", unknown, `"aws_db_instance.a.replicate_source_db", "aws_db_instance.a"`), apart},
		{"an index that there is not", plan("", unknown, `"aws_db_instance.a[1].arn", "aws_db_instance.a[1]", "aws_db_instance.a"`), apart},
		{"something that is not in the file", plan("", unknown, `"aws_db_instance.z.arn", "aws_db_instance.z"`), apart},
		{"a local value", plan("", unknown, `"local.source"`), apart},
		{"of one of several instances of a module", strings.Replace(strings.Replace(plan("", unknown, `"module.m.o"`), `"root_module": {`, `"root_module": {"module_calls": {"m": {"module": {"outputs": {"o": {"expression": {"references": ["aws_db_instance.a.arn"]}}}}}}, `, 1),
			`"resource_changes": [`, `"resource_changes": [{"address": "module.m[0].aws_db_instance.a", "module_address": "module.m[0]", "mode": "managed", "type": "aws_db_instance", "name": "a", "change": {"after": {}}},
{"address": "module.m[1].aws_vpc.a", "module_address": "module.m[1]", "mode": "managed", "type": "aws_vpc", "name": "a", "change": {"after": {}}},`, 1),
			[]string{"aws_db_instance.a:", "b:", "module.m-0-.aws_db_instance.a-73913a03:", "aws_db_instance.a data:", "b data:", "module.m-0-.aws_db_instance.a-73913a03 data:"}},
		{"of itself", plan("", unknown, `"aws_db_instance.b.arn", "aws_db_instance.b"`), apart},
	} {
		_, inv := imported(t, "plan.json", c.text, imports.Options{})
		if got := facts(inv); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
