/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "case_kit.h"

static const struct profile *
read_profile(void)
{
	case_judge();
	return case_profile();
}

static int32_t
days_ago(int32_t day)
{
	return stamp_day(case_now()) - day;
}

static void
test_nothing_recorded_is_a_treatment_nobody_knows(void **state)
{
	const struct profile *profile = read_profile();
	int32_t day = 7;

	(void)state;
	assert_int_equal(profile->treatment, TREATMENT_UNKNOWN);
	assert_false(profile_is_treated(profile));
	assert_false(profile_first_dose(profile, &day));
	assert_false(profile_last_dose(profile, &day));
	assert_int_equal(day, 7);
	assert_int_equal(profile_drug_count(profile), 0);
}

static void
test_an_empty_profile_knows_no_usual_value(void **state)
{
	struct profile *profile = profile_new();
	milli value = 7;

	(void)state;
	assert_false(profile_usual(profile, "sbp", &value));
	assert_int_equal(value, 7);
	profile_free(profile);
	profile_free(NULL);
}

static void
test_treatment_and_infusions_give_the_dates(void **state)
{
	const struct profile *profile;
	int32_t day = 0;

	(void)state;
	case_add(ENTRY_TREATMENT, "nivolumab+nivolumab+axitinib+courage",
		 100 * DAY_HOURS);
	case_add(ENTRY_INFUSION, "", 30 * DAY_HOURS);
	case_add(ENTRY_INFUSION, "", 9 * DAY_HOURS);
	case_add(ENTRY_INFUSION, "", 40 * DAY_HOURS);
	case_add(ENTRY_INFUSION, "", -9 * DAY_HOURS);
	case_add(ENTRY_INFUSION, "", 2 * DAY_HOURS)->status = ENTRY_STRUCK;
	profile = read_profile();
	assert_true(profile_is_treated(profile));
	assert_true(profile_first_dose(profile, &day));
	assert_int_equal(days_ago(day), 100);
	assert_true(profile_last_dose(profile, &day));
	assert_int_equal(days_ago(day), 9);
	assert_int_equal(profile_drug_count(profile), 1);
	assert_string_equal(profile_drug(profile, 0)->id, "nivolumab");
	assert_int_equal(profile->partner_count, 1);
	assert_false(profile_is_pair(profile));
}

static void
test_a_treatment_to_come_has_not_begun(void **state)
{
	(void)state;
	case_add(ENTRY_TREATMENT, "nivolumab", -48);
	assert_int_equal(read_profile()->treatment, TREATMENT_NOT_YET);
	case_begin();
	case_fact("ici", "none");
	assert_int_equal(read_profile()->treatment, TREATMENT_NOT_YET);
	case_add(ENTRY_INFUSION, "nivolumab", 5);
	assert_int_equal(read_profile()->treatment, TREATMENT_GIVEN);
	case_begin();
	case_fact("ici", "nivolumab");
	assert_int_equal(read_profile()->treatment, TREATMENT_GIVEN);
}

static void
test_a_pair_begins_with_its_second_drug(void **state)
{
	const struct profile *profile;
	struct known_day day;

	(void)state;
	case_add(ENTRY_TREATMENT, "nivolumab", 100 * DAY_HOURS);
	assert_false(profile_pair_day(read_profile(), &day));
	case_add(ENTRY_TREATMENT, "ipilimumab", 20 * DAY_HOURS);
	profile = read_profile();
	assert_true(profile_pair_day(profile, &day));
	assert_int_equal(days_ago(day.day), 20);
	case_begin();
	case_add(ENTRY_TREATMENT, "nivolumab+ipilimumab", 50 * DAY_HOURS);
	case_add(ENTRY_TREATMENT, "nivolumab", 10 * DAY_HOURS);
	assert_true(profile_pair_day(read_profile(), &day));
	assert_int_equal(days_ago(day.day), 50);
}

static void
test_a_drug_that_counts_as_two_is_a_pair_from_its_first_dose(void **state)
{
	struct known_day day;

	(void)state;
	case_fact("ici", "cadonilimab");
	case_fact("first", case_day(30));
	assert_true(profile_pair_day(read_profile(), &day));
	assert_true(day.is_known);
	assert_int_equal(days_ago(day.day), 30);
	case_fact("pair", case_day(20));
	assert_true(profile_pair_day(read_profile(), &day));
	assert_int_equal(days_ago(day.day), 20);
}

static void
test_a_pair_by_facts_whose_day_nobody_knows(void **state)
{
	struct known_day day;

	(void)state;
	case_fact("ici", "nivolumab+ipilimumab");
	case_fact("first", case_day(300));
	assert_true(profile_pair_day(read_profile(), &day));
	assert_false(day.is_known);
	case_symptom("nausea", 3, "severity", 2);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_begin();
	case_fact("ici", "relatlimab+atezolizumab");
	assert_true(profile_pair_day(read_profile(), &day));
	case_begin();
	case_fact("ici", "ipilimumab+tremelimumab");
	assert_false(profile_pair_day(read_profile(), &day));
}

static void
test_facts_speak_over_entries(void **state)
{
	const struct profile *profile;
	int32_t day = 0;

	(void)state;
	case_begin_treated();
	case_fact("first", "unknown");
	case_fact("last", case_day(3));
	profile = read_profile();
	assert_false(profile_first_dose(profile, &day));
	assert_true(profile_last_dose(profile, &day));
	assert_int_equal(days_ago(day), 3);
	case_fact("last", case_day(30));
	assert_true(profile_last_dose(read_profile(), &day));
	assert_int_equal(days_ago(day), 10);
	case_fact("last", "unknown");
	assert_true(profile_last_dose(read_profile(), &day));
	assert_int_equal(days_ago(day), 10);
}

static void
test_yes_and_a_day_say_that_it_is_so(void **state)
{
	const struct profile *profile;

	(void)state;
	case_fact("chemo", case_day(10));
	case_fact("diabetes", "yes");
	case_fact("transplant", "no");
	case_fact("steroid_since", case_day(5));
	profile = read_profile();
	assert_true(profile->yes[FACT_CHEMOTHERAPY]);
	assert_true(profile->chemo.is_known);
	assert_true(profile->yes[FACT_DIABETES]);
	assert_false(profile->yes[FACT_TRANSPLANT]);
	assert_false(profile->yes[FACT_AUTOIMMUNE]);
	assert_true(profile->yes[FACT_STEROID]);
}

static void
test_organs_of_reactions_are_read_whole(void **state)
{
	const struct profile *profile;
	char many[PROFILE_ORGANS + 8];

	(void)state;
	case_fact("prior_irae", "gut+skin");
	profile = read_profile();
	assert_true(profile_has_organ(profile, "gut"));
	assert_true(profile_has_organ(profile, "skin"));
	assert_false(profile_has_organ(profile, "ski"));
	assert_false(profile_has_organ(profile, "lung"));
	assert_true(profile->yes[FACT_PRIOR_REACTION]);
	case_fact("prior_irae", "");
	assert_false(read_profile()->yes[FACT_PRIOR_REACTION]);
	memset(many, 'a', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	case_fact("prior_irae", many);
	assert_false(read_profile()->yes[FACT_PRIOR_REACTION]);
}

static void
test_usual_values_come_from_baseline_and_facts(void **state)
{
	milli value = 0;
	struct entry *entry;

	(void)state;
	entry = case_add(ENTRY_BASELINE, "sbp", 3);
	case_answer(entry, "value", 95);
	case_skip(case_add(ENTRY_BASELINE, "dbp", 3), "value");
	case_add(ENTRY_BASELINE, "pulse_bpm", 3);
	case_answer(case_add(ENTRY_BASELINE, "cough", 3), "severity", 1);
	case_fact("usual.spo2_pct", "91.5");
	case_fact("usual.courage", "1");
	case_fact("usual.temp_c", "warm");
	assert_true(profile_usual(read_profile(), "sbp", &value));
	assert_int_equal(value, 95000);
	assert_true(profile_usual(case_profile(), "spo2_pct", &value));
	assert_int_equal(value, 91500);
	assert_false(profile_usual(case_profile(), "dbp", &value));
	assert_false(profile_usual(case_profile(), "temp_c", &value));
	assert_false(profile_usual(case_profile(), "courage", &value));
	case_fact("usual.sbp", "110");
	assert_true(profile_usual(read_profile(), "sbp", &value));
	assert_int_equal(value, 110000);
}

static void
test_only_so_many_drugs_are_kept(void **state)
{
	struct profile profile = { .pack = case_pack() };

	(void)state;
	assert_true(profile_add_drugs(
		&profile, "nivolumab+pembrolizumab+cemiplimab+dostarlimab+"
			  "tislelizumab+toripalimab+retifanlimab+serplulimab+"
			  "atezolizumab"));
	assert_int_equal(profile.drug_count, PROFILE_DRUGS);
	assert_true(profile_add_drugs(
		&profile, "axitinib+lenvatinib+sunitinib+cabozantinib+apatinib+"
			  "dabrafenib+osimertinib+vemurafenib+carboplatin"));
	assert_int_equal(profile.partner_count, PROFILE_DRUGS);
	assert_true(profile.yes[FACT_CHEMOTHERAPY]);
	assert_false(profile_add_drugs(&profile, "+nivolumab"));
	assert_false(profile_add_drugs(
		&profile, "a_name_that_is_longer_than_any_code_in_a_pack_may_"
			  "be_in_all_its_letters"));
	assert_true(profile_add_drugs(&profile, "chemo"));
}

struct fact_row {
	const char *key, *value;
	const char *normal; /* NULL: refused */
};
static const struct fact_row fact_rows[] = {
	{ "name", "Zoé", "Zoé" },
	{ "birth", "1960-02-29", "1960-02-29" },
	{ "birth", "1960-02-30", NULL },
	{ "birth", "unknown", NULL },
	{ "language", "fr", "fr" },
	{ "language", "de", NULL },
	{ "diagnosis", "", "" },
	{ "ici", "none", "none" },
	{ "ici", "nivolumab+ipilimumab", "nivolumab+ipilimumab" },
	{ "ici", "nivolumab+axitinib", "nivolumab+axitinib" },
	{ "ici", "axitinib", NULL },
	{ "ici", "courage", NULL },
	{ "first", "2026-01-02", "2026-01-02" },
	{ "first", "unknown", "unknown" },
	{ "last", "yesterday", NULL },
	{ "pair", "2026-01-02", "2026-01-02" },
	{ "doses", "4", "4" },
	{ "doses", "1000", NULL },
	{ "doses", "-1", NULL },
	{ "doses", "1.5", NULL },
	{ "doses", "many", NULL },
	{ "chemo", "oui", "yes" },
	{ "chemo", "2026-01-02", "2026-01-02" },
	{ "chemo", "often", NULL },
	{ "prior_irae", "gut+skin", "gut+skin" },
	{ "prior_irae", "", "" },
	{ "prior_irae", "gut+soul", NULL },
	{ "prior_irae", "gut+", "gut+" },
	{ "steroid", "non", "no" },
	{ "steroid", "no", "no" },
	{ "steroid_since", "2026-01-02", "2026-01-02" },
	{ "usual_stools", "2", "2" },
	{ "diabetes", "yes", "yes" },
	{ "diabetes", "maybe", NULL },
	{ "usual.sbp", "95", "95" },
	{ "usual.sbp", "9000", NULL },
	{ "usual.courage", "1", NULL },
	{ "reaction.gut", "in March, colitis", "in March, colitis" },
	{ "reaction.soul", "in March", NULL },
	{ "reaction_steroid.gut", "oui", "yes" },
	{ "reaction_steroid.gut", "much", NULL },
	{ "reaction_steroid.soul", "yes", NULL },
	{ "courage", "yes", NULL },
};

static void
test_a_fact_is_kept_in_its_normal_form_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(fact_rows) / sizeof(fact_rows[0]); i++) {
		const struct fact_row *row = &fact_rows[i];
		char *normal = NULL;
		enum err err = profile_fact_check(&normal, case_pack(),
						  row->key, row->value);

		if (row->normal == NULL) {
			assert_int_not_equal(err, ERR_NONE);
			assert_null(normal);
			continue;
		}
		assert_int_equal(err, ERR_NONE);
		assert_string_equal(normal, row->normal);
		free(normal);
	}
}

static void
test_a_fact_has_a_longest(void **state)
{
	char text[400];
	char *normal = NULL;

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(profile_fact_check(&normal, case_pack(), "name", text),
			 ERR_TOO_LARGE);
	assert_int_equal(
		profile_fact_check(&normal, case_pack(), "prior_irae", text),
		ERR_TOO_LARGE);
	assert_null(normal);
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up)
	const struct CMUnitTest tests[] = {
		CASE(test_nothing_recorded_is_a_treatment_nobody_knows),
		CASE(test_an_empty_profile_knows_no_usual_value),
		CASE(test_treatment_and_infusions_give_the_dates),
		CASE(test_a_treatment_to_come_has_not_begun),
		CASE(test_a_pair_begins_with_its_second_drug),
		CASE(test_a_drug_that_counts_as_two_is_a_pair_from_its_first_dose),
		CASE(test_a_pair_by_facts_whose_day_nobody_knows),
		CASE(test_facts_speak_over_entries),
		CASE(test_yes_and_a_day_say_that_it_is_so),
		CASE(test_organs_of_reactions_are_read_whole),
		CASE(test_usual_values_come_from_baseline_and_facts),
		CASE(test_only_so_many_drugs_are_kept),
		CASE(test_a_fact_is_kept_in_its_normal_form_or_refused),
		CASE(test_a_fact_has_a_longest),
	};

	return cmocka_run_group_tests_name("profile", tests, NULL,
					   case_tear_down);
}
