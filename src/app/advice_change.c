/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a commit did, in words. */
#include "config.h"

#include "app/advice.h"

#include <string.h>

#include "app/wording.h"

/* columns: the label that is kept with the commit, what is shown */
static const struct {
	const char *label, *words;
} changes[] = {
	{ "add", N_("several lines noted") },
	{ "add symptom", N_("a symptom noted") },
	{ "add measure", N_("a measure noted") },
	{ "add product", N_("a medicine or product noted") },
	{ "add dose", N_("a dose noted") },
	{ "add treatment", N_("the treatment noted") },
	{ "add infusion", N_("an infusion noted") },
	{ "add none", N_("\"nothing new\" noted") },
	{ "add baseline", N_("a starting point noted") },
	{ "add question", N_("a question noted") },
	{ "add visit", N_("a visit noted") },
	{ "amend symptom", N_("a symptom corrected") },
	{ "amend measure", N_("a measure corrected") },
	{ "amend product", N_("a medicine or product corrected") },
	{ "strike", N_("a line struck out") },
	{ "call", N_("a call noted") },
	{ "put off", N_("an alert put off") },
	{ "set", N_("something about you noted") },
	{ "forget", N_("something about you taken out") },
	{ "add contact", N_("a number added") },
	{ "remove contact", N_("a number taken out") },
	{ "import", N_("a diary brought in") },
};
enum { CHANGES = sizeof(changes) / sizeof(changes[0]) };

const char *
advice_change(const char *label, enum lang lang)
{
	for (size_t i = 0; i < CHANGES; i++)
		if (strcmp(label, changes[i].label) == 0)
			return word_text(lang, changes[i].words);
	if (strncmp(label, "amend ", 6) == 0)
		return word_text(lang, N_("a line corrected"));
	return label;
}
