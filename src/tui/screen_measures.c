/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/measured.h"
#include "tui/screen.h"

enum { ITEM_MEASURE = ITEM_FIRST };

/* What choosing a measure is for. */
enum purpose { PURPOSE_NOTE, PURPOSE_LOOK };
struct measures {
	enum purpose purpose;
	struct buf *latest; /* one a measure: what was noted last */
	size_t count;
};

/* "37.4 °C, today" of the latest, or nothing. */
static void
add_latest(struct buf *out, const struct measure *measure, struct tui *tui)
{
	struct session_query query = { .kinds = 1u << ENTRY_MEASURE,
				       .code = measure->id,
				       .live_only = true,
				       .limit = 1 };
	struct reading reading;
	struct entry_list list = { 0 };
	char *day;

	if (session_entries(&list, tui->session, &query) == ERR_NONE &&
	    list.count > 0 &&
	    measured_of_entry(&reading, measure, &list.items[0])) {
		day = words_near(stamp_day(list.items[0].felt), tui->now);
		measured_add_reading(out, &reading, lang_current());
		buf_addf(out, ", %s", day);
		free(day);
	}
	entry_list_clear(&list);
}

static void
measures_leave(void *data)
{
	struct measures *state = data;

	for (size_t i = 0; i < state->count; i++)
		buf_clear(&state->latest[i]);
	free(state->latest);
	state->latest = NULL;
	state->count = 0;
}

/* Looked up once, not at every key. */
static void
load(struct measures *state, struct tui *tui)
{
	const struct pack *pack = tui->options->pack;

	measures_leave(state);
	state->count = pack_measure_count(pack);
	state->latest = alloc_zeroed(state->count, sizeof(*state->latest));
	for (size_t i = 0; i < state->count; i++)
		add_latest(&state->latest[i], pack_measure_at(pack, i), tui);
}

static void
measures_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

static void
measures_show(struct view *view, void *data, struct tui *tui)
{
	const struct measures *state = data;
	const struct pack *pack = tui->options->pack;

	view_title(view, _("My measures"));
	view_gap(view);
	(void)view_text(view, state->purpose == PURPOSE_NOTE
				      ? _("Which measure do you want to note?")
				      : _("Which measure do you want to see "
					  "over the months?"));
	view_gap(view);
	for (size_t i = 0; i < state->count; i++) {
		const struct measure *measure = pack_measure_at(pack, i);
		struct item *item = view_line(view, ITEM_MEASURE + (int)i,
					      lang_words(&measure->label));

		if (state->latest[i].length > 0)
			item_hint(item, buf_text(&state->latest[i]));
	}
	view_message(view, words_limit());
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(),
		  state->purpose == PURPOSE_NOTE ? _("Note it") : _("Show"));
	view_hint(view, "Z",
		  state->purpose == PURPOSE_NOTE ? C_("of a measure", "Line")
						 : _("Note it"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
measures_act(void *data, struct tui *tui, const struct event *event)
{
	struct measures *state = data;
	const struct measure *measure;

	if (event->kind == EVENT_LETTER && event->letter == 'z') {
		state->purpose = state->purpose == PURPOSE_NOTE ? PURPOSE_LOOK
								: PURPOSE_NOTE;
		tui->frames[tui->depth - 1].serial = ++tui->serial;
		return nav_to(NAV_STAY);
	}
	if (event->kind == EVENT_RETURNED) {
		load(state, tui);
		return nav_to(NAV_STAY);
	}
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	measure = pack_measure_at(tui->options->pack,
				  (size_t)(event->id - ITEM_MEASURE));
	return nav_go(state->purpose == PURPOSE_NOTE ? &screen_measure
						     : &screen_trend,
		      measure->id);
}

const struct screen screen_measures = {
	.name = "measures",
	.help = N_("Choose a measure to note a new value. The last one stands "
		   "beside it. Z, then a measure, shows how it went over the "
		   "months."),
	.state_size = sizeof(struct measures),
	.enter = measures_enter,
	.show = measures_show,
	.act = measures_act,
	.leave = measures_leave,
};
