package drill

import (
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// noticeStates are what becomes of the notices of a plan, in its order.
func (r *drill) noticeStates(plan *inventory.Reporting) []NoticeState {
	states := []NoticeState{}
	if plan == nil {
		return states
	}
	for i := range plan.Notices {
		states = append(states, r.noticeState(plan, &plan.Notices[i]))
	}
	return states
}

func (r *drill) noticeState(plan *inventory.Reporting, notice *inventory.Notice) NoticeState {
	channel, sender := claimed(r.channel(notice)), r.sender(plan, notice)
	var because []string
	if channel.fate == taken {
		because, channel.basis = r.whySilent(notice)
	}
	if sender.fate == taken {
		because = append(because, r.whyNobody(plan, notice)...)
	}
	sent := joint(channel, sender)
	return NoticeState{
		ID: notice.ID, To: notice.To, Deliverable: sent.holds(),
		Because: because, Paths: sorted(slices.Clone(sent.basis)),
	}
}

// sender is the prospect that one of the people who can send the notice works
// outside what is lost.
func (r *drill) sender(plan *inventory.Reporting, notice *inventory.Notice) prospect {
	at := noticePath(notice.ID).Field("sent_by")
	if notice.SentBy == nil {
		return prospect{unsure, []path{at}}
	}
	sender := prospect{taken, []path{at}}
	for _, id := range notice.SentBy {
		outside := r.outside(plan, id)
		if outside.fate == spared {
			return prospect{spared, append([]path{at}, outside.basis...)}
		}
		sender = either(sender, outside)
	}
	return sender
}

// outside is the prospect of a contact: that they work outside what is lost.
func (r *drill) outside(plan *inventory.Reporting, id inventory.ContactID) prospect {
	at := contactPath(id)
	contact := contactOf(plan, id)
	switch {
	case contact == nil || contact.Facility == nil && contact.OffSite == nil:
		return prospect{unsure, []path{at.Field("facility"), at.Field("off_site")}}
	case contact.Facility != nil:
		return r.housed(contact.Facility, at.Field("facility"))
	case *contact.OffSite:
		return prospect{spared, []path{at.Field("off_site")}}
	}
	return prospect{unsure, []path{at.Field("facility")}}
}

// contactOf is the contact of the plan with this id; nil when it has none.
func contactOf(plan *inventory.Reporting, id inventory.ContactID) *inventory.Contact {
	i := slices.IndexFunc(plan.Contacts, func(c inventory.Contact) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &plan.Contacts[i]
}

// whyNobody tells why no one is left who can send a notice.
func (r *drill) whyNobody(plan *inventory.Reporting, notice *inventory.Notice) []string {
	if len(notice.SentBy) == 0 {
		return []string{fmt.Sprintf("%s has nobody to send it", notice.ID)}
	}
	return ofEach(notice.SentBy, func(id inventory.ContactID) string {
		return fmt.Sprintf("%s, who can send %s, works at %s, which is lost", id, notice.ID, *contactOf(plan, id).Facility)
	})
}
