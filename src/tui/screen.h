/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A screen is one file: a state struct, up to four functions and one literal
 * at its foot. It describes itself as a view, hears what was chosen, and
 * answers where to go next. It never calls another screen, reads a key or
 * draws. The loop does the rest once for all: drafts, lock, help, language.
 */
#ifndef VIGIE_TUI_SCREEN_H
#define VIGIE_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/advice.h"
#include "app/session.h"
#include "sys/lang.h"
#include "tui/draft.h"
#include "tui/form.h"
#include "tui/tui.h"
#include "tui/view.h"

struct tui;
struct screen;

enum nav_kind {
	NAV_STAY,
	NAV_PASS, /* not ours: what the key does anywhere */
	NAV_BACK,
	NAV_GO,      /* screen and argument, on top of this one */
	NAV_REPLACE, /* screen and argument, in the place of this one */
	NAV_HOME,
	NAV_OPENED, /* a session was put into tui->session */
	NAV_LOCK,
	NAV_QUIT,
};
enum { ARGUMENT_LIMIT = 128 };
struct nav {
	enum nav_kind kind;
	const struct screen *screen;
	char argument[ARGUMENT_LIMIT];
};
struct nav nav_to(enum nav_kind kind);
struct nav nav_go(const struct screen *screen, const char *argument);
struct nav nav_go_id(const struct screen *screen, int64_t id);
struct nav nav_replace(const struct screen *screen, const char *argument);
/* Back to the check-in that asked for this form, else home. */
struct nav nav_done(const struct tui *tui);

enum event_kind {
	EVENT_CHOSEN,  /* id: of a line or button */
	EVENT_CHANGED, /* id: the field that was changed */
	EVENT_ENTER,   /* in a text; id: the field. Passed: the next question */
	EVENT_SAVE,    /* ITEM_SAVE was chosen, or Enter at the end */
	EVENT_LETTER,  /* letter: small; or a function key, as LETTER_F(2) */
	EVENT_BACK,    /* passed: back, and what was written is kept */
	EVENT_RETURNED, /* on top again */
};
struct event {
	enum event_kind kind;
	int id;
	uint32_t letter;
};
#define LETTER_F(number) (0x110000u + (number))

/* The id of every form's "save" button. Others begin at ITEM_FIRST. */
enum { ITEM_SAVE = 1, ITEM_FIRST = 2 };

enum {
	SCREEN_FORM = 1 << 0,   /* what is written is kept as a draft */
	SCREEN_CLOSED = 1 << 1, /* no diary is open: only keys of that */
	SCREEN_TICKS = 1 << 2,  /* Space ticks or chooses, Enter goes on */
};

struct screen {
	const char *name;  /* a code: drafts hold it */
	const char *title; /* of a form, as its draft is called; a message id */
	const char *help;  /* a message id: what this screen is for */
	size_t state_size;
	unsigned flags;
	/* The state is zeroed, the form empty, the argument set. */
	void (*enter)(void *state, struct tui *tui);
	void (*show)(struct view *view, void *state, struct tui *tui);
	struct nav (*act)(void *state, struct tui *tui,
			  const struct event *event);
	/* Wipes what the state owns; NULL when that is nothing. */
	void (*leave)(void *state);
};

struct frame {
	const struct screen *screen;
	char argument[ARGUMENT_LIMIT];
	void *state;
	struct form form;
	int focus;
	int wanted; /* the field to focus on at the next show, plus 1; or 0 */
	int serial; /* new each time it comes on top */
};

enum { TUI_DEPTH = 12 };
struct tui {
	const struct tui_options *options;
	const struct renderer *renderer;
	struct session *session; /* NULL while closed */
	struct stamp now;        /* of the last key */
	struct frame frames[TUI_DEPTH];
	int depth;
	struct draft_list drafts;
	struct buf held; /* the drafts, sealed, while the disk takes none */
	char *message;   /* until the next key; NULL for the screen's own */
	int serial;
	bool is_over;
	bool is_locked; /* closed by time or by hand, not for the first time */
	bool locked_draft; /* and something was half written */
	bool lang_was_chosen;
	bool is_new; /* the diary was just made: a few questions follow */

	/* An EMERGENCY that was just noted: shown whatever the disk said. */
	struct advice alarm;
	bool has_alarm;
	enum err alarm_kept;
	enum level noted_level;
	int64_t noted_entry; /* the first of those kept last, 0 for none */
	bool alarm_was_seen; /* of the diary, since it was opened */

	enum author by; /* who writes, asked in the first form */
	bool by_was_asked;

	/* The loop's own. */
	int64_t last_press, quiet_since, draft_due;
	uint32_t last_character;
	int last_kind, extensions;
	bool is_warning, is_interrupted;
	/* U would take an alert away, and said so: just now, before this. */
	bool undo_is_asked, undo_was_asked;
	int idle_minutes;
	bool has_vi_keys;
};

/* ---- for the screens ---- */

struct form *tui_form(struct tui *tui);
const char *tui_argument(const struct tui *tui);
/* The argument as a number, 0 when it is none. */
int64_t tui_argument_id(const struct tui *tui);
/* Until the next key. */
void tui_say(struct tui *tui, const char *format, ...) PRINTF_LIKE(2, 3);
void tui_say_failure(struct tui *tui, enum err err);
/* What the form on top holds is kept elsewhere now, or not wanted. */
void tui_forget_draft(struct tui *tui);
/* Focus on the item with this id at the next show. */
void tui_focus(struct tui *tui, int id);
/* The same for a field of the form on top, by its name. */
void tui_focus_field(struct tui *tui, const char *name);

/* ---- words.c: what several screens say ---- */

/* "Tuesday 14 October, 9:16", by how far it is; owned. */
char *words_moment(struct stamp stamp, struct stamp now);
/* "today", "yesterday", "Tuesday 14 October"; owned. */
char *words_day(int32_t day, struct stamp now);
/* The same, short: "14 Oct."; owned. */
char *words_near(int32_t day, struct stamp now);
/* When a visit is, with its hour where that is known; owned. */
char *words_visit(struct stamp stamp, bool has_hour, struct stamp now);
/* A label without its words in parentheses; owned. */
char *words_short(const char *label);
/* "sample pack 0.1, not validated"; owned. */
char *words_pack(const struct tui *tui);
/* The sentence of a failure, and what helps; owned. */
char *words_failure(enum err err);
/* The session cannot go on: it is to be locked and opened again. */
bool words_is_stuck(enum err err);
/* What was noted after now: one of two clocks was wrong. */
const char *words_clock_back(void);
/* The limit of the program, one line. */
const char *words_limit(void);
/* Keys on the bottom line, in the words of the language. */
const char *words_enter(void);
/* What Enter will do where the focus of a form stands. */
const char *words_enter_does(const struct view *view, const struct tui *tui);
const char *words_escape(void);
const char *words_space(void);

/* ---- all the screens; screens.c ---- */

const struct screen *screen_find(const char *name);
/* NULL after the last. */
const struct screen *screen_at(size_t index);
extern const struct screen screen_welcome, screen_recovery, screen_person,
	screen_unlock, screen_home, screen_choose, screen_symptom,
	screen_emergency, screen_alert, screen_called, screen_nobody,
	screen_later, screen_alerts, screen_why, screen_history, screen_entry,
	screen_strike, screen_contacts, screen_contact, screen_measures,
	screen_measure, screen_products, screen_product, screen_dose,
	screen_visit, screen_question, screen_help, screen_checkin,
	screen_trend, screen_reminder, screen_appointment, screen_treatment,
	screen_drugs, screen_infusion, screen_reactions, screen_reaction,
	screen_health, screen_starting, screen_usual, screen_before,
	screen_known;

#endif
