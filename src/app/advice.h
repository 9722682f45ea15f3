/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the person is told: the level in words, the reason, the number that
 * answers now, and the words to say. The same for a screen and a command, in
 * the language asked for. Never a diagnosis, never "all is well".
 */
#ifndef VIGIE_APP_ADVICE_H
#define VIGIE_APP_ADVICE_H

#include "app/packs.h"
#include "app/session.h"
#include "base/i18n.h"

/* Owned strings in one language; "" where there is nothing to say. */
struct advice {
	enum level level;
	char *headline;   /* "CALL YOUR CARE TEAM NOW" */
	char *what;       /* "Diarrhoea since 2 days, worse than yesterday." */
	char *reason;     /* of the worst rule */
	char *number;     /* to call now; "" without a contact */
	char *number_who; /* "Care team, 8 h to 18 h" */
	char *second_number; /* the other line, "" for none */
	char *second_who;
	char *say;       /* the words to say, whole sentences */
	char *meanwhile; /* what not to take or do, from the rules; or "" */
	char *fallback;  /* no answer within an hour: emergency or 15 */
	char *waiting;   /* open for a day: "Waiting since yesterday."; or "" */
	char *quiet;     /* of advice_now: what is put off, until when; or "" */
	char *limit;     /* nobody reads this; call 15 if seriously ill */
};

/* About what these entries would mean (session_assess made result of them). */
void advice_of_result(struct advice *out, struct session *session,
		      const struct triage_result *result,
		      const struct entry_list *entries, enum lang lang);
/* What noting these asks for, beside what stands already: the highest open
 * alert that is about them or that they raise, else WATCH or NONE. */
enum level advice_level(struct session *session,
			const struct triage_result *result,
			const struct entry_list *entries);
/* About alerts that stand; alert NULL: all open ones in one call. */
enum err advice_of_alert(struct advice *out, struct session *session,
			 const struct alert *alert, enum lang lang) MUST_CHECK;
/* About what waits now: the open alerts that are not put off. NONE when there
 * are none, and no words then but those of what is put off. */
enum err advice_now(struct advice *out, struct session *session, enum lang lang)
	MUST_CHECK;
void advice_clear(struct advice *advice);

/* One line about an entry, in words: "Diarrhoea 2, since yesterday". Owned. */
char *advice_entry_line(struct session *session, const struct entry *entry,
			enum lang lang);
/* The same of a line of the starting point: "Diarrhoea, 2 out of 4". Owned. */
char *advice_start_line(struct session *session, const struct entry *entry,
			enum lang lang);
/* "Nivolumab + Ipilimumab" of "nivolumab+ipilimumab". Owned. */
char *advice_drugs(struct session *session, const char *codes, enum lang lang);
/* "noted the next day", "noted 3 days later"; NULL for what was noted on its
 * day. Owned. */
char *advice_noted_late(const struct entry *entry, enum lang lang);
/* What the care team last said about a symptom, measure or product, by whom
 * and when: "Come at ten. (nurse, Mrs Diallo, on Tuesday 14 October)". It
 * stays when the alert is over. Owned; NULL when nothing was said. */
char *advice_instruction(struct session *session, const char *code,
			 enum lang lang);
/* What a call about all open alerts is followed by tomorrow: "diarrhoea,
 * cough". Owned; NULL without a symptom. */
char *advice_asked_again(struct session *session, enum lang lang);
/* "Diarrhoea", what an alert is about; borrowed from it or the pack. */
const char *advice_label(const struct pack *pack, const struct alert *alert,
			 enum lang lang);
/* "Begun in the 30 days before: Turmeric (10 Nov.)." of a symptom's alert, as
 * many days as the pack has it: a fact, not a cause. Owned; NULL for none. */
char *advice_beside(struct session *session, const struct alert *alert,
		    enum lang lang);
/* "Worse than baseline (rule T-WORSE1, pack sample 0.1): ...". Owned. */
char *advice_why(struct session *session, const struct alert *alert,
		 enum lang lang);
/* The same without what was noted. */
char *advice_rules(struct session *session, const struct alert *alert,
		   enum lang lang);

/* "Rules: sample 0.1, 25 November 2026, not validated." Owned. */
char *advice_pack(const struct pack *pack, enum pack_trust trust,
		  enum lang lang);

/* What session_undo and session_redo say, in words: "a symptom noted".
 * Borrowed; the label itself when it is not one of ours. */
const char *advice_change(const char *label, enum lang lang);

#endif
