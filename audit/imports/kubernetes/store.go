package kubernetes

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// placeStores notes the regions of the buckets that locations of Velero name: the
// name of a bucket of Amazon is unique, whoever puts something there.
func (r *reading) placeStores() {
	for _, location := range r.all(backupStores) {
		at, bucket := bucketPlace(location), location.Get("spec", "objectStorage", "bucket").String()
		before, seen := r.regions[bucket]
		if seen && before != at {
			at = imports.Place{}
		}
		r.regions[bucket] = at
	}
}

// bucketPlace is the region of the bucket of a location, if it is one of Amazon's
// own: of another store the region says nothing.
func bucketPlace(location *object) imports.Place {
	spec := location.Get("spec")
	provider := strings.TrimPrefix(spec.Get("provider").String(), "velero.io/")
	if provider != "aws" {
		return imports.Place{}
	}
	if address := spec.Get("config", "s3Url").String(); address != "" {
		return addressPlace(address)
	}
	return imports.AWS.InRegion(spec.Get("config", "region").String())
}

// ofAmazon is the name of the host of a store of Amazon, with its region.
var ofAmazon = regexp.MustCompile(`^s3[.-](?:dualstack\.)?([a-z0-9-]+)\.amazonaws\.com$`)

func addressPlace(address string) imports.Place {
	parsed, err := url.Parse(address)
	if err != nil {
		return imports.Place{}
	}
	if match := ofAmazon.FindStringSubmatch(parsed.Hostname()); match != nil {
		return imports.AWS.InRegion(match[1])
	}
	return imports.Place{}
}

// dumpStore is the path and the address of the store that a database keeps backups
// in by a method; empty where there is none.
func (r *reading) dumpStore(o *object, method string) (path, endpoint string) {
	store := o.Get("spec", "backup", "barmanObjectStore")
	if method == "plugin" {
		store = nil
		for _, plugin := range o.Get("spec", "plugins").Entries() {
			if plugin.Get("name").String() != "barman-cloud.cloudnative-pg.io" {
				continue
			}
			if named := r.find(dumpStores, o.namespace, plugin.Get("parameters", "barmanObjectName").String()); named != nil {
				store = named.Get("spec", "configuration")
			}
		}
	}
	if method == "volumeSnapshot" {
		return "", ""
	}
	return store.Get("destinationPath").String(), store.Get("endpointURL").String()
}

// storePlace is the region of the bucket that a path names, if the file names it.
func (r *reading) storePlace(path, endpoint string) spot {
	parsed, err := url.Parse(path)
	switch {
	case err != nil || parsed.Host == "":
		return spot{open: open{unsaid, "the store that backups go to"}}
	case endpoint != "" && addressPlace(endpoint).Known():
		return spot{Place: addressPlace(endpoint)}
	case endpoint != "":
		return spot{open: open{unsaid, "where the store is, at an address of its own, that has bucket " + parsed.Host}}
	case parsed.Scheme == "s3" && r.regions[parsed.Host].Known():
		return spot{Place: r.regions[parsed.Host]}
	}
	return spot{open: open{unsaid, "in which region " + parsed.Host + " is, which backups go to"}}
}
