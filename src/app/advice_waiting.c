/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long alerts have been open, and what is put off until when. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice_inside.h"
#include "base/alloc.h"
#include "sys/lang.h"

/* When the first line about it was noted that no call answers, whatever else
 * makes a rule hold; what time alone raised is as old as its state. */
static struct stamp
opened_at(const struct advising *about, const struct alert *alert)
{
	struct stamp opened = alert->changed;

	for (size_t i = 0; i < alert->entry_count; i++) {
		struct entry entry;

		if (alert->entries[i] <= alert->answered_upto)
			continue;
		if (session_entry(&entry, about->session, alert->entries[i]) !=
		    ERR_NONE) {
			err_forget_note();
			continue;
		}
		if (strcmp(entry.code, alert->code) == 0 &&
		    entry.noted.at < opened.at)
			opened = entry.noted;
		entry_clear(&entry);
	}
	return opened;
}

char *
advising_waiting(const struct advising *about)
{
	struct stamp now = session_now(about->session), first = now;
	struct buf out = { 0 };
	int days;

	for (size_t i = 0; i < about->count; i++) {
		struct stamp opened = opened_at(about, &about->alerts[i]);

		if (opened.at < first.at)
			first = opened;
	}
	days = (int)((now.at - first.at) / DAY_SECONDS);
	if (days == 1)
		buf_adds(&out,
			 advising_text(about, N_("Waiting since yesterday.")));
	else if (days > 1)
		buf_addf(&out,
			 word_plural(about->lang,
				     NP_("Waiting for %d day.",
					 "Waiting for %d days."),
				     days),
			 days);
	return out.length > 0 ? buf_take(&out) : alloc_string("");
}

static void
add_quiet(struct buf *out, const struct advising *about,
	  const struct alert *alert)
{
	char *hour = lang_hour(about->lang, alert->quiet_until);
	int32_t today = civil_day(stamp_civil(session_now(about->session)));
	int32_t day = civil_day(stamp_civil(alert->quiet_until));
	struct buf label = { 0 };

	word_add_short(&label,
		       advice_label(about->session->pack, alert, about->lang));
	/* i18n: of what, an hour, and why */
	buf_addf(
		out,
		day == today
			? advising_text(about, N_("%s: put off until %s (%s)."))
			: advising_text(about, N_("%s: put off until tomorrow, "
						  "%s (%s).")),
		buf_text(&label), hour, alert->later_reason);
	buf_clear(&label);
	free(hour);
}

char *
advising_quiet(const struct advising *about)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < about->count; i++) {
		buf_adds(&out, i > 0 ? " " : "");
		add_quiet(&out, about, &about->alerts[i]);
	}
	return buf_take(&out);
}
