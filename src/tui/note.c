/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/note.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/checkin.h"

/* What was just noted, by what it asks for. */
static const char *const noted[LEVEL_COUNT] = {
	[LEVEL_NONE] = N_("Noted. Nothing to flag from what you noted. U "
			  "takes it back."),
	[LEVEL_WATCH] = N_("Noted, for the next visit. U takes it back."),
	[LEVEL_REPORT] = N_("Noted. Tell your care team today. U takes it "
			    "back."),
	[LEVEL_URGENT] = N_("Noted. Call your care team now."),
	[LEVEL_EMERGENCY] = N_("Noted. Call 15 or 112 now."),
};

/* Made before anything is kept, so that it does not hang on the disk. */
static void
raise_alarm(struct tui *tui, const struct triage_result *result,
	    const struct entry_list *list)
{
	if (tui->has_alarm)
		advice_clear(&tui->alarm);
	advice_of_result(&tui->alarm, tui->session, result, list,
			 lang_current());
	tui->has_alarm = true;
}

static enum level
level_of_entry(const struct triage_result *result, const struct entry *entry)
{
	if (entry->kind == ENTRY_MEASURE)
		return triage_level_of(result, SUBJECT_MEASURE, entry->code);
	if (entry->kind == ENTRY_PRODUCT || entry->kind == ENTRY_DOSE)
		return triage_level_of(result, SUBJECT_PRODUCT, entry->code);
	if (entry->kind == ENTRY_SYMPTOM)
		return triage_level_of(result, SUBJECT_SYMPTOM, entry->code);
	return LEVEL_NONE;
}

enum level
note_judge(struct triage_result *result, struct tui *tui,
	   const struct entry_list *list)
{
	static const struct entry_list nothing;
	enum level before, level = LEVEL_NONE, each;

	session_assess(result, tui->session, &nothing);
	before = result->level;
	session_assess(result, tui->session, list);
	if (result->level > before)
		level = result->level;
	for (size_t i = 0; i < list->count; i++) {
		each = level_of_entry(result, &list->items[i]);
		if (each > level)
			level = each;
	}
	return level;
}

enum err
note_entries(struct tui *tui, struct entry_list *list)
{
	struct triage_result *result = alloc_zeroed(1, sizeof(*result));
	enum level level;
	enum err err;

	for (size_t i = 0; i < list->count; i++)
		list->items[i].by = tui->by;
	level = note_judge(result, tui, list);
	if (level == LEVEL_EMERGENCY)
		raise_alarm(tui, result, list);
	tui->noted_level = level;
	err = session_log(tui->session, list, result);
	tui->alarm_kept = err;
	tui->noted_entry = err == ERR_NONE ? list->items[0].id : 0;
	if (err == ERR_NONE)
		tui_say(tui, "%s", _(noted[level]));
	else
		tui_say(tui, "%s %s", _(err_sentence(err)),
			level >= LEVEL_REPORT
				? _("All the same, this asks you to tell "
				    "somebody: A says what to do.")
				: "");
	wipe(result, sizeof(*result));
	free(result);
	entry_list_clear(list);
	return err;
}

struct nav
note_nothing_new(struct tui *tui)
{
	struct entry_list list = { 0 };

	if (followed_count(tui) > 0)
		return nav_go(&screen_checkin, CHECKIN_NOTHING);
	entry_init(entry_list_push(&list), ENTRY_NOTHING_NEW, "");
	(void)note_entries(tui, &list);
	return nav_to(NAV_HOME);
}
