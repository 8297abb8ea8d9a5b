package terraform

import (
	"cmp"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// awsSelection adds the backups of a plan to the data that is selected for it.
func (r *reading) awsSelection(res *resource) {
	plan := r.link(res, res.get("plan_id"), "aws_backup_plan")
	if len(res.get("condition").entries()) > 0 || len(res.get("not_resources").value.Entries()) > 0 || plan == nil {
		r.draft.Unknown(inventory.Path("datasets"), partly, "the backups of "+res.address)
		return
	}
	selected := r.links(res, res.get("resources"), "aws_db_instance", "aws_rds_cluster", "aws_dynamodb_table", "aws_s3_bucket", "aws_ebs_volume", "aws_instance")
	if !res.get("resources").there() && len(selected) > 1 { // the expression may mean fewer
		selected = nil
	}
	for _, tag := range res.get("selection_tag").entries() {
		if key, value := tag.get("key").text(), tag.get("value").text(); tag.get("type").text() == "STRINGEQUALS" && key != "" && value != "" {
			selected = append(selected, r.tagged(key, value)...)
		}
	}
	chosen := false
	if r.selected += len(selected); r.selected > mostSelected {
		return
	}
	for _, res := range selected {
		for _, d := range r.dataOf(res) {
			chosen = true
			if here, there := r.awsRegion(plan), r.awsRegion(d.of); !here.Known() || here != there {
				r.draft.Unknown(inventory.Path("datasets"), partly, "whether "+plan.address+", which covers one region, covers "+d.of.address)
				continue
			}
			if key := [2]*resource{plan, d.of}; !r.planned[key] {
				r.planned[key] = true
				r.awsPlan(plan, d)
			}
		}
	}
	if !chosen {
		r.draft.Unknown(inventory.Path("datasets"), partly, "the backups of "+res.address)
	}
}

// mostSelected is how often plans of backups may select something: their rules and
// what they select multiply, so that a short file could stand for a huge inventory.
const mostSelected = 500_000

// dataOf is the data that a resource keeps, and that of the volumes attached to it.
func (r *reading) dataOf(res *resource) []*dataset {
	if r.attached == nil {
		r.attached = map[*resource][]*dataset{}
		for d := range r.each() {
			r.attached[d.of] = append(r.attached[d.of], d)
			if d.by != d.of {
				r.attached[d.by] = append(r.attached[d.by], d)
			}
		}
	}
	return r.attached[res]
}

// tagged are the resources with data that have a tag.
func (r *reading) tagged(key, value string) []*resource {
	if r.byTag == nil {
		r.byTag = map[[2]string][]*resource{}
		for d := range r.each() {
			for _, attribute := range []string{"tags_all", "tags"} {
				for _, key := range keysOf(d.of.get(attribute).value) {
					tag := [2]string{key, d.of.get(attribute, key).text()}
					if known := r.byTag[tag]; len(known) == 0 || known[len(known)-1] != d.of {
						r.byTag[tag] = append(known, d.of)
					}
				}
			}
		}
	}
	return r.byTag[[2]string{key, value}]
}

// awsPlan adds what the rules of a plan keep of a dataset.
func (r *reading) awsPlan(plan *resource, d *dataset) {
	for _, rule := range plan.get("rule").entries() {
		if r.selected += 1 + len(rule.get("copy_action").entries()); r.selected > mostSelected {
			return
		}
		name := cmp.Or(rule.get("rule_name").text(), "rule")
		interval, why := every(rule.get("schedule").text()), open{rule.get("schedule").why(), "its schedule"}
		if zone := rule.get("schedule_expression_timezone"); interval == nil && rule.get("schedule").there() || zone.text() != "" && zone.text() != "Etc/UTC" {
			interval, why = nil, open{unsaid, "its schedule is not the same every week"}
		}
		vault := r.link(plan, rule.get("target_vault_name"), "aws_backup_vault")
		at := r.awsRegion(plan)
		if vault != nil && !at.Known() {
			at = r.awsRegion(vault)
		}
		d.copyTo(&held{of: plan, id: "backup-" + name, kind: "backup", at: at, open: open{unsaid, "the region of the vault"}, interval: interval, unclear: why})
		for _, action := range rule.get("copy_action").entries() {
			d.copyTo(r.awsCopyAction(plan, action, "backup-"+name+"-copy", interval, why))
		}
	}
}

// awsCopyAction is the copy of a backup in another vault.
func (r *reading) awsCopyAction(plan *resource, action view, id string, interval *inventory.Duration, why open) *held {
	arn := action.get("destination_vault_arn")
	c := &held{of: plan, id: id, kind: "backup", at: arnRegion(arn.text()), open: open{arn.why(), "the vault it is copied to"}, interval: interval, unclear: why}
	vault := r.link(plan, arn, "aws_backup_vault", "aws_backup_logically_air_gapped_vault")
	if vault == nil {
		return c
	}
	if !c.at.Known() {
		c.at = r.awsRegion(vault)
	}
	if vault.kind == "aws_backup_logically_air_gapped_vault" {
		c.immutable = new(true)
	}
	return c
}
