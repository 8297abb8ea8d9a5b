package terraform

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// azureZone is a zone of a region, by its number.
func azureZone(region place, number string) place {
	if !region.Known() || number == "" {
		return region
	}
	return azure.InZone(region.Region + "-" + number)
}

// azurePlace is where a resource says that it is: in a zone or in a region.
func azurePlace(res *resource) place {
	return azureZone(azure.InRegion(res.get("location").text()), res.get("zone").text())
}

func (r *reading) azureRegional(res *resource, kind inventory.ServiceKind) {
	r.serve(res, kind, single(azure.InRegion(res.get("location").text()), res.get("location")))
}

func (r *reading) azureMachine(res *resource, kind inventory.ServiceKind) {
	at := azurePlace(res)
	r.serve(res, kind, single(at, res.get("location")))
	r.keep(&dataset{of: res, by: res, primary: at, open: open{res.get("location").why(), ""}})
}

// azureGroup is a group of machines in some zones. That it has one in each of them
// is certain only if it must be balanced, and has enough.
func (r *reading) azureGroup(res *resource, kind inventory.ServiceKind) {
	region := azure.InRegion(res.get("location").text())
	names, _ := res.get("zones").texts()
	if len(names) == 0 {
		r.serve(res, kind, single(region, res.get("location")))
		return
	}
	var zones []place
	for _, name := range names {
		zones = append(zones, azureZone(region, name))
	}
	machines := res.get("instances").int()
	r.serve(res, kind, spread(zones, res.get("zone_balance").is() && machines != nil && *machines >= int64(len(zones))))
}

// azureServer is a database server, perhaps with a standby.
func (r *reading) azureServer(res *resource, kind inventory.ServiceKind) {
	region, at := azure.InRegion(res.get("location").text()), azurePlace(res)
	d := r.keep(&dataset{of: res, by: res, primary: at, open: open{res.get("location").why(), ""}})
	p := single(at, res.get("location"))
	if available := res.get("high_availability"); len(available.entries()) > 0 {
		number := available.first().get("standby_availability_zone").text()
		standby := place{}
		if number != "" {
			standby = azureZone(region, number)
		}
		p = part{whole: at.Exact() && standby.Exact(), open: open{imports.Unplaced, "it has a standby, and not both zones are named"}, places: []spot{{place: at, mode: inventory.Active}, {place: standby, mode: inventory.Standby}}}
		d.copyTo(&held{of: res, id: "standby", kind: "replica", at: standby, open: p.open, interval: new(inventory.Duration(0))})
	} else if available.why() != unsaid {
		p = part{open: open{available.why(), "whether it has a standby"}}
	}
	r.serve(res, kind, p)
	if days := res.get("backup_retention_days").int(); days != nil && *days > 0 {
		d.copyTo(&held{of: res, id: "automated-backups", kind: "backup", at: region, open: d.open, unclear: open{unsaid, "backups are made daily, and logs between them"}})
	}
	if res.get("geo_redundant_backup_enabled").is() {
		d.copyTo(&held{of: res, id: "geo-backups", kind: "backup", open: open{unsaid, "the paired region is not named"}, unclear: open{unsaid, ""}})
	}
}

// azureDatabase is a database on a server, whose region it is in.
func (r *reading) azureDatabase(res *resource, kind inventory.ServiceKind) {
	at := place{}
	if server := r.link(res, res.get("server_id"), "azurerm_mssql_server"); server != nil {
		at = azure.InRegion(server.get("location").text())
	}
	r.serve(res, kind, single(at, res.get("server_id")))
	d := r.keep(&dataset{of: res, by: res, primary: at, open: open{unsaid, "the region of its server"}})
	if storage := res.get("storage_account_type").text(); storage != "" {
		d.copyTo(&held{of: res, id: "automated-backups", kind: "backup", at: at, open: d.open, unclear: open{unsaid, "backups are made weekly, daily and by logs"}})
		if strings.HasPrefix(storage, "Geo") {
			d.copyTo(&held{of: res, id: "geo-backups", kind: "backup", open: open{unsaid, "the paired region is not named"}, unclear: open{unsaid, ""}})
		}
	}
}

// azureStorage is a storage account, perhaps with a copy in the region that is
// paired with its own, which no file names.
func (r *reading) azureStorage(res *resource, kind inventory.ServiceKind) {
	if res.get("account_kind").text() == "FileStorage" {
		kind = ""
	}
	at := azure.InRegion(res.get("location").text())
	r.serve(res, kind, single(at, res.get("location")))
	d := r.keep(&dataset{of: res, by: res, primary: at, open: open{res.get("location").why(), ""}})
	if replication := res.get("account_replication_type").text(); strings.Contains(replication, "GRS") || strings.Contains(replication, "GZRS") {
		d.copyTo(&held{of: res, id: "geo-replica", kind: "replica", open: open{unsaid, "the paired region is not named"}, unclear: open{unsaid, "it follows at some distance"}})
	}
}

// azureProtected adds the backups of a machine to its data.
func (r *reading) azureProtected(res *resource) {
	machine := r.link(res, res.get("source_vm_id"), "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine")
	d := r.datasets[machine]
	if d == nil {
		r.draft.Unknown(inventory.Path("datasets"), partly, "the backups of "+res.address)
		return
	}
	c := &held{of: res, id: "backup-" + res.base(), kind: "backup", open: open{unsaid, "the region of the vault"}, unclear: open{unsaid, "its policy"}}
	if vault := r.link(res, res.get("recovery_vault_name"), "azurerm_recovery_services_vault"); vault != nil {
		c.at = azure.InRegion(vault.get("location").text())
		if vault.get("immutability").text() == "Locked" {
			c.immutable = new(true)
		}
	}
	if policy := r.link(res, res.get("backup_policy_id"), "azurerm_backup_policy_vm"); policy != nil {
		c.interval = azureEvery(policy)
	}
	d.copyTo(c)
}

// azureEvery is the longest time between two runs of a policy, where its clock
// knows no summer time.
func azureEvery(policy *resource) *inventory.Duration {
	backup := policy.get("backup").first()
	if zone := policy.get("timezone").text(); zone != "" && zone != "UTC" {
		return nil
	}
	switch backup.get("frequency").text() {
	case "Daily":
		return new(imports.Day)
	case "Weekly":
		if days, whole := backup.get("weekdays").texts(); whole {
			return imports.OnDays(days)
		}
	}
	return nil
}
