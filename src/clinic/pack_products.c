/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/pack_parts.h"

/* What a row of medicines.csv is. Only a medicine or a vaccine must have a
 * class: a partner is given by the team itself, other is what has no row. */
enum { CONCERN_UNKNOWN = 31 };
static const char *const kinds_of_product[] = { "medicine", "vaccine",
						"partner", "other" };
enum { PRODUCT_KINDS = sizeof(kinds_of_product) / sizeof(char *) };
enum { KINDS_WITH_CLASS = 2 };

static void
read_classes(struct row *row, const struct pack *pack, struct product *product)
{
	const char *rest = row_cell(row, "classes", PACK_SENTENCE_LIMIT);
	const char *part;
	size_t length;

	while (part_next(&part, &length, &rest)) {
		char *id = alloc_string_part(part, length);
		const struct medicine_class *class = pack_class(pack, id);

		if (!class)
			row_refuse(row, "there is no class \"%.40s\"", id);
		else if (product->class_count == PRODUCT_CLASSES)
			row_refuse(row, "more than %d classes",
				   PRODUCT_CLASSES);
		else
			product->classes[product->class_count++] = class->id;
		free(id);
		if (class && strcmp(class->id, "paracetamol") == 0)
			product->paracetamol = true;
		if (class && class->ask_temperature)
			product->ask_temperature = true;
	}
}

static void
read_product(struct row *row, const struct pack *pack, struct product *product)
{
	product->id = row_id(row, "id");
	product->label = row_words(row, "label", NEEDED, WORDS_LABEL);
	product->synonyms = row_text(row, "synonyms", PACK_LIST_LIMIT);
	product->note = row_words(row, "note", OPTIONAL, WORDS_SENTENCE);
	read_classes(row, pack, product);
}

static void
name_product(struct pack *pack, struct row *row)
{
	size_t at = pack->product_count - 1;
	const struct product *product = &pack->products[at];
	struct name_list *names = &pack->names[PACK_PRODUCTS];
	struct name like = { .row = at, .line = row_line(row), .is_own = true };

	name_list_add(names, &like, product->id);
	like.step = NAME_LABEL;
	name_list_add_label(names, &like, &product->label);
	like.step = NAME_OTHER;
	name_list_add_parts(names, &like, product->synonyms);
	like.is_own = false;
	name_list_add(names, &like, product->latin);
	name_list_check_room(names, row);
}

static struct product *
add_product(struct pack *pack)
{
	size_t count = pack->product_count + 1;

	pack->products = alloc_resize(pack->products, count,
				      sizeof(pack->products[0]));
	pack->products[pack->product_count] = (struct product){ 0 };
	return &pack->products[pack->product_count++];
}

/* Once both files are read and nothing moves any more. */
static enum err
index_products(struct pack *pack, const char *file)
{
	const struct name_list *names = &pack->names[PACK_PRODUCTS];
	size_t count = pack->product_count;

	free(pack->product_ids);
	pack->product_ids = alloc_zeroed(count, sizeof(pack->product_ids[0]));
	for (size_t i = 0; i < names->count; i++) {
		const struct name *name = &names->items[i];

		if (name->step == NAME_ID)
			pack->product_ids[name->row] =
				(struct id_entry){ pack->products[name->row].id,
						   name->row, name->line };
	}
	return pack_index(pack->product_ids, count, file);
}

static bool
asks_temperature(struct row *row)
{
	static const char column[] = "ask_temperature";
	const char *cell = row_cell_if_there(row, column, PACK_LABEL_LIMIT);

	return *cell != '\0' && row_yes(row, column);
}

bool
product_has_class(const struct product *product, const char *class)
{
	for (size_t i = 0; i < product->class_count; i++)
		if (strcmp(product->classes[i], class) == 0)
			return true;
	return false;
}

static enum err
read_class_rows(struct pack *pack, const struct csv_table *table)
{
	size_t rows = table->row_count - 1;

	pack->classes = alloc_zeroed(rows, sizeof(pack->classes[0]));
	pack->class_ids = alloc_zeroed(rows, sizeof(pack->class_ids[0]));
	for (size_t i = 0; i < rows; i++) {
		struct row row = { .table = table, .index = i + 1 };
		struct medicine_class *class =
			&pack->classes[pack->class_count];
		const char *kind = row_cell(&row, "kind", PACK_LABEL_LIMIT);

		if (!row.err && strcmp(kind, "class") != 0)
			continue;
		pack->class_count++;
		class->id = row_id(&row, "id");
		class->label = row_words(&row, "label", NEEDED, WORDS_LABEL);
		class->why = row_words(&row, "note", NEEDED, WORDS_SENTENCE);
		class->ask_temperature = asks_temperature(&row);
		if (row.err)
			return row.err;
		pack->class_ids[pack->class_count - 1] = (struct id_entry){
			class->id, pack->class_count - 1, row_line(&row)
		};
	}
	return pack_index(pack->class_ids, pack->class_count, table->file);
}

/* A kind by its place; PRODUCT_KINDS for a class. */
static size_t
row_kind(struct row *row)
{
	const char *kind = row_cell(row, "kind", PACK_LABEL_LIMIT);
	size_t i = 0;

	while (i < PRODUCT_KINDS && strcmp(kind, kinds_of_product[i]) != 0)
		i++;
	if (i == PRODUCT_KINDS && strcmp(kind, "class") != 0)
		row_refuse(row, "there is no kind \"%.40s\"", kind);
	return i;
}

enum err
pack_read_medicines(struct pack *pack, const struct csv_table *table)
{
	enum err err = read_class_rows(pack, table);

	if (err)
		return err;
	for (size_t i = 1; i < table->row_count; i++) {
		struct row row = { .table = table, .index = i };
		size_t kind = row_kind(&row);
		struct product *product;

		if (row.err)
			return row.err;
		if (kind == PRODUCT_KINDS)
			continue;
		product = add_product(pack);
		product->latin = alloc_string("");
		read_product(&row, pack, product);
		if (kind < KINDS_WITH_CLASS && product->class_count == 0)
			row_refuse(&row, "%s has no class", product->id);
		if (!row.err)
			name_product(pack, &row);
		if (row.err)
			return row.err;
	}
	return index_products(pack, table->file);
}

/* "I H ?": letters with blanks between, '?' for unknown. */
static uint32_t
row_concerns(struct row *row)
{
	const char *cell = row_cell(row, "codes", PACK_LABEL_LIMIT);
	uint32_t concerns = 0;

	for (; *cell != '\0'; cell++) {
		bool is_alone = cell[1] == '\0' || cell[1] == ' ';

		if (*cell >= 'A' && *cell <= 'Z' && is_alone)
			concerns |= (uint32_t)1 << (*cell - 'A');
		else if (*cell == '?' && is_alone)
			concerns |= (uint32_t)1 << CONCERN_UNKNOWN;
		else if (*cell != ' ')
			row_refuse(row, "codes are single letters or '?'");
	}
	return concerns;
}

static bool
row_tell_today(struct row *row)
{
	const char *cell = row_cell(row, "tell", PACK_LABEL_LIMIT);

	if (strcmp(cell, "T") != 0 && strcmp(cell, "N") != 0)
		row_refuse(row, "tell is T (today) or N (next contact)");
	return strcmp(cell, "N") != 0;
}

enum err
pack_read_natural(struct pack *pack, const struct csv_table *table)
{
	for (size_t i = 1; i < table->row_count; i++) {
		struct row row = { .table = table, .index = i };
		struct product *product = add_product(pack);

		product->natural = true;
		product->latin = row_text(&row, "latin", PACK_SENTENCE_LIMIT);
		product->concerns = row_concerns(&row);
		product->tell_today = row_tell_today(&row);
		product->ask_form = row_yes(&row, "ask_form");
		read_product(&row, pack, product);
		if (!row.err)
			name_product(pack, &row);
		if (row.err)
			return row.err;
	}
	return index_products(pack, table->file);
}
