/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries, alerts, contacts and facts as rows, and back. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "home.h"

static struct diary *
diary_of(struct home *home)
{
	return home->session->diary;
}

static void
keep(struct home *home, struct entry *entry)
{
	assert_int_equal(diary_begin(diary_of(home)), ERR_NONE);
	assert_int_equal(diary_add(diary_of(home), entry), ERR_NONE);
	assert_int_equal(diary_commit(diary_of(home), "add", home->now),
			 ERR_NONE);
}

static void
fill(struct entry *entry, struct home *home)
{
	entry_init(entry, ENTRY_SYMPTOM, "cough");
	entry->by = AUTHOR_RELATIVE;
	entry->felt = (struct stamp){ home->now.at - 90000, -12600 };
	entry->noted = home->now;
	entry->level = LEVEL_URGENT;
	home_answer(entry, "severity=2 interference=? extra_stools=-1.5");
	assert_int_equal(
		entry_answer_missing(entry, "amount", ANSWER_NOT_APPLICABLE),
		ERR_NONE);
	home_details(entry, "name=a\\nb\\;dose=");
	assert_int_equal(
		entry_set_detail(entry, "reason", "two\nlines = \\n here"),
		ERR_NONE);
	entry_set_note(entry, "Cœur \"serré\"\n;= 'drop' \x1b[31m");
}

static void
assert_same_entry(const struct entry *got, const struct entry *want)
{
	assert_int_equal(got->kind, want->kind);
	assert_int_equal(got->by, want->by);
	assert_int_equal(got->felt.at, want->felt.at);
	assert_int_equal(got->felt.offset, want->felt.offset);
	assert_int_equal(got->noted.at, want->noted.at);
	assert_int_equal(got->level, want->level);
	assert_string_equal(got->code, want->code);
	assert_string_equal(got->note, want->note);
	assert_int_equal(got->answer_count, want->answer_count);
	for (size_t i = 0; i < got->answer_count; i++) {
		assert_string_equal(got->answers[i].name,
				    want->answers[i].name);
		assert_int_equal(got->answers[i].state, want->answers[i].state);
		assert_int_equal(got->answers[i].value, want->answers[i].value);
	}
	assert_int_equal(got->detail_count, want->detail_count);
	for (size_t i = 0; i < got->detail_count; i++) {
		assert_string_equal(got->details[i].key, want->details[i].key);
		assert_string_equal(got->details[i].text,
				    want->details[i].text);
	}
}

static void
test_an_entry_comes_back_as_it_was_also_from_the_file(void **state)
{
	struct home home;
	struct entry entry, back;

	(void)state;
	home_open_empty(&home);
	fill(&entry, &home);
	keep(&home, &entry);
	assert_int_equal(entry.id, 1);
	assert_int_equal(diary_entry(&back, diary_of(&home), 1), ERR_NONE);
	assert_same_entry(&back, &entry);
	entry_clear(&back);
	home_reopen(&home, SESSION_READ);
	assert_int_equal(diary_entry(&back, diary_of(&home), 1), ERR_NONE);
	assert_same_entry(&back, &entry);
	entry_clear(&back);
	assert_int_equal(diary_entry(&back, diary_of(&home), 2), ERR_NOT_FOUND);
	entry_clear(&entry);
	home_close(&home);
}

static void
test_an_id_that_is_given_is_kept(void **state)
{
	struct home home;
	struct entry entry;

	(void)state;
	home_open_empty(&home);
	fill(&entry, &home);
	entry.id = 77;
	keep(&home, &entry);
	assert_int_equal(entry.id, 77);
	assert_int_equal(diary_begin(diary_of(&home)), ERR_NONE);
	assert_int_equal(diary_add(diary_of(&home), &entry), ERR_INVALID);
	diary_forget(diary_of(&home));
	entry_clear(&entry);
	home_close(&home);
}

static size_t
count_found(struct home *home, const char *words)
{
	struct session_query query = { .words = words };
	struct entry_list found = { 0 };
	size_t count;

	assert_int_equal(session_entries(&found, home->session, &query),
			 ERR_NONE);
	count = found.count;
	entry_list_clear(&found);
	return count;
}

static void
note_with(struct home *home, const char *code, const char *note)
{
	struct entry entry;

	entry_init(&entry, ENTRY_SYMPTOM, code);
	entry.felt = entry.noted = home->now;
	entry_set_note(&entry, note);
	keep(home, &entry);
	entry_clear(&entry);
}

static void
look_for_all(struct home *home)
{
	assert_int_equal(count_found(home, "fievre"), 1);
	assert_int_equal(count_found(home, "FIÈVRE"), 1);
	assert_int_equal(count_found(home, "coeur"), 1);
	assert_int_equal(count_found(home, "cœur"), 1);
	assert_int_equal(count_found(home, "fiè"), 1);
	assert_int_equal(count_found(home, "fièvre soir"), 1);
	assert_int_equal(count_found(home, "fièvre matin"), 0);
	/* By what it is called, in either language. */
	assert_int_equal(count_found(home, "toux"), 2);
	assert_int_equal(count_found(home, "cough"), 2);
	assert_int_equal(count_found(home, "toux coeur"), 1);
	assert_int_equal(count_found(home, "nothing_of_that_kind"), 0);
	assert_int_equal(count_found(home, "\"*:() OR"), 0);
	assert_int_equal(count_found(home, "  ...  "), 0);
}

static void
test_words_are_found_without_accents_and_by_label(void **state)
{
	struct home home;

	(void)state;
	home_open_empty(&home);
	note_with(&home, "cough", "Fièvre hier soir");
	note_with(&home, "cough", "Mal au cœur");
	note_with(&home, "itching", NULL);
	look_for_all(&home);
	home_reopen(&home, SESSION_WRITE);
	look_for_all(&home);
	home_close(&home);
}

static void
test_a_line_taken_back_is_not_found_any_more(void **state)
{
	struct home home;
	char *done = NULL;

	(void)state;
	home_open_empty(&home);
	note_with(&home, "cough", "Fièvre");
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	free(done);
	assert_int_equal(count_found(&home, "fievre"), 0);
	home_reopen(&home, SESSION_WRITE);
	assert_int_equal(count_found(&home, "fievre"), 0);
	assert_int_equal(session_redo(&done, home.session), ERR_NONE);
	free(done);
	assert_int_equal(count_found(&home, "fievre"), 1);
	home_close(&home);
}

static size_t
count_asked(struct home *home, const struct session_query *query)
{
	struct entry_list found = { 0 };
	size_t count;

	assert_int_equal(session_entries(&found, home->session, query),
			 ERR_NONE);
	for (size_t i = 1; i < found.count; i++)
		assert_true(found.items[i - 1].felt.at <=
			    found.items[i].felt.at);
	count = found.count;
	entry_list_clear(&found);
	return count;
}

static void
test_questions_leave_out_what_is_not_asked_for(void **state)
{
	struct session_query query = { .kinds = 1U << ENTRY_MEASURE };
	struct home home;
	int64_t id;

	(void)state;
	home_open_empty(&home);
	home_symptom(&home, "cough", "severity=1");
	home_measure(&home, "temp_c", "37");
	home_wait(&home, 24);
	id = home_symptom(&home, "itching", "severity=1");
	assert_int_equal(count_asked(&home, &query), 1);
	query = (struct session_query){ .code = "cough" };
	assert_int_equal(count_asked(&home, &query), 1);
	query = (struct session_query){ .limit = 2 };
	assert_int_equal(count_asked(&home, &query), 2);
	query = (struct session_query){ .from_day = stamp_day(home.now),
					.to_day = stamp_day(home.now) };
	assert_int_equal(count_asked(&home, &query), 1);
	assert_int_equal(session_strike(home.session, id, "a slip"), ERR_NONE);
	assert_int_equal(count_asked(&home, &query), 1);
	query.live_only = true;
	assert_int_equal(count_asked(&home, &query), 0);
	home_close(&home);
}

static void
test_a_diary_day_ends_at_four_wherever_the_person_was(void **state)
{
	/* 3:59 and 4:00 of the 20th at three offsets. */
	static const int offsets[] = { 3600, -36000, 46800 };
	struct home home;
	int filled = 0;

	(void)state;
	home_open_empty(&home);
	home_go_to(&home, 5, 10);
	for (int i = 0; i < 3; i++) {
		const struct civil late = { 2026, 11, 20, 3, 59, 59 };
		const struct civil early = { 2026, 11, 20, 4, 0, 0 };
		struct entry entry;

		entry_init(&entry, ENTRY_SYMPTOM, "cough");
		entry.felt = stamp_from_civil(i < 2 ? late : early, offsets[i]);
		entry.noted = home.now;
		keep(&home, &entry);
		entry_clear(&entry);
	}
	for (int32_t day = 20776; day <= 20778; day++) {
		struct session_query query = { .from_day = day, .to_day = day };

		assert_int_equal(
			diary_days_filled(&filled, diary_of(&home), day, day),
			ERR_NONE);
		assert_int_equal(filled, day < 20778);
		assert_int_equal(count_asked(&home, &query), day == 20776 ? 2
							     : day == 20777
								     ? 1
								     : 0);
	}
	home_close(&home);
}

static void
test_only_a_live_line_can_be_amended_or_struck(void **state)
{
	struct home home;
	struct entry entry;
	int64_t id;

	(void)state;
	home_open_empty(&home);
	id = home_symptom(&home, "cough", "severity=1");
	entry_init(&entry, ENTRY_SYMPTOM, "cough");
	home_answer(&entry, "severity=2");
	assert_int_equal(session_amend(home.session, id, &entry), ERR_NONE);
	assert_int_equal(session_strike(home.session, id, "twice"),
			 ERR_NOT_ALLOWED);
	assert_int_equal(session_amend(home.session, id, &entry),
			 ERR_NOT_ALLOWED);
	assert_int_equal(session_strike(home.session, 99, "none"),
			 ERR_NOT_FOUND);
	entry_clear(&entry);
	assert_int_equal(session_entry(&entry, home.session, id), ERR_NONE);
	assert_int_equal(entry.status, ENTRY_AMENDED);
	entry_clear(&entry);
	home_close(&home);
}

static void
fill_alert(struct alert *alert)
{
	alert->subject = SUBJECT_MEASURE;
	alert->code = alloc_string("temp_c");
	alert->state = ALERT_CALM;
	alert->level = LEVEL_URGENT;
	alert->since = (struct stamp){ 1795000000, 3600 };
	alert->changed = (struct stamp){ 1795000001, 3600 };
	alert->quiet_until = (struct stamp){ 1795000002, 3600 };
	alert->retry = (struct stamp){ 1795000003, 3600 };
	alert->told = true;
	alert->later_reason = alloc_string("au lit");
	alert->instruction = alloc_string("venir");
	alert_add_rule(alert, "A-TEMP-U");
	alert_add_rule(alert, "B-FLOOR");
	alert_add_answered(alert, "A-TEMP-U");
	alert_add_entry(alert, 1);
	alert_add_entry(alert, 12);
	alert->answered_upto = 12;
}

static void
assert_alert_is_back(const struct alert *back)
{
	assert_int_equal(back->subject, SUBJECT_MEASURE);
	assert_string_equal(back->code, "temp_c");
	assert_int_equal(back->state, ALERT_CALM);
	assert_int_equal(back->level, LEVEL_URGENT);
	assert_int_equal(back->since.at, 1795000000);
	assert_int_equal(back->changed.at, 1795000001);
	assert_int_equal(back->quiet_until.at, 1795000002);
	assert_int_equal(back->retry.at, 1795000003);
	assert_int_equal(back->retry.offset, 3600);
	assert_true(back->told);
	assert_string_equal(back->later_reason, "au lit");
	assert_string_equal(back->instruction, "venir");
	assert_int_equal(back->rule_count, 2);
	assert_string_equal(back->rules[1], "B-FLOOR");
	assert_int_equal(back->answered_count, 1);
	assert_int_equal(back->entry_count, 2);
	assert_int_equal(back->entries[1], 12);
	assert_int_equal(back->answered_upto, 12);
}

static void
test_an_alert_comes_back_as_it_was(void **state)
{
	struct home home;
	struct alert alert = { 0 };
	struct alert_list back;

	(void)state;
	home_open_empty(&home);
	fill_alert(&alert);
	assert_int_equal(diary_begin(diary_of(&home)), ERR_NONE);
	assert_int_equal(diary_put_alert(diary_of(&home), &alert), ERR_NONE);
	assert_int_equal(diary_commit(diary_of(&home), "a", home.now),
			 ERR_NONE);
	assert_int_equal(alert.id, 1);
	home_reopen(&home, SESSION_WRITE);
	assert_int_equal(diary_alerts(&back, diary_of(&home), ALERTS_STANDING),
			 ERR_NONE);
	assert_int_equal(back.count, 1);
	assert_alert_is_back(&back.items[0]);
	alert_list_clear(&back);
	alert.state = ALERT_CLOSED;
	assert_int_equal(diary_begin(diary_of(&home)), ERR_NONE);
	assert_int_equal(diary_put_alert(diary_of(&home), &alert), ERR_NONE);
	assert_int_equal(diary_commit(diary_of(&home), "a", home.now),
			 ERR_NONE);
	assert_int_equal(diary_alerts(&back, diary_of(&home), ALERTS_STANDING),
			 ERR_NONE);
	assert_int_equal(back.count, 0);
	alert_list_clear(&back);
	alert_clear(&alert);
	home_close(&home);
}

static void
test_what_is_forgotten_before_the_commit_was_never_there(void **state)
{
	struct home home;
	struct entry entry;
	size_t count = 9;

	(void)state;
	home_open_empty(&home);
	fill(&entry, &home);
	assert_int_equal(diary_begin(diary_of(&home)), ERR_NONE);
	assert_int_equal(diary_add(diary_of(&home), &entry), ERR_NONE);
	assert_int_equal(diary_set_fact(diary_of(&home), "name", "Jeanne"),
			 ERR_NONE);
	diary_forget(diary_of(&home));
	assert_int_equal(diary_count(&count, diary_of(&home)), ERR_NONE);
	assert_int_equal(count, 0);
	assert_int_equal(count_found(&home, "coeur"), 0);
	entry_clear(&entry);
	home_close(&home);
}

static void
test_facts_and_contacts_are_set_changed_and_taken_away(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, "name", "Jeanne"),
			 ERR_NONE);
	assert_int_equal(session_set_fact(home.session, "name", "Jeanne D."),
			 ERR_NONE);
	home_reopen(&home, SESSION_WRITE);
	assert_string_equal(session_fact(home.session, "name"), "Jeanne D.");
	assert_int_equal(session_set_fact(home.session, "name", NULL),
			 ERR_NONE);
	assert_null(session_fact(home.session, "name"));
	assert_int_equal(session_set_fact(home.session, "no_such_key", "1"),
			 ERR_INVALID);
	assert_int_equal(session_contacts(home.session)->count, 2);
	assert_int_equal(session_remove_contact(home.session, 1), ERR_NONE);
	assert_int_equal(session_remove_contact(home.session, 1),
			 ERR_NOT_FOUND);
	assert_int_equal(session_contacts(home.session)->count, 1);
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_an_entry_comes_back_as_it_was_also_from_the_file),
		cmocka_unit_test(test_an_id_that_is_given_is_kept),
		cmocka_unit_test(
			test_words_are_found_without_accents_and_by_label),
		cmocka_unit_test(test_a_line_taken_back_is_not_found_any_more),
		cmocka_unit_test(
			test_questions_leave_out_what_is_not_asked_for),
		cmocka_unit_test(
			test_a_diary_day_ends_at_four_wherever_the_person_was),
		cmocka_unit_test(
			test_only_a_live_line_can_be_amended_or_struck),
		cmocka_unit_test(test_an_alert_comes_back_as_it_was),
		cmocka_unit_test(
			test_what_is_forgotten_before_the_commit_was_never_there),
		cmocka_unit_test(
			test_facts_and_contacts_are_set_changed_and_taken_away),
	};

	return cmocka_run_group_tests_name("diary", tests, NULL, NULL);
}
