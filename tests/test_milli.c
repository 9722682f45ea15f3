/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/milli.h"

static milli
parsed(const char *text)
{
	milli value = -1;

	assert_int_equal(milli_parse(&value, text), ERR_NONE);
	return value;
}

static void
refused(const char *text, enum err why)
{
	milli value = 77;

	assert_int_equal(milli_parse(&value, text), why);
	assert_int_equal(value, 77);
}

static void
test_a_point_and_a_comma_are_the_same(void **state)
{
	(void)state;
	assert_int_equal(parsed("38.5"), 38500);
	assert_int_equal(parsed("38,5"), 38500);
	assert_int_equal(parsed("38"), 38000);
	assert_int_equal(parsed("-3.25"), -3250);
	assert_int_equal(parsed("0.001"), 1);
	assert_int_equal(parsed("-0"), 0);
	assert_int_equal(parsed("007"), 7000);
}

static void
test_only_zeros_may_follow_the_thousandths(void **state)
{
	(void)state;
	assert_int_equal(parsed("1.2340000000"), 1234);
	refused("1.2341", ERR_INVALID);
	refused("1.00000000001", ERR_INVALID);
}

static void
test_what_is_no_number_is_refused(void **state)
{
	static const char *const texts[] = {
		"",     "-",   "+1",   "--1", ".5",    "5.",  "1.5.5",
		"1,5,", "1e3", "0x10", "nan", "inf",   " 1",  "1 ",
		"1 2",  "1\n", "38°",  "١",   "1\xff", "3 8",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		refused(texts[i], ERR_INVALID);
}

static void
test_the_limit_is_the_last_value_taken(void **state)
{
	char digits[400];

	(void)state;
	assert_true(parsed("2000000") == MILLI_LIMIT);
	assert_true(parsed("-2000000.000") == -MILLI_LIMIT);
	refused("2000000.001", ERR_RANGE);
	refused("2000001", ERR_RANGE);
	refused("-2000001", ERR_RANGE);
	memset(digits, '9', sizeof(digits) - 1);
	digits[sizeof(digits) - 1] = '\0';
	refused(digits, ERR_RANGE);
}

static void
test_the_shortest_exact_form_is_written(void **state)
{
	static const struct {
		milli value;
		const char *text;
	} rows[] = {
		{ 0, "0" },
		{ 38500, "38.5" },
		{ 38000, "38" },
		{ -3250, "-3.25" },
		{ 1, "0.001" },
		{ -1, "-0.001" },
		{ 10, "0.01" },
		{ 100, "0.1" },
		{ 1050, "1.05" },
		{ INT64_MIN, "-9223372036854775.808" },
		{ INT64_MAX, "9223372036854775.807" },
	};
	char text[MILLI_TEXT_LIMIT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(milli_format(text, rows[i].value, '.'),
				    rows[i].text);
	assert_string_equal(milli_format(text, 37400, ','), "37,4");
}

static void
test_each_value_comes_back_from_its_text(void **state)
{
	static const char marks[] = { '.', ',' };
	char text[MILLI_TEXT_LIMIT];

	(void)state;
	for (milli value = -MILLI_LIMIT; value <= MILLI_LIMIT; value += 39999)
		for (size_t i = 0; i < sizeof(marks); i++)
			assert_true(parsed(milli_format(text, value,
							marks[i])) == value);
	for (milli value = -5000; value <= 5000; value++)
		assert_true(parsed(milli_format(text, value, '.')) == value);
}

static void
test_no_locale_changes_a_number(void **state)
{
	static const char *const names[] = { "C", "C.UTF-8", "fr_FR.UTF-8",
					     "tr_TR.UTF-8", "de_DE.UTF-8" };
	char text[MILLI_TEXT_LIMIT];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		/* One that is not there leaves the locale as it was. */
		setlocale(LC_ALL, names[i]);
		assert_int_equal(parsed("38,5"), parsed("38.5"));
		assert_string_equal(milli_format(text, 1234567, '.'),
				    "1234.567");
	}
	setlocale(LC_ALL, "C");
}

static void
test_scaling_rounds_half_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(milli_scale(10, 1, 4), 3);
	assert_int_equal(milli_scale(-10, 1, 4), -3);
	assert_int_equal(milli_scale(9, 1, 4), 2);
	assert_int_equal(milli_scale(11, 1, 4), 3);
	assert_int_equal(milli_scale(10, -1, 4), -3);
	assert_int_equal(milli_scale(10, 1, -4), -3);
	assert_int_equal(milli_scale(-10, 1, -4), 3);
	assert_int_equal(milli_scale(1, 1, 3), 0);
	assert_int_equal(milli_scale(2, 1, 3), 1);
	assert_int_equal(milli_scale(70000, 10, 100), 7000);
	assert_int_equal(milli_scale(0, 5, 7), 0);
}

/* Fahrenheit and back is exact to the thousandth for any temperature. */
static void
test_a_temperature_survives_a_change_of_unit(void **state)
{
	(void)state;
	for (milli celsius = 30000; celsius <= 45000; celsius += 7) {
		milli fahrenheit = milli_scale(celsius, 9, 5);

		assert_int_equal(milli_scale(fahrenheit, 5, 9), celsius);
	}
}

static void
test_scaling_stops_at_the_ends_of_the_type(void **state)
{
	(void)state;
	assert_true(milli_scale(INT64_MAX, 2, 1) == INT64_MAX);
	assert_true(milli_scale(INT64_MAX, -2, 1) == -INT64_MAX);
	assert_true(milli_scale(INT64_MIN, 2, 1) == -INT64_MAX);
	assert_true(milli_scale(INT64_MIN, -2, 1) == INT64_MAX);
	assert_true(milli_scale(INT64_MIN, 1, 1) == -INT64_MAX);
	assert_true(milli_scale(INT64_MIN, 1, -1) == INT64_MAX);
	assert_int_equal(milli_scale(INT64_MAX, 1, INT64_MAX), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_point_and_a_comma_are_the_same),
		cmocka_unit_test(test_only_zeros_may_follow_the_thousandths),
		cmocka_unit_test(test_what_is_no_number_is_refused),
		cmocka_unit_test(test_the_limit_is_the_last_value_taken),
		cmocka_unit_test(test_the_shortest_exact_form_is_written),
		cmocka_unit_test(test_each_value_comes_back_from_its_text),
		cmocka_unit_test(test_no_locale_changes_a_number),
		cmocka_unit_test(test_scaling_rounds_half_away_from_zero),
		cmocka_unit_test(test_a_temperature_survives_a_change_of_unit),
		cmocka_unit_test(test_scaling_stops_at_the_ends_of_the_type),
	};

	return cmocka_run_group_tests_name("milli", tests, NULL, NULL);
}
