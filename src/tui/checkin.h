/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a check-in asks and what was answered, as the fields of its form, so
 * that it can be left at any line and gone on with. First where something is
 * new, then what it is, then the form of each; what goes on is asked again.
 */
#ifndef VIGIE_TUI_CHECKIN_H
#define VIGIE_TUI_CHECKIN_H

#include "app/followed.h"
#include "tui/screen.h"

/* The argument of the screen: the day; only what goes on; the whole list. */
#define CHECKIN_DAY ""
#define CHECKIN_NOTHING "nothing"
#define CHECKIN_WEEK "week"

enum { WHOLE_LIST_DAYS = 7 };

struct checkin {
	struct entry_list followed;
	bool is_day, is_week;
};

void checkin_add_fields(struct form *form, const struct checkin *checkin,
			const struct pack *pack);
/* The fields of a tick, -1 for none. */
int checkin_area_field(const struct form *form, enum body_area area);
int checkin_symptom_field(const struct form *form,
			  const struct symptom *symptom);
bool checkin_has_area(const struct form *form);
/* The first ticked area of which nothing is ticked nor asked again;
 * AREA_COUNT for none. */
enum body_area checkin_empty_area(const struct form *form,
				  const struct checkin *checkin,
				  const struct pack *pack);

/* Something that goes on has no answer, and this was not asked before. */
bool checkin_leaves_open(struct form *form, const struct checkin *checkin);

/*
 * The symptom whose form is next, NULL when all are filled in. What has its
 * form is put down in the form, so that it is known when that was saved.
 */
const char *checkin_next(struct tui *tui, const struct checkin *checkin);
/* That form was saved since it was asked for. */
bool checkin_was_answered(struct tui *tui);
/* The check-in under the form on top says that this got worse. */
bool checkin_says_worse(const struct tui *tui, const char *code);
/* A form was asked for and saved. */
bool checkin_has_done(const struct form *form);
/* Where on the way the screen on top is: "3 of 5"; false when it is on none. */
bool checkin_add_progress(struct buf *out, const struct tui *tui);
/* What goes on, and that nothing else is new. */
enum err checkin_build(struct entry_list *out, struct tui *tui,
		       const struct checkin *checkin) MUST_CHECK;

/*
 * Once a week every usual symptom is asked about, unless put off: a page an
 * area that has any, then what goes on.
 */
bool checkin_week_is_due(struct tui *tui);
enum err checkin_put_off_week(struct tui *tui) MUST_CHECK;
/* The area of the page it stands on, AREA_COUNT for what goes on. */
enum body_area checkin_week_area(const struct form *form,
				 const struct checkin *checkin,
				 const struct pack *pack);
/* A page with symptoms of which none is ticked. */
bool checkin_week_is_none(const struct form *form,
			  const struct checkin *checkin,
			  const struct pack *pack);
/* Which page that is, the first being 1, and of how many. */
int checkin_week_place(int *count, const struct form *form,
		       const struct checkin *checkin, const struct pack *pack);
/* To the page beside it; false at the last or the first. */
bool checkin_week_forward(struct form *form, const struct checkin *checkin,
			  const struct pack *pack);
bool checkin_week_back(struct form *form, const struct checkin *checkin,
		       const struct pack *pack);
/* What the check-in of this argument is called, a message id. */
const char *checkin_title(const char *argument);

#endif
