/* SPDX-License-Identifier: GPL-3.0-or-later */
/* My starting point: what is usual, what was there before, and what each was
 * noted as before it was said better. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/start.h"
#include "base/alloc.h"
#include "clinic/profile.h"
#include "tui/screen.h"

enum { ITEM_USUAL = ITEM_FIRST, ITEM_ADD, ITEM_ROW };

struct starting_state {
	struct entry_list lines;
};

static void
starting_leave(void *data)
{
	struct starting_state *state = data;

	entry_list_clear(&state->lines);
}

static void
load(struct starting_state *state, struct tui *tui)
{
	entry_list_clear(&state->lines);
	if (start_lines(&state->lines, tui->session) != ERR_NONE)
		memset(&state->lines, 0, sizeof(state->lines));
}

static void
starting_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

static const struct entry *
find(const struct starting_state *state, int64_t id)
{
	for (size_t i = 0; id != 0 && i < state->lines.count; i++)
		if (state->lines.items[i].id == id)
			return &state->lines.items[i];
	return NULL;
}

/* "before 4 Nov.: 1 usual stool a day", and what was before that. */
static void
add_history(struct buf *out, const struct starting_state *state,
	    const struct entry *entry, struct tui *tui)
{
	const struct entry *before = find(state, entry->amends);

	while (before != NULL) {
		char *line = advice_start_line(tui->session, before,
					       lang_current());
		char *day = words_near(stamp_day(entry->noted), tui->now);

		buf_adds(out, out->length > 0 ? "; " : "");
		buf_addf(out, _("until %s: %s"), day, line);
		wipe_string(line);
		free(day);
		entry = before;
		before = find(state, entry->amends);
	}
}

static void
show_line(struct view *view, const struct starting_state *state, size_t i,
	  struct tui *tui)
{
	const struct entry *entry = &state->lines.items[i];
	char *line = advice_start_line(tui->session, entry, lang_current());
	char *day = words_near(stamp_day(entry->noted), tui->now);
	struct buf history = { 0 }, hint = { 0 };

	buf_addf(&hint, _("noted %s"), day);
	item_hint(view_line(view, ITEM_ROW + (int)i, line), buf_text(&hint));
	add_history(&history, state, entry, tui);
	if (history.length > 0)
		view_textf(view, "      %s", buf_text(&history));
	wipe_string(line);
	free(day);
	buf_clear(&history);
	buf_clear(&hint);
}

static bool
is_symptom(const struct entry *entry, struct tui *tui)
{
	return pack_symptom(tui->options->pack, entry->code) != NULL;
}

static size_t
show_lines(struct view *view, const struct starting_state *state,
	   struct tui *tui, bool (*belongs)(const struct entry *, struct tui *))
{
	size_t shown = 0;

	for (size_t i = state->lines.count; i > 0; i--) {
		const struct entry *entry = &state->lines.items[i - 1];

		if (!entry_is_live(entry) || !belongs(entry, tui))
			continue;
		show_line(view, state, i - 1, tui);
		shown++;
	}
	return shown;
}

static bool
is_number(const struct entry *entry, struct tui *tui)
{
	return !is_symptom(entry, tui);
}

static void
starting_show(struct view *view, void *data, struct tui *tui)
{
	const struct starting_state *state = data;
	bool is_before = profile_is_before(session_profile(tui->session));

	view_title(view, _("My starting point"));
	(void)view_text(view, is_before
				      ? _("What you note here is how you were "
					  "before the first dose.")
				      : _("How you were before the first dose, "
					  "and what your team knows already."));
	view_gap(view);
	view_heading(view, _("MY USUAL NUMBERS"));
	if (show_lines(view, state, tui, is_number) == 0)
		(void)view_text(view, _("Nothing is noted yet."));
	view_key_button(view, ITEM_USUAL, "E", _("Note or change them"))->key =
		'e';
	view_gap(view);
	view_heading(view, _("ALREADY THERE BEFORE"));
	if (show_lines(view, state, tui, is_symptom) == 0)
		(void)view_text(view, _("Nothing is noted yet."));
	view_key_button(view, ITEM_ADD, "N", _("Add a symptom"))->key = 'n';
	view_message(view, _("What stood there before is always kept."));
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, "E", _("Usual numbers"));
	view_hint(view, "N", _("Add"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
choose(const struct starting_state *state, struct tui *tui, int id)
{
	const struct entry *entry;

	if (id == ITEM_USUAL)
		return nav_go(&screen_usual, "");
	if (id == ITEM_ADD)
		return nav_go(&screen_known, "");
	entry = &state->lines.items[id - ITEM_ROW];
	if (is_symptom(entry, tui))
		return nav_go(&screen_before, entry->code);
	return nav_go(&screen_usual, "");
}

static struct nav
starting_act(void *data, struct tui *tui, const struct event *event)
{
	struct starting_state *state = data;

	if (event->kind == EVENT_CHOSEN)
		return choose(state, tui, event->id);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_starting = {
	.name = "starting",
	.help = N_("vigie compares each new note with this page. It is asked "
		   "once; you may say it better at any time, and what you "
		   "said before stays in sight."),
	.state_size = sizeof(struct starting_state),
	.enter = starting_enter,
	.show = starting_show,
	.act = starting_act,
	.leave = starting_leave,
};
