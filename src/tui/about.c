/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/about.h"

#include <string.h>

#include "base/alloc.h"
#include "report/label.h"

void
about_clear(struct about *about)
{
	if (about->has_advice)
		advice_clear(&about->advice);
	if (about->is_there)
		alert_clear(&about->alert);
	wipe_string(about->others);
	wipe_string(about->beside);
	memset(about, 0, sizeof(*about));
}

/* Takes the alert out of the list. */
static void
take(struct about *about, struct alert *alert)
{
	about->alert = *alert;
	about->is_there = true;
	memset(alert, 0, sizeof(*alert));
}

/* The open ones that are left when this was taken out. */
static void
name_others(struct about *about, const struct tui *tui,
	    const struct alert_list *alerts)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < alerts->count; i++) {
		const struct alert *alert = &alerts->items[i];
		char *label;

		if (alert->state != ALERT_OPEN || alert->id == 0)
			continue;
		label = words_short(about_label(tui, alert));
		buf_addf(&names, "%s%s", names.length > 0 ? ", " : "",
			 alert->subject == SUBJECT_PRODUCT
				 ? label
				 : label_small(label));
		wipe_string(label);
	}
	if (names.length > 0)
		about->others = buf_take(&names);
	buf_clear(&names);
}

static void
take_words_for_all(struct about *about, struct tui *tui)
{
	struct advice all;

	if (advice_of_alert(&all, tui->session, NULL, lang_current()) !=
	    ERR_NONE)
		return;
	wipe_string(about->advice.say);
	about->advice.say = all.say;
	all.say = alloc_string("");
	advice_clear(&all);
}

void
about_load(struct about *about, struct tui *tui)
{
	struct alert_list alerts = { 0 };
	int64_t id = tui_argument_id(tui);

	about_clear(about);
	if (session_alerts(&alerts, tui->session, ALERT_CLOSED) != ERR_NONE)
		return;
	about->is_one = id != 0;
	for (size_t i = 0; i < alerts.count && !about->is_there; i++)
		if (about->is_one ? alerts.items[i].id == id
				  : alerts.items[i].state == ALERT_OPEN)
			take(about, &alerts.items[i]);
	if (about->is_one && about->is_there &&
	    about->alert.state == ALERT_OPEN)
		name_others(about, tui, &alerts);
	alert_list_clear(&alerts);
	if (about->is_there)
		about->has_advice =
			advice_of_alert(&about->advice, tui->session,
					about->is_one ? &about->alert : NULL,
					lang_current()) == ERR_NONE;
	if (about->is_there)
		about->beside = advice_beside(tui->session, &about->alert,
					      lang_current());
	if (about->others != NULL && about->has_advice)
		take_words_for_all(about, tui);
}

const char *
about_label(const struct tui *tui, const struct alert *alert)
{
	return advice_label(tui->options->pack, alert, lang_current());
}
