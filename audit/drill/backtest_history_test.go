package drill_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// history is what really became of an operator when things were lost.
type history struct {
	Inventory []string          `json:"inventory" inv:"required,min=1"`
	At        inventory.Instant `json:"at" inv:"required"`
	Lost      []string          `json:"lost" inv:"required,min=1"`
	Services  []pastService     `json:"services" inv:"required,min=1"`
	Datasets  []pastDataset     `json:"datasets"`
	Source    string            `json:"source" inv:"required"`
	Note      string            `json:"note"`
}

type pastService struct {
	ID         inventory.ServiceID `json:"id" inv:"required"`
	Happened   serviceEnd          `json:"happened" inv:"required"`
	RestoredBy *inventory.Instant  `json:"restored_by"`
	Source     string              `json:"source" inv:"required"`
	Note       string              `json:"note"`
}

type pastDataset struct {
	ID       inventory.DatasetID `json:"id" inv:"required"`
	Happened dataEnd             `json:"happened" inv:"required"`
	Source   string              `json:"source" inv:"required"`
	Note     string              `json:"note"`
}

// What happened, in the words of the maps below.
type (
	serviceEnd string
	dataEnd    string
)

// What people would have seen if an outcome had been right.
var (
	foreseen = map[drill.Outcome]serviceEnd{
		drill.Lost: "stopped", drill.Recovers: "stopped", drill.Degraded: "impaired", drill.Running: "served",
	}
	foreseenData = map[drill.DataState]dataEnd{drill.Intact: "kept", drill.Restorable: "kept", drill.DataLost: "lost"}
)

func (e *serviceEnd) UnmarshalText(text []byte) error {
	*e = serviceEnd(text)
	return amongst(*e, foreseen)
}

func (e *dataEnd) UnmarshalText(text []byte) error {
	*e = dataEnd(text)
	return amongst(*e, foreseenData)
}

// amongst refuses a word that no outcome is compared with.
func amongst[O comparable, E ~string](end E, known map[O]E) error {
	words := slices.Compact(slices.Sorted(maps.Values(known)))
	if !slices.Contains(words, end) {
		return fmt.Errorf("expected one of %v", words)
	}
	return nil
}

func readHistory(t *testing.T, name string) (h history) {
	t.Helper()
	file := filepath.Join(inventories, "history", name)
	text, err := os.ReadFile(file)
	if err == nil {
		_, err = inventory.Decode(file, text, &h)
	}
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// inventory is what was there before, as the drill knows it.
func (h *history) inventory(t *testing.T) *inventory.Inventory {
	t.Helper()
	var files []string
	for _, name := range h.Inventory {
		files = append(files, filepath.Join(inventories, name))
	}
	inv, err := inventory.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// scenario is what the drill makes of the same loss.
func (h *history) scenario(t *testing.T) drill.Scenario {
	t.Helper()
	inv := h.inventory(t)
	var losses []drill.Loss
	for _, text := range h.Lost {
		loss, err := drill.ParseLost(text, inv)
		if err != nil {
			t.Fatal(err)
		}
		losses = append(losses, loss)
	}
	return drill.Play(inv, h.At.Time(), losses...)
}
