// Package audit judges an inventory against what governments demand.
//
// A Framework is a government's document, a Control one clause of it, a Check
// one Rego package that judges subjects of one kind. A Catalog is all that was
// loaded, a Profile the controls chosen for a run. Assess puts each check of a
// profile to each subject that it speaks about and returns an Assessment, in
// which each of these pairs is exactly one Finding with exactly one Status.
//
// A pass is proven, never inferred: a subject is Satisfied only where the check
// has shown it. Where it has shown neither that nor the contrary the finding is
// Undetermined and names the facts that are missing.
//
// This is the only package that imports the Open Policy Agent.
package audit
