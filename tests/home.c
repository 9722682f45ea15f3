/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "home.h"
#include "sample_pack.h"
#include "scratch.h"
#include "sys/paths.h"

enum { HOURS = 3600, TEXT_ROOM = 256 };

/* 20 November 2026, ten in the morning in Paris, a Friday. */
static const struct stamp start = { .at = 1795165200, .offset = 3600 };

static struct session_request
request_of(const struct home *home, const struct secret *passphrase)
{
	struct session_request request = { .path = home->path,
					   .passphrase = passphrase,
					   .mode = SESSION_WRITE,
					   .pack = home->pack };

	return request;
}

static struct secret *
passphrase(void)
{
	static const char words[] = "correct horse battery staple";

	return secret_from_bytes(words, strlen(words));
}

static void
set_clock(struct home *home)
{
	session_pretend(home->session, home->now);
}

void
home_open_empty(struct home *home)
{
	struct secret *words = passphrase();
	struct session_request request;

	memset(home, 0, sizeof(*home));
	home->folder = scratch_new();
	assert_int_equal(setenv("XDG_STATE_HOME", home->folder, 1), 0);
	home->path = paths_join(home->folder, "diary.vigie");
	home->pack = sample_pack();
	home->now = start;
	request = request_of(home, words);
	assert_int_equal(session_create(&home->session, &request, COST_MIN),
			 ERR_NONE);
	secret_free(words);
	set_clock(home);
}

static void
add_contact(struct home *home, const char *role, const char *number,
	    const char *hours)
{
	struct contact_list list = { 0 };
	struct contact *contact = contact_list_push(&list);

	contact->role = alloc_string(role);
	contact->name = alloc_string("");
	contact->number = alloc_string(number);
	assert_int_equal(contact_parse_hours(contact, hours), ERR_NONE);
	assert_int_equal(session_add_contact(home->session, contact), ERR_NONE);
	contact_list_clear(&list);
}

void
home_open(struct home *home)
{
	home_open_empty(home);
	home_go_to(home, -200, 10);
	assert_int_equal(home_note(home, ENTRY_TREATMENT, "nivolumab", ""),
			 ERR_NONE);
	home_go_to(home, -12, 10);
	assert_int_equal(home_note(home, ENTRY_INFUSION, "nivolumab", ""),
			 ERR_NONE);
	home_go_to(home, 0, 10);
	add_contact(home, "team", "01 99 00 12 34", "8-18");
	add_contact(home, "night", "01 99 00 56 78", "18-8");
}

void
home_close(struct home *home)
{
	session_close(home->session);
	pack_free(home->pack);
	scratch_remove(home->folder);
	free(home->path);
}

void
home_reopen(struct home *home, enum session_mode mode)
{
	struct secret *words = passphrase();
	struct session_request request = request_of(home, words);

	session_close(home->session);
	home->session = NULL;
	request.mode = mode;
	assert_int_equal(session_open(&home->session, NULL, &request),
			 ERR_NONE);
	secret_free(words);
	set_clock(home);
}

void
home_go_to(struct home *home, int day, int hour)
{
	home->now.at = start.at + (int64_t)day * DAY_SECONDS +
		       (int64_t)(hour - 10) * HOURS;
	set_clock(home);
}

void
home_wait(struct home *home, int hours)
{
	home->now.at += (int64_t)hours * HOURS;
	set_clock(home);
}

/* Pieces between separators: the piece is written, the rest returned. */
static const char *
next_piece(char out[static TEXT_ROOM], const char *text, const char *separator)
{
	size_t length;

	text += strspn(text, separator);
	length = strcspn(text, separator);
	assert_true(length < TEXT_ROOM);
	memcpy(out, text, length);
	out[length] = '\0';
	return length > 0 ? text + length : NULL;
}

void
home_answer(struct entry *entry, const char *answers)
{
	char piece[TEXT_ROOM];

	while ((answers = next_piece(piece, answers, " ")) != NULL) {
		char *value = strchr(piece, '=');
		milli number = 0;

		assert_non_null(value);
		*value++ = '\0';
		if (strcmp(value, "?") == 0) {
			assert_int_equal(entry_answer_missing(entry, piece,
							      ANSWER_NOT_SAID),
					 ERR_NONE);
			continue;
		}
		assert_int_equal(milli_parse(&number, value), ERR_NONE);
		assert_int_equal(entry_answer(entry, piece, number), ERR_NONE);
	}
}

void
home_details(struct entry *entry, const char *details)
{
	char piece[TEXT_ROOM];

	while ((details = next_piece(piece, details, ";")) != NULL) {
		char *value = strchr(piece, '=');

		assert_non_null(value);
		*value++ = '\0';
		assert_int_equal(entry_set_detail(entry, piece, value),
				 ERR_NONE);
	}
}

static enum err
keep(struct home *home, struct entry_list *list)
{
	struct triage_result *told = alloc_zeroed(1, sizeof(*told));
	enum err err;

	session_assess(told, home->session, list);
	err = session_log(home->session, list, told);
	free(told);
	return err;
}

enum err
home_note(struct home *home, enum entry_kind kind, const char *code,
	  const char *answers)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	entry_init(entry, kind, code);
	home_answer(entry, answers);
	err = keep(home, &list);
	entry_list_clear(&list);
	return err;
}

static int64_t
last_id(struct home *home)
{
	struct entry last;
	int64_t id;

	assert_int_equal(diary_last(&last, home->session->diary), ERR_NONE);
	id = last.id;
	entry_clear(&last);
	return id;
}

int64_t
home_symptom(struct home *home, const char *code, const char *answers)
{
	assert_int_equal(home_note(home, ENTRY_SYMPTOM, code, answers),
			 ERR_NONE);
	return last_id(home);
}

int64_t
home_measure(struct home *home, const char *code, const char *value)
{
	struct buf answers = { 0 };

	buf_addf(&answers, "value=%s", value);
	assert_int_equal(
		home_note(home, ENTRY_MEASURE, code, buf_text(&answers)),
		ERR_NONE);
	buf_clear(&answers);
	return last_id(home);
}

int64_t
home_product(struct home *home, const char *code, const char *details)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);

	entry_init(entry, ENTRY_PRODUCT, code);
	home_details(entry, details);
	if (entry_detail(entry, "told") != NULL)
		home_answer(entry, "told=1");
	assert_int_equal(keep(home, &list), ERR_NONE);
	entry_list_clear(&list);
	return last_id(home);
}

enum err
home_try_call(struct home *home, int64_t alert, enum call_who who,
	      const char *said)
{
	struct call call = { .who = who, .said = said };

	return session_call(home->session, alert, &call);
}

void
home_call(struct home *home, enum call_who who, const char *said)
{
	assert_int_equal(home_try_call(home, 0, who, said), ERR_NONE);
}

char *
home_alerts(struct home *home)
{
	struct alert_list alerts = { 0 };
	struct buf out = { 0 };

	assert_int_equal(session_alerts(&alerts, home->session, ALERT_CALM),
			 ERR_NONE);
	buf_adds(&out, "");
	for (size_t i = 0; i < alerts.count; i++)
		buf_addf(&out, "%s%s %s %s", i > 0 ? ", " : "",
			 alert_state_code(alerts.items[i].state),
			 level_code(alerts.items[i].level),
			 alerts.items[i].code);
	alert_list_clear(&alerts);
	return buf_take(&out);
}

void
assert_alerts(struct home *home, const char *want)
{
	char *got = home_alerts(home);

	assert_string_equal(got, want);
	free(got);
}

struct alert_list
home_alert(struct home *home, const char *code)
{
	struct alert_list alerts = { 0 };

	assert_int_equal(session_alerts(&alerts, home->session, ALERT_CALM),
			 ERR_NONE);
	while (alerts.count > 0 && strcmp(alerts.items[0].code, code) != 0) {
		alert_clear(&alerts.items[0]);
		alerts.count--;
		memmove(&alerts.items[0], &alerts.items[1],
			alerts.count * sizeof(alerts.items[0]));
	}
	assert_true(alerts.count > 0);
	return alerts;
}
