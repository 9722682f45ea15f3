/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "clinic/driver.h"
#include "clinic/vector_parts.h"

enum { BASELINE_DAYS = 5000, DRIVER_LIMIT = SCALE_STEPS - 1 };

static enum err
read_ici(struct vector_case *test, struct part value)
{
	struct part code;

	if (part_equals(value, "none")) {
		test->profile.treatment = TREATMENT_NOT_YET;
		return ERR_NONE;
	}
	test->profile.treatment = TREATMENT_GIVEN;
	while (part_take(&code, &value, '+')) {
		char word[VECTOR_WORD];
		enum err err = part_word(word, code);

		if (err != ERR_NONE)
			return err;
		if (!profile_add_drugs(&test->profile, word))
			return err_note(ERR_INVALID, "no such drug: %s", word);
	}
	return ERR_NONE;
}

/* Days ago; "unknown" and "none" are not known. */
static enum err
read_days(struct known_day *out, const struct vector_case *test,
	  struct part value)
{
	int days = 0;
	enum err err;

	if (part_equals(value, "unknown") || part_equals(value, "none"))
		return ERR_NONE;
	err = part_count(&days, value, VECTOR_DAYS);
	if (err != ERR_NONE)
		return err;
	*out = (struct known_day){ true, stamp_day(test->now) - days };
	return ERR_NONE;
}

static void
take_as_treated(struct vector_case *test)
{
	if (test->profile.treatment == TREATMENT_UNKNOWN)
		test->profile.treatment = TREATMENT_GIVEN;
}

static enum err
read_first(struct vector_case *test, struct part value)
{
	if (!part_equals(value, "none"))
		take_as_treated(test);
	return read_days(&test->profile.first, test, value);
}

static enum err
read_last(struct vector_case *test, struct part value)
{
	enum err err = read_days(&test->profile.last, test, value);

	if (err != ERR_NONE || !test->profile.last.is_known)
		return err;
	take_as_treated(test);
	test->profile.has_last_at = true;
	test->profile.last_at =
		test->now.at -
		(int64_t)(stamp_day(test->now) - test->profile.last.day) *
			DAY_SECONDS;
	return ERR_NONE;
}

static enum err
read_pair(struct vector_case *test, struct part value)
{
	return read_days(&test->profile.pair, test, value);
}

static enum err
read_doses(struct vector_case *test, struct part value)
{
	int doses;

	(void)test;
	return part_count(&doses, value, VECTOR_DAYS);
}

static enum err
add_baseline(struct vector_case *test, struct part item)
{
	char id[VECTOR_WORD];
	const struct symptom *symptom;
	struct entry *entry;
	int driver = 0;
	enum err err = part_word(id, part_before(&item, ':'));

	if (err != ERR_NONE)
		return err;
	symptom = pack_symptom(test->pack, id);
	if (symptom == NULL)
		return err_note(ERR_INVALID, "no such symptom: %s", id);
	err = part_count(&driver, part_trim(item), DRIVER_LIMIT);
	if (err != ERR_NONE)
		return err;
	entry = entry_list_push(&test->entries);
	entry_init(entry, ENTRY_BASELINE, id);
	entry->felt = vector_stamp(test, BASELINE_DAYS);
	entry->noted = entry->felt;
	vector_keep(test, vector_answer_driver(entry, symptom, driver));
	return ERR_NONE;
}

static enum err
read_baseline(struct vector_case *test, struct part value)
{
	struct part item;

	while (part_take(&item, &value, ',')) {
		enum err err = add_baseline(test, item);

		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}

/* A call with the team's answer noted. */
static void
add_call(struct vector_case *test, const char *id, milli value, int days)
{
	struct buf name = { 0 };
	struct entry *entry = entry_list_push(&test->entries);

	buf_addf(&name, "told:%s", id);
	entry_init(entry, ENTRY_CALL, "");
	entry->felt = vector_stamp(test, days);
	entry->noted = entry->felt;
	vector_keep(test, entry_answer(entry, buf_text(&name), value));
	vector_keep(test, entry_set_detail(entry, "who", "doctor"));
	vector_keep(test, entry_set_detail(entry, "said", "noted"));
	buf_clear(&name);
}

static enum err
add_told(struct vector_case *test, struct part item)
{
	char id[VECTOR_WORD];
	struct part value;
	milli told = 0;
	int driver = 0;
	int days = 0;
	enum err err = part_word(id, part_before(&item, ':'));

	if (err != ERR_NONE)
		return err;
	value = part_before(&item, '@');
	if (pack_symptom(test->pack, id) != NULL) {
		err = part_count(&driver, value, DRIVER_LIMIT);
		told = (milli)driver * MILLI_ONE;
	} else if (pack_measure(test->pack, id) != NULL) {
		err = part_number(&told, value);
	} else {
		err = err_note(ERR_INVALID, "no such symptom: %s", id);
	}
	if (err == ERR_NONE)
		err = part_count(&days, part_trim(item), VECTOR_DAYS);
	if (err == ERR_NONE)
		add_call(test, id, told, days);
	return err;
}

static enum err
read_told(struct vector_case *test, struct part value)
{
	struct part item;

	while (part_take(&item, &value, ',')) {
		enum err err = add_told(test, item);

		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}

static bool
pack_has_organ(const struct pack *pack, const char *organ)
{
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		if (strcmp(pack_symptom_at(pack, i)->organ, organ) == 0)
			return true;
	}
	return false;
}

static enum err
read_organs(struct vector_case *test, struct part value)
{
	char *organs = test->profile.organs;
	struct part item;

	while (part_take(&item, &value, '+')) {
		char organ[VECTOR_WORD];
		size_t used = strlen(organs);
		enum err err = part_word(organ, item);

		if (err != ERR_NONE)
			return err;
		if (!pack_has_organ(test->pack, organ))
			return err_note(ERR_INVALID, "no such organ: %s",
					organ);
		if (used + strlen(organ) + 2 > PROFILE_ORGANS)
			return err_note(ERR_INVALID, "too many organs");
		if (used > 0)
			organs[used++] = '+';
		memcpy(organs + used, organ, strlen(organ) + 1);
		test->profile.yes[FACT_PRIOR_REACTION] = true;
	}
	return ERR_NONE;
}

static enum err
read_usual(struct vector_case *test, struct part value)
{
	struct part item;

	while (part_take(&item, &value, ',')) {
		char id[VECTOR_WORD];
		const struct measure *measure;
		milli number = 0;
		size_t i;
		enum err err = part_word(id, part_before(&item, ':'));

		if (err == ERR_NONE)
			err = part_number(&number, part_trim(item));
		if (err != ERR_NONE)
			return err;
		measure = pack_measure(test->pack, id);
		if (measure == NULL)
			return err_note(ERR_INVALID, "no such measure: %s", id);
		i = (size_t)(measure - pack_measure_at(test->pack, 0));
		test->profile.usual_known[i] = true;
		test->profile.usual[i] = number;
	}
	return ERR_NONE;
}

/* ---- facts that are so or not ---- */

static enum err
find_flag(enum fact_kind *out, struct part name)
{
	static const enum fact_kind flags[] = {
		FACT_IMMUNOSUPPRESSED, FACT_ADRENAL_RISK,  FACT_DIABETES,
		FACT_TRANSPLANT,       FACT_ANTICOAGULANT, FACT_AUTOIMMUNE,
		FACT_STEROID,          FACT_PREGNANT,
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (part_equals(name, fact_kind_code(flags[i]))) {
			*out = flags[i];
			return ERR_NONE;
		}
	}
	return err_note(ERR_INVALID, "no such key: %.*s", (int)name.length,
			name.text);
}

static enum err
read_flags(struct vector_case *test, struct part value)
{
	struct part item;
	struct part flag;

	while (part_take(&item, &value, ',')) {
		while (part_take(&flag, &item, '+')) {
			enum fact_kind fact;
			enum err err = find_flag(&fact, flag);

			if (err != ERR_NONE)
				return err;
			test->profile.yes[fact] = true;
		}
	}
	return ERR_NONE;
}

/* "diabetes=yes", and "diabetes" alone. */
static enum err
read_flag(struct vector_case *test, struct part name, struct part value)
{
	enum fact_kind fact;
	enum err err = find_flag(&fact, name);

	if (err != ERR_NONE)
		return err;
	if (part_equals(value, "no") || part_equals(value, "0"))
		return ERR_NONE;
	if (value.length > 0 && !part_equals(value, "yes") &&
	    !part_equals(value, "1"))
		return err_note(ERR_INVALID, "yes or no: %.*s",
				(int)value.length, value.text);
	test->profile.yes[fact] = true;
	return ERR_NONE;
}

struct context_key {
	const char *key;
	enum err (*read)(struct vector_case *test, struct part value);
};
static const struct context_key context_keys[] = {
	{ "ici", read_ici },     { "first", read_first },
	{ "last", read_last },   { "pair", read_pair },
	{ "doses", read_doses }, { "baseline", read_baseline },
	{ "told", read_told },   { "prior_irae", read_organs },
	{ "usual", read_usual }, { "flags", read_flags },
};

static enum err
read_key(struct vector_case *test, struct part item)
{
	struct part value = item;
	struct part key = part_before(&value, '=');

	value = part_trim(value);
	for (size_t i = 0; i < sizeof(context_keys) / sizeof(context_keys[0]);
	     i++) {
		if (part_equals(key, context_keys[i].key))
			return context_keys[i].read(test, value);
	}
	return read_flag(test, key, value);
}

enum err
vector_read_context(struct vector_case *test, const char *context)
{
	struct part rest = part_whole(context);
	struct part item;

	while (part_take(&item, &rest, ';')) {
		enum err err;

		if (item.length == 0)
			continue;
		err = read_key(test, item);
		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}
