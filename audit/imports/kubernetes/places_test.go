package kubernetes

import (
	"fmt"
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
			if c.Interval != nil {
				line += " " + c.Interval.String()
			}
			if c.LastSuccess != nil {
				line += " " + c.LastSuccess.String()
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// list is what kubectl prints of these objects.
func list(objects ...string) string {
	return `{"apiVersion": "v1", "items": [` + strings.Join(objects, ",\n") + `], "kind": "List", "metadata": {"resourceVersion": ""}}`
}

// made is an object, with its labels and whatever else is in it.
func made(sort, name, labels, rest string) string {
	version, kind, _ := strings.Cut(sort, " ")
	return fmt.Sprintf(`{"apiVersion": %q, "kind": %q, "metadata": {"name": %q, "namespace": "d", "creationTimestamp": "2026-01-01T00:00:00Z", "labels": {%s}}, %s}`, version, kind, name, labels, rest)
}

// on is a node of a provider in a zone, with more labels.
func on(name, provider, zone, labels string) string {
	text := made(nodes, name, `"`+zoneLabel+`": "`+zone+`"`+labels, `"spec": {"providerID": "`+provider+`"}`)
	return strings.Replace(text, `"namespace": "d", `, "", 1)
}

// aws are a node in each of two zones of Amazon.
var aws = on("a", "aws:///eu-west-1a/i-1", "eu-west-1a", "") + "," + on("b", "aws:///eu-west-1b/i-2", "eu-west-1b", "")

const labelled = `"dcaudit-kind": "product", "dcaudit-service": "s"`

// run is a workload that asks for so many pods, and its pods on these nodes.
func run(sort, name, labels string, count int, on ...string) string {
	spec := fmt.Sprintf(`"spec": {"replicas": %d, "instances": %[1]d, "template": {}}, "status": {"desiredNumberScheduled": %[1]d, "currentPrimary": "%s-0"}`, count, name)
	objects := []string{made(sort, name, labels, spec)}
	for i, node := range on {
		objects = append(objects, podOf(sort, name, fmt.Sprintf("%s-%d", name, i), node, "Running", "True"))
	}
	return strings.Join(objects, ",\n")
}

func podOf(sort, of, name, node, phase, ready string) string {
	version, kind, _ := strings.Cut(sort, " ")
	if sort == deployments {
		kind, of = "ReplicaSet", of+"-hash"
	}
	role := "replica"
	if strings.HasSuffix(name, "-0") {
		role = "primary"
	}
	text := made(pods, name, `"pod-template-hash": "hash", "cnpg.io/instanceRole": "`+role+`"`, fmt.Sprintf(`"spec": {"nodeName": %q}, "status": {"phase": %q, "conditions": [{"type": "Ready", "status": %q}]}`, node, phase, ready))
	return strings.Replace(text, `"labels"`, fmt.Sprintf(`"ownerReferences": [{"apiVersion": %q, "kind": %q, "name": %q, "controller": true}], "labels"`, version, kind, of), 1)
}

func TestPlaces(t *testing.T) {
	active := `, "dcaudit-mode": "active"`
	building := func(name string) string { return `, "dcaudit-facility": "` + name + `"` }
	azure := func(account string) string { return "azure:///subscriptions/" + account + "/resourceGroups/g/x" }
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"pods in two zones", list(aws, run(deployments, "w", labelled, 2, "a", "b")), []string{"s: active@aws-eu-west-1a active@aws-eu-west-1b"}},
		{"two pods in one zone", list(aws, run(deployments, "w", labelled, 2, "a", "a")), []string{"s: active@aws-eu-west-1a"}},
		{"a rule, and no pods", list(aws, made(deployments, "w", labelled, `"spec": {"replicas": 2, "template": {"spec": {"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "DoNotSchedule", "minDomains": 2}]}}}`)), []string{"s:"}},
		{"a pod is missing", list(aws, run(deployments, "w", labelled, 3, "a", "b")), []string{"s:"}},
		{"a pod is too many", list(aws, run(deployments, "w", labelled, 1, "a", "b")), []string{"s:"}},
		{"a pod is not ready", list(aws, run(deployments, "w", labelled, 2, "a"), podOf(deployments, "w", "w-9", "b", "Running", "False")), []string{"s:"}},
		{"a pod waits", list(aws, run(deployments, "w", labelled, 2, "a"), podOf(deployments, "w", "w-9", "", "Pending", "False")), []string{"s:"}},
		{"a pod has ended", list(aws, run(deployments, "w", labelled, 1, "a"), podOf(deployments, "w", "w-9", "b", "Failed", "False")), []string{"s: active@aws-eu-west-1a"}},
		{"a pod of something else of the name", list(aws, run(deployments, "w", labelled, 1, "a"), podOf(statefulSets, "w", "w-9", "b", "Running", "True")), []string{"s: active@aws-eu-west-1a"}},
		{"it asks for none", list(aws, run(deployments, "w", labelled, 0), run(deployments, "v", "", 1, "a")), []string{"s:"}},
		{"its node is not in the file", list(aws, run(deployments, "w", labelled, 1, "c")), []string{"s:"}},
		{"a node of no provider", list(on("a", "", "eu-west-1a", ""), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"a node of a provider that is not known", list(on("a", "hcloud://123", "fsn1", ""), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"a node that contradicts itself", list(on("a", "aws:///eu-west-1b/i-1", "eu-west-1a", ""), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"a zone and another region", list(on("a", "aws:///eu-west-1a/i-1", "eu-west-1a", `, "topology.kubernetes.io/region": "eu-west-2"`), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"a local zone may be anywhere", list(on("a", "aws:///us-west-2-lax-1a/i-1", "us-west-2-lax-1a", ""), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"zones of Google may share a building", list(on("a", "gce://p/europe-west9-a/a", "europe-west9-a", ""), on("b", "gce://p/europe-west9-b/b", "europe-west9-b", ""), run(deployments, "w", labelled, 2, "a", "b")), []string{"s:"}},
		{"one zone of Google", list(on("a", "gce://p/europe-west9-a/a", "europe-west9-a", ""), run(deployments, "w", labelled, 1, "a")), []string{"s: active@google-europe-west9"}},
		{"zones of Microsoft", list(on("a", azure("1"), "westeurope-1", ""), on("b", azure("1"), "westeurope-2", ""), run(deployments, "w", labelled, 2, "a", "b")), []string{"s: active@azure-westeurope-1 active@azure-westeurope-2"}},
		{"zones of two accounts of Microsoft", list(on("a", azure("1"), "westeurope-1", ""), on("b", azure("2"), "westeurope-2", ""), run(deployments, "w", labelled, 2, "a", "b")), []string{"s:"}},
		{"a machine of Microsoft in no zone", list(on("a", azure("1"), "0", `, "topology.kubernetes.io/region": "westeurope"`), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"buildings that people name", list(on("a", "", "r1", building("x")), on("b", "", "r2", building("y")), run(deployments, "w", labelled, 2, "a", "b")), []string{"s: active@x active@y"}},
		{"one building in two spellings", list(on("a", "", "r1", building("x")), on("b", "", "r2", building("X")), run(deployments, "w", labelled, 2, "a", "b")), []string{"s: active@x"}},
		{"a building with a name that is no id", list(on("a", "", "r1", building("x y")), run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
		{"a zone that is in the same building", list(on("a", "aws:///eu-west-1a/i-1", "eu-west-1a", building("x")), on("b", "aws:///eu-west-1a/i-2", "eu-west-1a", ""), run(deployments, "w", labelled, 2, "a", "b")), []string{"s:"}},
		{"a zone that is in another", list(on("a", "aws:///eu-west-1a/i-1", "eu-west-1a", building("x")), on("b", "aws:///eu-west-1b/i-2", "eu-west-1b", ""), run(deployments, "w", labelled, 2, "a", "b")), []string{"s: active@aws-eu-west-1b active@x"}},
		{"a zone of Google that may be in the same building", list(on("a", "gce://p/europe-west9-a/a", "europe-west9-a", building("x")), on("b", "gce://p/europe-west9-b/b", "europe-west9-b", ""), run(deployments, "w", labelled, 2, "a", "b")), []string{"s:"}},
		{"pods that are told apart", list(aws, run(statefulSets, "w", labelled, 2, "a", "b")), []string{"s:"}},
		{"pods that are told apart, in one zone", list(aws, run(statefulSets, "w", labelled, 2, "a", "a")), []string{"s: active@aws-eu-west-1a"}},
		{"pods that are told apart, and all serve", list(aws, run(statefulSets, "w", labelled+active, 2, "a", "b")), []string{"s: active@aws-eu-west-1a active@aws-eu-west-1b"}},
		{"a mode that there is not", list(aws, run(deployments, "w", labelled+`, "dcaudit-mode": "Active"`, 1, "a")), []string{"s:"}},
		{"different work in the same places", list(aws, run(deployments, "w", labelled, 2, "a", "b"), run(deployments, "v", labelled, 2, "b", "a")), []string{"s: active@aws-eu-west-1a active@aws-eu-west-1b"}},
		{"different work in different places", list(aws, run(deployments, "w", labelled, 2, "a", "b"), run(deployments, "v", labelled, 1, "a")), []string{"s:"}},
		{"work that waits where other work serves", list(aws, run(deployments, "w", labelled, 1, "a"), run(deployments, "v", labelled+`, "dcaudit-mode": "standby"`, 1, "a")), []string{"s:"}},
		{"a database", list(aws, run(clusters, "w", "", 2, "a", "b")), []string{"w: active@aws-eu-west-1a standby@aws-eu-west-1b", "w data: aws-eu-west-1a +w-1@aws-eu-west-1b"}},
		{"a database that is switched over", list(aws, strings.Replace(run(clusters, "w", "", 2, "a", "b"), `"currentPrimary": "w-0"`, `"currentPrimary": "w-1"`, 1)), []string{"w:", "w data:"}},
		{"without nodes", list(run(deployments, "w", labelled, 1, "a")), []string{"s:"}},
	} {
		_, inv := imported(t, "dump.json", c.text, imports.Options{})
		if got := facts(inv); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestVolumes(t *testing.T) {
	claim := func(name, labels, rule string) string {
		return made(claims, name, labels, `"spec": {"volumeName": "pv-`+name+`"}`) + "," +
			strings.Replace(made(volumes, "pv-"+name, "", `"spec": {"nodeAffinity": {"required": {"nodeSelectorTerms": [`+rule+`]}}}`), `"namespace": "d", `, "", 1)
	}
	in := func(key, values string) string {
		return `{"matchExpressions": [{"key": "` + key + `", "operator": "In", "values": [` + values + `]}]}`
	}
	uses := func(name, claim string) string {
		return strings.Replace(run(deployments, name, `"dcaudit-kind": "tool"`, 1, "a"), `"template": {}`, `"template": {"spec": {"volumes": [{"persistentVolumeClaim": {"claimName": "`+claim+`"}}]}}`, 1)
	}
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"a zone", list(aws, uses("w", "c"), claim("c", "", in(zoneLabel, `"eu-west-1b"`))), "w data: aws-eu-west-1b"},
		{"a node", list(aws, uses("w", "c"), claim("c", "", in(hostLabel, `"b"`))), "w data: aws-eu-west-1b"},
		{"two zones", list(aws, uses("w", "c"), claim("c", "", in(zoneLabel, `"eu-west-1a", "eu-west-1b"`))), "w data:"},
		{"one zone or the other", list(aws, uses("w", "c"), claim("c", "", in(zoneLabel, `"eu-west-1a"`)+","+in(zoneLabel, `"eu-west-1b"`))), "w data:"},
		{"one zone, or anywhere", list(aws, uses("w", "c"), claim("c", "", in(zoneLabel, `"eu-west-1a"`)+","+in("disk", `"ssd"`))), "w data:"},
		{"not in a zone", list(aws, uses("w", "c"), claim("c", "", strings.Replace(in(zoneLabel, `"eu-west-1a"`), `"In"`, `"NotIn"`, 1))), "w data:"},
		{"a zone without nodes", list(aws, uses("w", "c"), claim("c", "", in(zoneLabel, `"eu-west-1c"`))), "w data:"},
		{"no rule", list(aws, uses("w", "c"), claim("c", "", "")), "w data:"},
		{"no volume", list(aws, uses("w", "c"), made(claims, "c", "", `"spec": {}`)), "w data:"},
		{"two services use it", list(aws, uses("w", "c"), uses("v", "c"), claim("c", "", in(zoneLabel, `"eu-west-1b"`))), ""},
		{"a label says whose it is", list(aws, uses("w", "c"), uses("v", "c"), claim("c", `"dcaudit-service": "S"`, in(zoneLabel, `"eu-west-1b"`)), run(deployments, "u", labelled, 1, "a")), "s data: aws-eu-west-1b"},
		{"a label of nothing", list(aws, uses("w", "c"), claim("c", `"dcaudit-service": "x"`, in(zoneLabel, `"eu-west-1b"`))), ""},
		{"nobody uses it", list(aws, uses("w", "other"), claim("c", "", in(zoneLabel, `"eu-west-1b"`))), ""},
	} {
		_, inv := imported(t, "dump.json", c.text, imports.Options{})
		got := ""
		for _, line := range facts(inv) {
			if strings.Contains(line, " data:") {
				got += line
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
