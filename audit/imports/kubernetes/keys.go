package kubernetes

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// Labels and annotations that Kubernetes and its operators set.
const (
	zoneLabel        = "topology.kubernetes.io/zone"
	regionLabel      = "topology.kubernetes.io/region"
	oldZoneLabel     = "failure-domain.beta.kubernetes.io/zone"
	oldRegionLabel   = "failure-domain.beta.kubernetes.io/region"
	hostLabel        = "kubernetes.io/hostname"
	templateLabel    = "pod-template-hash"
	clusterLabel     = "cnpg.io/cluster"
	roleLabel        = "cnpg.io/instanceRole"
	scheduleLabel    = "velero.io/schedule-name"
	leftOutOfBackups = "backup.velero.io/backup-volumes-excludes"
)

// kept are the keys that are read, wherever they stand: what is not named here
// never gets further than the parser.
var kept = map[string]bool{}

func init() {
	for _, key := range []string{imports.LabelService, imports.LabelKind, imports.LabelCritical, imports.LabelMode, imports.LabelFacility,
		zoneLabel, regionLabel, oldZoneLabel, oldRegionLabel, templateLabel, clusterLabel, roleLabel, scheduleLabel, leftOutOfBackups} {
		kept[key] = true
	}
	for key := range strings.FieldsSeq(`
apiVersion kind items metadata name namespace uid resourceVersion continue labels annotations ownerReferences controller creationTimestamp deletionTimestamp spec status
providerID nodeName replicas desiredNumberScheduled template phase conditions type
topologySpreadConstraints topologyKey whenUnsatisfiable affinity podAntiAffinity podAntiAffinityType requiredDuringSchedulingIgnoredDuringExecution
volumes persistentVolumeClaim claimName volumeClaimTemplates volumeName nodeAffinity required nodeSelectorTerms matchExpressions key operator values csi driver
instances replica enabled primary self source backup barmanObjectStore destinationPath endpointURL plugins parameters barmanObjectName configuration
cluster schedule suspend method currentPrimary stoppedAt volumeSnapshot
provider objectStorage bucket config region s3Url default storageLocation paused includedNamespaces excludedNamespaces includedResources excludedResources
labelSelector orLabelSelectors resourcePolicy defaultVolumesToFsBackup defaultVolumesToRestic snapshotMoveData startTimestamp completionTimestamp
`) {
		kept[key] = true
	}
}
