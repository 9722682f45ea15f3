/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A patient at home: a real diary in a folder of its own, with the cheapest
 * key derivation, and a clock that the test moves. */
#ifndef VIGIE_TESTS_HOME_H
#define VIGIE_TESTS_HOME_H

#include "app/session.h"

struct home {
	char *folder, *path;
	struct pack *pack;
	struct session *session;
	struct stamp now;
};

/* On immunotherapy for 200 days, last infusion 12 days ago, a team and a
 * night line; it is ten in the morning of day 0. */
void home_open(struct home *home);
/* The same without any treatment or contact. */
void home_open_empty(struct home *home);
void home_close(struct home *home);
/* Closes and opens again. */
void home_reopen(struct home *home, enum session_mode mode);
/* The clock: so many days (before noon: below 0) and hours after the start. */
void home_go_to(struct home *home, int day, int hour);
void home_wait(struct home *home, int hours);

/* Notes now, or the failure: "severity=2 flag:night=1 interference=?", levels
 * and measures as they are typed. */
enum err home_note(struct home *home, enum entry_kind kind, const char *code,
		   const char *answers);
/* The id of the entry noted last. */
int64_t home_symptom(struct home *home, const char *code, const char *answers);
int64_t home_measure(struct home *home, const char *code, const char *value);
/* details: "status=planned;name=Curcuma"; told adds the answer. */
int64_t home_product(struct home *home, const char *code, const char *details);
void home_answer(struct entry *entry, const char *answers);
void home_details(struct entry *entry, const char *details);

/* said and next may be NULL. */
enum err home_try_call(struct home *home, int64_t alert, enum call_who who,
		       const char *said);
void home_call(struct home *home, enum call_who who, const char *said);

/* "open URGENT diarrhea, calm REPORT cough": all that are not closed. */
char *home_alerts(struct home *home);
void assert_alerts(struct home *home, const char *want);
/* The first standing alert about a code; the test fails without one. */
struct alert_list home_alert(struct home *home, const char *code);

#endif
