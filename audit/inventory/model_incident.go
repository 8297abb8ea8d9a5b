package inventory

// Impact is what an incident did, in the figures by which laws tell whether it
// must be reported. An estimate counts where no figure can be had; its note says so.
type Impact struct {
	// Users whom it affected.
	Users *int64 `json:"users,omitzero" inv:"min=0"`
	// The same, as a share of all users of the services, from 0 to 1.
	UsersShare *float64 `json:"users_share,omitzero" inv:"min=0,max=1"`
	// Clients whom it affected: who has a contract with the operator.
	Clients *int64 `json:"clients,omitzero" inv:"min=0"`
	// The same, as a share of all clients who use the services, from 0 to 1.
	ClientsShare *float64 `json:"clients_share,omitzero" inv:"min=0,max=1"`
	// True: clients or counterparts whom the operator itself identified as
	// relevant were among them.
	RelevantClients *bool `json:"relevant_clients,omitzero"`
	// Financial counterparts whom it affected, as a share of all that deal with the
	// services, from 0 to 1.
	CounterpartsShare *float64 `json:"counterparts_share,omitzero" inv:"min=0,max=1"`
	// Transactions that it affected, as a share of those of an average day, by
	// number or by value: the larger of the two.
	TransactionsShare *float64 `json:"transactions_share,omitzero" inv:"min=0"`
	// The longest time that one of the critical services was not available.
	Downtime *Duration `json:"downtime,omitzero"`
	// The longest time that one of the services was not available at all; 0s if
	// none was.
	Unavailable *Duration `json:"unavailable,omitzero"`
	// The longest time that one of the services was available with less than it
	// should; 0s if none was.
	Limited *Duration `json:"limited,omitzero"`
	// In how many member states of the European Union it was felt.
	MemberStates *int64 `json:"member_states,omitzero" inv:"min=0"`
	// True: data was lost, altered, disclosed or out of reach, to the harm of the
	// business or of what the operator owes its supervisors.
	DataLoss *bool `json:"data_loss,omitzero"`
	// True: integrity, confidentiality or authenticity of data was compromised, and
	// a malicious act is suspected.
	Compromised *bool `json:"compromised,omitzero"`
	// True: somebody got into systems, maliciously and without leave.
	MaliciousAccess *bool `json:"malicious_access,omitzero"`
	// True: somebody could get into a data centre who may not.
	PhysicalAccess *bool `json:"physical_access,omitzero"`
	// Costs and losses, incurred or likely, in euros.
	CostEUR *int64 `json:"cost_eur,omitzero" inv:"min=0"`
	// True: it came to the media, to complaints, to breaches of what the operator
	// owes by law, or to the loss of clients.
	Reputation *bool `json:"reputation,omitzero"`
	// True: somebody died of it, or came to considerable harm.
	Harm *bool `json:"harm,omitzero"`
	Object
}
