package inventory

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// shape is how values of a type are written.
type shape uint8

const (
	aPointer shape = iota // to what may be left out
	aLiteral
	aText // what reads its own written form
	anObject
	aList
	aDictionary
	aString
	aBool
	anInteger
	aNumber
)

// reader is what there is to know of a type in order to read its values, worked
// out once: asking the type again and again takes longer than the reading.
type reader struct {
	number int // of all readers
	shape  shape
	// What a pointer points to, or a list or dictionary holds.
	of *reader
	// Of an object.
	plan func() *plan
	// Of a string: what it may be, if that is a closed list, what else it has to
	// be like, and how to say so.
	values   []string
	fits     func(text string) bool
	expected string
	isID     bool
	// Of a list: that its entries have ids, and that they remember where they stand.
	named, remembers bool
}

var readers = struct {
	sync.Mutex
	known sync.Map // reflect.Type → *reader
	count int
}{}

func readerOf(t reflect.Type) *reader {
	if known, ok := readers.known.Load(t); ok {
		return known.(*reader)
	}
	r := newReader(t)
	readers.Lock()
	defer readers.Unlock()
	if known, ok := readers.known.Load(t); ok {
		return known.(*reader)
	}
	r.number = readers.count // before others see it
	readers.count++
	readers.known.Store(t, r)
	return r
}

func newReader(t reflect.Type) *reader {
	r := &reader{shape: shapeOf(t)}
	switch r.shape {
	case aPointer, aDictionary:
		r.of = readerOf(t.Elem())
	case aList:
		r.of, r.remembers = readerOf(t.Elem()), remembers(t)
		r.named = isObject(t.Elem()) && slices.ContainsFunc(fieldsIn(t.Elem(), nil), func(f reflect.StructField) bool { return keyOf(f) == "id" })
	case anObject:
		r.plan = sync.OnceValue(func() *plan { return planOf(t) })
	case aString:
		r.readText(t)
	}
	return r
}

// shapes are those of types that nothing else is known of.
var shapes = map[reflect.Kind]shape{reflect.Struct: anObject, reflect.Slice: aList, reflect.Map: aDictionary, reflect.String: aString,
	reflect.Bool: aBool, reflect.Int64: anInteger, reflect.Float64: aNumber}

func shapeOf(t reflect.Type) shape {
	switch {
	case t.Kind() == reflect.Pointer:
		return aPointer
	case t == reflect.TypeFor[Literal]():
		return aLiteral
	case reflect.PointerTo(t).Implements(textUnmarshaler):
		return aText
	}
	known, ok := shapes[t.Kind()]
	if !ok {
		panic(fmt.Sprintf("inventory: the model has a %s, which no document can hold", t))
	}
	return known
}

// readText fills in what texts of a type are like.
func (r *reader) readText(t reflect.Type) {
	r.values, r.isID = valuesOf(t), isID(t)
	form, formed := forms[t]
	switch {
	case r.values != nil:
		r.expected, r.fits = "one of: "+strings.Join(r.values, ", "), func(text string) bool { return slices.Contains(r.values, text) }
	case formed:
		r.expected, r.fits = form.expected, form.fits
	case r.isID:
		r.expected, r.fits = idForm, isIDText
	default:
		r.expected, r.fits = "text", func(text string) bool { return strings.TrimSpace(text) == text && text != "" }
	}
}
