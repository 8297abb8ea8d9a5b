package audit

import (
	"fmt"
	"slices"
)

// Listing is a catalog as people and programs read it.
type Listing struct {
	Frameworks []FrameworkListing `json:"frameworks"`
	Checks     []CheckListing     `json:"checks"`
}

// FrameworkListing is a framework with its controls.
type FrameworkListing struct {
	FrameworkRef
	Note  string `json:"note,omitempty"`
	From  string `json:"in_force_from,omitempty"`
	Until string `json:"in_force_until,omitempty"`
	// Whom it binds: whoever fits all of any of these; absent, nobody by itself.
	Binds    [][]UseListing   `json:"binds,omitempty"`
	Controls []ControlListing `json:"controls"`
}

// ControlListing is a control with the checks that judge it.
type ControlListing struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Text       string `json:"text"`
	Citation   string `json:"citation"`
	Kind       string `json:"kind"`
	Confidence string `json:"confidence"`
	URL        string `json:"url,omitempty"`
	Note       string `json:"note,omitempty"`
	// When it holds, where that differs from the framework.
	From  string `json:"in_force_from,omitempty"`
	Until string `json:"in_force_until,omitempty"`
	// Whom it binds, where that differs from the framework.
	Binds  [][]UseListing `json:"binds,omitempty"`
	Checks []UseListing   `json:"checks,omitempty"`
	Manual string         `json:"manual,omitempty"`
	// How old an attestation may be, as people write it.
	MaxAge string `json:"max_age,omitempty"`
}

// UseListing is a check with all the parameters that a control gives it.
type UseListing struct {
	Check  string         `json:"check"`
	Params map[string]any `json:"params,omitempty"`
}

// CheckListing is a check with its whole story.
type CheckListing struct {
	ID          string             `json:"id"`
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Subject     string             `json:"subject"`
	Severity    Severity           `json:"severity"`
	Remediation string             `json:"remediation"`
	Params      []ParamListing     `json:"params,omitempty"`
	References  []ReferenceListing `json:"references,omitempty"`
	// The controls that use it, as framework/control.
	Controls []string `json:"controls"`
	File     string   `json:"file"`
}

// ParamListing is a parameter of a check.
type ParamListing struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Default     any    `json:"default,omitempty"`
	Description string `json:"description"`
	Source      string `json:"source,omitempty"`
}

// ReferenceListing is a source for further reading.
type ReferenceListing struct {
	URL         string `json:"url"`
	Description string `json:"description,omitempty"`
}

// Listing lists everything in the catalog, by id.
func (c *Catalog) Listing() (l Listing) {
	citedBy := map[string][]string{}
	for _, f := range c.Frameworks {
		listed := FrameworkListing{FrameworkRef: f.ref(), Note: text(f.Note), Binds: listingsOf(f.whom)}
		listed.From, listed.Until = f.InForce.ends()
		for _, control := range c.controls[f.ID] {
			listed.Controls = append(listed.Controls, control.listing())
			for _, id := range control.cites() {
				citedBy[id] = append(citedBy[id], control.id())
			}
		}
		l.Frameworks = append(l.Frameworks, listed)
	}
	for _, check := range c.Checks {
		l.Checks = append(l.Checks, check.listing(citedBy[check.ID]))
	}
	return l
}

func (f *Framework) ref() FrameworkRef {
	return FrameworkRef{string(f.ID), f.Title, f.Authority, f.Jurisdiction, string(f.Kind), text(f.URL)}
}

func (c control) listing() ControlListing {
	l := ControlListing{ID: string(c.ID), Title: c.Title, Text: c.Text, Citation: c.Citation, Kind: string(c.Kind), Confidence: string(c.Confidence),
		URL: text(c.URL), Note: text(c.Note), Manual: text(c.Manual)}
	if c.MaxAge != nil {
		l.MaxAge = c.MaxAge.String()
	}
	l.From, l.Until = c.InForce.ends()
	if c.Binds != nil {
		l.Binds = listingsOf(c.binds)
	}
	for _, u := range c.uses {
		l.Checks = append(l.Checks, UseListing{u.check.ID, u.shown})
	}
	return l
}

func listingsOf(binds [][]use) (listings [][]UseListing) {
	for _, all := range binds {
		var one []UseListing
		for _, u := range all {
			one = append(one, UseListing{u.check.ID, u.shown})
		}
		listings = append(listings, one)
	}
	return listings
}

func (c *Check) listing(controls []string) CheckListing {
	l := CheckListing{ID: c.ID, Title: c.Title, Description: c.Description, Subject: string(c.Subject), Severity: c.Severity,
		Remediation: c.Remediation, Controls: controls, File: c.File}
	for _, p := range c.Params {
		l.Params = append(l.Params, ParamListing{p.Name, string(p.Type), p.written(p.Default), p.Description, p.Source})
	}
	for _, r := range c.References {
		l.References = append(l.References, ReferenceListing(r))
	}
	return l
}

// Extends says why a listing cannot be that of a larger catalog, if it cannot:
// something of the smaller one is not there, or is not the same.
func (l Listing) Extends(smaller Listing) error {
	frameworks, checks := map[string]FrameworkListing{}, map[string]CheckListing{}
	for _, f := range l.Frameworks {
		frameworks[f.ID] = f
	}
	for _, c := range l.Checks {
		checks[c.ID] = c
	}
	for _, f := range smaller.Frameworks {
		if !same(frameworks[f.ID], f) {
			return fmt.Errorf("the framework %q is built in, and another", f.ID)
		}
	}
	for _, c := range smaller.Checks {
		larger := checks[c.ID]
		larger.Controls = slices.DeleteFunc(slices.Clone(larger.Controls), func(id string) bool { return !slices.Contains(c.Controls, id) })
		if !same(larger, c) {
			return fmt.Errorf("the check %q is built in, and another", c.ID)
		}
	}
	return nil
}
