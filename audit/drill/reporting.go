package drill

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// plannedNotices are the notices of the reporting plan; nil when not declared.
func (d *derivation) plannedNotices() []inventory.Notice {
	if d.inv.Reporting == nil {
		return nil
	}
	return d.inv.Reporting.Notices
}

// plan derives when each notice of the reporting plan goes out.
func (d *derivation) plan() PlanFacts {
	facts := PlanFacts{Basis: rests(map[string][]path{"notices": {path("reporting").Field("notices")}})}
	notices := d.plannedNotices()
	if notices != nil {
		facts.Notices = []PlannedNotice{}
	}
	for i := range notices {
		facts.Notices = append(facts.Notices, planned(d.inv.Reporting, &notices[i]))
	}
	return facts
}

// planned derives the latest moment at which one notice goes out.
func planned(plan *inventory.Reporting, notice *inventory.Notice) PlannedNotice {
	at := noticePath(notice.ID)
	worst := plannedTime(plan, notice, inventory.FromBegan)
	return PlannedNotice{
		ID: notice.ID, To: notice.To, Kind: notice.Kind, Contents: notice.Contents,
		WorstCase: worst.Seconds, Since: plannedTimes(plan, notice),
		Basis: rests(map[string][]path{
			"id": {at}, "to": {at.Field("to")}, "kind": {at.Field("kind")}, "contents": {at.Field("contents")},
			"since": {at.Field("within")}, "worst_case": worst.Basis("seconds"),
		}),
	}
}

// notice derives whether a notice can be sent without each facility.
func (d *derivation) notice(notice *inventory.Notice) NoticeFacts {
	facts := NoticeFacts{Losses: []NoticeLoss{}, Basis: rests(map[string][]path{"losses": {"facilities"}})}
	for _, facility := range d.net.facilities {
		facts.Losses = append(facts.Losses, d.noticeLoss(notice, facility.ID))
	}
	return facts
}

func (d *derivation) noticeLoss(notice *inventory.Notice, lost inventory.FacilityID) NoticeLoss {
	on := map[string][]path{"facility": {facilityPath(lost)}}
	facts := NoticeLoss{Facility: lost, Basis: rests(on)}
	r := d.withoutIt[d.net.facility(lost)]
	facts.Channel, on["channel"] = r.channel(notice)
	if facts.Channel != nil && !*facts.Channel {
		facts.Because, on["channel"] = r.whySilent(notice)
	}
	on["because"] = on["channel"]
	sender := r.sender(d.inv.Reporting, notice)
	facts.Sender, on["sender"] = sender.holds(), sorted(append([]path{noticePath(notice.ID).Field("sent_by")}, sender.basis...))
	return facts
}

// channel says whether one of the channels works in the drill. The paths are
// what a working one rests on, or what is not known of those that may work.
func (r *drill) channel(notice *inventory.Notice) (*bool, []path) {
	at := noticePath(notice.ID).Field("channels")
	if notice.Channels == nil {
		return nil, []path{at}
	}
	hope := false
	var unknown []path
	for i, channel := range notice.Channels {
		requires := at.Index(i).Field("requires")
		switch {
		case channel.Requires == nil:
			hope, unknown = true, append(unknown, requires)
		case r.careful.meets(channel.Requires):
			return pointer(true), []path{requires}
		case r.hopeful.meets(channel.Requires):
			hope, unknown = true, append(unknown, r.unknowns(r.unmet(channel.Requires)...)...)
		}
	}
	if hope {
		return nil, sorted(unknown)
	}
	return pointer(false), []path{at}
}

// unmet are the services of the requirements that are not certainly met.
func (r *drill) unmet(requires []inventory.Requirement) []int {
	var services []int
	for _, requirement := range requires {
		if !r.careful.fulfils(requirement) {
			services = append(services, r.net.numbers(requirement.AnyOf)...)
		}
	}
	return services
}

// whySilent tells why no channel of a notice works.
func (r *drill) whySilent(notice *inventory.Notice) ([]string, []path) {
	at := noticePath(notice.ID).Field("channels")
	t := r.begin()
	if len(notice.Channels) == 0 {
		t.say(fmt.Sprintf("%s has no channel", notice.ID), at)
	}
	for i, channel := range notice.Channels {
		for j := range channel.Requires {
			requirement := &channel.Requires[j]
			if r.hopeful.fulfils(*requirement) {
				continue
			}
			t.say(fmt.Sprintf("the %s channel of %s requires %s", channel.Kind, notice.ID, oneOf(requirement)),
				at.Index(i).Field("requires").Index(j))
			for _, s := range r.net.numbers(requirement.AnyOf) {
				t.service(s)
			}
			break
		}
	}
	return t.end()
}
