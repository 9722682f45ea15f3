/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <string.h>

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

static const char *
id_at(enum pack_list list, size_t row)
{
	switch (list) {
	case PACK_SYMPTOMS:
		return pack_symptom_at(pack, row)->id;
	case PACK_MEASURES:
		return pack_measure_at(pack, row)->id;
	case PACK_TREATMENTS:
		return pack_treatment_at(pack, row)->id;
	case PACK_PRODUCTS:
		return pack_product_at(pack, row)->id;
	}
	return "";
}

/* The one id found, or what went wrong instead. */
static const char *
found(enum pack_list list, const char *text)
{
	struct pack_choice choice;
	enum err err = pack_find(&choice, pack, list, text);

	if (err)
		return err_name(err);
	assert_int_equal(choice.count, 1);
	assert_false(choice.by_slip);
	return id_at(list, choice.found[0]);
}

static bool
search_gives(const char *text, const char *id)
{
	struct pack_choice choice;

	pack_search(&choice, pack, PACK_SYMPTOMS, text);
	for (size_t i = 0; i < choice.count; i++)
		if (strcmp(id_at(PACK_SYMPTOMS, choice.found[i]), id) == 0)
			return true;
	return false;
}

static const char *
search_best(enum pack_list list, const char *text)
{
	struct pack_choice choice;

	pack_search(&choice, pack, list, text);
	return choice.count > 0 ? id_at(list, choice.found[0]) : "nothing";
}

static void
test_a_lay_word_finds_its_symptom_without_accents(void **state)
{
	(void)state;
	assert_string_equal(found(PACK_SYMPTOMS, "courante"), "diarrhea");
	assert_string_equal(found(PACK_SYMPTOMS, "Boutons"), "rash");
	assert_string_equal(found(PACK_SYMPTOMS, "essouffle"),
			    "shortness_of_breath");
	assert_string_equal(found(PACK_SYMPTOMS, "ESSOUFFLÉ"),
			    "shortness_of_breath");
	assert_string_equal(found(PACK_SYMPTOMS, "mal de tête"), "headache");
	assert_string_equal(found(PACK_SYMPTOMS, "mal de tete"), "headache");
	assert_string_equal(found(PACK_SYMPTOMS, "the runs"), "diarrhea");
	assert_string_equal(found(PACK_SYMPTOMS, "œil rouge"),
			    "eye_pain_redness");
	assert_string_equal(found(PACK_SYMPTOMS, "oeil rouge"),
			    "eye_pain_redness");
}

static void
test_an_id_wins_over_every_other_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_symptom_count(pack); i++)
		assert_string_equal(
			found(PACK_SYMPTOMS, pack_symptom_at(pack, i)->id),
			pack_symptom_at(pack, i)->id);
	for (size_t i = 0; i < pack_product_count(pack); i++)
		assert_string_equal(
			found(PACK_PRODUCTS, pack_product_at(pack, i)->id),
			pack_product_at(pack, i)->id);
	for (size_t i = 0; i < pack_treatment_count(pack); i++)
		assert_string_equal(
			found(PACK_TREATMENTS, pack_treatment_at(pack, i)->id),
			pack_treatment_at(pack, i)->id);
	for (size_t i = 0; i < pack_measure_count(pack); i++)
		assert_string_equal(
			found(PACK_MEASURES, pack_measure_at(pack, i)->id),
			pack_measure_at(pack, i)->id);
}

static void
test_every_label_finds_its_row_in_both_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		for (int lang = 0; lang < LANG_COUNT; lang++)
			assert_string_equal(
				found(PACK_SYMPTOMS, symptom->label.in[lang]),
				symptom->id);
	}
	for (size_t i = 0; i < pack_product_count(pack); i++) {
		const struct product *product = pack_product_at(pack, i);

		for (int lang = 0; lang < LANG_COUNT; lang++)
			assert_string_equal(
				found(PACK_PRODUCTS, product->label.in[lang]),
				product->id);
	}
}

static void
test_a_brand_and_a_latin_name_find_the_product(void **state)
{
	(void)state;
	assert_string_equal(found(PACK_PRODUCTS, "Doliprane"), "paracetamol");
	assert_string_equal(found(PACK_PRODUCTS, "levothyrox"),
			    "levothyroxine");
	assert_string_equal(found(PACK_PRODUCTS, "Hypericum perforatum"),
			    "st_johns_wort");
	assert_string_equal(found(PACK_PRODUCTS, "herbe de la saint jean"),
			    "st_johns_wort");
	assert_string_equal(found(PACK_PRODUCTS, "millepertuis"),
			    "st_johns_wort");
	assert_string_equal(found(PACK_PRODUCTS, "St John's wort"),
			    "st_johns_wort");
	assert_string_equal(found(PACK_TREATMENTS, "keytruda"),
			    "pembrolizumab");
	assert_string_equal(found(PACK_TREATMENTS, "atézolizumab"),
			    "atezolizumab");
}

static void
test_a_label_is_found_without_its_words_in_parentheses(void **state)
{
	(void)state;
	assert_string_equal(found(PACK_SYMPTOMS, "Diarrhée"), "diarrhea");
	assert_string_equal(found(PACK_SYMPTOMS, "diarrhoea"), "diarrhea");
	assert_string_equal(found(PACK_SYMPTOMS, "fièvre"), "fever");
}

static void
test_leading_whole_words_find_but_not_half_a_word(void **state)
{
	(void)state;
	assert_string_equal(found(PACK_SYMPTOMS, "blisters"), "skin_blisters");
	assert_string_equal(found(PACK_SYMPTOMS, "blist"), "ERR_NOT_FOUND");
	assert_string_equal(found(PACK_MEASURES, "saturation"), "spo2_pct");
}

static void
test_a_name_of_several_is_refused_with_the_choices(void **state)
{
	struct pack_choice choice;

	(void)state;
	assert_int_equal(pack_find(&choice, pack, PACK_PRODUCTS, "Gingembre"),
			 ERR_AMBIGUOUS);
	assert_int_equal(choice.count, 2);
	assert_string_equal(id_at(PACK_PRODUCTS, choice.found[0]),
			    "ginger_supp");
	assert_string_equal(id_at(PACK_PRODUCTS, choice.found[1]),
			    "ginger_food");
}

static void
test_a_slip_of_one_letter_is_offered_but_not_taken(void **state)
{
	struct pack_choice choice;

	(void)state;
	assert_int_equal(pack_find(&choice, pack, PACK_SYMPTOMS, "diarhea"),
			 ERR_NOT_FOUND);
	assert_true(choice.by_slip);
	assert_int_equal(choice.count, 1);
	assert_string_equal(id_at(PACK_SYMPTOMS, choice.found[0]), "diarrhea");
	assert_int_equal(pack_find(&choice, pack, PACK_SYMPTOMS, "xyzzy"),
			 ERR_NOT_FOUND);
	assert_false(choice.by_slip);
	assert_int_equal(choice.count, 0);
}

static void
test_no_more_is_offered_than_there_is_room_for(void **state)
{
	struct pack_choice choice;

	(void)state;
	pack_search(&choice, pack, PACK_SYMPTOMS, "d");
	assert_int_equal(choice.count, PACK_CHOICES);
	for (size_t i = 0; i < choice.count; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_not_equal(choice.found[i], choice.found[j]);
}

static void
test_a_word_too_short_is_no_slip(void **state)
{
	struct pack_choice choice;

	(void)state;
	assert_int_equal(pack_find(&choice, pack, PACK_SYMPTOMS, "ava"),
			 ERR_NOT_FOUND);
	assert_int_equal(choice.count, 0);
}

static void
test_little_words_are_passed_over_unless_they_are_all(void **state)
{
	struct pack_choice choice;

	(void)state;
	pack_search(&choice, pack, PACK_SYMPTOMS, "je la");
	assert_true(choice.count > 0);
	pack_search(&choice, pack, PACK_SYMPTOMS, "la nuit");
	assert_true(choice.count > 0);
	assert_true(search_gives("mal mal mal mal mal mal mal mal mal mal mal "
				 "mal mal mal tete",
				 "headache"));
}

static void
test_nothing_and_too_much_find_nothing(void **state)
{
	struct pack_choice choice;
	char endless[5000];

	(void)state;
	memset(endless, 'a', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	assert_string_equal(found(PACK_SYMPTOMS, ""), "ERR_NOT_FOUND");
	assert_string_equal(found(PACK_SYMPTOMS, " ...!"), "ERR_NOT_FOUND");
	assert_string_equal(found(PACK_SYMPTOMS, endless), "ERR_NOT_FOUND");
	pack_search(&choice, pack, PACK_SYMPTOMS, "");
	assert_int_equal(choice.count, 0);
	pack_search(&choice, pack, PACK_SYMPTOMS, endless);
	assert_int_equal(choice.count, 0);
}

static void
test_searching_goes_along_as_one_types(void **state)
{
	(void)state;
	assert_string_equal(search_best(PACK_SYMPTOMS, "cou"), "diarrhea");
	assert_true(search_gives("bout", "rash"));
	assert_true(search_gives("tete mal", "headache"));
	assert_true(search_gives("j'ai mal à la tête", "headache"));
	assert_true(search_gives("mal au v", "abdominal_pain"));
	assert_string_equal(search_best(PACK_PRODUCTS, "curc"), "turmeric");
	assert_string_equal(search_best(PACK_PRODUCTS, "verveine"),
			    "verbena_tea");
	assert_string_equal(search_best(PACK_SYMPTOMS, "qqqq"), "nothing");
}

static void
test_searching_offers_a_slip_when_nothing_else_fits(void **state)
{
	struct pack_choice choice;

	(void)state;
	pack_search(&choice, pack, PACK_SYMPTOMS, "couranet");
	assert_true(choice.by_slip);
	assert_string_equal(id_at(PACK_SYMPTOMS, choice.found[0]), "diarrhea");
	pack_search(&choice, pack, PACK_SYMPTOMS, "courant");
	assert_false(choice.by_slip);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_lay_word_finds_its_symptom_without_accents),
		cmocka_unit_test(test_an_id_wins_over_every_other_name),
		cmocka_unit_test(
			test_every_label_finds_its_row_in_both_languages),
		cmocka_unit_test(
			test_a_brand_and_a_latin_name_find_the_product),
		cmocka_unit_test(
			test_a_label_is_found_without_its_words_in_parentheses),
		cmocka_unit_test(
			test_leading_whole_words_find_but_not_half_a_word),
		cmocka_unit_test(
			test_a_name_of_several_is_refused_with_the_choices),
		cmocka_unit_test(
			test_a_slip_of_one_letter_is_offered_but_not_taken),
		cmocka_unit_test(test_nothing_and_too_much_find_nothing),
		cmocka_unit_test(
			test_no_more_is_offered_than_there_is_room_for),
		cmocka_unit_test(test_a_word_too_short_is_no_slip),
		cmocka_unit_test(
			test_little_words_are_passed_over_unless_they_are_all),
		cmocka_unit_test(test_searching_goes_along_as_one_types),
		cmocka_unit_test(
			test_searching_offers_a_slip_when_nothing_else_fits),
	};

	return cmocka_run_group_tests_name("pack_find", tests, load, forget);
}
