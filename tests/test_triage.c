/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "case_kit.h"

static void
test_kinds_of_subject_have_codes(void **state)
{
	(void)state;
	assert_string_equal(subject_kind_code(SUBJECT_SYMPTOM), "symptom");
	assert_string_equal(subject_kind_code(SUBJECT_MEASURE), "measure");
	assert_string_equal(subject_kind_code(SUBJECT_PRODUCT), "product");
	assert_string_equal(subject_kind_code(SUBJECT_FACT), "fact");
}

static void
test_findings_come_worst_first(void **state)
{
	const struct triage_result *result;

	(void)state;
	case_symptom("itching", 3, "severity", 1);
	case_symptom("fainting", 3, NULL, 0);
	case_symptom("headache", 3, "severity", 2);
	case_product("valerian", 3, "taking");
	result = case_judge();
	assert_true(result->count > 5);
	assert_int_equal(result->level, result->findings[0].level);
	for (size_t i = 1; i < result->count; i++)
		assert_true(result->findings[i - 1].level >=
			    result->findings[i].level);
}

/* Of two levels of one rule the higher one speaks, and alone. */
static void
test_a_rule_speaks_once_about_a_subject(void **state)
{
	const struct triage_result *result;

	(void)state;
	case_measure("glucose", 3, "0.5");
	case_symptom("confusion", 3, "severity", 1);
	case_symptom("itching", 3, "severity", 1);
	case_product("valerian", 3, "taking");
	result = case_judge();
	for (size_t i = 0; i < result->count; i++) {
		const struct finding *finding = &result->findings[i];

		assert_int_not_equal(finding->subject, SUBJECT_FACT);
		for (size_t j = 0; j < i; j++) {
			const struct finding *other = &result->findings[j];

			assert_false(other->rule == finding->rule &&
				     other->subject == finding->subject &&
				     strcmp(other->code, finding->code) == 0);
		}
	}
	assert_int_equal(case_found("A-GLU-LOW", NULL)->level, LEVEL_EMERGENCY);
	assert_non_null(case_found("B-FLOOR", "itching"));
	assert_non_null(case_found("M-NAT", "valerian"));
}

static void
test_a_combination_belongs_to_its_newest_entry(void **state)
{
	const struct finding *finding;

	(void)state;
	case_symptom("cough", 30, "severity", 1);
	case_symptom("shortness_of_breath", 3, "severity", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
	finding = case_found("C-LUNG", NULL);
	assert_non_null(finding);
	assert_string_equal(finding->code, "shortness_of_breath");
	assert_int_equal(finding->subject, SUBJECT_SYMPTOM);
	assert_int_equal(finding->entry_count, 2);
	assert_string_equal(case_entries()->items[finding->entries[0]].code,
			    "shortness_of_breath");
	assert_string_equal(case_entries()->items[finding->entries[1]].code,
			    "cough");
}

static void
test_a_combination_belongs_to_what_is_new(void **state)
{
	const struct finding *finding;

	(void)state;
	case_symptom("shortness_of_breath", 30, "severity", 1);
	case_symptom("cough", 5, "severity", 1);
	case_tell(case_call(4, "noted"), "cough", 1);
	case_judge();
	finding = case_found("C-LUNG", NULL);
	assert_non_null(finding);
	assert_string_equal(finding->code, "shortness_of_breath");
}

static void
test_a_told_combination_is_silent(void **state)
{
	struct entry *call;

	(void)state;
	case_symptom("shortness_of_breath", 30, "severity", 1);
	case_symptom("cough", 5, "severity", 1);
	call = case_call(4, "noted");
	case_tell(call, "cough", 1);
	case_tell(call, "shortness_of_breath", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_null(case_found("C-LUNG", NULL));
}

static void
test_a_combination_looks_back_two_days_and_no_more(void **state)
{
	(void)state;
	case_symptom("cough", 48 + 3, "severity", 1);
	case_symptom("shortness_of_breath", 3, "severity", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_begin_treated();
	case_symptom("cough", 49 + 3, "severity", 1);
	case_symptom("shortness_of_breath", 3, "severity", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_told_symptom_counts_beside_a_new_one_however_old(void **state)
{
	(void)state;
	case_symptom("cough", 300, "severity", 1);
	case_tell(case_call(299, "noted"), "cough", 1);
	case_symptom("shortness_of_breath", 3, "severity", 1);
	case_judge();
	assert_non_null(case_found("C-LUNG", "shortness_of_breath"));
}

static void
test_a_symptom_at_its_baseline_never_counts(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "cough", 1), "severity", 1);
	case_symptom("cough", 3, "severity", 1);
	case_symptom("shortness_of_breath", 3, "severity", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_null(case_found("C-LUNG", NULL));
}

static void
test_raw_rules_look_at_a_baseline_too(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "confusion", 1), "severity", 1);
	case_symptom("confusion", 3, "severity", 1);
	case_measure("temp_c", 2, "38.1");
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	assert_non_null(case_found("A-SEPSIS", NULL));
}

static void
test_a_flag_told_is_not_new(void **state)
{
	(void)state;
	case_answer(case_symptom("limb_swelling", 30, "severity", 1),
		    "flag:one_sided", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_tell(case_call(29, "scan on Monday"), "limb_swelling", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
	case_symptom("coughing_blood", 3, "amount", 1);
	case_judge();
	assert_non_null(case_found("C-PE", "coughing_blood"));
}

static void
test_a_measure_speaks_for_itself(void **state)
{
	const struct finding *finding;

	(void)state;
	case_measure("temp_c", 3, "38.2");
	assert_int_equal(case_level(), LEVEL_URGENT);
	finding = case_found("A-TEMP-U", NULL);
	assert_non_null(finding);
	assert_int_equal(finding->subject, SUBJECT_MEASURE);
	assert_string_equal(finding->code, "temp_c");
	assert_int_equal(
		triage_level_of(case_judge(), SUBJECT_MEASURE, "temp_c"),
		LEVEL_URGENT);
	assert_int_equal(
		triage_level_of(case_judge(), SUBJECT_SYMPTOM, "temp_c"),
		LEVEL_NONE);
	assert_int_equal(triage_level_of(case_judge(), SUBJECT_MEASURE, "sbp"),
			 LEVEL_NONE);
}

static void
test_a_counted_number_speaks_for_its_symptom(void **state)
{
	struct entry *entry;

	(void)state;
	case_measure("extra_stools", 3, "5");
	case_judge();
	assert_non_null(case_found("A-STOOL-U", "diarrhea"));
	entry = case_symptom("rash", 3, "severity", 1);
	case_answer(entry, "bsa_pct", 35);
	case_judge();
	assert_non_null(case_found("A-BSA-U", "rash"));
}

static void
test_a_number_that_is_followed_goes_by_its_symptom(void **state)
{
	(void)state;
	case_measure("stiff_min", 30, "45");
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("A-STIFF", "joint_pain"));
	case_tell(case_call(20, "noted"), "joint_pain", 1);
	case_judge();
	assert_null(case_found("A-STIFF", NULL));
}

static void
test_a_followed_number_is_silent_once_its_symptom_is_over(void **state)
{
	(void)state;
	case_symptom("joint_pain", 40, "severity", 1);
	case_measure("stiff_min", 30, "45");
	case_tell(case_call(20, "noted"), "joint_pain", 1);
	case_symptom("joint_pain", 10, "severity", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_number_told_by_itself_still_follows_its_symptom(void **state)
{
	(void)state;
	case_measure("stiff_min", 30, "45");
	case_tell(case_call(20, "noted"), "stiff_min", 45);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("A-STIFF", "joint_pain"));
}

/* Nobody knows that so long a stiffness was usual. */
static void
test_a_number_beside_a_baseline_is_not_baseline(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "joint_pain", 1), "severity", 2);
	case_answer(case_symptom("joint_pain", 3, "severity", 2), "stiff_min",
		    45);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_begin_treated();
	case_answer(case_add(ENTRY_BASELINE, "diarrhea", 1), "frequency", 1);
	case_answer(case_symptom("diarrhea", 3, "frequency", 1), "extra_stools",
		    2);
	assert_int_equal(case_level(), LEVEL_WATCH);
}

static void
test_a_pregnancy_is_to_be_told(void **state)
{
	const struct finding *finding;

	(void)state;
	case_fact("pregnant", "yes");
	assert_int_equal(case_level(), LEVEL_REPORT);
	finding = case_found("X-PREG", NULL);
	assert_non_null(finding);
	assert_int_equal(finding->subject, SUBJECT_FACT);
	assert_string_equal(finding->code, "pregnant");
	assert_int_equal(finding->entry_count, 0);
	case_tell(case_call(3, "noted"), "pregnant", 1);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_two_moderate_symptoms_within_a_day(void **state)
{
	(void)state;
	case_symptom("joint_pain", 24 + 3, "severity", 2);
	case_symptom("muscle_pain", 3, "severity", 2);
	case_judge();
	assert_non_null(case_found("C-TWO", "muscle_pain"));
	case_begin_treated();
	case_symptom("joint_pain", 24 + 4, "severity", 2);
	case_symptom("muscle_pain", 3, "severity", 2);
	case_judge();
	assert_null(case_found("C-TWO", NULL));
}

static void
test_an_entry_from_the_future_counts_now(void **state)
{
	(void)state;
	case_symptom("fainting", -100, NULL, 0);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

static void
test_an_infusion_to_come_is_none(void **state)
{
	(void)state;
	case_add(ENTRY_INFUSION, "", -5);
	case_symptom("hives", 0, NULL, 0);
	case_judge();
	assert_null(case_found("C-INFUS-U", NULL));
	case_add(ENTRY_INFUSION, "", 5);
	case_judge();
	assert_non_null(case_found("C-INFUS-U", NULL));
}

static void
test_entries_that_do_not_stand_are_passed_over(void **state)
{
	(void)state;
	case_symptom("fainting", 3, NULL, 0)->status = ENTRY_STRUCK;
	case_symptom("seizure", 3, NULL, 0)->status = ENTRY_AMENDED;
	case_measure("sbp", 3, "80")->status = ENTRY_STRUCK;
	case_tell(case_call(3, "noted"), "cough", 1);
	case_entries()->items[case_entries()->count - 1].status = ENTRY_STRUCK;
	assert_int_equal(case_level(), LEVEL_NONE);
}

/* The second word of one moment hides nothing of the first. */
static void
test_two_words_of_one_moment_both_count(void **state)
{
	(void)state;
	case_symptom("headache", 5, "severity", 2);
	case_symptom("headache", 5, "severity", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_begin_treated();
	case_measure("extra_stools", 5, "7");
	case_symptom("diarrhea", 5, "frequency", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

static void
test_many_entries_of_one_moment_all_count(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_symptom_count(case_pack()); i++)
		case_symptom(pack_symptom_at(case_pack(), i)->id, 5, NULL, 0);
	case_judge();
	for (size_t i = 0; i < pack_symptom_count(case_pack()); i++)
		assert_non_null(case_found(
			"B-FLOOR", pack_symptom_at(case_pack(), i)->id));
}

/* The same diary in any order of its entries is the same diary. */
static void
test_the_order_of_the_list_does_not_matter(void **state)
{
	struct entry_list *list = case_entries();
	enum level level;
	size_t count;

	(void)state;
	case_symptom("cough", 100, "severity", 2);
	case_symptom("shortness_of_breath", 50, "severity", 1);
	case_tell(case_call(40, "noted"), "cough", 2);
	case_symptom("cough", 20, "severity", 1);
	case_measure("temp_c", 10, "37.7");
	case_product("prednisone", 5, "taking");
	level = case_level();
	count = case_judge()->count;
	for (size_t turn = 1; turn < list->count; turn++) {
		struct entry first = list->items[0];

		memmove(&list->items[0], &list->items[1],
			(list->count - 1) * sizeof(list->items[0]));
		list->items[list->count - 1] = first;
		assert_int_equal(case_level(), level);
		assert_int_equal(case_judge()->count, count);
	}
}

/* More entries than are sorted at a time. */
static void
test_a_long_diary_is_read_in_order(void **state)
{
	(void)state;
	for (int i = 0; i < 10000; i++)
		case_symptom("itching", 1 + (i * 7919) % 10000, "severity",
			     (i * 7919) % 10000 == 0 ? 1 : 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_begin_treated();
	for (int i = 0; i < 4096; i++)
		case_symptom("itching", 5 + i, "severity", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
	case_symptom("headache", 3, "severity", 2);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

static void
test_what_is_not_yet_kept_is_the_newest(void **state)
{
	(void)state;
	case_symptom("itching", 5, "severity", 1)->id = 0;
	case_symptom("itching", 5, "severity", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("B-FLOOR", "itching"));
	case_begin_treated();
	case_symptom("itching", 5, "severity", 1);
	case_symptom("itching", 5, "severity", 0)->id = 0;
	case_judge();
	assert_null(case_found("B-FLOOR", "itching"));
}

static void
test_the_driver_of_an_entry(void **state)
{
	struct entry *entry = case_symptom("cough", 3, "severity", 3);

	(void)state;
	assert_int_equal(triage_driver(case_pack(), entry), 3);
	assert_int_equal(triage_driver(case_pack(),
				       case_add(ENTRY_SYMPTOM, "courage", 3)),
			 0);
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up_treated)
	const struct CMUnitTest tests[] = {
		CASE(test_kinds_of_subject_have_codes),
		CASE(test_findings_come_worst_first),
		CASE(test_a_rule_speaks_once_about_a_subject),
		CASE(test_a_combination_belongs_to_its_newest_entry),
		CASE(test_a_combination_belongs_to_what_is_new),
		CASE(test_a_told_combination_is_silent),
		CASE(test_a_combination_looks_back_two_days_and_no_more),
		CASE(test_a_told_symptom_counts_beside_a_new_one_however_old),
		CASE(test_a_symptom_at_its_baseline_never_counts),
		CASE(test_raw_rules_look_at_a_baseline_too),
		CASE(test_a_flag_told_is_not_new),
		CASE(test_a_measure_speaks_for_itself),
		CASE(test_a_counted_number_speaks_for_its_symptom),
		CASE(test_a_number_that_is_followed_goes_by_its_symptom),
		CASE(test_a_followed_number_is_silent_once_its_symptom_is_over),
		CASE(test_a_number_told_by_itself_still_follows_its_symptom),
		CASE(test_a_number_beside_a_baseline_is_not_baseline),
		CASE(test_a_pregnancy_is_to_be_told),
		CASE(test_two_moderate_symptoms_within_a_day),
		CASE(test_an_entry_from_the_future_counts_now),
		CASE(test_an_infusion_to_come_is_none),
		CASE(test_entries_that_do_not_stand_are_passed_over),
		CASE(test_two_words_of_one_moment_both_count),
		CASE(test_many_entries_of_one_moment_all_count),
		CASE(test_the_order_of_the_list_does_not_matter),
		CASE(test_a_long_diary_is_read_in_order),
		CASE(test_what_is_not_yet_kept_is_the_newest),
		CASE(test_the_driver_of_an_entry),
	};

	return cmocka_run_group_tests_name("triage", tests, NULL,
					   case_tear_down);
}
