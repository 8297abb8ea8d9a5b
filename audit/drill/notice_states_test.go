package drill

import (
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Each case is whether a notice can be sent when pangyo's site is lost.
func TestNoticeState(t *testing.T) {
	phone := inventory.Channel{Kind: "phone", Requires: needs()}
	page := inventory.Channel{Kind: "status-page", Requires: needs("portal")}
	fax := inventory.Channel{Kind: "fax"}
	channels := func(list ...inventory.Channel) []inventory.Channel { return append([]inventory.Channel{}, list...) }
	by := ids[inventory.ContactID]
	cases := map[string]struct {
		notice  inventory.Notice
		want    any
		because string
		paths   []path
	}{
		"by a person elsewhere": {
			inventory.Notice{Channels: channels(page, phone), SentBy: by("near", "far")}, true, "",
			[]path{"facilities[anyang].site", "reporting.contacts[far].facility", "reporting.notices[n].channels[1].requires", "reporting.notices[n].sent_by"},
		},
		"by a person in no building": {
			inventory.Notice{Channels: channels(phone), SentBy: by("home")}, true, "",
			[]path{"reporting.contacts[home].off_site", "reporting.notices[n].channels[0].requires", "reporting.notices[n].sent_by"},
		},
		"the channel burns": {
			inventory.Notice{Channels: channels(page), SentBy: by("far")}, false,
			"the status-page channel of n requires portal; portal runs only at pangyo",
			[]path{"facilities[pangyo].site", "reporting.notices[n].channels[0].requires[0]", "services[portal].deployments"},
		},
		"nobody is left": {
			inventory.Notice{Channels: channels(phone), SentBy: by("near")}, false,
			"near, who can send n, works at pangyo, which is lost",
			[]path{"facilities[pangyo].site", "reporting.contacts[near].facility", "reporting.notices[n].sent_by"},
		},
		"nobody was named": {
			inventory.Notice{Channels: channels(phone), SentBy: by()}, false, "n has nobody to send it", []path{"reporting.notices[n].sent_by"},
		},
		"both fail": {
			inventory.Notice{Channels: channels(), SentBy: by()}, false, "n has no channel; n has nobody to send it",
			[]path{"reporting.notices[n].channels", "reporting.notices[n].sent_by"},
		},
		"a certain failure outweighs an unknown": {
			inventory.Notice{SentBy: by()}, false, "n has nobody to send it", []path{"reporting.notices[n].sent_by"},
		},
		"a channel nobody described": {
			inventory.Notice{Channels: channels(fax, page), SentBy: by("far")}, "absent", "", []path{"reporting.notices[n].channels[0].requires"},
		},
		"nobody knows where they work": {
			inventory.Notice{Channels: channels(phone), SentBy: by("near", "unknown")}, "absent", "",
			[]path{"reporting.contacts[unknown].facility", "reporting.contacts[unknown].off_site"},
		},
		"nothing is declared": {
			inventory.Notice{}, "absent", "", []path{"reporting.notices[n].channels", "reporting.notices[n].sent_by"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := withNotice(c.notice, service("portal", needs(), active("pangyo")))
			got := Play(inv, noon, Loss{SiteLoss, "pangyo-site"}).Notices[0]
			if got.ID != "n" || got.To != "MSIT" || show(got.Deliverable) != c.want || strings.Join(got.Because, "; ") != c.because {
				t.Errorf("deliverable %v because %q", show(got.Deliverable), got.Because)
			}
			if !slices.Equal(got.Paths, c.paths) {
				t.Errorf("paths %q, want %q", got.Paths, c.paths)
			}
		})
	}
}

// The loss of a grid may take the one building in which somebody works of whom
// nothing else is known.
func TestASenderWhoMayBeHit(t *testing.T) {
	inv := withNotice(inventory.Notice{Channels: []inventory.Channel{{Kind: "phone", Requires: needs()}}, SentBy: ids[inventory.ContactID]("far")})
	inv.Facilities[1].FailureDomains = nil
	got := Play(inv, noon, Loss{"power-grid", "pangyo-grid"}).Notices[0]
	if got.Deliverable != nil || !slices.Equal(got.Paths, []path{"facilities[anyang].failure_domains"}) {
		t.Errorf("deliverable %v by %v", show(got.Deliverable), got.Paths)
	}
}
