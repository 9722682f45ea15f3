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

static void
replace(struct buf *out, const char *text, const struct sample_change *change)
{
	const char *at = strstr(text, change->from);

	assert_non_null(at);
	assert_null(strstr(at + 1, change->from));
	buf_add(out, text, (size_t)(at - text));
	buf_adds(out, change->to);
	buf_adds(out, at + strlen(change->from));
}

char *
sample_pack_changed(const char *name, const char *from, const char *to)
{
	const struct sample_change change = { name, from, to };
	const char *text = NULL;
	struct buf changed = { 0 };
	char *note;

	for (size_t i = 0; i < PACK_FILES; i++)
		if (strcmp(sample_pack_files()[i].name, name) == 0)
			text = (const char *)sample_pack_files()[i].bytes;
	assert_non_null(text);
	replace(&changed, text, &change);
	note = sample_pack_with(name, buf_text(&changed));
	buf_clear(&changed);
	return note;
}

struct pack *
sample_pack_having(const struct sample_change *changes, size_t count)
{
	struct pack_file changed[PACK_FILES];
	struct buf texts[PACK_FILES] = { 0 };
	struct pack *pack = NULL;

	for (size_t i = 0; i < PACK_FILES; i++) {
		changed[i] = sample_pack_files()[i];
		buf_add(&texts[i], changed[i].bytes, changed[i].length);
		for (size_t j = 0; j < count; j++) {
			struct buf next = { 0 };

			if (strcmp(changes[j].name, changed[i].name) != 0)
				continue;
			replace(&next, buf_text(&texts[i]), &changes[j]);
			buf_clear(&texts[i]);
			texts[i] = next;
		}
		changed[i].bytes = texts[i].data;
		changed[i].length = texts[i].length;
	}
	if (pack_load(&pack, changed, PACK_FILES))
		fail_msg("%s", err_last_note());
	for (size_t i = 0; i < PACK_FILES; i++)
		buf_clear(&texts[i]);
	return pack;
}

char *
sample_pack_rule(const char *body)
{
	struct buf text = { 0 };
	char *note;

	buf_addf(
		&text,
		"window_hours = 48;\nrules = (\n{ id = \"X-1\"; organ = \"gut\"; "
		"source = \"none\"; reason = { en = \"a\"; fr = \"b\"; };\n%s\n} "
		");\n",
		body);
	note = sample_pack_with("rules.cfg", buf_text(&text));
	buf_clear(&text);
	return note;
}
