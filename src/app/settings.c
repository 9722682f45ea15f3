/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "sys/files.h"
#include "sys/paths.h"

enum { SETTINGS_LIMIT = 64 * 1024 };

static void
settings_defaults(struct settings *settings)
{
	settings->pack = alloc_string("");
	settings->pack_key = alloc_string("");
	settings->theme = alloc_string("");
	settings->lang = alloc_string("");
	settings->idle_minutes = IDLE_MINUTES;
	settings->vi_keys = false;
	settings->mouse = false;
}

void
settings_clear(struct settings *settings)
{
	free(settings->pack);
	free(settings->pack_key);
	free(settings->theme);
	free(settings->lang);
	memset(settings, 0, sizeof(*settings));
}

static bool
take_text(char **place, const config_setting_t *value)
{
	const char *text = config_setting_get_string(value);

	if (text == NULL)
		return false;
	free(*place);
	*place = alloc_string(text);
	return true;
}

static bool
take_switch(bool *place, const config_setting_t *value)
{
	if (config_setting_type(value) != CONFIG_TYPE_BOOL)
		return false;
	*place = config_setting_get_bool(value) != 0;
	return true;
}

static bool
take_minutes(int *place, const config_setting_t *value)
{
	int minutes = config_setting_get_int(value);

	if (config_setting_type(value) != CONFIG_TYPE_INT || minutes < 1 ||
	    minutes > IDLE_MINUTES_MOST)
		return false;
	*place = minutes;
	return true;
}

static bool
take_setting(struct settings *out, const config_setting_t *value)
{
	const char *name = config_setting_name(value);

	if (strcmp(name, "pack") == 0)
		return take_text(&out->pack, value);
	if (strcmp(name, "pack_key") == 0)
		return take_text(&out->pack_key, value);
	if (strcmp(name, "theme") == 0)
		return take_text(&out->theme, value);
	if (strcmp(name, "lang") == 0)
		return take_text(&out->lang, value);
	if (strcmp(name, "idle_minutes") == 0)
		return take_minutes(&out->idle_minutes, value);
	if (strcmp(name, "vi_keys") == 0)
		return take_switch(&out->vi_keys, value);
	if (strcmp(name, "mouse") == 0)
		return take_switch(&out->mouse, value);
	return false;
}

static enum err
take_all(struct settings *out, const config_t *config, const char *name)
{
	const config_setting_t *root = config_root_setting(config);

	for (int i = 0; i < config_setting_length(root); i++) {
		const config_setting_t *value =
			config_setting_get_elem(root, (unsigned)i);

		if (!take_setting(out, value))
			return err_note(ERR_INVALID, "%s:%d: %s", name,
					(int)config_setting_source_line(value),
					config_setting_name(value));
	}
	return ERR_NONE;
}

/* libconfig follows "@include": no settings file of ours may. */
static int
include_line(const char *text)
{
	int line = 1;

	for (; *text != '\0'; text += *text == '\n', line++) {
		if (text[strspn(text, " \t")] == '@')
			return line;
		text += strcspn(text, "\n");
	}
	return 0;
}

enum err
settings_parse(struct settings *out, const char *text, const char *name)
{
	config_t config;
	enum err err;

	if (include_line(text) != 0)
		return err_note(ERR_INVALID, "%s:%d: @include", name,
				include_line(text));
	config_init(&config);
	settings_defaults(out);
	if (config_read_string(&config, text) == CONFIG_TRUE)
		err = take_all(out, &config, name);
	else
		err = err_note(ERR_INVALID, "%s:%d: %s", name,
			       config_error_line(&config),
			       config_error_text(&config));
	config_destroy(&config);
	if (err != ERR_NONE)
		settings_clear(out);
	return err;
}

enum err
settings_read(struct settings *out)
{
	struct buf text = { 0 };
	char *path = paths_settings();
	enum err err = files_read(&text, path, SETTINGS_LIMIT);

	if (err == ERR_NOT_FOUND) {
		err_forget_note();
		settings_defaults(out);
		err = ERR_NONE;
	} else if (err == ERR_NONE) {
		err = settings_parse(out, buf_text(&text), path);
	}
	buf_clear(&text);
	free(path);
	return err;
}
