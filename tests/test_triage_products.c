/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules say of medicines and natural products. */
#include "config.h"

#include "test.h"

#include "case_kit.h"

static void
test_each_product_speaks_for_itself(void **state)
{
	const struct finding *finding;

	(void)state;
	case_product("omeprazole", 3, "taking");
	case_product("echinacea", 3, "planned");
	case_judge();
	finding = case_found("M-FLAG", "omeprazole");
	assert_non_null(finding);
	assert_int_equal(finding->subject, SUBJECT_PRODUCT);
	assert_non_null(case_found("M-NAT-T", "echinacea"));
	assert_null(case_found("M-NAT-T", "omeprazole"));
}

static void
test_the_product_beside_makes_no_alert_of_its_own(void **state)
{
	(void)state;
	case_answer(case_product("apixaban", 3, "taking"), "told", 1);
	case_product("st_johns_wort", 3, "taking");
	assert_int_equal(case_level(), LEVEL_URGENT);
	assert_non_null(case_found("M-HERB-TX", "st_johns_wort"));
	assert_null(case_found("M-HERB-TX", "apixaban"));
}

static void
test_an_untold_product_is_new_enough(void **state)
{
	(void)state;
	case_symptom("dark_urine", 30, NULL, 0);
	case_tell(case_call(29, "noted"), "dark_urine", 1);
	case_answer(case_product("noni", 3, "taking"), "told", 1);
	case_product("kava", 3, "taking");
	assert_int_equal(case_level(), LEVEL_URGENT);
	assert_non_null(case_found("M-NAT-LIV", "kava"));
	assert_null(case_found("M-NAT-LIV", "noni"));
	case_answer(&case_entries()->items[case_entries()->count - 1], "told",
		    1);
	assert_int_equal(case_level(), LEVEL_WATCH);
}

static void
test_a_product_nobody_knows_is_to_be_told(void **state)
{
	struct entry *entry = case_add(ENTRY_PRODUCT, "", 3);

	(void)state;
	case_detail(entry, "name", "the blue pills");
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("M-UNDECL", "the blue pills"));
	case_begin_treated();
	case_add(ENTRY_PRODUCT, "", 3);
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("M-UNDECL", ""));
}

static void
test_a_call_about_a_product_needs_an_answer_too(void **state)
{
	(void)state;
	case_product("omeprazole", 32, "taking");
	case_product("prednisone", 30, "stopped");
	case_tell(case_call(29, NULL), "prednisone", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_product("prednisone", 20, "taking");
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_tell(case_call(19, "go on with it"), "prednisone", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_null(case_found("M-STER-STOP", NULL));
}

static void
test_what_is_not_said_of_a_product_is_not_told(void **state)
{
	(void)state;
	case_skip(case_product("omeprazole", 30, "loved"), "told");
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_detail(&case_entries()->items[case_entries()->count - 1], "told",
		    "2026-06-01T10:00:00Z");
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_call_about_a_product_tells_of_it(void **state)
{
	(void)state;
	case_product("omeprazole", 30, "taking");
	case_tell(case_call(29, NULL), "omeprazole", 1);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_steroid_cut_weighs_on_its_organ(void **state)
{
	(void)state;
	case_fact("prior_irae", "lung+gut");
	case_answer(case_product("prednisone", 27 * DAY_HOURS, "reduced"),
		    "told", 1);
	case_symptom("cough", 3, "severity", 1);
	case_judge();
	assert_non_null(case_found("T-TAPER", "cough"));
	assert_non_null(case_found("T-RECUR", "cough"));
	case_begin_treated();
	case_fact("prior_irae", "gut");
	case_answer(case_product("prednisone", 27 * DAY_HOURS, "reduced"),
		    "told", 1);
	case_symptom("cough", 3, "severity", 1);
	case_judge();
	assert_null(case_found("T-TAPER", NULL));
}

static void
test_past_the_limit_the_lowest_findings_give_way(void **state)
{
	const struct triage_result *result;

	(void)state;
	for (size_t i = 0; i < pack_product_count(case_pack()); i++)
		case_product(pack_product_at(case_pack(), i)->id, 5, "taking");
	case_symptom("fainting", 5, NULL, 0);
	result = case_judge();
	assert_int_equal(result->count, TRIAGE_FINDINGS);
	assert_true(result->dropped > 0);
	assert_int_equal(result->level, LEVEL_EMERGENCY);
	assert_int_equal(result->findings[0].level, LEVEL_EMERGENCY);
	assert_non_null(case_found("M-NAT-T", "other_natural"));
}

/* More products than lines: told ones give way, then the oldest. */
static void
test_past_the_limit_of_lines_what_is_untold_stays(void **state)
{
	(void)state;
	case_product("omeprazole", 9, "taking");
	for (int i = 0; i < 300; i++) {
		char name[16] = "pills 000";
		struct entry *entry = case_add(ENTRY_PRODUCT, "", 8);

		name[6] = (char)('0' + i / 100);
		name[7] = (char)('0' + i / 10 % 10);
		name[8] = (char)('0' + i % 10);
		case_detail(entry, "name", name);
		if (i > 0)
			case_answer(entry, "told", 1);
	}
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("M-FLAG", "omeprazole"));
	assert_non_null(case_found("M-UNDECL", "pills 000"));
	case_begin_treated();
	for (size_t i = 0; i < pack_product_count(case_pack()); i++)
		case_product(pack_product_at(case_pack(), i)->id, 1000 - (int)i,
			     "taking");
	case_judge();
	assert_non_null(case_found("M-NAT-T", "other_natural"));
}

/* Missed until taken again; what was raised stays until it is told. */
static void
test_a_missed_dose_of_what_must_not_stop(void **state)
{
	(void)state;
	case_answer(case_product("prednisone", 300, "taking"), "told", 1);
	case_add(ENTRY_DOSE, "prednisone", 40);
	assert_int_equal(case_level(), LEVEL_NONE);
	case_answer(case_add(ENTRY_DOSE, "prednisone", 16), "taken", 0);
	assert_int_equal(case_level(), LEVEL_URGENT);
	assert_non_null(case_found("M-STER-STOP", "prednisone"));
	case_add(ENTRY_DOSE, "prednisone", 10);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_tell(case_call(9, "take the next one as usual"), "prednisone", 1);
	case_judge();
	assert_null(case_found("M-STER-STOP", NULL));
}

/* Cortisone goes down by its steps: signs that come back within 28 days of
 * the last one are to be called about. */
static void
test_a_course_that_goes_down_is_a_reduction(void **state)
{
	static const struct {
		const char *dose, *steps;
		bool is_reduced;
	} rows[] = {
		{ "60 mg", "2026-06-01 40 mg; 2026-06-08 20 mg", true },
		{ "60 mg", "2026-06-01 40 mg", true },
		{ "60 mg", "2026-04-01 40 mg; 2026-06-08 20 mg", true },
		{ "60 mg", "2026-04-01 40 mg", false },
		{ "60 mg", "2026-07-01 40 mg", false },
		{ "60 mg", "less and less", false },
		{ NULL, "2026-06-01 40 mg", false },
		{ NULL, "2026-05-01 60 mg; 2026-06-01 40 mg", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct entry *entry;

		case_begin_treated();
		entry = case_product("prednisone", 24 * 80, "taking");
		case_answer(entry, "told", 1);
		if (rows[i].dose != NULL)
			case_detail(entry, "dose", rows[i].dose);
		case_detail(entry, "steps", rows[i].steps);
		case_symptom("fatigue", 3, "severity", 1);
		case_judge();
		assert_int_equal(case_found("T-TAPER", NULL) != NULL,
				 rows[i].is_reduced);
	}
}

/* What the person says goes before what was planned. */
static void
test_a_course_that_was_stopped_is_stopped(void **state)
{
	struct entry *entry = case_product("prednisone", 24 * 20, "taking");

	(void)state;
	case_detail(entry, "steps", "2026-05-01 60 mg; 2026-06-01 40 mg");
	case_product("prednisone", 24 * 2, "stopped");
	case_judge();
	assert_non_null(case_found("M-STER-STOP", NULL));
	case_detail(&case_entries()->items[case_entries()->count - 1], "steps",
		    "2026-05-01 60 mg; 2026-06-01 40 mg");
	case_judge();
	assert_non_null(case_found("M-STER-STOP", NULL));
}

/* A dose that was not taken hides no fever and adds nothing up. */
static void
test_a_missed_dose_was_not_taken(void **state)
{
	(void)state;
	case_answer(case_product("paracetamol", 300, "taking"), "told", 1);
	case_measure("temp_c", 1, "37.6");
	case_detail(case_add(ENTRY_DOSE, "paracetamol", 40), "amount", "1 g");
	for (int hour = 2; hour < 7; hour++) {
		struct entry *dose = case_add(ENTRY_DOSE, "paracetamol", hour);

		case_detail(dose, "amount", "1 g");
		case_answer(dose, "taken", 0);
	}
	case_judge();
	assert_null(case_found("M-PARA", NULL));
	assert_null(case_found("A-TEMP-MASK", NULL));
	case_add(ENTRY_DOSE, "paracetamol", 3);
	case_judge();
	assert_non_null(case_found("A-TEMP-MASK", NULL));
}

static void
test_paracetamol_is_counted_as_the_box_says(void **state)
{
	static const char *const codes[] = { "paracetamol",
					     "paracetamol_codeine",
					     "cold_remedy_paracetamol" };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct entry *dose = case_add(ENTRY_DOSE, codes[i], 20 - i);

		case_detail(dose, "amount", "2 tablets");
		case_detail(dose, "paracetamol", "1000 mg");
	}
	case_judge();
	assert_null(case_found("M-PARA", NULL));
	case_detail(case_add(ENTRY_DOSE, codes[1], 3), "paracetamol",
		    "1000 mg");
	case_judge();
	assert_non_null(case_found("M-PARA", NULL));
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up_treated)
	const struct CMUnitTest tests[] = {
		CASE(test_each_product_speaks_for_itself),
		CASE(test_the_product_beside_makes_no_alert_of_its_own),
		CASE(test_an_untold_product_is_new_enough),
		CASE(test_a_product_nobody_knows_is_to_be_told),
		CASE(test_a_call_about_a_product_needs_an_answer_too),
		CASE(test_what_is_not_said_of_a_product_is_not_told),
		CASE(test_a_call_about_a_product_tells_of_it),
		CASE(test_a_steroid_cut_weighs_on_its_organ),
		CASE(test_a_missed_dose_of_what_must_not_stop),
		CASE(test_a_missed_dose_was_not_taken),
		CASE(test_a_course_that_goes_down_is_a_reduction),
		CASE(test_a_course_that_was_stopped_is_stopped),
		CASE(test_paracetamol_is_counted_as_the_box_says),
		CASE(test_past_the_limit_the_lowest_findings_give_way),
		CASE(test_past_the_limit_of_lines_what_is_untold_stays),
	};

	return cmocka_run_group_tests_name("triage_products", tests, NULL,
					   case_tear_down);
}
