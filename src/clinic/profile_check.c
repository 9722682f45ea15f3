/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "clinic/measure.h"
#include "clinic/profile_parts.h"

enum { FACT_TEXT_LIMIT = 200, DOSES_LIMIT = 999 };

/* Each takes a value apart and appends its normal form. */
typedef enum err fact_reader(struct buf *out, const struct pack *pack,
			     const char *value);

static enum err
read_text(struct buf *out, const struct pack *pack, const char *value)
{
	(void)pack;
	if (strlen(value) > FACT_TEXT_LIMIT)
		return err_note(ERR_TOO_LARGE, "at most %d bytes",
				FACT_TEXT_LIMIT);
	buf_adds(out, value);
	return ERR_NONE;
}

static enum err
read_language(struct buf *out, const struct pack *pack, const char *value)
{
	(void)pack;
	for (int i = 0; i < LANG_COUNT; i++) {
		if (strcmp(value, lang_code((enum lang)i)) == 0) {
			buf_adds(out, value);
			return ERR_NONE;
		}
	}
	return err_note(ERR_INVALID, "a language is one of: fr, en");
}

static enum err
read_day(struct buf *out, const struct pack *pack, const char *value)
{
	char text[STAMP_TEXT_LIMIT];
	int32_t day;
	enum err err = day_parse(&day, value);

	(void)pack;
	if (err != ERR_NONE)
		return err;
	buf_adds(out, day_format(text, day));
	return ERR_NONE;
}

static enum err
read_day_or_unknown(struct buf *out, const struct pack *pack, const char *value)
{
	if (strcmp(value, "unknown") != 0)
		return read_day(out, pack, value);
	buf_adds(out, value);
	return ERR_NONE;
}

static enum err
read_yes(struct buf *out, const struct pack *pack, const char *value)
{
	(void)pack;
	if (strcmp(value, "yes") == 0 || strcmp(value, "oui") == 0)
		buf_adds(out, "yes");
	else if (strcmp(value, "no") == 0 || strcmp(value, "non") == 0)
		buf_adds(out, "no");
	else
		return err_note(ERR_INVALID, "yes or no");
	return ERR_NONE;
}

static enum err
read_day_or_yes(struct buf *out, const struct pack *pack, const char *value)
{
	if (read_yes(out, pack, value) == ERR_NONE)
		return ERR_NONE;
	return read_day(out, pack, value);
}

static enum err
read_ici(struct buf *out, const struct pack *pack, const char *value)
{
	struct profile profile = { .pack = pack };

	if (strcmp(value, "none") != 0 &&
	    (!profile_add_drugs(&profile, value) || profile.drug_count == 0))
		return err_note(ERR_INVALID,
				"none, or immunotherapies joined by +");
	buf_adds(out, value);
	return ERR_NONE;
}

static enum err
read_count(struct buf *out, const struct pack *pack, const char *value)
{
	char text[MILLI_TEXT_LIMIT];
	milli count;
	enum err err = milli_parse(&count, value);

	(void)pack;
	if (err != ERR_NONE)
		return err;
	if (count < 0 || count > (milli)DOSES_LIMIT * MILLI_ONE ||
	    count % MILLI_ONE != 0)
		return err_note(ERR_RANGE, "a whole number from 0 to %d",
				DOSES_LIMIT);
	buf_adds(out, milli_format(text, count, '.'));
	return ERR_NONE;
}

static bool
pack_has_organ(const struct pack *pack, const char *organ, size_t length)
{
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const char *known = pack_symptom_at(pack, i)->organ;

		if (strlen(known) == length &&
		    memcmp(known, organ, length) == 0)
			return true;
	}
	return false;
}

static enum err
read_organs(struct buf *out, const struct pack *pack, const char *value)
{
	const char *rest = value;

	if (strlen(value) >= PROFILE_ORGANS)
		return err_note(ERR_TOO_LARGE, "too many organs");
	while (*rest != '\0') {
		size_t length = strcspn(rest, "+");

		if (!pack_has_organ(pack, rest, length))
			return err_note(ERR_INVALID, "no such organ: %.*s",
					(int)length, rest);
		rest += length;
		rest += *rest == '+';
	}
	buf_adds(out, value);
	return ERR_NONE;
}

struct fact_key {
	const char *key;
	fact_reader *read;
};
static const struct fact_key fact_keys[] = {
	{ "name", read_text },
	{ "birth", read_day },
	{ "language", read_language },
	{ "diagnosis", read_text },
	{ "ici", read_ici },
	{ "first", read_day_or_unknown },
	{ "last", read_day_or_unknown },
	{ "pair", read_day },
	{ "doses", read_count },
	{ "chemo", read_day_or_yes },
	{ "prior_irae", read_organs },
	{ "steroid", read_yes },
	{ "steroid_since", read_day },
	{ "usual_stools", read_count },
	{ "list_from", read_day }, /* the weekly list, put off until then */
	{ "immunosuppressed", read_yes },
	{ "adrenal_risk", read_yes },
	{ "diabetes", read_yes },
	{ "transplant", read_yes },
	{ "anticoagulant", read_yes },
	{ "autoimmune", read_yes },
	{ "pregnant", read_yes },
};

static enum err
read_usual(struct buf *out, const struct pack *pack, const char *key,
	   const char *value)
{
	const struct measure *measure = pack_measure(pack, key);
	char text[MILLI_TEXT_LIMIT];
	milli number;
	enum err err;

	if (measure == NULL)
		return err_note(ERR_INVALID, "no such measure: %.64s", key);
	err = measure_parse(&number, measure, value, "");
	if (err != ERR_NONE)
		return err;
	buf_adds(out, milli_format(text, number, '.'));
	return ERR_NONE;
}

static enum err
read_reaction(struct buf *out, const struct pack *pack, const char *key,
	      const char *value)
{
	if (!pack_has_organ(pack, key, strlen(key)))
		return err_note(ERR_INVALID, "no such organ: %.64s", key);
	return read_text(out, pack, value);
}

static enum err
read_reaction_steroid(struct buf *out, const struct pack *pack, const char *key,
		      const char *value)
{
	if (!pack_has_organ(pack, key, strlen(key)))
		return err_note(ERR_INVALID, "no such organ: %.64s", key);
	return read_yes(out, pack, value);
}

/* Keys of which there is one a measure or an organ. */
struct fact_family {
	const char *prefix;
	enum err (*read)(struct buf *out, const struct pack *pack,
			 const char *key, const char *value);
};
static const struct fact_family families[] = {
	{ "usual.", read_usual },
	{ "reaction.", read_reaction },
	{ "reaction_steroid.", read_reaction_steroid },
};

static enum err
read_fact(struct buf *out, const struct pack *pack, const char *key,
	  const char *value)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		size_t length = strlen(families[i].prefix);

		if (strncmp(key, families[i].prefix, length) == 0)
			return families[i].read(out, pack, key + length, value);
	}
	for (size_t i = 0; i < sizeof(fact_keys) / sizeof(fact_keys[0]); i++) {
		if (strcmp(key, fact_keys[i].key) == 0)
			return fact_keys[i].read(out, pack, value);
	}
	return err_note(ERR_INVALID, "no such fact: %.64s", key);
}

enum err
profile_fact_check(char **normal, const struct pack *pack, const char *key,
		   const char *value)
{
	struct buf out = { 0 };
	enum err err = read_fact(&out, pack, key, value);

	if (err != ERR_NONE) {
		buf_clear(&out);
		return err;
	}
	buf_adds(&out, "");
	*normal = buf_take(&out);
	return ERR_NONE;
}
