/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "clinic/driver.h"
#include "clinic/measure.h"
#include "clinic/vector_parts.h"

enum { LEVEL_LIMIT = SCALE_STEPS - 1 };

/* One item while it is read: the entries it becomes, at one moment. */
struct item {
	struct vector_case *test;
	const struct symptom *symptom; /* NULL for a medicine */
	size_t entry;                  /* place in the list, which may move */
	struct stamp felt;
};

static struct entry *
item_entry(const struct item *item)
{
	return &item->test->entries.items[item->entry];
}

static void
begin_entry(struct item *item, enum entry_kind kind, const char *code)
{
	struct entry *entry = entry_list_push(&item->test->entries);

	item->entry = item->test->entries.count - 1;
	entry_init(entry, kind, code);
	entry->felt = item->felt;
	entry->noted = item->felt;
}

/* Past the hard limits a value is refused, and a refused value is missing. */
static enum err
put_measure(struct entry *entry, const char *name,
	    const struct measure *measure, struct part value)
{
	char word[VECTOR_WORD];
	milli number;
	enum err err = part_word(word, value);

	if (err != ERR_NONE)
		return err;
	if (strcmp(word, "skip") == 0)
		return entry_answer_missing(entry, name, ANSWER_NOT_SAID);
	err = measure_parse(&number, measure, word, "");
	if (err == ERR_RANGE)
		return entry_answer_missing(entry, name, ANSWER_NOT_SAID);
	if (err != ERR_NONE)
		return err_note(ERR_INVALID, "not a number: %s", word);
	return entry_answer(entry, name, number);
}

static enum err
add_measure(struct item *item, const struct measure *measure, struct part value)
{
	begin_entry(item, ENTRY_MEASURE, measure->id);
	return put_measure(item_entry(item), "value", measure, value);
}

/* ---- symptoms ---- */

struct scale_name {
	const char *shown, *name;
	int limit;
};
static const struct scale_name scale_names[] = {
	{ "sev", "severity", LEVEL_LIMIT },
	{ "int", "interference", LEVEL_LIMIT },
	{ "freq", "frequency", LEVEL_LIMIT },
	{ "amount", "amount", LEVEL_LIMIT },
	{ "pres", "presence", 1 },
	{ "severity", "severity", LEVEL_LIMIT },
	{ "interference", "interference", LEVEL_LIMIT },
	{ "frequency", "frequency", LEVEL_LIMIT },
	{ "presence", "presence", 1 },
	{ "new", "new", 1 },
	{ "over", "over", 1 },
};

static enum err
put_scale(struct entry *entry, const struct scale_name *scale,
	  struct part value)
{
	int level = 0;
	enum err err;

	if (part_equals(value, "skip"))
		return entry_answer_missing(entry, scale->name,
					    ANSWER_NOT_SAID);
	err = part_count(&level, value, scale->limit);
	return err == ERR_NONE ? entry_answer(entry, scale->name,
					      (milli)level * MILLI_ONE)
			       : err;
}

static enum err
put_flag(const struct item *item, struct part flag)
{
	const struct symptom *symptom = item->symptom;
	struct buf name = { 0 };

	for (size_t i = 0; i < symptom->flag_count; i++) {
		if (!part_equals(flag, symptom->flags[i].code))
			continue;
		buf_addf(&name, "flag:%s", symptom->flags[i].code);
		vector_keep(item->test,
			    entry_answer(item_entry(item), buf_text(&name),
					 MILLI_ONE));
		buf_clear(&name);
		return ERR_NONE;
	}
	return err_note(ERR_INVALID, "no such flag of %s: %.*s", symptom->id,
			(int)flag.length, flag.text);
}

static bool
is_linked(const struct symptom *symptom, const struct measure *measure)
{
	for (size_t i = 0; i < symptom->link_count; i++) {
		if (symptom->links[i] == measure)
			return true;
	}
	return false;
}

/* A number that the symptom does not ask for is a measure of its own. */
static enum err
put_number(struct item *item, const char *id, struct part value)
{
	const struct measure *measure = pack_measure(item->test->pack, id);
	struct item other = *item;

	if (measure == NULL)
		return err_note(ERR_INVALID, "no such attribute of %s: %s",
				item->symptom->id, id);
	if (is_linked(item->symptom, measure))
		return put_measure(item_entry(item), id, measure, value);
	return add_measure(&other, measure, value);
}

static enum err
read_attribute(struct item *item, struct part attribute)
{
	struct part value = attribute;
	struct part name = part_before(&value, ':');
	char id[VECTOR_WORD];
	enum err err;

	if (part_equals(name, "flag"))
		return put_flag(item, part_trim(value));
	for (size_t i = 0; i < sizeof(scale_names) / sizeof(scale_names[0]);
	     i++) {
		if (part_equals(name, scale_names[i].shown))
			return put_scale(item_entry(item), &scale_names[i],
					 part_trim(value));
	}
	err = part_word(id, name);
	return err == ERR_NONE ? put_number(item, id, part_trim(value)) : err;
}

static enum err
read_symptom(struct item *item, struct part attributes)
{
	struct part attribute;

	begin_entry(item, ENTRY_SYMPTOM, item->symptom->id);
	while (part_take(&attribute, &attributes, ',')) {
		enum err err = read_attribute(item, attribute);

		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}

enum err
vector_answer_driver(struct entry *entry, const struct symptom *symptom,
		     int driver)
{
	unsigned scales = driver_scales(symptom);
	const char *name = "presence";

	if ((scales & ASKS_SEVERITY) != 0)
		name = "severity";
	else if ((scales & ASKS_INTERFERENCE) != 0)
		name = "interference";
	else if ((scales & ASKS_FREQUENCY) != 0)
		name = "frequency";
	else if ((scales & ASKS_AMOUNT) != 0)
		name = "amount";
	else if (driver > 1)
		driver = 1;
	return entry_answer(entry, name, (milli)driver * MILLI_ONE);
}

/* ---- medicines ---- */

static enum err
put_status(struct entry *entry, struct part value)
{
	char word[VECTOR_WORD];
	enum line_status status;
	enum err err = part_word(word, value);

	if (err != ERR_NONE)
		return err;
	if (line_status_parse(&status, word) != ERR_NONE)
		return err_note(ERR_INVALID, "no such status: %s", word);
	return entry_set_detail(entry, "status", word);
}

static enum err
put_days(const struct item *item, const char *key, struct part value)
{
	char text[STAMP_TEXT_LIMIT];
	int days = 0;
	enum err err = part_count(&days, value, VECTOR_DAYS);

	if (err != ERR_NONE)
		return err;
	day_format(text, stamp_day(vector_stamp(item->test, days)));
	return entry_set_detail(item_entry(item), key, text);
}

static enum err
put_by(struct entry *entry, struct part value)
{
	char word[VECTOR_WORD];
	enum err err = part_word(word, value);

	return err == ERR_NONE ? entry_set_detail(entry, "by", word) : err;
}

static enum err
put_amount(struct entry *entry, const char *name, struct part value)
{
	milli number = 0;
	enum err err = part_number(&number, value);

	return err == ERR_NONE ? entry_answer(entry, name, number) : err;
}

static enum err
read_product_key(struct item *item, struct part pair)
{
	struct part value = pair;
	struct part key = part_before(&value, ':');
	struct entry *entry = item_entry(item);

	value = part_trim(value);
	if (part_equals(key, "status"))
		return put_status(entry, value);
	if (part_equals(key, "told"))
		return put_amount(entry, "told", value);
	if (part_equals(key, "dose_g_day"))
		return put_amount(entry, "dose_g_day", value);
	if (part_equals(key, "by"))
		return put_by(entry, value);
	if (part_equals(key, "since"))
		return put_days(item, "since", value);
	if (part_equals(key, "until"))
		return put_days(item, "until", value);
	return err_note(ERR_INVALID, "no such key of med: %.*s",
			(int)key.length, key.text);
}

static enum err
read_product(struct item *item, struct part keys)
{
	char id[VECTOR_WORD];
	struct part pair;
	enum err err = part_word(id, part_before(&keys, ','));

	if (err != ERR_NONE)
		return err;
	if (pack_product(item->test->pack, id) == NULL)
		return err_note(ERR_INVALID, "no such product: %s", id);
	begin_entry(item, ENTRY_PRODUCT, id);
	while (part_take(&pair, &keys, ',')) {
		err = read_product_key(item, pair);
		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}

/* ---- groups ---- */

static enum err
read_item(struct item *item, struct part text)
{
	struct part value = text;
	char id[VECTOR_WORD];
	const struct measure *measure;
	enum err err = part_word(id, part_before(&value, '='));

	if (err != ERR_NONE)
		return err;
	value = part_trim(value);
	if (strcmp(id, "med") == 0)
		return read_product(item, value);
	item->symptom = pack_symptom(item->test->pack, id);
	if (item->symptom != NULL)
		return read_symptom(item, value);
	measure = pack_measure(item->test->pack, id);
	if (measure != NULL)
		return add_measure(item, measure, value);
	return err_note(ERR_INVALID, "no such symptom or measure: %s", id);
}

/* "D0", "D-3": never a day to come. */
static enum err
read_day(int *days, struct part name)
{
	struct part count = name;

	if (part_equals(name, "D0")) {
		*days = 0;
		return ERR_NONE;
	}
	if (name.length < 3 || memcmp(name.text, "D-", 2) != 0)
		return err_note(ERR_INVALID, "not a day: %.*s",
				(int)name.length, name.text);
	count.text += 2;
	count.length -= 2;
	return part_count(days, count, VECTOR_DAYS);
}

static enum err
read_group(struct vector_case *test, struct part group)
{
	struct part text;
	int days = 0;
	enum err err = read_day(&days, part_before(&group, ':'));

	while (err == ERR_NONE && part_take(&text, &group, ';')) {
		struct item item = { .test = test,
				     .felt = vector_stamp(test, days) };

		if (text.length > 0)
			err = read_item(&item, text);
	}
	return err;
}

enum err
vector_read_entries(struct vector_case *test, const char *entries)
{
	struct part rest = part_whole(entries);
	struct part group;

	while (part_take(&group, &rest, '|')) {
		enum err err = read_group(test, group);

		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}
