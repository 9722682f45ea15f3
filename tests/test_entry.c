/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

#include "clinic/entry.h"

static void
test_every_code_reads_back(void **state)
{
	(void)state;
	for (int i = 0; i < ENTRY_KIND_COUNT; i++) {
		enum entry_kind kind;

		assert_int_equal(
			entry_kind_parse(&kind,
					 entry_kind_code((enum entry_kind)i)),
			ERR_NONE);
		assert_int_equal(kind, i);
	}
	for (int i = 0; i < AUTHOR_COUNT; i++) {
		enum author author;

		assert_int_equal(
			author_parse(&author, author_code((enum author)i)),
			ERR_NONE);
		assert_int_equal(author, i);
	}
	for (int i = 0; i <= ANSWER_GIVEN; i++) {
		enum answer_state answer;

		assert_int_equal(answer_state_parse(
					 &answer, answer_state_code((
							  enum answer_state)i)),
				 ERR_NONE);
		assert_int_equal(answer, i);
	}
	assert_string_equal(entry_status_code(ENTRY_LIVE), "live");
	assert_string_equal(entry_status_code(ENTRY_AMENDED), "amended");
	assert_string_equal(entry_status_code(ENTRY_STRUCK), "struck");
}

static void
test_an_unknown_code_is_refused(void **state)
{
	enum entry_kind kind = ENTRY_VISIT;
	enum author author = AUTHOR_TEAM;
	enum answer_state answer = ANSWER_GIVEN;

	(void)state;
	assert_int_equal(entry_kind_parse(&kind, "courage"), ERR_INVALID);
	assert_int_equal(author_parse(&author, "courage"), ERR_INVALID);
	assert_int_equal(answer_state_parse(&answer, "courage"), ERR_INVALID);
	assert_int_equal(kind, ENTRY_VISIT);
	assert_int_equal(author, AUTHOR_TEAM);
	assert_int_equal(answer, ANSWER_GIVEN);
}

static void
test_an_answer_takes_the_place_of_the_one_before(void **state)
{
	struct entry entry;

	(void)state;
	entry_init(&entry, ENTRY_SYMPTOM, "cough");
	assert_true(entry_is_live(&entry));
	assert_int_equal(entry_answer(&entry, "severity", 2000), ERR_NONE);
	assert_int_equal(entry_answer(&entry, "flag:night", 1000), ERR_NONE);
	assert_int_equal(
		entry_answer_missing(&entry, "severity", ANSWER_NOT_SAID),
		ERR_NONE);
	assert_int_equal(entry.answer_count, 2);
	assert_int_equal(entry_find_answer(&entry, "severity")->state,
			 ANSWER_NOT_SAID);
	assert_int_equal(entry_find_answer(&entry, "flag:night")->value, 1000);
	assert_null(entry_find_answer(&entry, "frequency"));
	entry_clear(&entry);
	assert_int_equal(entry.answer_count, 0);
}

static void
test_a_name_that_is_none_is_refused(void **state)
{
	char longest[ANSWER_NAME_LIMIT + 1];
	struct entry entry;

	(void)state;
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	entry_init(&entry, ENTRY_SYMPTOM, "cough");
	assert_int_equal(entry_answer(&entry, "", 0), ERR_INVALID);
	assert_int_equal(entry_answer(&entry, "Severity", 0), ERR_INVALID);
	assert_int_equal(entry_answer(&entry, longest, 0), ERR_TOO_LARGE);
	longest[sizeof(longest) - 2] = '\0';
	assert_int_equal(entry_answer(&entry, longest, 0), ERR_NONE);
	assert_int_equal(entry_answer_missing(&entry, "severity", ANSWER_GIVEN),
			 ERR_INVALID);
	assert_int_equal(entry_set_detail(&entry, "", "x"), ERR_INVALID);
	assert_int_equal(entry.answer_count, 1);
	assert_int_equal(entry.detail_count, 0);
	entry_clear(&entry);
}

static void
test_an_entry_has_a_limit(void **state)
{
	static char words[NOTE_LIMIT + 2];
	struct entry entry;
	char name[16];
	int answers = 0;
	int details = 0;

	(void)state;
	entry_init(&entry, ENTRY_SYMPTOM, "cough");
	for (;;) {
		snprintf(name, sizeof(name), "a%d", answers);
		if (entry_answer(&entry, name, 0) != ERR_NONE)
			break;
		answers++;
	}
	assert_int_equal(answers, 128);
	for (;;) {
		snprintf(name, sizeof(name), "d%d", details);
		if (entry_set_detail(&entry, name, "x") != ERR_NONE)
			break;
		details++;
	}
	assert_int_equal(details, 64);
	memset(words, 'a', sizeof(words) - 1);
	assert_int_equal(entry_set_detail(&entry, "d0", words), ERR_TOO_LARGE);
	assert_string_equal(entry_detail(&entry, "d0"), "x");
	words[NOTE_LIMIT] = '\0';
	assert_int_equal(entry_set_detail(&entry, "d0", words), ERR_NONE);
	entry_clear(&entry);
}

static void
test_a_copy_stands_by_itself(void **state)
{
	struct entry entry;
	struct entry copy;

	(void)state;
	entry_init(&entry, ENTRY_PRODUCT, "kava");
	entry_copy(&copy, &entry);
	assert_null(copy.answers);
	assert_null(copy.details);
	entry_clear(&copy);
	entry_set_note(&entry, "before");
	entry_set_note(&entry, "my words");
	assert_int_equal(entry_set_detail(&entry, "status", "taking"),
			 ERR_NONE);
	assert_int_equal(entry_set_detail(&entry, "status", "planned"),
			 ERR_NONE);
	assert_int_equal(entry_answer(&entry, "told", 1000), ERR_NONE);
	entry_copy(&copy, &entry);
	entry_clear(&entry);
	assert_string_equal(copy.code, "kava");
	assert_string_equal(copy.note, "my words");
	assert_string_equal(entry_detail(&copy, "status"), "planned");
	assert_null(entry_detail(&copy, "by"));
	assert_int_equal(entry_find_answer(&copy, "told")->value, 1000);
	entry_set_note(&copy, NULL);
	assert_null(copy.note);
	entry_clear(&copy);
}

static void
test_entries_have_an_order_of_their_own(void **state)
{
	struct entry a;
	struct entry b;

	(void)state;
	entry_init(&a, ENTRY_SYMPTOM, "cough");
	entry_init(&b, ENTRY_SYMPTOM, "cough");
	b.id = 7;
	assert_int_equal(entry_order(&a, &b), 0);
	entry_set_note(&a, "at night");
	assert_true(entry_order(&a, &b) > 0);
	assert_true(entry_order(&b, &a) < 0);
	entry_set_note(&b, "by day");
	assert_true(entry_order(&a, &b) < 0);
	b.status = ENTRY_STRUCK;
	assert_true(entry_order(&a, &b) < 0);
	b.noted.at = -1;
	assert_true(entry_order(&a, &b) > 0);
	a.felt.at = -1;
	assert_true(entry_order(&a, &b) < 0);
	entry_clear(&a);
	entry_clear(&b);
}

static void
test_a_list_owns_its_entries(void **state)
{
	struct entry_list list = { 0 };

	(void)state;
	for (int i = 0; i < 40; i++)
		entry_init(entry_list_push(&list), ENTRY_SYMPTOM, "cough");
	assert_int_equal(list.count, 40);
	assert_string_equal(list.items[39].code, "cough");
	entry_list_clear(&list);
	assert_int_equal(list.count, 0);
	assert_null(list.items);
}

static void
test_a_fact_is_set_got_and_set_again(void **state)
{
	struct fact_list list = { 0 };
	char key[16];

	(void)state;
	assert_null(fact_list_get(&list, "name"));
	for (int i = 0; i < 20; i++) {
		snprintf(key, sizeof(key), "key%d", i);
		fact_list_set(&list, key, "old");
	}
	fact_list_set(&list, "key3", "new");
	assert_string_equal(fact_list_get(&list, "key3"), "new");
	assert_string_equal(fact_list_get(&list, "key4"), "old");
	assert_int_equal(list.count, 20);
	fact_list_clear(&list);
	assert_int_equal(list.count, 0);
}

/* Columns: code and name of the one, of the other. */
static const struct {
	const char *code, *name, *other_code, *other_name;
	bool same;
} products[] = {
	{ "paracetamol", NULL, "paracetamol", "Doliprane", true },
	{ "paracetamol", "Doliprane", "ibuprofen", "Doliprane", false },
	{ "other_natural", "Thé", "other_natural", "the", true },
	{ "other_natural", "Thé", "unclassified", "the", true },
	{ "", "Thé", "other_natural", "Café", false },
	{ "other_natural", NULL, "other_natural", "Café", false },
	{ "other_natural", "Café", "other_natural", NULL, false },
	{ "", NULL, "", NULL, true },
	{ "other_natural", "Curcuma", "turmeric", NULL, false },
	{ "turmeric", NULL, "other_natural", "Curcuma", false },
};

static void
test_how_late_a_note_is_counts_diary_days_where_it_was_felt(void **state)
{
	static const struct {
		const char *felt, *noted;
		int days;
	} rows[] = {
		{ "2026-10-24T23:00:00+02:00", "2026-10-25T03:59:00+01:00", 0 },
		{ "2026-10-24T23:00:00+02:00", "2026-10-25T04:00:00+01:00", 1 },
		{ "2026-02-28T12:00:00+01:00", "2026-03-02T12:00:00+01:00", 2 },
		{ "2028-02-28T12:00:00+01:00", "2028-03-01T12:00:00+01:00", 2 },
		{ "2026-12-31T12:00:00-10:00", "2027-01-01T12:00:00+14:00", 1 },
		{ "2027-01-01T12:00:00+01:00", "2026-12-01T12:00:00+01:00", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct entry entry = { 0 };

		assert_int_equal(stamp_parse(&entry.felt, rows[i].felt),
				 ERR_NONE);
		assert_int_equal(stamp_parse(&entry.noted, rows[i].noted),
				 ERR_NONE);
		assert_int_equal(entry_days_late(&entry), rows[i].days);
	}
}

static void
test_a_product_is_known_by_its_code_or_its_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(products) / sizeof(products[0]); i++) {
		struct entry a, b;

		entry_init(&a, ENTRY_PRODUCT, products[i].code);
		entry_init(&b, ENTRY_DOSE, products[i].other_code);
		if (products[i].name != NULL)
			assert_int_equal(
				entry_set_detail(&a, "name", products[i].name),
				ERR_NONE);
		if (products[i].other_name != NULL)
			assert_int_equal(
				entry_set_detail(&b, "name",
						 products[i].other_name),
				ERR_NONE);
		assert_int_equal(entry_is_same_product(&a, &b),
				 products[i].same);
		entry_clear(&a);
		entry_clear(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_reads_back),
		cmocka_unit_test(test_an_unknown_code_is_refused),
		cmocka_unit_test(
			test_an_answer_takes_the_place_of_the_one_before),
		cmocka_unit_test(test_a_name_that_is_none_is_refused),
		cmocka_unit_test(test_an_entry_has_a_limit),
		cmocka_unit_test(test_a_copy_stands_by_itself),
		cmocka_unit_test(test_entries_have_an_order_of_their_own),
		cmocka_unit_test(test_a_list_owns_its_entries),
		cmocka_unit_test(test_a_fact_is_set_got_and_set_again),
		cmocka_unit_test(
			test_how_late_a_note_is_counts_diary_days_where_it_was_felt),
		cmocka_unit_test(
			test_a_product_is_known_by_its_code_or_its_name),
	};

	return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
