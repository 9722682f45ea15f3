/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found by which words, in either language. */
#include "config.h"

#include "test.h"

#include <string.h>

#include "home.h"
#include "sys/lang.h"

static struct home home;

static void
note_with(enum entry_kind kind, const char *code, const char *words)
{
	struct entry_list list = { 0 };
	struct triage_result told;

	entry_init(entry_list_push(&list), kind, code);
	entry_set_note(&list.items[0], words);
	session_assess(&told, home.session, &list);
	assert_int_equal(session_log(home.session, &list, &told), ERR_NONE);
	entry_list_clear(&list);
}

/* A small diary of one of each. */
static int
set_up(void **state)
{
	(void)state;
	home_open(&home);
	(void)home_symptom(&home, "headache", "severity=1");
	(void)home_symptom(&home, "diarrhea", "extra_stools=5 flag:night=1");
	(void)home_symptom(&home, "diarrhea", "extra_stools=1 flag:night=0");
	(void)home_measure(&home, "temp_c", "37.4");
	(void)home_product(&home, "turmeric",
			   "status=stopped;name=Curcuma du marché");
	assert_int_equal(home_note(&home, ENTRY_DOSE, "paracetamol", ""),
			 ERR_NONE);
	home_call(&home, CALL_NURSE, "Boire beaucoup");
	(void)home_symptom(&home, "cough", "severity=2");
	home_call(&home, CALL_DOCTOR, "Venir demain");
	note_with(ENTRY_QUESTION, "", "Puis-je jardiner ?");
	note_with(ENTRY_NOTHING_NEW, "", "Très bien dormi, œil reposé");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	home_close(&home);
	return 0;
}

static size_t
count_of(const char *words)
{
	struct session_query query = { .words = words, .live_only = true };
	struct entry_list found = { 0 };
	size_t count;

	assert_int_equal(session_entries(&found, home.session, &query),
			 ERR_NONE);
	count = found.count;
	entry_list_clear(&found);
	return count;
}

/* Columns: what is typed, how many lines it finds. */
static const struct {
	const char *words;
	size_t count;
} searches[] = {
	/* own words, without accents, by their beginnings */
	{ "jardiner", 1 },
	{ "jard", 1 },
	{ "ardiner", 0 },
	{ "tres bien DORMI", 1 },
	{ "oeil", 1 },
	{ "marche", 1 },
	/* a code, and its label in both languages */
	{ "temp_c", 1 },
	{ "temperature", 1 },
	{ "température", 1 },
	{ "headache", 1 },
	{ "maux de tête", 1 },
	{ "diarrhoea", 2 },
	/* a brand */
	{ "doliprane", 1 },
	/* who answered */
	{ "infirmière", 1 },
	{ "infirm", 1 },
	{ "nurse", 1 },
	{ "médecin", 1 },
	/* what kind of line it is */
	{ "appel", 2 },
	{ "call", 2 },
	{ "question", 1 },
	{ "perfusion", 1 },
	/* a flag that was ticked, and only then */
	{ "night", 1 },
	/* how it stands with a product */
	{ "arrêté", 1 },
	/* all of the words */
	{ "appel boire", 1 },
	{ "boire demain", 0 },
	{ "curcuma marche", 1 },
	/* nothing, and signs that mean nothing */
	{ "zzz", 0 },
	{ "", 0 },
	{ " ", 0 },
	{ "\" ZZZ OR \"", 0 },
	{ "jardiner*", 1 },
	{ "NOT jardiner", 0 },
	{ "%", 0 },
};

static void
test_each_word_finds_what_it_means(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(searches) / sizeof(searches[0]); i++)
		if (count_of(searches[i].words) != searches[i].count)
			fail_msg("%s: %zu, not %zu", searches[i].words,
				 count_of(searches[i].words),
				 searches[i].count);
}

static void
test_more_words_than_can_be_are_no_failure(void **state)
{
	(void)state;
	assert_int_equal(count_of("a b c d e f g h i j k l m n o p"), 0);
}

static void
test_the_newest_come_when_there_are_many(void **state)
{
	struct session_query query = { .words = "appel", .limit = 1 };
	struct entry_list found = { 0 };

	(void)state;
	assert_int_equal(session_entries(&found, home.session, &query),
			 ERR_NONE);
	assert_int_equal(found.count, 1);
	assert_string_equal(entry_detail(&found.items[0], "who"), "doctor");
	entry_list_clear(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_word_finds_what_it_means),
		cmocka_unit_test(test_more_words_than_can_be_are_no_failure),
		cmocka_unit_test(test_the_newest_come_when_there_are_many),
	};

	lang_init();
	return cmocka_run_group_tests_name("search", tests, set_up, tear_down);
}
