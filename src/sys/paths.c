/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/paths.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"

/* Who has no home has it here: a name that is never made. */
#define PATHS_NO_HOME "/nonexistent"

char *
paths_join(const char *folder, const char *name)
{
	struct buf path = { 0 };

	buf_adds(&path, folder);
	if (path.length > 0 && path.data[path.length - 1] != '/')
		buf_add_byte(&path, '/');
	buf_adds(&path, name);
	return buf_take(&path);
}

const char *
paths_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *
paths_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return alloc_string(".");
	while (slash > path && slash[-1] == '/')
		slash--;
	if (slash == path)
		return alloc_string("/");
	return alloc_string_part(path, (size_t)(slash - path));
}

/* The rules ask that a relative path is taken as none. */
static const char *
absolute_variable(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] == '/' ? value : NULL;
}

static const char *
paths_home(void)
{
	const char *home = absolute_variable("HOME");
	const struct passwd *user;

	if (home)
		return home;
	user = getpwuid(geteuid());
	return user && user->pw_dir[0] == '/' ? user->pw_dir : PATHS_NO_HOME;
}

/* variable, else fallback under the home folder; then vigie in it. */
static char *
paths_vigie(const char *variable, const char *fallback)
{
	const char *folder = absolute_variable(variable);
	char *home_folder, *path;

	if (folder)
		return paths_join(folder, "vigie");
	home_folder = paths_join(paths_home(), fallback);
	path = paths_join(home_folder, "vigie");
	free(home_folder);
	return path;
}

static char *
paths_in(char *folder, const char *name)
{
	char *path = paths_join(folder, name);

	free(folder);
	return path;
}

char *
paths_diary(const char *option)
{
	const char *variable = getenv("VIGIE_DIARY");

	if (option)
		return alloc_string(option);
	if (variable && *variable != '\0')
		return alloc_string(variable);
	return paths_in(paths_vigie("XDG_DATA_HOME", ".local/share"),
			"diary.vigie");
}

char *
paths_settings(void)
{
	return paths_in(paths_vigie("XDG_CONFIG_HOME", ".config"),
			"vigie.conf");
}

char *
paths_state_folder(void)
{
	return paths_vigie("XDG_STATE_HOME", ".local/state");
}
