// Command measure runs commands in turn, round after round, and prints for each
// the medians of wall time, processor time and peak memory, and how the first
// compares with it: the median of the ratios within a round.
//
//	go run ./.ci/measure ROUNDS "NAME=COMMAND ARGUMENTS" ...
//
// Arguments are separated by spaces. What the commands print is thrown away,
// and their exit code is shown.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// run is what one run of a command took: seconds, seconds, mebibytes.
type run struct {
	wall, cpu, peak float64
	exit            int
}

// command is something to measure, with its runs so far.
type command struct {
	name string
	args []string
	runs []run
}

func main() {
	rounds, commands, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
	for range rounds {
		for _, c := range commands {
			r, err := measure(c.args)
			if err != nil {
				fmt.Fprintf(os.Stderr, "measure: %s: %v\n", c.name, err)
				os.Exit(1)
			}
			c.runs = append(c.runs, r)
		}
	}
	show(commands)
}

func parse(args []string) (rounds int, commands []*command, err error) {
	if len(args) < 2 {
		return 0, nil, fmt.Errorf("expected ROUNDS \"NAME=COMMAND\"")
	}
	if rounds, err = strconv.Atoi(args[0]); err != nil || rounds < 1 {
		return 0, nil, fmt.Errorf("%q is no number of rounds", args[0])
	}
	for _, arg := range args[1:] {
		name, line, _ := strings.Cut(arg, "=")
		if line == "" {
			return 0, nil, fmt.Errorf("%q is not NAME=COMMAND", arg)
		}
		commands = append(commands, &command{name: name, args: strings.Fields(line)})
	}
	return rounds, commands, nil
}

// measure runs a command to its end. The kernel counts what this process uses
// into the peak of its child, so it must itself stay small.
func measure(args []string) (run, error) {
	c := exec.Command(args[0], args[1:]...)
	begin := time.Now()
	err := c.Run()
	wall := time.Since(begin)
	if c.ProcessState == nil {
		return run{}, err
	}
	usage := c.ProcessState.SysUsage().(*syscall.Rusage)
	cpu := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	return run{wall.Seconds(), cpu.Seconds(), float64(usage.Maxrss) / 1024, c.ProcessState.ExitCode()}, nil
}

// measures are the columns.
var measures = []func(run) float64{
	func(r run) float64 { return r.wall },
	func(r run) float64 { return r.cpu },
	func(r run) float64 { return r.peak },
}

func show(commands []*command) {
	first := commands[0]
	fmt.Printf("%-12s %9s %9s %9s  %5s   %s / this: %6s %6s %6s\n", "", "wall s", "cpu s", "peak MiB", "exit", first.name, "wall", "cpu", "peak")
	for _, c := range commands {
		fmt.Printf("%-12s", c.name)
		for i, of := range measures {
			fmt.Printf(" %*.*f", 9, []int{2, 2, 0}[i], median(c.runs, of))
		}
		fmt.Printf("  %5d   %*s", c.runs[0].exit, len(first.name)+8, "")
		for _, of := range measures {
			fmt.Printf(" %6.2f", ratio(first.runs, c.runs, of))
		}
		fmt.Println()
	}
}

func median(runs []run, of func(run) float64) float64 {
	var values []float64
	for _, r := range runs {
		values = append(values, of(r))
	}
	return middle(values)
}

// ratio is the median of the ratios of runs in the same round.
func ratio(a, b []run, of func(run) float64) float64 {
	var values []float64
	for i := range a {
		values = append(values, of(a[i])/of(b[i]))
	}
	return middle(values)
}

func middle(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}
