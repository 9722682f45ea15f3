/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <string.h>

#include "case_kit.h"
#include "clinic/vector.h"
#include "clinic/vector_parts.h"

#define HEADER "id\tcontext\tentries\texpected_min_level\tmax_level\tnote\n"

static struct buf report;
static struct vector_count count;

static int
begin(void **state)
{
	(void)state;
	case_begin();
	buf_clear(&report);
	count = (struct vector_count){ 99, 99 };
	return 0;
}

static int
end(void **state)
{
	(void)state;
	buf_clear(&report);
	case_end();
	return 0;
}

static const char *
run(const char *rows)
{
	struct buf text = { 0 };

	buf_clear(&report);
	buf_adds(&text, HEADER);
	buf_adds(&text, rows);
	assert_int_equal(
		vector_run(&count, &report, case_pack(), buf_text(&text)),
		ERR_NONE);
	buf_clear(&text);
	return buf_text(&report);
}

static void
assert_passes(const char *row)
{
	assert_string_equal(run(row), "");
	assert_int_equal(count.passed, 1);
	assert_int_equal(count.failed, 0);
}

/* The one row fails, and the report says this. */
static void
assert_fails(const char *row, const char *says)
{
	const char *text = run(row);

	if (strstr(text, says) == NULL)
		fail_msg("\"%s\" is not in: %s", says, text);
	assert_int_equal(count.passed, 0);
	assert_int_equal(count.failed, 1);
}

static void
test_a_case_that_holds_says_nothing(void **state)
{
	(void)state;
	assert_passes("a\t\tD0: cough=sev:1\tREPORT\tREPORT\n");
	assert_passes("a\t\tD0: cough=sev:1\treport\t\r\n");
	assert_passes("a\t\tD0: cough=sev:1\tNONE\n");
	assert_passes("a\t\t\tNONE\tNONE");
}

static void
test_a_case_that_falls_short_says_what_it_got(void **state)
{
	(void)state;
	assert_fails("low\t\tD0: cough=sev:1\tURGENT\t\n",
		     "low: wanted at least URGENT, got REPORT: ");
	assert_fails("low\t\tD0: cough=sev:1\tURGENT\t\n",
		     "B-FLOOR REPORT cough");
	assert_fails("high\t\tD0: cough=sev:1\tNONE\tWATCH\n",
		     "high: wanted at most WATCH, got REPORT");
	assert_fails("none\t\t\tWATCH\t\n",
		     "wanted at least WATCH, got NONE\n");
}

static void
test_every_row_counts(void **state)
{
	(void)state;
	run("a\t\tD0: cough=sev:1\tREPORT\t\n"
	    "# a remark\n"
	    "\n"
	    "b\t\tD0: courage=1\tREPORT\t\n"
	    "c\t\tD0: cough=sev:1\tSOON\t\n"
	    "d\t\tD0: cough=sev:1\tREPORT\tSOON\n");
	assert_int_equal(count.passed, 1);
	assert_int_equal(count.failed, 3);
	assert_non_null(strstr(buf_text(&report), "c: no such level: SOON"));
	assert_non_null(strstr(buf_text(&report), "d: no such level: SOON"));
}

static void
test_columns_are_found_by_their_header(void **state)
{
	(void)state;
	assert_int_equal(vector_run(&count, &report, case_pack(),
				    "# cases\nnote\tentries\tid\tcontext\t"
				    "expected_min_level\n"
				    "x\tD0: fainting\ta\t\tEMERGENCY\n"),
			 ERR_NONE);
	assert_int_equal(count.passed, 1);
}

static void
test_a_file_without_its_header_is_refused(void **state)
{
	(void)state;
	assert_int_equal(vector_run(&count, &report, case_pack(), ""),
			 ERR_INVALID);
	assert_int_equal(
		vector_run(&count, &report, case_pack(), "id\tcontext\n"),
		ERR_INVALID);
	assert_non_null(strstr(err_last_note(), "entries"));
	assert_int_equal(count.passed, 99);
}

struct bad_row {
	const char *context, *entries, *says;
};
static const struct bad_row bad_rows[] = {
	{ "courage=1", "", "no such key: courage" },
	{ "diabetes=perhaps", "", "yes or no: perhaps" },
	{ "ici=courage", "", "no such drug: courage" },
	{ "ici=nivolumab++", "", "a word is missing" },
	{ "first=soon", "", "not a number: soon" },
	{ "last=soon", "", "not a number: soon" },
	{ "first=-3", "", "not from 0" },
	{ "first=40000", "", "not from 0" },
	{ "doses=1.5", "", "not from 0" },
	{ "baseline=courage:1", "", "no such symptom: courage" },
	{ "baseline=cough:5", "", "not from 0 to 4: 5" },
	{ "baseline=cough:1,:2", "", "a word is missing" },
	{ "told=courage:1@2", "", "no such symptom: courage" },
	{ "told=cough:7@2", "", "not from 0 to 4: 7" },
	{ "told=cough:1@", "", "a word is missing" },
	{ "told=:1@1", "", "a word is missing" },
	{ "told=temp_c:hot@1", "", "not a number: hot" },
	{ "prior_irae=soul", "", "no such organ: soul" },
	{ "prior_irae=++", "", "a word is missing" },
	{ "usual=courage:1", "", "no such measure: courage" },
	{ "usual=sbp:low", "", "not a number: low" },
	{ "usual=:1", "", "a word is missing" },
	{ "flags=courage", "", "no such key: courage" },
	{ "", "D0 cough", "not a day: D0 cough" },
	{ "", "cough=sev:1", "not a day" },
	{ "", "D1: cough=sev:1", "not a day: D1" },
	{ "", "D-x: cough=sev:1", "not a number: x" },
	{ "", "X0: cough=sev:1", "not a day: X0" },
	{ "", "D: cough=sev:1", "not a day: D" },
	{ "", "D0: courage=sev:1", "no such symptom or measure: courage" },
	{ "", "D0: =1", "a word is missing" },
	{ "", "D0: cough=sev:5", "not from 0 to 4: 5" },
	{ "", "D0: fainting=pres:2", "not from 0 to 1: 2" },
	{ "", "D0: cough=courage:1", "no such attribute of cough: courage" },
	{ "", "D0: cough=:1", "a word is missing" },
	{ "", "D0: cough=flag:courage", "no such flag of cough: courage" },
	{ "", "D0: bruising=flag:wide", "no such flag of bruising: wide" },
	{ "", "D0: temp_c=hot", "not a number: hot" },
	{ "", "D0: temp_c=", "a word is missing" },
	{ "", "D0: med=courage,status:taking", "no such product: courage" },
	{ "", "D0: med=", "a word is missing" },
	{ "", "D0: med=insulin,status:loved", "no such status: loved" },
	{ "", "D0: med=insulin,status:", "a word is missing" },
	{ "", "D0: med=insulin,courage:1", "no such key of med: courage" },
	{ "", "D0: med=insulin,told:x", "not a number: x" },
	{ "", "D0: med=insulin,by:", "a word is missing" },
	{ "", "D0: med=insulin,since:x", "not a number: x" },
	{ "", "D0: med=insulin,until:x", "not a number: x" },
	{ "",
	  "D0: a_word_that_is_longer_than_sixty_four_bytes_and_therefore_"
	  "can_be_no_id=1",
	  "a word is too long" },
};

static void
test_what_the_pack_does_not_know_fails_by_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bad_rows) / sizeof(bad_rows[0]); i++) {
		struct buf row = { 0 };

		buf_addf(&row, "bad\t%s\t%s\tNONE\t\n", bad_rows[i].context,
			 bad_rows[i].entries);
		assert_fails(buf_text(&row), bad_rows[i].says);
		assert_non_null(strstr(buf_text(&report), "bad: "));
		buf_clear(&row);
	}
}

static void
test_every_key_of_a_context_is_known(void **state)
{
	(void)state;
	assert_passes(
		"a\tici=nivolumab+ipilimumab+chemo;first=20;last=3;pair=9;"
		"doses=2;baseline=cough:1,rash:2;told=fatigue:2@3,sbp:165@1;"
		"prior_irae=gut+skin;steroid=yes;usual=sbp:95,temp_c:36.4;"
		"flags=immunosuppressed,adrenal_risk+diabetes;transplant=1;"
		"anticoagulant=no;autoimmune=0;pregnant\t\tREPORT\t\n");
	assert_passes(
		"a\tici=none;first=none\tD0: cough=sev:1\tWATCH\tWATCH\n");
	assert_passes("a\t ici = none ; first = none \tD0: cough = sev : 1"
		      "\tWATCH\tWATCH\n");
	assert_passes("a\tfirst=unknown;last=unknown\tD0: chills=sev:1"
		      "\tURGENT\tURGENT\n");
	assert_passes(
		"a\tfirst=100;last=3\tD0: chills=sev:1\tREPORT\tREPORT\n");
	assert_passes("a\tlast=2\tD0: chills=sev:1\tURGENT\tURGENT\n");
}

static void
test_every_attribute_of_an_item_is_known(void **state)
{
	(void)state;
	assert_passes(
		"a\t\tD-3: abdominal_pain=freq:1,sev:1,int:skip | "
		"D0: hair_loss=amount:2; rash=pres:1,sev:1,bsa_pct:12; "
		"bruising=flag:widespread; temp_c=skip\tURGENT\tURGENT\n");
	assert_passes("a\t\tD0: cough=severity:1,interference:0,frequency:1,"
		      "presence:1,new:1,over:0\tREPORT\tREPORT\n");
	assert_passes("a\t\tD0: cough=over:1;\tNONE\tNONE\n");
	assert_passes("a\t;;\tD0: ; cough=sev:1; ;\tREPORT\tREPORT\n");
	assert_passes("a\t\tD0: diarrhea=freq:1,temp_c:38.4"
		      "\tURGENT\tURGENT\n");
	assert_passes("a\t\tD0: rash=bsa_pct:skip\tREPORT\tREPORT\n");
	assert_passes("a\t\tD0: insomnia=sev:1,temp_c:38.4\tURGENT\tURGENT\n");
}

static void
test_the_first_thing_that_went_wrong_is_kept(void **state)
{
	struct vector_case test = { .pack = case_pack() };

	(void)state;
	vector_keep(&test, ERR_NONE);
	assert_int_equal(test.err, ERR_NONE);
	vector_keep(&test, ERR_RANGE);
	vector_keep(&test, ERR_INVALID);
	vector_keep(&test, ERR_NONE);
	assert_int_equal(test.err, ERR_RANGE);
}

static void
test_only_so_many_organs_are_taken(void **state)
{
	struct buf row = { 0 };

	(void)state;
	buf_adds(&row, "bad\tprior_irae=gut");
	for (int i = 0; i < 80; i++)
		buf_adds(&row, "+gut");
	buf_adds(&row, "\t\tNONE\t\n");
	assert_fails(buf_text(&row), "too many organs");
	buf_clear(&row);
}

/* Out of the hard limits: refused, so missing, not good. */
static void
test_a_value_that_cannot_be_is_missing(void **state)
{
	(void)state;
	assert_passes("a\t\tD0: temp_c=99\tNONE\tNONE\n");
}

static void
test_every_key_of_a_medicine_is_known(void **state)
{
	(void)state;
	assert_passes("a\t\tD0: med=paracetamol,status:taking,told:1,"
		      "dose_g_day:4,by:team,since:9,until:1\tURGENT\tURGENT\n");
	assert_passes("a\t\tD0: med=valerian\tWATCH\tWATCH\n");
}

static void
test_a_day_is_twenty_four_hours(void **state)
{
	(void)state;
	assert_passes("a\tlast=9;first=100\tD-2: cough=sev:1 | "
		      "D0: shortness_of_breath=sev:1\tURGENT\tURGENT\n");
	assert_passes("a\tlast=9;first=100\tD-3: cough=sev:1 | "
		      "D0: shortness_of_breath=sev:1\tREPORT\tREPORT\n");
}

static void
test_a_baseline_has_the_driver_it_says(void **state)
{
	(void)state;
	assert_passes("a\tbaseline=cough:3,diarrhea:2,hair_loss:2,fainting:1,"
		      "bladder_bowel_control:2,skin_blisters:3,"
		      "frequent_urination:1\t"
		      "D0: cough=sev:3; diarrhea=freq:2; hair_loss=amount:2; "
		      "bladder_bowel_control=int:2; frequent_urination=int:1; "
		      "skin_blisters\tWATCH\tWATCH\n");
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		CASE(test_a_case_that_holds_says_nothing),
		CASE(test_a_case_that_falls_short_says_what_it_got),
		CASE(test_every_row_counts),
		CASE(test_columns_are_found_by_their_header),
		CASE(test_a_file_without_its_header_is_refused),
		CASE(test_what_the_pack_does_not_know_fails_by_name),
		CASE(test_every_key_of_a_context_is_known),
		CASE(test_every_attribute_of_an_item_is_known),
		CASE(test_the_first_thing_that_went_wrong_is_kept),
		CASE(test_only_so_many_organs_are_taken),
		CASE(test_a_value_that_cannot_be_is_missing),
		CASE(test_every_key_of_a_medicine_is_known),
		CASE(test_a_day_is_twenty_four_hours),
		CASE(test_a_baseline_has_the_driver_it_says),
	};

	return cmocka_run_group_tests_name("vector", tests, NULL, end);
}
