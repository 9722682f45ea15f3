/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault_kit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"

const char *const fault_words[] = {
	"CANARY-first", "CANARY-second",     "CANARY-third",
	"CANARY-draft", "CANARY-passphrase", KIT_WORDS,
	"CREATE TABLE", "SQLite format 3",   NULL,
};
const char fault_next_words[] = "CANARY-passphrase";

struct fault_plan plan;
struct buf pristine;
const char *third = "CANARY-third";
int third_day = 1;
static struct buf pristine_seen;
static char *seen_name;
static pid_t starter;

static const struct {
	enum fault_kind kind;
	int errno_value;
	const char *name;
} faults[] = {
	{ FAULT_ONCE, EIO, "once" },
	{ FAULT_ONCE, ENOSPC, "full once" },
	{ FAULT_EVER, EIO, "for ever" },
	{ FAULT_EVER, ENOSPC, "full for ever" },
	{ FAULT_SHORT, EIO, "short" },
	{ FAULT_KILL, EIO, "killed" },
	{ FAULT_TORN_FIRST, EIO, "torn after" },
	{ FAULT_TORN_LAST, EIO, "torn before" },
	{ FAULT_TORN_MIXED, EIO, "torn between" },
};

void
arm(void)
{
	fault_arm(plan.kind, plan.at, plan.errno_value);
}

/* ---- the folder ---- */

int
fault_setup(void **state)
{
	struct vault *vault;

	if (!starter)
		starter = getpid();
	if (getpid() != starter)
		_exit(END_WRONG);
	kit_setup(state);
	vault = kit_create();
	kit_add(vault, "CANARY-first", kit_day(1));
	kit_add(vault, "CANARY-second", kit_day(1));
	vault_close(vault);
	kit_read(&pristine, kit_path());
	kit_read(&pristine_seen, kit_seen_file());
	seen_name = alloc_string(kit_seen_file());
	return 0;
}

int
fault_teardown(void **state)
{
	buf_clear(&pristine);
	buf_clear(&pristine_seen);
	free(seen_name);
	return kit_teardown(state);
}

static void
restore_folder(void)
{
	kit_clear();
	kit_write(kit_path(), pristine.data, pristine.length);
	assert_int_equal(mkdir(kit_file("vigie"), 0700), 0);
	kit_write(seen_name, pristine_seen.data, pristine_seen.length);
}

/* ---- one run ---- */

static enum end
run(const struct scenario *scenario)
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		enum end end = scenario->act();

		if (fault_canaries() > 0)
			end = END_LEAK;
		if (fault_disorders() > 0)
			end = END_DISORDER;
		_exit((int)end);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (!WIFEXITED(status))
		fail_msg("%s: signal %d at call %ld", scenario->name,
			 WTERMSIG(status), plan.at);
	return (enum end)WEXITSTATUS(status);
}

/* Each call; where that is slow every so many, others for each fault. */
enum { SLOW_STEP = 6 };

static bool
is_whole(void)
{
	const char *wish = getenv("VIGIE_TORTURE");

	return !KIT_IS_SLOW || (wish && strcmp(wish, "all") == 0);
}

/* How many runs it took. */
static long
try_all(const struct scenario *scenario, size_t i)
{
	long step = is_whole() ? 1 : SLOW_STEP, runs = 0;
	enum end end = END_KEPT;

	plan.kind = faults[i].kind;
	plan.errno_value = faults[i].errno_value;
	for (plan.at = 1 + (long)i % step; end != END_UNHURT; plan.at += step) {
		restore_folder();
		if (scenario->prepare)
			scenario->prepare();
		end = run(scenario);
		if (end == END_WRONG || end == END_LEAK || end == END_DISORDER)
			fail_msg("%s, %s at call %ld: %d", scenario->name,
				 faults[i].name, plan.at, (int)end);
		scenario->check(end);
		runs++;
	}
	return runs;
}

void
try_scenario(const struct scenario *scenario)
{
	long runs = 0;
	size_t i;

	for (i = 0; i < sizeof(faults) / sizeof(*faults); i++)
		runs += try_all(scenario, i);
	print_message("# %s: %ld faults%s\n", scenario->name, runs,
		      is_whole() ? "" : ", a sixth of all");
	assert_true(runs >= (is_whole() ? 50 : 9));
}

/* What a child says of an act that ended so. */
enum end
conclude(enum err err)
{
	bool happened = fault_happened();

	fault_disarm();
	if (err)
		return END_REFUSED;
	/* Said before it was on the disk. A folder whose sync failed holds up
	 * the next save, not this one. */
	if (fault_waits() && !happened)
		return END_DISORDER;
	return happened ? END_KEPT : END_UNHURT;
}

struct vault *
open_here(const char *typed)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct secret *secret = secret_from_bytes(typed, strlen(typed));
	struct vault *vault = NULL;
	enum err err;

	request.passphrase = secret;
	err = vault_open(&vault, NULL, &request);
	secret_free(secret);
	if (err && err != ERR_PASSPHRASE)
		fail_msg("call %ld: %s: %s", plan.at, err_name(err),
			 err_last_note());
	return vault;
}

static void
assert_nothing_left_over(void)
{
	struct vault_news news;

	assert_int_equal(kit_open(NULL, &news, VAULT_READ), ERR_NONE);
	assert_false(news.commit_recovered);
	assert_false(news.older_than_seen);
}

/* The diary opens, holds the first two and so many of the third. */
void
assert_holds(const char *typed, const char *more, int least, int most)
{
	struct vault *vault = open_here(typed);
	struct buf want = { 0 };
	char *got;
	int i;

	if (!vault)
		fail_msg("call %ld: does not open", plan.at);
	got = kit_dump(vault);
	for (i = least; i <= most; i++) {
		int k;

		buf_clear(&want);
		buf_adds(&want, "CANARY-first\nCANARY-second\n");
		for (k = 0; k < i; k++)
			buf_addf(&want, "%s\n", more);
		if (strcmp(got, buf_text(&want)) == 0)
			break;
	}
	if (i > most)
		fail_msg("call %ld: reads\n%.200s", plan.at, got);
	assert_int_equal(kit_find(vault, "CANARY"), 2 + i);
	vault_close(vault);
	wipe_string(got);
	buf_clear(&want);
}

void
check_save(enum end end)
{
	switch (end) {
	case END_KEPT:
	case END_RETRIED:
	case END_UNHURT:
		assert_nothing_left_over();
		assert_holds(KIT_WORDS, third, 1, 1);
		break;
	case END_REFUSED:
		/* A disk that fails for ever cannot even take it back. */
		assert_holds(KIT_WORDS, third, 0, plan.kind == FAULT_EVER);
		break;
	case END_DIED:
		assert_holds(KIT_WORDS, third, 0, 1);
		break;
	case END_WRONG:
	case END_LEAK:
	case END_DISORDER:
		fail();
	}
	/* And it goes on from there. */
	assert_holds(KIT_WORDS, third, 0, 1);
}

void
check_either(enum end end)
{
	bool is_sure = end == END_KEPT || end == END_UNHURT;

	assert_holds(KIT_WORDS, third, 0, is_sure ? 0 : 1);
}

void
fault_child_ends(void)
{
	if (getpid() != starter)
		_exit(END_WRONG);
}
