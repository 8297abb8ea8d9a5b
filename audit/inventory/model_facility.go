package inventory

// Facility is one data centre: one building under one operator.
type Facility struct {
	// A short name.
	ID FacilityID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	// The campus it stands on.
	Site *SiteID `json:"site,omitzero"`
	// The country it stands in, ISO 3166-1 alpha-2.
	Country *Country `json:"country,omitzero"`
	// Where it stands.
	Location *Coordinates `json:"location,omitzero"`
	// Who runs the building: the operator of the inventory or a provider.
	Operator *OrganisationID `json:"operator,omitzero"`
	// Whether the operator of the inventory owns it or leases room in it.
	Tenure *Tenure `json:"tenure,omitzero"`
	// The grade that an authority gave it, A the most important; none says that it
	// was given none.
	Grade *Grade `json:"grade,omitzero"`
	// True: it is part of a building that many others use, too.
	MultiUse *bool `json:"multi_use,omitzero"`
	// Floor area of its server rooms, in square metres.
	ServerFloorM2 *float64 `json:"server_floor_m2,omitzero" inv:"min=0"`
	// Causes that take this facility whenever they strike.
	FailureDomains []DomainID `json:"failure_domains,omitzero"`
	// The region of a cloud provider (a failure domain of that kind) that it is in,
	// and that takes it when it fails. It is in no other such region, and one that
	// lists its failure domains without any is in none. Unlike that list, it says
	// nothing of other causes.
	CloudRegion *DomainID `json:"cloud_region,omitzero"`
	// Carriers (failure domains of that kind) that connect it. The facility is
	// cut off when all of them fail.
	Carriers []DomainID `json:"carriers,omitzero"`
	// Electricity: feeds, reserve, UPS, cut-off.
	Power *Power `json:"power,omitzero"`
	// Its supplies and what stands in for them.
	Utilities []Utility `json:"utilities,omitzero"`
	// Locks and cameras.
	Entry *Entry `json:"entry,omitzero"`
	// What water can do to it.
	Flood *Flood `json:"flood,omitzero"`
	// What the building is protected against, by its structure or equipment.
	ProtectedAgainst []Hazard `json:"protected_against,omitzero"`
	// People who answer for it when something happens.
	ResponseOfficers []ResponseOfficer `json:"response_officers,omitzero"`
	// Who can act in it at any hour.
	ResponseStaff *ResponseStaff `json:"response_staff,omitzero"`
	// Inspections of it.
	Inspections []Inspection `json:"inspections,omitzero"`
	// Conditions that must stay within limits.
	Climate []Climate `json:"climate,omitzero"`
	// What near it can harm it, the nearest of each kind.
	Dangers []Danger `json:"dangers,omitzero"`
	// How it is kept from burning.
	FireProtection *FireProtection `json:"fire_protection,omitzero"`
	// Fire compartments that UPS and battery rooms refer to.
	Compartments []Compartment `json:"compartments,omitzero"`
	// Rooms that hold batteries.
	BatteryRooms []BatteryRoom `json:"battery_rooms,omitzero"`
	Object
}

// Coordinates are a point on the earth, WGS 84.
type Coordinates struct {
	// Latitude in degrees, north positive.
	Lat float64 `json:"lat" inv:"required,min=-90,max=90"`
	// Longitude in degrees, east positive.
	Lon float64 `json:"lon" inv:"required,min=-180,max=180"`
	Object
}

// Power is how a facility gets its electricity and keeps it.
type Power struct {
	// Substations (failure domains of that kind) that feed it. The facility is
	// without mains when all of them fail.
	Substations []DomainID `json:"substations,omitzero"`
	// How long its own supply (generator, UPS, battery) lasts at full load.
	Reserve *Duration `json:"reserve,omitzero"`
	// Power that it may draw from the grid, in megawatts.
	CapacityMW *float64 `json:"capacity_mw,omitzero" inv:"min=0"`
	// Levels at which power can be cut without cutting the whole building.
	CutoffLevels []CutoffLevel `json:"cutoff_levels,omitzero"`
	// True: power can be cut from a place that a fire does not reach.
	RemoteCutoff *bool `json:"remote_cutoff,omitzero"`
	// True: power can be led past the UPS.
	UPSBypass *bool `json:"ups_bypass,omitzero"`
	// Uninterruptible power supplies.
	UPS []UPS `json:"ups,omitzero"`
	Object
}

// Compartment is a part of a building that fire walls keep a fire within.
type Compartment struct {
	// A short name, unique in the facility.
	ID CompartmentID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	// How long its walls, doors and ceilings withstand a fire.
	Resists *Duration `json:"resists,omitzero"`
	Object
}

// UPS is one uninterruptible power supply, or a bank of them that fails as one.
type UPS struct {
	// A short name, unique in the facility.
	ID UPSID `json:"id" inv:"required"`
	// The fire compartment it stands in.
	Compartment *CompartmentID `json:"compartment,omitzero"`
	// The UPS whose load this one takes over; left out, it takes over from none.
	BacksUp *UPSID `json:"backs_up,omitzero"`
	// What else is in the room, or in a space that is open to it.
	SharesRoomWith []RoomContent `json:"shares_room_with,omitzero"`
	Object
}

// BatteryRoom is a room that holds batteries, whatever else is in it.
type BatteryRoom struct {
	// A short name, unique in the facility.
	ID BatteryRoomID `json:"id" inv:"required"`
	// The fire compartment it is in.
	Compartment *CompartmentID `json:"compartment,omitzero"`
	// What the batteries are made of.
	Chemistry *Chemistry `json:"chemistry,omitzero"`
	// How often the battery management system measures.
	MonitoringInterval *Duration `json:"monitoring_interval,omitzero"`
	// What watches the room for the first sign of a fire.
	Detectors []Detector `json:"detectors,omitzero"`
	// What else is in the room, or in a space that is open to it.
	SharesRoomWith []RoomContent `json:"shares_room_with,omitzero"`
	// What puts a fire out.
	Suppression []Suppression `json:"suppression,omitzero"`
	// True: smoke and gas can be driven out fast.
	RapidExhaust *bool `json:"rapid_exhaust,omitzero"`
	// Energy that the batteries hold when full, in kilowatt-hours.
	EnergyKWh *float64 `json:"energy_kwh,omitzero" inv:"min=0"`
	// The least distance between two racks of batteries, in metres.
	RackSpacingM *float64 `json:"rack_spacing_m,omitzero" inv:"min=0"`
	// True: fire walls and fire doors close it off.
	FireRated *bool `json:"fire_rated,omitzero"`
	// True: whatever passes through its walls is sealed against fire.
	PenetrationsSealed *bool `json:"penetrations_sealed,omitzero"`
	// True: in an emergency the batteries are disconnected from each other.
	EmergencyDisconnect *bool `json:"emergency_disconnect,omitzero"`
	// True: an alarm reaches the officer for disasters by itself.
	AlarmToOfficer *bool `json:"alarm_to_officer,omitzero"`
	Object
}
