package inventory

// What patterns of the schema say, as functions: a large inventory has millions of
// ids and numbers, and a regular expression takes ten times as long for each. A
// test holds them to the patterns.

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// allOf reports whether a text has only such bytes.
func allOf(text string, fits func(c byte) bool) bool {
	for i := range len(text) {
		if !fits(text[i]) {
			return false
		}
	}
	return true
}

// isIDText is idPattern.
func isIDText(text string) bool {
	if text == "" || !isLetter(text[0]) && !isDigit(text[0]) {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !isLetter(c) && !isDigit(c) && c != '.' && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

func isCountry(text string) bool {
	return len(text) == 2 && allOf(text, func(c byte) bool { return c >= 'A' && c <= 'Z' })
}

func isDigest(text string) bool {
	return len(text) == 64 && allOf(text, func(c byte) bool { return isDigit(c) || c >= 'a' && c <= 'f' })
}

// isCount reports plain digits without a zero before them.
func isCount(text string) bool {
	return text != "" && (text[0] != '0' || len(text) == 1) && allOf(text, isDigit)
}

// isWhole is the one accepted form of a whole number: ^(0|-?[1-9][0-9]*)$
func isWhole(text string) bool {
	if text != "" && text[0] == '-' {
		return isCount(text[1:]) && text != "-0"
	}
	return isCount(text)
}

// isDecimal is that of any number: ^-?(0|[1-9][0-9]*)(\.[0-9]+)?$
func isDecimal(text string) bool {
	if text != "" && text[0] == '-' {
		text = text[1:]
	}
	for i := range len(text) {
		if text[i] == '.' {
			return isCount(text[:i]) && i+1 < len(text) && allOf(text[i+1:], isDigit)
		}
	}
	return isCount(text)
}

// isMomentText is momentForm.
func isMomentText(text string) bool {
	const date, clock = "0000-00-00", "T00:00:00"
	if !isLike(text, date) {
		return false
	}
	if len(text) == len(date) {
		return true
	}
	text = text[len(date):]
	if !isLike(text, clock) {
		return false
	}
	text = text[len(clock):]
	if text != "" && text[0] == '.' {
		digits := 1
		for digits < len(text) && isDigit(text[digits]) {
			digits++
		}
		if digits == 1 {
			return false
		}
		text = text[digits:]
	}
	return text == "Z" || len(text) == 6 && (isLike(text, "+00:00") || isLike(text, "-00:00"))
}

// isLike reports whether a text begins as the picture, which has zeros in the
// place of digits.
func isLike(text, picture string) bool {
	if len(text) < len(picture) {
		return false
	}
	for i := range len(picture) {
		if picture[i] == '0' && !isDigit(text[i]) || picture[i] != '0' && text[i] != picture[i] {
			return false
		}
	}
	return true
}

// isVisibleASCII reports whether a text has nothing but letters that can be seen
// and blanks.
func isVisibleASCII(text string) bool {
	return allOf(text, func(c byte) bool { return c >= ' ' && c < 0x7F })
}
