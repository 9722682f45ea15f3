/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "sample_pack.h"

/*
 * One change of one file, and what must be said of it. In the note '@' is the
 * line where the change is, '<' the one before and '>' the one after it.
 */
struct refusal {
	const char *file;
	const char *from;
	const char *to;
	const char *note;
};

static int
line_of(const char *file, const char *text)
{
	const char *from = NULL;
	const char *at;
	int line = 1;

	for (size_t i = 0; i < PACK_FILES; i++)
		if (strcmp(sample_pack_files()[i].name, file) == 0)
			from = (const char *)sample_pack_files()[i].bytes;
	assert_non_null(from);
	at = strstr(from, text);
	assert_non_null(at);
	for (; from < at; from++)
		line += *from == '\n';
	return line;
}

static void
check_refusals(const struct refusal *refusals, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct refusal *refusal = &refusals[i];
		int line = line_of(refusal->file, refusal->from);
		char *note = sample_pack_changed(refusal->file, refusal->from,
						 refusal->to);
		const char *mark = strpbrk(refusal->note, "@<>");
		struct buf wanted = { 0 };

		assert_non_null(note);
		if (mark) {
			line += (*mark == '>') - (*mark == '<');
			buf_add(&wanted, refusal->note,
				(size_t)(mark - refusal->note));
			buf_addf(&wanted, "%d%s", line, mark + 1);
		} else {
			buf_adds(&wanted, refusal->note);
		}
		assert_string_equal(note, buf_text(&wanted));
		free(note);
		buf_clear(&wanted);
	}
}

static void
check_said(char *note, const char *wanted)
{
	assert_non_null(note);
	assert_string_equal(note, wanted);
	free(note);
}

/* The body of a rule, and why it is refused on line 3. */
struct bad_rule {
	const char *written;
	const char *why;
};

static void
test_a_rule_that_is_not_whole_is_refused_with_its_line(void **state)
{
	static const struct bad_rule bad[] = {
		{ "status = \"floor\"; level = \"report\";", NULL },
		{ "level = \"red\"; when = ( { symptom = \"cough\"; } );",
		  "there is no level \"red\"" },
		{ "when = ( { symptom = \"cough\"; } );",
		  "there is no level \"\"" },
		{ "level = \"urgent\";", "a level without when" },
		{ "", "there is no when" },
		{ "level = \"urgent\"; when = ( { symptom = \"cough\"; } ); "
		  "hours = 3; days = 2;",
		  "both hours and days" },
		{ "level = \"urgent\"; when = ( { symptom = \"cough\"; } ); "
		  "follows = \"coughing\";",
		  "there is no symptom \"coughing\"" },
		{ "level = \"urgent\"; when = ( { symptom = \"cough\"; } ); "
		  "levels = ( { level = \"report\"; when = ( { symptom = "
		  "\"cough\"; } ); } );",
		  "both when and levels" },
		{ "status = \"rise\"; level = \"urgent\"; rise = 2; days = 7; "
		  "comfort_level = \"mild\";",
		  "there is no level \"mild\"" },
		{ "status = \"rise\"; level = \"urgent\"; rise = 2; days = 7;",
		  NULL },
		{ "status = \"unknown\"; level = \"report\";",
		  "there is no status \"unknown\"" },
		{ "status = \"rise\"; level = \"urgent\"; rise = 2;",
		  "rise needs days" },
		{ "status = \"persist\"; level = \"report\"; days = 7;",
		  "persist needs soon_days" },
		{ "status = \"untold\"; level = \"report\";",
		  "untold needs hours" },
		{ "status = \"no_answer\"; level = \"emergency\";",
		  "no_answer needs hours" },
		{ "status = \"no_answer\"; level = \"emergency\"; hours = 1;",
		  "no_answer needs retry_minutes" },
		{ "status = \"no_answer\"; level = \"emergency\"; hours = 1; "
		  "retry_minutes = 61;",
		  "tried again after the hours" },
		{ "status = \"no_answer\"; level = \"emergency\"; hours = 1; "
		  "retry_minutes = 60;",
		  NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char *note = sample_pack_rule(bad[i].written);
		struct buf wanted = { 0 };

		if (!bad[i].why) {
			assert_null(note);
			continue;
		}
		/* The rule starts on line 3, its settings stand on line 4. */
		buf_addf(&wanted, "rules.cfg:3: %s", bad[i].why);
		assert_non_null(note);
		assert_string_equal(note, buf_text(&wanted));
		free(note);
		buf_clear(&wanted);
	}
}

static void
test_a_file_of_rules_that_is_not_whole_is_refused_with_its_line(void **state)
{
	static const struct refusal refusals[] = {
		{ "rules.cfg", "id = \"A-SPO2-U\"", "id = \"A-SPO2-E\"",
		  "rules.cfg:@: A-SPO2-E is there twice" },
		{ "rules.cfg", "id = \"A-SPO2-U\"", "id = \"A SPO2\"",
		  "rules.cfg:@: \"A SPO2\" is no id of a rule" },
		{ "rules.cfg", "id = \"A-SPO2-U\"; level", "level",
		  "rules.cfg:@: \"\" is no id of a rule" },
		{ "rules.cfg", "source = \"GK-NHS-OX\";", "",
		  "rules.cfg:<: A-SPO2-U has no source, or a long one" },
		{ "rules.cfg", "fr = \"Votre taux d'oxygène est plus bas",
		  "de = \"Votre taux d'oxygène est plus bas",
		  "rules.cfg:<: reason has no words in fr" },
		{ "rules.cfg",
		  "en = \"Your oxygen level is lower than expected. Call your "
		  "care team now.\"",
		  "en = \"\"", "rules.cfg:@: reason has no words in en" },
		{ "rules.cfg", "window_hours = 48;", "",
		  "rules.cfg:1: there is no window_hours" },
		{ "rules.cfg", "window_hours = 48;", "window_hours = 0;",
		  "rules.cfg:@: window_hours is no whole number from 1 to "
		  "8760" },
		{ "rules.cfg", "window_hours = 48;",
		  "window_hours = 48;\n  @include \"/etc/passwd\"",
		  "rules.cfg:>: a line may not begin with '@'" },
		{ "rules.cfg", "window_hours = 48;",
		  "window_hours = 48; colour = 3;",
		  "rules.cfg:@: \"colour\" means nothing here" },
		{ "rules.cfg", "window_hours = 48;", "window_hours = 48; ]",
		  "rules.cfg:@: syntax error" },
		{ "rules.cfg", "window_hours = 48;",
		  "window_hours = 48; window_hours = 49;",
		  "rules.cfg:@: duplicate setting name" },
		{ "rules.cfg",
		  "\"by organ\";\n"
		  "    source = \"MANUEL, IMMOTION (call on new or worsening)\";\n"
		  "    status = \"worse\";",
		  "\"\"; source = \"none\"; status = \"floor\";",
		  "rules.cfg:@: B-FLOOR and T-WORSE1 have one status" },
		{ "pack.cfg", "version = \"0.1\";", "",
		  "pack.cfg:1: there is no version" },
		{ "pack.cfg", "\"2026-11-25\"", "\"25/11/2026\"",
		  "pack.cfg:1: date is not like 2026-11-25" },
		{ "pack.cfg", "name = \"sample\";", "name = \"\";",
		  "pack.cfg:1: name or version is empty" },
		{ "pack.cfg", "name = \"sample\";", "name = 7;",
		  "pack.cfg:@: name is no text" },
	};

	(void)state;
	check_refusals(refusals, sizeof(refusals) / sizeof(refusals[0]));
}

static void
test_no_rule_at_all_is_refused(void **state)
{
	(void)state;
	check_said(sample_pack_with("rules.cfg", ""),
		   "rules.cfg:1: there is no window_hours");
	check_said(sample_pack_with("rules.cfg", "window_hours = 48;"),
		   "rules.cfg:1: there is no rule");
	check_said(
		sample_pack_with("rules.cfg", "window_hours = 48;\nrules = 3;"),
		"rules.cfg:1: there is no rule");
	check_said(sample_pack_with("rules.cfg",
				    "window_hours = 48;\nrules = ( );"),
		   "rules.cfg:1: there is no rule");
	check_said(sample_pack_with("rules.cfg",
				    "window_hours = 48;\nrules = ( 3 );"),
		   "rules.cfg:2: a rule stands in braces");
	check_said(sample_pack_with("rules.cfg", "window_hours = 48;\xff"),
		   "rules.cfg: not UTF-8");
}

static void
add_many(struct buf *out, const char *text, int count)
{
	for (int i = 0; i < count; i++)
		buf_adds(out, text);
}

static void
check_flood(struct buf *text, const char *wanted)
{
	check_said(sample_pack_with("rules.cfg", buf_text(text)), wanted);
	buf_clear(text);
}

static void
test_rules_without_end_are_refused(void **state)
{
	struct buf text = { 0 };

	(void)state;
	buf_adds(&text, "a =\n");
	add_many(&text, "(", 20);
	check_flood(&text, "rules.cfg:2: more than 16 brackets deep");
	add_many(&text, "a = 1;\n", 65);
	check_flood(&text, "rules.cfg:65: more than 64 settings in one group");
	add_many(&text, "a : 1;\n", 65);
	check_flood(&text, "rules.cfg:65: more than 64 settings in one group");
	buf_adds(&text, ") } ] = 1;");
	check_flood(&text, "rules.cfg:1: syntax error");
	add_many(&text, "\n", 20001);
	check_flood(&text, "rules.cfg: over 20000 lines");
	buf_adds(&text, "window_hours = 48;\nrules = (");
	add_many(&text, "{ },", 1000);
	buf_adds(&text, "{ } );");
	check_flood(&text, "rules.cfg:1: more than 1000 rules");
	buf_adds(&text, "a = 99999999999L;\n");
	check_flood(&text, "rules.cfg:1: a value that is too long or large");
	buf_adds(&text, "\na = 1e300;\n");
	check_flood(&text, "rules.cfg:2: a value that is too long or large");
}

static void
test_brackets_in_words_and_comments_are_not_counted(void **state)
{
	struct buf text = { 0 };

	(void)state;
	buf_adds(&text,
		 "# ((((((((((((((((((((((\n// {{{{{{{{{{{{{{{{{{{{{\n"
		 "/* ((((((((((((((((((((( \n */ a = \"\\\"((((((((((((((("
		 "(((((\";\n");
	check_flood(&text, "rules.cfg:4: \"a\" means nothing here");
}

static void
test_one_level_holds_no_more_than_the_engine_takes(void **state)
{
	struct buf body = { 0 };
	char *note;

	(void)state;
	buf_adds(&body, "level = \"urgent\"; when = (");
	for (int i = 0; i < 3; i++) {
		buf_adds(&body, "{ any = (");
		add_many(&body, "{ symptom = \"cough\"; },", 49);
		buf_adds(&body, "{ symptom = \"cough\"; } ); },");
	}
	buf_adds(&body, "{ symptom = \"cough\"; } );");
	note = sample_pack_rule(buf_text(&body));
	assert_non_null(note);
	assert_string_equal(note, "rules.cfg:4: more than 128 conditions");
	free(note);
	buf_cut(&body, 0);
	buf_adds(&body, "level = \"urgent\"; when = (");
	add_many(&body, "{ symptom = \"cough\"; },", 64);
	buf_adds(&body, "{ symptom = \"cough\"; } );");
	note = sample_pack_rule(buf_text(&body));
	assert_non_null(note);
	assert_string_equal(note, "rules.cfg:4: more than 64 in one list");
	free(note);
	buf_clear(&body);
}

/* The same for the groups of levels, which stand on line 4. */
static void
test_a_level_that_is_not_whole_is_refused_with_its_line(void **state)
{
	static const struct bad_rule bad[] = {
		{ "levels = ( { level = \"urgent\"; } );", "there is no when" },
		{ "levels = ( { level = \"urgent\"; when = ( { symptom = "
		  "\"cough\"; } ); }, { level = \"urgent\"; when = ( { symptom "
		  "= \"cough\"; } ); } );",
		  "that level is there twice" },
		{ "levels = ( );", "levels is no list, empty, or too long" },
		{ "levels = \"urgent\";",
		  "levels is no list, empty, or too long" },
		{ "levels = ( 1, 2, 3, 4, 5, 6 );",
		  "levels is no list, empty, or too long" },
		{ "levels = ( { level = \"red\"; when = ( { symptom = "
		  "\"cough\"; } ); }, { level = \"urgent\"; } );",
		  "there is no level \"red\"" },
		{ "status = \"persist\"; level = \"report\"; days = 7; "
		  "soon_days = 3; soon = [ \"cogh\" ];",
		  "there is no symptom or measure \"cogh\"" },
		{ "level = 3; when = ( { symptom = \"cough\"; } );",
		  "level is no text" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char *note = sample_pack_rule(bad[i].written);
		struct buf wanted = { 0 };

		buf_addf(&wanted, "rules.cfg:4: %s", bad[i].why);
		assert_non_null(note);
		assert_string_equal(note, buf_text(&wanted));
		free(note);
		buf_clear(&wanted);
	}
}

static void
test_words_without_end_are_refused(void **state)
{
	struct buf words = { 0 };
	struct buf text = { 0 };

	(void)state;
	add_many(&words, "word ", 130);
	buf_addf(&text,
		 "window_hours = 48;\nrules = ( { id = \"X\"; source = \"s\";\n"
		 "reason = { en = \"%s\"; fr = \"b\"; }; status = \"floor\"; "
		 "level = \"report\"; } );",
		 buf_text(&words));
	check_flood(&text, "rules.cfg:3: reason is longer than 600 bytes");
	buf_addf(
		&text,
		"window_hours = 48;\nrules = ( { id = \"X\"; source = \"%s\";\n"
		"reason = { en = \"a\"; fr = \"b\"; }; status = \"floor\"; "
		"level = \"report\"; } );",
		buf_text(&words));
	check_flood(&text, "rules.cfg:2: X has no source, or a long one");
	buf_adds(&text, "window_hours = 48;\nrules = ( { id = \"X\"; source = "
			"\"s\"; } );");
	check_flood(&text, "rules.cfg:2: X has no reason");
	buf_addf(&text,
		 "name = \"%s\"; version = \"1\"; date = "
		 "\"2026-11-25\"; validated_by = \"\";",
		 buf_text(&words));
	check_said(sample_pack_with("pack.cfg", buf_text(&text)),
		   "pack.cfg:1: name is longer than 200 bytes");
	check_said(sample_pack_with("pack.cfg", "name = ;"),
		   "pack.cfg:1: syntax error");
	buf_clear(&text);
	buf_clear(&words);
}

static void
test_lists_without_end_are_more_than_the_rules_can_name(void **state)
{
	const struct pack_file *files = sample_pack_files();
	struct buf rows = { 0 };

	(void)state;
	buf_add(&rows, files[1].bytes, files[1].length);
	for (int i = 0; i < 60; i++)
		buf_addf(&rows, "m%d;m%d;m%d;;;1;2;0;3;;;;;;;;;;\n", i, i, i);
	check_said(sample_pack_with("measures.csv", buf_text(&rows)),
		   "rules.cfg:1: more than 256 symptoms or 64 measures");
	buf_cut(&rows, 0);
	buf_add(&rows, files[2].bytes, files[2].length);
	for (int i = 0; i < 190; i++)
		buf_addf(&rows,
			 "s%d;E;gut;gut;s%d;s%d;a;b;presence;;;;;;;;;report;;;"
			 ";;;\n",
			 i, i, i);
	check_said(sample_pack_with("symptoms.csv", buf_text(&rows)),
		   "rules.cfg:1: more than 256 symptoms or 64 measures");
	buf_clear(&rows);
}

static void
test_an_unfinished_string_is_refused(void **state)
{
	(void)state;
	check_said(sample_pack_with("rules.cfg", "a = \"b\\\\\";\nb = 1;"),
		   "rules.cfg:1: \"a\" means nothing here");
	check_said(sample_pack_with("rules.cfg", "a = \"b\\\n@include\";"),
		   "rules.cfg:2: a line may not begin with '@'");
	check_said(sample_pack_with("rules.cfg", "a = \"b\\\";"),
		   "rules.cfg:1: a quotation mark is never closed");
	check_said(sample_pack_with("rules.cfg", "a = \"b\\"),
		   "rules.cfg:1: a quotation mark is never closed");
	check_said(sample_pack_with("rules.cfg", "a = 1 / 2;"),
		   "rules.cfg:1: syntax error");
	check_said(sample_pack_with("rules.cfg", "a = -1e300;"),
		   "rules.cfg:1: a value that is too long or large");
	check_said(sample_pack_with("rules.cfg", "a = -99999999999L;"),
		   "rules.cfg:1: a value that is too long or large");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_rule_that_is_not_whole_is_refused_with_its_line),
		cmocka_unit_test(
			test_a_file_of_rules_that_is_not_whole_is_refused_with_its_line),
		cmocka_unit_test(test_no_rule_at_all_is_refused),
		cmocka_unit_test(
			test_a_level_that_is_not_whole_is_refused_with_its_line),
		cmocka_unit_test(test_words_without_end_are_refused),
		cmocka_unit_test(
			test_lists_without_end_are_more_than_the_rules_can_name),
		cmocka_unit_test(test_an_unfinished_string_is_refused),
		cmocka_unit_test(test_rules_without_end_are_refused),
		cmocka_unit_test(
			test_brackets_in_words_and_comments_are_not_counted),
		cmocka_unit_test(
			test_one_level_holds_no_more_than_the_engine_takes),
	};

	return cmocka_run_group_tests_name("rules_refusals", tests, NULL, NULL);
}
