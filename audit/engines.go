package audit

import (
	"runtime"
	"slices"
	"sync"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

// maker makes an engine when somebody first needs it, and the same for all others.
type maker func() (engine, error)

func makerOf(compile func() (*ast.Compiler, error), data func() storage.Store) maker {
	return sync.OnceValues(func() (engine, error) {
		compiler, err := compile()
		if err != nil {
			return engine{}, err
		}
		return engine{compiler: compiler, rules: direct.RulesOf(compiler), data: data()}, nil
	})
}

// engines are those of the checks that there is something to judge for. The verified
// ones are compiled in as many shares as there are processors.
func (a *assessor) engines() map[*Check]maker {
	engines, catalog, data := map[*Check]maker{}, a.profile.catalog, sync.OnceValue(a.store)
	typed := makerOf(func() (*ast.Compiler, error) { return catalog.compiler, nil }, data)
	var verified []*Check
	for _, check := range a.due() {
		if engines[check] = typed; !check.source.typed {
			verified = append(verified, check)
		}
	}
	shares := runtime.GOMAXPROCS(0)
	for share := range min(shares, len(verified)) {
		mine := every(shares, verified[share:])
		own := makerOf(func() (*ast.Compiler, error) { return catalog.compilerFor(mine) }, data)
		for _, check := range mine {
			engines[check] = own
		}
	}
	return engines
}

// due are the checks that there is something to judge for, each once.
func (a *assessor) due() (checks []*Check) {
	for _, u := range a.profile.uses {
		if !slices.Contains(checks, u.check) && a.of(u.check.Subject).declared() > 0 {
			checks = append(checks, u.check)
		}
	}
	return checks
}

// every is each nth check, from the first on.
func every(n int, checks []*Check) (some []*Check) {
	for i := 0; i < len(checks); i += n {
		some = append(some, checks[i])
	}
	return some
}
