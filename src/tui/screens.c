/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen, by its name in a draft. */
#include "config.h"

#include <string.h>

#include "tui/screen.h"

static const struct screen *const screens[] = {
	&screen_welcome,     &screen_recovery,  &screen_person,
	&screen_unlock,      &screen_home,      &screen_choose,
	&screen_symptom,     &screen_emergency, &screen_alert,
	&screen_called,      &screen_nobody,    &screen_later,
	&screen_alerts,      &screen_why,       &screen_history,
	&screen_entry,       &screen_strike,    &screen_contacts,
	&screen_contact,     &screen_measures,  &screen_measure,
	&screen_products,    &screen_product,   &screen_dose,
	&screen_visit,       &screen_question,  &screen_help,
	&screen_checkin,     &screen_trend,     &screen_reminder,
	&screen_appointment, &screen_treatment, &screen_drugs,
	&screen_infusion,    &screen_reactions, &screen_reaction,
	&screen_health,      &screen_starting,  &screen_usual,
	&screen_before,      &screen_known,
};

enum { SCREENS = sizeof(screens) / sizeof(screens[0]) };

const struct screen *
screen_at(size_t index)
{
	return index < SCREENS ? screens[index] : NULL;
}

const struct screen *
screen_find(const char *name)
{
	for (size_t i = 0; i < SCREENS; i++)
		if (strcmp(screens[i]->name, name) == 0)
			return screens[i];
	return NULL;
}
