/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
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
	size_t depth;
	unsigned
		settings[PACK_DEPTH_LIMIT + 1]; /* of the group at each depth */
	enum scan_state state;
	bool is_line_start; /* only blanks so far */
};

/* A group is looked through once for each setting in it. */
static enum err
scan_setting(struct cfg_scan *scan)
{
	if (++scan->settings[scan->depth] <= PACK_SETTING_LIMIT)
		return ERR_NONE;
	return err_note(ERR_PACK, "%s:%u: more than %d settings in one group",
			scan->file, scan->line, PACK_SETTING_LIMIT);
}

static enum err
scan_open(struct cfg_scan *scan)
{
	if (scan->depth == PACK_DEPTH_LIMIT)
		return err_note(ERR_PACK, "%s:%u: more than %d brackets deep",
				scan->file, scan->line, PACK_DEPTH_LIMIT);
	scan->settings[++scan->depth] = 0;
	return ERR_NONE;
}

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
		return scan_open(scan);
	else if (strchr(")}]", *at) && scan->depth > 0)
		scan->depth--;
	else if (*at == '=' || *at == ':')
		return scan_setting(scan);
	return ERR_NONE;
}

/* Returns how many bytes it took, one or two. */
static size_t
scan_inside(struct cfg_scan *scan, const char *at)
{
	if (scan->state == SCAN_STRING && at[0] == '\\' &&
	    (at[1] == '"' || at[1] == '\\'))
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
 * file, brackets deep enough to exhaust its stack, and
 * groups larger than it can look through in time.
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
	if (!err && scan.state == SCAN_STRING)
		return err_note(ERR_PACK,
				"%s:%u: a quotation mark is never closed", file,
				scan.line);
	return err;
}

static unsigned
line_of(const config_setting_t *setting)
{
	return config_setting_source_line(setting);
}

/* The one place where a number is not whole: rounded to a thousandth. */
static bool
take_float(milli *out, double value)
{
	const double limit = (double)MILLI_LIMIT / MILLI_ONE;

	if (!(value > -limit && value < limit))
		return false;
	value *= MILLI_ONE;
	*out = (milli)(value < 0 ? value - 0.5 : value + 0.5);
	return true;
}

static bool
take_integer(milli *out, long long value)
{
	if (value > MILLI_LIMIT / MILLI_ONE || value < -MILLI_LIMIT / MILLI_ONE)
		return false;
	*out = (milli)value * MILLI_ONE;
	return true;
}

static enum err
take_scalar(struct cfg *out, const config_setting_t *from, const char *file)
{
	bool is_taken = true;
	int type = config_setting_type(from);

	if (type == CONFIG_TYPE_STRING) {
		out->kind = CFG_TEXT;
		out->text = alloc_string(config_setting_get_string(from));
		is_taken = strlen(out->text) <= PACK_LIST_LIMIT;
	} else if (type == CONFIG_TYPE_BOOL) {
		out->kind = CFG_YES;
		out->yes = config_setting_get_bool(from) != 0;
	} else if (type == CONFIG_TYPE_FLOAT) {
		out->kind = CFG_NUMBER;
		is_taken = take_float(&out->number,
				      config_setting_get_float(from));
	} else {
		out->kind = CFG_NUMBER;
		is_taken = take_integer(&out->number,
					config_setting_get_int64(from));
	}
	if (is_taken)
		return ERR_NONE;
	return err_note(ERR_PACK, "%s:%u: a value that is too long or large",
			file, out->line);
}

/* Copies the parser's tree, whose depth was bounded before. */
static enum err
take_tree(struct cfg *out, const config_setting_t *from, const char *file)
{
	const char *name = config_setting_name(from);
	int length = config_setting_length(from);
	enum err err = ERR_NONE;

	out->line = line_of(from);
	out->name = alloc_string(name ? name : "");
	if (config_setting_is_scalar(from))
		return take_scalar(out, from, file);
	out->kind = config_setting_is_group(from) ? CFG_GROUP : CFG_LIST;
	if (length <= 0)
		return ERR_NONE;
	out->items = alloc_zeroed((size_t)length, sizeof(out->items[0]));
	for (int i = 0; i < length && !err; i++) {
		out->count++;
		err = take_tree(&out->items[i],
				config_setting_get_elem(from, (unsigned)i),
				file);
	}
	return err;
}

static enum err
parse_cfg(struct cfg *out, const char *file, const char *text)
{
	config_t config;
	enum err err = scan_cfg(file, text);

	if (err)
		return err;
	config_init(&config);
	if (config_read_string(&config, text) == CONFIG_TRUE)
		err = take_tree(out, config_root_setting(&config), file);
	else
		err = err_note(ERR_PACK, "%s:%d: %s", file,
			       config_error_line(&config),
			       config_error_text(&config));
	config_destroy(&config);
	return err;
}

enum err
cfg_read(struct cfg *out, const struct pack_file *file)
{
	const char *bytes = (const char *)file->bytes;
	char *text;
	enum err err;

	*out = (struct cfg){ 0 };
	if (!utf8_is_valid(bytes, file->length))
		return err_note(ERR_PACK, "%s: not UTF-8", file->name);
	text = alloc_string_part(bytes, file->length);
	err = parse_cfg(out, file->name, text);
	free(text);
	if (err)
		cfg_clear(out);
	return err;
}

void
cfg_clear(struct cfg *cfg)
{
	for (size_t i = 0; i < cfg->count; i++)
		cfg_clear(&cfg->items[i]);
	free(cfg->items);
	free(cfg->name);
	free(cfg->text);
	*cfg = (struct cfg){ 0 };
}
