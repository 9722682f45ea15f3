/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a pack is put together: the pieces shared by pack.c and the files named
 * pack_*.c, and by nobody else. Everything here belongs to one struct pack and
 * goes with pack_free.
 */
#ifndef VIGIE_CLINIC_PACK_PARTS_H
#define VIGIE_CLINIC_PACK_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "clinic/pack.h"

/* What a file may hold. The sample pack stays ten times below. */
enum {
	PACK_LINE_LIMIT = 20000,
	PACK_ROW_LIMIT = 5000,
	PACK_COLUMN_LIMIT = 64,
	PACK_RULE_LIMIT = 1000,
	PACK_SETTING_LIMIT = 64, /* directly in one group of a .cfg file */
	PACK_DEPTH_LIMIT = 16,   /* brackets within brackets of a rule */
	PACK_NAME_LIMIT = 50000,
	PACK_LABEL_LIMIT = 200,
	PACK_SENTENCE_LIMIT = 600,
	PACK_LIST_LIMIT = 4000, /* bytes of a cell of several, '|' between */
};

/* How well a name names: the steps of pack_find. */
enum name_step {
	NAME_ID,
	NAME_LABEL,
	NAME_OTHER, /* synonym, brand, Latin */
};
struct name {
	char *folded;
	size_t row;
	unsigned line; /* of the file, for what is refused */
	enum name_step step;
	bool is_own; /* a synonym that must name one product only */
};
struct name_list {
	struct name *items;
	size_t count;
	size_t room;
};

/* Memory that the rules point into and the pack owns. */
struct owned {
	void **items;
	size_t count;
	size_t room;
};

/* A row under its id, so that finding one is quick. */
struct id_entry {
	const char *id;
	size_t row;
	unsigned line; /* of the file, for what is refused */
};

struct pack {
	char *name;
	char *version;
	char *date;
	char *validated_by;
	int product_days;
	struct symptom *symptoms;
	struct measure *measures;
	struct treatment *treatments;
	struct product *products;
	struct medicine_class *classes;
	struct rule *rules;
	size_t symptom_count, measure_count, treatment_count;
	size_t product_count, class_count, rule_count;
	/* Sorted by id. */
	struct id_entry *symptom_ids, *measure_ids, *treatment_ids;
	struct id_entry *product_ids, *class_ids, *rule_ids;
	struct name_list names[PACK_PRODUCTS + 1];
	struct owned owned;
};

/*
 * A file of cells: every row has as many as the header, which is row 0. Cells
 * are UTF-8 without control characters; a line end inside one is a space.
 */
struct csv_table {
	const char *file;
	struct buf text;
	size_t *cells; /* where each cell starts in text */
	size_t cell_count, cell_room;
	unsigned *lines; /* where each row starts in the file */
	size_t row_count;
	size_t columns;
};
enum err csv_table_read(struct csv_table *out, const struct pack_file *file)
	MUST_CHECK;
void csv_table_clear(struct csv_table *table);

/*
 * One row being read. The first thing wrong with it is kept in err with its
 * note, and what is read afterwards is harmless, so that a row is read whole
 * and err looked at once.
 */
struct row {
	const struct csv_table *table;
	size_t index;
	enum err err;
};
unsigned row_line(const struct row *row);
void row_refuse(struct row *row, const char *format, ...) PRINTF_LIKE(2, 3);
/* Borrowed from the table; "" when there is none. */
const char *row_cell(struct row *row, const char *column, size_t limit);
/* The same of a column that a pack may leave out. */
const char *row_cell_if_there(struct row *row, const char *column,
			      size_t limit);
char *row_text(struct row *row, const char *column, size_t limit);
/* Small letters, digits and _, starting with a letter. */
char *row_id(struct row *row, const char *column);
enum need { NEEDED, OPTIONAL };
/* From the columns NAME_en and NAME_fr; both or, if optional, neither. */
enum words_limit { WORDS_LABEL, WORDS_SENTENCE, WORDS_LIST };
struct words row_words(struct row *row, const char *name, enum need need,
		       enum words_limit limit);
milli row_milli(struct row *row, const char *column);
bool row_yes(struct row *row, const char *column);
enum level row_level(struct row *row, const char *column);

/* The next of the parts of a cell between '|', trimmed; false at the end.
 * Start with *rest = the cell. Empty parts are refused by length 0. */
bool part_next(const char **part, size_t *length, const char **rest);
bool part_is(const char *part, size_t length, const char *word);

/*
 * A .cfg file as a tree of our own: settings are named, members of a list are
 * not. Numbers are thousandths already.
 */
enum cfg_kind { CFG_GROUP, CFG_LIST, CFG_TEXT, CFG_NUMBER, CFG_YES };
struct cfg {
	enum cfg_kind kind;
	unsigned line;
	char *name;
	char *text;   /* of CFG_TEXT, else NULL */
	milli number; /* of CFG_NUMBER */
	bool yes;     /* of CFG_YES */
	struct cfg *items;
	size_t count;
};
enum err cfg_read(struct cfg *out, const struct pack_file *file) MUST_CHECK;
void cfg_clear(struct cfg *cfg);

/* A file of rules being read; as with a row, the first thing wrong stays. */
struct cfg_reading {
	struct pack *pack;
	const char *file;
	enum err err;
};
void cfg_refuse(struct cfg_reading *reading, const struct cfg *at,
		const char *format, ...) PRINTF_LIKE(3, 4);
/* NULL when there is none. */
const struct cfg *cfg_find(const struct cfg *group, const char *name);
/* Refuses a setting whose name is not in the list, which NULL ends. */
void cfg_only(struct cfg_reading *reading, const struct cfg *group,
	      const char *const *names);
/* "" when there is none; refused when it is no text. */
const char *cfg_text(struct cfg_reading *reading, const struct cfg *group,
		     const char *name);
/* 0 when there is none; refused outside 1 to limit or when not whole. */
int cfg_whole(struct cfg_reading *reading, const struct cfg *group,
	      const char *name, int limit);
bool cfg_yes(struct cfg_reading *reading, const struct cfg *group,
	     const char *name);
/* Both languages, from reason = { en = ...; fr = ...; }. */
void cfg_words(struct words *out, struct cfg_reading *reading,
	       const struct cfg *setting);
/* How many texts a setting holds: one, or those of a list; 0 for none. */
size_t cfg_text_count(const struct cfg *setting);
/* The text at that place; "" after a refusal. */
const char *cfg_text_at(struct cfg_reading *reading, const struct cfg *setting,
			size_t i);
/* hours or days of a group in seconds, 0 when there is neither. */
int64_t cfg_window(struct cfg_reading *reading, const struct cfg *group);

struct rule_level;
/* The list of a "when" into the level's conditions. */
void rule_read_when(struct rule_level *level, struct cfg_reading *reading,
		    const struct cfg *when);
struct product_test;
/* What is written of a line of products; returns its window in seconds. */
int64_t rule_read_product(struct product_test *test,
			  struct cfg_reading *reading, const struct cfg *from);
/* Memory that lives as long as the pack. */
void *pack_own(struct pack *pack, size_t count, size_t size);

bool pack_id_is_valid(const char *id);
void words_clear(struct words *words);

/* The lists, in this order: each may name those before it. */
enum err pack_read_measures(struct pack *pack, const struct csv_table *table)
	MUST_CHECK;
enum err pack_read_symptoms(struct pack *pack, const struct csv_table *table)
	MUST_CHECK;
enum err pack_read_treatments(struct pack *pack, const struct csv_table *table)
	MUST_CHECK;
/* Classes first, then medicines; natural products follow them. */
enum err pack_read_medicines(struct pack *pack, const struct csv_table *table)
	MUST_CHECK;
enum err pack_read_natural(struct pack *pack, const struct csv_table *table)
	MUST_CHECK;
/* pack.cfg and rules.cfg. */
enum err pack_read_about(struct pack *pack, const struct pack_file *file)
	MUST_CHECK;
enum err pack_read_rules(struct pack *pack, const struct pack_file *file)
	MUST_CHECK;
void rule_list_free(struct rule *rules, size_t count);

/* Sorts ids; ERR_PACK naming the one that is there twice. */
enum err pack_index(struct id_entry *ids, size_t count, const char *file)
	MUST_CHECK;

/* The row under an id, count when there is none. */
size_t pack_id_row(const struct id_entry *ids, size_t count, const char *id);

/* Names for pack_find and pack_search, folded once. */
void name_list_add(struct name_list *list, const struct name *like,
		   const char *text);
/* Every part of a cell of several. */
void name_list_add_parts(struct name_list *list, const struct name *like,
			 const char *cell);
/* Both languages, with and without what stands in parentheses. */
void name_list_add_label(struct name_list *list, const struct name *like,
			 const struct words *label);
/* A list takes no more than its limit; then the row is refused. */
void name_list_check_room(const struct name_list *list, struct row *row);
void name_list_clear(struct name_list *list);
/* A synonym that names two products would sooner or later name the wrong
 * one. */
enum err name_list_check_own(const struct name_list *list,
			     const struct pack *pack) MUST_CHECK;

#endif
