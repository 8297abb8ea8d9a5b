package terraform

import (
	"github.com/dcaudit/dcaudit/audit/imports"
)

type (
	cloud = imports.Cloud
	place = imports.Place
)

var aws, google, azure = imports.AWS, imports.Google, imports.Azure
