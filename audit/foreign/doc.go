// Package foreign judges by catalogs that somebody else wrote: it has a child
// process load, compile and judge, and believes it no more than it must.
//
// This process reads the folders, as bytes, and the inventory. The child gets
// both, and answers with an assessment, or with why there is none. It leaves out
// what it found by the frameworks that are built in: this process judges by these
// itself, at the same time, and puts that where it belongs. The answer is then
// read as strictly as a saved assessment, and held against the inventory:
// audit.Verifier says how far, and what is left to the word of the catalog.
package foreign
