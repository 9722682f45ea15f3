/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "sample_pack.h"

/* One change of one file, and what must be said of it. */
struct refusal {
	const char *file;
	const char *from;
	const char *to;
	const char *note;
};

static void
check_refusals(const struct refusal *refusals, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct refusal *refusal = &refusals[i];
		char *note = sample_pack_changed(refusal->file, refusal->from,
						 refusal->to);

		assert_non_null(note);
		assert_string_equal(note, refusal->note);
		free(note);
	}
}

static void
test_a_change_that_harms_nothing_is_taken(void **state)
{
	(void)state;
	assert_null(sample_pack_changed("symptoms.csv", ";Itchy skin;",
					";Skin that itches;"));
	assert_null(sample_pack_changed("rules.cfg", "window_hours = 48;",
					"window_hours = 24;"));
	assert_null(sample_pack_changed("pack.cfg", "\"sample\"",
					"\"our clinic\""));
}

static void
test_a_symptom_that_is_not_whole_is_refused_with_its_line(void **state)
{
	static const struct refusal refusals[] = {
		{ "symptoms.csv", "itching;C;", "itching;D;",
		  "symptoms.csv:3: tier is neither C nor E" },
		{ "symptoms.csv", "itching;C;skin;skin;", "itching;C;skin;ski;",
		  "symptoms.csv:3: there is no body area \"ski\"" },
		{ "symptoms.csv", ";Itchy skin;", ";;",
		  "symptoms.csv:3: label is not there in both languages" },
		{ "symptoms.csv", ";Démangeaisons;", ";;",
		  "symptoms.csv:3: label is not there in both languages" },
		{ "symptoms.csv", "\nitching;", "\nrash;",
		  "symptoms.csv:3: rash is there twice" },
		{ "symptoms.csv", "\nitching;", "\nItching;",
		  "symptoms.csv:3: \"Itching\" is no id: small letters, "
		  "digits and _" },
		{ "symptoms.csv", "itching;C;skin;", "itching;C;the skin;",
		  "symptoms.csv:3: \"the skin\" is no organ: small letters, "
		  "digits and _" },
		{ "symptoms.csv", ";frequency;extra_stools;",
		  ";often;extra_stools;",
		  "symptoms.csv:12: asks knows no \"often\"" },
		{ "symptoms.csv", ";frequency;extra_stools;",
		  ";frequency;more_stools;",
		  "symptoms.csv:12: there is no measure \"more_stools\"" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";night;also at night;;",
		  "symptoms.csv:12: flag night has no label in fr" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";night;also at night|often;la nuit aussi;",
		  "symptoms.csv:12: more labels than flags" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";night|night;a|b;c|d;",
		  "symptoms.csv:12: flag \"night\": no id, there twice, or "
		  "more than 4" },
		{ "symptoms.csv", "la nuit aussi;report;report;urgent;urgent;",
		  "la nuit aussi;report;red;urgent;urgent;",
		  "symptoms.csv:12: there is no level \"red\" (level_2)" },
		{ "symptoms.csv", "la nuit aussi;report;report;urgent;urgent;",
		  "la nuit aussi;report;report;;urgent;",
		  "symptoms.csv:12: level_1 to level_4 must all be there, or "
		  "none" },
		{ "symptoms.csv", "la nuit aussi;report;report;urgent;urgent;",
		  "la nuit aussi;report;urgent;report;urgent;",
		  "symptoms.csv:12: level_3 is lower than the level before" },
		{ "symptoms.csv", "as usual|1 or 2 more|", "as usual|",
		  "symptoms.csv:12: steps_en must be five, 0 to 4" },
		{ "symptoms.csv", "itching;C;skin;skin;Itchy skin",
		  "itching;C;skin;skin;Itchy;skin",
		  "symptoms.csv:3: more cells than columns" },
		{ "symptoms.csv", "itching;C;skin;skin;Itchy skin;",
		  "itching;C;skin;skin;",
		  "symptoms.csv:3: fewer cells than columns" },
		{ "symptoms.csv", ";yes;;none|slight, here and there",
		  ";maybe;;none|slight, here and there",
		  "symptoms.csv:3: comfort is neither \"yes\" nor empty" },
		{ "symptoms.csv", ";frequency;extra_stools;",
		  ";frequency;extra_stools|vomits_24h|bsa_pct|temp_c;",
		  "symptoms.csv:12: more than 3 linked measures" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";Night;a;b;",
		  "symptoms.csv:12: flag \"Night\": no id, there twice, or "
		  "more than 4" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";a|b|c|d|e;a|b|c|d|e;a|b|c|d|e;",
		  "symptoms.csv:12: flag \"e\": no id, there twice, or more "
		  "than 4" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";night;also at night;la nuit|souvent;",
		  "symptoms.csv:12: more labels than flags" },
		{ "symptoms.csv", ";night;also at night;la nuit aussi;",
		  ";night|often;also at night| ;la nuit aussi|souvent;",
		  "symptoms.csv:12: flag often has no label in en" },
		{ "symptoms.csv", "as usual|1 or 2 more|",
		  "as usual||1 or 2 more|",
		  "symptoms.csv:12: steps_en must be five, 0 to 4" },
		{ "symptoms.csv", "as usual|1 or 2 more|",
		  "as usual|1 more|2 more|",
		  "symptoms.csv:12: steps_en must be five, 0 to 4" },
		{ "symptoms.csv", "la nuit aussi;report;report;urgent;urgent;;",
		  "la nuit aussi;report;report;urgent;urgent;report;",
		  "symptoms.csv:12: level_presence beside level_1 to "
		  "level_4" },
		{ "symptoms.csv", ";presence;;;;;;;;;urgent;;;;;yellow|",
		  ";presence;;;;;;;;;;;;;;yellow|",
		  "symptoms.csv:19: no level, and no measure that gives "
		  "one" },
		{ "symptoms.csv", ";presence;;;;;;;;;urgent;;;;;yellow|",
		  ";;;;;;;;;;urgent;;;;;yellow|",
		  "symptoms.csv:19: it asks nothing" },
		{ "symptoms.csv", "\nitching;",
		  "\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		  "aaaa;",
		  "symptoms.csv:3: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" "
		  "is no id: small letters, digits and _" },
		{ "symptoms.csv", "\nitching;", "\n1tching;",
		  "symptoms.csv:3: \"1tching\" is no id: small letters, "
		  "digits and _" },
		{ "symptoms.csv", "\nitching;", "\n{tching;",
		  "symptoms.csv:3: \"{tching\" is no id: small letters, "
		  "digits and _" },
		{ "symptoms.csv", "\nother_symptom;", "\nany_symptom;",
		  "symptoms.csv: no other_symptom" },
		{ "symptoms.csv", "id;tier;organ;", "id;tier;part;",
		  "symptoms.csv:2: the header has no column \"organ\" (with "
		  "';' between)" },
	};

	(void)state;
	check_refusals(refusals, sizeof(refusals) / sizeof(refusals[0]));
}

static void
test_a_measure_that_is_not_whole_is_refused_with_its_line(void **state)
{
	static const struct refusal refusals[] = {
		{ "measures.csv", ";34;42.5;", ";34;hot;",
		  "measures.csv:2: plausible_high is no number: \"hot\"" },
		{ "measures.csv", ";34;42.5;30;45;", ";34;42.5;35;45;",
		  "measures.csv:2: the limits are not in order: hard_low, "
		  "plausible_low, plausible_high, hard_high" },
		{ "measures.csv", "°F 5/9 -17.778", "°F 5/0 -17.778",
		  "measures.csv:2: no unit: \"°F 5/0 -17.778\" (as in \"F 5/9 "
		  "-17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", "°F",
		  "measures.csv:2: no unit: \"°F\" (as in \"F 5/9 -17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", " | F 5/9 0",
		  "measures.csv:2: no unit: \"\" (as in \"F 5/9 -17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", "F x/9 0",
		  "measures.csv:2: no unit: \"F x/9 0\" (as in \"F 5/9 "
		  "-17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", "F 5:9 0",
		  "measures.csv:2: no unit: \"F 5:9 0\" (as in \"F 5/9 "
		  "-17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", "F 5/9x0",
		  "measures.csv:2: no unit: \"F 5/9x0\" (as in \"F 5/9 "
		  "-17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", "F 5/9 cold",
		  "measures.csv:2: no unit: \"F 5/9 cold\" (as in \"F 5/9 "
		  "-17.778\")" },
		{ "measures.csv", "°F 5/9 -17.778", "F 5000000/9 0",
		  "measures.csv:2: no unit: \"F 5000000/9 0\" (as in \"F 5/9 "
		  "-17.778\")" },
		{ "measures.csv", ";0;30;-10;60;1;;4;7;",
		  ";0;30;-10;60;1;;4;4;",
		  "measures.csv:3: driver_4 is out of order or of reach" },
		{ "measures.csv", ";0;30;-10;60;1;;4;7;",
		  ";0;30;-10;60;1;;4;61;",
		  "measures.csv:3: driver_4 is out of order or of reach" },
		{ "measures.csv", ";34;42.5;30;45;", ";34;46;30;45;",
		  "measures.csv:2: the limits are not in order: hard_low, "
		  "plausible_low, plausible_high, hard_high" },
		{ "measures.csv", ";34;42.5;30;45;", ";34;34;30;45;",
		  "measures.csv:2: the limits are not in order: hard_low, "
		  "plausible_low, plausible_high, hard_high" },
		{ "measures.csv", "°F 5/9 -17.778", "a 1/1 0|b 1/1 0|c 1/1 0",
		  "measures.csv:2: more than 3 units" },
	};

	(void)state;
	check_refusals(refusals, sizeof(refusals) / sizeof(refusals[0]));
}

static void
test_a_product_that_is_not_whole_is_refused_with_its_line(void **state)
{
	static const struct refusal refusals[] = {
		{ "treatments.csv", "Nivolumab;pd1;", "Nivolumab;pd2;",
		  "treatments.csv:2: targets knows no \"pd2\"" },
		{ "treatments.csv", "Nivolumab;pd1;", "Nivolumab;;",
		  "treatments.csv:2: targets is empty" },
		{ "medicines.csv", "Prednisone;steroid_sys;",
		  "Prednisone;steroids;",
		  "medicines.csv:32: there is no class \"steroids\"" },
		{ "medicines.csv", "Prednisone;steroid_sys;", "Prednisone;;",
		  "medicines.csv:32: prednisone has no class" },
		{ "medicines.csv", "Prednisone;steroid_sys;",
		  "Prednisone;steroid_sys|ppi|nsaid|opioid|tki|chemo|thyroid;",
		  "medicines.csv:32: more than 6 classes" },
		{ "pack.cfg", "product_days = 30", "product_days = 0",
		  "pack.cfg:12: product_days is no whole number from 1 to "
		  "3650" },
		{ "medicines.csv", "d'une colite;yes", "d'une colite;perhaps",
		  "medicines.csv:9: ask_temperature is neither \"yes\" nor "
		  "empty" },
		{ "medicines.csv", "class;ppi;", "class;antibiotic;",
		  "medicines.csv:8: antibiotic is there twice" },
		{ "medicines.csv", "class;ppi;", "class;Ppi;",
		  "medicines.csv:8: \"Ppi\" is no id: small letters, digits "
		  "and _" },
		{ "medicines.csv", "kind;id;label_en", "sort;id;label_en",
		  "medicines.csv:2: the header has no column \"kind\" (with "
		  "';' between)" },
		{ "medicines.csv", "medicine;prednisone;", "pill;prednisone;",
		  "medicines.csv:32: there is no kind \"pill\"" },
		{ "medicines.csv", ";Solupred;", ";Solupred|Cortancyl;",
		  "medicines.csv:33: \"cortancyl\" names both prednisone and "
		  "prednisolone" },
		{ "medicines.csv", ";unclassified;", ";something;",
		  "medicines.csv: no unclassified" },
		{ "natural.csv", "\nother_natural;", "\nanything;",
		  "natural.csv: no other_natural" },
		{ "natural.csv", "\nastragalus;", "\nprednisone;",
		  "natural.csv:5: prednisone is there twice" },
		{ "natural.csv", ";huang qi|", ";huang qi|Cortancyl|",
		  "natural.csv:5: \"cortancyl\" names both prednisone and "
		  "astragalus" },
		{ "natural.csv", ";I H C;T;", ";I HC;T;",
		  "natural.csv:3: codes are single letters or '?'" },
		{ "natural.csv", ";I H C;T;", ";I H ?C;T;",
		  "natural.csv:3: codes are single letters or '?'" },
		{ "natural.csv", ";I H C;T;", ";I H ~;T;",
		  "natural.csv:3: codes are single letters or '?'" },
		{ "natural.csv", ";I H C;T;", ";I H C;X;",
		  "natural.csv:3: tell is T (today) or N (next contact)" },
	};

	(void)state;
	check_refusals(refusals, sizeof(refusals) / sizeof(refusals[0]));
}

static void
check_said(char *note, const char *wanted)
{
	assert_non_null(note);
	assert_string_equal(note, wanted);
	free(note);
}

static void
test_a_file_that_is_missing_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < PACK_FILES; i++) {
		char *note = sample_pack_with(pack_file_name(i), NULL);

		assert_non_null(note);
		assert_memory_equal(note, pack_file_name(i),
				    strlen(pack_file_name(i)));
		assert_non_null(strstr(note, " is missing"));
		free(note);
	}
}

static void
test_a_file_over_its_limit_is_refused(void **state)
{
	char *large = alloc_zeroed(PACK_FILE_LIMIT + 2, 1);

	(void)state;
	memset(large, '#', PACK_FILE_LIMIT + 1);
	check_said(sample_pack_with("rules.cfg", large),
		   "rules.cfg: over 1048576 bytes");
	check_said(sample_pack_with("natural.csv", large),
		   "natural.csv: over 1048576 bytes");
	free(large);
}

static void
test_a_table_not_in_utf_8_names_the_remedy(void **state)
{
	(void)state;
	check_said(sample_pack_with("measures.csv", "id;label\nfi\xe8vre;x\n"),
		   "measures.csv: not UTF-8; save it from the spreadsheet as "
		   "\"CSV UTF-8\"");
	check_said(sample_pack_with_bytes("measures.csv", "id\0;\n", 5),
		   "measures.csv: not UTF-8; save it from the spreadsheet as "
		   "\"CSV UTF-8\"");
}

static void
test_a_table_that_is_no_table_is_refused_with_its_line(void **state)
{
	(void)state;
	check_said(sample_pack_with("measures.csv", ""),
		   "measures.csv:1: no row below the header");
	check_said(sample_pack_with("measures.csv", "id;label\n"),
		   "measures.csv:1: no row below the header");
	check_said(sample_pack_with("measures.csv", "id;label\n\n\nx;\"a\"b\n"),
		   "measures.csv:4: a quotation mark out of place");
	check_said(sample_pack_with("measures.csv", "id;label\nx;\"a\nb\n"),
		   "measures.csv:2: a quotation mark is never closed");
	check_said(sample_pack_with("measures.csv", "id;label\nx;a\x1b[2J\n"),
		   "measures.csv:2: a control character");
	check_said(sample_pack_with("measures.csv", "id;label\nx;\xc2\x9b\n"),
		   "measures.csv:2: a control character");
	check_said(sample_pack_with("measures.csv", "id\nx;\x7f;\n"),
		   "measures.csv:2: more cells than columns");
	check_said(sample_pack_with("measures.csv", "id;\x01;\x02\nx"),
		   "measures.csv:1: a control character");
	check_said(sample_pack_with("measures.csv", "id;label\nx;\x7f"),
		   "measures.csv:2: a control character");
	check_said(sample_pack_with("measures.csv", "id;label\n\x01;\"a\"b\n"),
		   "measures.csv:2: a control character");
	check_said(sample_pack_with("measures.csv", "id,label\nx,y\n"),
		   "measures.csv:2: the header has no column \"id\" (with ';' "
		   "between)");
}

static void
test_a_table_without_end_is_refused(void **state)
{
	struct buf rows = { 0 };

	(void)state;
	buf_adds(&rows, "id\n");
	for (int i = 0; i < 6000; i++)
		buf_adds(&rows, "x\n");
	check_said(sample_pack_with("measures.csv", buf_text(&rows)),
		   "measures.csv:5002: too many rows");
	buf_cut(&rows, 0);
	for (int i = 0; i < 70; i++)
		buf_adds(&rows, "id;");
	buf_adds(&rows, "\nx\n");
	check_said(sample_pack_with("measures.csv", buf_text(&rows)),
		   "measures.csv:1: too many columns");
	buf_clear(&rows);
}

static void
test_a_cell_without_end_is_refused(void **state)
{
	struct buf rows = { 0 };

	(void)state;
	buf_adds(&rows, "id;label_en;label_fr\nx;");
	for (int i = 0; i < 1000; i++)
		buf_adds(&rows, "wide ");
	buf_adds(&rows, ";y\n");
	check_said(sample_pack_with("measures.csv", buf_text(&rows)),
		   "measures.csv:2: label_en is longer than 200 bytes");
	buf_clear(&rows);
}

/* Rows of one form until there are too many names among them. */
static void
check_flood(const char *file, const char *header, const char *before,
	    const char *after)
{
	struct buf rows = { 0 };
	char *note;
	int name = 0;

	buf_adds(&rows, header);
	for (int i = 0; i < 110; i++) {
		buf_addf(&rows, "p%d%s", i, before);
		for (int j = 0; j < 560; j++)
			buf_addf(&rows, "%x|", name++);
		buf_adds(&rows, after);
	}
	note = sample_pack_with(file, buf_text(&rows));
	assert_non_null(note);
	assert_memory_equal(note, file, strlen(file));
	assert_non_null(strstr(note, ": over 49999 names"));
	free(note);
	buf_clear(&rows);
}

static void
test_names_without_end_are_refused(void **state)
{
	(void)state;
	check_flood("natural.csv",
		    "id;label_en;label_fr;latin;synonyms;codes;tell;classes;"
		    "ask_form;note_en;note_fr\n",
		    ";a;a;;", ";;N;;;;\n");
	check_flood("treatments.csv",
		    "id;label_en;label_fr;targets;pair;brands;regimens_en;"
		    "regimens_fr\n",
		    ";a;a;pd1;;", ";;\n");
	check_flood("symptoms.csv",
		    "id;tier;organ;area;label_en;label_fr;question_en;"
		    "question_fr;asks;links;flags;flags_en;flags_fr;level_1;"
		    "level_2;level_3;level_4;level_presence;comfort;high_risk;"
		    "steps_en;steps_fr;synonyms_en;synonyms_fr\n",
		    ";C;gut;gut;a;a;a;a;presence;;;;;;;;;report;;;;;", ";a\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_change_that_harms_nothing_is_taken),
		cmocka_unit_test(
			test_a_symptom_that_is_not_whole_is_refused_with_its_line),
		cmocka_unit_test(
			test_a_measure_that_is_not_whole_is_refused_with_its_line),
		cmocka_unit_test(
			test_a_product_that_is_not_whole_is_refused_with_its_line),
		cmocka_unit_test(test_a_file_that_is_missing_is_named),
		cmocka_unit_test(test_a_file_over_its_limit_is_refused),
		cmocka_unit_test(test_a_table_not_in_utf_8_names_the_remedy),
		cmocka_unit_test(
			test_a_table_that_is_no_table_is_refused_with_its_line),
		cmocka_unit_test(test_a_table_without_end_is_refused),
		cmocka_unit_test(test_a_cell_without_end_is_refused),
		cmocka_unit_test(test_names_without_end_are_refused),
	};

	return cmocka_run_group_tests_name("pack_refusals", tests, NULL, NULL);
}
