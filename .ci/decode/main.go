// Command decode reads a YAML file into a tree of nodes with yaml.v3, on one
// processor, and does nothing with it: the least that any program pays which
// needs to know where in the file a fact stands.
package main

import (
	"fmt"
	"os"
	"runtime"

	"gopkg.in/yaml.v3"
)

func main() {
	runtime.GOMAXPROCS(1)
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: decode FILE")
		os.Exit(2)
	}
	data, err := os.ReadFile(os.Args[1])
	var document yaml.Node
	if err == nil {
		err = yaml.Unmarshal(data, &document)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "decode:", err)
		os.Exit(1)
	}
	runtime.KeepAlive(document)
}
