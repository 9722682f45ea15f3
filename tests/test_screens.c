/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Screens as a person sees them: keys in, text out, in both languages. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "stage.h"
#include "sys/paths.h"

#define PASSPHRASE "four words quite simple"

/* Each menu item of home and what lies behind it. */
static void
look_around(struct stage *stage)
{
	stage_look(stage, "home");
	stage_press(stage, "2");
	stage_look(stage, "choose");
	stage_press(stage, "mal");
	stage_look(stage, "choose-found");
	stage_go_home(stage);
	stage_press(stage, "3");
	stage_look(stage, "products");
	stage_press(stage, "n");
	stage_look(stage, "product");
	stage_go_home(stage);
	stage_press(stage, "4");
	stage_look(stage, "measures");
	stage_enter(stage);
	stage_look(stage, "measure");
	stage_go_home(stage);
	stage_press(stage, "5");
	stage_look(stage, "history");
	stage_enter(stage);
	stage_look(stage, "entry");
	stage_press(stage, "x");
	stage_look(stage, "strike");
	stage_go_home(stage);
	stage_press(stage, "6");
	stage_look(stage, "visit");
	stage_press(stage, "n");
	stage_look(stage, "question");
	stage_go_home(stage);
	stage_press(stage, "6");
	stage_press(stage, "d");
	stage_look(stage, "appointment");
	stage_go_home(stage);
	stage_press(stage, "7");
	stage_look(stage, "contacts");
	stage_press(stage, "n");
	stage_look(stage, "contact");
	stage_go_home(stage);
	stage_press(stage, "9");
	stage_look(stage, "reminder");
	stage_go_home(stage);
	stage_press(stage, "?");
	stage_look(stage, "help");
	stage_go_home(stage);
}

/* What lies behind "My treatment". */
static void
look_at_the_treatment(struct stage *stage)
{
	stage_press(stage, "8");
	stage_look(stage, "treatment");
	stage_press(stage, "1");
	stage_look(stage, "infusion");
	stage_escape(stage);
	stage_press(stage, "2");
	stage_press(stage, "nivolumab + yervo");
	stage_look(stage, "drugs");
	stage_escape(stage);
	stage_press(stage, "3");
	stage_look(stage, "reactions");
	stage_enter(stage);
	stage_look(stage, "reaction");
	stage_escape(stage);
	stage_escape(stage);
	stage_press(stage, "4");
	stage_look(stage, "health");
	stage_escape(stage);
	stage_press(stage, "6");
	stage_look(stage, "starting");
	stage_press(stage, "e");
	stage_look(stage, "usual");
	stage_escape(stage);
	stage_press(stage, "n");
	stage_press(stage, "fatigue");
	stage_look(stage, "known");
	vt_key(&stage->vt, VTERM_KEY_DOWN);
	stage_enter(stage);
	stage_look(stage, "before");
	stage_go_home(stage);
}

/* From a symptom to the call about it. */
static void
look_at_an_alert(struct stage *stage)
{
	stage_press(stage, "2");
	stage_press(stage, "diarrh");
	stage_enter(stage);
	stage_enter(stage);
	stage_look(stage, "symptom");
	stage_press(stage, "3");
	stage_look(stage, "symptom-answered");
	stage_enter(stage);
	stage_look(stage, "alert");
	stage_press(stage, "w");
	stage_look(stage, "why");
	stage_escape(stage);
	stage_press(stage, "n");
	stage_look(stage, "nobody");
	stage_escape(stage);
	stage_press(stage, "t");
	stage_look(stage, "later");
	stage_escape(stage);
	stage_press(stage, "o");
	stage_look(stage, "called");
	stage_go_home(stage);
	stage_press(stage, "a");
	stage_look(stage, "alerts");
	stage_go_home(stage);
	stage_press(stage, "r");
	stage_look(stage, "nothing");
	stage_go_home(stage);
	stage_press(stage, "b");
	stage_look(stage, "checkin");
	stage_press(stage, " ");
	/* what goes on is left without an answer */
	stage_enter(stage);
	stage_enter(stage);
	stage_look(stage, "checkin-what");
	stage_escape(stage);
	stage_escape(stage);
	stage_press(stage, "w");
	stage_look(stage, "week");
	stage_go_home(stage);
}

static void
look_at_an_emergency(struct stage *stage)
{
	stage_press(stage, "2");
	stage_press(stage, "chest_pain");
	stage_enter(stage);
	stage_enter(stage);
	stage_press(stage, "3");
	stage_look(stage, "emergency");
}

static void
tour(const char *lang)
{
	struct stage stage;

	stage_set(&stage, lang);
	stage_open(&stage);
	vt_wait(&stage.vt, ">");
	stage_look(&stage, "unlock");
	stage_unlock(&stage);
	look_around(&stage);
	look_at_the_treatment(&stage);
	look_at_an_alert(&stage);
	look_at_an_emergency(&stage);
	stage_end(&stage);
}

static void
test_every_screen_reads_as_it_was_agreed_in_english(void **state)
{
	(void)state;
	tour("en");
}

static void
test_every_screen_reads_as_it_was_agreed_in_french(void **state)
{
	(void)state;
	tour("fr");
}

static void
narrow_tour(const char *lang)
{
	struct stage stage;

	stage_set(&stage, lang);
	stage.options.rows = 20;
	stage.options.columns = 60;
	stage.size = "60x20";
	stage_open(&stage);
	vt_wait(&stage.vt, ">");
	stage_look(&stage, "unlock");
	stage_unlock(&stage);
	look_around(&stage);
	look_at_the_treatment(&stage);
	look_at_an_alert(&stage);
	look_at_an_emergency(&stage);
	stage_end(&stage);
}

static void
test_the_narrow_screens_read_as_they_were_agreed_in_english(void **state)
{
	(void)state;
	narrow_tour("en");
}

static void
test_the_narrow_screens_read_as_they_were_agreed_in_french(void **state)
{
	(void)state;
	narrow_tour("fr");
}

static void
make_diary(struct stage *stage)
{
	char *screen, *code;

	stage_look(stage, "welcome");
	stage_press(stage, strcmp(stage->options.lang, "fr") == 0 ? "1" : "2");
	stage_look(stage, "welcome-passphrase");
	stage_press(stage, PASSPHRASE);
	stage_enter(stage);
	stage_press(stage, PASSPHRASE);
	stage_enter(stage);
	vt_wait(&stage->vt, "-");
	screen = vt_text(&stage->vt);
	code = stage_code(screen);
	free(screen);
	stage_enter(stage);
	stage_look(stage, "recovery");
	stage_press(stage, "wrong");
	stage_enter(stage);
	for (int i = 0; i < 5; i++)
		vt_key(&stage->vt, VTERM_KEY_BACKSPACE);
	stage_press(stage, code);
	stage_enter(stage);
	free(code);
}

static void
fill_in_person(struct stage *stage)
{
	stage_look(stage, "person");
	stage_press(stage, "Odette");
	stage_enter(stage);
	stage_press(stage, "keytruda");
	for (int i = 0; i < 3; i++)
		vt_key(&stage->vt, VTERM_KEY_TAB);
	stage_press(stage, "hier");
	stage_enter(stage);
	stage_enter(stage);
	stage_press(stage, "01 99 00 12 34");
	stage_look(stage, "person-filled");
	vt_key(&stage->vt, VTERM_KEY_END);
	vt_key(&stage->vt, VTERM_KEY_LEFT);
	stage_enter(stage);
	stage_look(stage, "home-new");
}

static void
welcome(const char *lang)
{
	struct stage stage;
	char *path;

	stage_set(&stage, lang);
	path = paths_join(stage.home.folder, "new.vigie");
	stage.options.arguments[1] = path;
	stage_open(&stage);
	vt_wait(&stage.vt, ">");
	make_diary(&stage);
	fill_in_person(&stage);
	stage_end(&stage);
	free(path);
}

static void
test_a_diary_is_made_on_the_screen_in_english(void **state)
{
	(void)state;
	welcome("en");
}

static void
test_a_diary_is_made_on_the_screen_in_french(void **state)
{
	(void)state;
	welcome("fr");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_every_screen_reads_as_it_was_agreed_in_english),
		cmocka_unit_test(
			test_every_screen_reads_as_it_was_agreed_in_french),
		cmocka_unit_test(
			test_the_narrow_screens_read_as_they_were_agreed_in_english),
		cmocka_unit_test(
			test_the_narrow_screens_read_as_they_were_agreed_in_french),
		cmocka_unit_test(test_a_diary_is_made_on_the_screen_in_english),
		cmocka_unit_test(test_a_diary_is_made_on_the_screen_in_french),
	};

	return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
