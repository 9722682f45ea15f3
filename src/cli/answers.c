/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "severity=2 flag:night extra_stools=5" on the command line. */
#include "config.h"

#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "report/measured.h"

/* Short names as in clinical cases, and the words of the form. */
struct attribute {
	const char *name;
	const char *short_name;
	unsigned asks; /* 0: any symptom can have it */
	int least, most;
};

static const struct attribute attributes[] = {
	{ "frequency", "freq", ASKS_FREQUENCY, 0, 4 },
	{ "severity", "sev", ASKS_SEVERITY, 0, 4 },
	{ "interference", "int", ASKS_INTERFERENCE, 0, 4 },
	{ "amount", "amount", ASKS_AMOUNT, 0, 4 },
	{ "presence", "pres", 0, 0, 1 },
	{ "new", "new", 0, 0, 1 },
	{ "worried", "worried", 0, 0, 1 },
	{ "change", "change", 0, -1, 1 },
	{ "over", "over", 0, 0, 1 },
};
enum { ATTRIBUTES = sizeof(attributes) / sizeof(attributes[0]) };

struct named_value {
	const char *name;
	milli value;
};

static const struct named_value named_values[] = {
	{ "yes", MILLI_ONE },
	{ "oui", MILLI_ONE },
	{ "no", 0 },
	{ "non", 0 },
	{ "better", -MILLI_ONE },
	{ "mieux", -MILLI_ONE },
	{ "same", 0 },
	{ "pareil", 0 },
	{ "worse", MILLI_ONE },
	{ "pire", MILLI_ONE },
};
enum { NAMED_VALUES = sizeof(named_values) / sizeof(named_values[0]) };

static const struct attribute *
attribute_find(const char *name)
{
	for (int i = 0; i < ATTRIBUTES; i++)
		if (strcmp(attributes[i].name, name) == 0 ||
		    strcmp(attributes[i].short_name, name) == 0)
			return &attributes[i];
	return NULL;
}

static enum err
value_parse(milli *out, const char *text)
{
	for (int i = 0; i < NAMED_VALUES; i++)
		if (strcmp(named_values[i].name, text) == 0) {
			*out = named_values[i].value;
			return ERR_NONE;
		}
	return milli_parse(out, text);
}

static enum err
set_attribute(struct entry *entry, const struct attribute *attribute,
	      const char *text)
{
	milli value;

	if (strcmp(text, "skip") == 0)
		return entry_answer_missing(entry, attribute->name,
					    ANSWER_NOT_SAID);
	if (value_parse(&value, text) != ERR_NONE || value % MILLI_ONE != 0)
		return err_note(ERR_USAGE, "%s=%s", attribute->name, text);
	if (value < (milli)attribute->least * MILLI_ONE ||
	    value > (milli)attribute->most * MILLI_ONE)
		return err_note(ERR_USAGE, _("%s goes from %d to %d"),
				attribute->name, attribute->least,
				attribute->most);
	return entry_answer(entry, attribute->name, value);
}

static enum err
set_link(struct entry *entry, const struct measure *measure, const char *text)
{
	const struct translator to = lang_translator(lang_current());
	struct readings readings;
	enum err err;
	char *why;

	if (strcmp(text, "skip") == 0)
		return entry_answer_missing(entry, measure->id,
					    ANSWER_NOT_SAID);
	measure_read(&readings, measure, text, 0);
	if (readings_worst(&readings)->claim <= READING_UNUSUAL)
		return entry_answer(entry, measure->id,
				    readings.parts[0].value);
	why = measured_refused(&readings, &to);
	err = err_note(ERR_USAGE, "%s=%s: %s", measure->id, text, why);
	free(why);
	return err;
}

static const struct measure *
link_find(const struct symptom *symptom, const char *name)
{
	for (size_t i = 0; i < symptom->link_count; i++)
		if (strcmp(symptom->links[i]->id, name) == 0)
			return symptom->links[i];
	return NULL;
}

static enum err
set_named(struct entry *entry, const struct symptom *symptom, const char *name,
	  const char *text)
{
	const struct attribute *attribute = attribute_find(name);
	const struct measure *link = link_find(symptom, name);

	if (attribute != NULL &&
	    (attribute->asks == 0 || (attribute->asks & symptom->asks) != 0))
		return set_attribute(entry, attribute, text);
	if (link != NULL)
		return set_link(entry, link, text);
	return err_note(ERR_USAGE, _("%s is not asked about %s"), name,
			symptom->id);
}

static bool
has_flag(const struct symptom *symptom, const char *code)
{
	for (size_t i = 0; i < symptom->flag_count; i++)
		if (strcmp(symptom->flags[i].code, code) == 0)
			return true;
	return false;
}

/* name is "flag:NAME"; it stands alone, or with yes, no or skip. */
static enum err
set_flag(struct entry *entry, const struct symptom *symptom, const char *name,
	 const char *text)
{
	milli value = MILLI_ONE;

	if (!has_flag(symptom, name + strlen("flag:")))
		return err_note(ERR_USAGE, _("%s is not asked about %s"), name,
				symptom->id);
	if (text != NULL && strcmp(text, "skip") == 0)
		return entry_answer_missing(entry, name, ANSWER_NOT_SAID);
	if (text != NULL && (value_parse(&value, text) != ERR_NONE ||
			     (value != 0 && value != MILLI_ONE)))
		return err_note(ERR_USAGE, "%s=%s", name, text);
	return entry_answer(entry, name, value);
}

static enum err
set_word(struct entry *entry, const struct symptom *symptom, const char *word)
{
	char name[ANSWER_NAME_LIMIT];
	const char *equals = strchr(word, '=');
	size_t length = equals != NULL ? (size_t)(equals - word) : strlen(word);

	if (length >= sizeof(name))
		return err_note(ERR_USAGE, "%s", word);
	memcpy(name, word, length);
	name[length] = '\0';
	if (strncmp(name, "flag:", strlen("flag:")) == 0)
		return set_flag(entry, symptom, name,
				equals != NULL ? equals + 1 : NULL);
	if (equals == NULL)
		return err_note(ERR_USAGE, "%s", word);
	return set_named(entry, symptom, name, equals + 1);
}

enum err
cli_answers(struct entry *entry, const struct cli *cli,
	    const struct symptom *symptom, int first)
{
	enum err err = ERR_NONE;

	for (int i = first; err == ERR_NONE && i < cli->word_count; i++)
		err = set_word(entry, symptom, cli->words[i]);
	return err;
}
