/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks on time, also in the middle of a word, and loses nothing by it. */
#include "config.h"

#include "sys/clock.h"
#include "tui/loop.h"

enum {
	MINUTE = 60 * 1000,
	IDLE_COUNTDOWN = 60 * 1000,
	IDLE_STEP = 15 * 1000, /* the only thing that moves by itself */
	IDLE_MORE = 5 * 60 * 1000,
	IDLE_EXTENSIONS = 3,
};

/* Milliseconds without a key until the warning. */
static int64_t
limit(const struct tui *tui)
{
	return (int64_t)tui->idle_minutes * MINUTE;
}

void
idle_begin(struct tui *tui)
{
	tui->quiet_since = clock_monotonic();
	tui->is_warning = false;
}

static int64_t
quiet_for(const struct tui *tui)
{
	return clock_monotonic() - tui->quiet_since;
}

static int64_t
left(const struct tui *tui)
{
	return limit(tui) + IDLE_COUNTDOWN - quiet_for(tui);
}

static int64_t
until_next(const struct tui *tui)
{
	if (tui->is_warning)
		return left(tui) % IDLE_STEP + 1;
	return limit(tui) - quiet_for(tui);
}

int
idle_wait(const struct tui *tui)
{
	int64_t wait = limit(tui), draft;

	if (tui->session != NULL)
		wait = until_next(tui);
	if (tui->draft_due != 0) {
		draft = tui->draft_due - clock_monotonic();
		if (draft < wait)
			wait = draft;
	}
	if (wait < 0)
		return 0;
	return wait > limit(tui) ? (int)limit(tui) : (int)wait;
}

void
idle_pass(struct tui *tui)
{
	struct nav lock = nav_to(NAV_LOCK);

	if (tui->draft_due != 0 && clock_monotonic() >= tui->draft_due)
		keep_drafts(tui);
	if (tui->session == NULL)
		return;
	if (left(tui) <= 0)
		stack_follow(tui, &lock);
	else if (quiet_for(tui) >= limit(tui))
		tui->is_warning = true;
}

static bool
may_extend(const struct tui *tui)
{
	return tui->extensions < IDLE_EXTENSIONS;
}

void
idle_show(struct view *view, const struct tui *tui)
{
	int64_t seconds = (left(tui) + IDLE_STEP - 1) / IDLE_STEP *
			  (IDLE_STEP / 1000);

	view->is_form = false;
	view->serial = -1;
	view_title(view, _("Still there?"));
	view_gap(view);
	view_textf(view,
		   _("This diary closes in %d seconds, to keep it private."),
		   (int)seconds);
	view_gap(view);
	(void)view_text(view, _("What you were writing is kept. Nothing will "
				"be lost."));
	view_gap(view);
	(void)view_key_button(view, ITEM_FIRST, words_enter(),
			      _("I am here, go on"));
	if (may_extend(tui))
		(void)view_key_button(view, ITEM_FIRST + 1, "T",
				      _("I need 5 more minutes"));
	(void)view_key_button(view, ITEM_FIRST + 2, "L", _("Close now"));
	view_message(view, _("Any other key goes on too, and writes nothing in "
			     "your diary."));
	view_hint(view, words_enter(), _("Go on"));
	if (may_extend(tui))
		view_hint(view, "T", _("More time"));
	view_hint(view, "L", _("Close"));
}

void
idle_press(struct tui *tui, const struct press *press)
{
	struct nav lock = nav_to(NAV_LOCK);
	uint32_t c = press->character;

	if (press->kind == PRESS_LINE)
		c = (uint32_t)(unsigned char)press->line[0];
	idle_begin(tui);
	stack_top(tui)->serial = ++tui->serial;
	if (press->kind == PRESS_FUNCTION && c == 9)
		stack_follow(tui, &lock);
	if (press->kind != PRESS_CHARACTER && press->kind != PRESS_LINE)
		return;
	if (c == 'l' || c == 'L')
		stack_follow(tui, &lock);
	if ((c == 't' || c == 'T') && may_extend(tui)) {
		tui->extensions++;
		tui->quiet_since += IDLE_MORE;
	}
}
