package terraform

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// googleName is the last part of an address, as projects/p/zones/europe-west9-a.
func googleName(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }

// googlePlace is where a resource says that it is: in a zone or in a region.
func googlePlace(res *resource) place {
	settings := res.get("settings").first()
	for _, v := range []view{res.get("zone"), settings.get("location_preference").first().get("zone"), res.get("location")} {
		if zone := google.InZone(googleName(v.text())); zone.Known() {
			return zone
		}
	}
	for _, v := range []view{res.get("region"), res.get("location")} {
		if region := google.InRegion(googleName(v.text())); region.Known() {
			return region
		}
	}
	return place{}
}

func (r *reading) googleRegional(res *resource, kind inventory.ServiceKind) {
	r.serve(res, kind, single(googlePlace(res), res.get("location")))
}

func (r *reading) googleMachine(res *resource, kind inventory.ServiceKind) {
	r.serve(res, kind, single(googlePlace(res), res.get("zone")))
}

// googleKubernetes is a cluster in a zone, or with nodes in several of a region.
func (r *reading) googleKubernetes(res *resource, kind inventory.ServiceKind) {
	if names, whole := res.get("node_locations").texts(); whole && len(names) > 0 {
		r.serve(res, kind, googleSpread(names))
		return
	}
	r.serve(res, kind, single(googlePlace(res), res.get("location")))
}

// googleGroup is a group of machines over several zones of a region.
func (r *reading) googleGroup(res *resource, kind inventory.ServiceKind) {
	names, _ := res.get("distribution_policy_zones").texts()
	if len(names) == 0 {
		r.serve(res, kind, single(googlePlace(res), res.get("region")))
		return
	}
	r.serve(res, kind, googleSpread(names))
}

// googleSpread is the part of what is in zones of one region, which are one place
// for the purposes of this program, if it is only one zone.
func googleSpread(names []string) part {
	var zones []place
	for _, name := range names {
		zones = append(zones, google.InZone(googleName(name)))
	}
	return spread(zones, false)
}

// googleDatabase is a database in one zone, or in two of a region.
func (r *reading) googleDatabase(res *resource, kind inventory.ServiceKind) {
	settings := res.get("settings").first()
	at, availability := googlePlace(res), settings.get("availability_type")
	if availability.text() != "ZONAL" && at.Known() {
		at.Zone = ""
	}
	r.serve(res, kind, single(at, res.get("region")))
	d := r.keep(&dataset{of: res, by: res, primary: at, open: open{res.get("region").why(), ""}})
	backups := settings.get("backup_configuration").first()
	if !backups.get("enabled").is() {
		return
	}
	location := backups.get("location")
	c := &held{of: res, id: "automated-backups", kind: "backup", at: google.InRegion(location.text()), open: open{unsaid, "in which region backups are kept"}, unclear: open{unsaid, "backups are made daily"}}
	d.copyTo(c)
}

// googleBucket is a bucket in a region; one in several keeps to none that is named.
func (r *reading) googleBucket(res *resource, kind inventory.ServiceKind) {
	at := google.InRegion(res.get("location").text())
	r.serve(res, kind, single(at, res.get("location")))
	d := r.keep(&dataset{of: res, by: res, primary: at, open: open{imports.Unplaced, "the location is no single region"}})
	regions, whole := res.get("custom_placement_config").first().get("data_locations").texts()
	if whole && len(regions) == 2 { // of these two, none is the first
		d.primary = google.InRegion(regions[0])
		d.copyTo(&held{of: res, id: "second-region", kind: "replica", at: google.InRegion(regions[1]), open: open{unsaid, ""}, unclear: open{unsaid, "it follows at some distance"}})
	}
}

// googleDisk is a disk, whose label says which service it belongs to.
func (r *reading) googleDisk(res *resource, kind inventory.ServiceKind) {
	at := googlePlace(res)
	r.keep(&dataset{of: res, by: res, primary: at, open: open{res.get("zone").why(), ""}})
	if res.labels()["dcaudit-service"] != "" {
		r.serve(res, kind, part{stored: true})
	}
}

// googleSnapshots is the snapshots that a policy makes of a disk.
func (r *reading) googleSnapshots(res *resource) {
	d := r.datasets[r.link(res, res.get("disk"), "google_compute_disk")]
	policy := r.link(res, res.get("name"), "google_compute_resource_policy")
	if d == nil || policy == nil {
		return
	}
	snapshots := policy.get("snapshot_schedule_policy").first()
	schedule := snapshots.get("schedule").first()
	c := &held{of: policy, id: "snapshots-" + policy.base(), kind: "snapshot", open: open{unsaid, "where snapshots are kept"}, unclear: open{unsaid, "its schedule"}}
	if n := schedule.get("daily_schedule").first().get("days_in_cycle").int(); n != nil && *n == 1 {
		c.interval = new(imports.Day)
	}
	if n := schedule.get("hourly_schedule").first().get("hours_in_cycle").int(); n != nil && *n >= 1 && *n <= 24 && 24%*n == 0 {
		c.interval = new(inventory.Duration(*n) * imports.Hour)
	}
	if places, whole := snapshots.get("snapshot_properties").first().get("storage_locations").texts(); whole && len(places) == 1 {
		c.at = google.InRegion(places[0])
	}
	d.copyTo(c)
}
