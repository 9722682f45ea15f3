/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "clinic/regimen.h"
#include "sample_pack.h"

static struct pack *pack;

static int
load_pack(void **state)
{
	(void)state;
	pack = sample_pack();
	return 0;
}

static int
free_pack(void **state)
{
	(void)state;
	pack_free(pack);
	return 0;
}

/* 2026-11-20, at an hour of Paris; beyond 24 the next day's. */
static struct stamp
at(int hour, int minute)
{
	struct civil civil = { 2026, 11, 20, 0, 0, 0 };
	struct stamp stamp = stamp_from_civil(civil, 3600);

	stamp.at += hour * 3600 + minute * 60;
	return stamp;
}

static int32_t
day(const char *text)
{
	int32_t day;

	assert_int_equal(day_parse(&day, text), ERR_NONE);
	return day;
}

static struct entry
product(const char *code, const char *key, const char *text)
{
	struct entry entry;

	entry_init(&entry, ENTRY_PRODUCT, code);
	if (key != NULL)
		assert_int_equal(entry_set_detail(&entry, key, text), ERR_NONE);
	return entry;
}

static struct entry *
add(struct entry_list *list, const char *code, struct stamp felt)
{
	struct entry *dose = entry_list_push(list);

	entry_init(dose, ENTRY_DOSE, code);
	dose->felt = felt;
	return dose;
}

static void
detail(struct entry *entry, const char *key, const char *text)
{
	assert_int_equal(entry_set_detail(entry, key, text), ERR_NONE);
}

static void
miss(struct entry *dose)
{
	assert_int_equal(entry_answer(dose, "taken", 0), ERR_NONE);
}

/* ---- moments ---- */

static void
test_a_diary_day_has_four_moments(void **state)
{
	static const struct {
		int hour, minute;
		enum moment moment;
	} hours[] = {
		{ 4, 0, MOMENT_MORNING },  { 10, 59, MOMENT_MORNING },
		{ 11, 0, MOMENT_NOON },    { 15, 59, MOMENT_NOON },
		{ 16, 0, MOMENT_EVENING }, { 20, 59, MOMENT_EVENING },
		{ 21, 0, MOMENT_NIGHT },   { 24, 0, MOMENT_NIGHT },
		{ 27, 59, MOMENT_NIGHT },  { 28, 0, MOMENT_MORNING },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(hours) / sizeof(hours[0]); i++)
		assert_int_equal(moment_at(at(hours[i].hour, hours[i].minute)),
				 hours[i].moment);
}

static void
test_moments_have_codes(void **state)
{
	enum moment moment;

	(void)state;
	for (int i = 0; i < MOMENT_COUNT; i++) {
		assert_int_equal(
			moment_parse(&moment, moment_code((enum moment)i)),
			ERR_NONE);
		assert_int_equal(moment, i);
	}
	assert_int_equal(moment_parse(&moment, "dawn"), ERR_INVALID);
	assert_int_equal(moment_parse(&moment, "noom"), ERR_INVALID);
}

static void
test_a_rhythm_is_moments_or_as_needed(void **state)
{
	static const char *const refused[] = {
		"", " ", "morning as_needed", "often", "as_neededs", "as_needex"
	};
	struct rhythm rhythm;

	(void)state;
	assert_int_equal(rhythm_parse(&rhythm, " evening  morning "), ERR_NONE);
	assert_false(rhythm.is_as_needed);
	assert_int_equal(rhythm.moments,
			 1 << MOMENT_EVENING | 1 << MOMENT_MORNING);
	assert_int_equal(rhythm_parse(&rhythm, "as_needed"), ERR_NONE);
	assert_true(rhythm.is_as_needed);
	assert_int_equal(rhythm.moments, 0);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_int_equal(rhythm_parse(&rhythm, refused[i]),
				 ERR_INVALID);
	assert_true(rhythm.is_as_needed);
}

static void
test_a_rhythm_not_understood_is_not_said(void **state)
{
	struct entry said = product("insulin", "moments", "noon");
	struct entry odd = product("insulin", "moments", "at noon");
	struct entry none = product("insulin", NULL, NULL);

	(void)state;
	assert_int_equal(rhythm_of(&said).moments, 1 << MOMENT_NOON);
	assert_int_equal(rhythm_of(&odd).moments, 0);
	assert_int_equal(rhythm_of(&none).moments, 0);
	assert_false(rhythm_of(&none).is_as_needed);
	entry_clear(&said);
	entry_clear(&odd);
	entry_clear(&none);
}

/* ---- a course ---- */

static void
test_a_course_goes_down_by_days(void **state)
{
	struct entry entry = product("prednisone", "dose", "60 mg");
	struct course course;

	(void)state;
	course_of(&course, &entry);
	assert_string_equal(regimen_dose(&course, &entry, 0), "60 mg");
	detail(&entry, "steps", "2026-11-20 40 mg ; 2026-11-27 20 mg;");
	course_of(&course, &entry);
	assert_int_equal(course.count, 2);
	assert_int_equal(course_step_of(&course, day("2026-11-19")), 0);
	assert_int_equal(course_step_of(&course, day("2026-11-20")), 1);
	assert_int_equal(course_step_of(&course, day("2026-11-26")), 1);
	assert_int_equal(course_step_of(&course, day("2027-01-01")), 2);
	assert_string_equal(regimen_dose(&course, &entry, day("2026-11-19")),
			    "60 mg");
	assert_string_equal(regimen_dose(&course, &entry, day("2026-11-26")),
			    "40 mg");
	assert_string_equal(regimen_dose(&course, &entry, day("2026-11-27")),
			    "20 mg");
	entry_clear(&entry);
}

static void
test_a_course_that_is_not_understood_is_refused_whole(void **state)
{
	static const char *const refused[] = {
		"2026-11-20",
		"2026-11-20 ",
		"2026-11-20,40 mg",
		"20/11/2026 40 mg",
		"2026-13-20 40 mg",
		"2026-11-20 40 mg; 2026-11-20 30 mg",
		"2026-11-20 40 mg; 2026-11-13 30 mg",
	};
	struct course course = { .count = 7 };
	struct entry odd = product("prednisone", "steps", "less and less");

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_int_equal(course_parse(&course, refused[i]),
				 ERR_INVALID);
	assert_int_equal(course.count, 7);
	course_of(&course, &odd);
	assert_int_equal(course.count, 0);
	assert_null(regimen_dose(&course, &odd, 0));
	entry_clear(&odd);
}

static void
test_a_course_has_its_limits(void **state)
{
	struct course course;
	struct buf text = { 0 };
	char step[STAMP_TEXT_LIMIT];

	(void)state;
	assert_int_equal(course_parse(&course, "2026-11-20 forty milligrams at "
					       "breakfast, with plenty of "
					       "water"),
			 ERR_TOO_LARGE);
	for (int i = 0; i < COURSE_STEPS; i++)
		buf_addf(&text, "%s 1 mg;", day_format(step, 20000 + i));
	assert_int_equal(course_parse(&course, buf_text(&text)), ERR_NONE);
	assert_int_equal(course.count, COURSE_STEPS);
	buf_adds(&text, "2090-01-01 1 mg");
	assert_int_equal(course_parse(&course, buf_text(&text)), ERR_TOO_LARGE);
	buf_clear(&text);
}

/* ---- doses ---- */

static void
test_what_nobody_noted_is_not_missed(void **state)
{
	struct entry entry = product("levothyroxine", NULL, NULL);
	struct entry_list doses = { 0 };
	struct stamp noon = at(12, 0);

	(void)state;
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_MORNING, noon).state,
		INTAKE_PAST);
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_NOON, noon).state,
		INTAKE_DUE);
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_EVENING, noon).state,
		INTAKE_LATER);
	entry_clear(&entry);
}

static void
test_a_dose_counts_for_its_moment_of_its_day(void **state)
{
	struct entry entry = product("levothyroxine", NULL, NULL);
	struct entry_list doses = { 0 };
	struct intake intake;

	(void)state;
	add(&doses, "levothyroxine", at(7, 30));
	add(&doses, "omeprazole", at(12, 30));
	detail(add(&doses, "levothyroxine", at(22, 0)), "moment", "evening");
	add(&doses, "levothyroxine", at(22, 0))->status = ENTRY_STRUCK;
	add(&doses, "levothyroxine", at(22, 0))->kind = ENTRY_PRODUCT;
	intake = regimen_intake(&doses, &entry, MOMENT_MORNING, at(23, 0));
	assert_int_equal(intake.state, INTAKE_TAKEN);
	assert_ptr_equal(intake.dose, &doses.items[0]);
	intake = regimen_intake(&doses, &entry, MOMENT_NOON, at(23, 0));
	assert_int_equal(intake.state, INTAKE_PAST);
	assert_null(intake.dose);
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_EVENING, at(23, 0)).state,
		INTAKE_LATE);
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_NIGHT, at(23, 0)).state,
		INTAKE_DUE);
	/* The next day begins at four. */
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_MORNING, at(27, 59))
			.state,
		INTAKE_TAKEN);
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_MORNING, at(28, 0)).state,
		INTAKE_DUE);
	entry_list_clear(&doses);
	entry_clear(&entry);
}

static void
test_a_moment_not_understood_goes_by_the_hour(void **state)
{
	struct entry_list doses = { 0 };

	(void)state;
	detail(add(&doses, "insulin", at(12, 0)), "moment", "lunch");
	assert_int_equal(dose_moment(&doses.items[0]), MOMENT_NOON);
	entry_list_clear(&doses);
}

static void
test_a_dose_taken_says_more_than_one_missed(void **state)
{
	struct entry entry = product("insulin", NULL, NULL);
	struct entry_list doses = { 0 };
	struct stamp now = at(10, 0);

	(void)state;
	miss(add(&doses, "insulin", at(8, 0)));
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_MORNING, now).state,
		INTAKE_MISSED);
	assert_null(regimen_last(&doses, &entry));
	add(&doses, "insulin", at(8, 30));
	miss(add(&doses, "insulin", at(9, 0)));
	assert_int_equal(
		regimen_intake(&doses, &entry, MOMENT_MORNING, now).state,
		INTAKE_TAKEN);
	assert_ptr_equal(regimen_last(&doses, &entry), &doses.items[1]);
	entry_list_clear(&doses);
	entry_clear(&entry);
}

static void
test_taken_is_what_nobody_says_is_missed(void **state)
{
	struct entry_list doses = { 0 };
	struct entry *dose = add(&doses, "insulin", at(8, 0));

	(void)state;
	assert_false(dose_is_missed(dose));
	assert_int_equal(entry_answer(dose, "taken", MILLI_ONE), ERR_NONE);
	assert_false(dose_is_missed(dose));
	assert_int_equal(entry_answer_missing(dose, "taken", ANSWER_NOT_SAID),
			 ERR_NONE);
	assert_false(dose_is_missed(dose));
	entry_list_clear(&doses);
}

static void
test_the_last_dose_is_the_latest_taken(void **state)
{
	struct entry entry = product("paracetamol", NULL, NULL);
	struct entry_list doses = { 0 };

	(void)state;
	add(&doses, "paracetamol", at(9, 0));
	add(&doses, "paracetamol", at(12, 0));
	add(&doses, "paracetamol", at(10, 0));
	add(&doses, "ibuprofen", at(13, 0));
	assert_ptr_equal(regimen_last(&doses, &entry), &doses.items[1]);
	entry_list_clear(&doses);
	entry_clear(&entry);
}

static void
test_two_at_one_moment_may_be_a_double_dose(void **state)
{
	struct entry_list doses = { 0 };
	struct entry *second;

	(void)state;
	add(&doses, "insulin", at(7, 0));
	add(&doses, "insulin", at(12, 0));
	miss(add(&doses, "insulin", at(21, 0)));
	add(&doses, "metformin", at(9, 0));
	second = add(&doses, "insulin", at(9, 0));
	assert_ptr_equal(regimen_twin(&doses, second), &doses.items[0]);
	second->felt = at(22, 0);
	assert_null(regimen_twin(&doses, second));
	second->felt = at(7 + 24, 0);
	assert_null(regimen_twin(&doses, second));
	entry_list_clear(&doses);
}

static void
test_what_the_pack_does_not_know_goes_by_its_name(void **state)
{
	static const char *const codes[] = { "", "unclassified",
					     "other_natural" };

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		struct entry a = product(codes[i], "name", "blue pill");
		struct entry b = product(codes[i], "name", "red pill");
		struct entry c = product(codes[i], NULL, NULL);

		assert_true(product_is_same(&a, &a));
		assert_false(product_is_same(&a, &b));
		assert_false(product_is_same(&a, &c));
		assert_true(product_is_same(&c, &c));
		entry_clear(&a);
		entry_clear(&b);
		entry_clear(&c);
	}
}

static void
test_what_was_begun_before_a_symptom(void **state)
{
	struct entry entry = product("turmeric", "since", "2026-11-01");

	(void)state;
	assert_true(product_began_before(&entry, day("2026-11-01"), 30));
	assert_true(product_began_before(&entry, day("2026-12-01"), 30));
	assert_false(product_began_before(&entry, day("2026-12-02"), 30));
	assert_false(product_began_before(&entry, day("2026-10-31"), 30));
	detail(&entry, "status", "taking");
	assert_true(product_began_before(&entry, day("2026-11-02"), 30));
	detail(&entry, "status", "planned");
	assert_false(product_began_before(&entry, day("2026-11-02"), 30));
	detail(&entry, "since", "some time");
	entry.felt = at(10, 0);
	assert_int_equal(product_first_day(&entry), day("2026-11-20"));
	entry_clear(&entry);
	entry = product("turmeric", NULL, NULL);
	entry.felt = at(10, 0);
	assert_int_equal(product_first_day(&entry), day("2026-11-20"));
	entry_clear(&entry);
}

/* ---- paracetamol ---- */

static void
test_paracetamol_adds_up_over_all_that_holds_it(void **state)
{
	struct entry_list doses = { 0 };
	struct gram_sum sum;

	(void)state;
	detail(add(&doses, "paracetamol", at(8, 0)), "amount", "1 g");
	detail(add(&doses, "paracetamol_codeine", at(12, 0)), "amount",
	       "400 mg");
	detail(add(&doses, "cold_remedy_paracetamol", at(13, 0)), "amount",
	       "1 sachet");
	detail(&doses.items[2], "paracetamol", "500 mg");
	detail(add(&doses, "unclassified", at(14, 0)), "paracetamol", "300 mg");
	detail(add(&doses, "ibuprofen", at(14, 0)), "amount", "400 mg");
	detail(add(&doses, "no_such_code", at(14, 0)), "amount", "400 mg");
	regimen_paracetamol(&sum, &doses, pack, at(15, 0));
	assert_int_equal(sum.grams, 2200);
	assert_int_equal(sum.doses, 4);
	assert_int_equal(sum.unknown_count, 0);
	entry_list_clear(&doses);
}

static void
test_the_sum_is_of_24_hours_up_to_now(void **state)
{
	struct entry_list doses = { 0 };
	struct gram_sum sum;

	(void)state;
	for (int hour = 0; hour <= 48; hour += 12)
		detail(add(&doses, "paracetamol", at(hour, 0)), "amount",
		       "1 g");
	regimen_paracetamol(&sum, &doses, pack, at(36, 0));
	assert_int_equal(sum.doses, 2);
	assert_int_equal(sum.grams, 2000);
	doses.items[2].status = ENTRY_STRUCK;
	doses.items[1].kind = ENTRY_QUESTION;
	miss(&doses.items[3]);
	regimen_paracetamol(&sum, &doses, pack, at(36, 0));
	assert_int_equal(sum.doses, 0);
	entry_list_clear(&doses);
}

static void
test_an_amount_nobody_knows_is_named_once(void **state)
{
	struct entry_list doses = { 0 };
	struct gram_sum sum;
	char name[] = "remedy A";

	(void)state;
	add(&doses, "paracetamol", at(8, 0));
	add(&doses, "paracetamol", at(12, 0));
	detail(add(&doses, "paracetamol", at(13, 0)), "amount", "1 g");
	regimen_paracetamol(&sum, &doses, pack, at(15, 0));
	assert_int_equal(sum.grams, 1000);
	assert_int_equal(sum.doses, 3);
	assert_int_equal(sum.unknown_count, 1);
	assert_ptr_equal(sum.unknown[0], &doses.items[0]);
	for (int i = 0; i < SUM_UNKNOWN; i++) {
		struct entry *dose = add(&doses, "unclassified", at(14, 0));

		name[7] = (char)('A' + i);
		detail(dose, "name", name);
		detail(dose, "paracetamol", "as on the box");
	}
	regimen_paracetamol(&sum, &doses, pack, at(15, 0));
	assert_int_equal(sum.unknown_count, SUM_UNKNOWN);
	entry_list_clear(&doses);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_diary_day_has_four_moments),
		cmocka_unit_test(test_moments_have_codes),
		cmocka_unit_test(test_a_rhythm_is_moments_or_as_needed),
		cmocka_unit_test(test_a_rhythm_not_understood_is_not_said),
		cmocka_unit_test(test_a_course_goes_down_by_days),
		cmocka_unit_test(
			test_a_course_that_is_not_understood_is_refused_whole),
		cmocka_unit_test(test_a_course_has_its_limits),
		cmocka_unit_test(test_what_nobody_noted_is_not_missed),
		cmocka_unit_test(test_a_dose_counts_for_its_moment_of_its_day),
		cmocka_unit_test(test_a_moment_not_understood_goes_by_the_hour),
		cmocka_unit_test(test_a_dose_taken_says_more_than_one_missed),
		cmocka_unit_test(test_taken_is_what_nobody_says_is_missed),
		cmocka_unit_test(test_the_last_dose_is_the_latest_taken),
		cmocka_unit_test(test_two_at_one_moment_may_be_a_double_dose),
		cmocka_unit_test(
			test_what_the_pack_does_not_know_goes_by_its_name),
		cmocka_unit_test(test_what_was_begun_before_a_symptom),
		cmocka_unit_test(
			test_paracetamol_adds_up_over_all_that_holds_it),
		cmocka_unit_test(test_the_sum_is_of_24_hours_up_to_now),
		cmocka_unit_test(test_an_amount_nobody_knows_is_named_once),
	};

	return cmocka_run_group_tests_name("regimen", tests, load_pack,
					   free_pack);
}
