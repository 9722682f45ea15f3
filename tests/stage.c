/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "stage.h"
#include "sys/files.h"

#define PASSPHRASE "correct horse battery staple"
enum { SCREEN_LIMIT = 64 * 1024, FIELD_ROWS = 4, CODE_HALF = 4 * 5 + 3 };

void
stage_start(struct stage *stage)
{
	vt_start(&stage->vt, &stage->options);
}

void
stage_set(struct stage *stage, const char *lang)
{
	memset(stage, 0, sizeof(*stage));
	home_open(&stage->home);
	assert_int_equal(
		session_set_fact(stage->home.session, "name", "Jeanne"),
		ERR_NONE);
	stage->options = (struct vt_options){
		.rows = 24,
		.columns = 80,
		.lang = lang,
		.folder = stage->home.folder,
		.now = stage->home.now,
		.arguments = { "--diary", stage->home.path, "--lang", lang },
	};
	stage->size = "80x24";
}

/* The session of the test is closed: one writer. */
void
stage_open(struct stage *stage)
{
	session_close(stage->home.session);
	stage->home.session = NULL;
	stage_start(stage);
}

void
stage_unlock(struct stage *stage)
{
	vt_wait(&stage->vt, ">");
	vt_type(&stage->vt, PASSPHRASE);
	vt_key(&stage->vt, VTERM_KEY_ENTER);
	vt_wait(&stage->vt, "Jeanne");
}

void
stage_begin(struct stage *stage, const char *lang)
{
	stage_set(stage, lang);
	stage_open(stage);
	stage_unlock(stage);
}

void
stage_end(struct stage *stage)
{
	vt_stop(&stage->vt);
	home_close(&stage->home);
}

/* ---- golden text ---- */

static char *
golden_path(const struct stage *stage, const char *name)
{
	const char *top = getenv("top_srcdir");
	struct buf path = { 0 };

	buf_addf(&path, "%s/tests/screens/%s.%s.%s.txt",
		 top != NULL ? top : ".", name, stage->options.lang,
		 stage->size);
	return buf_take(&path);
}

/* Cells up to a place in a row; all that is drawn is one cell wide. */
static int
cells(const char *from, const char *to)
{
	int count = 0;

	for (; from < to; from++)
		count += ((unsigned char)*from & 0xc0) != 0x80;
	return count;
}

/* The mark of focus in a row, left of the column; NULL when it is not. */
static const char *
find_mark(const char *screen, int row, int column)
{
	const char *line = screen, *mark;

	for (int i = 0; i < row; i++)
		line = strchr(line, '\n') + 1;
	mark = strchr(line, '>');
	if (mark == NULL || mark > strchr(line, '\n') ||
	    cells(line, mark) >= column)
		return NULL;
	return mark;
}

/* The focused item has the mark, and the cursor stands on it: in a text that
 * is longer than its row, some rows further down. */
void
stage_assert_cursor(struct vt *vt, const char *screen)
{
	const char *mark = NULL;
	int row, column;

	vt_cursor(vt, &row, &column);
	for (int i = 0; mark == NULL && i < FIELD_ROWS && row - i >= 0; i++)
		mark = find_mark(screen, row - i,
				 i == 0 ? column : vt->columns);
	if (mark == NULL)
		(void)fprintf(stderr, "no mark in row %d\n%s", row, screen);
	assert_non_null(mark);
}

static void
compare(const char *path, const char *screen)
{
	struct buf want = { 0 };

	if (getenv("GENERATE") != NULL) {
		assert_int_equal(files_replace(path, screen, strlen(screen)),
				 ERR_NONE);
		return;
	}
	assert_int_equal(files_read(&want, path, SCREEN_LIMIT), ERR_NONE);
	assert_string_equal(screen, buf_text(&want));
	buf_clear(&want);
}

void
stage_look(struct stage *stage, const char *name)
{
	char *path = golden_path(stage, name);
	char *screen;

	vt_settle(&stage->vt);
	screen = vt_text(&stage->vt);
	stage_assert_cursor(&stage->vt, screen);
	compare(path, screen);
	free(screen);
	free(path);
}

void
stage_press(struct stage *stage, const char *keys)
{
	vt_type(&stage->vt, keys);
}

void
stage_enter(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_ENTER);
}

void
stage_escape(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_ESCAPE);
}

void
stage_go_home(struct stage *stage)
{
	vt_control(&stage->vt, 'c');
}

void
stage_open_form(struct stage *stage, const char *id)
{
	stage_press(stage, "2");
	stage_press(stage, id);
	stage_enter(stage);
	stage_enter(stage);
}

void
stage_go_to_words(struct stage *stage)
{
	for (int i = 0; i < 12 && !vt_shows(&stage->vt, "> ____________________"
							"_______________"
							"_________________");
	     i++)
		vt_key(&stage->vt, VTERM_KEY_TAB);
}

char *
stage_code(const char *text)
{
	struct buf code = { 0 };

	for (const char *at = text; *at != '\0'; at++) {
		size_t length = strspn(at, "ABCDEFGHJKLMNPQRSTUVWXYZ"
					   "0123456789-");

		if (length == CODE_HALF) {
			buf_add(&code, at, length);
			buf_adds(&code, " ");
		}
		at += length > 0 ? length - 1 : 0;
	}
	assert_int_equal(code.length, 2 * (CODE_HALF + 1));
	return buf_take(&code);
}
