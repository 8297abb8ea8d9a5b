// Package drill computes what is lost when something that services stand on is
// lost: a facility, a campus, a power grid, a carrier, a company that runs
// buildings. It is pure computation over the inventory's model and reads
// nothing else.
//
// What the inventory does not say is never assumed either way. Each loss is
// played twice, once with every unknown fact turned out badly and once with
// every unknown fact turned out well. What serves on in the first play does so
// whatever the facts are, and what is lost in the second is lost whatever they
// are; of all else no outcome is told.
//
// Advise turns this round: it finds the smallest sets of changes after which what
// a drill loses need not be lost, and drills the changed inventory to prove it.
//
// Derive gathers the results, and other facts that need a graph, a clock or
// geometry, for the checks to read. Each derived fact carries its Basis: the
// inventory paths that it rests on, which are the evidence where it is present
// and what is missing where it is absent.
package drill
