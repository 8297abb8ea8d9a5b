// Package packed writes down what was made of checks in a form that takes few bytes
// and little time to read: numbers, texts that are written once however often they
// come up, and rules as OPA has compiled them.
package packed
