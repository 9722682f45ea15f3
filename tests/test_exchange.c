/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <string.h>

#include "base/alloc.h"
#include "report/exchange.h"

static void
fill_entry(struct exchange *exchange, int64_t id)
{
	struct entry *entry = entry_list_push(&exchange->entries);

	entry_init(entry, ENTRY_SYMPTOM, "cough");
	entry->id = id;
	entry->felt = (struct stamp){ .at = 1792000000 + id, .offset = 7200 };
	entry->noted = entry->felt;
	entry->level = LEVEL_REPORT;
	assert_int_equal(entry_answer(entry, "severity", MILLI_ONE), ERR_NONE);
	assert_int_equal(entry_answer(entry, "temp_c", 37400), ERR_NONE);
	assert_int_equal(
		entry_answer_missing(entry, "interference", ANSWER_NOT_SAID),
		ERR_NONE);
	assert_int_equal(entry_set_detail(entry, "unit", "°C"), ERR_NONE);
	entry_set_note(entry, "Sèche, \"depuis\" ce matin.\n\x1b[31m =1+1");
}

static void
fill_alert(struct exchange *exchange)
{
	struct alert *alert = alert_list_push(&exchange->alerts);

	alert->id = 1;
	alert->code = alloc_string("cough");
	alert->level = LEVEL_URGENT;
	alert->since = (struct stamp){ .at = 1792000001, .offset = 7200 };
	alert->changed = alert->since;
	alert->retry = (struct stamp){ .at = 1792003601, .offset = 7200 };
	alert->instruction = alloc_string("Revenir demain.");
	alert_add_rule(alert, "C-LUNG");
	alert_add_answered(alert, "B-BASE");
	alert_add_entry(alert, 1);
	alert->answered_upto = 1;
}

static void
fill(struct exchange *exchange)
{
	struct contact *contact;

	fill_entry(exchange, 1);
	fill_entry(exchange, 2);
	exchange->entries.items[1].amends = 1;
	exchange->entries.items[0].status = ENTRY_AMENDED;
	exchange->entries.items[1].why = alloc_string("un faux pas");
	fact_list_set(&exchange->facts, "name", "Jeanne");
	contact = contact_list_push(&exchange->contacts);
	contact->id = 3;
	contact->role = alloc_string("team");
	contact->name = alloc_string("");
	contact->number = alloc_string("01 99 00 12 34");
	assert_int_equal(contact_parse_hours(contact, "8-18"), ERR_NONE);
	fill_alert(exchange);
}

static enum err
decode_text(struct exchange *out, const char *text)
{
	struct buf buf = { 0 };
	enum err err;

	buf_adds(&buf, text);
	err = exchange_decode(out, &buf);
	buf_clear(&buf);
	return err;
}

static void
test_out_in_and_out_again_gives_the_same_bytes(void **state)
{
	struct exchange one = { 0 }, two = { 0 };
	struct buf first = { 0 }, second = { 0 };

	(void)state;
	fill(&one);
	exchange_encode(&first, &one);
	assert_int_equal(exchange_decode(&two, &first), ERR_NONE);
	exchange_encode(&second, &two);
	assert_string_equal(buf_text(&first), buf_text(&second));
	assert_string_equal(two.entries.items[0].note,
			    one.entries.items[0].note);
	assert_int_equal(
		entry_find_answer(&two.entries.items[0], "temp_c")->value,
		37400);
	assert_int_equal(
		entry_find_answer(&two.entries.items[0], "interference")->state,
		ANSWER_NOT_SAID);
	exchange_clear(&one);
	exchange_clear(&two);
	buf_clear(&first);
	buf_clear(&second);
}

static void
test_an_empty_diary_goes_out_and_in(void **state)
{
	struct exchange empty = { 0 }, read = { 0 };
	struct buf text = { 0 };

	(void)state;
	exchange_encode(&text, &empty);
	assert_int_equal(exchange_decode(&read, &text), ERR_NONE);
	assert_int_equal(read.entries.count, 0);
	buf_clear(&text);
	exchange_clear(&read);
}

/* A document around one entry, to be broken in one place. */
#define HEAD                                                         \
	"{\"format\":\"vigie-exchange\",\"version\":1,\"facts\":{}," \
	"\"contacts\":[],\"alerts\":[],\"entries\":["
#define ENTRY(id, type, felt, answers)                               \
	"{\"id\":" id ",\"type\":\"" type                            \
	"\",\"code\":\"cough\",\"felt\":\"" felt                     \
	"\",\"noted\":\"2026-11-20T08:15:00+01:00\","                \
	"\"by\":\"patient\",\"status\":\"live\",\"level\":\"NONE\"," \
	"\"answers\":" answers ",\"details\":{}}"
#define GOOD_TIME "2026-11-20T08:15:00+01:00"

struct refusal {
	const char *text;
	enum err err;
	const char *note; /* a part of it */
};

static const struct refusal refusals[] = {
	{ "", ERR_INVALID, "line" },
	{ "{\"format\": ", ERR_INVALID, "line" },
	{ "[]", ERR_INVALID, "format" },
	{ "{\"format\":\"vigie-exchange\",\"version\":2}", ERR_NEWER,
	  "version" },
	{ "{\"format\":\"vigie-exchange\",\"format\":\"x\"}", ERR_INVALID,
	  "line" },
	{ HEAD ENTRY("0", "symptom", GOOD_TIME, "{}") "]}", ERR_INVALID,
	  "entries[0].id" },
	{ HEAD ENTRY("1", "nonsense", GOOD_TIME, "{}") "]}", ERR_INVALID,
	  "entries[0].type" },
	{ HEAD ENTRY("1", "symptom", "yesterday", "{}") "]}", ERR_INVALID,
	  "entries[0].felt" },
	{ HEAD ENTRY("1", "symptom", GOOD_TIME, "{\"severity\":1e300}") "]}",
	  ERR_INVALID, "entries[0].answers" },
	{ HEAD ENTRY("1", "symptom", GOOD_TIME, "{\"severity\":\"much\"}") "]}",
	  ERR_INVALID, "entries[0].answers" },
	{ HEAD ENTRY("1", "symptom", GOOD_TIME, "[]") "]}", ERR_INVALID,
	  "entries[0].answers" },
	{ HEAD "7]}", ERR_INVALID, "entries[0]" },
	{ HEAD "{\"id\":1,\"surprise\":1}]}", ERR_INVALID,
	  "entries[0].surprise" },
};

static void
test_what_is_not_right_is_refused_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		struct exchange out = { 0 };

		assert_int_equal(decode_text(&out, refusals[i].text),
				 refusals[i].err);
		if (strstr(err_last_note(), refusals[i].note) == NULL)
			fail_msg("%zu: %s", i, err_last_note());
		assert_int_equal(out.entries.count, 0);
	}
}

static void
test_invalid_utf8_is_refused(void **state)
{
	struct exchange out = { 0 };

	(void)state;
	assert_int_equal(decode_text(&out, "{\"format\":\"\xff\"}"),
			 ERR_INVALID);
}

static void
test_a_document_too_deep_is_refused_before_it_is_parsed(void **state)
{
	struct exchange out = { 0 };
	struct buf deep = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_adds(&deep, "[");
	assert_int_equal(exchange_decode(&out, &deep), ERR_TOO_LARGE);
	buf_clear(&deep);
}

static void
test_brackets_in_texts_do_not_count_as_depth(void **state)
{
	struct exchange out = { 0 };
	struct buf text = { 0 };

	(void)state;
	buf_adds(&text, "{\"format\":\"vigie-exchange\",\"version\":1,"
			"\"facts\":{\"name\":\"");
	for (int i = 0; i < 1000; i++)
		buf_adds(&text, "[\\\"");
	buf_adds(&text, "\"},\"contacts\":[],\"entries\":[],\"alerts\":[]}");
	assert_int_equal(exchange_decode(&out, &text), ERR_NONE);
	exchange_clear(&out);
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_out_in_and_out_again_gives_the_same_bytes),
		cmocka_unit_test(test_an_empty_diary_goes_out_and_in),
		cmocka_unit_test(
			test_what_is_not_right_is_refused_with_its_place),
		cmocka_unit_test(test_invalid_utf8_is_refused),
		cmocka_unit_test(
			test_a_document_too_deep_is_refused_before_it_is_parsed),
		cmocka_unit_test(test_brackets_in_texts_do_not_count_as_depth),
	};

	return cmocka_run_group_tests_name("exchange", tests, NULL, NULL);
}
