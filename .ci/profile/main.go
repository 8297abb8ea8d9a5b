// Command profile runs dcaudit in this process and writes where its time and its
// memory went, for `go tool pprof`.
//
//	go run ./.ci/profile PREFIX check inventory.yaml
//
// It writes PREFIX.cpu and PREFIX.heap. The first has CPUPROFILERATE samples in a
// second, 100 unless set; the second counts everything that was allocated, one sample
// in MEMPROFILERATE bytes, and nothing unless that is set.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strconv"

	"github.com/dcaudit/dcaudit/audit/command"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "profile: expected PREFIX COMMAND [ARGUMENT...]")
		os.Exit(2)
	}
	if err := profile(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		os.Exit(1)
	}
}

func profile(prefix string, args []string) error {
	runtime.MemProfileRate, _ = strconv.Atoi(os.Getenv("MEMPROFILERATE")) // 0: none
	cpu, err := os.Create(prefix + ".cpu")
	if err != nil {
		return err
	}
	defer cpu.Close()
	if hz, err := strconv.Atoi(os.Getenv("CPUPROFILERATE")); err == nil {
		runtime.SetCPUProfileRate(hz)
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return err
	}
	code := command.Run(context.Background(), append([]string{"dcaudit"}, args...), os.Stdin, os.Stdout, os.Stderr)
	pprof.StopCPUProfile()
	fmt.Fprintln(os.Stderr, "exit code", code)
	heap, err := os.Create(prefix + ".heap")
	if err != nil {
		return err
	}
	defer heap.Close()
	runtime.GC() // which makes known what was allocated since the last
	return pprof.Lookup("allocs").WriteTo(heap, 0)
}
