/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures in words, in both languages. */
#include "config.h"

#include "test.h"

#include <stdlib.h>

#include "report/measured.h"
#include "sample_pack.h"
#include "sys/lang.h"

static struct pack *pack;

static struct readings
typed(const char *id, const char *text, size_t unit)
{
	struct readings readings;

	measure_read(&readings, pack_measure(pack, id), text, unit);
	return readings;
}

static void
assert_words(char *words, const char *want)
{
	assert_string_equal(words, want);
	free(words);
}

static char *
value_in(enum lang lang, const char *id, const char *text)
{
	const struct translator to = lang_translator(lang);
	struct readings readings = typed(id, text, 0);
	struct buf out = { 0 };

	measured_add(&out, &readings, &to);
	return buf_take(&out);
}

static void
test_a_value_is_said_as_it_was_typed_and_in_its_own_unit(void **state)
{
	(void)state;
	assert_words(value_in(LANG_FR, "glucose", "5,4 mmol/L"),
		     "5,4 mmol/L, soit 0,97 g/L");
	assert_words(value_in(LANG_EN, "glucose", "5.4 mmol/L"),
		     "5.4 mmol/L, that is 0.97 g/L");
	assert_words(value_in(LANG_FR, "temp_c", "101F"),
		     "101 °F, soit 38,3 °C");
	assert_words(value_in(LANG_FR, "temp_c", "38.55"), "38,55 °C");
	assert_words(value_in(LANG_EN, "sbp", "120/80"), "120 / 80 mmHg");
	assert_words(value_in(LANG_EN, "sbp", "12 cmHg"), "120 mmHg");
	assert_words(value_in(LANG_EN, "pulse_bpm", "72 bpm"), "72 /min");
	assert_words(value_in(LANG_EN, "extra_stools", "-1"), "-1");
}

static char *
twice_in(enum lang lang, const char *id, const char *text)
{
	const struct translator to = lang_translator(lang);
	struct readings readings = typed(id, text, 0);
	struct buf out = { 0 };

	measured_add_twice(&out, &readings, &to);
	return buf_take(&out);
}

static void
test_while_it_is_typed_the_other_unit_is_said_too(void **state)
{
	(void)state;
	assert_words(twice_in(LANG_FR, "glucose", "0,97"),
		     "0,97 g/L, soit 5,38 mmol/L");
	assert_words(twice_in(LANG_FR, "glucose", "97 mg/dL"),
		     "97 mg/dL, soit 0,97 g/L");
	assert_words(twice_in(LANG_EN, "temp_c", "38.5"),
		     "38.5 °C, that is 101.3 °F");
	assert_words(twice_in(LANG_EN, "weight_kg", "64.2"), "64.2 kg");
	assert_words(twice_in(LANG_EN, "sbp", "120/80"), "120 / 80 mmHg");
}

static void
test_an_entry_is_said_in_the_unit_it_was_typed_in(void **state)
{
	struct reading reading = { 0 };
	struct entry entry;

	(void)state;
	entry_init(&entry, ENTRY_MEASURE, "glucose");
	assert_false(measured_of_entry(&reading, pack_measure(pack, "glucose"),
				       &entry));
	assert_int_equal(entry_answer_missing(&entry, "value", ANSWER_NOT_SAID),
			 ERR_NONE);
	assert_false(measured_of_entry(&reading, pack_measure(pack, "glucose"),
				       &entry));
	assert_int_equal(entry_answer(&entry, "value", 973), ERR_NONE);
	assert_true(measured_of_entry(&reading, pack_measure(pack, "glucose"),
				      &entry));
	assert_int_equal(reading.unit, 0);
	assert_int_equal(reading.typed, 970);
	assert_int_equal(reading.value, 973);
	assert_int_equal(entry_set_detail(&entry, "unit", "mmol/l"), ERR_NONE);
	assert_true(measured_of_entry(&reading, pack_measure(pack, "glucose"),
				      &entry));
	assert_int_equal(reading.unit, 1);
	assert_int_equal(reading.typed, 5400);
	/* A unit that the rules have no more. */
	assert_int_equal(entry_set_detail(&entry, "unit", "stone"), ERR_NONE);
	assert_true(measured_of_entry(&reading, pack_measure(pack, "glucose"),
				      &entry));
	assert_int_equal(reading.unit, 0);
	entry_clear(&entry);
}

static void
test_each_refusal_has_its_reason_and_an_example(void **state)
{
	static const struct {
		const char *id, *text;
		size_t unit;
		const char *en, *fr;
	} rows[] = {
		{ "temp_c", "46", 0,
		  "46 °C is not possible: vigie takes 30 to 45 °C. Example: "
		  "37.5 °C.",
		  "46 °C : ce n'est pas possible. vigie accepte de 30 à 45 °C. "
		  "Exemple : 37,5 °C." },
		{ "temp_c", "500", 1,
		  "500 °F is not possible: vigie takes 86 to 113 °F. Example: "
		  "99.5 °F.",
		  "500 °F : ce n'est pas possible. vigie accepte de 86 à 113 "
		  "°F. Exemple : 99,5 °F." },
		{ "sbp", "120/400", 0,
		  "400 mmHg is not possible: vigie takes 20 to 200 mmHg. "
		  "Example: 120/80 mmHg.",
		  "400 mmHg : ce n'est pas possible. vigie accepte de 20 à 200 "
		  "mmHg. Exemple : 120/80 mmHg." },
		{ "temp_c", "hot", 0,
		  "I did not understand this number. Example: 37.5 °C.",
		  "Je n'ai pas compris ce nombre. Exemple : 37,5 °C." },
		{ "temp_c", "38 kg", 0,
		  "I do not know this unit. Here: °C, °F. Example: 37.5 °C.",
		  "Je ne connais pas cette unité. Ici : °C, °F. Exemple : 37,5 "
		  "°C." },
		{ "extra_stools", "2 kg", 0,
		  "This is a number without a unit. Example: 2.",
		  "C'est un nombre sans unité. Exemple : 2." },
		{ "glucose", "1.1", UNIT_OPEN,
		  "In which unit? Your device shows it: g/L, mmol/L, mg/dL.",
		  "Dans quelle unité ? Votre appareil l'indique : g/L, mmol/L, "
		  "mg/dL." },
	};
	const struct translator en = lang_translator(LANG_EN);
	const struct translator fr = lang_translator(LANG_FR);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct readings readings = typed(rows[i].id, rows[i].text,
						 rows[i].unit);

		assert_words(measured_refused(&readings, &en), rows[i].en);
		assert_words(measured_refused(&readings, &fr), rows[i].fr);
	}
}

static void
test_a_doubt_is_asked_in_words(void **state)
{
	const struct translator en = lang_translator(LANG_EN);
	const struct translator fr = lang_translator(LANG_FR);
	struct readings readings = typed("sbp", "12/8", 0);
	struct readings meant;

	(void)state;
	assert_true(measure_guess(&meant, &readings));
	assert_words(measured_meant(&meant, &en), "Do you mean 120 / 80 mmHg?");
	assert_words(measured_meant(&meant, &fr),
		     "Voulez-vous dire 120 / 80 mmHg ?");
	readings = typed("temp_c", "33.2", 0);
	assert_words(measured_really(&readings, &en),
		     "Really 33.2 °C? It is unusual.");
	assert_words(measured_really(&readings, &fr),
		     "Vraiment 33,2 °C ? C'est inhabituel.");
}

static int
open_pack(void **state)
{
	(void)state;
	lang_init();
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
			test_a_value_is_said_as_it_was_typed_and_in_its_own_unit),
		cmocka_unit_test(
			test_while_it_is_typed_the_other_unit_is_said_too),
		cmocka_unit_test(
			test_an_entry_is_said_in_the_unit_it_was_typed_in),
		cmocka_unit_test(
			test_each_refusal_has_its_reason_and_an_example),
		cmocka_unit_test(test_a_doubt_is_asked_in_words),
	};

	return cmocka_run_group_tests_name("measured", tests, open_pack,
					   close_pack);
}
