/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole diary out as JSON and in again. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "home.h"

static void
export_all(struct buf *out, struct home *home)
{
	struct session_query everything = { 0 };

	assert_int_equal(session_export_json(out, home->session, &everything),
			 ERR_NONE);
}

static enum err
import(struct import_count *count, struct home *home, const struct buf *text,
       enum import_mode mode)
{
	return session_import_json(count, home->session, text, mode);
}

/* A diary with something of everything. */
static void
live(struct home *home)
{
	struct entry better;
	int64_t id;

	home_open(home);
	assert_int_equal(session_set_fact(home->session, "name", "Jeanne"),
			 ERR_NONE);
	id = home_symptom(home, "itching", "severity=1 interference=?");
	entry_init(&better, ENTRY_SYMPTOM, "itching");
	home_answer(&better, "severity=2");
	entry_set_note(&better, "Ça gratte,\n\"beaucoup\" \\ \x1b[31m");
	assert_int_equal(session_amend(home->session, id, &better), ERR_NONE);
	entry_clear(&better);
	id = home_symptom(home, "seizure", "presence=1");
	assert_int_equal(session_strike(home->session, id, "un faux pas"),
			 ERR_NONE);
	home_measure(home, "temp_c", "38.333");
	home_product(home, "st_johns_wort", "status=planned;name=Millepertuis");
	home_call(home, CALL_NURSE, "Venez à 10 h.");
	home_wait(home, 24);
	home_symptom(home, "diarrhea", "extra_stools=5 flag:night=1");
	home_call(home, CALL_NOBODY, NULL);
}

static void
test_out_and_in_and_out_again_gives_the_same_bytes(void **state)
{
	static const enum import_mode modes[] = { IMPORT_MERGE,
						  IMPORT_REPLACE };
	struct home from, to;
	struct buf first = { 0 };

	(void)state;
	live(&from);
	export_all(&first, &from);
	for (int i = 0; i < 2; i++) {
		struct buf second = { 0 };
		struct import_count count = { 0 };
		char *there, *here;

		home_open_empty(&to);
		to.now = from.now;
		session_pretend(to.session, to.now);
		if (modes[i] == IMPORT_REPLACE)
			home_symptom(&to, "cough", "severity=1");
		assert_int_equal(import(&count, &to, &first, modes[i]),
				 ERR_NONE);
		assert_int_equal(count.added, count.read);
		export_all(&second, &to);
		assert_string_equal(buf_text(&second), buf_text(&first));
		there = home_alerts(&from);
		here = home_alerts(&to);
		assert_string_equal(here, there);
		assert_string_equal(session_fact(to.session, "name"), "Jeanne");
		free(there);
		free(here);
		buf_clear(&second);
		home_close(&to);
	}
	buf_clear(&first);
	home_close(&from);
}

static void
test_the_export_says_nothing_of_when_or_where_it_was_made(void **state)
{
	struct home home;
	struct buf first = { 0 }, later = { 0 };

	(void)state;
	live(&home);
	export_all(&first, &home);
	home_wait(&home, 1);
	home_reopen(&home, SESSION_READ);
	export_all(&later, &home);
	assert_string_equal(buf_text(&later), buf_text(&first));
	assert_null(strstr(buf_text(&first), home.folder));
	buf_clear(&first);
	buf_clear(&later);
	home_close(&home);
}

static void
test_merging_twice_adds_nothing_the_second_time(void **state)
{
	struct home from, to;
	struct buf text = { 0 };
	struct import_count count = { 0 };

	(void)state;
	live(&from);
	export_all(&text, &from);
	home_open(&to);
	home_symptom(&to, "cough", "severity=1");
	assert_int_equal(import(&count, &to, &text, IMPORT_PREVIEW), ERR_NONE);
	assert_true(count.added > 0);
	assert_int_equal(import(&count, &to, &text, IMPORT_MERGE), ERR_NONE);
	assert_true(count.added > 0);
	assert_int_equal(import(&count, &to, &text, IMPORT_MERGE), ERR_NONE);
	assert_int_equal(count.added, 0);
	assert_int_equal(count.already_there, count.read);
	buf_clear(&text);
	home_close(&from);
	home_close(&to);
}

static void
test_a_preview_changes_nothing(void **state)
{
	struct home from, to;
	struct buf text = { 0 }, before = { 0 }, after = { 0 };
	struct import_count count = { 0 };

	(void)state;
	live(&from);
	export_all(&text, &from);
	home_open(&to);
	export_all(&before, &to);
	assert_int_equal(import(&count, &to, &text, IMPORT_PREVIEW), ERR_NONE);
	export_all(&after, &to);
	assert_string_equal(buf_text(&after), buf_text(&before));
	buf_clear(&text);
	buf_clear(&before);
	buf_clear(&after);
	home_close(&from);
	home_close(&to);
}

static void
test_lines_brought_in_raise_the_alerts_of_what_is_here(void **state)
{
	static const char text[] =
		"{\"format\": \"vigie-exchange\", \"version\": 1, "
		"\"facts\": {}, \"contacts\": [], \"alerts\": [], "
		"\"entries\": [{\"id\": 1, \"type\": \"symptom\", "
		"\"code\": \"seizure\", \"by\": \"patient\", "
		"\"felt\": \"2026-11-20T09:00:00+01:00\", "
		"\"noted\": \"2026-11-20T09:00:00+01:00\", "
		"\"status\": \"live\", \"level\": \"NONE\", "
		"\"answers\": {\"presence\": 1}, \"details\": {}}]}";
	struct home home;
	struct buf bytes = { 0 };
	struct import_count count = { 0 };
	enum err err;

	(void)state;
	home_open(&home);
	buf_adds(&bytes, text);
	err = import(&count, &home, &bytes, IMPORT_MERGE);
	if (err != ERR_NONE)
		print_message("# %s: %s\n", err_name(err), err_last_note());
	assert_int_equal(err, ERR_NONE);
	assert_alerts(&home, "open EMERGENCY seizure");
	buf_clear(&bytes);
	home_close(&home);
}

static void
test_half_a_file_leaves_the_diary_as_it_was(void **state)
{
	struct home from, to;
	struct buf text = { 0 }, before = { 0 }, after = { 0 };
	struct import_count count = { 0 };

	(void)state;
	live(&from);
	export_all(&text, &from);
	home_open(&to);
	export_all(&before, &to);
	for (size_t cut = text.length - 2; cut > 200; cut -= 97) {
		buf_cut(&text, cut);
		assert_int_equal(import(&count, &to, &text, IMPORT_REPLACE),
				 ERR_INVALID);
	}
	export_all(&after, &to);
	assert_string_equal(buf_text(&after), buf_text(&before));
	buf_clear(&text);
	buf_clear(&before);
	buf_clear(&after);
	home_close(&from);
	home_close(&to);
}

static void
test_an_import_is_one_step_back(void **state)
{
	struct home from, to;
	struct buf text = { 0 }, before = { 0 }, after = { 0 };
	struct import_count count = { 0 };
	char *done = NULL;

	(void)state;
	live(&from);
	export_all(&text, &from);
	home_open(&to);
	home_symptom(&to, "cough", "severity=1");
	export_all(&before, &to);
	assert_int_equal(import(&count, &to, &text, IMPORT_REPLACE), ERR_NONE);
	assert_int_equal(session_undo(&done, to.session), ERR_NONE);
	assert_string_equal(done, "import");
	free(done);
	export_all(&after, &to);
	assert_string_equal(buf_text(&after), buf_text(&before));
	assert_null(session_fact(to.session, "name"));
	buf_clear(&text);
	buf_clear(&before);
	buf_clear(&after);
	home_close(&from);
	home_close(&to);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_out_and_in_and_out_again_gives_the_same_bytes),
		cmocka_unit_test(
			test_the_export_says_nothing_of_when_or_where_it_was_made),
		cmocka_unit_test(
			test_merging_twice_adds_nothing_the_second_time),
		cmocka_unit_test(test_a_preview_changes_nothing),
		cmocka_unit_test(
			test_lines_brought_in_raise_the_alerts_of_what_is_here),
		cmocka_unit_test(test_half_a_file_leaves_the_diary_as_it_was),
		cmocka_unit_test(test_an_import_is_one_step_back),
	};

	return cmocka_run_group_tests_name("session_exchange", tests, NULL,
					   NULL);
}
