package terraform

import (
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// replicaOf are the attributes by which a database says what it is a replica of.
var replicaOf = map[string]string{
	"aws_db_instance": "replicate_source_db", "google_sql_database_instance": "master_instance_name",
	"azurerm_mysql_flexible_server": "source_server_id", "azurerm_postgresql_flexible_server": "source_server_id",
}

// replaces is what a resource is only a copy of: the original of a read replica, or
// of a bucket that another is replicated to, which has no label of its own. Nil if
// it stands for itself.
func (r *reading) replaces(res *resource) *resource {
	original := res
	for range 8 {
		next := r.targets[original]
		if attribute := replicaOf[original.kind]; attribute != "" && original.labels()["dcaudit-service"] == "" {
			next = r.link(original, original.get(attribute), original.kind)
		}
		switch {
		case next == nil && original == res:
			return nil
		case next == nil:
			return original
		}
		original = next
	}
	return nil // they are replicas of each other
}

// replicas are copies of their originals.
func (r *reading) replicas() {
	for _, res := range r.resources {
		attribute := replicaOf[res.kind]
		if attribute == "" {
			continue
		}
		original := r.replaces(res)
		if original == nil || r.datasets[original] == nil {
			continue
		}
		c := &held{of: res, id: res.base(), kind: "replica", open: open{unsaid, ""}, unclear: open{unsaid, "it follows at some distance"}}
		switch res.kind {
		case "aws_db_instance":
			c.at, c.encrypted, c.key = aws.InZone(res.get("availability_zone").text()), res.get("storage_encrypted").bool(), r.awsKey(res)
			c.open = open{res.get("availability_zone").why(), ""}
			if !c.at.Known() {
				c.at = r.awsRegion(res)
			}
		case "google_sql_database_instance":
			c.at = googlePlace(res)
		default:
			c.at = azurePlace(res)
		}
		r.datasets[original].copyTo(c)
	}
}

// awsBackupsReplication is the backups of a database in another region.
func (r *reading) awsBackupsReplication(res *resource) {
	if d := r.datasets[r.link(res, res.get("source_db_instance_arn"), "aws_db_instance")]; d != nil {
		c := &held{of: res, id: "automated-backups-" + res.base(), kind: "backup", at: r.awsRegion(res), open: open{unsaid, "its region"}, unclear: open{unsaid, ""}}
		if key := r.awsKey(res); key.Known() {
			c.encrypted, c.key = new(true), key
		}
		d.copyTo(c)
	}
}

// awsSnapshot is the state of a volume at one time.
func (r *reading) awsSnapshot(res *resource) {
	if d := r.datasets[r.link(res, res.get("volume_id"), "aws_ebs_volume")]; d != nil {
		d.copyTo(&held{of: res, id: "snapshot-" + res.base(), kind: "snapshot", at: r.awsRegion(res), encrypted: res.get("encrypted").bool(), key: r.awsKey(res)})
	}
}

func (r *reading) awsSnapshotCopy(res *resource) {
	snapshot := r.link(res, res.get("source_snapshot_id"), "aws_ebs_snapshot")
	if snapshot == nil {
		return
	}
	if d := r.datasets[r.link(snapshot, snapshot.get("volume_id"), "aws_ebs_volume")]; d != nil {
		d.copyTo(&held{of: res, id: "snapshot-" + res.base(), kind: "snapshot", at: r.awsRegion(res), open: open{unsaid, "its region"}, encrypted: res.get("encrypted").bool(), key: r.awsKey(res)})
	}
}

// awsBucket is a bucket, somewhere in its region.
func (r *reading) awsBucket(res *resource, kind inventory.ServiceKind) {
	at := r.awsRegion(res)
	if p := aws.InRegion(res.get("bucket_region").text()); !at.Known() {
		at = p
	}
	r.keep(&dataset{of: res, by: res, primary: at, open: open{unsaid, "its region"}})
	r.serve(res, kind, single(at, res.get("region")))
	r.awsReplicate(res, res, res.get("replication_configuration").first().get("rules"))
}

func (r *reading) awsBucketReplication(res *resource) {
	if source := r.link(res, res.get("bucket"), "aws_s3_bucket"); source != nil {
		r.awsReplicate(res, source, res.get("rule"))
	}
}

// awsReplicate adds what rules replicate to the data of a bucket.
func (r *reading) awsReplicate(res, bucket *resource, rules view) {
	d := r.datasets[bucket]
	if d == nil {
		return
	}
	for _, rule := range rules.entries() {
		if rule.get("status").text() != "Enabled" {
			continue
		}
		if !r.replicatesAll(bucket, rule) {
			r.draft.Unknown(inventory.Path("datasets"), partly, "the replication by "+res.address)
			continue
		}
		target := r.awsTarget(res, rule)
		c := &held{of: res, id: "replica", kind: "replica", open: open{unsaid, "where the bucket is that it goes to"}, unclear: open{unsaid, "it follows at some distance"},
			note: "objects from before the rule was set are in it only if they were copied apart"}
		if target != nil {
			c.id, c.at = target.base(), r.awsRegion(target)
			c.immutable = r.awsLocked(target)
		}
		d.copyTo(c)
	}
}

// awsTarget is the bucket that a rule replicates to.
func (r *reading) awsTarget(res *resource, rule view) *resource {
	return r.link(res, rule.get("destination").first().get("bucket"), "aws_s3_bucket")
}

// replicatesAll reports whether a rule replicates all objects of a bucket, also
// those that are encrypted with a key of one's own, which a rule leaves out unless
// it says otherwise.
func (r *reading) replicatesAll(bucket *resource, rule view) bool {
	for _, encryption := range r.members("aws_s3_bucket_server_side_encryption_configuration", "bucket", bucket) {
		for _, by := range encryption.get("rule").entries() {
			algorithm := by.get("apply_server_side_encryption_by_default").first().get("sse_algorithm").text()
			also := rule.get("source_selection_criteria").first().get("sse_kms_encrypted_objects").first().get("status").text() == "Enabled"
			if algorithm != "AES256" && !also {
				return false
			}
		}
	}
	return wholeBucket(rule)
}

// wholeBucket reports whether a rule speaks of all objects of a bucket.
func wholeBucket(rule view) bool {
	if rule.get("prefix").text() != "" || rule.get("prefix").why() != unsaid || rule.get("filter").why() != unsaid {
		return false
	}
	for _, filter := range rule.get("filter").entries() {
		for _, field := range []string{"and", "tag"} {
			if len(filter.get(field).entries()) > 0 {
				return false
			}
		}
		if filter.get("prefix").text() != "" || filter.get("tags").there() && len(keysOf(filter.get("tags").value)) > 0 {
			return false
		}
	}
	return true
}

// awsLocked says whether nobody can delete the objects of a bucket before their
// term; nil where that is not certain.
func (r *reading) awsLocked(bucket *resource) *bool {
	for _, lock := range r.members("aws_s3_bucket_object_lock_configuration", "bucket", bucket) {
		if lock.get("rule").first().get("default_retention").first().get("mode").text() == "COMPLIANCE" {
			return new(true)
		}
	}
	return nil
}

// findTargets finds the buckets that are nothing but the target of a replication:
// they have no label of their own, and are not replicated further.
func (r *reading) findTargets() {
	sources := map[*resource]bool{}
	found := map[*resource]*resource{}
	for _, res := range r.resources {
		source, rules := res, view{}
		switch res.kind {
		case "aws_s3_bucket":
			rules = res.get("replication_configuration").first().get("rules")
		case "aws_s3_bucket_replication_configuration":
			source, rules = r.link(res, res.get("bucket"), "aws_s3_bucket"), res.get("rule")
		}
		for _, rule := range rules.entries() {
			if target := r.awsTarget(res, rule); source != nil && target != nil && rule.get("status").text() == "Enabled" && r.replicatesAll(source, rule) {
				sources[source] = true
				found[target] = source
			}
		}
	}
	for target, source := range found {
		if !sources[target] && target.labels()["dcaudit-service"] == "" {
			r.targets[target] = source
		}
	}
}
