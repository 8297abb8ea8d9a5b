package terraform

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// sort is a type of resources that does the work of a service: the kind of that
// service, if it is certain, and what is read of one.
type sort struct {
	kind inventory.ServiceKind
	read func(*reading, *resource, inventory.ServiceKind)
}

// sorts is the table of the types that are services, or keep data. What is read of
// them is in the files of the providers.
var sorts = map[string]sort{
	"aws_autoscaling_group":             {"", (*reading).awsGroup},
	"aws_db_instance":                   {"database", (*reading).awsDatabase},
	"aws_dynamodb_table":                {"database", (*reading).awsTable},
	"aws_ebs_volume":                    {"", (*reading).awsVolume},
	"aws_ecr_repository":                {"image-registry", (*reading).awsRegional},
	"aws_eks_cluster":                   {"", (*reading).awsRegional},
	"aws_elasticache_replication_group": {"cache", (*reading).awsCache},
	"aws_instance":                      {"", (*reading).awsMachine},
	"aws_rds_cluster":                   {"database", (*reading).awsCluster},
	"aws_s3_bucket":                     {"object-storage", (*reading).awsBucket},

	"google_artifact_registry_repository":          {"image-registry", (*reading).googleRegional},
	"google_compute_disk":                          {"", (*reading).googleDisk},
	"google_compute_instance":                      {"", (*reading).googleMachine},
	"google_compute_instance_group_manager":        {"", (*reading).googleMachine},
	"google_compute_region_instance_group_manager": {"", (*reading).googleGroup},
	"google_container_cluster":                     {"", (*reading).googleKubernetes},
	"google_sql_database_instance":                 {"database", (*reading).googleDatabase},
	"google_storage_bucket":                        {"object-storage", (*reading).googleBucket},

	"azurerm_container_registry":                {"image-registry", (*reading).azureRegional},
	"azurerm_key_vault":                         {"key-store", (*reading).azureRegional},
	"azurerm_kubernetes_cluster":                {"", (*reading).azureRegional},
	"azurerm_linux_virtual_machine":             {"", (*reading).azureMachine},
	"azurerm_linux_virtual_machine_scale_set":   {"", (*reading).azureGroup},
	"azurerm_mssql_database":                    {"database", (*reading).azureDatabase},
	"azurerm_mysql_flexible_server":             {"database", (*reading).azureServer},
	"azurerm_postgresql_flexible_server":        {"database", (*reading).azureServer},
	"azurerm_storage_account":                   {"object-storage", (*reading).azureStorage},
	"azurerm_windows_virtual_machine":           {"", (*reading).azureMachine},
	"azurerm_windows_virtual_machine_scale_set": {"", (*reading).azureGroup},
}

// additions is the table of the types that say something about one of these:
// copies, attachments, nodes.
var additions = map[string]func(*reading, *resource){
	"aws_volume_attachment":                          (*reading).awsAttachment,
	"aws_db_instance_automated_backups_replication":  (*reading).awsBackupsReplication,
	"aws_ebs_snapshot":                               (*reading).awsSnapshot,
	"aws_ebs_snapshot_copy":                          (*reading).awsSnapshotCopy,
	"aws_s3_bucket_replication_configuration":        (*reading).awsBucketReplication,
	"aws_backup_selection":                           (*reading).awsSelection,
	"google_compute_disk_resource_policy_attachment": (*reading).googleSnapshots,
	"azurerm_backup_protected_vm":                    (*reading).azureProtected,
}

// consulted are the types that are looked at through others.
var consulted = []string{
	"aws_backup_logically_air_gapped_vault", "aws_backup_plan", "aws_backup_vault", "aws_backup_vault_lock_configuration", "aws_db_subnet_group", "aws_kms_key", "aws_rds_cluster_instance",
	"aws_s3_bucket_object_lock_configuration", "aws_s3_bucket_server_side_encryption_configuration", "aws_subnet", "azurerm_backup_policy_vm", "azurerm_mssql_server", "azurerm_recovery_services_vault",
	"google_compute_resource_policy",
}

// read reads everything into the draft.
func (r *reading) read() {
	r.tellAccounts()
	r.findTargets()
	for _, res := range r.resources {
		if s, known := sorts[res.kind]; known && r.replaces(res) == nil {
			s.read(r, res, s.kind)
		}
	}
	for _, pass := range []bool{false, true} { // attachments first: they say whose a volume is
		for _, res := range r.resources {
			if add := additions[res.kind]; add != nil && pass != (res.kind == "aws_volume_attachment") {
				add(r, res)
			}
		}
	}
	if r.selected > mostSelected {
		return
	}
	r.replicas()
	r.name()
	declared := map[*service]bool{}
	for _, key := range slices.Sorted(maps.Keys(r.byKey)) {
		declared[r.byKey[key]] = r.declare(r.byKey[key])
	}
	r.declareDatasets(declared)
	r.leftOut()
}

// leftOut lists what of the file was not read.
func (r *reading) leftOut() {
	counts := map[string]int{}
	for _, res := range r.resources {
		if _, known := sorts[res.kind]; !known && additions[res.kind] == nil && !slices.Contains(consulted, res.kind) {
			counts[res.kind]++
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		r.draft.Unknown("services", typesLeft, fmt.Sprintf("%s (%d)", kind, counts[kind]))
	}
	if isTrue(r.root.Get("errored")) || r.root.Get("complete").Shape() == imports.False {
		r.draft.Unknown("services", notWhole, "it ended in an error, or defers changes, so that resources may be missing")
	}
}

// tellAccounts finds out whether a file has resources in several accounts of a
// provider, whose zones have the same names.
func (r *reading) tellAccounts() {
	accounts := map[*cloud]map[string]bool{aws: {}, azure: {}}
	for _, res := range r.resources {
		if arn := strings.SplitN(res.get("arn").text(), ":", 6); strings.HasPrefix(res.kind, "aws_") && len(arn) == 6 && arn[4] != "" && arn[4] != "aws" {
			accounts[aws][arn[4]] = true
		}
		if id := strings.Split(res.get("id").text(), "/"); strings.HasPrefix(res.kind, "azurerm_") && len(id) > 2 && strings.EqualFold(id[1], "subscriptions") {
			accounts[azure][strings.ToLower(id[2])] = true
		}
	}
	for c, found := range accounts {
		r.places.Split[c.ID] = len(found) > 1 || len(r.credentials(c)) > 1
	}
}

// credentials are the different ways in which the configurations of a provider
// come to an account.
func (r *reading) credentials(c *cloud) map[string]bool {
	ways := map[string]bool{}
	configs := r.root.Get("configuration", "provider_config")
	for _, key := range keysOf(configs) {
		config := configs.Get(key)
		if name := config.Get("name").String(); name != c.ID && name != c.ID+"rm" {
			continue
		}
		var way strings.Builder
		for _, field := range []string{"access_key", "assume_role", "assume_role_with_web_identity", "profile", "shared_credentials_files", "subscription_id", "allowed_account_ids"} {
			way.WriteString(field + "=")
			config.Get("expressions", field).Spell(&way)
		}
		ways[way.String()] = true
	}
	return ways
}

// single is the part of a resource that is in one place, if that is known.
func single(p place, why view) part {
	if !p.Known() {
		return part{open: open{why.why(), ""}}
	}
	return part{places: []spot{{place: p}}, whole: true}
}

// copyTo adds a copy to the data of a resource.
func (d *dataset) copyTo(c *held) {
	d.copies = append(d.copies, c)
}
