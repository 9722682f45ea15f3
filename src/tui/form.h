/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a form holds: named fields, so that any form can be kept as a draft
 * and filled again. How it looks is the view's business.
 */
#ifndef VIGIE_TUI_FORM_H
#define VIGIE_TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "sys/secret.h"
#include "tui/press.h"

enum field_kind {
	FIELD_TEXT,
	FIELD_CHOICE, /* chosen: which one, FIELD_UNCHOSEN for none */
	FIELD_TICK,   /* chosen: 0 or 1 */
	FIELD_SECRET, /* never drafted */
};

enum {
	FIELD_UNCHOSEN = -1,
	FIELD_NAME_LIMIT = 80,
	FIELD_TEXT_LIMIT = 8 * 1024,
	FORM_FIELDS = 128, /* a check-in has a tick for each symptom */
};

struct field {
	char name[FIELD_NAME_LIMIT];
	enum field_kind kind;
	int chosen;
	struct buf text;
	size_t cursor;         /* bytes into text */
	struct secret *secret; /* room for SECRET_LIMIT bytes */
	size_t secret_length;
	bool is_shown; /* a secret, by the person's wish */
};

struct form {
	struct field fields[FORM_FIELDS];
	int count;
	bool is_touched; /* something was said since it was opened or saved */
};

/* Returns the field's place. Past FORM_FIELDS the last one. */
int form_add(struct form *form, const char *name, enum field_kind kind);
/* -1 when there is none. */
int form_find(const struct form *form, const char *name);
/* "" and FIELD_UNCHOSEN for a field that is not there. */
const char *form_text(const struct form *form, const char *name);
int form_chosen(const struct form *form, const char *name);
bool form_is_ticked(const struct form *form, const char *name);
void form_set_text(struct form *form, const char *name, const char *text);
void form_choose(struct form *form, const char *name, int chosen);
/* A copy of what was typed, or NULL when nothing was. */
struct secret *form_secret(const struct form *form, const char *name);
void form_forget_secrets(struct form *form);
/* Wipes. */
void form_clear(struct form *form);

/* What one press did to a text or secret. */
enum edit {
	EDIT_UNUSED,
	EDIT_MOVED,
	EDIT_CHANGED,
	EDIT_FULL,
};
enum edit field_press(struct field *field, const struct press *press);
/* Replaces the text; past the limit the rest is left out. */
void field_set(struct field *field, const char *text);
/* Nothing stands there, a secret wiped. */
void field_forget(struct field *field);
/* Secrets too. */
enum edit field_insert(struct field *field, const char *text);

#endif
