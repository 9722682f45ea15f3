/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A symptom is noted line by line, and the program dies at each call it makes
 * to the disk, also with its write torn: what was answered before the next
 * question came is in the draft, or the whole is in the diary.
 */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "faults.h"
#include "scratch.h"
#include "stage.h"
#include "sys/files.h"

#define WORDS "CANARY-words"
#define PASSPHRASE "correct horse battery staple"
enum { FILE_LIMIT = 1 << 22, QUESTIONS = 20, SAMPLE = 41 };

const char *const fault_words[] = { WORDS, PASSPHRASE, NULL };

static struct {
	enum fault_kind kind;
	long at;
} plan;

/* In the child, before it does anything. */
static void
arm(void)
{
	fault_arm(plan.kind, plan.at, EIO);
}

/* ---- a person who types lines ---- */

struct typist {
	struct stage *stage;
	bool has_answered, has_written, is_noted; /* and the program went on */
};

static size_t
prompts(const struct buf *raw)
{
	const char *text = buf_text(raw);
	size_t count = 0;

	while ((text = strstr(text, "goes back): ")) != NULL) {
		text++;
		count++;
	}
	return count;
}

/* True when the program has asked the next thing. */
static bool
say(struct typist *typist, const char *line)
{
	struct vt *vt = &typist->stage->vt;
	size_t before = prompts(&vt->raw);

	vt_send(vt, line);
	vt_send(vt, "\n");
	while (vt_runs(vt) && prompts(&vt->raw) <= before)
		vt_glance(vt);
	return prompts(&vt->raw) > before;
}

/* The last thing asked has these words. */
static bool
is_asked(const struct typist *typist, const char *words)
{
	const char *text = buf_text(&typist->stage->vt.raw);
	size_t skip = prompts(&typist->stage->vt.raw) - 1;

	for (size_t i = 0; i < skip; i++)
		text = strstr(text, "goes back): ") + 1;
	return strstr(text, words) != NULL;
}

static bool
go_to(struct typist *typist, const char *words)
{
	for (int i = 0; i < QUESTIONS; i++) {
		if (is_asked(typist, words))
			return true;
		if (!say(typist, ""))
			return false;
	}
	return false;
}

static void
note_headache(struct typist *typist)
{
	while (vt_runs(&typist->stage->vt) &&
	       prompts(&typist->stage->vt.raw) == 0)
		vt_glance(&typist->stage->vt);
	if (!say(typist, PASSPHRASE) || !say(typist, "2") ||
	    !say(typist, "headache") || !say(typist, "1") || !say(typist, "2"))
		return;
	typist->has_answered = true;
	if (!go_to(typist, "In your words") || !say(typist, WORDS))
		return;
	typist->has_written = true;
	typist->is_noted = go_to(typist, "Noted");
	if (typist->is_noted)
		(void)say(typist, "q");
}

/* ---- what is there afterwards ---- */

static bool
is_in_draft(struct home *home, const char *what)
{
	struct buf draft = { 0 };
	bool is_there;

	assert_int_equal(session_load_draft(&draft, home->session), ERR_NONE);
	is_there = strstr(buf_text(&draft), what) != NULL;
	buf_clear(&draft);
	return is_there;
}

static void
check(struct home *home, const struct typist *typist)
{
	struct session_query query = { .kinds = 1u << ENTRY_SYMPTOM,
				       .code = "headache" };
	struct entry_list list = { 0 };

	home_reopen(home, SESSION_WRITE);
	assert_int_equal(session_entries(&list, home->session, &query),
			 ERR_NONE);
	assert_in_range(list.count, typist->is_noted ? 1 : 0, 1);
	if (list.count == 1) {
		assert_string_equal(list.items[0].note, WORDS);
		assert_int_equal(
			entry_find_answer(&list.items[0], "severity")->value,
			2 * MILLI_ONE);
	} else {
		assert_true(!typist->has_answered ||
			    is_in_draft(home, "field\t2\tseverity"));
		assert_true(!typist->has_written || is_in_draft(home, WORDS));
	}
	entry_list_clear(&list);
	session_close(home->session);
	home->session = NULL;
}

/* ---- each call ---- */

static void
restore(const struct home *home, const struct buf *pristine)
{
	scratch_remove(alloc_string(home->folder));
	assert_int_equal(mkdir(home->folder, 0700), 0);
	assert_int_equal(
		files_create(home->path, pristine->data, pristine->length),
		ERR_NONE);
}

/* False when there are no so many calls. */
static bool
die_at(struct stage *stage, const struct buf *pristine)
{
	struct typist typist = { .stage = stage };
	int code;

	restore(&stage->home, pristine);
	stage_start(stage);
	note_headache(&typist);
	vt_close(&stage->vt);
	code = vt_end(&stage->vt);
	vt_stop(&stage->vt);
	if (code != FAULT_EXIT && !typist.is_noted)
		fail_msg("call %ld: ended with %d", plan.at, code);
	check(&stage->home, &typist);
	return code == FAULT_EXIT;
}

static void
test_whoever_dies_while_noting_has_the_draft_or_the_entry(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_KILL, FAULT_TORN_FIRST,
						 FAULT_TORN_LAST,
						 FAULT_TORN_MIXED };
	const char *wish = getenv("VIGIE_TORTURE");
	int step = wish != NULL && strcmp(wish, "all") == 0 ? 1 : SAMPLE;
	struct buf pristine = { 0 };
	struct stage stage;
	long runs = 0, calls = 0;

	(void)state;
	stage_set(&stage, "en");
	stage.options.is_piped = true;
	stage.options.begin = arm;
	stage.options.rows = 200;
	stage.options.arguments[4] = "--linear";
	session_close(stage.home.session);
	stage.home.session = NULL;
	assert_int_equal(files_read(&pristine, stage.home.path, FILE_LIMIT),
			 ERR_NONE);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		plan.kind = kinds[i];
		plan.at = 1 + (long)i;
		for (; die_at(&stage, &pristine); plan.at += step)
			runs++;
		calls += plan.at;
	}
	print_message("# died in %ld runs, of about %ld calls\n", runs, calls);
	assert_true(runs > 10);
	buf_clear(&pristine);
	home_close(&stage.home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_whoever_dies_while_noting_has_the_draft_or_the_entry),
	};

	return cmocka_run_group_tests_name("draft kills", tests, NULL, NULL);
}
