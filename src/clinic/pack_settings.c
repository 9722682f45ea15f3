/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/stamp.h"
#include "clinic/pack_parts.h"

enum { WINDOW_DAYS_LIMIT = 3650 };

void
cfg_refuse(struct cfg_reading *reading, const struct cfg *at,
	   const char *format, ...)
{
	struct buf why = { 0 };
	va_list args;

	if (reading->err)
		return;
	va_start(args, format);
	buf_addfv(&why, format, args);
	va_end(args);
	reading->err = err_note(ERR_PACK, "%s:%u: %s", reading->file, at->line,
				buf_text(&why));
	buf_clear(&why);
}

const struct cfg *
cfg_find(const struct cfg *group, const char *name)
{
	for (size_t i = 0; i < group->count; i++)
		if (strcmp(group->items[i].name, name) == 0)
			return &group->items[i];
	return NULL;
}

void
cfg_only(struct cfg_reading *reading, const struct cfg *group,
	 const char *const *names)
{
	for (size_t i = 0; i < group->count; i++) {
		const char *const *name = names;

		while (*name && strcmp(*name, group->items[i].name) != 0)
			name++;
		if (!*name)
			cfg_refuse(reading, &group->items[i],
				   "\"%.40s\" means nothing here",
				   group->items[i].name);
	}
}

const char *
cfg_text(struct cfg_reading *reading, const struct cfg *group, const char *name)
{
	const struct cfg *setting = cfg_find(group, name);

	if (!setting)
		return "";
	if (setting->kind == CFG_TEXT)
		return setting->text;
	cfg_refuse(reading, setting, "%s is no text", name);
	return "";
}

int
cfg_whole(struct cfg_reading *reading, const struct cfg *group,
	  const char *name, int limit)
{
	const struct cfg *setting = cfg_find(group, name);

	if (!setting)
		return 0;
	if (setting->kind == CFG_NUMBER && setting->number % MILLI_ONE == 0 &&
	    setting->number > 0 && setting->number / MILLI_ONE <= limit)
		return (int)(setting->number / MILLI_ONE);
	cfg_refuse(reading, setting, "%s is no whole number from 1 to %d", name,
		   limit);
	return 0;
}

bool
cfg_yes(struct cfg_reading *reading, const struct cfg *group, const char *name)
{
	const struct cfg *setting = cfg_find(group, name);

	if (!setting)
		return false;
	if (setting->kind != CFG_YES)
		cfg_refuse(reading, setting, "%s is neither true nor false",
			   name);
	return setting->yes;
}

void
cfg_words(struct words *out, struct cfg_reading *reading,
	  const struct cfg *setting)
{
	for (int i = 0; i < LANG_COUNT; i++) {
		const char *lang = lang_code((enum lang)i);
		const char *text = cfg_text(reading, setting, lang);

		out->in[i] = alloc_string(text);
		if (*text == '\0')
			cfg_refuse(reading, setting, "%s has no words in %s",
				   setting->name, lang);
		if (strlen(text) > PACK_SENTENCE_LIMIT)
			cfg_refuse(reading, setting,
				   "%s is longer than %d bytes", setting->name,
				   PACK_SENTENCE_LIMIT);
	}
}

size_t
cfg_text_count(const struct cfg *setting)
{
	if (!setting)
		return 0;
	return setting->kind == CFG_LIST ? setting->count : 1;
}

const char *
cfg_text_at(struct cfg_reading *reading, const struct cfg *setting, size_t i)
{
	const struct cfg *item = setting;

	if (setting->kind == CFG_LIST)
		item = &setting->items[i];
	if (item->kind == CFG_TEXT)
		return item->text;
	cfg_refuse(reading, setting, "%s is no text", setting->name);
	return "";
}

int64_t
cfg_window(struct cfg_reading *reading, const struct cfg *group)
{
	int hours = cfg_whole(reading, group, "hours", WINDOW_DAYS_LIMIT * 24);
	int days = cfg_whole(reading, group, "days", WINDOW_DAYS_LIMIT);

	if (hours != 0 && days != 0)
		cfg_refuse(reading, group, "both hours and days");
	return (int64_t)hours * 3600 + (int64_t)days * DAY_SECONDS;
}

static void
about_text(char **out, struct cfg_reading *reading, const struct cfg *about,
	   const char *key)
{
	const char *text = cfg_text(reading, about, key);

	*out = alloc_string(text);
	if (!cfg_find(about, key))
		cfg_refuse(reading, about, "there is no %s", key);
	if (strlen(text) > PACK_LABEL_LIMIT)
		cfg_refuse(reading, about, "%s is longer than %d bytes", key,
			   PACK_LABEL_LIMIT);
}

enum err
pack_read_about(struct pack *pack, const struct pack_file *file)
{
	static const char *const keys[] = { "name",         "version",
					    "date",         "validated_by",
					    "product_days", NULL };
	struct cfg_reading reading = { .pack = pack, .file = file->name };
	struct cfg about;
	int32_t day;
	enum err err = cfg_read(&about, file);

	if (err)
		return err;
	about.line = 1;
	cfg_only(&reading, &about, keys);
	about_text(&pack->name, &reading, &about, "name");
	about_text(&pack->version, &reading, &about, "version");
	about_text(&pack->date, &reading, &about, "date");
	about_text(&pack->validated_by, &reading, &about, "validated_by");
	pack->product_days = cfg_whole(&reading, &about, "product_days",
				       WINDOW_DAYS_LIMIT);
	if (pack->name[0] == '\0' || pack->version[0] == '\0')
		cfg_refuse(&reading, &about, "name or version is empty");
	if (!reading.err && day_parse(&day, pack->date))
		cfg_refuse(&reading, &about, "date is not like 2026-11-25");
	cfg_clear(&about);
	return reading.err;
}
