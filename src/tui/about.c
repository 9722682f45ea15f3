/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/about.h"

#include <string.h>

void
about_clear(struct about *about)
{
	if (about->has_advice)
		advice_clear(&about->advice);
	if (about->is_there)
		alert_clear(&about->alert);
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
	alert_list_clear(&alerts);
	if (about->is_there)
		about->has_advice =
			advice_of_alert(&about->advice, tui->session,
					about->is_one ? &about->alert : NULL,
					lang_current()) == ERR_NONE;
}

const char *
about_label(const struct tui *tui, const struct alert *alert)
{
	const struct pack *pack = tui->options->pack;
	const struct symptom *symptom = pack_symptom(pack, alert->code);
	const struct measure *measure = pack_measure(pack, alert->code);
	const struct product *product = pack_product(pack, alert->code);

	if (alert->subject == SUBJECT_SYMPTOM && symptom != NULL)
		return lang_words(&symptom->label);
	if (alert->subject == SUBJECT_MEASURE && measure != NULL)
		return lang_words(&measure->label);
	if (alert->subject == SUBJECT_PRODUCT && product != NULL)
		return lang_words(&product->label);
	return alert->code;
}
