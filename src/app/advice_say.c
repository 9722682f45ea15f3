/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words to say on the telephone. */
#include "config.h"

#include <string.h>

#include "app/advice_inside.h"

static void
add_drug_names(struct buf *out, const struct advising *about)
{
	const struct profile *profile = session_profile(about->session);

	for (size_t i = 0; i < profile_drug_count(profile); i++)
		buf_addf(out, "%s%s", i > 0 ? " + " : "",
			 profile_drug(profile, i)->label.in[about->lang]);
}

static void
say_treatment(struct buf *out, const struct advising *about)
{
	const char *ici = session_fact(about->session, "ici");
	struct buf drugs = { 0 };

	add_drug_names(&drugs, about);
	if (ici != NULL && strcmp(ici, "none") == 0)
		buf_adds(out,
			 advising_text(about,
				       N_("I am to start immunotherapy.")));
	else if (drugs.length > 0)
		buf_addf(out,
			 advising_text(about, N_("I am on immunotherapy: %s.")),
			 buf_text(&drugs));
	else
		buf_adds(out,
			 advising_text(about, N_("I am on immunotherapy.")));
	buf_clear(&drugs);
}

static void
say_last_infusion(struct buf *out, const struct advising *about)
{
	int32_t last;
	int days;

	if (!profile_last_dose(session_profile(about->session), &last))
		return;
	days = stamp_day(session_now(about->session)) - last;
	buf_adds(out, " ");
	if (days <= 0)
		buf_adds(out, advising_text(about,
					    N_("My last infusion was today.")));
	else
		buf_addf(out,
			 word_plural(about->lang,
				     NP_("My last infusion was %d day ago.",
					 "My last infusion was %d days ago."),
				     days),
			 days);
}

char *
advising_say(const struct advising *about)
{
	const char *joint = advising_text(about,
					  NC_("between two symptoms", "; "));
	struct buf out = { 0 };
	struct buf lines = { 0 };

	say_treatment(&out, about);
	say_last_infusion(&out, about);
	for (size_t i = 0; i < about->count; i++) {
		struct buf line = { 0 };

		if (advising_add_subject(&line, about, &about->alerts[i]))
			buf_addf(&lines, "%s%s", lines.length > 0 ? joint : "",
				 buf_text(&line));
		buf_clear(&line);
	}
	if (lines.length > 0) {
		buf_adds(&out, " ");
		/* i18n: what is said on the telephone */
		buf_addf(&out, advising_text(about, N_("I have noted: %s.")),
			 buf_text(&lines));
	}
	buf_clear(&lines);
	return buf_take(&out);
}
