/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be told at the next visit, and what to ask there. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/about.h"
#include "tui/product_form.h"

enum {
	ITEM_ASK = ITEM_FIRST,
	ITEM_NEXT,
	ITEM_PLAN,
	ITEM_ALERT = 100,
	ITEM_QUESTION = 1000,
	ITEM_PRODUCT = 2000
};
enum { SHOWN = 200 };

struct visit_state {
	struct alert_list alerts;
	struct entry_list questions, products;
	struct today today;
};

static void
visit_leave(void *data)
{
	struct visit_state *state = data;

	alert_list_clear(&state->alerts);
	entry_list_clear(&state->questions);
	entry_list_clear(&state->products);
	today_clear(&state->today);
}

static void
load_kind(struct entry_list *out, struct tui *tui, enum entry_kind kind)
{
	struct session_query query = { .kinds = 1u << kind,
				       .live_only = true,
				       .limit = SHOWN };

	if (session_entries(out, tui->session, &query) != ERR_NONE)
		memset(out, 0, sizeof(*out));
}

static void
load(struct visit_state *state, struct tui *tui)
{
	visit_leave(state);
	if (session_alerts(&state->alerts, tui->session, ALERT_CALM) !=
	    ERR_NONE)
		memset(&state->alerts, 0, sizeof(state->alerts));
	if (session_today(&state->today, tui->session) != ERR_NONE)
		memset(&state->today, 0, sizeof(state->today));
	load_kind(&state->questions, tui, ENTRY_QUESTION);
	load_kind(&state->products, tui, ENTRY_PRODUCT);
}

static void
visit_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

static void
show_alerts(struct view *view, const struct visit_state *state,
	    const struct tui *tui)
{
	view_heading(view, _("NEW OR WORSE, TO SPEAK OF"));
	if (state->alerts.count == 0)
		(void)view_text(view, _("Nothing that raised an alert."));
	for (size_t i = 0; i < state->alerts.count && i < SHOWN; i++) {
		const struct alert *alert = &state->alerts.items[i];
		struct buf label = { 0 };
		char *since = words_near(stamp_day(alert->since), tui->now);
		struct item *item;
		char *name;

		name = words_short(about_label(tui, alert));
		buf_addf(&label, "%-3s  %s", level_sign(alert->level), name);
		item = view_line(view, ITEM_ALERT + (int)i, buf_text(&label));
		buf_cut(&label, 0);
		buf_addf(&label, "%s, %s", since,
			 alert->told ? _("told to the team")
				     : _("not told yet"));
		item_hint(item, buf_text(&label));
		wipe_string(name);
		buf_clear(&label);
		free(since);
	}
	view_gap(view);
}

static bool
is_untold(const struct entry *entry)
{
	const struct answer *told = entry_find_answer(entry, "told");

	return told == NULL || told->state != ANSWER_GIVEN || told->value == 0;
}

static void
show_products(struct view *view, const struct visit_state *state,
	      const struct tui *tui)
{
	int shown = 0;

	for (size_t i = 0; i < state->products.count; i++) {
		const struct entry *entry = &state->products.items[i];
		const char *status = entry_detail(entry, "status");
		struct item *item;
		char *name;

		if (!is_untold(entry))
			continue;
		if (shown++ == 0)
			view_heading(view, _("PRODUCTS NOT TOLD YET"));
		name = product_name(tui->options->pack, entry);
		item = view_line(view, ITEM_PRODUCT + (int)i, name);
		if (status != NULL && strcmp(status, "planned") == 0)
			item_hint(item, _("not started: ask first"));
		wipe_string(name);
	}
	if (shown > 0)
		view_gap(view);
}

static void
show_questions(struct view *view, const struct visit_state *state)
{
	view_heading(view, _("MY QUESTIONS"));
	for (size_t i = 0; i < state->questions.count; i++) {
		const struct entry *entry = &state->questions.items[i];

		(void)view_line(view, ITEM_QUESTION + (int)i,
				entry->note != NULL ? entry->note : "");
	}
	if (state->questions.count == 0)
		(void)view_text(view, _("None yet. What you wonder today is "
					"forgotten on the day."));
	view_gap(view);
}

static void
show_next(struct view *view, const struct visit_state *state,
	  const struct tui *tui)
{
	struct buf label = { 0 };
	char *when;

	if (!state->today.has_visit)
		return;
	when = words_visit(state->today.next_visit, state->today.visit_has_hour,
			   tui->now);
	buf_addf(&label, _("Next visit: %s"), when);
	if (state->today.visit_who != NULL)
		buf_addf(&label, ", %s", state->today.visit_who);
	(void)view_line(view, ITEM_NEXT, buf_text(&label));
	view_gap(view);
	buf_clear(&label);
	free(when);
}

static void
visit_show(struct view *view, void *data, struct tui *tui)
{
	const struct visit_state *state = data;
	struct item *item;

	view_title(view, _("Prepare my visit"));
	view_gap(view);
	show_next(view, state, tui);
	show_alerts(view, state, tui);
	show_products(view, state, tui);
	show_questions(view, state);
	view_key_button(view, ITEM_ASK, "N", _("Add a question"))->key = 'n';
	item = view_key_button(view, ITEM_PLAN, "D", _("Date of a visit"));
	item->key = 'd';
	item->is_beside = true;
	view_message(view, words_limit());
	view_hint(view, "?", _("Help"));
	view_hint(view, "N", _("Question"));
	view_hint(view, "D", _("Date"));
	view_hint(view, words_enter(), _("Open"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
visit_act(void *data, struct tui *tui, const struct event *event)
{
	struct visit_state *state = data;
	int id = event->id;

	if (event->kind == EVENT_RETURNED) {
		load(state, tui);
		return nav_to(NAV_STAY);
	}
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (id >= ITEM_PRODUCT)
		return nav_go_id(&screen_product,
				 state->products.items[id - ITEM_PRODUCT].id);
	if (id >= ITEM_QUESTION)
		return nav_go_id(&screen_entry,
				 state->questions.items[id - ITEM_QUESTION].id);
	if (id >= ITEM_ALERT)
		return nav_go_id(&screen_alert,
				 state->alerts.items[id - ITEM_ALERT].id);
	if (id == ITEM_NEXT)
		return nav_go_id(&screen_entry, state->today.visit_id);
	if (id == ITEM_PLAN)
		return nav_go(&screen_appointment, "");
	return nav_go(&screen_question, "");
}

const struct screen screen_visit = {
	.name = "visit",
	.help = N_("What changed since last time, the products your team does "
		   "not know of, and your questions: on one screen to read out "
		   "at the visit."),
	.state_size = sizeof(struct visit_state),
	.enter = visit_enter,
	.show = visit_show,
	.act = visit_act,
	.leave = visit_leave,
};
