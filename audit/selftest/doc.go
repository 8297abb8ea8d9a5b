// Package selftest puts an audit itself to the test: would it notice?
//
// An inventory that passes is damaged, one fact at a time and in every way that
// facts get damaged; each time the loader must refuse it, or the verdict must
// turn. What passes all the same passes silently, and is reported.
package selftest
