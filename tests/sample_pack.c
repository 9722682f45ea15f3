/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "sample_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"

static struct pack_file files[PACK_FILES];

static void
read_file(struct pack_file *out, const char *name)
{
	const char *top = getenv("top_srcdir");
	char path[4096];
	struct buf bytes = { 0 };
	size_t length;
	uint8_t part[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/data/pack/%s", top ? top : ".", name);
	file = fopen(path, "rb");
	assert_non_null(file);
	while ((length = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(&bytes, part, length);
	fclose(file);
	out->name = name;
	out->length = bytes.length;
	out->bytes = (const uint8_t *)buf_take(&bytes);
}

const struct pack_file *
sample_pack_files(void)
{
	for (size_t i = 0; i < PACK_FILES && !files[i].bytes; i++)
		read_file(&files[i], pack_file_name(i));
	return files;
}

struct pack *
sample_pack(void)
{
	struct pack *pack = NULL;

	if (pack_load(&pack, sample_pack_files(), PACK_FILES))
		fail_msg("%s", err_last_note());
	return pack;
}

char *
sample_pack_with_bytes(const char *name, const void *bytes, size_t length)
{
	struct pack_file changed[PACK_FILES];
	struct pack *pack = NULL;
	size_t count = 0;

	for (size_t i = 0; i < PACK_FILES; i++) {
		changed[count] = sample_pack_files()[i];
		if (strcmp(changed[count].name, name) == 0) {
			if (!bytes)
				continue;
			changed[count].bytes = bytes;
			changed[count].length = length;
		}
		count++;
	}
	err_forget_note();
	if (pack_load(&pack, changed, count) == ERR_NONE) {
		pack_free(pack);
		return NULL;
	}
	assert_null(pack);
	return alloc_string(err_last_note());
}

char *
sample_pack_with(const char *name, const char *content)
{
	return sample_pack_with_bytes(name, content,
				      content ? strlen(content) : 0);
}

char *
sample_pack_changed(const char *name, const char *from, const char *to)
{
	const char *text = NULL;
	const char *at;
	struct buf changed = { 0 };
	char *note;

	for (size_t i = 0; i < PACK_FILES; i++)
		if (strcmp(sample_pack_files()[i].name, name) == 0)
			text = (const char *)sample_pack_files()[i].bytes;
	assert_non_null(text);
	at = strstr(text, from);
	assert_non_null(at);
	assert_null(strstr(at + 1, from));
	buf_add(&changed, text, (size_t)(at - text));
	buf_adds(&changed, to);
	buf_adds(&changed, at + strlen(from));
	note = sample_pack_with(name, buf_text(&changed));
	buf_clear(&changed);
	return note;
}
