/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "case_kit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "sample_pack.h"

/* 2026-06-15T12:00:00Z */
#define NOON ((int64_t)1781524800)

static struct pack *sample;
static struct pack *other; /* with other rules; NULL: the sample */
static struct pack *pack;  /* the one in force */
static struct entry_list entries;
static struct fact_list facts;
static struct profile *profile;
static struct triage_result result;
static int32_t offset;

void
case_begin(void)
{
	if (sample == NULL)
		sample = sample_pack();
	pack_free(other);
	other = NULL;
	pack = sample;
	offset = 0;
	entry_list_clear(&entries);
	fact_list_clear(&facts);
	profile_free(profile);
	profile = profile_new();
}

void
case_begin_with_rules(const char *rules)
{
	struct pack_file files[PACK_FILES];

	case_begin();
	for (size_t i = 0; i < PACK_FILES; i++) {
		files[i] = sample_pack_files()[i];
		if (strcmp(files[i].name, "rules.cfg") != 0)
			continue;
		files[i].bytes = (const uint8_t *)rules;
		files[i].length = strlen(rules);
	}
	if (pack_load(&other, files, PACK_FILES) != ERR_NONE)
		fail_msg("%s", err_last_note());
	pack = other;
}

void
case_begin_with_rule(const char *when)
{
	struct buf text = { 0 };

	buf_addf(&text,
		 "window_hours = 48;\n"
		 "rules = ( { id = \"R\"; level = \"report\";\n"
		 "organ = \"gut\"; source = \"none\"; when = ( %s );\n"
		 "reason = { en = \"a\"; fr = \"b\"; }; } );\n",
		 when);
	case_begin_with_rules(buf_text(&text));
	buf_clear(&text);
}

void
case_begin_treated(void)
{
	case_begin();
	case_add(ENTRY_TREATMENT, "pembrolizumab", 200 * DAY_HOURS);
	case_add(ENTRY_INFUSION, "", 10 * DAY_HOURS);
}

void
case_end(void)
{
	entry_list_clear(&entries);
	fact_list_clear(&facts);
	profile_free(profile);
	pack_free(other);
	pack_free(sample);
	profile = NULL;
	other = NULL;
	sample = NULL;
	pack = NULL;
}

int
case_set_up(void **state)
{
	(void)state;
	case_begin();
	return 0;
}

int
case_set_up_treated(void **state)
{
	(void)state;
	case_begin_treated();
	return 0;
}

int
case_tear_down(void **state)
{
	(void)state;
	case_end();
	return 0;
}

const struct pack *
case_pack(void)
{
	return pack;
}

struct stamp
case_now(void)
{
	return case_stamp(0);
}

struct stamp
case_stamp(int hours_ago)
{
	return (struct stamp){ .at = NOON - (int64_t)hours_ago * 3600,
			       .offset = offset };
}

void
case_travel(int hours_east)
{
	offset = hours_east * 3600;
}

struct entry_list *
case_entries(void)
{
	return &entries;
}

struct profile *
case_profile(void)
{
	return profile;
}

struct entry *
case_add(enum entry_kind kind, const char *code, int hours_ago)
{
	struct entry *entry = entry_list_push(&entries);

	entry_init(entry, kind, code);
	entry->id = (int64_t)entries.count;
	entry->felt = case_stamp(hours_ago);
	entry->noted = entry->felt;
	return entry;
}

void
case_answer(struct entry *entry, const char *name, int value)
{
	assert_int_equal(entry_answer(entry, name, (milli)value * MILLI_ONE),
			 ERR_NONE);
}

void
case_skip(struct entry *entry, const char *name)
{
	assert_int_equal(entry_answer_missing(entry, name, ANSWER_NOT_SAID),
			 ERR_NONE);
}

void
case_detail(struct entry *entry, const char *key, const char *text)
{
	assert_int_equal(entry_set_detail(entry, key, text), ERR_NONE);
}

struct entry *
case_symptom(const char *code, int hours_ago, const char *attribute, int level)
{
	struct entry *entry = case_add(ENTRY_SYMPTOM, code, hours_ago);

	assert_non_null(pack_symptom(pack, code));
	if (attribute != NULL)
		case_answer(entry, attribute, level);
	return entry;
}

struct entry *
case_measure(const char *code, int hours_ago, const char *value)
{
	struct entry *entry = case_add(ENTRY_MEASURE, code, hours_ago);
	milli number = 0;

	assert_int_equal(milli_parse(&number, value), ERR_NONE);
	assert_int_equal(entry_answer(entry, "value", number), ERR_NONE);
	return entry;
}

struct entry *
case_product(const char *code, int hours_ago, const char *status)
{
	struct entry *entry = case_add(ENTRY_PRODUCT, code, hours_ago);

	case_detail(entry, "status", status);
	return entry;
}

struct entry *
case_call(int hours_ago, const char *said)
{
	struct entry *entry = case_add(ENTRY_CALL, "", hours_ago);

	case_detail(entry, "who", "doctor");
	if (said != NULL)
		case_detail(entry, "said", said);
	return entry;
}

void
case_tell(struct entry *call, const char *code, int driver)
{
	char name[ANSWER_NAME_LIMIT] = "told:";

	strncat(name, code, sizeof(name) - strlen(name) - 1);
	case_answer(call, name, driver);
}

void
case_fact(const char *key, const char *value)
{
	fact_list_set(&facts, key, value);
}

const char *
case_day(int days_ago)
{
	static char text[STAMP_TEXT_LIMIT];

	return day_format(text, stamp_day(case_now()) - days_ago);
}

const struct triage_result *
case_judge(void)
{
	const struct entry **places = alloc_zeroed(entries.count,
						   sizeof(places[0]));
	const struct triage_case tested = {
		.pack = pack,
		.profile = profile,
		.entries = places,
		.count = entries.count,
		.now = case_now(),
	};

	for (size_t i = 0; i < entries.count; i++)
		places[i] = &entries.items[i];
	profile_from_diary(profile, pack, &entries, &facts, case_now());
	triage_run(&result, &tested);
	free(places);
	return &result;
}

enum level
case_level(void)
{
	return case_judge()->level;
}

const struct finding *
case_found(const char *rule, const char *code)
{
	for (size_t i = 0; i < result.count; i++) {
		const struct finding *finding = &result.findings[i];

		if (strcmp(rule_id(finding->rule), rule) == 0 &&
		    (code == NULL || strcmp(finding->code, code) == 0))
			return finding;
	}
	return NULL;
}
