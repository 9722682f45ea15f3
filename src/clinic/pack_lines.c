/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/pack_parts.h"
#include "clinic/rule.h"

enum { DAYS_LIMIT = 3650, GRAMS_LIMIT = 1000, CONCERN_UNKNOWN = 31 };

static void
read_ids(struct product_test *test, struct cfg_reading *reading,
	 const struct cfg *ids)
{
	size_t count = cfg_text_count(ids);
	const struct product **products;

	if (count == 0)
		return;
	products = pack_own(reading->pack, count, sizeof(products[0]));
	for (size_t i = 0; i < count; i++) {
		const char *id = cfg_text_at(reading, ids, i);

		products[i] = pack_product(reading->pack, id);
		if (!products[i])
			cfg_refuse(reading, ids,
				   "there is no product \"%.40s\"", id);
	}
	test->products = products;
	test->product_count = count;
}

static void
read_class_ids(struct product_test *test, struct cfg_reading *reading,
	       const struct cfg *ids)
{
	size_t count = cfg_text_count(ids);
	const char **classes;

	if (count == 0)
		return;
	classes = pack_own(reading->pack, count, sizeof(classes[0]));
	for (size_t i = 0; i < count; i++) {
		const char *id = cfg_text_at(reading, ids, i);
		const struct medicine_class *class = pack_class(reading->pack,
								id);

		if (!class)
			cfg_refuse(reading, ids, "there is no class \"%.40s\"",
				   id);
		classes[i] = class ? class->id : "";
	}
	test->classes = classes;
	test->class_count = count;
}

static uint32_t
read_concerns(struct cfg_reading *reading, const struct cfg *letters)
{
	uint32_t concerns = 0;

	for (size_t i = 0; i < cfg_text_count(letters); i++) {
		const char *letter = cfg_text_at(reading, letters, i);

		if (*letter >= 'A' && *letter <= 'Z' && letter[1] == '\0')
			concerns |= (uint32_t)1 << (*letter - 'A');
		else if (strcmp(letter, "?") == 0)
			concerns |= (uint32_t)1 << CONCERN_UNKNOWN;
		else
			cfg_refuse(reading, letters,
				   "a concern is a letter or '?'");
	}
	return concerns;
}

static unsigned
read_statuses(struct cfg_reading *reading, const struct cfg *codes)
{
	unsigned statuses = 0;

	for (size_t i = 0; i < cfg_text_count(codes); i++) {
		const char *code = cfg_text_at(reading, codes, i);
		enum line_status status = LINE_TAKING;

		if (line_status_parse(&status, code))
			cfg_refuse(reading, codes,
				   "there is no status \"%.40s\"", code);
		statuses |= 1U << status;
	}
	return statuses;
}

static void
read_kind(struct product_test *test, struct cfg_reading *reading,
	  const struct cfg *from)
{
	const char *kind = cfg_text(reading, from, "kind");
	const char *tell = cfg_text(reading, from, "tell");

	if (strcmp(kind, "medicine") == 0)
		test->kind = PRODUCT_MEDICINE;
	else if (strcmp(kind, "natural") == 0)
		test->kind = PRODUCT_NATURAL;
	else if (*kind != '\0')
		cfg_refuse(reading, from, "there is no kind \"%.40s\"", kind);
	test->tell_today = strcmp(tell, "today") == 0;
	if (!test->tell_today && *tell != '\0')
		cfg_refuse(reading, from, "tell is \"today\" or not there");
}

static bool
is_listed(const struct product_test *test, const struct product *product)
{
	for (size_t i = 0; i < test->product_count; i++)
		if (test->products[i] == product)
			return true;
	return test->product_count == 0;
}

static bool
is_of_class(const struct product_test *test, const struct product *product)
{
	for (size_t i = 0; i < test->class_count; i++)
		for (size_t j = 0; j < product->class_count; j++)
			if (test->classes[i] == product->classes[j])
				return true;
	return test->class_count == 0;
}

/* Whether any row of the pack is what is asked for. */
static bool
has_product(const struct product_test *test, const struct pack *pack)
{
	for (size_t i = 0; i < pack->product_count; i++) {
		const struct product *product = &pack->products[i];

		if (is_listed(test, product) && is_of_class(test, product) &&
		    (test->kind == PRODUCT_ANY_KIND ||
		     product->natural == (test->kind == PRODUCT_NATURAL)) &&
		    (test->concerns == 0 ||
		     (test->concerns & product->concerns) != 0) &&
		    (!test->tell_today || product->tell_today))
			return true;
	}
	return false;
}

static void
read_grams(struct product_test *test, struct cfg_reading *reading,
	   const struct cfg *grams)
{
	if (!grams)
		return;
	if (grams->kind != CFG_NUMBER || grams->number <= 0 ||
	    grams->number > (milli)GRAMS_LIMIT * MILLI_ONE)
		cfg_refuse(reading, grams, "grams_a_day is no such number");
	test->grams_a_day = grams->number;
}

int64_t
rule_read_product(struct product_test *test, struct cfg_reading *reading,
		  const struct cfg *from)
{
	static const char *const keys[] = {
		"product",    "class",       "concern",     "kind",
		"tell",       "status",      "untold",      "not_by_team",
		"beside",     "taken",       "days",        "hours",
		"daily_days", "course_days", "grams_a_day", NULL,
	};
	enum { HOURS_LIMIT = DAYS_LIMIT * 24 };
	int hours = cfg_whole(reading, from, "hours", HOURS_LIMIT);

	cfg_only(reading, from, keys);
	read_ids(test, reading, cfg_find(from, "product"));
	read_class_ids(test, reading, cfg_find(from, "class"));
	test->concerns = read_concerns(reading, cfg_find(from, "concern"));
	test->statuses = read_statuses(reading, cfg_find(from, "status"));
	read_kind(test, reading, from);
	test->untold = cfg_yes(reading, from, "untold");
	test->not_by_team = cfg_yes(reading, from, "not_by_team");
	test->beside = cfg_yes(reading, from, "beside");
	test->taken = cfg_yes(reading, from, "taken");
	test->days = cfg_whole(reading, from, "days", DAYS_LIMIT);
	test->daily_days = cfg_whole(reading, from, "daily_days", DAYS_LIMIT);
	test->course_days = cfg_whole(reading, from, "course_days", DAYS_LIMIT);
	read_grams(test, reading, cfg_find(from, "grams_a_day"));
	if (hours != 0 && !test->taken)
		cfg_refuse(reading, from, "hours goes with taken");
	if (!reading->err && !has_product(test, reading->pack))
		cfg_refuse(reading, from,
			   "it can never fire: no product is that");
	return (int64_t)hours * 3600;
}
