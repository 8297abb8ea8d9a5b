// Package sandbox does a part of the program's work in a process of its own,
// which can do no harm: it has no environment, no files, no network and no more
// memory and time than it was given, and its end is told as what it was.
//
// The program starts itself again. The child reads a request from its standard
// input and writes an answer to its standard output; it knows nothing else of
// the world, and opens nothing. It confines itself before it reads the request,
// and cannot take that back.
//
// On Linux all of this holds. Other systems have fewer limits; Lacks says which
// are missing, for the program to tell its user. No system call is forbidden:
// what is guarded against is work without end, not a flaw in Go itself.
package sandbox
