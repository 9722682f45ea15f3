/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only loop: show, hear, follow. */
#include "config.h"

#include "tui/tui.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "app/settings.h"
#include "base/alloc.h"
#include "sys/clock.h"
#include "sys/files.h"
#include "sys/tty.h"
#include "tui/loop.h"

void
tui_say(struct tui *tui, const char *format, ...)
{
	struct buf text = { 0 };
	va_list args;

	va_start(args, format);
	buf_addfv(&text, format, args);
	va_end(args);
	wipe_string(tui->message);
	tui->message = buf_take(&text);
}

void
tui_say_failure(struct tui *tui, enum err err)
{
	char *text = words_failure(err);

	tui_say(tui, "%s", text);
	wipe_string(text);
}

/* Numbers and lines were asked for, or a terminal cannot do more. */
static bool
wants_linear(const struct tui_options *options)
{
	const char *accessible = getenv("ACCESSIBLE");

	return options->linear || (accessible != NULL && *accessible != '\0' &&
				   strcmp(accessible, "0") != 0);
}

/* A terminal that cannot do more gets lines; a pipe gets them when somebody
 * asked, and else nobody is there to read. */
static enum err
open_renderer(struct tui *tui)
{
	bool is_asked = wants_linear(tui->options);

	tui->renderer = &renderer_term;
	if (!is_asked && tui->renderer->open(tui->options) == ERR_NONE)
		return ERR_NONE;
	if (!is_asked && (!tty_is_input() || !tty_is_output()))
		return err_note(ERR_NO_TERMINAL, "%s",
				_("vigie --linear also works without one"));
	tui->renderer = &renderer_linear;
	return tui->renderer->open(tui->options);
}

/* What was asked for on the command line comes first. */
static void
take_settings(struct tui *tui, struct tui_options *options,
	      const struct settings *settings)
{
	enum lang lang;

	tui->idle_minutes = settings->idle_minutes;
	tui->has_vi_keys = settings->vi_keys;
	if (options->theme == NULL && settings->theme[0] != '\0')
		options->theme = settings->theme;
	if (options->lang_is_given ||
	    lang_parse(&lang, settings->lang) != ERR_NONE)
		return;
	lang_set(lang);
	options->lang_is_given = true;
}

static void
begin(struct tui *tui)
{
	struct nav opened = nav_to(NAV_OPENED);

	tui->now = clock_now();
	tui->session = tui->options->session;
	if (tui->session != NULL)
		stack_follow(tui, &opened);
	else if (files_exist(tui->options->path))
		stack_push(tui, &screen_unlock, "");
	else
		stack_push(tui, &screen_welcome, "");
	idle_begin(tui);
}

static void
step(struct tui *tui)
{
	struct view view = { 0 };
	struct press press = { 0 };
	int serial;

	stack_show(&view, tui);
	serial = stack_top(tui)->serial;
	tui->renderer->show(&view);
	tui->renderer->hear(&press, idle_wait(tui));
	idle_pass(tui);
	if (press.kind == PRESS_HANGUP)
		tui->is_over = true;
	else if (press.kind != PRESS_NONE && press.kind != PRESS_RESIZE &&
		 press.kind != PRESS_REDRAW && stack_top(tui)->serial == serial)
		hands_press(tui, &view, &press);
	view_clear(&view);
}

static void
end(struct tui *tui)
{
	keep_drafts(tui);
	session_lock(tui->session);
	tui->session = NULL;
	stack_clear(tui);
	draft_list_clear(&tui->drafts);
	buf_clear(&tui->held);
	if (tui->has_alarm)
		advice_clear(&tui->alarm);
	wipe_string(tui->message);
	tui->renderer->close();
}

static enum err
run(const struct tui_options *options, const struct settings *settings)
{
	struct tui_options own = *options;
	struct tui tui = { .options = &own };
	enum err err;
	int ending;

	take_settings(&tui, &own, settings);
	err = open_renderer(&tui);
	if (err != ERR_NONE) {
		session_lock(options->session);
		return err;
	}
	begin(&tui);
	while (!tui.is_over)
		step(&tui);
	ending = wait_ending();
	end(&tui);
	wipe(&tui, sizeof(tui));
	if (ending != 0 && options->before_signal != NULL)
		options->before_signal(options->before_signal_data);
	if (ending != 0)
		(void)raise(ending);
	return ERR_NONE;
}

enum err
tui_run(const struct tui_options *options)
{
	struct settings settings = { 0 };
	enum err err = settings_read(&settings);

	if (err != ERR_NONE) {
		session_lock(options->session);
		return err;
	}
	err = run(options, &settings);
	settings_clear(&settings);
	return err;
}
