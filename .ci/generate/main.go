// Command generate writes an inventory of any size to standard output:
//
//	go run ./.ci/generate -services 10000 >fleet.yaml
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/dcaudit/dcaudit/audit/synthetic"
)

func main() {
	o := synthetic.Defaults(1000)
	flag.IntVar(&o.Services, "services", o.Services, "how many services, each with a dataset")
	flag.IntVar(&o.Facilities, "facilities", o.Facilities, "how many facilities, 8 to 64; 0: as befits the services")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "which of the inventories that are alike in all else")
	flag.Float64Var(&o.Distinct, "distinct", o.Distinct, "share of services whose numbers and dependencies are their own")
	flag.Float64Var(&o.Faults, "faults", o.Faults, "share of services that violate a demand")
	flag.Float64Var(&o.Unknown, "unknown", o.Unknown, "share of services of which a fact is left out")
	format := flag.String("format", "yaml", "yaml or json")
	flag.Parse()

	write, known := map[string]func(io.Writer, synthetic.Options) error{"yaml": synthetic.WriteYAML, "json": synthetic.WriteJSON}[*format]
	if !known || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
