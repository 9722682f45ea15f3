/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <string.h>

#include "base/utf8.h"
#include "clinic/rule.h"
#include "sample_pack.h"

static struct pack *pack;

static int
load(void **state)
{
	(void)state;
	pack = sample_pack();
	return 0;
}

static int
forget(void **state)
{
	(void)state;
	pack_free(pack);
	return 0;
}

static void
check_text(const char *id, enum lang lang, const char *wanted)
{
	struct buf text = { 0 };
	const struct rule *rule = pack_rule(pack, id);

	assert_non_null(rule);
	rule_add_condition(&text, pack, rule, lang);
	assert_string_equal(buf_text(&text), wanted);
	buf_clear(&text);
}

static void
test_a_combination_reads_as_an_outline(void **state)
{
	(void)state;
	check_text("C-GUT-U", LANG_EN,
		   "all of these:\n"
		   "  - Diarrhoea (loose or more frequent stools)\n"
		   "  - one of these:\n"
		   "    - Blood, mucus or black tarry stools\n"
		   "    - Vomiting\n"
		   "    - Belly pain or cramps: 2 or more out of 4\n"
		   "    - Body temperature: 37.5 °C or more\n"
		   "what was noted within 48 hours counts\n");
	check_text("C-GUT-U", LANG_FR,
		   "tout ceci :\n"
		   "  - Diarrhée (selles liquides ou plus fréquentes)\n"
		   "  - au moins un de ces points :\n"
		   "    - Sang, glaires ou selles noires\n"
		   "    - Vomissements\n"
		   "    - Mal au ventre ou crampes : 2 ou plus sur 4\n"
		   "    - Température : 37,5 °C ou plus\n"
		   "compte ce qui a été noté dans les 48 heures\n");
}

static void
test_a_usual_value_and_a_flag_are_said(void **state)
{
	(void)state;
	check_text(
		"A-SPO2-U", LANG_EN,
		"one of these:\n"
		"  - Oxygen saturation: 94 % or less, unless the usual value "
		"is known to be 94 % or less\n"
		"  - Oxygen saturation: under the usual value by 2 % or "
		"more\n"
		"whatever the starting point and whatever was told\n"
		"what was noted within 48 hours counts\n"
		"before the first dose too\n");
	check_text("C-PE", LANG_FR,
		   "EMERGENCY\n"
		   "tout ceci :\n"
		   "  - Jambes, chevilles ou bras gonflés : d'un seul côté\n"
		   "  - au moins un de ces points :\n"
		   "    - Essoufflement\n"
		   "    - Douleur ou oppression dans la poitrine\n"
		   "    - Crachats de sang\n"
		   "URGENT\n"
		   "Jambes, chevilles ou bras gonflés : d'un seul côté\n"
		   "compte ce qui a été noté dans les 48 heures\n");
}

static void
test_a_rule_on_status_says_its_days(void **state)
{
	(void)state;
	check_text("T-WORSE2", LANG_EN,
		   "a symptom that rose by 2 or more within 7 days; comfort "
		   "list: REPORT\n");
	check_text("X-NOREACH", LANG_FR,
		   "appel immédiat, et personne n'a répondu (heures : 1)\n");
}

static void
test_a_product_is_said_with_all_that_counts(void **state)
{
	(void)state;
	check_text("M-STER-NEW", LANG_EN,
		   "a product of class: Systemic corticosteroids, taking, not "
		   "told yet, not advised by the team, as far as is known\n"
		   "before the first dose too\n");
}

/* One rule with other conditions, and an organ, flags and a code that only
 * another pack has. */
static void
test_what_the_sample_does_not_use_can_be_read_too(void **state)
{
	static const struct sample_change changes[] = {
		{ "rules.cfg",
		  "{ symptom = \"shortness_of_breath\"; },\n"
		  "      { symptom = [ \"palpitations\", \"limb_swelling\" ]; } "
		  ");",
		  "{ all = ( { count = 2; of = ( { count = 1; of = ( "
		  "{ symptom = \"cough\"; attribute = \"severity\"; at_least = "
		  "2; }, { symptom = \"rash\"; attribute = \"presence\"; } ); }, "
		  "{ symptom = \"cough\"; flag = \"wet\"; } ); }, { measure = "
		  "\"pulse_bpm\"; above = 90; unless_usual = 95; hours = 3; } ); "
		  "}, { symptoms = \"organ\"; organ = \"throat\"; at_least = 3; "
		  "}, { concern = [ \"B\", \"?\" ]; daily_days = 2; } ); days = "
		  "5;" },
		{ "rules.cfg", "{ symptom = \"cough\"; } );",
		  "{ symptom = \"cough\"; } ); hours = 5;" },
		{ "symptoms.csv", "cough;C;lung;", "cough;C;throat;" },
		{ "symptoms.csv",
		  "Quelle intensité ?;severity|interference;;;;;"
		  "report;report;urgent;urgent;;;yes;none|"
		  "slight, a few times",
		  "Quelle intensité ?;severity|interference;;dry |wet;dry |wet"
		  ";sèche| grasse;report;report;urgent;urgent;;;yes;none|"
		  "slight, a few times" },
		{ "natural.csv", ";Zinc;;;I;N;", ";Zinc a) b;;;B ?;N;" },
	};
	struct pack *other = sample_pack_having(
		changes, sizeof(changes) / sizeof(changes[0]));
	struct buf text = { 0 };

	(void)state;
	rule_add_condition(&text, other, pack_rule(other, "C-HF"), LANG_EN);
	assert_string_equal(
		buf_text(&text),
		"all of these:\n"
		"  - 2 of these:\n"
		"    - 1 of these:\n"
		"      - Cough, how strong: 2 or more out of 4\n"
		"      - Skin rash or red patches\n"
		"    - Cough: wet\n"
		"  - Pulse at rest: more than 90 /min, unless the usual value is "
		"known to be 95 /min or more, within 3 hours\n"
		"  - a symptom of: throat, 3 or more out of 4\n"
		"  - a product with code B or ? (not well known), every day for "
		"more than 2 days\n"
		"what was noted within 5 days counts\n");
	buf_clear(&text);
	rule_add_condition(&text, other, pack_rule(other, "C-LUNG"), LANG_EN);
	assert_string_equal(buf_text(&text),
			    "all of these:\n"
			    "  - Shortness of breath\n"
			    "  - Cough\n"
			    "what was noted within 5 hours counts\n");
	buf_clear(&text);
	pack_free(other);
}

static void
test_every_rule_can_be_read_in_both_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_rule_count(pack); i++) {
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			struct buf text = { 0 };

			rule_add_condition(&text, pack, pack_rule_at(pack, i),
					   (enum lang)lang);
			assert_true(text.length > 10);
			assert_true(
				utf8_is_valid(buf_text(&text), text.length));
			assert_null(strstr(buf_text(&text), "%1"));
			assert_null(strstr(buf_text(&text), "- \n"));
			assert_int_equal(text.data[text.length - 1], '\n');
			buf_clear(&text);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_combination_reads_as_an_outline),
		cmocka_unit_test(test_a_usual_value_and_a_flag_are_said),
		cmocka_unit_test(test_a_rule_on_status_says_its_days),
		cmocka_unit_test(test_a_product_is_said_with_all_that_counts),
		cmocka_unit_test(
			test_what_the_sample_does_not_use_can_be_read_too),
		cmocka_unit_test(test_every_rule_can_be_read_in_both_languages),
	};

	return cmocka_run_group_tests_name("pack_text", tests, load, forget);
}
