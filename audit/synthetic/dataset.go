package synthetic

// copied is a copy of a dataset. Times are in seconds.
type copied struct {
	kind       string
	facility   int
	interval   int
	success    int // how long ago
	restored   int // how long ago; 0 if never
	keys       []int
	unreadable bool // without a key
	stated     bool // that it is; to say where the key is says so only to a reader
}

// copy gives the dataset of a service a backup in the next zone, with its keys
// there and in the one after, and a replica in the one after.
func (f *fleet) copy(s *service, d *dice) {
	near := s.places[1].facility
	far := f.within(d, f.zone(near)+1)
	interval := d.between(hour, s.rpo, hour)
	backup := copied{kind: "backup", facility: near, interval: interval, restored: d.between(10*day, 350*day, day)}
	backup.success = d.between(10*minute, interval, 10*minute)
	replica := copied{kind: "replica", facility: far, success: d.between(minute, hour, minute)}
	if s.critical {
		backup.unreadable, backup.keys = true, []int{near, far}
	}
	s.copies = []copied{backup, replica}
}

// dataset is the dataset of a service as the inventory lists it.
func (f *fleet) dataset(s *service) object {
	id := f.id(s.number)
	item := object{{"id", id + "-data"}, {"service", id}, {"primary", facility(s.places[0].facility)}}
	if s.irreplaceable {
		item = append(item, field{"recreatable", truth(false)})
	}
	copies := lines{}
	for i, c := range s.copies {
		copies = append(copies, c.item([]word{"a", "b"}[i], s.critical).without(s.ailment.copy...))
	}
	return append(item, field{"copies", copies}).without(s.ailment.dataset...)
}

// item is a copy; of one whose service is not critical, less is known.
func (c copied) item(id word, critical bool) object {
	item := object{{"id", id}, {"kind", word(c.kind)}, {"facility", facility(c.facility)}}
	if critical {
		item = append(item, field{"interval", duration(c.interval)}, field{"last_success", moment(c.success)})
	}
	if c.restored > 0 {
		item = append(item, field{"last_restore_test", moment(c.restored)})
	}
	if critical && c.kind == "backup" {
		item = append(item, field{"immutable", truth(true)})
	}
	if !c.unreadable {
		return append(item, field{"encrypted", truth(false)})
	}
	if c.stated {
		item = append(item, field{"encrypted", truth(true)})
	}
	keys := list{}
	for _, at := range c.keys {
		keys = append(keys, facility(at))
	}
	return append(item, field{"key_held_at", keys})
}
