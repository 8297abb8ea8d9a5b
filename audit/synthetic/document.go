package synthetic

// sections are the document from top to bottom.
func (f *fleet) sections() []section {
	sites := f.sites()
	return []section{
		{key: "apiVersion", value: word("dcaudit/v1")},
		{key: "kind", value: word("Inventory")},
		{key: "as_of", value: moment(day)},
		{key: "operator", value: object{{"id", word("operator")}, {"name", word("An invented operator")}}},
		{key: "providers", count: 2 * (zones - 1), item: f.providerItem},
		{key: "sites", count: sites, item: f.siteItem},
		{key: "failure_domains", count: zones + carriers + 2*sites, item: f.domainItem},
		{key: "facilities", count: f.facilities, item: f.facilityItem},
		{key: "services", count: f.Services, item: func(i int) any { return group(f.service(i).item(f.id(i))) }},
		{key: "datasets", count: f.Services, item: func(i int) any { return group(f.dataset(f.service(i))) }},
		{key: "reporting", value: f.reporting()},
		all("exercises", exercises),
		all("documents", documents),
		all("incidents", incidents),
		all("attestations", attestations),
	}
}

// all is a section of items that are the same in every inventory.
func all[T any](key string, items []T) section {
	return section{key: key, count: len(items), item: func(i int) any { return items[i] }}
}

// reporting is the plan. The status page is the first of the platform, if there
// is one.
func (f *fleet) reporting() group {
	d := newDice(f.Seed, traits, f.Services)
	senders := words("first-lead", "second-lead")
	page := f.anyOf(d, "status-page")
	if page == nil {
		page = list{}
	}
	return group{
		{"officer", object{{"name", word("Officer")}, {"deputy", word("Deputy")}, {"reachable", word("24x7")}}},
		{"detection", object{{"within", word("5m")}}},
		{"classification", object{{"within", word("10m")}}},
		{"contacts", lines{
			{{"id", word("first-lead")}, {"facility", facility(0)}},
			{{"id", word("second-lead")}, {"facility", facility(1)}},
		}},
		{"notices", lines{
			{{"id", word("ministry-initial")}, {"to", word("MSIT")}, {"kind", word("initial")}, {"within", word("30m")},
				{"channels", list{object{{"kind", word("web-form")}, {"requires", list{}}}}},
				{"sent_by", senders}, {"contents", toMinistry}},
			{{"id", word("users-initial")}, {"to", word("users")}, {"kind", word("initial")}, {"within", word("15m")},
				{"channels", list{object{{"kind", word("status-page")}, {"requires", page}}}},
				{"sent_by", senders}, {"contents", toUsers}},
		}},
	}
}

// What the notices say.
var (
	toMinistry = words("when_where", "cause_damage", "emergency", "recovery", "future")
	toUsers    = words("fact", "cause", "measures", "contact")
)

var exercises = []object{
	{{"id", word("facility-off")}, {"scenario", word("facility-loss")}, {"date", moment(137 * day)}, {"live", truth(true)}, {"passed", truth(true)}},
	{{"id", word("unplugged")}, {"scenario", word("network-loss")}, {"date", moment(102 * day)}, {"live", truth(true)}, {"passed", truth(true)}},
	{{"id", word("battery-fire")}, {"scenario", word("facility-fire")}, {"date", moment(175 * day)}, {"passed", truth(true)}},
}

var documents = []object{document("recovery-plan", 15*day), document("incident-manual", 211*day)}

func document(kind word, age int) object {
	digest := word("0123456789abcdef")
	return object{{"id", kind}, {"kind", kind}, {"path", "documents/" + kind + ".pdf"}, {"sha256", digest + digest + digest + digest}, {"dated", moment(age)}}
}

var incidents = []group{incident(1, 230*day+7*hour, "change"), incident(2, 90*day+3*hour, "hardware")}

// incident is an outage of an hour that was told of in time.
func incident(n, age int, cause word) group {
	told := func(to word, after int, contents list) object {
		return object{{"to", to}, {"kind", word("initial")}, {"at", moment(age - after)}, {"contents", contents}}
	}
	return group{
		{"id", named("incident", n)},
		{"began", moment(age)},
		{"aware", moment(age - 2*minute)},
		{"restored", moment(age - 59*minute)},
		{"cause", object{{"category", cause}, {"found", moment(age - 9*day)}}},
		{"reports", lines{told("users", 13*minute, toUsers), told("MSIT", 28*minute, toMinistry)}},
		{"corrective_actions", lines{{{"id", word("again")}, {"what", word("Never again")}, {"done", moment(age - 40*day)}}}},
	}
}

var attestations = []group{attestation("control-tower"), attestation("relief-plan"), attestation("cooperation")}

func attestation(control word) group {
	return group{
		{"control", "kr-2022/" + control},
		{"by", word("An invented officer")},
		{"date", moment(120 * day)},
		{"valid_until", moment(-200 * day)},
		{"statement", word("It is so")},
	}
}
