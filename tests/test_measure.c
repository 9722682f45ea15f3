/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of measures as people type them. */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "clinic/measure.h"
#include "sample_pack.h"

static struct pack *pack;
enum { TENTH = MILLI_ONE / 10, HUNDREDTH = MILLI_ONE / 100 };

static const struct measure *
measure(const char *id)
{
	const struct measure *found = pack_measure(pack, id);

	assert_non_null(found);
	return found;
}

static struct readings
read_in(const char *id, const char *text, size_t unit)
{
	struct readings readings;

	measure_read(&readings, measure(id), text, unit);
	return readings;
}

static void
assert_read(const char *id, const char *text, milli value)
{
	struct readings readings = read_in(id, text, 0);

	assert_int_equal(readings.count, 1);
	assert_int_equal(readings.parts[0].claim, READING_LIKELY);
	assert_int_equal(readings.parts[0].value, value);
}

static void
assert_claim(const char *id, const char *text, enum reading_claim claim)
{
	struct readings readings = read_in(id, text, 0);

	if (readings_worst(&readings)->claim != claim)
		(void)fprintf(stderr, "%s \"%s\"\n", id, text);
	assert_int_equal(readings_worst(&readings)->claim, claim);
}

static void
test_a_comma_a_dot_blanks_and_a_unit_beside_it_are_all_read(void **state)
{
	(void)state;
	assert_read("temp_c", "38.5", 38500);
	assert_read("temp_c", "38,5", 38500);
	assert_read("temp_c", "  38,5\t", 38500);
	assert_read("temp_c", "38,5°C", 38500);
	assert_read("temp_c", "38,5 °C ", 38500);
	assert_read("temp_c", "38,5 °C\t", 38500);
	assert_read("temp_c", "38.5 c", 38500);
	assert_read("temp_c", "38,5°", 38500);
	assert_read("temp_c", "38,5\xc2\xa0°C", 38500);
	assert_read("temp_c", "38,5\xe2\x80\xaf°C", 38500);
	assert_read("temp_c", "101F", 38333);
	assert_read("temp_c", "100.4 °f", 38000);
	assert_read("glucose", "5,4 mmol/L", 973);
	assert_read("glucose", "97 mg/dl", 970);
	assert_read("spo2_pct", "97%", 97000);
	assert_read("spo2_pct", "97 %", 97000);
	assert_read("pulse_bpm", "72 bpm", 72000);
	assert_read("pulse_bpm", "72/min", 72000);
	assert_read("sbp", "12 cmHg", 120000);
	assert_read("stiff_min", "1,5 h", 90000);
	assert_read("extra_stools", "+5", 5000);
	assert_read("extra_stools", "0", 0);
}

static void
test_what_is_no_number_is_not_read_as_one(void **state)
{
	static const char *const absurd[] = {
		"",     "   ",      "abc",  "C",       "38..5", "38,5,2",
		"38.",  ",5",       "--38", "+",       "+ 38",  "-",
		"38-5", "\xc2\xa0", "°",    "38.1234", "٣٨",    "38,5.",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(absurd) / sizeof(absurd[0]); i++)
		assert_claim("temp_c", absurd[i], READING_NO_NUMBER);
}

static void
test_a_unit_of_another_measure_is_not_taken(void **state)
{
	(void)state;
	assert_claim("temp_c", "38 kg", READING_NO_UNIT);
	assert_claim("temp_c", "38 %", READING_NO_UNIT);
	assert_claim("temp_c", "1e5", READING_NO_UNIT);
	assert_claim("temp_c", "38 5", READING_NO_UNIT);
	assert_claim("temp_c", "0x26", READING_NO_UNIT);
	assert_claim("weight_kg", "140 lb", READING_NO_UNIT);
	assert_claim("extra_stools", "2 x", READING_NO_UNIT);
	assert_claim("sbp", "120/80 kg", READING_NO_UNIT);
}

static void
test_ranges_turn_exactly_at_their_ends(void **state)
{
	(void)state;
	assert_claim("temp_c", "34", READING_LIKELY);
	assert_claim("temp_c", "33.999", READING_UNUSUAL);
	assert_claim("temp_c", "42.5", READING_LIKELY);
	assert_claim("temp_c", "42.501", READING_UNUSUAL);
	assert_claim("temp_c", "30", READING_UNUSUAL);
	assert_claim("temp_c", "29.999", READING_IMPOSSIBLE);
	assert_claim("temp_c", "45", READING_UNUSUAL);
	assert_claim("temp_c", "45.001", READING_IMPOSSIBLE);
	assert_claim("temp_c", "-38", READING_IMPOSSIBLE);
	assert_claim("temp_c", "999999999999999999999999", READING_IMPOSSIBLE);
	assert_claim("temp_c", "-999999999999999999999999", READING_IMPOSSIBLE);
}

static void
test_the_unit_is_open_until_it_is_said(void **state)
{
	struct readings readings = read_in("glucose", "1,1", UNIT_OPEN);

	(void)state;
	assert_int_equal(readings.parts[0].claim, READING_UNIT_OPEN);
	readings = read_in("glucose", "5,4", 1);
	assert_int_equal(readings.parts[0].claim, READING_LIKELY);
	assert_int_equal(readings.parts[0].typed, 5400);
	assert_int_equal(readings.parts[0].value, 973);
	/* What stands beside the number goes before what was chosen. */
	readings = read_in("glucose", "97 mg/dL", 1);
	assert_int_equal(readings.parts[0].unit, 2);
	assert_int_equal(readings.parts[0].value, 970);
	readings = read_in("weight_kg", "64", UNIT_OPEN);
	assert_int_equal(readings.parts[0].claim, READING_LIKELY);
	/* cmHg is understood, and nobody is asked about it. */
	readings = read_in("sbp", "120", UNIT_OPEN);
	assert_int_equal(readings.parts[0].claim, READING_LIKELY);
	assert_int_equal(measure_offered(measure("sbp")), 1);
	assert_int_equal(measure_offered(measure("glucose")), 3);
}

static void
test_two_numbers_of_a_blood_pressure_are_read_at_once(void **state)
{
	static const char *const same[] = { "120/80", "120 / 80 mmHg", "120 80",
					    "12/8 cmHg" };
	struct readings readings;

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		readings = read_in("sbp", same[i], UNIT_OPEN);
		assert_int_equal(readings.count, 2);
		assert_int_equal(readings.parts[0].value, 120000);
		assert_int_equal(readings.parts[1].value, 80000);
		assert_ptr_equal(readings.parts[1].measure, measure("dbp"));
		assert_int_equal(readings_worst(&readings)->claim,
				 READING_LIKELY);
	}
	assert_claim("sbp", "120/", READING_NO_NUMBER);
	assert_claim("sbp", "/80", READING_NO_NUMBER);
	assert_claim("sbp", "120/80/60", READING_NO_UNIT);
	assert_claim("dbp", "120/80", READING_NO_UNIT);
	assert_claim("sbp", "120/400", READING_IMPOSSIBLE);
	assert_claim("sbp", "400/80", READING_IMPOSSIBLE);
	/* The other way round it is asked about. */
	assert_claim("sbp", "80/120", READING_UNUSUAL);
	assert_claim("sbp", "100/100", READING_UNUSUAL);
	assert_claim("sbp", "101/100", READING_LIKELY);
}

static void
assert_meant(const char *id, const char *text, size_t unit, const char *want)
{
	struct readings typed = read_in(id, text, unit);
	struct readings meant = { 0 };
	struct buf out = { 0 };
	char number[MILLI_TEXT_LIMIT];

	if (!measure_guess(&meant, &typed))
		buf_adds(&out, "nothing");
	for (size_t i = 0; i < meant.count; i++)
		buf_addf(&out, "%s%s", i > 0 ? "/" : "",
			 milli_format(number, meant.parts[i].value, '.'));
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static void
test_what_may_have_been_meant_is_told_and_not_taken(void **state)
{
	(void)state;
	assert_meant("sbp", "12", UNIT_OPEN, "120");
	assert_meant("sbp", "12,5", UNIT_OPEN, "125");
	assert_meant("sbp", "12/8", UNIT_OPEN, "120/80");
	assert_meant("sbp", "120/8", UNIT_OPEN, "120/80");
	assert_meant("sbp", "12/80", UNIT_OPEN, "120/80");
	assert_meant("dbp", "8", UNIT_OPEN, "80");
	/* Unusual all the same: possible, where it was not. */
	assert_meant("sbp", "25", UNIT_OPEN, "250");
	assert_meant("temp_c", "101", 0, "38.333");
	assert_meant("temp_c", "38.5", 1, "38.5");
	assert_meant("glucose", "97", 0, "0.97");
	assert_meant("glucose", "5.4", 2, "5.4");
	assert_meant("glucose", "30", 0, "5.405");
	assert_meant("glucose", "0.97", 1, "0.97");
	/* Nothing to ask: it is likely, or no unit helps. */
	assert_meant("sbp", "120", UNIT_OPEN, "nothing");
	assert_meant("sbp", "3", UNIT_OPEN, "nothing");
	assert_meant("sbp", "12/300", UNIT_OPEN, "nothing");
	assert_meant("sbp", "230", UNIT_OPEN, "nothing");
	assert_meant("sbp", "80/120", UNIT_OPEN, "nothing");
	assert_meant("weight_kg", "1000", UNIT_OPEN, "nothing");
	assert_meant("pulse_bpm", "300", UNIT_OPEN, "nothing");
	assert_meant("temp_c", "44", 0, "nothing");
	assert_meant("temp_c", "x", 0, "nothing");
	assert_meant("glucose", "1.1", UNIT_OPEN, "nothing");
}

static void
assert_other(const char *id, const char *text, size_t unit, milli want)
{
	struct readings typed = read_in(id, text, unit);
	struct readings other = { 0 };

	assert_int_equal(measure_other(&other, &typed), want >= 0);
	if (want >= 0)
		assert_int_equal(other.parts[0].value, want);
}

static void
test_a_number_that_is_as_likely_in_another_unit_is_known(void **state)
{
	(void)state;
	assert_other("glucose", "5.4", 0, 973);
	assert_other("glucose", "5.4", 1, 5400);
	assert_other("glucose", "1.1", 0, -1);
	assert_other("glucose", "12", 1, -1);
	assert_other("glucose", "97", 2, -1);
	assert_other("glucose", "97", 0, -1);
	assert_other("temp_c", "38.5", 0, -1);
	assert_other("stiff_min", "2", 0, 120000);
	/* Only what is on offer. */
	assert_other("pulse_bpm", "72", UNIT_OPEN, -1);
	assert_other("sbp", "120/80", UNIT_OPEN, -1);
}

/* Every number a device can show, in each unit, comes back as it was typed. */
static void
check_round_trip(const struct measure *of, size_t unit, milli step)
{
	char text[MILLI_TEXT_LIMIT + 40], number[MILLI_TEXT_LIMIT];
	milli from = measure_in_unit(of, unit, of->hard_low) / step * step;
	milli to = measure_in_unit(of, unit, of->hard_high);
	struct readings readings;

	for (milli typed = from; typed <= to; typed += step) {
		(void)snprintf(text, sizeof(text), "%s%s",
			       milli_format(number, typed, ','),
			       of->units[unit].name);
		measure_read(&readings, of, text, UNIT_OPEN);
		if (readings.parts[0].claim == READING_IMPOSSIBLE)
			continue; /* rounded over an end */
		assert_int_equal(readings.parts[0].typed, typed);
		assert_int_equal(
			measure_in_unit(of, unit, readings.parts[0].value),
			typed);
	}
}

static void
test_units_go_round_exactly(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_measure_count(pack); i++) {
		const struct measure *of = pack_measure_at(pack, i);

		for (size_t unit = 0; unit < of->unit_count; unit++)
			check_round_trip(of, unit, TENTH);
	}
	check_round_trip(measure("temp_c"), 1, HUNDREDTH);
	check_round_trip(measure("glucose"), 1, HUNDREDTH);
}

static void
test_a_pack_may_leave_the_newer_columns_out(void **state)
{
	const struct sample_change change = { "measures.csv",
					      ";typed_units;example;second",
					      ";a;b;c" };
	struct pack *older = sample_pack_having(&change, 1);
	const struct measure *of = pack_measure(older, "sbp");

	(void)state;
	assert_int_equal(measure("weight_kg")->example, 64500);
	assert_ptr_equal(measure("sbp")->second, measure("dbp"));
	assert_int_equal(of->example, 145000);
	assert_null(of->second);
	assert_int_equal(of->unit_count, 1);
	pack_free(older);
}

static void
assert_says(char *note, const char *want)
{
	assert_non_null(note);
	assert_string_equal(note, want);
	free(note);
}

static void
test_an_example_or_a_second_measure_that_cannot_be_is_refused(void **state)
{
	(void)state;
	assert_says(sample_pack_changed("measures.csv", ";37.5;", ";43;"),
		    "measures.csv:2: example is not plausible");
	assert_says(sample_pack_changed("measures.csv", ";37.5;", ";hot;"),
		    "measures.csv:2: example is no number: \"hot\"");
	assert_says(sample_pack_changed("measures.csv", ";120;dbp",
					";120;pressure"),
		    "measures.csv:8: second is no other measure in this unit: "
		    "\"pressure\"");
	assert_says(sample_pack_changed("measures.csv", ";120;dbp", ";120;sbp"),
		    "measures.csv:8: second is no other measure in this unit: "
		    "\"sbp\"");
	assert_says(sample_pack_changed("measures.csv", ";120;dbp",
					";120;pulse_bpm"),
		    "measures.csv:8: second is no other measure in this unit: "
		    "\"pulse_bpm\"");
	assert_says(sample_pack_changed("measures.csv", "\ndbp;", "\nsbp;"),
		    "measures.csv:9: sbp is there twice");
	assert_says(sample_pack_changed("measures.csv", "bpm 1/1 0", "bpm"),
		    "measures.csv:7: no unit: \"bpm\" (as in \"F 5/9 -17.778\""
		    ")");
}

static int
open_pack(void **state)
{
	(void)state;
	pack = sample_pack();
	return pack == NULL;
}

static int
close_pack(void **state)
{
	(void)state;
	pack_free(pack);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_comma_a_dot_blanks_and_a_unit_beside_it_are_all_read),
		cmocka_unit_test(test_what_is_no_number_is_not_read_as_one),
		cmocka_unit_test(test_a_unit_of_another_measure_is_not_taken),
		cmocka_unit_test(test_ranges_turn_exactly_at_their_ends),
		cmocka_unit_test(test_the_unit_is_open_until_it_is_said),
		cmocka_unit_test(
			test_two_numbers_of_a_blood_pressure_are_read_at_once),
		cmocka_unit_test(
			test_what_may_have_been_meant_is_told_and_not_taken),
		cmocka_unit_test(
			test_a_number_that_is_as_likely_in_another_unit_is_known),
		cmocka_unit_test(test_units_go_round_exactly),
		cmocka_unit_test(test_a_pack_may_leave_the_newer_columns_out),
		cmocka_unit_test(
			test_an_example_or_a_second_measure_that_cannot_be_is_refused),
	};

	return cmocka_run_group_tests_name("measure", tests, open_pack,
					   close_pack);
}
