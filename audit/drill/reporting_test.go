package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// withNotice is an inventory with one notice in its plan.
func withNotice(notice inventory.Notice, services ...inventory.Service) *inventory.Inventory {
	notice.ID, notice.To, notice.Kind = "n", "MSIT", "initial"
	inv := world(services...)
	inv.Reporting = &inventory.Reporting{Notices: []inventory.Notice{notice}, Contacts: []inventory.Contact{
		{ID: "near", Facility: pointer(inventory.FacilityID("pangyo"))},
		{ID: "far", Facility: pointer(inventory.FacilityID("anyang"))},
		{ID: "home", OffSite: pointer(true)},
		{ID: "unknown"},
	}}
	return inv
}

// withoutPangyo is what becomes of the notice when pangyo is lost.
func withoutPangyo(inv *inventory.Inventory) NoticeLoss {
	return deriveAll(inv, noon).Notices["n"].Losses[1]
}

func TestChannel(t *testing.T) {
	portal := service("portal", needs(), active("pangyo"))
	mail := service("mail", nil, active("anyang"))
	phone := inventory.Channel{Kind: "phone", Requires: needs()}
	page := inventory.Channel{Kind: "status-page", Requires: needs("portal")}
	either := inventory.Channel{Kind: "app", Requires: needs("portal|mail")}
	cases := map[string]struct {
		channels []inventory.Channel
		want     any
		because  []string
		basis    []inventory.Path
	}{
		"not declared": {nil, "absent", nil, []inventory.Path{"reporting.notices[n].channels"}},
		"none": {
			[]inventory.Channel{}, false, []string{"n has no channel"}, []inventory.Path{"reporting.notices[n].channels"},
		},
		"one that needs nothing": {
			[]inventory.Channel{page, phone}, true, nil, []inventory.Path{"reporting.notices[n].channels[1].requires"},
		},
		"one that burns": {
			[]inventory.Channel{page}, false,
			[]string{"the status-page channel of n requires portal", "portal runs only at pangyo"},
			[]inventory.Path{"reporting.notices[n].channels[0].requires[0]", "services[portal].deployments"},
		},
		"one that burns and one nobody described": {
			[]inventory.Channel{page, {Kind: "sms"}}, "absent", nil, []inventory.Path{"reporting.notices[n].channels[1].requires"},
		},
		"one that may work": {
			[]inventory.Channel{either}, "absent", nil, []inventory.Path{"services[mail].requires"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := withoutPangyo(withNotice(inventory.Notice{Channels: c.channels}, portal, mail))
			if got.Facility != "pangyo" || show(got.Channel) != c.want || !slices.Equal(got.Because, c.because) {
				t.Errorf("%s: channel %v because %q", got.Facility, show(got.Channel), got.Because)
			}
			if !slices.Equal(got.Basis("channel"), c.basis) {
				t.Errorf("basis %q, want %q", got.Basis("channel"), c.basis)
			}
		})
	}
}

func TestSender(t *testing.T) {
	cases := map[string]struct {
		sentBy []inventory.ContactID
		want   any
	}{
		"not declared":        {nil, "absent"},
		"nobody":              {ids[inventory.ContactID](), false},
		"in the building":     {ids[inventory.ContactID]("near"), false},
		"in another building": {ids[inventory.ContactID]("near", "far"), true},
		"in no building":      {ids[inventory.ContactID]("near", "home"), true},
		"perhaps elsewhere":   {ids[inventory.ContactID]("near", "unknown"), "absent"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := withoutPangyo(withNotice(inventory.Notice{SentBy: c.sentBy}))
			if show(got.Sender) != c.want || !slices.Contains(got.Basis("sender"), "reporting.notices[n].sent_by") {
				t.Errorf("sender %v, basis %v, want %v", show(got.Sender), got.Basis("sender"), c.want)
			}
		})
	}
}

func TestWorstCase(t *testing.T) {
	inv := withNotice(inventory.Notice{Within: length("1h")})
	if got := deriveAll(inv, noon).Plan.Notices[0]; got.WorstCase != nil || len(got.Basis("worst_case")) != 3 {
		t.Errorf("worst case %v without detection", show(got.WorstCase))
	}
	inv.Reporting.Detection = &inventory.Detection{Within: length("5m")}
	inv.Reporting.Classification = &inventory.Classification{Within: length("10m")}
	if got := deriveAll(inv, noon).Plan.Notices[0]; show(got.WorstCase) != 4500.0 {
		t.Errorf("worst case %v", show(got.WorstCase))
	}
	if got := deriveAll(world(), noon).Plan; got.Notices != nil {
		t.Errorf("notices %v without a plan", got.Notices)
	}
}
