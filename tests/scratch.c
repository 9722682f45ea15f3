/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"

enum { OPEN_FOLDERS = 8 };

char *
scratch_new(void)
{
	const char *parent = getenv("TMPDIR");
	struct buf path = { 0 };
	char *folder;

	buf_addf(&path, "%s/vigie-test-XXXXXX", parent ? parent : "/tmp");
	folder = buf_take(&path);
	if (!mkdtemp(folder))
		abort();
	return folder;
}

static int
remove_one(const char *path, const struct stat *stat, int kind, struct FTW *at)
{
	(void)stat;
	(void)kind;
	(void)at;
	return remove(path);
}

void
scratch_remove(char *folder)
{
	if (nftw(folder, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) != 0)
		abort();
	free(folder);
}

size_t
scratch_count(const char *folder)
{
	DIR *names = opendir(folder);
	size_t count = 0;

	if (!names)
		abort();
	for (struct dirent *name; (name = readdir(names));)
		count += strcmp(name->d_name, ".") != 0 &&
			 strcmp(name->d_name, "..") != 0;
	closedir(names);
	return count;
}
