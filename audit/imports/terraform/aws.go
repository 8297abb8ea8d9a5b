package terraform

import (
	"cmp"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// arnRegion is the region in the name of something at Amazon.
func arnRegion(arn string) place {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		return aws.InRegion(parts[3])
	}
	return place{}
}

// awsRegion is the region that a resource is in: it says so, or its name, zone or
// provider does.
func (r *reading) awsRegion(res *resource) place {
	for _, p := range []place{aws.InRegion(res.get("region").text()), arnRegion(res.get("arn").text()), arnRegion(res.get("id").text())} {
		if p.Known() {
			return p
		}
	}
	if zone := aws.InZone(res.get("availability_zone").text()); zone.Known() {
		return place{Of: aws, Region: zone.Region}
	}
	return aws.InRegion(r.providerRegion(res))
}

// awsZones are the zones of subnets, each once; of subnets that are not known yet
// those that the value may mean, which may be more than it does.
func (r *reading) awsZones(from *resource, v view) (zones []place) {
	seen := map[place]bool{}
	for _, subnet := range r.links(from, v, "aws_subnet") {
		zone := aws.InZone(subnet.get("availability_zone").text())
		if !zone.Known() {
			return nil
		}
		if !seen[zone] {
			seen[zone] = true
			zones = append(zones, zone)
		}
	}
	return zones
}

// awsMachine is a machine in one zone: its own, or that of its subnet.
func (r *reading) awsMachine(res *resource, kind inventory.ServiceKind) {
	zone := aws.InZone(res.get("availability_zone").text())
	if subnet := r.link(res, res.get("subnet_id"), "aws_subnet"); !zone.Known() && subnet != nil {
		zone = aws.InZone(subnet.get("availability_zone").text())
	}
	r.serve(res, kind, single(zone, res.get("availability_zone")))
}

// awsGroup is a group of machines. That it has one in each of its zones is certain
// only if it may not do otherwise, and has enough.
func (r *reading) awsGroup(res *resource, kind inventory.ServiceKind) {
	zones := r.awsZones(res, res.get("vpc_zone_identifier"))
	if names, whole := res.get("availability_zones").texts(); zones == nil && whole {
		for _, name := range names {
			zones = append(zones, aws.InZone(name))
		}
	}
	least := res.get("min_size").int()
	_, exact := res.get("vpc_zone_identifier").texts()
	_, exactly := res.get("availability_zones").texts()
	strict := (exact || exactly) && res.get("availability_zone_distribution").first().get("capacity_distribution_strategy").text() == "balanced-only"
	r.serve(res, kind, spread(zones, strict && least != nil && *least >= int64(len(zones))))
}

// spread is the part of a group of machines in these zones, where it runs in each
// of them if that is certain.
func spread(zones []place, certain bool) part {
	p := part{whole: len(zones) == 1 || certain && len(zones) > 1, open: open{imports.Unplaced, "which of its zones have a machine"}}
	for _, zone := range zones {
		if !zone.Known() {
			return part{open: p.open}
		}
		p.places = append(p.places, spot{place: zone})
	}
	return p
}

// awsRegional is what is somewhere in a region.
func (r *reading) awsRegional(res *resource, kind inventory.ServiceKind) {
	r.serve(res, kind, single(r.awsRegion(res), res.get("arn")))
}

// awsCache is a cache, of which the first zone has the node that serves.
func (r *reading) awsCache(res *resource, kind inventory.ServiceKind) {
	names, whole := res.get("preferred_cache_cluster_azs").texts()
	nodes := res.get("num_cache_clusters").int()
	p := part{whole: whole && nodes != nil && *nodes == int64(len(names)) && len(names) > 0, open: open{imports.Unplaced, ""}}
	for i, name := range names {
		mode := inventory.Standby
		if i == 0 {
			mode = inventory.Active
		}
		p.places = append(p.places, spot{place: aws.InZone(name), mode: mode})
		p.whole = p.whole && aws.InZone(name).Known()
	}
	r.serve(res, kind, p)
}

// awsDatabase is a database on one machine, or on two that are in different zones.
func (r *reading) awsDatabase(res *resource, kind inventory.ServiceKind) {
	zone, multi := aws.InZone(res.get("availability_zone").text()), res.get("multi_az")
	d := r.keep(&dataset{of: res, by: res, primary: zone, open: open{res.get("availability_zone").why(), ""}})
	p := single(zone, res.get("availability_zone"))
	switch {
	case multi.is():
		standby := r.awsStandby(res, zone)
		p.whole = p.whole && standby.Known()
		p.open = open{imports.Unplaced, "its standby is in another zone, which is not named"}
		if p.whole {
			p.places = []spot{{place: zone, mode: inventory.Active}, {place: standby, mode: inventory.Standby}}
		}
		d.copyTo(&held{of: res, id: "standby", kind: "replica", at: standby, open: p.open, interval: new(inventory.Duration(0)), encrypted: res.get("storage_encrypted").bool(), key: r.awsKey(res)})
	case !multi.isNot():
		p.whole, p.open = false, open{multi.why(), "whether it has a standby in another zone"}
	}
	r.serve(res, kind, p)
	r.awsAutomatic(res, d)
}

// awsStandby is the zone of the standby: the other one of two that its subnets are
// in.
func (r *reading) awsStandby(res *resource, zone place) place {
	group := r.link(res, res.get("db_subnet_group_name"), "aws_db_subnet_group")
	if group == nil || !zone.Known() {
		return place{}
	}
	zones := r.awsZones(group, group.get("subnet_ids"))
	if len(zones) != 2 || zones[0] != zone && zones[1] != zone {
		return place{}
	}
	if zones[0] == zone {
		return zones[1]
	}
	return zones[0]
}

// awsKey is where the key of a resource is, if there is only one.
func (r *reading) awsKey(res *resource) place {
	arn := res.get("kms_key_id").text()
	if strings.Contains(arn, "mrk-") { // such a key has copies in other regions
		return place{}
	}
	return arnRegion(arn)
}

// awsAutomatic is the backups that a database makes by itself: in its region, for
// as long as they are kept.
func (r *reading) awsAutomatic(res *resource, d *dataset) {
	kept := res.get("backup_retention_period")
	switch {
	case kept.int() == nil:
		r.draft.Unknown(inventory.Path("datasets"), kept.why(), "whether backups are kept of "+res.address)
	case *kept.int() > 0:
		d.copyTo(&held{of: res, id: "automated-backups", kind: "backup", at: r.awsRegion(res), unclear: open{unsaid, "backups are made daily, and logs between them"},
			encrypted: res.get("storage_encrypted").bool(), key: r.awsKey(res)})
	}
}

// awsCluster is a database on several machines, of which one writes.
func (r *reading) awsCluster(res *resource, kind inventory.ServiceKind) {
	p := part{whole: true}
	for _, member := range r.members("aws_rds_cluster_instance", "cluster_identifier", res) {
		zone, mode := aws.InZone(member.get("availability_zone").text()), inventory.Mode("")
		switch writer := member.get("writer"); {
		case writer.is():
			mode = inventory.Active
		case writer.isNot():
			mode = inventory.Standby
		}
		p.whole = p.whole && zone.Known()
		p.places = append(p.places, spot{place: zone, mode: mode})
	}
	p.whole = p.whole && len(p.places) > 0
	p.open = open{imports.Unplaced, "not all of its instances name a zone"}
	r.serve(res, kind, p)
	d := r.keep(&dataset{of: res, by: res, primary: r.awsRegion(res), open: open{unsaid, ""}})
	r.awsAutomatic(res, d)
}

// awsTable is a table, with replicas in other regions.
func (r *reading) awsTable(res *resource, kind inventory.ServiceKind) {
	d := r.keep(&dataset{of: res, by: res, primary: r.awsRegion(res), open: open{res.get("arn").why(), ""}})
	for _, replica := range res.get("replica").entries() {
		name := replica.get("region_name")
		d.copyTo(&held{of: res, id: "replica-" + cmp.Or(name.text(), "elsewhere"), kind: "replica", at: aws.InRegion(name.text()), open: open{name.why(), ""}})
	}
	if res.get("point_in_time_recovery").first().get("enabled").is() {
		d.copyTo(&held{of: res, id: "point-in-time", kind: "backup", at: d.primary, open: d.open})
	}
	r.awsRegional(res, kind)
}

// awsVolume is a volume: the data of the machine that it is attached to.
func (r *reading) awsVolume(res *resource, kind inventory.ServiceKind) {
	zone := res.get("availability_zone")
	r.keep(&dataset{of: res, by: res, primary: aws.InZone(zone.text()), open: open{zone.why(), ""}})
	if label := res.labels(); label["dcaudit-service"] != "" {
		r.serve(res, kind, part{stored: true})
	}
}

// awsAttachment says whose data a volume is, unless its label does.
func (r *reading) awsAttachment(res *resource) {
	volume := r.link(res, res.get("volume_id"), "aws_ebs_volume")
	machine := r.link(res, res.get("instance_id"), "aws_instance")
	if volume != nil && machine != nil && r.services[volume] == nil && r.datasets[volume] != nil {
		r.datasets[volume].by = machine
	}
}
