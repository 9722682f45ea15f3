/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/pack_parts.h"

/* The order they are read and signed in. */
enum {
	FILE_ABOUT,
	FILE_MEASURES,
	FILE_SYMPTOMS,
	FILE_TREATMENTS,
	FILE_MEDICINES,
	FILE_NATURAL,
	FILE_RULES,
};
static const char *const file_names[PACK_FILES] = {
	[FILE_ABOUT] = "pack.cfg",
	[FILE_MEASURES] = "measures.csv",
	[FILE_SYMPTOMS] = "symptoms.csv",
	[FILE_TREATMENTS] = "treatments.csv",
	[FILE_MEDICINES] = "medicines.csv",
	[FILE_NATURAL] = "natural.csv",
	[FILE_RULES] = "rules.cfg",
};

/* Rows the program itself reaches for. */
static const char *const needed_products[] = { "unclassified",
					       "other_natural" };
enum { NEEDED_PRODUCTS = sizeof(needed_products) / sizeof(char *) };

static const struct {
	const char *code;
	const char *label;
} areas[AREA_COUNT] = {
	[AREA_GUT] = { "gut", N_("Belly, stools") },
	[AREA_SKIN] = { "skin", N_("Skin, itching") },
	[AREA_LUNG] = { "lung", N_("Breath, cough") },
	[AREA_HEART] = { "heart", N_("Chest, heart") },
	[AREA_MOUTH] = { "mouth", N_("Mouth, thirst, appetite") },
	[AREA_URINE_JAUNDICE] = { "urine_jaundice", N_("Urine, yellow skin") },
	[AREA_TIRED_MOOD] = { "tired_mood", N_("Tiredness, sleep, mood") },
	[AREA_FEVER] = { "fever", N_("Fever, chills") },
	[AREA_HEAD_EYES] = { "head_eyes", N_("Head, sight, dizziness") },
	[AREA_MUSCLES_JOINTS] = { "muscles_joints", N_("Muscles, joints") },
	[AREA_TINGLING_WEAKNESS] = { "tingling_weakness",
				     N_("Tingling, weakness") },
	[AREA_OTHER] = { "other", N_("Something else") },
};

const char *
body_area_code(enum body_area area)
{
	return areas[area].code;
}

const char *
body_area_label(enum body_area area)
{
	return areas[area].label;
}

const char *
pack_file_name(size_t i)
{
	return file_names[i];
}

/* The files in their order; those of other names are left out. */
static enum err
sort_files(const struct pack_file *out[PACK_FILES],
	   const struct pack_file *files, size_t count)
{
	for (size_t i = 0; i < PACK_FILES; i++) {
		size_t at = 0;

		while (at < count && strcmp(files[at].name, file_names[i]) != 0)
			at++;
		if (at == count)
			return err_note(ERR_PACK, "%s is missing",
					file_names[i]);
		if (files[at].length > PACK_FILE_LIMIT)
			return err_note(ERR_PACK, "%s: over %d bytes",
					file_names[i], PACK_FILE_LIMIT);
		out[i] = &files[at];
	}
	return ERR_NONE;
}

typedef enum err (*table_reader)(struct pack *, const struct csv_table *);

static const table_reader table_readers[PACK_FILES] = {
	[FILE_MEASURES] = pack_read_measures,
	[FILE_SYMPTOMS] = pack_read_symptoms,
	[FILE_TREATMENTS] = pack_read_treatments,
	[FILE_MEDICINES] = pack_read_medicines,
	[FILE_NATURAL] = pack_read_natural,
};

static enum err
read_table(struct pack *pack, const struct pack_file *file, table_reader reader)
{
	struct csv_table table;
	enum err err = csv_table_read(&table, file);

	if (err)
		return err;
	err = reader(pack, &table);
	csv_table_clear(&table);
	return err;
}

/* A list without it would leave the patient's own words no place to go. */
static enum err
check_needed_rows(const struct pack *pack)
{
	if (!pack_symptom(pack, "other_symptom"))
		return err_note(ERR_PACK, "symptoms.csv: no other_symptom");
	for (size_t i = 0; i < NEEDED_PRODUCTS; i++)
		if (!pack_product(pack, needed_products[i]))
			return err_note(ERR_PACK, "%s: no %s",
					i == 0 ? "medicines.csv"
					       : "natural.csv",
					needed_products[i]);
	return name_list_check_own(&pack->names[PACK_PRODUCTS], pack);
}

static enum err
read_files(struct pack *pack, const struct pack_file *const *files)
{
	enum err err = pack_read_about(pack, files[FILE_ABOUT]);

	for (size_t i = FILE_MEASURES; i <= FILE_NATURAL && !err; i++)
		err = read_table(pack, files[i], table_readers[i]);
	if (!err)
		err = check_needed_rows(pack);
	if (!err)
		err = pack_read_rules(pack, files[FILE_RULES]);
	return err;
}

enum err
pack_load(struct pack **out, const struct pack_file *files, size_t count)
{
	const struct pack_file *sorted[PACK_FILES];
	struct pack *pack;
	enum err err = sort_files(sorted, files, count);

	if (err)
		return err;
	pack = alloc_zeroed(1, sizeof(*pack));
	err = read_files(pack, sorted);
	if (err) {
		pack_free(pack);
		return err;
	}
	*out = pack;
	return ERR_NONE;
}

enum err
pack_signed_bytes(struct buf *out, const struct pack_file *files, size_t count)
{
	const struct pack_file *sorted[PACK_FILES];
	enum err err = sort_files(sorted, files, count);

	if (err)
		return err;
	buf_adds(out, "vigie pack 1\n");
	for (size_t i = 0; i < PACK_FILES; i++) {
		const struct pack_file *file = sorted[i];

		buf_add(out, file->name, strlen(file->name) + 1);
		buf_add_u64(out, file->length);
		buf_add(out, file->bytes, file->length);
	}
	return ERR_NONE;
}

static int
compare_ids(const void *a, const void *b)
{
	const struct id_entry *left = a;
	const struct id_entry *right = b;
	int order = strcmp(left->id, right->id);

	if (order != 0)
		return order;
	return (left->row > right->row) - (left->row < right->row);
}

enum err
pack_index(struct id_entry *ids, size_t count, const char *file)
{
	qsort(ids, count, sizeof(ids[0]), compare_ids);
	for (size_t i = 1; i < count; i++)
		if (strcmp(ids[i - 1].id, ids[i].id) == 0)
			return err_note(ERR_PACK, "%s:%u: %s is there twice",
					file, ids[i].line, ids[i].id);
	return ERR_NONE;
}
