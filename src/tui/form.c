/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/form.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

int
form_add(struct form *form, const char *name, enum field_kind kind)
{
	struct field *field;

	if (form->count < FORM_FIELDS)
		form->count++;
	field = &form->fields[form->count - 1];
	(void)snprintf(field->name, sizeof(field->name), "%s", name);
	field->kind = kind;
	field->chosen = kind == FIELD_TICK ? 0 : FIELD_UNCHOSEN;
	if (kind == FIELD_SECRET && field->secret == NULL)
		field->secret = secret_new(SECRET_LIMIT);
	return form->count - 1;
}

int
form_find(const struct form *form, const char *name)
{
	for (int i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].name, name) == 0)
			return i;
	return -1;
}

const char *
form_text(const struct form *form, const char *name)
{
	int i = form_find(form, name);

	return i < 0 ? "" : buf_text(&form->fields[i].text);
}

int
form_chosen(const struct form *form, const char *name)
{
	int i = form_find(form, name);

	return i < 0 ? FIELD_UNCHOSEN : form->fields[i].chosen;
}

bool
form_is_ticked(const struct form *form, const char *name)
{
	return form_chosen(form, name) == 1;
}

void
field_set(struct field *field, const char *text)
{
	size_t length = strlen(text);

	buf_cut(&field->text, 0);
	if (length > FIELD_TEXT_LIMIT)
		length = 0;
	buf_add(&field->text, text, length);
	field->cursor = length;
}

void
form_set_text(struct form *form, const char *name, const char *text)
{
	int i = form_find(form, name);

	if (i >= 0)
		field_set(&form->fields[i], text);
}

void
form_choose(struct form *form, const char *name, int chosen)
{
	int i = form_find(form, name);

	if (i >= 0)
		form->fields[i].chosen = chosen;
}

struct secret *
form_secret(const struct form *form, const char *name)
{
	int i = form_find(form, name);
	const struct field *field;
	struct secret *copy;

	if (i < 0 || form->fields[i].secret_length == 0)
		return NULL;
	field = &form->fields[i];
	copy = secret_from_bytes(secret_open(field->secret),
				 field->secret_length);
	secret_close(field->secret);
	return copy;
}

void
field_forget(struct field *field)
{
	field_set(field, "");
	if (field->secret == NULL)
		return;
	wipe(secret_open_write(field->secret), SECRET_LIMIT);
	secret_close(field->secret);
	field->secret_length = 0;
	field->is_shown = false;
}

void
form_forget_secrets(struct form *form)
{
	for (int i = 0; i < form->count; i++)
		if (form->fields[i].kind == FIELD_SECRET)
			field_forget(&form->fields[i]);
}

void
form_clear(struct form *form)
{
	for (int i = 0; i < form->count; i++) {
		buf_clear(&form->fields[i].text);
		secret_free(form->fields[i].secret);
	}
	wipe(form, sizeof(*form));
}

static size_t
encode(char out[4], uint32_t character)
{
	if (character < 0x80) {
		out[0] = (char)character;
		return 1;
	}
	if (character < 0x800) {
		out[0] = (char)(0xc0 | character >> 6);
		out[1] = (char)(0x80 | (character & 0x3f));
		return 2;
	}
	if (character < 0x10000) {
		out[0] = (char)(0xe0 | character >> 12);
		out[1] = (char)(0x80 | (character >> 6 & 0x3f));
		out[2] = (char)(0x80 | (character & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | (character >> 18 & 0x07));
	out[1] = (char)(0x80 | (character >> 12 & 0x3f));
	out[2] = (char)(0x80 | (character >> 6 & 0x3f));
	out[3] = (char)(0x80 | (character & 0x3f));
	return 4;
}

static enum edit
insert_secret(struct field *field, const char *bytes, size_t length)
{
	if (field->secret_length + length > SECRET_LIMIT)
		return EDIT_FULL;
	memcpy(secret_open_write(field->secret) + field->secret_length, bytes,
	       length);
	secret_close(field->secret);
	field->secret_length += length;
	return EDIT_CHANGED;
}

static enum edit
insert_text(struct field *field, const char *bytes, size_t length)
{
	struct buf tail = { 0 };

	if (field->text.length + length > FIELD_TEXT_LIMIT)
		return EDIT_FULL;
	buf_adds(&tail, buf_text(&field->text) + field->cursor);
	buf_cut(&field->text, field->cursor);
	buf_add(&field->text, bytes, length);
	field->cursor = field->text.length;
	buf_adds(&field->text, buf_text(&tail));
	buf_clear(&tail);
	return EDIT_CHANGED;
}

enum edit
field_insert(struct field *field, const char *text)
{
	size_t length = strlen(text);

	if (field->kind == FIELD_SECRET)
		return insert_secret(field, text, length);
	return insert_text(field, text, length);
}

/* The start of the grapheme that ends at the cursor. */
static size_t
before_cursor(const struct field *field)
{
	const char *text = buf_text(&field->text);
	size_t at = 0, step;

	while (at < field->cursor) {
		step = utf8_grapheme(text + at);
		if (step == 0 || at + step >= field->cursor)
			break;
		at += step;
	}
	return at;
}

static void
remove_text(struct field *field, size_t from, size_t to)
{
	struct buf tail = { 0 };

	buf_adds(&tail, buf_text(&field->text) + to);
	buf_cut(&field->text, from);
	buf_adds(&field->text, buf_text(&tail));
	field->cursor = from;
	buf_clear(&tail);
}

static enum edit
erase_before(struct field *field)
{
	if (field->kind == FIELD_SECRET) {
		uint8_t *bytes;

		if (field->secret_length == 0)
			return EDIT_MOVED;
		bytes = secret_open_write(field->secret);
		do
			field->secret_length--;
		while (field->secret_length > 0 &&
		       (bytes[field->secret_length] & 0xc0) == 0x80);
		wipe(bytes + field->secret_length,
		     SECRET_LIMIT - field->secret_length);
		secret_close(field->secret);
		return EDIT_CHANGED;
	}
	if (field->cursor == 0)
		return EDIT_MOVED;
	remove_text(field, before_cursor(field), field->cursor);
	return EDIT_CHANGED;
}

static enum edit
erase_after(struct field *field)
{
	size_t step = utf8_grapheme(buf_text(&field->text) + field->cursor);

	if (step == 0)
		return EDIT_MOVED;
	remove_text(field, field->cursor, field->cursor + step);
	return EDIT_CHANGED;
}

static enum edit
type(struct field *field, uint32_t character)
{
	char bytes[5] = { 0 };

	if (character < ' ' || (character >= 0x7f && character < 0xa0))
		return EDIT_UNUSED;
	(void)encode(bytes, character);
	return field_insert(field, bytes);
}

static enum edit
move_to(struct field *field, size_t cursor)
{
	field->cursor = cursor;
	return EDIT_MOVED;
}

enum edit
field_press(struct field *field, const struct press *press)
{
	size_t at = field->cursor;

	if (press->kind == PRESS_CHARACTER)
		return type(field, press->character);
	if (press->kind == PRESS_PASTE)
		return field_insert(field, press->line);
	if (press->kind == PRESS_BACKSPACE)
		return erase_before(field);
	if (press->kind == PRESS_DELETE)
		return erase_after(field);
	if (press->kind == PRESS_LEFT)
		return move_to(field, before_cursor(field));
	if (press->kind == PRESS_RIGHT)
		return move_to(field,
			       at + utf8_grapheme(buf_text(&field->text) + at));
	if (press->kind == PRESS_HOME && at > 0)
		return move_to(field, 0);
	if (press->kind == PRESS_END && at < field->text.length)
		return move_to(field, field->text.length);
	return EDIT_UNUSED;
}
