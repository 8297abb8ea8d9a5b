package kubernetes

import (
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Reasons why something is not known.
const (
	unsaid     = "the file does not say it"
	contrary   = "what the file says of it contradicts itself"
	nowhere    = "its nodes are in no place that is known"
	noPods     = "where its pods run is not in the file"
	notServing = "not all of its pods serve"
	modeUnsaid = "who serves and who waits is not certain"
	apartOnly  = "its workloads are in different places"
	partly     = "it covers a part of the data, or something else than is certain"
	noService  = "which service it belongs to is not certain, and it is left out"
	notWhole   = "the file is not whole"
	kindsLeft  = "kinds of objects that are not read"
	systemLeft = "workloads of the cluster itself are left out, since they have no label"
	ownersLeft = "pods of workloads that are not read, or are not in the file, are left out"
	loneLeft   = "pods that belong to no workload are left out"
)

// The versions and kinds of objects that are read.
const (
	nodes        = "v1 Node"
	pods         = "v1 Pod"
	claims       = "v1 PersistentVolumeClaim"
	volumes      = "v1 PersistentVolume"
	deployments  = "apps/v1 Deployment"
	replicaSets  = "apps/v1 ReplicaSet"
	statefulSets = "apps/v1 StatefulSet"
	daemonSets   = "apps/v1 DaemonSet"
	clusters     = "postgresql.cnpg.io/v1 Cluster"
	dumps        = "postgresql.cnpg.io/v1 Backup"
	dumpPlans    = "postgresql.cnpg.io/v1 ScheduledBackup"
	dumpStores   = "barmancloud.cnpg.io/v1 ObjectStore"
	backups      = "velero.io/v1 Backup"
	backupPlans  = "velero.io/v1 Schedule"
	backupStores = "velero.io/v1 BackupStorageLocation"
)

var known = map[string]bool{nodes: true, pods: true, claims: true, volumes: true, deployments: true, replicaSets: true, statefulSets: true, daemonSets: true,
	clusters: true, dumps: true, dumpPlans: true, dumpStores: true, backups: true, backupPlans: true, backupStores: true}

// workloads are the kinds that run pods, in the order in which they are read.
var workloads = []string{deployments, statefulSets, daemonSets, clusters}

// system are the namespaces of the cluster itself.
var system = map[string]bool{"kube-system": true, "kube-public": true, "kube-node-lease": true}

// reading is what is read of a file, on the way into a draft.
type reading struct {
	draft      *imports.Draft
	places     *imports.Places
	file, text string
	objects    map[string][]*object // by version and kind
	seen       map[string]*object   // by version, kind and address
	unread     map[string]int       // by version and kind
	system     map[string]int       // workloads of the cluster, by namespace
	lone       int

	standing  map[string]spot   // where nodes are, by their names
	zones     map[string][]spot // where the nodes are of a zone, by its label
	pods      map[string][]*pod // by version and kind and address of what they belong to
	services  map[string]*service
	of        map[*object]*service // what a workload does the work of
	datasets  []*dataset
	mounted   map[string]*object       // which workload uses a claim, by its namespace and name
	contested map[string]bool          // claims that several services use
	numbered  map[string][]*object     // claims, by namespace and name without its number
	regions   map[string]imports.Place // of buckets
	dumped    map[string][]*object     // backups of databases and their schedules, by namespace and name of the database
	finished  []*object                // the backups of Velero, of those alike the last that was completed
}

func newReading(draft *imports.Draft, file, text string) *reading {
	return &reading{draft: draft, places: imports.NewPlaces(draft), file: file, text: text, objects: map[string][]*object{}, seen: map[string]*object{},
		unread: map[string]int{}, system: map[string]int{}, standing: map[string]spot{}, zones: map[string][]spot{}, pods: map[string][]*pod{},
		services: map[string]*service{}, of: map[*object]*service{}, mounted: map[string]*object{}, contested: map[string]bool{}, numbered: map[string][]*object{}, regions: map[string]imports.Place{}, dumped: map[string][]*object{}}
}

// hasAny reports whether there is anything that can be imported.
func (r *reading) hasAny() bool { return len(r.objects) > 0 }

// read reads everything into the draft.
func (r *reading) read() {
	r.order()
	r.placeNodes()
	r.collectPods()
	r.placeStores()
	r.collectBackups()
	r.numberClaims()
	for _, sort := range workloads {
		for _, o := range r.all(sort) {
			if system[o.namespace] && !o.isLabelled() {
				r.system[o.namespace]++
				continue
			}
			r.serve(o)
			r.mount(o)
		}
	}
	r.keepVolumes()
	r.keepClusters()
	r.name()
	declared := map[*service]bool{}
	for _, key := range slices.Sorted(maps.Keys(r.services)) {
		declared[r.services[key]] = r.declare(r.services[key])
	}
	r.declareDatasets(declared)
	r.leftOut()
}

// spot is one place, with how something runs there, if that is known, why the place
// is not known, and which object says so.
type spot struct {
	imports.Place
	mode inventory.Mode
	open open
	by   string
}

// open is a reason why something is not known, with what the file says of it.
type open struct{ reason, detail string }
