/* SPDX-License-Identifier: GPL-3.0-or-later */
/* My treatment: its courses, its infusions, and what the rules ask about the
 * person. The questions go on when it has ended. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/profile.h"
#include "tui/drugs.h"
#include "tui/organs.h"
#include "tui/screen.h"

enum {
	ITEM_INFUSION = ITEM_FIRST,
	ITEM_COURSE,
	ITEM_REACTIONS,
	ITEM_HEALTH,
	ITEM_STEROIDS,
	ITEM_STARTING,
	ITEM_PERSON,
	ITEM_NOT_YET,
	ITEM_ROW, /* and those after it: the treatments, then the infusions */
};

struct treatment_state {
	struct entry_list lines; /* oldest first */
	int64_t steroid;         /* a line of the products, 0 for none */
	char *steroid_words;
	bool has_start;
};

static void
treatment_leave(void *data)
{
	struct treatment_state *state = data;

	entry_list_clear(&state->lines);
	wipe_string(state->steroid_words);
	state->steroid_words = NULL;
	state->steroid = 0;
}

static bool
is_steroid(const struct pack *pack, const char *code)
{
	const struct product *product = pack_product(pack, code);

	return product != NULL && (product_has_class(product, "steroid_sys") ||
				   product_has_class(product, "steroid_subst"));
}

/* The latest line of a steroid, now or lately. */
static void
find_steroid(struct treatment_state *state, struct tui *tui)
{
	const struct session_query query = { .kinds = 1U << ENTRY_PRODUCT,
					     .live_only = true };
	struct entry_list list = { 0 };

	if (session_entries(&list, tui->session, &query) != ERR_NONE)
		return;
	for (size_t i = 0; i < list.count; i++) {
		if (!is_steroid(tui->options->pack, list.items[i].code))
			continue;
		state->steroid = list.items[i].id;
		wipe_string(state->steroid_words);
		state->steroid_words = advice_entry_line(
			tui->session, &list.items[i], lang_current());
	}
	entry_list_clear(&list);
}

static void
load(struct treatment_state *state, struct tui *tui)
{
	const struct session_query query = {
		.kinds = 1U << ENTRY_TREATMENT | 1U << ENTRY_INFUSION,
		.live_only = true,
	};
	struct today today;

	treatment_leave(state);
	if (session_entries(&state->lines, tui->session, &query) != ERR_NONE)
		memset(&state->lines, 0, sizeof(state->lines));
	find_steroid(state, tui);
	if (session_today(&today, tui->session) != ERR_NONE)
		return;
	state->has_start = today.has_start;
	today_clear(&today);
}

static void
treatment_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

/* ---- the courses and the infusions ---- */

static void
add_dates(struct buf *out, const struct entry *entry, struct tui *tui)
{
	const char *until = entry_detail(entry, "until");
	const char *why = entry_detail(entry, "reason");
	char *from = words_near(stamp_day(entry->felt), tui->now);
	int32_t day;

	if (until != NULL && day_parse(&day, until) == ERR_NONE) {
		char *to = words_near(day, tui->now);

		buf_addf(out, _("from %s to %s, stopped"), from, to);
		if (why != NULL)
			buf_addf(out, ": %s", why);
		free(to);
	} else if (entry->felt.at > tui->now.at) {
		buf_addf(out, _("first dose to come: %s"), from);
	} else {
		buf_addf(out, _("since %s"), from);
	}
	free(from);
}

static void
show_course(struct view *view, const struct entry *entry, int id,
	    struct tui *tui)
{
	char *drugs = drugs_text(tui, entry->code);
	struct buf hint = { 0 };

	add_dates(&hint, entry, tui);
	item_hint(view_line(view, id, drugs), buf_text(&hint));
	wipe_string(drugs);
	buf_clear(&hint);
}

/* Said without any date. */
static void
show_undated(struct view *view, struct tui *tui)
{
	const char *fact = session_fact(tui->session, "ici");
	char *drugs;

	if (fact == NULL) {
		(void)view_line(view, ITEM_NOT_YET,
				_("My treatment has not begun yet"));
		return;
	}
	if (strcmp(fact, "none") == 0) {
		(void)view_text(view,
				_("Not begun yet: what you note now is your "
				  "starting point."));
		return;
	}
	drugs = drugs_text(tui, fact);
	item_hint(view_line(view, ITEM_COURSE, drugs),
		  _("first dose: to be filled in"));
	wipe_string(drugs);
}

static void
show_courses(struct view *view, const struct treatment_state *state,
	     struct tui *tui)
{
	size_t shown = 0;

	view_heading(view, _("MY TREATMENT"));
	for (size_t i = 0; i < state->lines.count; i++) {
		if (state->lines.items[i].kind != ENTRY_TREATMENT)
			continue;
		show_course(view, &state->lines.items[i], ITEM_ROW + (int)i,
			    tui);
		shown++;
	}
	if (shown == 0)
		show_undated(view, tui);
}

static void
show_infusions(struct view *view, const struct treatment_state *state,
	       struct tui *tui)
{
	bool is_first = true;

	for (size_t i = state->lines.count; i > 0; i--) {
		const struct entry *entry = &state->lines.items[i - 1];
		char *day, *drugs;
		struct item *item;

		if (entry->kind != ENTRY_INFUSION)
			continue;
		if (is_first)
			view_heading(view, _("MY INFUSIONS"));
		is_first = false;
		day = words_day(stamp_day(entry->felt), tui->now);
		drugs = drugs_text(tui, entry->code);
		item = view_line(view, ITEM_ROW + (int)i - 1, day);
		if (*drugs != '\0')
			item_hint(item, drugs);
		free(day);
		wipe_string(drugs);
	}
}

/* ---- the menu ---- */

static void
add_menu(struct view *view, int id, const char *label, const char *hint)
{
	struct item *item = view_line(view, id, label);

	item->key = '1' + (uint32_t)(id - ITEM_FIRST);
	if (hint[0] != '\0')
		item_hint(item, hint);
}

static void
add_organs(struct buf *out, struct tui *tui)
{
	const char *list = session_fact(tui->session, "prior_irae");

	for (size_t i = 0; i < ORGANS; i++)
		if (organs_have(list, organ_code(i)))
			buf_addf(out, "%s%s", out->length > 0 ? "; " : "",
				 _(organ_label(i)));
	if (out->length == 0)
		buf_adds(out, _("none noted"));
}

static void
show_menu(struct view *view, const struct treatment_state *state,
	  struct tui *tui)
{
	struct buf organs = { 0 };

	add_menu(view, ITEM_INFUSION, _("Note an infusion"),
		 _("today or before"));
	add_menu(view, ITEM_COURSE, _("Add a treatment"),
		 _("its drugs, its dates"));
	add_organs(&organs, tui);
	add_menu(view, ITEM_REACTIONS, _("My past reactions"),
		 buf_text(&organs));
	add_menu(view, ITEM_HEALTH, _("My health"),
		 _("diabetes, transplant, defences..."));
	add_menu(view, ITEM_STEROIDS, _("My steroids (cortisone)"),
		 state->steroid_words != NULL ? state->steroid_words
					      : _("none noted"));
	add_menu(view, ITEM_STARTING, _("My starting point"),
		 state->has_start ? _("how I was before")
				  : _("to be filled in"));
	if (session_fact(tui->session, "name") == NULL)
		add_menu(view, ITEM_PERSON, _("About me, my team"),
			 _("to be filled in"));
	buf_clear(&organs);
}

static void
treatment_show(struct view *view, void *data, struct tui *tui)
{
	const struct treatment_state *state = data;

	view_title(view, _("My treatment"));
	show_menu(view, state, tui);
	view_gap(view);
	show_courses(view, state, tui);
	show_infusions(view, state, tui);
	view_gap(view);
	(void)view_text(view, _("Immunotherapy can act long after the last "
				"infusion: when the treatment has ended, the "
				"questions go on, with no end date."));
	view_message(view, _("On a line, Enter changes it: a stop, its date, "
			     "its reason."));
	view_hint(view, "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
not_yet(struct tui *tui)
{
	enum err err = session_set_fact(tui->session, "ici", "none");

	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s", _("Noted. U takes it back."));
	return nav_to(NAV_STAY);
}

static struct nav
open_steroids(const struct treatment_state *state, struct tui *tui)
{
	if (state->steroid != 0)
		return nav_go_id(&screen_product, state->steroid);
	tui_say(tui, "%s",
		_("Its name, its dose, since when; and until when, "
		  "if it is over."));
	return nav_go(&screen_product, "");
}

static struct nav
choose(const struct treatment_state *state, struct tui *tui, int id)
{
	static const struct screen *const screens[] = {
		[ITEM_INFUSION] = &screen_infusion,
		[ITEM_COURSE] = &screen_drugs,
		[ITEM_REACTIONS] = &screen_reactions,
		[ITEM_HEALTH] = &screen_health,
		[ITEM_STARTING] = &screen_starting,
		[ITEM_PERSON] = &screen_person,
	};
	const struct entry *entry;

	if (id == ITEM_NOT_YET)
		return not_yet(tui);
	if (id == ITEM_STEROIDS)
		return open_steroids(state, tui);
	if (id < ITEM_ROW)
		return nav_go(screens[id], "");
	entry = &state->lines.items[id - ITEM_ROW];
	return nav_go_id(entry->kind == ENTRY_TREATMENT ? &screen_drugs
							: &screen_infusion,
			 entry->id);
}

static struct nav
treatment_act(void *data, struct tui *tui, const struct event *event)
{
	struct treatment_state *state = data;

	if (event->kind == EVENT_CHOSEN)
		return choose(state, tui, event->id);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_treatment = {
	.name = "treatment",
	.help = N_("Each infusion on its day; a stop with its date and why; a "
		   "treatment that begins again. The dates decide how soon "
		   "something is to be told; what is not known is taken for "
		   "the more careful case."),
	.state_size = sizeof(struct treatment_state),
	.enter = treatment_enter,
	.show = treatment_show,
	.act = treatment_act,
	.leave = treatment_leave,
};
