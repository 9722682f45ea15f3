/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The use cases over one diary, and what they leave behind. */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "home.h"
#include "sys/paths.h"

static struct today
today_of(struct home *home)
{
	struct today today = { 0 };

	assert_int_equal(session_today(&today, home->session), ERR_NONE);
	return today;
}

static void
test_home_shows_what_is_there_and_what_is_missing(void **state)
{
	struct home home;
	struct today today;

	(void)state;
	home_open_empty(&home);
	today = today_of(&home);
	assert_true(today.never_noted);
	assert_false(today.filled_in || today.has_treatment ||
		     today.has_contact || today.has_name || today.has_visit);
	today_clear(&today);
	home_close(&home);

	home_open(&home);
	home_product(&home, "turmeric", "status=taking");
	today = today_of(&home);
	assert_true(today.filled_in && today.has_treatment &&
		    today.has_contact && today.has_infusion);
	assert_false(today.never_noted || today.has_name);
	assert_int_equal(today.untold_products, 1);
	assert_int_equal(today.open_alerts, 1);
	assert_int_equal(today.last_infusion.at,
			 home.now.at - 12 * DAY_SECONDS);
	assert_int_equal(today.last_noted.at, home.now.at);
	today_clear(&today);
	home_wait(&home, 24);
	today = today_of(&home);
	assert_false(today.filled_in);
	today_clear(&today);
	home_close(&home);
}

static void
add_visit(struct home *home, int days)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);

	entry_init(entry, ENTRY_VISIT, "");
	entry->felt = home->now;
	entry->felt.at += (int64_t)days * DAY_SECONDS;
	home_details(entry, "who=Dr Lemaire");
	assert_int_equal(session_log(home->session, &list, NULL), ERR_NONE);
	entry_list_clear(&list);
}

static void
test_the_next_visit_is_the_first_one_to_come(void **state)
{
	struct home home;
	struct today today;

	(void)state;
	home_open(&home);
	add_visit(&home, 9);
	add_visit(&home, 3);
	home_wait(&home, 24);
	today = today_of(&home);
	assert_true(today.has_visit);
	assert_int_equal(today.next_visit.at, home.now.at + 2 * DAY_SECONDS);
	assert_string_equal(today.visit_who, "Dr Lemaire");
	/* A visit to come is no line of today. */
	assert_false(today.filled_in);
	today_clear(&today);
	home_close(&home);
}

static void
test_advice_comes_before_the_line_and_without_the_disk(void **state)
{
	struct home home;
	struct entry_list list = { 0 };
	struct triage_result result;
	struct session_status before, after;

	(void)state;
	home_open(&home);
	home_reopen(&home, SESSION_READ);
	entry_init(entry_list_push(&list), ENTRY_SYMPTOM, "seizure");
	assert_int_equal(session_status(&before, home.session), ERR_NONE);
	session_assess(&result, home.session, &list);
	assert_int_equal(result.level, LEVEL_EMERGENCY);
	assert_int_equal(session_log(home.session, &list, &result),
			 ERR_READ_ONLY);
	assert_int_equal(list.items[0].id, 0);
	assert_int_equal(session_status(&after, home.session), ERR_NONE);
	assert_int_equal(after.commits, before.commits);
	assert_int_equal(after.entries, before.entries);
	entry_list_clear(&list);
	home_close(&home);
}

static void
test_a_draft_does_not_change_what_is_judged_afterwards(void **state)
{
	struct home home;
	struct entry_list list = { 0 };
	struct triage_result before, with, after;

	(void)state;
	home_open(&home);
	session_assess(&before, home.session, NULL);
	entry_init(entry_list_push(&list), ENTRY_SYMPTOM, "seizure");
	session_assess(&with, home.session, &list);
	session_assess(&after, home.session, NULL);
	assert_int_equal(with.level, LEVEL_EMERGENCY);
	assert_int_equal(before.level, LEVEL_NONE);
	assert_int_equal(after.level, LEVEL_NONE);
	entry_list_clear(&list);
	home_close(&home);
}

static void
test_several_lines_are_one_commit_with_their_alerts(void **state)
{
	struct home home;
	struct entry_list list = { 0 };
	struct session_status before, after;
	char *done = NULL;

	(void)state;
	home_open(&home);
	assert_int_equal(session_status(&before, home.session), ERR_NONE);
	entry_init(entry_list_push(&list), ENTRY_SYMPTOM, "itching");
	entry_init(entry_list_push(&list), ENTRY_SYMPTOM, "seizure");
	entry_init(entry_list_push(&list), ENTRY_NOTHING_NEW, "");
	assert_int_equal(session_log(home.session, &list, NULL), ERR_NONE);
	assert_int_equal(list.items[1].level, LEVEL_EMERGENCY);
	assert_int_equal(list.items[2].level, LEVEL_NONE);
	assert_true(list.items[0].id > 0 &&
		    list.items[1].id == list.items[0].id + 1);
	entry_list_clear(&list);
	assert_int_equal(session_status(&after, home.session), ERR_NONE);
	assert_int_equal(after.commits, before.commits + 1);
	assert_int_equal(after.open_alerts, 2);
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	assert_string_equal(done, "add");
	free(done);
	assert_int_equal(session_status(&after, home.session), ERR_NONE);
	assert_int_equal(after.entries, before.entries);
	assert_int_equal(after.open_alerts, 0);
	home_close(&home);
}

static enum err
try_note(struct home *home, const char *note, int64_t felt)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	entry_init(entry, ENTRY_SYMPTOM, "cough");
	entry->felt = (struct stamp){ felt, 3600 };
	entry_set_note(entry, note);
	err = session_log(home->session, &list, NULL);
	entry_list_clear(&list);
	return err;
}

static void
test_what_cannot_be_kept_is_refused_at_the_door(void **state)
{
	struct home home;
	char *long_note = alloc_zeroed(NOTE_LIMIT + 2, 1);

	(void)state;
	memset(long_note, 'a', NOTE_LIMIT + 1);
	home_open(&home);
	assert_int_equal(try_note(&home, "\xff\xfe", 0), ERR_INVALID);
	assert_int_equal(try_note(&home, long_note, 0), ERR_TOO_LARGE);
	assert_int_equal(try_note(&home, "a", home.now.at + 3600), ERR_RANGE);
	assert_int_equal(try_note(&home, "a", STAMP_MAX), ERR_RANGE);
	long_note[NOTE_LIMIT] = '\0';
	assert_int_equal(try_note(&home, long_note, 0), ERR_NONE);
	assert_int_equal(try_note(&home, "a", home.now.at - 86400 * 900),
			 ERR_NONE);
	free(long_note);
	home_close(&home);
}

static void
test_own_words_are_kept_composed(void **state)
{
	struct home home;
	struct entry last;

	(void)state;
	home_open(&home);
	assert_int_equal(try_note(&home, "Fie\xcc\x80vre", 0), ERR_NONE);
	assert_int_equal(diary_last(&last, home.session->diary), ERR_NONE);
	assert_string_equal(last.note, "Fi\xc3\xa8vre");
	entry_clear(&last);
	/* An empty note is no note. */
	assert_int_equal(try_note(&home, "", 0), ERR_NONE);
	assert_int_equal(diary_last(&last, home.session->diary), ERR_NONE);
	assert_null(last.note);
	entry_clear(&last);
	home_close(&home);
}

static void
test_the_time_of_noting_is_now_unless_it_is_given(void **state)
{
	struct home home;
	struct entry_list list = { 0 };
	struct entry last;

	(void)state;
	home_open(&home);
	entry_init(entry_list_push(&list), ENTRY_SYMPTOM, "cough");
	list.items[0].felt = home.now;
	list.items[0].felt.at -= 7200;
	assert_int_equal(session_log(home.session, &list, NULL), ERR_NONE);
	assert_int_equal(list.items[0].noted.at, home.now.at);
	assert_int_equal(diary_last(&last, home.session->diary), ERR_NONE);
	assert_int_equal(last.felt.at, home.now.at - 7200);
	entry_clear(&last);
	entry_list_clear(&list);
	home_close(&home);
}

static struct entry
only_product(struct home *home)
{
	struct session_query query = { .kinds = 1U << ENTRY_PRODUCT,
				       .live_only = true };
	struct entry_list found = { 0 };
	struct entry product;

	assert_int_equal(session_entries(&found, home->session, &query),
			 ERR_NONE);
	assert_int_equal(found.count, 1);
	entry_copy(&product, &found.items[0]);
	entry_list_clear(&found);
	return product;
}

static void
test_naming_a_product_again_amends_its_line(void **state)
{
	struct home home;
	struct entry product;

	(void)state;
	home_open(&home);
	home_product(&home, "turmeric",
		     "kind=natural;since=2026-11-01;dose=1 a day;told=yes");
	home_product(&home, "turmeric", "reason=joints");
	product = only_product(&home);
	assert_string_equal(entry_detail(&product, "since"), "2026-11-01");
	assert_string_equal(entry_detail(&product, "dose"), "1 a day");
	assert_string_equal(entry_detail(&product, "status"), "taking");
	assert_string_equal(entry_detail(&product, "reason"), "joints");
	assert_non_null(entry_find_answer(&product, "told"));
	entry_clear(&product);
	/* More of it is to be told again. */
	home_product(&home, "turmeric", "dose=4 a day");
	product = only_product(&home);
	assert_null(entry_find_answer(&product, "told"));
	assert_null(entry_detail(&product, "told"));
	entry_clear(&product);
	home_close(&home);
}

static void
test_products_in_no_list_are_told_apart_by_their_name(void **state)
{
	struct session_query query = { .kinds = 1U << ENTRY_PRODUCT,
				       .live_only = true };
	struct entry_list found = { 0 };
	struct home home;

	(void)state;
	home_open(&home);
	home_product(&home, "other_natural", "name=Tisane de Mamie");
	home_product(&home, "other_natural", "name=Poudre verte");
	home_product(&home, "other_natural", "name=tisane de mamie;dose=1");
	assert_int_equal(session_entries(&found, home.session, &query),
			 ERR_NONE);
	assert_int_equal(found.count, 2);
	entry_list_clear(&found);
	home_close(&home);
}

static void
test_a_disk_that_refuses_loses_the_line_and_nothing_else(void **state)
{
	struct home home;
	char *aside;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	/* The file is not where it was: nothing can be written. */
	aside = paths_join(home.folder, "aside");
	assert_int_equal(rename(home.path, aside), 0);
	assert_int_not_equal(
		home_note(&home, ENTRY_SYMPTOM, "seizure", "presence=1"),
		ERR_NONE);
	assert_alerts(&home, "open REPORT itching");
	assert_int_equal(rename(aside, home.path), 0);
	assert_int_equal(
		home_note(&home, ENTRY_SYMPTOM, "seizure", "presence=1"),
		ERR_NONE);
	assert_alerts(&home, "open EMERGENCY seizure, open REPORT itching");
	home_reopen(&home, SESSION_WRITE);
	assert_alerts(&home, "open EMERGENCY seizure, open REPORT itching");
	free(aside);
	home_close(&home);
}

static void
test_a_draft_is_kept_and_taken_away(void **state)
{
	struct home home;
	struct buf draft = { 0 };
	struct today today;

	(void)state;
	home_open(&home);
	assert_int_equal(session_save_draft(home.session, "half", 4), ERR_NONE);
	home_reopen(&home, SESSION_WRITE);
	today = today_of(&home);
	assert_true(today.has_draft);
	today_clear(&today);
	assert_int_equal(session_load_draft(&draft, home.session), ERR_NONE);
	assert_string_equal(buf_text(&draft), "half");
	buf_clear(&draft);
	assert_int_equal(session_save_draft(home.session, NULL, 0), ERR_NONE);
	today = today_of(&home);
	assert_false(today.has_draft);
	today_clear(&today);
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_home_shows_what_is_there_and_what_is_missing),
		cmocka_unit_test(test_the_next_visit_is_the_first_one_to_come),
		cmocka_unit_test(
			test_advice_comes_before_the_line_and_without_the_disk),
		cmocka_unit_test(
			test_a_draft_does_not_change_what_is_judged_afterwards),
		cmocka_unit_test(
			test_several_lines_are_one_commit_with_their_alerts),
		cmocka_unit_test(
			test_what_cannot_be_kept_is_refused_at_the_door),
		cmocka_unit_test(test_own_words_are_kept_composed),
		cmocka_unit_test(
			test_the_time_of_noting_is_now_unless_it_is_given),
		cmocka_unit_test(test_naming_a_product_again_amends_its_line),
		cmocka_unit_test(
			test_products_in_no_list_are_told_apart_by_their_name),
		cmocka_unit_test(
			test_a_disk_that_refuses_loses_the_line_and_nothing_else),
		cmocka_unit_test(test_a_draft_is_kept_and_taken_away),
	};

	return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
