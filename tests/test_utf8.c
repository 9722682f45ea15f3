/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/utf8.h"

#define SIGN "\302\267"

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
		"\200",
		"\300\200",
		"\301\277",
		"\303",
		"\342\202",
		"\340\200\257",
		"\355\240\200",
		"\355\277\277",
		"\360\200\200\200",
		"\364\220\200\200",
		"\370\210\200\200",
		"\377",
		"a\376",
		"\360\237\230",
	};

	(void)state;
	assert_true(utf8_is_valid("", 0));
	assert_true(utf8_is_valid("café", 5));
	assert_false(utf8_is_valid("café", 4));
	assert_true(utf8_is_valid("\360\237\230\200", 4));
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
	assert_int_equal(utf8_next("é", &length), 0xe9);
	assert_int_equal(length, 2);
	assert_int_equal(utf8_next("\303", &length), 0xfffd);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_next("\355\240\200", &length), 0xfffd);
	assert_int_equal(length, 1);
	assert_int_equal(utf8_next("\364\217\277\275", &length), 0x10fffd);
	assert_int_equal(length, 4);
}

static void
test_a_grapheme_is_never_split(void **state)
{
	(void)state;
	assert_int_equal(utf8_grapheme(""), 0);
	assert_int_equal(utf8_grapheme("ab"), 1);
	assert_int_equal(utf8_grapheme("e\314\201x"), 3);
	assert_int_equal(utf8_grapheme("\r\n"), 2);
	/* A family of three is one sign for whoever typed it. */
	assert_int_equal(
		utf8_grapheme(
			"\360\237\221\250\342\200\215\360\237\221\251\342\200\215\360\237\221\247!"),
		18);
	assert_int_equal(utf8_grapheme("\377\377"), 1);
}

static void
test_widths_are_in_cells(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(""), 0);
	assert_int_equal(utf8_width("abc"), 3);
	assert_int_equal(utf8_width("été"), 3);
	assert_int_equal(utf8_width("e\314\201"), 1);
	assert_int_equal(utf8_width("日本"), 4);
	assert_int_equal(utf8_width("\360\237\230\200"), 2);
	assert_int_equal(utf8_width("a\033[m"), 4);
	assert_int_equal(utf8_width("\377\376"), 2);
	assert_int_equal(utf8_width("\314\201"), 1);
}

static void
test_a_prefix_fits_and_is_the_longest(void **state)
{
	(void)state;
	assert_int_equal(utf8_prefix("abc", 0), 0);
	assert_int_equal(utf8_prefix("abc", 2), 2);
	assert_int_equal(utf8_prefix("abc", 9), 3);
	assert_int_equal(utf8_prefix("日本", 3), 3);
	assert_int_equal(utf8_prefix("日本", 4), 6);
	assert_int_equal(utf8_prefix("e\314\201x", 1), 3);
}

static void
test_ordinary_text_is_shown_as_it_is(void **state)
{
	static const char *const texts[] = {
		"",
		"Cough, since yesterday.",
		"Çà et là, cœur à 38,5\302\240°C",
		"l’été – 9\342\200\257h",
		"日本語",
		"\327\251\327\234\327\225\327\235",
		"\360\237\230\200",
		"€",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		shows_as(texts[i], texts[i]);
}

static void
test_what_could_move_the_cursor_is_a_sign(void **state)
{
	static const char *const hostile[] = {
		"\033]52;c;AAAA\007",
		"\033]0;title\033\\",
		"\033[6n",
		"\033P$qm\033\\",
		"\302\23552;c;AAAA\302\234",
		"\302\23331m",
		"\23331m",
		"\220q\234",
		"\033[2J\033[H",
		"\010\010\010",
		"a\rb",
		"a\013\014b",
		"\016\017",
		"\177\177",
		"\342\200\256abc",
		"\342\201\246x\342\201\251",
		"\342\200\217",
		"\330\234",
		"\342\200\213",
		"\342\200\215",
		"\357\273\277",
		"\302\255",
		"\342\200\250",
		"\342\200\251",
		"\356\200\200",
		"\363\260\200\200",
		"\315\270",
		"\357\277\277",
		"\363\240\201\201",
		"\343\205\244",
		"\341\205\237",
		"\357\276\240",
		"\315\217",
		"\357\270\217",
		"\360\237\217\275",
		"\377\376\200",
		"\303",
		"\357\277\275",
		"\n",
		"\342\201\240",
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
	shows_as("\033[31m", SIGN "[31m");
	shows_as("a\tb", "a b");
	shows_as("a\nb", "a" SIGN "b");
	shows_as("\377\376", SIGN SIGN);
	shows_as("a\342\200\256b", "a" SIGN "b");
	/* A heart drawn in colour is a heart; a lone selector is a sign. */
	shows_as("\342\235\244\357\270\217!", "\342\235\244!");
	shows_as("\360\237\221\215\360\237\217\275", "\360\237\221\215");
}

static void
test_an_accent_needs_a_letter_and_at_most_four_stay(void **state)
{
	(void)state;
	shows_as("\314\201x", SIGN "x");
	shows_as("x\n\314\201", "x" SIGN SIGN);
	shows_as("e\314\201", "é");
	shows_as("z\314\200\314\200\314\200\314\200\314\200\314\200",
		 "z\314\200\314\200\314\200\314\200" SIGN SIGN);
	/* The selector leaves, and letter and accent become one. */
	shows_as("e\357\270\217\314\201", "é");
	/* Old Hangul joins what stands before it. */
	shows_as("\341\204\200\341\205\241", "\352\260\200");
	shows_as("\341\205\241", SIGN);
}

static void
test_lines_are_kept_only_when_asked_for(void **state)
{
	struct buf out = { 0 };

	(void)state;
	utf8_add_visible(&out, "a\nb\r\né\rd\te\013", UTF8_KEEP_LINES);
	assert_string_equal(buf_text(&out), "a\nb\né" SIGN "d e" SIGN);
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
	folds_to("Diarrhée", "diarrhee");
	folds_to("Cœur", "coeur");
	folds_to("Œdème", "oedeme");
	folds_to("Ægis", "aegis");
	folds_to("Straße", "strasse");
	folds_to("\341\272\236", "ss");
	folds_to("l'eau", "l eau");
	folds_to("L’ÉTÉ", "l ete");
	folds_to("SpO\342\202\202", "spo2");
	folds_to("\357\254\201bre", "fibre");
	folds_to("e\314\201", "e");
	folds_to("İstanbul dış", "istanbul dis");
	folds_to("Søren Łódź", "soren lodz");
}

static void
test_searching_joins_blanks_and_punctuation(void **state)
{
	(void)state;
	folds_to("  mal   au - ventre!! ", "mal au ventre");
	folds_to("mal\302\240au–ventre", "mal au ventre");
	folds_to("...", "");
	folds_to("38,5\302\240°C", "38 5 c");
	folds_to("a\377b\033", "a b");
	folds_to(
		"\357\267\272 x",
		"\330\265\331\204\331\211 \330\247\331\204\331\204\331\207 \330\271\331\204\331\212\331\207 \331\210\330\263\331\204\331\205 x");
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
	assert_int_equal(utf8_add_nfc(&out, "e\314\201\033", 4), ERR_NONE);
	assert_string_equal(buf_text(&out), "é\033");
	assert_int_equal(utf8_add_nfc(&out, "", 0), ERR_NONE);
	assert_int_equal(utf8_add_nfc(&out, "a\377", 2), ERR_INVALID);
	assert_int_equal(utf8_add_nfc(&out, "a\0b", 3), ERR_INVALID);
	assert_string_equal(buf_text(&out), "é\033");
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
		{ "\327\220\327\221", "\327\221\327\220", 1 },
		{ "\327\220\327\221", "\327\220\327\222", 1 },
		{ "\327\220\327\221", "\327\222\327\223", 0 },
		{ "\327\220", "\330\220", 1 },
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
