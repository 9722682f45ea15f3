/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/doses.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/answers.h"
#include "tui/product_form.h"

void
doses_load(struct entry_list *out, struct tui *tui)
{
	entry_list_clear(out);
	if (session_doses(out, tui->session) != ERR_NONE)
		memset(out, 0, sizeof(*out));
}

const char *
doses_moment_word(enum moment moment)
{
	static const char *const words[MOMENT_COUNT] = {
		[MOMENT_MORNING] = NC_("moment", "morning"),
		[MOMENT_NOON] = NC_("moment", "noon"),
		[MOMENT_EVENING] = NC_("moment", "evening"),
		[MOMENT_NIGHT] = NC_("moment", "bedtime"),
	};

	return _(words[moment]);
}

/* ---- which one is meant ---- */

static bool
is_open(const struct entry_list *doses, const struct entry *product,
	enum moment moment, struct stamp now)
{
	if ((rhythm_of(product).moments & 1U << moment) == 0)
		return false;
	return regimen_intake(doses, product, moment, now).dose == NULL;
}

enum moment
doses_pick(const struct entry_list *doses, const struct entry *product,
	   struct stamp now)
{
	enum moment present = moment_at(now);

	for (int i = (int)present; i >= 0; i--)
		if (is_open(doses, product, (enum moment)i, now))
			return (enum moment)i;
	for (int i = (int)present + 1; i < MOMENT_COUNT; i++)
		if (is_open(doses, product, (enum moment)i, now))
			return (enum moment)i;
	return present;
}

bool
doses_ask_temperature(const struct entry *product, struct tui *tui)
{
	const struct product *known = pack_product(tui->options->pack,
						   product->code);
	struct session_query query = { .kinds = 1u << ENTRY_MEASURE,
				       .code = "temp_c",
				       .from_day = stamp_day(tui->now),
				       .to_day = stamp_day(tui->now),
				       .live_only = true };
	struct entry_list list = { 0 };
	bool is_noted = false;

	if (known == NULL || !known->ask_temperature)
		return false;
	if (session_entries(&list, tui->session, &query) == ERR_NONE)
		for (size_t i = 0; i < list.count; i++)
			if (moment_at(list.items[i].felt) ==
			    moment_at(tui->now))
				is_noted = true;
	entry_list_clear(&list);
	return !is_noted;
}

/* ---- in words ---- */

static void
add_intake(struct buf *out, const struct intake *intake, enum moment moment)
{
	const char *word = doses_moment_word(moment);
	char *hour = intake->dose == NULL
			     ? NULL
			     : lang_hour(lang_current(), intake->dose->felt);

	switch (intake->state) {
	case INTAKE_TAKEN:
		buf_addf(out, _("%s taken %s"), word, hour);
		break;
	case INTAKE_LATE:
		buf_addf(out, _("%s taken late, %s"), word, hour);
		break;
	case INTAKE_MISSED:
		buf_addf(out, _("%s missed"), word);
		break;
	case INTAKE_DUE:
		buf_addf(out, _("%s to take"), word);
		break;
	case INTAKE_PAST:
		buf_addf(out, _("%s not noted"), word);
		break;
	case INTAKE_LATER:
		buf_adds(out, word);
		break;
	}
	free(hour);
}

static void
add_last(struct buf *out, const struct entry_list *doses,
	 const struct entry *product, const struct tui *tui)
{
	const struct entry *last = regimen_last(doses, product);
	char *moment;

	if (last == NULL)
		return;
	moment = words_moment(last->felt, tui->now);
	buf_addf(out, _("last: %s"), moment);
	free(moment);
}

static void
add_step(struct buf *out, const struct entry *product, const struct tui *tui)
{
	struct course course;
	size_t step;

	course_of(&course, product);
	step = course_step_of(&course, stamp_day(tui->now));
	if (step > 0)
		buf_addf(out, _(", step %zu of %zu"), step, course.count);
}

void
doses_add_today(struct buf *out, const struct entry_list *doses,
		const struct entry *product, const struct tui *tui)
{
	struct rhythm rhythm = rhythm_of(product);
	size_t before = out->length;

	for (int i = 0; i < MOMENT_COUNT; i++) {
		struct intake intake;

		if ((rhythm.moments & 1U << i) == 0)
			continue;
		intake = regimen_intake(doses, product, (enum moment)i,
					tui->now);
		if (out->length > before)
			buf_adds(out, ", ");
		add_intake(out, &intake, (enum moment)i);
	}
	if (rhythm.moments == 0)
		add_last(out, doses, product, tui);
	add_step(out, product, tui);
}

void
doses_say_twin(struct tui *tui, const struct entry *twin)
{
	const char *number = contact_number_now(session_contacts(tui->session),
						LEVEL_URGENT, tui->now);
	char *hour = lang_hour(lang_current(), twin->felt);

	if (number != NULL)
		tui_say(tui,
			_("Already noted at %s. Team: %s. Enter again if you "
			  "took it twice."),
			hour, number);
	else
		tui_say(tui,
			_("Already noted at %s. Enter again if you took it "
			  "twice, and tell your team."),
			hour);
	free(hour);
}

static void
add_unknown(struct buf *out, const struct gram_sum *sum, const struct tui *tui)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < sum->unknown_count; i++) {
		char *name = product_name(tui->options->pack, sum->unknown[i]);

		buf_addf(&names, "%s%s", i == 0 ? "" : ", ", name);
		wipe_string(name);
	}
	if (names.length > 0)
		buf_addf(out, _(" How much is not said for: %s."),
			 buf_text(&names));
	buf_clear(&names);
}

void
doses_add_paracetamol(struct buf *out, const struct entry_list *doses,
		      const struct tui *tui)
{
	struct gram_sum sum;
	char grams[MILLI_TEXT_LIMIT];

	regimen_paracetamol(&sum, doses, tui->options->pack, tui->now);
	if (sum.doses == 0)
		return;
	(void)milli_format(grams, sum.grams, answers_mark());
	buf_addf(out,
		 P_("Paracetamol in the last 24 hours: %s g in %zu dose.",
		    "Paracetamol in the last 24 hours: %s g in %zu doses.",
		    sum.doses),
		 grams, sum.doses);
	add_unknown(out, &sum, tui);
}
