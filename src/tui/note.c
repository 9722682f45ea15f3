/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/note.h"

#include <stdlib.h>

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

enum level
note_judge(struct triage_result *result, struct tui *tui,
	   const struct entry_list *list)
{
	session_assess(result, tui->session, list);
	return advice_level(tui->session, result, list);
}

void
note_forget_alarm(struct tui *tui)
{
	if (tui->has_alarm)
		advice_clear(&tui->alarm);
	tui->has_alarm = false;
	tui->alarm_kept = ERR_NONE;
}

bool
note_has_unkept(const struct tui *tui)
{
	return tui->has_alarm && tui->alarm_kept != ERR_NONE;
}

/*
 * An EMERGENCY has the whole screen, kept or not. What the disk did not take
 * is in no list of alerts: the worst of it stays in sight until somebody was
 * called, or it was noted after all.
 */
static void
take_alarm(struct tui *tui, struct advice *told, enum level level, enum err err)
{
	bool is_worse_unkept = note_has_unkept(tui) && tui->alarm.level > level;
	bool is_alarm = level == LEVEL_EMERGENCY ||
			(err != ERR_NONE && level >= LEVEL_REPORT);

	if (is_alarm && !is_worse_unkept) {
		note_forget_alarm(tui);
		tui->alarm = *told;
		tui->has_alarm = true;
		tui->alarm_kept = err;
		return;
	}
	if (err == ERR_NONE && level >= LEVEL_REPORT && !is_worse_unkept &&
	    note_has_unkept(tui))
		note_forget_alarm(tui);
	advice_clear(told);
}

static void
say_unkept(struct tui *tui, enum level level, enum err err)
{
	char *text = words_failure(err);

	if (level < LEVEL_REPORT)
		tui_say(tui, "%s", text);
	else if (words_is_stuck(err))
		tui_say(tui, "%s",
			_("Not saved: lock it (F9) and open it again. All the "
			  "same, A says what to do."));
	else
		tui_say(tui, "%s %s", text,
			_("All the same, this asks you to tell somebody: A "
			  "says what to do."));
	wipe_string(text);
}

enum err
note_entries(struct tui *tui, struct entry_list *list)
{
	struct triage_result *result = alloc_zeroed(1, sizeof(*result));
	struct advice told;
	bool is_more_open; /* "nothing to flag" stands under no banner */
	enum level level;
	enum err err;

	for (size_t i = 0; i < list->count; i++)
		list->items[i].by = tui->by;
	level = note_judge(result, tui, list);
	/* Made before anything is kept: it does not hang on the disk. */
	advice_of_result(&told, tui->session, result, list, lang_current());
	tui->noted_level = level;
	err = session_log(tui->session, list, result);
	is_more_open = told.level >= LEVEL_REPORT && level == LEVEL_NONE;
	take_alarm(tui, &told, level, err);
	tui->noted_entry = err == ERR_NONE ? list->items[0].id : 0;
	if (err == ERR_NONE)
		tui_say(tui, "%s",
			is_more_open ? _("Noted. What is open stays open: A. U "
					 "takes it back.")
				     : _(noted[level]));
	else
		say_unkept(tui, level, err);
	wipe(result, sizeof(*result));
	free(result);
	entry_list_clear(list);
	return err;
}

bool
note_is_live(struct tui *tui, int64_t id)
{
	struct entry entry = { 0 };
	bool is_live = session_entry(&entry, tui->session, id) == ERR_NONE &&
		       entry_is_live(&entry);

	entry_clear(&entry);
	return is_live;
}

struct nav
note_nothing_new(struct tui *tui)
{
	struct entry_list list = { 0 };

	if (followed_count(tui->session, tui->now) > 0)
		return nav_go(&screen_checkin, CHECKIN_NOTHING);
	entry_init(entry_list_push(&list), ENTRY_NOTHING_NEW, "");
	(void)note_entries(tui, &list);
	return nav_to(NAV_HOME);
}
