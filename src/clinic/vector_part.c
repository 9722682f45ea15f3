/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/vector_parts.h"

struct part
part_trim(struct part part)
{
	while (part.length > 0 && part.text[0] == ' ') {
		part.text++;
		part.length--;
	}
	while (part.length > 0 && part.text[part.length - 1] == ' ')
		part.length--;
	return part;
}

struct part
part_whole(const char *text)
{
	return part_trim((struct part){ text, strlen(text) });
}

struct part
part_before(struct part *rest, char mark)
{
	const char *found = memchr(rest->text, mark, rest->length);
	struct part before = *rest;

	if (found == NULL) {
		rest->text += rest->length;
		rest->length = 0;
		return part_trim(before);
	}
	before.length = (size_t)(found - rest->text);
	rest->text = found + 1;
	rest->length -= before.length + 1;
	return part_trim(before);
}

bool
part_take(struct part *out, struct part *rest, char mark)
{
	if (rest->length == 0)
		return false;
	*out = part_before(rest, mark);
	return true;
}

bool
part_take_line(struct part *out, struct part *rest)
{
	const char *end;

	if (rest->length == 0)
		return false;
	end = memchr(rest->text, '\n', rest->length);
	*out = *rest;
	if (end != NULL)
		out->length = (size_t)(end - rest->text);
	rest->text += out->length + (end != NULL);
	rest->length -= out->length + (end != NULL);
	if (out->length > 0 && out->text[out->length - 1] == '\r')
		out->length--;
	return true;
}

bool
part_equals(struct part part, const char *text)
{
	return strlen(text) == part.length &&
	       memcmp(text, part.text, part.length) == 0;
}

enum err
part_word(char out[static VECTOR_WORD], struct part part)
{
	if (part.length == 0)
		return err_note(ERR_INVALID, "a word is missing");
	if (part.length >= VECTOR_WORD)
		return err_note(ERR_INVALID, "a word is too long");
	memcpy(out, part.text, part.length);
	out[part.length] = '\0';
	return ERR_NONE;
}

enum err
part_number(milli *out, struct part part)
{
	char word[VECTOR_WORD];
	enum err err = part_word(word, part);

	if (err == ERR_NONE && milli_parse(out, word) != ERR_NONE)
		err = err_note(ERR_INVALID, "not a number: %s", word);
	return err;
}

enum err
part_count(int *out, struct part part, int limit)
{
	milli number = 0;
	enum err err = part_number(&number, part);

	if (err != ERR_NONE)
		return err;
	if (number < 0 || number > (milli)limit * MILLI_ONE ||
	    number % MILLI_ONE != 0)
		return err_note(ERR_INVALID, "not from 0 to %d: %.*s", limit,
				(int)part.length, part.text);
	*out = (int)(number / MILLI_ONE);
	return ERR_NONE;
}
