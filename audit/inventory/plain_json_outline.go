package inventory

// outlineJSON takes a JSON document apart, and the lists in it if so asked; nil if
// it cannot be one.
func outlineJSON(text string, lists bool) *outline {
	o := outlinerJSON{outline: outline{text: text}, lists: lists}
	o.begin(text, mark{line: 1})
	o.blank()
	o.root = o.mark
	if !o.takes('{') {
		return nil
	}
	for !o.takes('}') {
		if len(o.sections) > 0 && !o.takes(',') || o.peek() != '"' {
			return nil
		}
		s := section{begin: o.mark}
		o.skipText()
		if !o.takes(':') {
			return nil
		}
		o.contents(&s)
		s.end = o.at
		o.sections = append(o.sections, s)
	}
	if o.at < len(text) {
		return nil
	}
	return &o.outline
}

type outlinerJSON struct {
	outline
	plainJSON
	lists bool
}

// contents goes over the value of a section, and notes the entries of a list.
func (o *outlinerJSON) contents(s *section) {
	if !o.lists || o.peek() != '[' {
		o.skip()
		return
	}
	for before := byte('['); o.takes(before) && o.peek() != ']'; before = ',' {
		s.entries = append(s.entries, o.mark)
		o.skip()
	}
	o.takes(']')
}

// skip goes over a value, to the comma or whatever is behind it.
func (o *outlinerJSON) skip() {
	for depth := 0; o.at < len(o.plainJSON.text); o.at++ {
		switch c := o.plainJSON.text[o.at]; c {
		case '"':
			o.skipText()
			o.at--
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth < 0 {
				return
			}
		case ',':
			if depth == 0 {
				return
			}
		case '\n':
			o.newline()
			o.at--
		}
	}
}

// skipText goes over a text in quotes.
func (o *outlinerJSON) skipText() {
	text := o.plainJSON.text
	for o.at++; o.at < len(text) && text[o.at] != '"'; o.at++ {
		if text[o.at] == '\\' {
			o.at++
		} else if text[o.at] >= 0x80 && text[o.at] < 0xC0 {
			o.wide++
		}
	}
	o.at++
}
