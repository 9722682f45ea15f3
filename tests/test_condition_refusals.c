/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "sample_pack.h"

/* What one condition of an URGENT rule is refused for, on line 5. */
struct bad_condition {
	const char *written;
	const char *why;
};

static void
check_condition(const struct bad_condition *bad)
{
	struct buf body = { 0 };
	struct buf wanted = { 0 };
	char *note;

	buf_addf(&body, "level = \"urgent\";\nwhen = ( %s );", bad->written);
	note = sample_pack_rule(buf_text(&body));
	if (bad->why) {
		buf_addf(&wanted, "rules.cfg:5: %s", bad->why);
		assert_non_null(note);
		assert_string_equal(note, buf_text(&wanted));
	} else {
		assert_null(note);
	}
	free(note);
	buf_clear(&body);
	buf_clear(&wanted);
}

static void
test_a_condition_that_means_nothing_is_refused_with_its_line(void **state)
{
	static const struct bad_condition bad[] = {
		{ "{ symptom = \"cough\"; }", NULL },
		{ "{ symptom = \"cogh\"; }", "there is no symptom \"cogh\"" },
		{ "{ symptom = 3; }", "symptom is no text" },
		{ "{ symptom = [ ]; }",
		  "symptom is empty, or has more than 64" },
		{ "{ symptom = \"cough\"; atleast = 2; }",
		  "\"atleast\" means nothing here" },
		{ "{ symptom = \"cough\"; at_least = 2.5; }",
		  "at_least is no whole number from 1 to 5" },
		{ "{ symptom = \"cough\"; at_least = 0; }",
		  "at_least is no whole number from 1 to 5" },
		{ "{ symptom = \"cough\"; at_least = \"2\"; }",
		  "at_least is no whole number from 1 to 5" },
		{ "{ symptom = \"cough\"; is_new = 1; }",
		  "is_new is neither true nor false" },
		{ "{ symptom = \"cough\"; flag = \"night\"; }",
		  "cough has no flag \"night\"" },
		{ "{ symptom = \"diarrhea\"; flag = \"night\"; at_least = 2; }",
		  "flag, rise and at_least go alone" },
		{ "{ symptom = \"cough\"; attribute = \"frequency\"; }",
		  "cough is not asked for \"frequency\"" },
		{ "{ symptom = \"cough\"; attribute = \"colour\"; }",
		  "cough is not asked for \"colour\"" },
		{ "{ symptom = \"cough\"; hours = 4; days = 2; }",
		  "both hours and days" },
		{ "{ symptoms = \"most\"; }", "there is no group \"most\"" },
		{ "{ symptoms = \"any\"; organ = \"gut\"; }",
		  "organ goes with \"organ\" only" },
		{ "{ measure = \"temp\"; at_least = 38; }",
		  "there is no measure \"temp\"" },
		{ "{ measure = \"temp_c\"; }",
		  "temp_c needs one bound or one change" },
		{ "{ measure = \"temp_c\"; at_least = 38; at_most = 39; }",
		  "temp_c needs one bound or one change" },
		{ "{ measure = \"temp_c\"; at_least = \"38\"; }",
		  "at_least is no number" },
		{ "{ measure = \"temp_c\"; under_usual = 1; unless_usual = 2; }",
		  "unless_usual goes with a fixed bound" },
		{ "{ measure = \"temp_c\"; gain = 1; unless_usual = 2; }",
		  "unless_usual goes with a fixed bound" },
		{ "{ fact = \"rich\"; }", "there is no fact \"rich\"" },
		{ "{ fact = \"diabetes\"; class = \"tki\"; }",
		  "class goes with partner" },
		{ "{ fact = \"partner\"; class = \"tkis\"; }",
		  "there is no class \"tkis\"" },
		{ "{ fact = \"pair\"; days = 3; hours = 3; }",
		  "both hours and days" },
		{ "{ product = \"aspirine\"; }",
		  "there is no product \"aspirine\"" },
		{ "{ class = \"drugs\"; }", "there is no class \"drugs\"" },
		{ "{ concern = \"AB\"; }", "a concern is a letter or '?'" },
		{ "{ kind = \"plant\"; }", "there is no kind \"plant\"" },
		{ "{ tell = \"now\"; }", "tell is \"today\" or not there" },
		{ "{ class = \"tki\"; status = [ \"ate\" ]; }",
		  "there is no status \"ate\"" },
		{ "{ class = \"tki\"; hours = 8; }", "hours goes with taken" },
		{ "{ class = \"tki\"; grams_a_day = -1; }",
		  "grams_a_day is no such number" },
		{ "{ temperature = 38; }",
		  "this is no condition that there is" },
		{ "\"cough\"", "a condition stands in braces" },
		{ "{ of = ( { symptom = \"cough\"; } ); }",
		  "of without count" },
		{ "{ count = 2; of = ( { symptom = \"cough\"; }, { symptom = "
		  "\"rash\"; } ); }",
		  NULL },
		{ "{ measure = \"extra_stools\"; at_most = -1.5; }", NULL },
		{ "{ concern = [ \"?\", \"A\" ]; }", NULL },
		{ "{ concern = \"??\"; }", "a concern is a letter or '?'" },
		{ "{ concern = \"a\"; }", "a concern is a letter or '?'" },
		{ "{ concern = \"0\"; }", "a concern is a letter or '?'" },
		{ "{ class = \"tki\"; grams_a_day = \"4\"; }",
		  "grams_a_day is no such number" },
		{ "{ class = \"tki\"; grams_a_day = 1001; }",
		  "grams_a_day is no such number" },
		{ "{ fact = \"partner\"; }", "class goes with partner" },
		{ "{ fact = \"pair\"; hours = 3; }", NULL },
		{ "{ symptoms = \"any\"; count = 64; }", NULL },
		{ "{ symptoms = \"any\"; at_least = 4; or_present = true; }",
		  NULL },
		{ "{ symptom = \"cough\"; hours = 3.5; }",
		  "hours is no whole number from 1 to 87600" },
		{ "{ symptom = \"cough\"; days = 3651; }",
		  "days is no whole number from 1 to 3650" },
		{ "{ any = ( ); }", "any is no list, or empty" },
		{ "{ any = \"cough\"; }", "any is no list, or empty" },
		{ "{ any = ( { symptom = \"cough\"; } ); hours = 3; }",
		  "\"hours\" means nothing here" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		check_condition(&bad[i]);
}

static void
test_a_rule_that_can_never_fire_is_refused_with_its_line(void **state)
{
	static const struct bad_condition bad[] = {
		{ "{ symptom = \"cough\"; at_least = 4; }", NULL },
		{ "{ symptom = \"cough\"; at_least = 5; }",
		  "it can never fire: cough does not reach 5" },
		{ "{ symptom = \"jaundice\"; at_least = 2; }",
		  "it can never fire: jaundice does not reach 2" },
		{ "{ symptom = \"hives\"; at_least = 3; }", NULL },
		{ "{ symptom = \"hives\"; at_least = 4; }",
		  "it can never fire: hives does not reach 4" },
		{ "{ symptom = \"cough\"; rise = 3; }", NULL },
		{ "{ symptom = \"cough\"; rise = 4; }",
		  "it can never fire: cough does not reach 4" },
		{ "{ symptom = \"jaundice\"; rise = 1; }",
		  "it can never fire: jaundice does not reach 1" },
		{ "{ symptom = \"rash\"; attribute = \"presence\"; "
		  "at_least = 2; }",
		  "it can never fire: rash does not reach 2" },
		{ "{ measure = \"temp_c\"; at_least = 45; }", NULL },
		{ "{ measure = \"temp_c\"; at_least = 45.1; }",
		  "it can never fire: temp_c is never that" },
		{ "{ measure = \"temp_c\"; above = 45; }",
		  "it can never fire: temp_c is never that" },
		{ "{ measure = \"temp_c\"; at_most = 29.9; }",
		  "it can never fire: temp_c is never that" },
		{ "{ measure = \"temp_c\"; below = 30; }",
		  "it can never fire: temp_c is never that" },
		{ "{ measure = \"temp_c\"; under_usual = 0; }",
		  "it can never fire: temp_c is never that" },
		{ "{ measure = \"temp_c\"; over_usual = 16; }",
		  "it can never fire: temp_c is never that" },
		{ "{ measure = \"weight_kg\"; loss = 0; }",
		  "it can never fire: no such change" },
		{ "{ measure = \"weight_kg\"; loss_percent = 101; }",
		  "it can never fire: no such change" },
		{ "{ count = 2; of = ( { symptom = \"cough\"; } ); }",
		  "it can never fire: 2 of 1" },
		{ "{ symptoms = \"organ\"; organ = \"tail\"; }",
		  "it can never fire: no symptom of organ \"tail\"" },
		{ "{ symptoms = \"high_risk\"; count = 21; }", NULL },
		{ "{ symptoms = \"high_risk\"; count = 22; }",
		  "it can never fire: there are not 22 of them" },
		{ "{ symptoms = \"high_risk\"; at_least = 2; count = 21; }",
		  "it can never fire: there are not 21 of them" },
		{ "{ symptoms = \"high_risk\"; at_least = 2; count = 21; "
		  "or_present = true; }",
		  NULL },
		{ "{ symptoms = \"outside_comfort\"; count = 57; }", NULL },
		{ "{ symptoms = \"outside_comfort\"; count = 58; }",
		  "it can never fire: there are not 58 of them" },
		{ "{ symptoms = \"organ\"; organ = \"liver\"; at_least = 2; }",
		  "it can never fire: there are not 1 of them" },
		{ "{ class = \"tki\"; kind = \"natural\"; }",
		  "it can never fire: no product is that" },
		{ "{ product = \"ibuprofen\"; class = \"ppi\"; }",
		  "it can never fire: no product is that" },
		{ "{ concern = \"Z\"; }",
		  "it can never fire: no product is that" },
		{ "{ product = \"chamomile\"; tell = \"today\"; }",
		  "it can never fire: no product is that" },
		{ "{ measure = \"temp_c\"; over_usual = -1; }",
		  "it can never fire: temp_c is never that" },
	};
	char *note = sample_pack_rule("level = \"none\"; when = ( { symptom = "
				      "\"cough\"; } );");

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		check_condition(&bad[i]);
	assert_non_null(note);
	assert_string_equal(note, "rules.cfg:3: it can never fire: a rule only "
				  "raises");
	free(note);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_condition_that_means_nothing_is_refused_with_its_line),
		cmocka_unit_test(
			test_a_rule_that_can_never_fire_is_refused_with_its_line),
	};

	return cmocka_run_group_tests_name("condition_refusals", tests, NULL,
					   NULL);
}
