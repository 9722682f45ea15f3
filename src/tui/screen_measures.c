/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/answers.h"
#include "tui/screen.h"

enum { ITEM_MEASURE = ITEM_FIRST };

/* "37.4 °C, today" of the latest, or nothing. */
static void
add_latest(struct buf *out, const struct measure *measure, struct tui *tui)
{
	struct session_query query = { .kinds = 1u << ENTRY_MEASURE,
				       .code = measure->id,
				       .live_only = true,
				       .limit = 1 };
	struct entry_list list = { 0 };
	const struct answer *value;
	char text[MILLI_TEXT_LIMIT];
	char *day;

	if (session_entries(&list, tui->session, &query) == ERR_NONE &&
	    list.count > 0) {
		value = entry_find_answer(&list.items[0], "value");
		if (value != NULL && value->state == ANSWER_GIVEN) {
			day = words_near(stamp_day(list.items[0].felt),
					 tui->now);
			buf_addf(out, "%s %s, %s",
				 milli_format(text, value->value,
					      answers_mark()),
				 measure->units[0].name, day);
			free(day);
		}
	}
	entry_list_clear(&list);
}

static void
measures_show(struct view *view, void *state, struct tui *tui)
{
	const struct pack *pack = tui->options->pack;

	(void)state;
	view_title(view, _("My measures"));
	view_gap(view);
	(void)view_text(view, _("Which measure do you want to note?"));
	view_gap(view);
	for (size_t i = 0; i < pack_measure_count(pack); i++) {
		const struct measure *measure = pack_measure_at(pack, i);
		struct buf hint = { 0 };
		struct item *item = view_line(view, ITEM_MEASURE + (int)i,
					      lang_words(&measure->label));

		add_latest(&hint, measure, tui);
		if (hint.length > 0)
			item_hint(item, buf_text(&hint));
		buf_clear(&hint);
	}
	view_message(view, words_limit());
	view_hint(view, "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("Note it"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
measures_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	return nav_go(&screen_measure,
		      pack_measure_at(tui->options->pack,
				      (size_t)(event->id - ITEM_MEASURE))
			      ->id);
}

const struct screen screen_measures = {
	.name = "measures",
	.help = N_("Choose a measure to note a new value. The last one stands "
		   "beside it."),
	.show = measures_show,
	.act = measures_act,
};
