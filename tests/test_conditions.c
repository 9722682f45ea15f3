/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of condition of rules.cfg by itself, in a pack of one rule. */
#include "config.h"

#include "test.h"

#include <stdio.h>

#include "case_kit.h"

static void
assert_holds(void)
{
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
assert_silent(void)
{
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_any_all_and_count_nest(void **state)
{
	(void)state;
	case_begin_with_rule(
		"{ count = 2; of = ( { symptom = \"cough\"; },"
		" { all = ( { symptom = \"rash\"; }, { symptom = \"fever\"; } ); },"
		" { any = ( { symptom = \"hives\"; },"
		"           { measure = \"sbp\"; at_most = 100; } ); } ); }");
	case_symptom("cough", 3, NULL, 0);
	assert_silent();
	case_symptom("rash", 3, NULL, 0);
	assert_silent();
	case_symptom("fever", 3, NULL, 0);
	assert_holds();
	case_begin_with_rule(
		"{ count = 2; of = ( { symptom = \"cough\"; },"
		" { any = ( { symptom = \"hives\"; },"
		"           { measure = \"sbp\"; at_most = 100; } ); } ); }");
	case_measure("sbp", 3, "99");
	assert_silent();
	case_symptom("cough", 3, NULL, 0);
	assert_holds();
}

static void
test_what_a_false_branch_found_is_taken_back(void **state)
{
	(void)state;
	case_begin_with_rule("{ any = ( { all = ( { symptom = \"cough\"; },"
			     "                    { symptom = \"rash\"; } ); },"
			     "          { symptom = \"hives\"; } ); }");
	case_symptom("cough", 3, NULL, 0);
	case_symptom("hives", 9, NULL, 0);
	assert_holds();
	assert_int_equal(case_found("R", "hives")->entry_count, 1);
}

static void
test_a_raw_answer_is_that_of_the_latest_entry(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"nausea\"; attribute = "
			     "\"frequency\"; at_least = 3; }");
	case_answer(case_symptom("nausea", 9, "severity", 1), "frequency", 2);
	assert_silent();
	case_answer(case_symptom("nausea", 5, "severity", 1), "frequency", 3);
	assert_holds();
	case_symptom("nausea", 3, "severity", 4);
	case_begin_with_rule("{ symptom = \"nausea\"; attribute = "
			     "\"frequency\"; at_least = 3; }");
	case_answer(case_symptom("nausea", 49, "severity", 1), "frequency", 4);
	case_symptom("nausea", 3, "severity", 0);
	case_symptom("cough", 3, "severity", 1);
	case_level();
	case_begin_with_rule("{ symptom = \"diarrhea\"; attribute = "
			     "\"frequency\"; at_least = 1; }");
	case_measure("extra_stools", 3, "2");
	assert_silent();
}

static void
test_a_raw_answer_told_is_not_new(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"nausea\"; attribute = "
			     "\"severity\"; at_least = 2; is_new = true; }");
	case_symptom("nausea", 9, "severity", 2);
	assert_holds();
	case_tell(case_call(9, "noted"), "nausea", 2);
	assert_silent();
}

static void
test_a_raw_answer_at_its_baseline_does_not_count(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"nausea\"; attribute = "
			     "\"severity\"; at_least = 2; }");
	case_answer(case_add(ENTRY_BASELINE, "nausea", 1), "severity", 3);
	case_symptom("nausea", 9, "severity", 2);
	assert_silent();
}

static void
test_a_rise_is_a_condition_too(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"cough\"; rise = 2; days = 3; }");
	case_symptom("cough", 73, "severity", 1);
	case_symptom("cough", 40, "severity", 2);
	case_symptom("cough", 1, "severity", 3);
	assert_holds();
	case_begin_with_rule("{ symptom = \"cough\"; rise = 2; days = 3; }");
	case_symptom("cough", 74, "severity", 1);
	case_symptom("cough", 40, "severity", 2);
	case_symptom("cough", 1, "severity", 3);
	assert_silent();
}

static void
test_is_new_leaves_out_what_was_told(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"cough\"; is_new = true; },"
			     "{ symptom = \"rash\"; }");
	case_symptom("cough", 9, NULL, 0);
	case_tell(case_call(9, "noted"), "cough", 2);
	case_symptom("rash", 3, NULL, 0);
	assert_silent();
	case_symptom("cough", 3, "severity", 4);
	assert_holds();
}

static void
test_a_flag_must_be_new_where_that_is_asked(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"limb_swelling\"; flag = "
			     "\"one_sided\"; is_new = true; },"
			     "{ symptom = \"rash\"; }");
	case_answer(case_symptom("limb_swelling", 9, NULL, 0), "flag:one_sided",
		    1);
	case_symptom("rash", 3, NULL, 0);
	assert_holds();
	case_tell(case_call(9, "noted"), "limb_swelling", 2);
	case_symptom("rash", 2, NULL, 0);
	case_judge();
	assert_null(case_found("R", "limb_swelling"));
}

struct bound_row {
	const char *condition;
	const char *silent, *holds;
};
static const struct bound_row bound_rows[] = {
	{ "at_least = 120", "119", "120" },
	{ "above = 120", "120", "121" },
	{ "at_most = 90", "91", "90" },
	{ "below = 90", "90", "89" },
	{ "under_usual = 20", "101", "100" },
	{ "over_usual = 20", "139", "140" },
	{ "at_least = 120; unless_usual = 130", "119", "120" },
	{ "at_most = 90; unless_usual = 119", "91", "90" },
};

static void
test_a_measure_turns_exactly_at_its_bound(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bound_rows) / sizeof(bound_rows[0]);
	     i++) {
		char when[128];

		snprintf(when, sizeof(when), "{ measure = \"sbp\"; %s; }",
			 bound_rows[i].condition);
		case_begin_with_rule(when);
		case_fact("usual.sbp", "120");
		case_measure("sbp", 3, bound_rows[i].silent);
		assert_silent();
		case_measure("sbp", 2, bound_rows[i].holds);
		assert_holds();
	}
}

static void
test_a_usual_value_beyond_the_limit_exempts(void **state)
{
	(void)state;
	case_begin_with_rule("{ measure = \"sbp\"; at_least = 120;"
			     " unless_usual = 130; }");
	case_measure("sbp", 2, "140");
	case_fact("usual.sbp", "129");
	assert_holds();
	case_fact("usual.sbp", "130");
	assert_silent();
	case_begin_with_rule("{ measure = \"sbp\"; over_usual = 20; }");
	case_measure("sbp", 2, "200");
	assert_silent();
}

static void
test_a_measure_told_is_not_new_until_it_is_worse(void **state)
{
	(void)state;
	case_begin_with_rule(
		"{ measure = \"sbp\"; at_most = 100; is_new = true; }");
	case_measure("sbp", 9, "99");
	assert_holds();
	case_tell(case_call(9, "noted"), "sbp", 99);
	assert_silent();
	case_measure("sbp", 3, "98");
	assert_holds();
}

/* There is no rule that would say that it was told. */
static void
test_a_told_measure_without_a_rule_for_it_is_silent(void **state)
{
	(void)state;
	case_begin_with_rule("{ measure = \"sbp\"; at_most = 100; }");
	case_measure("sbp", 9, "99");
	case_tell(case_call(9, "noted"), "sbp", 99);
	assert_silent();
}

static void
test_a_change_is_counted_from_where_it_began(void **state)
{
	(void)state;
	case_begin_with_rule(
		"{ measure = \"weight_kg\"; gain = 2; days = 3; }");
	case_measure("weight_kg", 74, "70");
	case_measure("weight_kg", 50, "71");
	case_measure("weight_kg", 1, "72.9");
	assert_silent();
	case_measure("weight_kg", 0, "73");
	assert_holds();
	case_begin_with_rule(
		"{ measure = \"weight_kg\"; loss = 3; days = 30; }");
	case_measure("weight_kg", 29 * DAY_HOURS, "73");
	case_measure("weight_kg", 1, "70.1");
	assert_silent();
	case_measure("weight_kg", 0, "70");
	assert_holds();
}

static void
test_a_change_beside_a_symptom_must_be_recent(void **state)
{
	static const char rule[] =
		"{ measure = \"weight_kg\"; gain = 2; days = 3; },"
		"{ symptom = \"rash\"; }";

	(void)state;
	case_begin_with_rule(rule);
	case_measure("weight_kg", 72, "70");
	case_measure("weight_kg", 48, "72");
	case_symptom("rash", 0, NULL, 0);
	assert_holds();
	case_begin_with_rule(rule);
	case_measure("weight_kg", 72, "70");
	case_measure("weight_kg", 49, "72");
	case_symptom("rash", 0, NULL, 0);
	assert_silent();
}

static void
test_a_counted_number_is_as_new_as_its_symptom(void **state)
{
	(void)state;
	case_begin_with_rule("{ measure = \"extra_stools\"; at_least = 4;"
			     " is_new = true; }");
	case_tell(case_call(20, "noted"), "diarrhea", 4);
	case_measure("extra_stools", 3, "8");
	assert_silent();
	case_begin_with_rule("{ measure = \"extra_stools\"; at_least = 4;"
			     " is_new = true; }");
	case_tell(case_call(20, "noted"), "diarrhea", 1);
	case_measure("extra_stools", 3, "4");
	assert_holds();
}

static void
test_a_change_in_percent_goes_by_the_usual_value(void **state)
{
	(void)state;
	case_begin_with_rule("{ measure = \"weight_kg\"; loss_percent = 5; }");
	case_measure("weight_kg", 400 * DAY_HOURS, "80");
	case_measure("weight_kg", 1, "76.1");
	assert_silent();
	case_measure("weight_kg", 0, "76");
	assert_holds();
	case_fact("usual.weight_kg", "79");
	assert_silent();
	case_begin_with_rule("{ measure = \"weight_kg\"; gain_percent = 5; }");
	case_fact("usual.weight_kg", "80");
	case_measure("weight_kg", 1, "83.9");
	assert_silent();
	case_measure("weight_kg", 0, "84");
	assert_holds();
}

static void
test_groups_of_symptoms(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptoms = \"any\"; count = 2; }");
	case_symptom("itching", 3, NULL, 0);
	assert_silent();
	case_symptom("fainting", 3, NULL, 0);
	assert_holds();
	case_begin_with_rule("{ symptoms = \"organ\"; organ = \"nervous\"; }");
	case_symptom("itching", 3, NULL, 0);
	assert_silent();
	case_symptom("seizure", 3, NULL, 0);
	assert_holds();
	case_begin_with_rule("{ symptoms = \"treated_or_unknown\"; }");
	case_fact("prior_irae", "skin");
	case_symptom("cough", 3, NULL, 0);
	assert_silent();
	case_symptom("itching", 3, NULL, 0);
	assert_holds();
}

static void
test_facts_of_the_person(void **state)
{
	(void)state;
	case_begin_with_rule("{ fact = \"chemotherapy\"; days = 42; },"
			     "{ symptom = \"cough\"; }");
	case_symptom("cough", 3, NULL, 0);
	assert_silent();
	case_fact("chemo", case_day(43));
	assert_silent();
	case_fact("chemo", case_day(42));
	assert_holds();
	case_fact("chemo", "yes");
	assert_holds();
	case_begin_with_rule(
		"{ fact = \"chemotherapy\"; }, { symptom = \"cough\"; }");
	case_symptom("cough", 3, NULL, 0);
	case_fact("chemo", case_day(900));
	assert_holds();
}

static void
test_a_partner_in_the_treatment(void **state)
{
	(void)state;
	case_begin_with_rule("{ fact = \"partner\"; class = \"tki\"; },"
			     "{ symptom = \"cough\"; }");
	case_symptom("cough", 3, NULL, 0);
	case_add(ENTRY_TREATMENT, "pembrolizumab+bevacizumab+carboplatin",
		 100 * DAY_HOURS);
	assert_silent();
	case_add(ENTRY_TREATMENT, "pembrolizumab+axitinib", 90 * DAY_HOURS);
	assert_holds();
}

static void
test_hours_after_an_infusion(void **state)
{
	static const char rule[] = "{ fact = \"last_dose\"; hours = 48; },"
				   "{ symptom = \"cough\"; }";

	(void)state;
	/* Before the one known: nobody knows of another. */
	case_begin_with_rule(rule);
	case_fact("first", case_day(100));
	case_add(ENTRY_INFUSION, "", 100);
	case_symptom("cough", 120, NULL, 0);
	assert_silent();
	case_symptom("cough", 99, NULL, 0);
	assert_holds();
	case_begin_with_rule(rule);
	case_fact("ici", "none");
	case_symptom("cough", 3, NULL, 0);
	assert_silent();
	case_begin_with_rule(rule);
	case_fact("first", case_day(100));
	case_fact("last", case_day(2));
	case_symptom("cough", 3, NULL, 0);
	assert_holds();
	case_fact("last", case_day(3));
	assert_silent();
}

static void
test_days_after_a_dose(void **state)
{
	(void)state;
	case_begin_with_rule("{ fact = \"last_dose\"; days = 150; },"
			     "{ symptom = \"cough\"; }");
	case_symptom("cough", 3, NULL, 0);
	case_fact("ici", "pembrolizumab");
	case_fact("last", case_day(150));
	assert_holds();
	case_fact("last", case_day(151));
	assert_silent();
	case_begin_with_rule("{ fact = \"first_dose\"; days = 90; },"
			     "{ symptom = \"cough\"; }");
	case_symptom("cough", 3, NULL, 0);
	case_fact("first", case_day(91));
	assert_silent();
	case_fact("first", case_day(90));
	assert_holds();
	case_fact("first", case_day(0));
	assert_holds();
	case_fact("first", case_day(-3));
	assert_silent();
}

/* A pack need not have rules on status. */
static void
test_without_rules_on_status_nothing_is_said_by_status(void **state)
{
	(void)state;
	case_begin_with_rule("{ symptom = \"rash\"; }");
	case_symptom("cough", 300, "severity", 1);
	case_tell(case_call(299, "noted"), "cough", 1);
	case_symptom("itching", 300, "severity", 1);
	case_symptom("itching", 200, "severity", 0);
	case_symptom("seizure", 300, NULL, 0);
	case_symptom("seizure", 1, "presence", 0);
	case_symptom("headache", 3, "severity", 4);
	case_answer(case_add(ENTRY_BASELINE, "insomnia", 1), "severity", 1);
	case_symptom("insomnia", 3, "severity", 2);
	case_tell(case_call(290, "noted"), "sbp", 90);
	case_measure("sbp", 3, "90");
	assert_silent();
}

static void
test_more_groups_than_are_indexed(void **state)
{
	(void)state;
	case_begin_with_rule(
		"{ symptom = \"cough\"; }, { symptom = \"rash\"; },"
		"{ symptom = \"hives\"; }, { symptom = \"fever\"; },"
		"{ symptom = \"chills\"; }");
	case_symptom("cough", 3, NULL, 0);
	case_symptom("rash", 3, NULL, 0);
	case_symptom("hives", 3, NULL, 0);
	case_symptom("fever", 3, NULL, 0);
	assert_silent();
	case_symptom("chills", 3, NULL, 0);
	assert_holds();
}

static void
test_a_rule_on_status_may_be_as_high_before_the_first_dose(void **state)
{
	(void)state;
	case_begin_with_rules(
		"window_hours = 48;\n"
		"rules = ( { id = \"F\"; level = \"report\"; organ = \"gut\";\n"
		"source = \"none\"; status = \"column\";\n"
		"before_first_dose = true;\n"
		"reason = { en = \"a\"; fr = \"b\"; }; } );\n");
	case_fact("ici", "none");
	case_symptom("headache", 3, "severity", 2);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_all_and_count_nest),
		cmocka_unit_test(test_what_a_false_branch_found_is_taken_back),
		cmocka_unit_test(test_a_raw_answer_is_that_of_the_latest_entry),
		cmocka_unit_test(test_a_raw_answer_told_is_not_new),
		cmocka_unit_test(
			test_a_raw_answer_at_its_baseline_does_not_count),
		cmocka_unit_test(test_a_rise_is_a_condition_too),
		cmocka_unit_test(test_is_new_leaves_out_what_was_told),
		cmocka_unit_test(test_a_flag_must_be_new_where_that_is_asked),
		cmocka_unit_test(test_a_measure_turns_exactly_at_its_bound),
		cmocka_unit_test(test_a_usual_value_beyond_the_limit_exempts),
		cmocka_unit_test(
			test_a_measure_told_is_not_new_until_it_is_worse),
		cmocka_unit_test(
			test_a_told_measure_without_a_rule_for_it_is_silent),
		cmocka_unit_test(test_a_change_is_counted_from_where_it_began),
		cmocka_unit_test(test_a_change_beside_a_symptom_must_be_recent),
		cmocka_unit_test(
			test_a_counted_number_is_as_new_as_its_symptom),
		cmocka_unit_test(
			test_a_change_in_percent_goes_by_the_usual_value),
		cmocka_unit_test(test_groups_of_symptoms),
		cmocka_unit_test(test_facts_of_the_person),
		cmocka_unit_test(test_a_partner_in_the_treatment),
		cmocka_unit_test(test_hours_after_an_infusion),
		cmocka_unit_test(test_days_after_a_dose),
		cmocka_unit_test(
			test_without_rules_on_status_nothing_is_said_by_status),
		cmocka_unit_test(test_more_groups_than_are_indexed),
		cmocka_unit_test(
			test_a_rule_on_status_may_be_as_high_before_the_first_dose),
	};

	return cmocka_run_group_tests_name("conditions", tests, NULL,
					   case_tear_down);
}
