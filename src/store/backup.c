/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Daily backups: names, keeping, listing. */
#include "config.h"

#include "store/backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/inside.h"
#include "sys/files.h"
#include "sys/paths.h"

enum {
	DAYS_KEPT = 7,
	NAMES_LIMIT = 4096, /* files looked at in one folder */
	SAME_DAY_LIMIT = 99,
	DAY_LENGTH = 11, /* ".2026-11-20" */
};

struct names {
	char **list;
	size_t count;
};

static void
names_clear(struct names *names)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		free(names->list[i]);
	free(names->list);
}

/* ".2026-11-20", and ".2" and so on after it for what restore put aside. */
static bool
is_backup_suffix(const char *suffix)
{
	char day[STAMP_TEXT_LIMIT];
	int32_t number;

	if (strlen(suffix) < DAY_LENGTH || suffix[0] != '.')
		return false;
	memcpy(day, suffix + 1, DAY_LENGTH - 1);
	day[DAY_LENGTH - 1] = '\0';
	if (day_parse(&number, day) != ERR_NONE) {
		err_forget_note();
		return false;
	}
	suffix += DAY_LENGTH;
	if (*suffix == '\0')
		return true;
	return suffix[0] == '.' && suffix[1] >= '1' && suffix[1] <= '9' &&
	       strspn(suffix + 1, "0123456789") == strlen(suffix + 1) &&
	       strlen(suffix) <= 3;
}

static int
newest_first(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

/* Names without their folder, newest first. */
static enum err
names_find(struct names *out, const char *path)
{
	const char *name = paths_name(path);
	size_t length = strlen(name);
	char *folder = paths_folder(path);
	struct names names = { 0 };
	struct dirent *entry;
	DIR *dir = opendir(folder);

	free(folder);
	if (!dir)
		return err_system(errno, "the folder of %s", path);
	names.list = alloc_zeroed(NAMES_LIMIT, sizeof(*names.list));
	while ((entry = readdir(dir)) && names.count < NAMES_LIMIT)
		if (strncmp(entry->d_name, name, length) == 0 &&
		    is_backup_suffix(entry->d_name + length))
			names.list[names.count++] = alloc_string(entry->d_name);
	closedir(dir);
	qsort(names.list, names.count, sizeof(*names.list), newest_first);
	*out = names;
	return ERR_NONE;
}

/* Of the newest seven days all stay, also what was put aside on one. */
static void
prune(const char *path)
{
	size_t day = strlen(paths_name(path)), days = 0, i;
	const char *last = "";
	struct names names;
	char *folder, *old;

	if (names_find(&names, path) != ERR_NONE)
		return;
	folder = paths_folder(path);
	for (i = 0; i < names.count; i++) {
		if (strncmp(names.list[i], last, day + DAY_LENGTH) != 0)
			days++;
		last = names.list[i];
		if (days <= DAYS_KEPT)
			continue;
		old = paths_join(folder, names.list[i]);
		unlink(old);
		free(old);
	}
	free(folder);
	names_clear(&names);
}

/* Where hard links are unknown a copy does. ERR_EXISTS. */
static enum err
keep_as(const char *path, const char *name)
{
	struct buf bytes = { 0 };
	enum err err;

	if (link(path, name) == 0)
		return ERR_NONE;
	if (errno == EEXIST)
		return ERR_EXISTS;
	err = files_read(&bytes, path, FILE_LIMIT);
	if (!err)
		err = files_create(name, bytes.data, bytes.length);
	buf_clear(&bytes);
	return err;
}

void
backup_keep(const char *path, struct stamp when)
{
	char day[STAMP_TEXT_LIMIT];
	struct buf name = { 0 };

	buf_addf(&name, "%s.%s", path, day_format(day, stamp_day(when)));
	(void)!keep_as(path, buf_text(&name));
	buf_clear(&name);
	prune(path);
	err_forget_note();
}

enum err
backup_put_aside(const char *path, struct stamp when)
{
	char day[STAMP_TEXT_LIMIT];
	struct buf name = { 0 };
	enum err err = ERR_EXISTS;
	int i;

	day_format(day, stamp_day(when));
	for (i = 1; i <= SAME_DAY_LIMIT && err == ERR_EXISTS; i++) {
		buf_clear(&name);
		buf_addf(&name, "%s.%s", path, day);
		if (i > 1)
			buf_addf(&name, ".%d", i);
		err = keep_as(path, buf_text(&name));
	}
	buf_clear(&name);
	return err;
}

void
backup_each(const struct vault *vault, backup_visit *visit, const void *context)
{
	struct names names;
	char *folder, *path;
	size_t i;

	if (names_find(&names, vault->path) != ERR_NONE)
		return;
	folder = paths_folder(vault->path);
	for (i = 0; i < names.count; i++) {
		path = paths_join(folder, names.list[i]);
		visit(path, vault, context);
		free(path);
	}
	free(folder);
	names_clear(&names);
	err_forget_note();
}

enum err
vault_list_backups(struct buf *out, const char *path)
{
	struct names names;
	enum err err = names_find(&names, path);
	size_t i;

	if (err)
		return err;
	for (i = 0; i < names.count; i++) {
		buf_adds(out, names.list[i]);
		buf_add_byte(out, '\n');
	}
	names_clear(&names);
	return ERR_NONE;
}
