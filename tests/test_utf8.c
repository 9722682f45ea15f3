/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/utf8.h"

#define SIGN "\xc2\xb7"

enum { GENERATED = 10000, LETTERS = 24 };

/* The same numbers in each run, so that a failure can be seen again. */
static uint32_t
draw(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static void
shows_as(const char *text, const char *want)
{
	struct buf out = { 0 };

	utf8_add_visible(&out, text, UTF8_ONE_LINE);
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static void
folds_to(const char *text, const char *want)
{
	struct buf out = { 0 };

	utf8_add_folded(&out, text);
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

/* What a terminal makes of it; -1 for what it cannot place. */
static int
terminal_width(const char *text)
{
	int total = 0;
	size_t length;

	for (; *text != '\0'; text += length) {
		int width = wcwidth((wchar_t)utf8_next(text, &length));

		if (width < 0)
			return -1;
		total += width;
	}
	return total;
}

static void
test_only_whole_shortest_forms_are_valid(void **state)
{
	static const char *const bad[] = {
		"\x80",
		"\xc0\x80",
		"\xc1\xbf",
		"\xc3",
		"\xe2\x82",
		"\xe0\x80\xaf",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
		"\xf0\x80\x80\x80",
		"\xf4\x90\x80\x80",
		"\xf8\x88\x80\x80",
		"\xff",
		"a\xfe",
		"\xf0\x9f\x98",
	};

	(void)state;
	assert_true(utf8_is_valid("", 0));
	assert_true(utf8_is_valid("caf\xc3\xa9", 5));
	assert_false(utf8_is_valid("caf\xc3\xa9", 4));
	assert_true(utf8_is_valid("\xf0\x9f\x98\x80", 4));
	assert_false(utf8_is_valid("a\0b", 3));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_is_valid(bad[i], strlen(bad[i])));
}

static void
test_reading_always_moves_on_until_the_end(void **state)
{
	size_t length = 9;

	(void)state;
	assert_int_equal(utf8_next("", &length), 0);
	assert_int_equal(length, 0);
	assert_int_equal(utf8_next("\xc3\xa9", &length), 0xe9);
	assert_int_equal(length, 2);
	assert_int_equal(utf8_next("\xc3", &length), 0xfffd);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_next("\xed\xa0\x80", &length), 0xfffd);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_next("\xf4\x8f\xbf\xbd", &length), 0x10fffd);
	assert_int_equal(length, 4);
}

static void
test_a_grapheme_is_never_split(void **state)
{
	(void)state;
	assert_int_equal(utf8_grapheme(""), 0);
	assert_int_equal(utf8_grapheme("ab"), 1);
	assert_int_equal(utf8_grapheme("e\xcc\x81x"), 3);
	assert_int_equal(utf8_grapheme("\r\n"), 2);
	/* A family of three is one sign for whoever typed it. */
	assert_int_equal(utf8_grapheme("\xf0\x9f\x91\xa8\xe2\x80\x8d"
				       "\xf0\x9f\x91\xa9\xe2\x80\x8d"
				       "\xf0\x9f\x91\xa7!"),
			 18);
	assert_int_equal(utf8_grapheme("\xff\xff"), 1);
}

static void
test_widths_are_in_cells(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(""), 0);
	assert_int_equal(utf8_width("abc"), 3);
	assert_int_equal(utf8_width("\xc3\xa9t\xc3\xa9"), 3);
	assert_int_equal(utf8_width("e\xcc\x81"), 1);
	assert_int_equal(utf8_width("\xe6\x97\xa5\xe6\x9c\xac"), 4);
	assert_int_equal(utf8_width("\xf0\x9f\x98\x80"), 2);
	assert_int_equal(utf8_width("a\x1b[m"), 4);
	assert_int_equal(utf8_width("\xff\xfe"), 2);
	assert_int_equal(utf8_width("\xcc\x81"), 1);
}

static void
test_a_prefix_fits_and_is_the_longest(void **state)
{
	(void)state;
	assert_int_equal(utf8_prefix("abc", 0), 0);
	assert_int_equal(utf8_prefix("abc", 2), 2);
	assert_int_equal(utf8_prefix("abc", 9), 3);
	assert_int_equal(utf8_prefix("\xe6\x97\xa5\xe6\x9c\xac", 3), 3);
	assert_int_equal(utf8_prefix("\xe6\x97\xa5\xe6\x9c\xac", 4), 6);
	assert_int_equal(utf8_prefix("e\xcc\x81x", 1), 3);
}

static void
test_ordinary_text_is_shown_as_it_is(void **state)
{
	static const char *const texts[] = {
		"",
		"Cough, since yesterday.",
		"\xc3\x87\xc3\xa0 et l\xc3\xa0, c\xc5\x93ur \xc3\xa0 38,5\xc2\xa0\xc2\xb0"
		"C",
		"l\xe2\x80\x99\xc3\xa9t\xc3\xa9 \xe2\x80\x93 9\xe2\x80\xafh",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
		"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
		"\xf0\x9f\x98\x80",
		"\xe2\x82\xac",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		shows_as(texts[i], texts[i]);
}

static void
test_what_could_move_the_cursor_is_a_sign(void **state)
{
	static const char *const hostile[] = {
		"\x1b]52;c;AAAA\x07",
		"\x1b]0;title\x1b\\",
		"\x1b[6n",
		"\x1bP$qm\x1b\\",
		"\xc2\x9d"
		"52;c;AAAA\xc2\x9c",
		"\xc2\x9b"
		"31m",
		"\x9b"
		"31m",
		"\x90q\x9c",
		"\x1b[2J\x1b[H",
		"\x08\x08\x08",
		"a\rb",
		"a\x0b\x0c"
		"b",
		"\x0e\x0f",
		"\x7f\x7f",
		"\xe2\x80\xae"
		"abc",
		"\xe2\x81\xa6x\xe2\x81\xa9",
		"\xe2\x80\x8f",
		"\xd8\x9c",
		"\xe2\x80\x8b",
		"\xe2\x80\x8d",
		"\xef\xbb\xbf",
		"\xc2\xad",
		"\xe2\x80\xa8",
		"\xe2\x80\xa9",
		"\xee\x80\x80",
		"\xf3\xb0\x80\x80",
		"\xcd\xb8",
		"\xef\xbf\xbf",
		"\xf3\xa0\x81\x81",
		"\xe3\x85\xa4",
		"\xe1\x85\x9f",
		"\xef\xbe\xa0",
		"\xcd\x8f",
		"\xef\xb8\x8f",
		"\xf0\x9f\x8f\xbd",
		"\xff\xfe\x80",
		"\xc3",
		"\xef\xbf\xbd",
		"\n",
		"\xe2\x81\xa0",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		struct buf out = { 0 };
		size_t length;

		utf8_add_visible(&out, hostile[i], UTF8_ONE_LINE);
		assert_non_null(strstr(buf_text(&out), SIGN));
		for (const char *at = buf_text(&out); *at; at += length) {
			uint32_t code = utf8_next(at, &length);

			assert_true(code >= ' ' && code != 0x7f);
			assert_false(code >= 0x80 && code < 0xa0);
		}
		assert_int_equal(utf8_width(buf_text(&out)),
				 utf8_width(hostile[i]));
		buf_clear(&out);
	}
}

static void
test_a_sign_stands_for_each_thing_it_hides(void **state)
{
	(void)state;
	shows_as("\x1b[31m", SIGN "[31m");
	shows_as("a\tb", "a b");
	shows_as("a\nb", "a" SIGN "b");
	shows_as("\xff\xfe", SIGN SIGN);
	shows_as("a\xe2\x80\xae"
		 "b",
		 "a" SIGN "b");
	/* A heart drawn in colour is a heart; a lone selector is a sign. */
	shows_as("\xe2\x9d\xa4\xef\xb8\x8f!", "\xe2\x9d\xa4!");
	shows_as("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "\xf0\x9f\x91\x8d");
}

static void
test_an_accent_needs_a_letter_and_at_most_four_stay(void **state)
{
	(void)state;
	shows_as("\xcc\x81x", SIGN "x");
	shows_as("x\n\xcc\x81", "x" SIGN SIGN);
	shows_as("e\xcc\x81", "\xc3\xa9");
	shows_as("z\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80",
		 "z\xcc\x80\xcc\x80\xcc\x80\xcc\x80" SIGN SIGN);
	/* The selector leaves, and letter and accent become one. */
	shows_as("e\xef\xb8\x8f\xcc\x81", "\xc3\xa9");
	/* Old Hangul joins what stands before it. */
	shows_as("\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80");
	shows_as("\xe1\x85\xa1", SIGN);
}

static void
test_lines_are_kept_only_when_asked_for(void **state)
{
	struct buf out = { 0 };

	(void)state;
	utf8_add_visible(&out, "a\nb\r\n\xc3\xa9\rd\te\x0b", UTF8_KEEP_LINES);
	assert_string_equal(buf_text(&out), "a\nb\n\xc3\xa9" SIGN "d e" SIGN);
	buf_clear(&out);
	shows_as("a\r\nb", "a" SIGN SIGN "b");
}

/* Each code point there is, shown, against the terminal's own table. */
static void
test_no_code_point_has_another_width_than_it_claims(void **state)
{
	(void)state;
	for (uint32_t code = 1; code < 0x110000; code++) {
		utf8proc_uint8_t bytes[6] = { 'x' };
		struct buf out = { 0 };
		int width;

		if (code >= 0xd800 && code < 0xe000)
			continue;
		utf8proc_encode_char((utf8proc_int32_t)code, bytes + 1);
		utf8_add_visible(&out, (char *)bytes, UTF8_ONE_LINE);
		width = terminal_width(buf_text(&out));
		/* Newer than the C library: no terminal agrees on it yet. */
		if (width >= 0 && utf8_width(buf_text(&out)) != (size_t)width)
			print_message("U+%04X\n", code);
		if (width >= 0)
			assert_int_equal(utf8_width(buf_text(&out)), width);
		buf_clear(&out);
	}
}

/* Letters, controls, accents, emoji, joiners, scripts and bad bytes. */
static void
generate(struct buf *out, uint32_t *seed)
{
	static const uint32_t kinds[][2] = {
		{ 0x01, 0x1f },     { 0x20, 0x7e },       { 0x7f, 0xa0 },
		{ 0xa1, 0x17f },    { 0x300, 0x36f },     { 0x590, 0x6ff },
		{ 0x900, 0x97f },   { 0x1100, 0x11ff },   { 0x2000, 0x206f },
		{ 0x4e00, 0x4eff }, { 0xac00, 0xacff },   { 0xfe00, 0xfe0f },
		{ 0xe000, 0xe0ff }, { 0x1f1e6, 0x1f1ff }, { 0x1f3fb, 0x1f64f },
	};
	uint32_t count = draw(seed) % LETTERS;

	for (uint32_t i = 0; i < count; i++) {
		size_t kind = draw(seed) % (sizeof(kinds) / sizeof(kinds[0]));
		uint32_t span = kinds[kind][1] - kinds[kind][0] + 1;
		uint32_t code = kinds[kind][0] + draw(seed) % span;
		utf8proc_uint8_t bytes[4];
		utf8proc_ssize_t length =
			utf8proc_encode_char((utf8proc_int32_t)code, bytes);

		if (draw(seed) % 8 == 0)
			length = 1;
		buf_add(out, bytes, (size_t)length);
	}
	buf_adds(out, "");
}

static void
check_shown(const char *text)
{
	struct buf once = { 0 };
	struct buf twice = { 0 };
	struct buf composed = { 0 };
	const char *shown;

	utf8_add_visible(&once, text, UTF8_ONE_LINE);
	shown = buf_text(&once);
	assert_true(utf8_is_valid(shown, once.length));
	assert_int_equal(utf8_width(shown), terminal_width(shown));
	utf8_add_visible(&twice, shown, UTF8_ONE_LINE);
	assert_string_equal(buf_text(&twice), shown);
	assert_int_equal(utf8_add_nfc(&composed, shown, once.length), ERR_NONE);
	assert_string_equal(buf_text(&composed), shown);
	buf_clear(&composed);
	buf_clear(&twice);
	buf_clear(&once);
}

static void
check_prefixes(const char *text)
{
	size_t width = utf8_width(text);

	for (size_t cells = 0; cells <= width + 1; cells++) {
		struct buf part = { 0 };
		size_t length = utf8_prefix(text, cells);

		buf_add(&part, text, length);
		assert_true(utf8_width(buf_text(&part)) <= cells);
		if (cells >= width)
			assert_int_equal(length, strlen(text));
		buf_clear(&part);
	}
}

static void
test_any_text_is_shown_safely(void **state)
{
	uint32_t seed = 20261120;

	(void)state;
	for (int i = 0; i < GENERATED; i++) {
		struct buf text = { 0 };

		generate(&text, &seed);
		check_shown(buf_text(&text));
		check_prefixes(buf_text(&text));
		buf_clear(&text);
	}
}

static void
test_graphemes_add_up_to_the_text(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < GENERATED; i++) {
		struct buf text = { 0 };
		size_t total = 0;
		size_t length;

		generate(&text, &seed);
		while ((length = utf8_grapheme(buf_text(&text) + total)) > 0)
			total += length;
		assert_int_equal(total, text.length);
		buf_clear(&text);
	}
}

static void
test_searching_forgets_case_and_accents(void **state)
{
	(void)state;
	folds_to("", "");
	folds_to("Diarrh\xc3\xa9"
		 "e",
		 "diarrhee");
	folds_to("C\xc5\x93ur", "coeur");
	folds_to("\xc5\x92"
		 "d\xc3\xa8me",
		 "oedeme");
	folds_to("\xc3\x86gis", "aegis");
	folds_to("Stra\xc3\x9f"
		 "e",
		 "strasse");
	folds_to("\xe1\xba\x9e", "ss");
	folds_to("l'eau", "l eau");
	folds_to("L\xe2\x80\x99\xc3\x89T\xc3\x89", "l ete");
	folds_to("SpO\xe2\x82\x82", "spo2");
	folds_to("\xef\xac\x81"
		 "bre",
		 "fibre");
	folds_to("e\xcc\x81", "e");
	folds_to("\xc4\xb0stanbul d\xc4\xb1\xc5\x9f", "istanbul dis");
	folds_to("S\xc3\xb8ren \xc5\x81\xc3\xb3"
		 "d\xc5\xba",
		 "soren lodz");
}

static void
test_searching_joins_blanks_and_punctuation(void **state)
{
	(void)state;
	folds_to("  mal   au - ventre!! ", "mal au ventre");
	folds_to("mal\xc2\xa0"
		 "au\xe2\x80\x93ventre",
		 "mal au ventre");
	folds_to("...", "");
	folds_to("38,5\xc2\xa0\xc2\xb0"
		 "C",
		 "38 5 c");
	folds_to("a\xff"
		 "b\x1b",
		 "a b");
	folds_to("\xef\xb7\xba x", "\xd8\xb5\xd9\x84\xd9\x89 "
				   "\xd8\xa7\xd9\x84\xd9\x84\xd9\x87 "
				   "\xd8\xb9\xd9\x84\xd9\x8a\xd9\x87 "
				   "\xd9\x88\xd8\xb3\xd9\x84\xd9\x85 x");
}

static void
test_a_folded_text_folds_to_itself(void **state)
{
	uint32_t seed = 99;

	(void)state;
	for (int i = 0; i < GENERATED; i++) {
		struct buf text = { 0 };
		struct buf once = { 0 };

		generate(&text, &seed);
		utf8_add_folded(&once, buf_text(&text));
		folds_to(buf_text(&once), buf_text(&once));
		buf_clear(&once);
		buf_clear(&text);
	}
}

static void
test_stored_text_is_composed_or_refused(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(utf8_add_nfc(&out, "e\xcc\x81\x1b", 4), ERR_NONE);
	assert_string_equal(buf_text(&out), "\xc3\xa9\x1b");
	assert_int_equal(utf8_add_nfc(&out, "", 0), ERR_NONE);
	assert_int_equal(utf8_add_nfc(&out, "a\xff", 2), ERR_INVALID);
	assert_int_equal(utf8_add_nfc(&out, "a\0b", 3), ERR_INVALID);
	assert_string_equal(buf_text(&out), "\xc3\xa9\x1b");
	buf_clear(&out);
}

static void
test_one_slip_is_seen_and_two_are_not(void **state)
{
	static const struct {
		const char *a, *b;
		int is_slip;
	} rows[] = {
		{ "", "", 1 },
		{ "a", "", 1 },
		{ "ab", "", 0 },
		{ "diarrhee", "diarrhee", 1 },
		{ "diarrhee", "diarrhe", 1 },
		{ "diarrhee", "diarhee", 1 },
		{ "diarrhee", "diarrheee", 1 },
		{ "diarrhee", "xdiarrhee", 1 },
		{ "diarrhee", "diarrhea", 1 },
		{ "diarrhee", "diarrhxx", 0 },
		{ "toux", "tuox", 1 },
		{ "toux", "otux", 1 },
		{ "toux", "touxab", 0 },
		{ "toux", "uoxt", 0 },
		{ "abcd", "badc", 0 },
		{ "abc", "cba", 0 },
		{ "\xd7\x90\xd7\x91", "\xd7\x91\xd7\x90", 1 },
		{ "\xd7\x90\xd7\x91", "\xd7\x90\xd7\x92", 1 },
		{ "\xd7\x90\xd7\x91", "\xd7\x92\xd7\x93", 0 },
		{ "\xd7\x90", "\xd8\x90", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(utf8_is_one_slip(rows[i].a, rows[i].b),
				 rows[i].is_slip);
		assert_int_equal(utf8_is_one_slip(rows[i].b, rows[i].a),
				 rows[i].is_slip);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_whole_shortest_forms_are_valid),
		cmocka_unit_test(test_reading_always_moves_on_until_the_end),
		cmocka_unit_test(test_a_grapheme_is_never_split),
		cmocka_unit_test(test_widths_are_in_cells),
		cmocka_unit_test(test_a_prefix_fits_and_is_the_longest),
		cmocka_unit_test(test_ordinary_text_is_shown_as_it_is),
		cmocka_unit_test(test_what_could_move_the_cursor_is_a_sign),
		cmocka_unit_test(test_a_sign_stands_for_each_thing_it_hides),
		cmocka_unit_test(
			test_an_accent_needs_a_letter_and_at_most_four_stay),
		cmocka_unit_test(test_lines_are_kept_only_when_asked_for),
		cmocka_unit_test(
			test_no_code_point_has_another_width_than_it_claims),
		cmocka_unit_test(test_any_text_is_shown_safely),
		cmocka_unit_test(test_graphemes_add_up_to_the_text),
		cmocka_unit_test(test_searching_forgets_case_and_accents),
		cmocka_unit_test(test_searching_joins_blanks_and_punctuation),
		cmocka_unit_test(test_a_folded_text_folds_to_itself),
		cmocka_unit_test(test_stored_text_is_composed_or_refused),
		cmocka_unit_test(test_one_slip_is_seen_and_two_are_not),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
