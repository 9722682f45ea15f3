/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diary is made: first the language, then the passphrase. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "tui/screen.h"
#include "tui/strength.h"

enum { ITEM_FRENCH = ITEM_FIRST, ITEM_ENGLISH, ITEM_QUIT };
enum { PASSPHRASE_WIDTH = 44 };
#define STEP_PASSPHRASE "passphrase"

static bool
is_passphrase_step(const struct tui *tui)
{
	return strcmp(tui_argument(tui), STEP_PASSPHRASE) == 0;
}

static void
welcome_enter(void *state, struct tui *tui)
{
	struct form *form = tui_form(tui);

	(void)state;
	if (!is_passphrase_step(tui))
		return;
	(void)form_add(form, "passphrase", FIELD_SECRET);
	(void)form_add(form, "again", FIELD_SECRET);
	(void)form_add(form, "shown", FIELD_TICK);
}

static void
add_language(struct view *view, int id, uint32_t key, const char *label)
{
	view_line(view, id, label)->key = key;
}

static void
show_language(struct view *view)
{
	view_title(view, "");
	view_gap(view);
	view_centre(view, "Bienvenue    Welcome");
	view_gap(view);
	view_centre(view, "Un journal, pour remarquer et pour dire.");
	view_centre(view, "A diary, to notice and to tell.");
	view_gap(view);
	add_language(view, ITEM_FRENCH, '1', "Continuer en français");
	add_language(view, ITEM_ENGLISH, '2', "Go on in English");
	view_gap(view);
	(void)view_text(view,
			_("vigie needs no account, no telephone and no "
			  "network. It is not a medical device, and nobody "
			  "reads it for you: you are the one who calls."));
	view_message(view, "");
	view_hint(view, "1 2", _("Choose"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, words_escape(), _("Leave"));
}

static void
show_strength(struct view *view)
{
	const struct field *field = &view->form->fields[0];

	if (field->secret_length == 0)
		return;
	(void)view_text(view, _(strength_sentence(field)));
}

static void
show_passphrase(struct view *view)
{
	view_title(view, _("Your passphrase"));
	view_gap(view);
	(void)view_text(view,
			_("It closes your diary. Four or five words that do "
			  "not go together are easy to keep in mind and hard "
			  "to guess. Nobody can read the diary without it, "
			  "and nobody can give it back to you."));
	view_gap(view);
	item_lead(view_field(view, 0, PASSPHRASE_WIDTH), _("Passphrase"));
	show_strength(view);
	item_lead(view_field(view, 1, PASSPHRASE_WIDTH), _("Once more"));
	(void)view_tick(view, 2, _("Show what I type"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(),
			      _("Make my diary"));
	view_message(view, _("Next: a recovery sheet, in case you forget it."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, "F2", _("Show"));
	view_hint(view, words_enter(), _("Go on"));
	view_hint(view, "F8", _("Français"));
	view_hint(view, words_escape(), _("Back"));
}

static void
welcome_show(struct view *view, void *state, struct tui *tui)
{
	(void)state;
	if (is_passphrase_step(tui))
		show_passphrase(view);
	else
		show_language(view);
}

static enum err
make(struct tui *tui, const struct secret *passphrase)
{
	struct session_request request = { .path = tui->options->path,
					   .passphrase = passphrase,
					   .mode = SESSION_WRITE,
					   .pack = tui->options->pack };
	enum err err = session_create(&tui->session, &request,
				      tui->options->cost);

	if (err == ERR_NONE)
		err = session_set_fact(tui->session, "language",
				       lang_code(lang_current()));
	return err;
}

static struct nav
save(struct tui *tui)
{
	struct form *form = tui_form(tui);
	struct secret *once = form_secret(form, "passphrase");
	struct secret *again = form_secret(form, "again");
	enum err err = ERR_INVALID;

	if (once == NULL)
		tui_say(tui, "%s", _("Type a passphrase, then Enter."));
	else if (again == NULL || !secret_equal(once, again))
		tui_say(tui, "%s",
			again == NULL
				? _("Type it once more below.")
				: _("The two are not the same. F2 shows them."));
	else
		err = make(tui, once);
	if (once != NULL && again != NULL && tui->session == NULL &&
	    err != ERR_INVALID)
		tui_say_failure(tui, err);
	secret_free(once);
	secret_free(again);
	if (tui->session == NULL)
		return nav_to(NAV_STAY);
	form_forget_secrets(form);
	tui->is_new = true;
	return nav_to(NAV_OPENED);
}

static struct nav
show_typed(struct form *form)
{
	bool is_shown = form->fields[2].chosen == 1;

	form->fields[0].is_shown = is_shown;
	form->fields[1].is_shown = is_shown;
	return nav_to(NAV_STAY);
}

static struct nav
choose_language(struct tui *tui, int id)
{
	lang_set(id == ITEM_FRENCH ? LANG_FR : LANG_EN);
	tui->lang_was_chosen = true;
	return nav_go(&screen_welcome, STEP_PASSPHRASE);
}

static struct nav
welcome_act(void *state, struct tui *tui, const struct event *event)
{
	struct form *form = tui_form(tui);

	(void)state;
	if (event->kind == EVENT_CHOSEN)
		return choose_language(tui, event->id);
	if (event->kind == EVENT_BACK && !is_passphrase_step(tui))
		return nav_to(NAV_QUIT);
	if (!is_passphrase_step(tui))
		return nav_to(NAV_PASS);
	if (event->kind == EVENT_SAVE ||
	    (event->kind == EVENT_ENTER && event->id == 1))
		return save(tui);
	if (event->kind == EVENT_CHANGED)
		return show_typed(form);
	if (event->kind == EVENT_LETTER && event->letter == LETTER_F(2)) {
		form->fields[2].chosen ^= 1;
		return show_typed(form);
	}
	return nav_to(NAV_PASS);
}

const struct screen screen_welcome = {
	.name = "welcome",
	.help = N_("A passphrase, twice. Then a recovery sheet, and a few "
		   "questions that can all be left for later."),
	.flags = SCREEN_CLOSED,
	.enter = welcome_enter,
	.show = welcome_show,
	.act = welcome_act,
};
