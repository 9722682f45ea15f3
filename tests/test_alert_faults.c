/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An alert and the line that raised, answered or ended it are one change.
 * Every call to the disk of such a save fails once, fails for ever, or is the
 * last of the process, also with its write torn: afterwards both are there or
 * neither is.
 */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "faults.h"
#include "home.h"
#include "scratch.h"
#include "sys/files.h"

#define WORDS "CANARY-words"
const char *const fault_words[] = { WORDS, NULL };

enum { FILE_LIMIT = 1 << 22, SAMPLE = 4 };
/* How a child ended, beside FAULT_EXIT. */
enum { END_KEPT, END_REFUSED, END_UNHURT, END_WRONG };

/* ---- what is tried, and what belongs together ---- */

struct act {
	const char *name;
	enum err (*try)(struct home *home);
	/* The line is there: 0, 1; and so is what it does to the alert. */
	int (*has_line)(struct home *home);
	const char *before, *after; /* alerts */
};

/* Of the entries of a kind, those with this status. */
static int
count(struct home *home, enum entry_kind kind, enum entry_status status)
{
	struct session_query query = { .kinds = 1U << kind };
	struct entry_list found = { 0 };
	int with = 0;

	assert_int_equal(session_entries(&found, home->session, &query),
			 ERR_NONE);
	for (size_t i = 0; i < found.count; i++)
		with += found.items[i].status == status;
	entry_list_clear(&found);
	return with;
}

static enum err
note(struct home *home)
{
	return home_note(home, ENTRY_SYMPTOM, "seizure", "presence=1");
}

static int
has_noted(struct home *home)
{
	return count(home, ENTRY_SYMPTOM, ENTRY_LIVE) - 1;
}

static enum err
call(struct home *home)
{
	struct call call = { .who = CALL_NURSE, .said = WORDS };

	call.visit = home->now;
	call.visit.at += DAY_SECONDS;
	return session_call(home->session, 0, &call);
}

static int
has_called(struct home *home)
{
	int calls = count(home, ENTRY_CALL, ENTRY_LIVE);

	assert_int_equal(count(home, ENTRY_VISIT, ENTRY_LIVE), calls);
	return calls;
}

static enum err
strike(struct home *home)
{
	struct session_query query = { .kinds = 1U << ENTRY_SYMPTOM };
	struct entry_list found = { 0 };
	enum err err = session_entries(&found, home->session, &query);

	if (err == ERR_NONE)
		err = session_strike(home->session, found.items[0].id, WORDS);
	entry_list_clear(&found);
	return err;
}

static int
has_struck(struct home *home)
{
	return count(home, ENTRY_SYMPTOM, ENTRY_STRUCK);
}

static const struct act acts[] = {
	{ "a line that raises an alert", note, has_noted,
	  "open URGENT diarrhea",
	  "open EMERGENCY seizure, open URGENT diarrhea" },
	{ "a call that answers one", call, has_called, "open URGENT diarrhea",
	  "calm URGENT diarrhea" },
	{ "a line struck out that raised one", strike, has_struck,
	  "open URGENT diarrhea", "" },
};

/* ---- one fault ---- */

static const struct {
	enum fault_kind kind;
	int errno_value;
} faults[] = {
	{ FAULT_ONCE, EIO },       { FAULT_ONCE, ENOSPC },
	{ FAULT_EVER, EIO },       { FAULT_EVER, ENOSPC },
	{ FAULT_SHORT, EIO },      { FAULT_KILL, EIO },
	{ FAULT_TORN_FIRST, EIO }, { FAULT_TORN_LAST, EIO },
	{ FAULT_TORN_MIXED, EIO },
};
enum { FAULTS = sizeof(faults) / sizeof(faults[0]) };

static struct buf pristine;

static void
restore(const struct home *home)
{
	scratch_remove(alloc_string(home->folder));
	assert_int_equal(mkdir(home->folder, 0700), 0);
	assert_int_equal(
		files_create(home->path, pristine.data, pristine.length),
		ERR_NONE);
}

static int
act_here(struct home *home, const struct act *act, size_t fault, long at)
{
	char *alerts;
	enum err err;
	int end;

	home_reopen(home, SESSION_WRITE);
	fault_arm(faults[fault].kind, at, faults[fault].errno_value);
	err = act->try(home);
	if (!fault_happened())
		return END_UNHURT;
	fault_disarm();
	/* Memory says what the disk says. */
	alerts = home_alerts(home);
	end = err == ERR_NONE ? END_KEPT : END_REFUSED;
	if (strcmp(alerts, err == ERR_NONE ? act->after : act->before) != 0 ||
	    act->has_line(home) != (err == ERR_NONE) || fault_canaries() > 0)
		end = END_WRONG;
	free(alerts);
	return end;
}

static int
run(struct home *home, const struct act *act, size_t fault, long at)
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(act_here(home, act, fault, at));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
check(struct home *home, const struct act *act, size_t fault, int end)
{
	int line;

	home_reopen(home, SESSION_WRITE);
	line = act->has_line(home);
	assert_in_range(line, 0, 1);
	assert_alerts(home, line == 1 ? act->after : act->before);
	if (end == END_KEPT || end == END_UNHURT)
		assert_int_equal(line, 1);
	/* A disk that fails for ever cannot even take it back. */
	if (end == END_REFUSED && faults[fault].kind != FAULT_EVER)
		assert_int_equal(line, 0);
	session_close(home->session);
	home->session = NULL;
}

static long
try_all(struct home *home, const struct act *act, size_t fault)
{
	const char *wish = getenv("VIGIE_TORTURE");
	long step = wish != NULL && strcmp(wish, "all") == 0 ? 1 : SAMPLE;
	long at, runs = 0;
	int end = END_KEPT;

	/* Others for each fault. */
	for (at = 1 + (long)fault % step; end != END_UNHURT; at += step) {
		restore(home);
		end = run(home, act, fault, at);
		if (end == END_WRONG)
			fail_msg("%s: fault %zu at call %ld: memory is not as "
				 "the disk",
				 act->name, fault, at);
		check(home, act, fault, end);
		runs++;
	}
	return runs - 1;
}

static void
test_an_alert_and_its_line_are_kept_together_or_not_at_all(void **state)
{
	struct home home;
	long runs = 0;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	session_close(home.session);
	home.session = NULL;
	assert_int_equal(files_read(&pristine, home.path, FILE_LIMIT),
			 ERR_NONE);
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		for (size_t fault = 0; fault < FAULTS; fault++)
			runs += try_all(&home, &acts[i], fault);
	print_message("# %ld faults\n", runs);
	assert_true(runs > 50);
	buf_clear(&pristine);
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_an_alert_and_its_line_are_kept_together_or_not_at_all),
	};

	return cmocka_run_group_tests_name("alert faults", tests, NULL, NULL);
}
