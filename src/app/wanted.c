/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/wanted.h"

#include <stdlib.h>
#include <string.h>

#include "app/wording.h"
#include "base/alloc.h"
#include "base/utf8.h"

enum {
	WORD_LIMIT = 8,
	WORD_CODES = 4 * PACK_CHOICES,
	WORD_VALUES = 16,
	WORD_FLAGS = 32,
	NAME_LEAST = 3, /* letters: fewer are the beginning of anything */
};

/* One word, folded, and what it may stand for. */
struct wanted_word {
	char *text;
	const char *codes[WORD_CODES];
	const char *values[WORD_VALUES];
	struct search_flag flags[WORD_FLAGS];
};

struct wanted {
	struct search_word asked[WORD_LIMIT];
	struct wanted_word words[WORD_LIMIT];
	const char *phrase[WORD_CODES]; /* of all words together */
	size_t count, phrase_count;
};

/* Columns: the kinds it is a word for, or the code kept in a detail; the words
 * that people look for it with. */
static const struct {
	unsigned kinds;
	const char *value, *words;
} names[] = {
	{ 1U << ENTRY_SYMPTOM, NULL, NC_("searched", "symptom") },
	{ 1U << ENTRY_MEASURE, NULL, NC_("searched", "measure") },
	{ 1U << ENTRY_PRODUCT, NULL, NC_("searched", "medicine product") },
	{ 1U << ENTRY_DOSE, NULL, NC_("searched", "dose intake") },
	{ 1U << ENTRY_TREATMENT, NULL,
	  NC_("searched", "treatment immunotherapy first") },
	{ 1U << ENTRY_INFUSION, NULL, NC_("searched", "infusion drip") },
	{ 1U << ENTRY_NOTHING_NEW, NULL, NC_("searched", "nothing new") },
	{ 1U << ENTRY_BASELINE, NULL, NC_("searched", "baseline start") },
	{ 1U << ENTRY_CALL, NULL, NC_("searched", "call telephone") },
	{ 1U << ENTRY_QUESTION, NULL, NC_("searched", "question ask") },
	{ 1U << ENTRY_VISIT, NULL, NC_("searched", "visit appointment") },
	{ 0, "nurse", NC_("searched", "nurse") },
	{ 0, "doctor", NC_("searched", "doctor physician") },
	{ 0, "night", NC_("searched", "night weekend") },
	{ 0, "15", NC_("searched", "emergency ambulance") },
	{ 0, "nobody", NC_("searched", "nobody unanswered") },
	{ 0, "taking", NC_("searched", "taking") },
	{ 0, "recent", NC_("searched", "stopped lately") },
	{ 0, "planned", NC_("searched", "planned thinking") },
	{ 0, "stopped", NC_("searched", "stopped") },
	{ 0, "missed", NC_("searched", "missed forgotten") },
	{ 0, "reduced", NC_("searched", "reduced") },
	{ 0, "received", NC_("searched", "received vaccine") },
	{ 0, "otc", NC_("searched", "pharmacy") },
	{ 0, "natural", NC_("searched", "natural plant") },
	{ 0, "prescribed", NC_("searched", "prescription") },
};

/* A word of the folded text begins with it. */
static bool
begins_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (;;) {
		if (strncmp(text, word, length) == 0)
			return true;
		text = strchr(text, ' ');
		if (text == NULL)
			return false;
		text++;
	}
}

static bool
is_word_of(const char *text, const char *word)
{
	struct buf folded = { 0 };
	bool found;

	utf8_add_folded(&folded, text);
	found = begins_word(buf_text(&folded), word);
	buf_clear(&folded);
	return found;
}

static bool
is_word_for(const char *msgid, const char *word)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (is_word_of(word_text((enum lang)lang, msgid), word))
			return true;
	return false;
}

static void
find_names(struct search_word *out, struct wanted_word *word)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!is_word_for(names[i].words, word->text))
			continue;
		out->kinds |= names[i].kinds;
		if (names[i].value != NULL && out->value_count < WORD_VALUES)
			word->values[out->value_count++] = names[i].value;
	}
	out->values = word->values;
}

static void
find_flags_of(struct search_word *out, struct wanted_word *word,
	      const struct symptom *symptom)
{
	for (size_t i = 0; i < symptom->flag_count; i++) {
		const struct flag *flag = &symptom->flags[i];
		struct search_flag found = { symptom->id, flag->code };
		bool is_named = false;

		for (int lang = 0; lang < LANG_COUNT; lang++)
			is_named |= is_word_of(flag->label.in[lang],
					       word->text);
		if (is_named && out->flag_count < WORD_FLAGS)
			word->flags[out->flag_count++] = found;
	}
	out->flags = word->flags;
}

/* ---- the pack ---- */

static const char *
code_at(const struct pack *pack, enum pack_list list, size_t i)
{
	switch (list) {
	case PACK_SYMPTOMS:
		return pack_symptom_at(pack, i)->id;
	case PACK_MEASURES:
		return pack_measure_at(pack, i)->id;
	case PACK_TREATMENTS:
		return pack_treatment_at(pack, i)->id;
	case PACK_PRODUCTS:
		break;
	}
	return pack_product_at(pack, i)->id;
}

static size_t
find_codes(const char *out[static WORD_CODES], const struct pack *pack,
	   const char *text)
{
	struct pack_choice choice;
	size_t count = 0;

	for (int list = PACK_SYMPTOMS; list <= PACK_PRODUCTS; list++) {
		pack_search(&choice, pack, (enum pack_list)list, text);
		for (size_t i = 0; i < choice.count && i < PACK_CHOICES; i++)
			out[count++] = code_at(pack, (enum pack_list)list,
					       choice.found[i]);
	}
	return count;
}

static void
find_all(struct search_word *out, struct wanted_word *word,
	 const struct pack *pack)
{
	out->text = word->text;
	if (strlen(word->text) < NAME_LEAST)
		return;
	out->codes = word->codes;
	out->code_count = find_codes(word->codes, pack, word->text);
	find_names(out, word);
	for (size_t i = 0; i < pack_symptom_count(pack); i++)
		find_flags_of(out, word, pack_symptom_at(pack, i));
}

struct wanted *
wanted_new(const char *words, const struct pack *pack)
{
	struct wanted *wanted = alloc_zeroed(1, sizeof(*wanted));
	struct buf folded = { 0 };
	const char *text;

	utf8_add_folded(&folded, words);
	text = buf_text(&folded);
	while (*text != '\0' && wanted->count < WORD_LIMIT) {
		struct wanted_word *word = &wanted->words[wanted->count];
		size_t length = strcspn(text, " ");

		word->text = alloc_string_part(text, length);
		find_all(&wanted->asked[wanted->count++], word, pack);
		text += length;
		text += strspn(text, " ");
	}
	if (wanted->count > 1)
		wanted->phrase_count = find_codes(wanted->phrase, pack, words);
	buf_clear(&folded);
	return wanted;
}

bool
wanted_apply(struct entry_query *query, const struct wanted *wanted)
{
	query->words = wanted->asked;
	query->word_count = wanted->count;
	query->phrase_codes = wanted->phrase;
	query->phrase_count = wanted->phrase_count;
	return wanted->count > 0;
}

void
wanted_free(struct wanted *wanted)
{
	for (size_t i = 0; i < wanted->count; i++)
		wipe_string(wanted->words[i].text);
	free(wanted);
}
