/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/symptom_past.h"

#include <stdlib.h>
#include <string.h>

#include "app/followed.h"
#include "app/start.h"
#include "base/alloc.h"
#include "report/label.h"

/* The measure whose usual number was asked at the start. */
#define COUNTED_ABOVE_USUAL "extra_stools"

static void
add_sentence(struct buf *out, const char *sentence)
{
	if (out->length > 0 && out->data[out->length - 1] != '\n')
		buf_adds(out, " ");
	buf_adds(out, sentence);
}

static void
end_paragraph(struct buf *out)
{
	if (out->length > 0 && out->data[out->length - 1] != '\n')
		buf_adds(out, "\n");
}

/* ---- at the start ---- */

static void
add_usual(struct buf *out, struct tui *tui, const struct symptom *symptom)
{
	struct buf number = { 0 };
	milli usual;

	for (size_t i = 0; i < symptom->link_count; i++) {
		if (strcmp(symptom->links[i]->id, COUNTED_ABOVE_USUAL) != 0 ||
		    !start_usual(&usual, tui->session, USUAL_STOOLS))
			continue;
		label_add_number(&number, usual, lang_current());
		buf_addf(out,
			 _("Your usual number, said at the start: %s a "
			   "day."),
			 buf_text(&number));
		end_paragraph(out);
		buf_clear(&number);
	}
}

static void
add_start(struct buf *out, struct tui *tui, const struct symptom *symptom)
{
	struct entry_list lines = { 0 };
	char *line;

	if (start_lines(&lines, tui->session) != ERR_NONE)
		return;
	for (size_t i = 0; i < lines.count; i++) {
		const struct entry *entry = &lines.items[i];

		if (!entry_is_live(entry) ||
		    strcmp(entry->code, symptom->id) != 0)
			continue;
		line = advice_entry_line(tui->session, entry, lang_current());
		buf_addf(out, "%s.", line);
		end_paragraph(out);
		wipe_string(line);
		break;
	}
	entry_list_clear(&lines);
}

/* ---- the last time ---- */

/* While it goes on: what was noted of it last. */
static void
add_last_time(struct buf *out, struct tui *tui, const struct symptom *symptom)
{
	struct entry_list going_on;

	followed_list(&going_on, tui->session, tui->now);
	for (size_t i = 0; i < going_on.count; i++) {
		const struct entry *entry = &going_on.items[i];
		char *line, *day;

		if (strcmp(entry->code, symptom->id) != 0)
			continue;
		line = advice_entry_line(tui->session, entry, lang_current());
		day = words_day(stamp_day(entry->felt), tui->now);
		buf_addf(out, _("The last time, %s: %s."), day, line);
		wipe_string(line);
		free(day);
	}
	entry_list_clear(&going_on);
}

/* Since when it is followed, and whether the team knows. */
static void
add_told(struct buf *out, struct tui *tui, const struct symptom *symptom)
{
	struct alert_list alerts = { 0 };
	struct buf since = { 0 };

	if (session_alerts(&alerts, tui->session, ALERT_CALM) != ERR_NONE)
		return;
	for (size_t i = 0; i < alerts.count; i++) {
		const struct alert *alert = &alerts.items[i];
		char *day;

		if (alert->subject != SUBJECT_SYMPTOM ||
		    strcmp(alert->code, symptom->id) != 0)
			continue;
		day = words_day(stamp_day(alert->since), tui->now);
		buf_addf(&since, _("Since %s."), day);
		add_sentence(out, buf_text(&since));
		add_sentence(out, alert->told ? _("The team knows.")
					      : _("Not told to the team yet."));
		free(day);
		break;
	}
	buf_clear(&since);
	alert_list_clear(&alerts);
}

static void
add_instruction(struct buf *out, struct tui *tui, const struct symptom *symptom)
{
	char *words = advice_instruction(tui->session, symptom->id,
					 lang_current());

	if (words != NULL) {
		buf_addf(out, _("The team said: %s"), words);
		end_paragraph(out);
	}
	wipe_string(words);
}

/* What is being said better stays in sight. */
static void
add_original(struct buf *out, struct tui *tui, int64_t amended)
{
	struct entry entry = { 0 };
	char *line, *moment;

	if (session_entry(&entry, tui->session, amended) != ERR_NONE)
		return;
	line = advice_entry_line(tui->session, &entry, lang_current());
	moment = words_moment(entry.noted, tui->now);
	buf_addf(out, _("Before, noted %s: %s"), moment, line);
	end_paragraph(out);
	wipe_string(line);
	free(moment);
	entry_clear(&entry);
}

void
symptom_past_load(struct symptom_past *out, struct tui *tui,
		  const struct symptom *symptom, int64_t amended)
{
	symptom_past_clear(out);
	if (amended != 0) {
		add_original(&out->lines, tui, amended);
		return;
	}
	add_last_time(&out->lines, tui, symptom);
	add_told(&out->lines, tui, symptom);
	end_paragraph(&out->lines);
	add_instruction(&out->lines, tui, symptom);
	add_start(&out->lines, tui, symptom);
	add_usual(&out->lines, tui, symptom);
}

void
symptom_past_show(struct view *view, const struct symptom_past *past)
{
	if (past->lines.length == 0)
		return;
	(void)view_text(view, buf_text(&past->lines));
	view_gap(view);
}

void
symptom_past_clear(struct symptom_past *past)
{
	buf_clear(&past->lines);
}
