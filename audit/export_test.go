package audit

import "time"

// AllowBuiltin lets checks of tests use a built-in more. It must be called before
// the first catalog is loaded.
func AllowBuiltin(name string) { allowedBuiltins += " " + name }

// AllowedBuiltins are the names of those that checks may use.
func AllowedBuiltins() string { return allowedBuiltins }

// SetTimeLimit changes how long an evaluation may take, and returns what it was.
func SetTimeLimit(limit time.Duration) time.Duration {
	return time.Duration(timeLimit.Swap(int64(limit)))
}

// SetDirectly changes from how many subjects on checks are evaluated directly,
// and returns what it was.
func SetDirectly(subjects int) (before int) {
	before, directly = directly, subjects
	return before
}

// SetTried changes which subjects are judged by OPA too, and returns what it was.
func SetTried(which func(subject int) bool) (before func(subject int) bool) {
	before, tried = tried, which
	return before
}
