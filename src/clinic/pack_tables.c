/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/pack_parts.h"

/* A word of a cell and the bit it sets. */
struct bit_word {
	const char *word;
	unsigned bit;
};
static const struct bit_word ask_words[] = {
	{ "frequency", ASKS_FREQUENCY },       { "severity", ASKS_SEVERITY },
	{ "interference", ASKS_INTERFERENCE }, { "amount", ASKS_AMOUNT },
	{ "presence", ASKS_PRESENCE },         { NULL, 0 },
};
static const struct bit_word target_words[] = {
	{ "pd1", TARGET_PD1 },     { "pdl1", TARGET_PDL1 },
	{ "ctla4", TARGET_CTLA4 }, { "lag3", TARGET_LAG3 },
	{ "other", TARGET_OTHER }, { NULL, 0 },
};

static const char *const column_of_driver[SCALE_STEPS] = {
	NULL, "level_1", "level_2", "level_3", "level_4",
};

static unsigned
row_bits(struct row *row, const char *column, const struct bit_word *words)
{
	const char *rest = row_cell(row, column, PACK_LABEL_LIMIT);
	const char *part;
	size_t length;
	unsigned bits = 0;

	while (part_next(&part, &length, &rest)) {
		const struct bit_word *word = words;

		while (word->word && !part_is(part, length, word->word))
			word++;
		if (!word->word)
			row_refuse(row, "%s knows no \"%.*s\"", column,
				   (int)length, part);
		bits |= word->bit;
	}
	return bits;
}

static enum body_area
row_area(struct row *row)
{
	const char *cell = row_cell(row, "area", PACK_LABEL_LIMIT);

	for (int i = 0; i < AREA_COUNT; i++)
		if (strcmp(cell, body_area_code((enum body_area)i)) == 0)
			return (enum body_area)i;
	row_refuse(row, "there is no body area \"%.40s\"", cell);
	return AREA_OTHER;
}

static void
read_links(struct row *row, const struct pack *pack, struct symptom *symptom)
{
	const char *rest = row_cell(row, "links", PACK_LABEL_LIMIT);
	const char *part;
	size_t length;

	while (part_next(&part, &length, &rest)) {
		char *id = alloc_string_part(part, length);
		const struct measure *measure = pack_measure(pack, id);

		if (!measure)
			row_refuse(row, "there is no measure \"%.40s\"", id);
		else if (symptom->link_count == SYMPTOM_LINKS)
			row_refuse(row, "more than %d linked measures",
				   SYMPTOM_LINKS);
		else
			symptom->links[symptom->link_count++] = measure;
		free(id);
	}
}

static bool
has_flag(const struct symptom *symptom, const char *code)
{
	for (size_t i = 0; i < symptom->flag_count; i++)
		if (strcmp(symptom->flags[i].code, code) == 0)
			return true;
	return false;
}

/* The codes first; then as many labels in each language. */
static void
read_flags(struct row *row, struct symptom *symptom)
{
	const char *rest = row_cell(row, "flags", PACK_LABEL_LIMIT);
	const char *labels[LANG_COUNT] = {
		row_cell(row, "flags_en", PACK_SENTENCE_LIMIT),
		row_cell(row, "flags_fr", PACK_SENTENCE_LIMIT),
	};
	const char *part;
	size_t length;

	while (!row->err && part_next(&part, &length, &rest)) {
		char *code = alloc_string_part(part, length);
		struct flag *flag;

		if (!pack_id_is_valid(code) || has_flag(symptom, code) ||
		    symptom->flag_count == SYMPTOM_FLAGS) {
			row_refuse(row,
				   "flag \"%.40s\": no id, there twice, "
				   "or more than %d",
				   code, SYMPTOM_FLAGS);
			free(code);
			return;
		}
		flag = &symptom->flags[symptom->flag_count++];
		flag->code = code;
		for (int i = 0; i < LANG_COUNT; i++) {
			if (!part_next(&part, &length, &labels[i]))
				length = 0;
			if (length == 0)
				row_refuse(row, "flag %s has no label in %s",
					   code, lang_code((enum lang)i));
			flag->label.in[i] = alloc_string_part(
				length > 0 ? part : "", length);
		}
	}
	if (*labels[LANG_EN] != '\0' || *labels[LANG_FR] != '\0')
		row_refuse(row, "more labels than flags");
}

/* Own words of the five steps, or none: then the scale has its usual ones. */
static void
read_steps(struct row *row, struct symptom *symptom)
{
	struct words cells = row_words(row, "steps", OPTIONAL, WORDS_LIST);

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const char *rest = cells.in[lang];
		const char *part;
		size_t length, count = 0;

		while (part_next(&part, &length, &rest)) {
			if (count < SCALE_STEPS && length > 0)
				symptom->steps[count].in[lang] =
					alloc_string_part(part, length);
			count += length > 0 ? 1 : SCALE_STEPS + 1;
		}
		if (count != 0 && count != SCALE_STEPS)
			row_refuse(row, "steps_%s must be five, 0 to 4",
				   lang_code((enum lang)lang));
		for (size_t i = 0; i < SCALE_STEPS; i++)
			if (!symptom->steps[i].in[lang])
				symptom->steps[i].in[lang] = alloc_string("");
	}
	words_clear(&cells);
}

static void
read_levels(struct row *row, struct symptom *symptom)
{
	int filled = 0;

	for (int i = 1; i < SCALE_STEPS; i++) {
		symptom->column[i] = row_level(row, column_of_driver[i]);
		if (symptom->column[i] == LEVEL_NONE)
			continue;
		filled++;
		if (symptom->column[i] < symptom->column[i - 1])
			row_refuse(row, "%s is lower than the level before",
				   column_of_driver[i]);
	}
	symptom->presence_column = row_level(row, "level_presence");
	symptom->has_presence_column = symptom->presence_column != LEVEL_NONE;
	if (filled != 0 && filled != SCALE_STEPS - 1)
		row_refuse(row,
			   "level_1 to level_4 must all be there, or none");
	if (filled == 0 && !symptom->has_presence_column &&
	    symptom->link_count == 0)
		row_refuse(row, "no level, and no measure that gives one");
	if (filled != 0 && symptom->has_presence_column)
		row_refuse(row, "level_presence beside level_1 to level_4");
}

static void
read_symptom(struct row *row, struct pack *pack, struct symptom *symptom)
{
	const char *tier = row_cell(row, "tier", PACK_LABEL_LIMIT);

	symptom->id = row_id(row, "id");
	symptom->organ = row_id(row, "organ");
	symptom->area = row_area(row);
	symptom->core = strcmp(tier, "C") == 0;
	if (!symptom->core && strcmp(tier, "E") != 0)
		row_refuse(row, "tier is neither C nor E");
	symptom->comfort = row_yes(row, "comfort");
	symptom->high_risk = row_yes(row, "high_risk");
	symptom->asks = row_bits(row, "asks", ask_words);
	symptom->label = row_words(row, "label", NEEDED, WORDS_LABEL);
	symptom->question = row_words(row, "question", NEEDED, WORDS_SENTENCE);
	symptom->synonyms = row_words(row, "synonyms", OPTIONAL, WORDS_LIST);
	read_links(row, pack, symptom);
	read_flags(row, symptom);
	read_steps(row, symptom);
	read_levels(row, symptom);
	if (symptom->asks == 0 && symptom->link_count == 0)
		row_refuse(row, "it asks nothing");
}

static void
name_symptom(struct pack *pack, struct row *row)
{
	size_t at = pack->symptom_count - 1;
	const struct symptom *symptom = &pack->symptoms[at];
	struct name_list *names = &pack->names[PACK_SYMPTOMS];
	struct name like = { .row = at, .line = row_line(row) };

	name_list_add(names, &like, symptom->id);
	like.step = NAME_LABEL;
	name_list_add_label(names, &like, &symptom->label);
	like.step = NAME_OTHER;
	for (int i = 0; i < LANG_COUNT; i++)
		name_list_add_parts(names, &like, symptom->synonyms.in[i]);
	name_list_check_room(names, row);
}

enum err
pack_read_symptoms(struct pack *pack, const struct csv_table *table)
{
	size_t rows = table->row_count - 1;

	pack->symptoms = alloc_zeroed(rows, sizeof(pack->symptoms[0]));
	pack->symptom_ids = alloc_zeroed(rows, sizeof(pack->symptom_ids[0]));
	for (size_t i = 0; i < rows; i++) {
		struct row row = { .table = table, .index = i + 1 };

		pack->symptom_count = i + 1;
		read_symptom(&row, pack, &pack->symptoms[i]);
		pack->symptom_ids[i] = (struct id_entry){ pack->symptoms[i].id,
							  i, row_line(&row) };
		if (!row.err)
			name_symptom(pack, &row);
		if (row.err)
			return row.err;
	}
	return pack_index(pack->symptom_ids, rows, table->file);
}

static void
read_treatment(struct row *row, struct treatment *treatment)
{
	treatment->id = row_id(row, "id");
	treatment->label = row_words(row, "label", NEEDED, WORDS_LABEL);
	treatment->targets = row_bits(row, "targets", target_words);
	treatment->counts_as_pair = row_yes(row, "pair");
	treatment->brands = row_text(row, "brands", PACK_LIST_LIMIT);
	treatment->regimens = row_words(row, "regimens", OPTIONAL, WORDS_LIST);
	if (treatment->targets == 0)
		row_refuse(row, "targets is empty");
}

static void
name_treatment(struct pack *pack, struct row *row)
{
	size_t at = pack->treatment_count - 1;
	const struct treatment *treatment = &pack->treatments[at];
	struct name_list *names = &pack->names[PACK_TREATMENTS];
	struct name like = { .row = at, .line = row_line(row) };

	name_list_add(names, &like, treatment->id);
	like.step = NAME_LABEL;
	name_list_add_label(names, &like, &treatment->label);
	like.step = NAME_OTHER;
	name_list_add_parts(names, &like, treatment->brands);
	name_list_check_room(names, row);
}

enum err
pack_read_treatments(struct pack *pack, const struct csv_table *table)
{
	size_t rows = table->row_count - 1;

	pack->treatments = alloc_zeroed(rows, sizeof(pack->treatments[0]));
	pack->treatment_ids = alloc_zeroed(rows,
					   sizeof(pack->treatment_ids[0]));
	for (size_t i = 0; i < rows; i++) {
		struct treatment *treatment = &pack->treatments[i];
		struct row row = { .table = table, .index = i + 1 };

		pack->treatment_count = i + 1;
		read_treatment(&row, treatment);
		pack->treatment_ids[i] = (struct id_entry){ treatment->id, i,
							    row_line(&row) };
		if (!row.err)
			name_treatment(pack, &row);
		if (row.err)
			return row.err;
	}
	return pack_index(pack->treatment_ids, rows, table->file);
}
