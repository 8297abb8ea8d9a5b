// Package direct evaluates the rules of a check without the search machinery of
// OPA's topdown: they become Go closures once, and these look into the values of
// the model. What is looked at becomes a value once, however many checks look at
// it: a Value is shared by all that is asked about a subject, and a program keeps
// what is the same for all subjects. Variables lead to values, and copy none.
//
// It knows a part of Rego, and answers in that part as topdown does. What it does
// not know, Compile refuses, and the caller leaves that check to topdown:
//
//   - rules: complete, p contains x, p[k] := v, p[k] contains x, and functions
//     whose arguments are variables or scalars, with else;
//   - expressions: terms, calls, x = y where one side is known by then, and every;
//   - terms: scalars, arrays, objects and sets of known parts, comprehensions, and
//     references into the input, into variables, and to rules;
//   - built-ins that are deterministic and give one result. A few are written
//     anew for the values at hand; all others are topdown's.
//
// Refused are not, with, default, patterns that take a value apart, references to
// base documents and to whole packages, recursion, and relations such as walk.
//
// One difference is known. Where a function is called with numbers that are equal
// and written differently, as 1e+06 and 1000000, topdown takes its result for the
// first for the other, too; here each has its own. It takes a function that writes
// its argument as it came to tell.
//
// Of many subjects most are alike in what a check sees of them. An evaluation notes
// what it looks at: places of the subject and of its facts, and of a list of structs
// how many there are and which of their fields. A Recall follows these notes as far
// as they lead, and knows what was concluded where the same was seen before; a Census
// tells it what is the same, by what it saw or by outlines of facts that nobody has
// derived yet. A Room is the memory that one subject after the other is looked at in.
//
// An error means that topdown would fail too, or that this package has looked
// further than topdown does and met what topdown would not have. Whoever needs to
// know which asks topdown. The other way around there is no doubt: evaluation
// ends early only where nothing that is skipped could have failed.
package direct
