/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Medicines through the screens: taken, missed, taken twice, added up. */
#include "config.h"

#include "test.h"

#include "stage.h"

static void
tab(struct stage *stage, int times)
{
	while (times-- > 0)
		vt_key(&stage->vt, VTERM_KEY_TAB);
}

/* Ten in the morning; what Jeanne takes, all of it told. */
static void
begin(struct stage *stage, const char *lang)
{
	struct home *home = &stage->home;

	stage_set(stage, lang);
	(void)home_product(home, "prednisone",
			   "status=taking;told=yes;dose=60 mg;"
			   "moments=morning evening");
	(void)home_product(home, "paracetamol",
			   "status=taking;told=yes;dose=1 g;"
			   "moments=as_needed");
	(void)home_product(home, "cold_remedy_paracetamol",
			   "status=taking;told=yes;dose=1 sachet;"
			   "moments=as_needed");
	(void)home_product(home, "ibuprofen", "status=recent;told=yes");
	(void)home_product(home, "turmeric", "status=planned");
}

static void
open_list(struct stage *stage)
{
	stage_open(stage);
	stage_unlock(stage);
	stage_press(stage, "3");
}

static void
test_the_list_reads_as_it_was_agreed(void **state)
{
	static const char *const langs[] = { "en", "fr" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct stage stage;

		begin(&stage, langs[i]);
		open_list(&stage);
		stage_look(&stage, "products-taken");
		vt_key(&stage.vt, VTERM_KEY_DOWN);
		stage_enter(&stage);
		stage_look(&stage, "dose");
		stage_end(&stage);
	}
}

static void
test_the_narrow_list_reads_as_it_was_agreed(void **state)
{
	static const char *const langs[] = { "en", "fr" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct stage stage;

		begin(&stage, langs[i]);
		stage.options.rows = 20;
		stage.options.columns = 60;
		stage.size = "60x20";
		open_list(&stage);
		stage_look(&stage, "products-taken");
		vt_key(&stage.vt, VTERM_KEY_DOWN);
		stage_enter(&stage);
		stage_look(&stage, "dose");
		stage_end(&stage);
	}
}

static void
test_a_scheduled_dose_is_one_key_and_a_second_one_is_asked(void **state)
{
	struct stage stage;

	(void)state;
	begin(&stage, "en");
	open_list(&stage);
	vt_wait(&stage.vt, "morning to take, evening");
	stage_enter(&stage);
	vt_wait(&stage.vt, "morning taken 10:00, evening");
	vt_wait(&stage.vt, "U takes it back");
	/* Taken ahead of its time. */
	stage_enter(&stage);
	vt_wait(&stage.vt, "                taken 10:00");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Already noted at 10:00");
	vt_wait(&stage.vt, "01 99 00 12 34");
	/* Never refused. */
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noted: Prednisone, now");
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "Undone");
	stage_end(&stage);
}

static void
test_a_missed_dose_of_cortisone_asks_to_call_now(void **state)
{
	struct stage stage;

	(void)state;
	begin(&stage, "en");
	open_list(&stage);
	stage_press(&stage, "d");
	vt_wait(&stage.vt, "I missed it");
	vt_key(&stage.vt, VTERM_KEY_RIGHT);
	stage_press(&stage, " ");
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	vt_wait(&stage.vt, "Prednisone");
	stage_go_home(&stage);
	stage_press(&stage, "3");
	vt_wait(&stage.vt, "morning missed, evening");
	stage_end(&stage);
}

static void
test_the_temperature_is_asked_before_a_fever_medicine(void **state)
{
	struct stage stage;

	(void)state;
	begin(&stage, "fr");
	open_list(&stage);
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "peut cacher une fièvre");
	stage_press(&stage, "43");
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "inhabituel");
	for (int i = 0; i < 2; i++)
		vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "36,8");
	vt_key(&stage.vt, VTERM_KEY_END);
	tab(&stage, 7);
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "dernier : aujourd'hui,");
	vt_wait(&stage.vt, "1 g en 1 prise.");
	/* It was taken at this moment of the day: one key from here on. */
	stage_enter(&stage);
	vt_wait(&stage.vt, "Encore Entrée");
	stage_enter(&stage);
	vt_wait(&stage.vt, "2 g en 2 prises.");
	stage_go_home(&stage);
	stage_press(&stage, "4");
	vt_wait(&stage.vt, "36,8 °C");
	stage_end(&stage);
}

static void
test_what_does_not_say_how_much_is_named(void **state)
{
	struct stage stage;

	(void)state;
	begin(&stage, "en");
	(void)home_measure(&stage.home, "temp_c", "36.8");
	open_list(&stage);
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "1 g in 1 dose.");
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "1 g in 2 doses. How much is not said for:");
	stage_press(&stage, "d");
	vt_wait(&stage.vt, "as the box says");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_list_reads_as_it_was_agreed),
		cmocka_unit_test(test_the_narrow_list_reads_as_it_was_agreed),
		cmocka_unit_test(
			test_a_scheduled_dose_is_one_key_and_a_second_one_is_asked),
		cmocka_unit_test(
			test_a_missed_dose_of_cortisone_asks_to_call_now),
		cmocka_unit_test(
			test_the_temperature_is_asked_before_a_fever_medicine),
		cmocka_unit_test(test_what_does_not_say_how_much_is_named),
	};

	return cmocka_run_group_tests_name("doses", tests, NULL, NULL);
}
