/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diary out and in again: nothing lost, nothing twice, nothing by half. */
#include "config.h"

#include "test.h"

#include <string.h>

#include "base/alloc.h"
#include "home.h"

static char *
exported(struct home *home)
{
	struct session_query everything = { 0 };
	struct buf out = { 0 };

	assert_int_equal(session_export_json(&out, home->session, &everything),
			 ERR_NONE);
	return buf_take(&out);
}

static enum err
import(struct import_count *count, struct home *home, const char *text,
       enum import_mode mode)
{
	struct buf buf = { 0 };
	enum err err;

	buf_adds(&buf, text);
	memset(count, 0, sizeof(*count));
	err = session_import_json(count, home->session, &buf, mode);
	buf_clear(&buf);
	return err;
}

/* A week with everything in it: told, worse, struck, amended, a product. */
static void
live_a_week(struct home *home)
{
	int64_t slip;

	home_symptom(home, "itching", "severity=1");
	home_product(home, "st_johns_wort", "status=planned;name=Millepertuis");
	home_call(home, CALL_NURSE, "Revenir demain.");
	home_wait(home, 24);
	home_symptom(home, "itching", "severity=3");
	slip = home_symptom(home, "cough", "severity=2 interference=?");
	assert_int_equal(session_strike(home->session, slip, "faux pas"),
			 ERR_NONE);
	home_measure(home, "temp_c", "37.4");
	home_wait(home, 24);
	home_symptom(home, "diarrhea", "extra_stools=5");
}

static void
test_into_an_empty_diary_and_out_again_gives_the_same_bytes(void **state)
{
	struct home one, two;
	struct import_count count;
	char *first, *second, *alerts;

	(void)state;
	home_open(&one);
	live_a_week(&one);
	first = exported(&one);
	alerts = home_alerts(&one);
	home_open_empty(&two);
	home_go_to(&two, 2, 10);
	assert_int_equal(import(&count, &two, first, IMPORT_MERGE), ERR_NONE);
	assert_int_equal(count.added, count.read);
	second = exported(&two);
	assert_string_equal(second, first);
	assert_alerts(&two, alerts);
	wipe_string(first);
	wipe_string(second);
	wipe_string(alerts);
	home_close(&one);
	home_close(&two);
}

static void
test_the_same_file_twice_adds_nothing(void **state)
{
	struct home home;
	struct import_count count;
	char *before, *after;

	(void)state;
	home_open(&home);
	live_a_week(&home);
	before = exported(&home);
	assert_int_equal(import(&count, &home, before, IMPORT_MERGE), ERR_NONE);
	assert_int_equal(count.added, 0);
	assert_int_equal(count.already_there, count.read);
	after = exported(&home);
	assert_string_equal(after, before);
	wipe_string(before);
	wipe_string(after);
	home_close(&home);
}

static void
test_a_merge_keeps_both_and_their_alerts(void **state)
{
	struct home one, two;
	struct import_count count;
	char *text, *alerts;

	(void)state;
	home_open(&one);
	home_symptom(&one, "jaundice", "presence=1");
	text = exported(&one);
	home_open(&two);
	home_symptom(&two, "itching", "severity=1");
	assert_int_equal(import(&count, &two, text, IMPORT_MERGE), ERR_NONE);
	alerts = home_alerts(&two);
	assert_non_null(strstr(alerts, "open URGENT jaundice"));
	assert_non_null(strstr(alerts, "open REPORT itching"));
	wipe_string(alerts);
	wipe_string(text);
	home_close(&one);
	home_close(&two);
}

static void
test_a_replacement_leaves_nothing_of_before(void **state)
{
	struct home one, two;
	struct import_count count;
	char *text, *after;

	(void)state;
	home_open(&one);
	live_a_week(&one);
	text = exported(&one);
	home_open(&two);
	home_symptom(&two, "seizure", "presence=1");
	assert_int_equal(import(&count, &two, text, IMPORT_REPLACE), ERR_NONE);
	after = exported(&two);
	assert_null(strstr(after, "seizure"));
	assert_string_equal(after, text);
	wipe_string(text);
	wipe_string(after);
	home_close(&one);
	home_close(&two);
}

static void
test_a_preview_counts_and_changes_nothing(void **state)
{
	struct home one, two;
	struct import_count count;
	char *text, *before, *after;

	(void)state;
	home_open(&one);
	live_a_week(&one);
	text = exported(&one);
	home_open(&two);
	before = exported(&two);
	assert_int_equal(import(&count, &two, text, IMPORT_PREVIEW), ERR_NONE);
	assert_true(count.added > 0);
	after = exported(&two);
	assert_string_equal(after, before);
	wipe_string(text);
	wipe_string(before);
	wipe_string(after);
	home_close(&one);
	home_close(&two);
}

/* One wrong row at the end: the good ones before it do not stay either. */
static void
test_a_file_that_is_wrong_at_its_end_changes_nothing(void **state)
{
	struct home one, two;
	struct import_count count;
	char *text, *before, *after, *place;

	(void)state;
	home_open(&one);
	live_a_week(&one);
	text = exported(&one);
	place = strstr(text, "\"role\": \"night\"");
	assert_non_null(place);
	memcpy(place, "\"rule\"", strlen("\"rule\""));
	home_open_empty(&two);
	before = exported(&two);
	assert_int_equal(import(&count, &two, text, IMPORT_MERGE), ERR_INVALID);
	after = exported(&two);
	assert_string_equal(after, before);
	wipe_string(text);
	wipe_string(before);
	wipe_string(after);
	home_close(&one);
	home_close(&two);
}

static void
test_an_unknown_fact_is_refused_and_nothing_is_kept(void **state)
{
	static const char text[] =
		"{\"format\":\"vigie-exchange\",\"version\":1,"
		"\"facts\":{\"shoe_size\":\"42\"},\"contacts\":[],"
		"\"entries\":[],\"alerts\":[]}";
	struct home home;
	struct import_count count;
	char *before, *after;

	(void)state;
	home_open_empty(&home);
	before = exported(&home);
	assert_int_equal(import(&count, &home, text, IMPORT_MERGE),
			 ERR_INVALID);
	after = exported(&home);
	assert_string_equal(after, before);
	wipe_string(before);
	wipe_string(after);
	home_close(&home);
}

static void
test_an_import_can_be_taken_back(void **state)
{
	struct home one, two;
	struct import_count count;
	char *text, *before, *after, *label;

	(void)state;
	home_open(&one);
	live_a_week(&one);
	text = exported(&one);
	home_open(&two);
	before = exported(&two);
	assert_int_equal(import(&count, &two, text, IMPORT_MERGE), ERR_NONE);
	assert_int_equal(session_undo(&label, two.session), ERR_NONE);
	after = exported(&two);
	assert_string_equal(after, before);
	wipe_string(label);
	wipe_string(text);
	wipe_string(before);
	wipe_string(after);
	home_close(&one);
	home_close(&two);
}

static void
test_an_export_of_some_days_holds_no_others(void **state)
{
	struct home home;
	struct session_query one_day = { 0 };
	struct buf out = { 0 };

	(void)state;
	home_open(&home);
	live_a_week(&home);
	one_day.from_day = stamp_day(home.now);
	one_day.to_day = one_day.from_day;
	assert_int_equal(session_export_json(&out, home.session, &one_day),
			 ERR_NONE);
	assert_non_null(strstr(buf_text(&out), "diarrhea"));
	assert_null(strstr(buf_text(&out), "itching"));
	assert_null(strstr(buf_text(&out), "Revenir"));
	buf_clear(&out);
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_into_an_empty_diary_and_out_again_gives_the_same_bytes),
		cmocka_unit_test(test_the_same_file_twice_adds_nothing),
		cmocka_unit_test(test_a_merge_keeps_both_and_their_alerts),
		cmocka_unit_test(test_a_replacement_leaves_nothing_of_before),
		cmocka_unit_test(test_a_preview_counts_and_changes_nothing),
		cmocka_unit_test(
			test_a_file_that_is_wrong_at_its_end_changes_nothing),
		cmocka_unit_test(
			test_an_unknown_fact_is_refused_and_nothing_is_kept),
		cmocka_unit_test(test_an_import_can_be_taken_back),
		cmocka_unit_test(test_an_export_of_some_days_holds_no_others),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
