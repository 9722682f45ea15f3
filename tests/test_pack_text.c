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
		   "compte ce qui a été noté en 48 heures\n");
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
		   "compte ce qui a été noté en 48 heures\n");
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
		cmocka_unit_test(test_every_rule_can_be_read_in_both_languages),
	};

	return cmocka_run_group_tests_name("pack_text", tests, load, forget);
}
