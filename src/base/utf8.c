/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/alloc.h"

enum {
	REPLACEMENT = 0xfffd,
	/* Stands for what cannot be shown; Latin-9 and console fonts have it.
	 */
	MIDDLE_DOT = 0xb7,
	/* As many as a cell of curses holds beside its letter. */
	MARKS_LIMIT = 4,
};

/* How the next code point of a text is shown. */
enum shown { SHOWN_SIGN, SHOWN_ITSELF, SHOWN_MARK, SHOWN_NOTHING };

/* What stands before it. */
struct place {
	bool has_letter;
	int marks;
};

struct range {
	uint32_t first, last;
};

/* Old Hangul's vowels and finals, which join the letter before them. */
static const struct range joining[] = {
	{ 0x1160, 0x11ff },
	{ 0xd7b0, 0xd7fb },
};

/* One cell for some terminals and two for others. */
static const struct range disputed[] = {
	{ 0x302e, 0x302f },
	{ 0x3248, 0x324f },
	{ 0x4dc0, 0x4dff },
	{ 0x16ff0, 0x16ff1 },
};

/* Ask for another drawing of the letter before: selectors, skin tones. */
static const struct range drawing[] = {
	{ 0xfe00, 0xfe0f },
	{ 0x1f3fb, 0x1f3ff },
};

#define IS_IN(code, ranges) \
	range_has(code, ranges, sizeof(ranges) / sizeof((ranges)[0]))

static bool
range_has(uint32_t code, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

static size_t
utf8_decode(const char *text, size_t length, uint32_t *code)
{
	utf8proc_int32_t found;
	utf8proc_ssize_t taken =
		utf8proc_iterate((const utf8proc_uint8_t *)text,
				 (utf8proc_ssize_t)length, &found);

	if (taken <= 0)
		return 0;
	*code = (uint32_t)found;
	return (size_t)taken;
}

bool
utf8_is_valid(const char *text, size_t length)
{
	while (length > 0) {
		uint32_t code;
		size_t taken = utf8_decode(text, length, &code);

		if (taken == 0 || code == 0)
			return false;
		text += taken;
		length -= taken;
	}
	return true;
}

uint32_t
utf8_next(const char *text, size_t *length)
{
	uint32_t code;

	*length = 0;
	if (*text == '\0')
		return 0;
	*length = utf8_decode(text, strnlen(text, 4), &code);
	if (*length > 0)
		return code;
	*length = 1;
	return REPLACEMENT;
}

size_t
utf8_grapheme(const char *text)
{
	utf8proc_int32_t state = 0;
	size_t length, total;
	uint32_t before = utf8_next(text, &length);

	if (length == 0)
		return 0;
	for (total = length;; total += length) {
		uint32_t code = utf8_next(text + total, &length);

		if (length == 0 || utf8proc_grapheme_break_stateful(
					   (utf8proc_int32_t)before,
					   (utf8proc_int32_t)code, &state))
			return total;
		before = code;
	}
}

/* Most of what is shown, for which nothing need be looked up. */
static bool
is_ascii(uint32_t code)
{
	return code >= ' ' && code < 0x7f;
}

/* Cells of a code point that is shown as it is. */
static size_t
code_width(uint32_t code)
{
	utf8proc_int32_t c = (utf8proc_int32_t)code;

	if (is_ascii(code))
		return 1;
	if (IS_IN(code, joining))
		return 0;
	if (utf8proc_category(c) == UTF8PROC_CATEGORY_MC)
		return 1;
	return (size_t)utf8proc_charwidth(c);
}

static bool
is_hidden(uint32_t code)
{
	const utf8proc_property_t *property;

	if (is_ascii(code))
		return false;
	property = utf8proc_get_property((utf8proc_int32_t)code);
	switch (property->category) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return code == REPLACEMENT || IS_IN(code, disputed) ||
		       (property->ignorable && !IS_IN(code, joining));
	}
}

static enum shown
utf8_shown(struct place *place, uint32_t code)
{
	if (place->has_letter && IS_IN(code, drawing))
		return SHOWN_NOTHING;
	if (is_hidden(code) || IS_IN(code, drawing)) {
		*place = (struct place){ 0 };
		return SHOWN_SIGN;
	}
	if (code_width(code) > 0) {
		*place = (struct place){ .has_letter = true };
		return SHOWN_ITSELF;
	}
	if (place->has_letter && place->marks++ < MARKS_LIMIT)
		return SHOWN_MARK;
	*place = (struct place){ 0 };
	return SHOWN_SIGN;
}

static size_t
shown_width(struct place *place, uint32_t code)
{
	switch (utf8_shown(place, code)) {
	case SHOWN_SIGN:
		return 1;
	case SHOWN_ITSELF:
		return code_width(code);
	case SHOWN_MARK:
	case SHOWN_NOTHING:
		return 0;
	}
	assert(0 && "a way to be shown that is not listed");
	return 1;
}

/* Cells of the next bytes of a text. */
static size_t
width_within(struct place *place, const char *text, size_t bytes)
{
	size_t width = 0;
	size_t length;

	for (size_t at = 0; at < bytes; at += length) {
		uint32_t code = utf8_next(text + at, &length);

		width += shown_width(place, code);
	}
	return width;
}

size_t
utf8_width(const char *text)
{
	struct place place = { 0 };

	return width_within(&place, text, strlen(text));
}

size_t
utf8_prefix(const char *text, size_t cells)
{
	struct place place = { 0 };
	size_t total = 0;
	size_t length;

	while ((length = utf8_grapheme(text + total)) > 0) {
		size_t width = width_within(&place, text + total, length);

		if (width > cells)
			break;
		cells -= width;
		total += length;
	}
	return total;
}

static void
add_code(struct buf *out, uint32_t code)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t length = utf8proc_encode_char((utf8proc_int32_t)code,
						       bytes);

	buf_add(out, bytes, (size_t)length);
}

/* A tab is a blank, and the two signs of a foreign line end are one. */
static bool
add_control(struct buf *out, const char *text, enum utf8_lines lines)
{
	if (*text == '\t') {
		buf_add_byte(out, ' ');
		return true;
	}
	if (lines == UTF8_ONE_LINE)
		return false;
	if (*text == '\n') {
		buf_add_byte(out, '\n');
		return true;
	}
	return text[0] == '\r' && text[1] == '\n';
}

static void
add_shown(struct buf *out, const char *text, enum utf8_lines lines)
{
	struct place place = { 0 };
	size_t length;

	for (; *text != '\0'; text += length) {
		uint32_t code = utf8_next(text, &length);

		if (add_control(out, text, lines)) {
			place = (struct place){ .has_letter = *text == '\t' };
			continue;
		}
		switch (utf8_shown(&place, code)) {
		case SHOWN_SIGN:
			add_code(out, MIDDLE_DOT);
			break;
		case SHOWN_ITSELF:
		case SHOWN_MARK:
			add_code(out, code);
			break;
		case SHOWN_NOTHING:
			break;
		}
	}
}

/* The text, whatever bytes it had, as UTF-8. */
static void
add_repaired(struct buf *out, const char *text)
{
	size_t length;

	for (; *text != '\0'; text += length)
		add_code(out, utf8_next(text, &length));
}

static void
add_composed(struct buf *out, const char *text, size_t length)
{
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t count = utf8proc_decompose(
		bytes, (utf8proc_ssize_t)length, NULL, 0, options);
	utf8proc_int32_t *codes;
	size_t room;

	if (count <= 0)
		return;
	room = (size_t)count + 1;
	codes = alloc_zeroed(room, sizeof(*codes));
	utf8proc_decompose(bytes, (utf8proc_ssize_t)length, codes, count,
			   options);
	count = utf8proc_reencode(codes, count, options);
	assert(count > 0);
	buf_add(out, codes, (size_t)count);
	wipe(codes, room * sizeof(*codes));
	free(codes);
}

static bool
is_plain(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text < ' ' || *text > '~')
			return false;
	return true;
}

void
utf8_add_visible(struct buf *out, const char *text, enum utf8_lines lines)
{
	struct buf repaired = { 0 };
	struct buf composed = { 0 };
	struct buf shown = { 0 };

	if (is_plain(text)) {
		buf_adds(out, text);
		return;
	}
	add_repaired(&repaired, text);
	add_composed(&composed, buf_text(&repaired), repaired.length);
	add_shown(&shown, buf_text(&composed), lines);
	/* Again, for a mark that found its letter when a selector left. */
	add_composed(out, buf_text(&shown), shown.length);
	buf_clear(&shown);
	buf_clear(&composed);
	buf_clear(&repaired);
}

enum err
utf8_add_nfc(struct buf *out, const char *text, size_t length)
{
	if (!utf8_is_valid(text, length))
		return ERR_INVALID;
	add_composed(out, text, length);
	return ERR_NONE;
}
