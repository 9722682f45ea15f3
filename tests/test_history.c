/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "case_kit.h"

static void
test_a_new_symptom_is_never_under_report(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_symptom_count(case_pack()); i++) {
		const char *id = pack_symptom_at(case_pack(), i)->id;

		case_begin_treated();
		case_symptom(id, 1, NULL, 0);
		assert_true(case_level() >= LEVEL_REPORT);
		assert_non_null(case_found("B-FLOOR", id));
	}
}

static void
test_a_call_calms_the_entries_before_it(void **state)
{
	(void)state;
	case_symptom("headache", 30, "severity", 2);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_tell(case_call(20, "Rest, call again tomorrow."), "headache", 2);
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("T-ACK", "headache"));
}

static void
test_a_call_without_an_answer_calms_report_only(void **state)
{
	(void)state;
	case_symptom("headache", 30, "severity", 2);
	case_symptom("itching", 30, "severity", 1);
	case_tell(case_call(20, NULL), "headache", 2);
	case_tell(case_call(19, " "), "itching", 1);
	case_judge();
	assert_non_null(case_found("B-BASE", "headache"));
	assert_null(case_found("B-BASE", "itching"));
	assert_non_null(case_found("T-ACK", "itching"));
}

static void
test_what_comes_next_is_an_answer_too(void **state)
{
	(void)state;
	case_symptom("headache", 30, "severity", 2);
	case_tell(case_call(20, NULL), "headache", 2);
	case_detail(&case_entries()->items[case_entries()->count - 1], "next",
		    "come on Monday");
	assert_int_equal(case_level(), LEVEL_WATCH);
}

static void
test_a_call_that_reached_nobody_calms_nothing(void **state)
{
	struct entry *call;

	(void)state;
	case_symptom("itching", 30, "severity", 1);
	call = case_call(20, "nobody there");
	case_detail(call, "who", "nobody");
	case_tell(call, "itching", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_call_from_the_future_calms_nothing(void **state)
{
	(void)state;
	case_symptom("itching", 30, "severity", 1);
	case_tell(case_call(-2, "noted"), "itching", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_call_with_no_level_said_is_no_call(void **state)
{
	struct entry *call;

	(void)state;
	case_symptom("itching", 30, "severity", 1);
	call = case_call(20, "noted");
	case_skip(call, "told:itching");
	case_answer(call, "worried", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_call_at_level_zero_does_not_end_an_episode(void **state)
{
	(void)state;
	case_symptom("itching", 30, "severity", 1);
	case_tell(case_call(20, "noted"), "itching", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_call_at_level_zero_about_nothing_opens_nothing(void **state)
{
	(void)state;
	case_tell(case_call(20, "noted"), "itching", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_call_about_something_unknown_is_passed_over(void **state)
{
	(void)state;
	case_symptom("itching", 30, "severity", 1);
	case_tell(case_call(20, "noted"), "courage", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_worse_entry_of_the_day_of_the_call_is_not_calmed(void **state)
{
	(void)state;
	case_symptom("fatigue", 3, "severity", 3);
	case_tell(case_call(2, "noted"), "fatigue", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
	assert_non_null(case_found("T-WORSE1", "fatigue"));
}

static void
test_a_worse_entry_of_the_day_before_the_call_is_covered(void **state)
{
	(void)state;
	case_symptom("fatigue", 30, "severity", 3);
	case_tell(case_call(2, "noted"), "fatigue", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
}

static void
test_better_on_the_day_of_the_call_is_better(void **state)
{
	(void)state;
	case_symptom("fatigue", 8 * DAY_HOURS + 1, "severity", 1);
	case_tell(case_call(8 * DAY_HOURS, "noted"), "fatigue", 3);
	assert_int_equal(case_level(), LEVEL_WATCH);
}

static void
test_told_emergency_is_not_calmed_by_words(void **state)
{
	(void)state;
	case_symptom("chest_pain", 30, "severity", 2);
	case_tell(case_call(29, "take the pills"), "chest_pain", 2);
	case_symptom("chest_pain", 2, "severity", 2);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

/* A combination made the emergency, not the column of either. */
static void
test_an_emergency_of_two_is_not_calmed_for_its_subject(void **state)
{
	struct entry *call;

	(void)state;
	case_symptom("drooping_eyelid", 30, NULL, 0);
	case_symptom("difficulty_swallowing", 29, "severity", 1);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	call = case_call(28, "come now");
	case_tell(call, "drooping_eyelid", 1);
	case_tell(call, "difficulty_swallowing", 1);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

static void
test_a_told_symptom_that_comes_back_is_new(void **state)
{
	(void)state;
	case_symptom("headache", 90, "severity", 2);
	case_tell(case_call(89, "rest"), "headache", 2);
	case_symptom("headache", 60, "severity", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
	assert_non_null(case_found("T-RESOLVED", "headache"));
	case_symptom("headache", 10, "severity", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("B-FLOOR", "headache"));
}

static void
test_an_untold_alert_outlives_its_episode(void **state)
{
	(void)state;
	case_symptom("headache", 400, "severity", 2);
	case_symptom("headache", 300, "severity", 0);
	assert_int_equal(case_level(), LEVEL_URGENT);
	assert_non_null(case_found("T-UNTOLD", "headache"));
	case_tell(case_call(200, "noted"), "headache", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
}

/* Later the column alone says as much: the combination goes on standing. */
static void
test_of_one_level_what_tells_more_goes_on_standing(void **state)
{
	(void)state;
	case_symptom("cough", 100, "severity", 1);
	case_symptom("shortness_of_breath", 99, "severity", 1);
	case_symptom("shortness_of_breath", 40, "severity", 2);
	case_symptom("shortness_of_breath", 30, "severity", 0);
	assert_int_equal(case_level(), LEVEL_URGENT);
	assert_non_null(case_found("C-LUNG", "shortness_of_breath"));
}

static void
test_an_emergency_is_urgent_two_days_after_it_has_gone(void **state)
{
	(void)state;
	case_symptom("chest_pain", 100, "severity", 3);
	case_symptom("chest_pain", 47, "severity", 0);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	case_begin_treated();
	case_symptom("chest_pain", 100, "severity", 3);
	case_symptom("chest_pain", 48, "severity", 0);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

static void
test_a_fit_stays_an_emergency_for_two_days_even_when_told(void **state)
{
	(void)state;
	case_symptom("seizure", 60, NULL, 0);
	case_symptom("seizure", 40, "presence", 0);
	case_tell(case_call(39, "come in"), "seizure", 0);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	case_begin_treated();
	case_symptom("seizure", 60, NULL, 0);
	case_symptom("seizure", 48, "presence", 0);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_tell(case_call(39, "come in"), "seizure", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_gone_from_nothing_is_nothing(void **state)
{
	(void)state;
	case_symptom("cough", 5, "severity", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_baseline_counts_whenever_it_was_noted(void **state)
{
	(void)state;
	case_symptom("cough", 100, "severity", 1);
	case_answer(case_add(ENTRY_BASELINE, "cough", 1), "severity", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("T-BASE", "cough"));
	case_symptom("cough", 1, "severity", 2);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("T-WORSE1", "cough"));
}

static void
test_a_baseline_of_nothing_is_no_baseline(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "cough", 1), "severity", 0);
	case_add(ENTRY_BASELINE, "courage", 1);
	case_symptom("cough", 100, "severity", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_a_baseline_that_has_gone_and_is_back_is_still_baseline(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "cough", 1), "severity", 1);
	case_symptom("cough", 100, "severity", 1);
	case_symptom("cough", 60, "severity", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
	case_symptom("cough", 20, "severity", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
}

static void
test_what_was_noted_before_the_first_dose_is_baseline(void **state)
{
	(void)state;
	case_symptom("cough", 210 * DAY_HOURS, "severity", 1);
	case_symptom("cough", 5, "severity", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
	case_begin_treated();
	case_symptom("cough", 210 * DAY_HOURS, "severity", 1);
	case_symptom("cough", 205 * DAY_HOURS, "severity", 0);
	case_symptom("cough", 5, "severity", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_before_the_first_dose_a_level_is_lowered_but_emergency(void **state)
{
	(void)state;
	case_begin();
	case_fact("ici", "none");
	case_symptom("itching", 3, "severity", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("X-PRE", "itching"));
	case_symptom("headache", 3, "severity", 2);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_symptom("fainting", 3, NULL, 0);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

static void
test_before_the_first_dose_what_has_gone_is_not_to_be_told(void **state)
{
	(void)state;
	case_begin();
	case_fact("ici", "none");
	case_symptom("itching", 30, "severity", 1);
	case_symptom("itching", 3, "severity", 0);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_known_to_the_team_is_a_baseline(void **state)
{
	(void)state;
	case_answer(case_symptom("cough", 30, "severity", 2), "new", 0);
	assert_int_equal(case_level(), LEVEL_WATCH);
	case_symptom("cough", 3, "severity", 3);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

static void
test_known_without_a_level_is_new(void **state)
{
	struct entry *entry;

	(void)state;
	case_answer(case_symptom("cough", 30, NULL, 0), "new", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_begin_treated();
	entry = case_symptom("diarrhea", 30, NULL, 0);
	case_answer(entry, "new", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_answer(entry, "frequency", 2);
	assert_int_equal(case_level(), LEVEL_WATCH);
	case_begin_treated();
	entry = case_symptom("diarrhea", 30, NULL, 0);
	case_skip(entry, "frequency");
	case_answer(entry, "new", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_begin_treated();
	case_answer(case_symptom("hair_loss", 30, NULL, 0), "new", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_begin_treated();
	case_answer(case_symptom("hair_loss", 30, "amount", 2), "new", 0);
	assert_int_equal(case_level(), LEVEL_WATCH);
	case_begin_treated();
	entry = case_symptom("cough", 30, "interference", 1);
	case_answer(entry, "new", 0);
	assert_int_equal(case_level(), LEVEL_WATCH);
	case_answer(entry, "new", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_skip(entry, "new");
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_known_does_not_calm_an_emergency_nor_an_open_alert(void **state)
{
	(void)state;
	case_answer(case_symptom("chest_pain", 30, "severity", 3), "new", 0);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	case_begin_treated();
	case_symptom("itching", 30, "severity", 1);
	case_answer(case_symptom("itching", 20, "severity", 1), "new", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("B-FLOOR", "itching"));
}

static void
test_known_does_not_move_a_declared_baseline(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "cough", 1), "severity", 1);
	case_answer(case_symptom("cough", 30, "severity", 2), "new", 0);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("T-WORSE1", "cough"));
}

static void
test_stools_counted_alone_are_diarrhoea(void **state)
{
	(void)state;
	case_measure("extra_stools", 30, "2");
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("B-FLOOR", "diarrhea"));
	case_begin_treated();
	case_measure("extra_stools", 30, "0");
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_count_only_raises(void **state)
{
	(void)state;
	case_answer(case_symptom("diarrhea", 30, "frequency", 3), "flag:night",
		    1);
	case_tell(case_call(29, "noted"), "diarrhea", 3);
	case_measure("extra_stools", 20, "2");
	case_judge();
	assert_null(case_found("T-WORSE1", "diarrhea"));
	case_measure("extra_stools", 10, "7");
	assert_true(case_level() >= LEVEL_URGENT);
	assert_non_null(case_found("T-WORSE1", "diarrhea"));
}

static void
test_skin_measured_alone_belongs_to_no_symptom(void **state)
{
	(void)state;
	case_measure("bsa_pct", 3, "40");
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_what_is_not_in_the_pack_is_passed_over(void **state)
{
	(void)state;
	case_add(ENTRY_SYMPTOM, "courage", 3);
	case_add(ENTRY_MEASURE, "courage", 3);
	case_add(ENTRY_MEASURE, "temp_c", 3);
	case_skip(case_add(ENTRY_MEASURE, "temp_c", 3), "value");
	case_add(ENTRY_NOTHING_NEW, "", 3);
	case_add(ENTRY_QUESTION, "", 3);
	case_add(ENTRY_VISIT, "", 3);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_a_rise_counts_from_what_was_there(void **state)
{
	(void)state;
	case_symptom("itching", 100, "severity", 1);
	case_tell(case_call(99, "noted"), "itching", 1);
	case_symptom("itching", 3, "severity", 3);
	case_judge();
	assert_non_null(case_found("T-WORSE2", "itching"));
	case_begin_treated();
	case_symptom("itching", 100, "severity", 1);
	case_symptom("itching", 50, "severity", 0);
	case_symptom("itching", 3, "severity", 3);
	case_judge();
	assert_null(case_found("T-WORSE2", "itching"));
}

static void
test_a_rise_over_a_baseline_is_seen(void **state)
{
	(void)state;
	case_answer(case_add(ENTRY_BASELINE, "fatigue", 1), "severity", 1);
	case_symptom("fatigue", 3, "severity", 3);
	case_judge();
	assert_non_null(case_found("T-WORSE2", "fatigue"));
}

static void
test_a_rise_is_forgotten_after_a_week(void **state)
{
	(void)state;
	case_symptom("itching", 168 + 3, "severity", 1);
	case_symptom("itching", 3, "severity", 3);
	case_judge();
	assert_non_null(case_found("T-WORSE2", "itching"));
	case_begin_treated();
	case_symptom("itching", 168 + 4, "severity", 1);
	case_symptom("itching", 3, "severity", 3);
	case_judge();
	assert_null(case_found("T-WORSE2", "itching"));
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up_treated)
	const struct CMUnitTest tests[] = {
		CASE(test_a_new_symptom_is_never_under_report),
		CASE(test_a_call_calms_the_entries_before_it),
		CASE(test_a_call_without_an_answer_calms_report_only),
		CASE(test_what_comes_next_is_an_answer_too),
		CASE(test_a_call_that_reached_nobody_calms_nothing),
		CASE(test_a_call_from_the_future_calms_nothing),
		CASE(test_a_call_with_no_level_said_is_no_call),
		CASE(test_a_call_at_level_zero_does_not_end_an_episode),
		CASE(test_a_call_at_level_zero_about_nothing_opens_nothing),
		CASE(test_a_call_about_something_unknown_is_passed_over),
		CASE(test_a_worse_entry_of_the_day_of_the_call_is_not_calmed),
		CASE(test_a_worse_entry_of_the_day_before_the_call_is_covered),
		CASE(test_better_on_the_day_of_the_call_is_better),
		CASE(test_told_emergency_is_not_calmed_by_words),
		CASE(test_an_emergency_of_two_is_not_calmed_for_its_subject),
		CASE(test_a_told_symptom_that_comes_back_is_new),
		CASE(test_an_untold_alert_outlives_its_episode),
		CASE(test_of_one_level_what_tells_more_goes_on_standing),
		CASE(test_an_emergency_is_urgent_two_days_after_it_has_gone),
		CASE(test_a_fit_stays_an_emergency_for_two_days_even_when_told),
		CASE(test_gone_from_nothing_is_nothing),
		CASE(test_a_baseline_counts_whenever_it_was_noted),
		CASE(test_a_baseline_of_nothing_is_no_baseline),
		CASE(test_a_baseline_that_has_gone_and_is_back_is_still_baseline),
		CASE(test_what_was_noted_before_the_first_dose_is_baseline),
		CASE(test_before_the_first_dose_a_level_is_lowered_but_emergency),
		CASE(test_before_the_first_dose_what_has_gone_is_not_to_be_told),
		CASE(test_known_to_the_team_is_a_baseline),
		CASE(test_known_without_a_level_is_new),
		CASE(test_known_does_not_calm_an_emergency_nor_an_open_alert),
		CASE(test_known_does_not_move_a_declared_baseline),
		CASE(test_stools_counted_alone_are_diarrhoea),
		CASE(test_a_count_only_raises),
		CASE(test_skin_measured_alone_belongs_to_no_symptom),
		CASE(test_what_is_not_in_the_pack_is_passed_over),
		CASE(test_a_rise_counts_from_what_was_there),
		CASE(test_a_rise_over_a_baseline_is_seen),
		CASE(test_a_rise_is_forgotten_after_a_week),
	};

	return cmocka_run_group_tests_name("history", tests, NULL,
					   case_tear_down);
}
