/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symptoms that go on: each is asked about again until it is over. */
#ifndef VIGIE_APP_FOLLOWED_H
#define VIGIE_APP_FOLLOWED_H

#include "app/session.h"

/* How it went since, in the order of the choices. */
enum course {
	COURSE_BETTER,
	COURSE_SAME,
	COURSE_WORSE,
	COURSE_OVER,
	COURSE_COUNT,
};

/* The latest entries of the symptoms that go on, newest first. */
void followed_list(struct entry_list *out, struct session *session,
		   struct stamp now);
size_t followed_count(struct session *session, struct stamp now);
bool followed_holds(const struct entry_list *followed, const char *code);
/* As it was, only better or the same; or over. What is worse has its form. */
enum err followed_again(struct entry_list *out, const struct pack *pack,
			const struct entry *before, enum course course)
	MUST_CHECK;
/*
 * "Nothing new" says that the whole list of usual symptoms was gone through:
 * each that does not go on was asked about and is absent, 0 by its code.
 */
enum err followed_whole_list(struct entry *nothing, struct session *session,
			     struct stamp now) MUST_CHECK;

#endif
