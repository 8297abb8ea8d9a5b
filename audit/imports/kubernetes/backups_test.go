package kubernetes

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// location is a place of Velero, in its own namespace.
func location(name, provider, config string) string {
	return made(backupStores, name, "", fmt.Sprintf(`"spec": {"provider": %q, "objectStorage": {"bucket": "b-%s"}, "config": {%s}}`, provider, name, config))
}

func TestVelero(t *testing.T) {
	volume := strings.Replace(run(deployments, "w", labelled, 1, "a"), `"template": {}`, `"template": {"spec": {"volumes": [{"persistentVolumeClaim": {"claimName": "c"}}]}}`, 1) + "," + made(claims, "c", "", `"spec": {}`)
	plan := func(schedule, more string) string {
		return made(backupPlans, "p", "", `"spec": {"schedule": "`+schedule+`", "template": {`+more+`}}`)
	}
	done := func(name, phase, end, more string) string {
		return made(backups, name, `"velero.io/schedule-name": "p"`, fmt.Sprintf(`"spec": {%s}, "status": {"phase": %q, "startTimestamp": %q, "completionTimestamp": %q}`, more, phase, end, end))
	}
	files, far := `"defaultVolumesToFsBackup": true`, location("default", "aws", `"region": "eu-central-1"`)
	for _, c := range []struct{ name, text, want string }{
		{"a schedule", plan("0 3 * * *", files), " +velero-p 1d"},
		{"one that is not the same every week", plan("0 3 1 * *", files), " +velero-p"},
		{"by the data mover", plan("@every 6h", `"snapshotMoveData": true`), " +velero-p 6h"},
		{"of objects alone", plan("0 3 * * *", ""), ""},
		{"snapshots may hold anything", plan("0 3 * * *", `"snapshotVolumes": true`), ""},
		{"of another namespace", plan("0 3 * * *", files+`, "includedNamespaces": ["e"]`), ""},
		{"of this namespace", plan("0 3 * * *", files+`, "includedNamespaces": ["e", "d"]`), " +velero-p 1d"},
		{"of all namespaces but this", plan("0 3 * * *", files+`, "includedNamespaces": ["*"], "excludedNamespaces": ["d"]`), ""},
		{"of what a label selects", plan("0 3 * * *", files+`, "labelSelector": {}`), ""},
		{"of some kinds", plan("0 3 * * *", files+`, "includedResources": ["pods"]`), ""},
		{"of all kinds", plan("0 3 * * *", files+`, "includedResources": ["*"]`), " +velero-p 1d"},
		{"of all kinds but some", plan("0 3 * * *", files+`, "excludedResources": ["events"]`), ""},
		{"by a policy", plan("0 3 * * *", files+`, "resourcePolicy": {"name": "x"}`), ""},
		{"paused", strings.Replace(plan("0 3 * * *", files), `"schedule"`, `"paused": true, "schedule"`, 1), ""},
		{"completed", plan("0 3 * * *", files) + "," + done("p-1", "Completed", "2026-10-01T03:00:00Z", files) + "," + done("p-2", "Completed", "2026-10-03T03:00:00Z", files) + "," + done("p-3", "Completed", "2026-10-02T03:00:00Z", files), " +velero-p 1d 2026-10-03T03:00:00Z"},
		{"failed, in part or whole", plan("0 3 * * *", files) + "," + done("p-1", "PartiallyFailed", "2026-10-01T03:00:00Z", files) + "," + done("p-2", "Failed", "2026-10-01T03:00:00Z", files), " +velero-p 1d"},
		{"completed before the volume was made", plan("0 3 * * *", files) + "," + done("p-1", "Completed", "2025-10-01T03:00:00Z", files), " +velero-p 1d"},
		{"completed without a schedule", done("x", "Completed", "2026-10-01T03:00:00Z", files), " +velero-to-default 2026-10-01T03:00:00Z"},
		{"completed of something else", plan("0 3 * * *", files) + "," + done("p-1", "Completed", "2026-10-01T03:00:00Z", ""), " +velero-p 1d"},
		{"completed at a time that is none", plan("0 3 * * *", files) + "," + done("p-1", "Completed", "yesterday", files), " +velero-p 1d"},
	} {
		if got := copies(t, list(aws, volume, far, c.text)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// copies are the copies of the one dataset of a file.
func copies(t *testing.T, text string) (found string) {
	t.Helper()
	_, inv := imported(t, "dump.json", text, imports.Options{})
	for _, line := range facts(inv) {
		if _, of, isData := strings.Cut(line, " data:"); isData {
			found += of
		}
	}
	return found
}

func TestDatabaseBackups(t *testing.T) {
	database := func(more string) string {
		return strings.Replace(run(clusters, "w", "", 1, "a"), `"instances"`, more+`"instances"`, 1)
	}
	store := func(path, more string) string {
		return `"backup": {"barmanObjectStore": {"destinationPath": "` + path + `"` + more + `}}, `
	}
	plan := func(schedule, more string) string {
		return made(dumpPlans, "p", "", `"spec": {"cluster": {"name": "w"}, "schedule": "`+schedule+`"`+more+`}`)
	}
	done := func(phase, end, path string) string {
		return made(dumps, "p-"+end[:10], "", fmt.Sprintf(`"spec": {"cluster": {"name": "w"}}, "status": {"phase": %q, "stoppedAt": %q, "destinationPath": %q}`, phase, end, path))
	}
	amazon := `, "endpointURL": "https://s3.eu-central-1.amazonaws.com"`
	for _, c := range []struct{ name, text, want string }{
		{"a store alone", database(store("s3://b/x", "")), ""},
		{"a schedule", database(store("s3://b/x", "")) + "," + plan("0 0 3 * * *", ""), " +w-object-store 1d"},
		{"where the bucket is, by the address", database(store("s3://b/x", amazon)) + "," + plan("0 0 3 * * *", ""), " +w-object-store@aws-eu-central-1 1d"},
		{"where the bucket is, by a location of Velero", database(store("s3://b-l/x", "")) + "," + plan("0 0 3 * * *", "") + "," + location("l", "velero.io/aws", `"region": "eu-central-1"`), " +w-object-store@aws-eu-central-1 1d"},
		{"a location of another store", database(store("s3://b-l/x", "")) + "," + plan("0 0 3 * * *", "") + "," + location("l", "aws", `"region": "eu-central-1", "s3Url": "https://minio"`), " +w-object-store 1d"},
		{"another store that has the bucket", database(store("s3://b-l/x", `, "endpointURL": "https://minio"`)) + "," + plan("0 0 3 * * *", "") + "," + location("l", "aws", `"region": "eu-central-1"`), " +w-object-store 1d"},
		{"a host that looks like Amazon", database(store("s3://b/x", `, "endpointURL": "https://s3.eu-central-1.amazonaws.com.evil.example"`)) + "," + plan("0 0 3 * * *", ""), " +w-object-store 1d"},
		{"the region of the primary", database(store("s3://b/x", strings.Replace(amazon, "central", "west", 1))) + "," + plan("0 0 3 * * *", ""), " +w-object-store 1d"},
		{"suspended", database(store("s3://b/x", "")) + "," + plan("0 0 3 * * *", `, "suspend": true`), ""},
		{"of another database", database(store("s3://b/x", "")) + "," + strings.Replace(plan("0 0 3 * * *", ""), `"w"`, `"v"`, 1), ""},
		{"snapshots", database(`"backup": {"volumeSnapshot": {}}, `) + "," + plan("0 0 3 * * 0", `, "method": "volumeSnapshot"`), " +w-volume-snapshots 7d"},
		{"snapshots that it is not set up for", database("") + "," + plan("0 0 3 * * 0", `, "method": "volumeSnapshot"`), ""},
		{"no store", database("") + "," + plan("0 0 3 * * *", ""), ""},
		{"a plugin", database(`"plugins": [{"name": "x"}], `) + "," + plan("0 0 3 * * *", `, "method": "plugin"`), " +w-object-store-by-plugin 1d"},
		{"completed", database(store("s3://b/x", "")) + "," + done("completed", "2026-10-01T03:00:00Z", "s3://b/x") + "," + done("completed", "2026-10-02T03:00:00Z", "s3://b/x"), " +w-object-store 2026-10-02T03:00:00Z"},
		{"completed into another store", database(store("s3://b/x", "")) + "," + done("completed", "2026-10-01T03:00:00Z", "s3://b/y"), ""},
		{"completed before the database was made", database(store("s3://b/x", "")) + "," + done("completed", "2025-10-01T03:00:00Z", "s3://b/x"), ""},
		{"failed", database(store("s3://b/x", "")) + "," + done("failed", "2026-10-01T03:00:00Z", "s3://b/x"), ""},
	} {
		want := " aws-eu-west-1a" + c.want
		if got := copies(t, list(aws, c.text)); got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestSchedules(t *testing.T) {
	for schedule, want := range map[string]string{
		"0 3 * * *": "1d", "0 * * * *": "1h", "30 */6 * * *": "6h", "0 1,3 * * *": "22h", "0 4 * * 0": "7d", "0 4 * * sun": "7d", "0 4 * * 1-5": "3d", "0 4 * * MON-FRI": "3d", "@daily": "1d", "@hourly": "1h", "@weekly": "7d", "@every 6h": "6h", "@every 90m": "90m",
		"": "", "0 3 1 * *": "", "*/15 * * * *": "", "0 3 * 1 *": "", "0 4 * * 7": "", "60 3 * * *": "", "0 24 * * *": "", "0 3 * *": "", "@monthly": "", "@every": "", "@every -1h": "", "@every 1ms": "", "@every 6": "", "CRON_TZ=Asia/Seoul 0 3 * * *": "", "0 3 * * * *": "",
	} {
		got, seconds := "", ""
		if interval := every(schedule); interval != nil {
			got = interval.String()
		}
		if interval := everySeconds("0 " + schedule); interval != nil && schedule[0] != '@' {
			seconds = interval.String()
		}
		if got != want || schedule != "" && schedule[0] != '@' && seconds != want {
			t.Errorf("%s: got %q and %q, want %q", schedule, got, seconds, want)
		}
	}
}
