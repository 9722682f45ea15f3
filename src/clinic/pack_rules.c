/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "clinic/pack_parts.h"

/* Where a scan of a file stands: inside what. */
enum scan_state {
	SCAN_PLAIN,
	SCAN_STRING,
	SCAN_LINE_COMMENT,
	SCAN_BLOCK_COMMENT,
};
struct cfg_scan {
	const char *file;
	unsigned line;
	int depth;
	enum scan_state state;
	bool is_line_start; /* only blanks so far */
};

static enum err
scan_plain(struct cfg_scan *scan, const char *at)
{
	if (*at == '"')
		scan->state = SCAN_STRING;
	else if (*at == '#' || (at[0] == '/' && at[1] == '/'))
		scan->state = SCAN_LINE_COMMENT;
	else if (at[0] == '/' && at[1] == '*')
		scan->state = SCAN_BLOCK_COMMENT;
	else if (strchr("({[", *at))
		scan->depth++;
	else if (strchr(")}]", *at))
		scan->depth--;
	if (scan->depth <= PACK_DEPTH_LIMIT)
		return ERR_NONE;
	return err_note(ERR_PACK, "%s:%u: more than %d brackets deep",
			scan->file, scan->line, PACK_DEPTH_LIMIT);
}

/* Returns how many bytes it took, one or two. */
static size_t
scan_inside(struct cfg_scan *scan, const char *at)
{
	if (scan->state == SCAN_STRING && at[0] == '\\' && at[1] != '\0')
		return 2;
	if (scan->state == SCAN_STRING && *at == '"')
		scan->state = SCAN_PLAIN;
	if (scan->state == SCAN_LINE_COMMENT && *at == '\n')
		scan->state = SCAN_PLAIN;
	if (scan->state == SCAN_BLOCK_COMMENT && at[0] == '*' && at[1] == '/') {
		scan->state = SCAN_PLAIN;
		return 2;
	}
	return 1;
}

/*
 * What the parser must never see: a line that would make it open another
 * file, and brackets deep enough to exhaust its stack.
 */
static enum err
scan_cfg(const char *file, const char *text)
{
	struct cfg_scan scan = { .file = file,
				 .line = 1,
				 .is_line_start = true };
	enum err err = ERR_NONE;

	while (*text != '\0' && !err) {
		size_t taken = 1;

		if (scan.is_line_start && *text == '@')
			return err_note(ERR_PACK,
					"%s:%u: a line may not begin with '@'",
					file, scan.line);
		scan.is_line_start =
			*text == '\n' ||
			(scan.is_line_start &&
			 (*text == ' ' || *text == '\t' || *text == '\r'));
		if (scan.line > PACK_LINE_LIMIT)
			return err_note(ERR_PACK, "%s: over %d lines", file,
					PACK_LINE_LIMIT);
		if (*text == '\n')
			scan.line++;
		if (scan.state == SCAN_PLAIN)
			err = scan_plain(&scan, text);
		else
			taken = scan_inside(&scan, text);
		text += taken;
	}
	return err;
}

static enum err
parse_cfg(config_t *out, const char *name, const char *text)
{
	enum err err = scan_cfg(name, text);

	if (err)
		return err;
	config_init(out);
	if (config_read_string(out, text) == CONFIG_TRUE)
		return ERR_NONE;
	err = err_note(ERR_PACK, "%s:%d: %s", name, config_error_line(out),
		       config_error_text(out));
	config_destroy(out);
	return err;
}

/* On success the caller destroys out. */
static enum err
read_cfg(config_t *out, const struct pack_file *file)
{
	const char *bytes = (const char *)file->bytes;
	char *text;
	enum err err;

	if (!utf8_is_valid(bytes, file->length))
		return err_note(ERR_PACK, "%s: not UTF-8", file->name);
	text = alloc_string_part(bytes, file->length);
	err = parse_cfg(out, file->name, text);
	free(text);
	return err;
}

static enum err
about_text(char **out, const config_t *cfg, const char *file, const char *key)
{
	const char *text;

	if (!config_lookup_string(cfg, key, &text))
		return err_note(ERR_PACK, "%s:1: no %s = \"...\"", file, key);
	if (strlen(text) > PACK_LABEL_LIMIT)
		return err_note(ERR_PACK, "%s:1: %s is longer than %d bytes",
				file, key, PACK_LABEL_LIMIT);
	*out = alloc_string(text);
	return ERR_NONE;
}

static enum err
take_about(struct pack *pack, const config_t *cfg, const char *file)
{
	int32_t day;
	enum err err = about_text(&pack->name, cfg, file, "name");

	if (!err)
		err = about_text(&pack->version, cfg, file, "version");
	if (!err)
		err = about_text(&pack->date, cfg, file, "date");
	if (!err)
		err = about_text(&pack->validated_by, cfg, file,
				 "validated_by");
	if (err)
		return err;
	if (pack->name[0] == '\0' || pack->version[0] == '\0')
		return err_note(ERR_PACK, "%s:1: name or version is empty",
				file);
	if (day_parse(&day, pack->date))
		return err_note(ERR_PACK, "%s:1: date is not like 2026-11-25",
				file);
	return ERR_NONE;
}

enum err
pack_read_about(struct pack *pack, const struct pack_file *file)
{
	config_t cfg;
	enum err err = read_cfg(&cfg, file);

	if (err)
		return err;
	err = take_about(pack, &cfg, file->name);
	config_destroy(&cfg);
	return err;
}
