/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack at the edges of what its files may hold. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "sample_pack.h"

enum { TOO_MANY_IDS = 65, LONG_ID = 64 };

/* Takes the note of a refusal and sees the reason in it. */
static void
assert_says(char *note, const char *reason)
{
	assert_non_null(note);
	if (strstr(note, reason) == NULL)
		fail_msg("%s", note);
	free(note);
}

static void
test_blanks_do_not_hide_an_include(void **state)
{
	(void)state;
	assert_says(sample_pack_with("rules.cfg", "a = 1;\n\t@include \"x\""),
		    "rules.cfg:2: a line may not begin with '@'");
	assert_says(sample_pack_with("rules.cfg", "a = 1;\n\r@include \"x\""),
		    "rules.cfg:2: a line may not begin with '@'");
	assert_says(sample_pack_with("rules.cfg", "a = 1;\n \t@include \"x\""),
		    "rules.cfg:2: a line may not begin with '@'");
}

static void
test_the_first_of_two_wrong_values_is_named(void **state)
{
	(void)state;
	assert_says(sample_pack_with("rules.cfg",
				     "a = 99999999999;\nb = 99999999999;"),
		    "rules.cfg:1: a value that is too long or large");
}

static void
test_a_list_of_too_many_symptoms_is_refused(void **state)
{
	struct buf body = { 0 };

	(void)state;
	buf_adds(&body, "level = \"urgent\";\nwhen = ( { symptom = [ ");
	for (int i = 0; i < TOO_MANY_IDS; i++)
		buf_addf(&body, "%s\"cough\"", i > 0 ? ", " : "");
	buf_adds(&body, " ]; } );");
	assert_says(sample_pack_rule(buf_text(&body)),
		    "symptom is empty, or has more than 64");
	buf_clear(&body);
}

static void
test_a_rule_with_a_name_too_long_is_refused(void **state)
{
	struct buf id = { 0 };

	(void)state;
	buf_adds(&id, "id = \"");
	for (int i = 0; i < LONG_ID; i++)
		buf_adds(&id, "A");
	buf_adds(&id, "\";");
	assert_says(sample_pack_changed("rules.cfg", "id = \"C-LUNG\";",
					buf_text(&id)),
		    "rules.cfg:");
	buf_clear(&id);
}

static void
test_a_hint_in_one_language_only_is_refused(void **state)
{
	static const char french[] =
		"Prenez-la avant tout médicament contre la fièvre ou la "
		"douleur.";

	(void)state;
	assert_says(sample_pack_changed("measures.csv", french, ""),
		    "measures.csv:2: hint is not there in both languages");
}

/* A cell of several lines is one line, whatever ends them. */
static void
test_a_cell_may_hold_line_ends_of_any_kind(void **state)
{
	static const char english[] =
		"Take it before any medicine for fever or pain.";

	(void)state;
	assert_null(sample_pack_changed("measures.csv", english,
					"\"Take it before\r\nany medicine.\""));
	assert_null(sample_pack_changed("measures.csv", english,
					"\"Take it before\rany medicine.\""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blanks_do_not_hide_an_include),
		cmocka_unit_test(test_the_first_of_two_wrong_values_is_named),
		cmocka_unit_test(test_a_list_of_too_many_symptoms_is_refused),
		cmocka_unit_test(test_a_rule_with_a_name_too_long_is_refused),
		cmocka_unit_test(test_a_hint_in_one_language_only_is_refused),
		cmocka_unit_test(test_a_cell_may_hold_line_ends_of_any_kind),
	};

	return cmocka_run_group_tests_name("pack edges", tests, NULL, NULL);
}
