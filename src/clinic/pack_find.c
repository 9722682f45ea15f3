/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "clinic/pack_parts.h"

enum {
	TYPED_LIMIT = 200, /* bytes: no name of a pack is longer */
	SLIP_LENGTH = 4,   /* in fewer letters a slip is another word */
	WORDS_TYPED = 12,
};

/* How well a row answers what was typed so far; smaller is better. */
enum rank {
	RANK_NAME,      /* it is one of its names */
	RANK_BEGINNING, /* a name begins with it */
	RANK_WORDS,     /* each word begins a word of one name */
	RANK_COUNT,
};

/* Words of a sentence that say nothing about the thing: "j'ai mal à la". */
static const char *const little_words[] = {
	"a",   "ai", "am", "and", "au",  "aux",  "c",  "d",   "dans", "de",
	"des", "du", "en", "est", "et",  "have", "i",  "in",  "is",   "j",
	"je",  "l",  "la", "le",  "les", "ma",   "me", "mes", "mon",  "my",
	"of",  "on", "s",  "sur", "the", "to",   "un", "une",
};
enum { LITTLE_WORDS = sizeof(little_words) / sizeof(little_words[0]) };

struct typed_words {
	const char *start[WORDS_TYPED];
	size_t length[WORDS_TYPED];
	size_t count;
};

static void
add_choice(struct pack_choice *out, size_t row)
{
	for (size_t i = 0; i < out->count; i++)
		if (out->found[i] == row)
			return;
	if (out->count < PACK_CHOICES)
		out->found[out->count++] = row;
}

static bool
begins_with_words(const char *name, const char *typed)
{
	size_t length = strlen(typed);

	return strncmp(name, typed, length) == 0 && name[length] == ' ';
}

static void
choose_named(struct pack_choice *out, const struct name_list *names,
	     enum name_step step, const char *typed)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->items[i].step == step &&
		    strcmp(names->items[i].folded, typed) == 0)
			add_choice(out, names->items[i].row);
}

static void
choose_leading(struct pack_choice *out, const struct name_list *names,
	       const char *typed)
{
	for (size_t i = 0; i < names->count; i++)
		if (begins_with_words(names->items[i].folded, typed))
			add_choice(out, names->items[i].row);
}

static void
choose_slips(struct pack_choice *out, const struct name_list *names,
	     const char *typed)
{
	if (strlen(typed) < SLIP_LENGTH)
		return;
	for (size_t i = 0; i < names->count; i++)
		if (utf8_is_one_slip(names->items[i].folded, typed))
			add_choice(out, names->items[i].row);
	out->by_slip = out->count > 0;
}

static enum err
find_folded(struct pack_choice *out, const struct name_list *names,
	    const char *typed)
{
	for (int step = NAME_ID; step <= NAME_OTHER && out->count == 0; step++)
		choose_named(out, names, (enum name_step)step, typed);
	if (out->count == 0)
		choose_leading(out, names, typed);
	if (out->count == 1)
		return ERR_NONE;
	if (out->count > 1)
		return ERR_AMBIGUOUS;
	choose_slips(out, names, typed);
	return ERR_NOT_FOUND;
}

enum err
pack_find(struct pack_choice *out, const struct pack *pack, enum pack_list list,
	  const char *text)
{
	struct buf typed = { 0 };
	enum err err = ERR_NOT_FOUND;

	*out = (struct pack_choice){ 0 };
	if (strlen(text) > TYPED_LIMIT)
		return ERR_NOT_FOUND;
	utf8_add_folded(&typed, text);
	if (typed.length > 0)
		err = find_folded(out, &pack->names[list], buf_text(&typed));
	buf_clear(&typed);
	return err;
}

static bool
is_little(const char *word, size_t length)
{
	for (size_t i = 0; i < LITTLE_WORDS; i++)
		if (part_is(word, length, little_words[i]))
			return true;
	return false;
}

static void
add_word(struct typed_words *words, const char *start, size_t length)
{
	if (words->count == WORDS_TYPED)
		return;
	words->start[words->count] = start;
	words->length[words->count++] = length;
}

enum which_words { ALL_WORDS, TELLING_WORDS };

static void
split_words(struct typed_words *words, const char *typed,
	    enum which_words which)
{
	words->count = 0;
	while (*typed != '\0') {
		size_t length = strcspn(typed, " ");

		if (which == ALL_WORDS || !is_little(typed, length))
			add_word(words, typed, length);
		typed += length;
		typed += *typed == ' ' ? 1 : 0;
	}
}

static bool
has_word(const char *name, const char *start, size_t length)
{
	for (;;) {
		if (strncmp(name, start, length) == 0)
			return true;
		name = strchr(name, ' ');
		if (!name)
			return false;
		name++;
	}
}

static enum rank
rank_of(const char *name, const char *typed, const struct typed_words *words)
{
	if (strcmp(name, typed) == 0)
		return RANK_NAME;
	if (strncmp(name, typed, strlen(typed)) == 0)
		return RANK_BEGINNING;
	for (size_t i = 0; i < words->count; i++)
		if (!has_word(name, words->start[i], words->length[i]))
			return RANK_COUNT;
	return RANK_WORDS;
}

static void
search_folded(struct pack_choice *out, const struct name_list *names,
	      const char *typed)
{
	struct typed_words words;

	split_words(&words, typed, TELLING_WORDS);
	if (words.count == 0)
		split_words(&words, typed, ALL_WORDS);
	for (int rank = RANK_NAME; rank < RANK_COUNT; rank++)
		for (size_t i = 0; i < names->count; i++)
			if (rank_of(names->items[i].folded, typed, &words) ==
			    (enum rank)rank)
				add_choice(out, names->items[i].row);
	if (out->count == 0)
		choose_slips(out, names, typed);
}

void
pack_search(struct pack_choice *out, const struct pack *pack,
	    enum pack_list list, const char *text)
{
	struct buf typed = { 0 };

	*out = (struct pack_choice){ 0 };
	if (strlen(text) > TYPED_LIMIT)
		return;
	utf8_add_folded(&typed, text);
	if (typed.length > 0)
		search_folded(out, &pack->names[list], buf_text(&typed));
	buf_clear(&typed);
}
