/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/pack_data.h"
#include "base/alloc.h"
#include "clinic/measure.h"
#include "clinic/rule.h"
#include "sample_pack.h"

static struct pack *pack;

static int
load(void **state)
{
	(void)state;
	pack = sample_pack();
	return 0;
}

static int
forget(void **state)
{
	(void)state;
	pack_free(pack);
	return 0;
}

static size_t
count_products(bool natural)
{
	size_t count = 0;

	for (size_t i = 0; i < pack_product_count(pack); i++)
		if (pack_product_at(pack, i)->natural == natural)
			count++;
	return count;
}

static void
test_the_sample_pack_holds_everything_the_clinical_page_lists(void **state)
{
	(void)state;
	assert_int_equal(pack_symptom_count(pack), 73);
	assert_int_equal(pack_measure_count(pack), 12);
	assert_int_equal(pack_treatment_count(pack), 26);
	assert_int_equal(pack_class_count(pack), 30);
	assert_int_equal(count_products(true), 150);
	assert_true(count_products(false) >= 170);
	assert_int_equal(pack_rule_count(pack), 92);
}

static void
test_the_sample_pack_says_that_nobody_validated_it(void **state)
{
	(void)state;
	assert_string_equal(pack_name(pack), "sample");
	assert_string_equal(pack_validated_by(pack), "");
	assert_string_equal(pack_date(pack), "2026-11-25");
	assert_string_not_equal(pack_version(pack), "");
}

static void
test_every_question_says_since_when(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct words *question =
			&pack_symptom_at(pack, i)->question;

		assert_memory_equal(question->in[LANG_EN], "Since yesterday, ",
				    17);
		assert_memory_equal(question->in[LANG_FR], "Depuis hier, ", 13);
	}
}

static void
test_thirty_five_symptoms_are_asked_in_the_check_in(void **state)
{
	size_t core = 0, comfort = 0, high_risk = 0;

	(void)state;
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		core += symptom->core;
		comfort += symptom->comfort;
		high_risk += symptom->high_risk;
	}
	assert_int_equal(core, 35);
	assert_int_equal(comfort, 16);
	assert_int_equal(high_risk, 21);
}

static void
test_every_body_area_holds_a_symptom(void **state)
{
	size_t held[AREA_COUNT] = { 0 };

	(void)state;
	for (size_t i = 0; i < pack_symptom_count(pack); i++)
		held[pack_symptom_at(pack, i)->area]++;
	for (int i = 0; i < AREA_COUNT; i++) {
		assert_true(held[i] > 0);
		assert_string_not_equal(body_area_label((enum body_area)i), "");
	}
}

static void
test_diarrhoea_is_told_in_stools(void **state)
{
	const struct symptom *symptom = pack_symptom(pack, "diarrhea");

	(void)state;
	assert_non_null(symptom);
	assert_int_equal(symptom->asks, ASKS_FREQUENCY);
	assert_int_equal(symptom->link_count, 1);
	assert_ptr_equal(symptom->links[0], pack_measure(pack, "extra_stools"));
	assert_int_equal(symptom->flag_count, 1);
	assert_string_equal(symptom->flags[0].code, "night");
	assert_string_equal(symptom->flags[0].label.in[LANG_FR],
			    "la nuit aussi");
	assert_string_equal(symptom->steps[0].in[LANG_FR], "comme d'habitude");
	assert_string_equal(symptom->steps[3].in[LANG_EN], "4 to 6 more");
	assert_int_equal(symptom->column[1], LEVEL_REPORT);
	assert_int_equal(symptom->column[4], LEVEL_URGENT);
	assert_false(symptom->has_presence_column);
}

static void
test_a_presence_column_speaks_where_there_is_one(void **state)
{
	const struct symptom *fit = pack_symptom(pack, "seizure");
	const struct symptom *rash = pack_symptom(pack, "rash");

	(void)state;
	assert_true(fit->has_presence_column);
	assert_int_equal(fit->presence_column, LEVEL_EMERGENCY);
	assert_false(rash->has_presence_column);
	assert_int_equal(rash->column[3], LEVEL_URGENT);
	assert_string_equal(rash->steps[0].in[LANG_EN], "none");
	assert_string_equal(fit->steps[0].in[LANG_EN], "");
}

static void
test_pairs_are_one_drug_of_two_or_an_unknown_one(void **state)
{
	size_t pairs = 0;

	(void)state;
	for (size_t i = 0; i < pack_treatment_count(pack); i++)
		pairs += pack_treatment_at(pack, i)->counts_as_pair;
	assert_int_equal(pairs, 2);
	assert_true(pack_treatment(pack, "cadonilimab")->counts_as_pair);
	assert_true(pack_treatment(pack, "trial_ici")->counts_as_pair);
	assert_int_equal(pack_treatment(pack, "cadonilimab")->targets,
			 TARGET_PD1 | TARGET_CTLA4);
	assert_int_equal(pack_treatment(pack, "atezolizumab")->targets,
			 TARGET_PDL1);
}

static bool
has_class(const char *product, const char *class)
{
	const struct product *row = pack_product(pack, product);

	assert_non_null(row);
	assert_non_null(pack_class(pack, class));
	for (size_t i = 0; i < row->class_count; i++)
		if (strcmp(row->classes[i], class) == 0)
			return true;
	return false;
}

static void
test_a_medicine_can_be_of_several_classes(void **state)
{
	(void)state;
	assert_true(has_class("methotrexate", "immunosup"));
	assert_true(has_class("methotrexate", "hepatotox"));
	assert_true(has_class("propranolol", "thyroid"));
	assert_true(has_class("propranolol", "qt_cardio"));
	assert_true(has_class("propranolol", "myasth_risk"));
	assert_true(has_class("ciprofloxacin", "myasth_risk"));
	assert_true(has_class("codeine", "antidiarrh"));
	assert_true(has_class("codeine", "opioid"));
	assert_true(has_class("senna", "laxative"));
	assert_true(pack_product(pack, "senna")->natural);
	assert_true(pack_product(pack, "paracetamol_codeine")->paracetamol);
	assert_true(pack_product(pack, "cold_remedy_paracetamol")->paracetamol);
	assert_false(pack_product(pack, "ibuprofen")->paracetamol);
}

static void
test_every_class_has_a_medicine(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_class_count(pack); i++) {
		const char *class = pack_class_at(pack, i)->id;
		bool is_used = false;

		for (size_t j = 0; j < pack_product_count(pack); j++)
			if (has_class(pack_product_at(pack, j)->id, class))
				is_used = true;
		assert_true(is_used);
	}
}

static void
test_natural_products_carry_their_codes_and_their_flag(void **state)
{
	const struct product *wort = pack_product(pack, "st_johns_wort");
	const struct product *honey = pack_product(pack, "honey_medical");
	const struct product *noni = pack_product(pack, "desmodium");

	(void)state;
	assert_int_equal(wort->concerns,
			 (1U << ('C' - 'A')) | (1U << ('P' - 'A')));
	assert_true(wort->tell_today);
	assert_false(honey->tell_today);
	assert_int_equal(noni->concerns, (1U << ('I' - 'A')) | (1U << 31));
	assert_true(pack_product(pack, "garlic_supp")->ask_form);
	assert_true(pack_product(pack, "ginger_supp")->ask_form);
	assert_true(pack_product(pack, "turmeric")->ask_form);
	assert_false(wort->ask_form);
	assert_true(pack_product(pack, "ibuprofen")->ask_temperature);
	assert_true(pack_product(pack, "paracetamol_codeine")->ask_temperature);
	assert_false(pack_product(pack, "omeprazole")->ask_temperature);
	assert_true(product_has_class(pack_product(pack, "paracetamol_codeine"),
				      "opioid"));
	assert_false(
		product_has_class(pack_product(pack, "omeprazole"), "opioid"));
}

static milli
read_as(const char *measure, const char *number, const char *unit)
{
	milli value = -1;

	if (measure_parse(&value, pack_measure(pack, measure), number, unit))
		return -1;
	return value;
}

static void
test_a_measure_is_read_in_each_of_its_units(void **state)
{
	(void)state;
	assert_int_equal(read_as("temp_c", "38,5", ""), 38500);
	assert_int_equal(read_as("temp_c", "38.5", "°C"), 38500);
	assert_int_equal(read_as("temp_c", "100.4", "°F"), 38000);
	assert_int_equal(read_as("temp_c", "100.4", "f"), 38000);
	assert_int_equal(read_as("temp_c", "99.5", "F"), 37500);
	assert_int_equal(read_as("temp_c", "95", "F"), 35000);
	assert_int_equal(read_as("temp_c", "104", "F"), 40000);
	assert_int_equal(read_as("glucose", "3", "g/L"), 3000);
	assert_int_equal(read_as("glucose", "11.1", "mmol/L"), 2000);
	assert_int_equal(read_as("glucose", "11.1", "mmol/l"), 2000);
	assert_int_equal(read_as("glucose", "300", "mg/dL"), 3000);
	assert_int_equal(read_as("sbp", "12", "cmHg"), 120000);
	assert_int_equal(read_as("stiff_min", "1.5", "h"), 90000);
	assert_int_equal(read_as("pulse_bpm", "72", "bpm"), 72000);
	assert_int_equal(read_as("spo2_pct", "97", "%"), 97000);
	assert_int_equal(read_as("spo2_pct", "97", "kg"), -1);
}

static void
test_a_value_outside_the_hard_limits_is_refused(void **state)
{
	milli value = 7;
	const struct measure *heat = pack_measure(pack, "temp_c");

	(void)state;
	assert_int_equal(measure_parse(&value, heat, "45.1", ""), ERR_RANGE);
	assert_int_equal(measure_parse(&value, heat, "29.9", ""), ERR_RANGE);
	assert_int_equal(measure_parse(&value, heat, "hot", ""), ERR_INVALID);
	assert_int_equal(measure_parse(&value, heat, "38", "kg"), ERR_INVALID);
	assert_int_equal(value, 7);
	assert_int_equal(measure_parse(&value, heat, "45", ""), ERR_NONE);
	assert_false(measure_is_plausible(heat, value));
	assert_false(measure_is_plausible(heat, 33999));
	assert_true(measure_is_plausible(heat, 34000));
	assert_true(measure_is_plausible(heat, 42500));
	assert_false(measure_is_plausible(heat, 42501));
}

static void
test_what_has_no_row_is_null(void **state)
{
	(void)state;
	assert_null(pack_symptom(pack, "toothache"));
	assert_null(pack_measure(pack, ""));
	assert_null(pack_treatment(pack, "Nivolumab"));
	assert_null(pack_product(pack, "zzz"));
	assert_null(pack_class(pack, "aaa"));
	assert_null(pack_rule(pack, "A-NOTHING"));
}

static const char measures[] =
	"id;label_en;label_fr;unit;other_units;plausible_low;plausible_high;"
	"hard_low;hard_high;driver_1;driver_2;driver_3;driver_4;loinc;hint_en;"
	"hint_fr\n";

/* measures.csv of the sample pack with its lines ended as Windows does. */
static void
test_a_spreadsheet_may_add_a_mark_and_other_line_ends(void **state)
{
	const struct pack_file *files = sample_pack_files();
	struct buf text = { 0 };
	char *note;

	(void)state;
	assert_string_equal(files[1].name, "measures.csv");
	buf_adds(&text, "\xef\xbb\xbf");
	for (size_t i = 0; i < files[1].length; i++) {
		if (files[1].bytes[i] == '\n')
			buf_add_byte(&text, '\r');
		buf_add_byte(&text, files[1].bytes[i]);
	}
	note = sample_pack_with("measures.csv", buf_text(&text));
	assert_null(note);
	buf_clear(&text);
}

static void
test_a_quoted_cell_may_hold_semicolons_quotes_and_line_ends(void **state)
{
	struct buf text = { 0 };
	char *note;

	(void)state;
	buf_adds(&text, measures);
	buf_adds(&text, "a;\"one; \"\"two\"\"\nthree\";b;;;1;2;0;3;;;;;;;\n");
	buf_adds(&text, "b;label;;;;1;2;0;3;;;;;;;\n");
	note = sample_pack_with("measures.csv", buf_text(&text));
	assert_string_equal(note, "measures.csv:4: label is not there in both "
				  "languages");
	free(note);
	buf_clear(&text);
}

static void
test_the_pack_in_the_program_is_the_one_of_the_folder(void **state)
{
	struct pack *built_in = NULL;
	struct buf one = { 0 };
	struct buf two = { 0 };
	size_t count = 0;

	(void)state;
	while (pack_data[count].name)
		count++;
	assert_int_equal(pack_load(&built_in, pack_data, count), ERR_NONE);
	assert_int_equal(pack_rule_count(built_in), pack_rule_count(pack));
	assert_int_equal(pack_signed_bytes(&one, pack_data, count), ERR_NONE);
	assert_int_equal(
		pack_signed_bytes(&two, sample_pack_files(), PACK_FILES),
		ERR_NONE);
	assert_int_equal(one.length, two.length);
	assert_memory_equal(one.data, two.data, one.length);
	buf_clear(&one);
	buf_clear(&two);
	pack_free(built_in);
}

static void
test_a_pack_that_never_was_is_freed(void **state)
{
	(void)state;
	pack_free(NULL);
}

static void
test_a_rule_says_other_words_at_another_level(void **state)
{
	const struct rule *clot = pack_rule(pack, "C-PE");

	(void)state;
	assert_string_equal(rule_id(clot), "C-PE");
	assert_string_equal(rule_organ(clot), "heart/vessels");
	assert_string_equal(rule_source(clot), "ASCO21 9.2 VTE");
	assert_int_equal(rule_level(clot), LEVEL_EMERGENCY);
	assert_int_equal(rule_level(pack_rule(pack, "X-LATE")), LEVEL_NONE);
	assert_ptr_equal(rule_reason_at(clot, LEVEL_EMERGENCY),
			 rule_reason(clot));
	assert_ptr_equal(rule_reason_at(clot, LEVEL_WATCH), rule_reason(clot));
	assert_non_null(
		strstr(rule_reason_at(pack_rule(pack, "T-WORSE2"), LEVEL_REPORT)
			       ->in[LANG_EN],
		       "today"));
	assert_non_null(
		strstr(rule_reason_at(pack_rule(pack, "T-WORSE2"), LEVEL_URGENT)
			       ->in[LANG_EN],
		       "now"));
	assert_string_equal(
		rule_reason_at(clot, LEVEL_URGENT)->in[LANG_FR],
		"Un gonflement d'un seul côté peut être un caillot. "
		"Appelez votre équipe maintenant.");
}

/* What a page says must fit what the level says. */
static void
test_an_emergency_never_says_to_tell_the_team_today(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_rule_count(pack); i++) {
		const struct rule *rule = pack_rule_at(pack, i);
		const struct words *said;

		if (rule_level(rule) != LEVEL_EMERGENCY)
			continue;
		said = rule_reason_at(rule, LEVEL_EMERGENCY);
		assert_non_null(strstr(said->in[LANG_EN], "15"));
		assert_non_null(strstr(said->in[LANG_FR], "15"));
	}
}

/* Section e of the clinical page: nobody is told to stop what was prescribed.
 * "Never stop cortisone suddenly" is the opposite. */
static void
test_no_rule_says_to_stop_a_medicine(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_rule_count(pack); i++) {
		const struct rule *rule = pack_rule_at(pack, i);

		for (int level = LEVEL_NONE; level < LEVEL_COUNT; level++) {
			const struct words *said =
				rule_reason_at(rule, (enum level)level);

			assert_null(strstr(said->in[LANG_EN], "Stop "));
			assert_null(strstr(said->in[LANG_FR], "Arrêtez"));
		}
	}
}

static void
test_every_code_of_a_rule_reads_back(void **state)
{
	enum line_status line = LINE_TAKING;
	enum fact_kind fact = FACT_FIRST_DOSE;
	enum rule_status status = STATUS_CONDITIONS;

	(void)state;
	for (int i = 0; i < LINE_STATUS_COUNT; i++) {
		const char *code = line_status_code((enum line_status)i);

		assert_int_equal(line_status_parse(&line, code), ERR_NONE);
		assert_int_equal(line, i);
	}
	for (int i = 0; i < FACT_KIND_COUNT; i++) {
		const char *code = fact_kind_code((enum fact_kind)i);

		assert_int_equal(fact_kind_parse(&fact, code), ERR_NONE);
		assert_int_equal(fact, i);
	}
	assert_null(rule_status_code(STATUS_CONDITIONS));
	for (int i = STATUS_COLUMN; i < RULE_STATUS_COUNT; i++) {
		const char *code = rule_status_code((enum rule_status)i);

		assert_int_equal(rule_status_parse(&status, code), ERR_NONE);
		assert_int_equal(status, i);
	}
	assert_int_equal(line_status_parse(&line, "eaten"), ERR_INVALID);
	assert_int_equal(fact_kind_parse(&fact, "rich"), ERR_INVALID);
	assert_int_equal(rule_status_parse(&status, ""), ERR_INVALID);
}

static void
test_what_is_signed_does_not_depend_on_the_order_of_the_files(void **state)
{
	struct pack_file turned[PACK_FILES + 1];
	struct buf one = { 0 };
	struct buf two = { 0 };

	(void)state;
	for (size_t i = 0; i < PACK_FILES; i++)
		turned[PACK_FILES - i] = sample_pack_files()[i];
	turned[0] = (struct pack_file){ "pack.sig", (const uint8_t *)"x", 1 };
	assert_int_equal(
		pack_signed_bytes(&one, sample_pack_files(), PACK_FILES),
		ERR_NONE);
	assert_int_equal(pack_signed_bytes(&two, turned, PACK_FILES + 1),
			 ERR_NONE);
	assert_int_equal(one.length, two.length);
	assert_memory_equal(one.data, two.data, one.length);
	buf_cut(&two, 0);
	turned[3].length--;
	assert_int_equal(pack_signed_bytes(&two, turned, PACK_FILES + 1),
			 ERR_NONE);
	assert_int_not_equal(one.length, two.length);
	assert_int_equal(pack_signed_bytes(&two, turned, 3), ERR_PACK);
	buf_clear(&one);
	buf_clear(&two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_the_sample_pack_holds_everything_the_clinical_page_lists),
		cmocka_unit_test(
			test_the_sample_pack_says_that_nobody_validated_it),
		cmocka_unit_test(test_every_question_says_since_when),
		cmocka_unit_test(
			test_thirty_five_symptoms_are_asked_in_the_check_in),
		cmocka_unit_test(test_every_body_area_holds_a_symptom),
		cmocka_unit_test(test_diarrhoea_is_told_in_stools),
		cmocka_unit_test(
			test_a_presence_column_speaks_where_there_is_one),
		cmocka_unit_test(
			test_pairs_are_one_drug_of_two_or_an_unknown_one),
		cmocka_unit_test(test_a_medicine_can_be_of_several_classes),
		cmocka_unit_test(test_every_class_has_a_medicine),
		cmocka_unit_test(
			test_natural_products_carry_their_codes_and_their_flag),
		cmocka_unit_test(test_a_measure_is_read_in_each_of_its_units),
		cmocka_unit_test(
			test_a_value_outside_the_hard_limits_is_refused),
		cmocka_unit_test(test_what_has_no_row_is_null),
		cmocka_unit_test(
			test_the_pack_in_the_program_is_the_one_of_the_folder),
		cmocka_unit_test(test_a_pack_that_never_was_is_freed),
		cmocka_unit_test(test_a_rule_says_other_words_at_another_level),
		cmocka_unit_test(
			test_an_emergency_never_says_to_tell_the_team_today),
		cmocka_unit_test(test_no_rule_says_to_stop_a_medicine),
		cmocka_unit_test(test_every_code_of_a_rule_reads_back),
		cmocka_unit_test(
			test_a_spreadsheet_may_add_a_mark_and_other_line_ends),
		cmocka_unit_test(
			test_a_quoted_cell_may_hold_semicolons_quotes_and_line_ends),
		cmocka_unit_test(
			test_what_is_signed_does_not_depend_on_the_order_of_the_files),
	};

	return cmocka_run_group_tests_name("pack", tests, load, forget);
}
