/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/csv.h"

#include <string.h>

#include "report/label.h"

static const char header[] = "id,type,code,label,felt,noted,by,status,level,"
			     "answers,details,note,why\r\n";

/* What makes a spreadsheet calculate, full-width forms included. */
static bool
is_risky_start(const char *text)
{
	static const char *const wide[] = { "\uff1d", "\uff0b", "\uff0d",
					    "\uff20" };

	if (text[0] != '\0' && strchr("=+-@\t\r\n|%", text[0]) != NULL)
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return false;
}

void
csv_add_text(struct buf *out, const char *text)
{
	buf_adds(out, "\"");
	if (is_risky_start(text))
		buf_adds(out, "'");
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_add_byte(out, '"');
		buf_add_byte(out, (uint8_t)*text);
	}
	buf_adds(out, "\"");
}

static void
add_cell(struct buf *out, const char *text)
{
	buf_adds(out, ",");
	if (text != NULL && text[0] != '\0')
		csv_add_text(out, text);
}

static void
add_answers(struct buf *out, const struct entry *entry)
{
	struct buf cell = { 0 };
	char number[MILLI_TEXT_LIMIT];

	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		buf_addf(&cell, "%s%s=%s", i > 0 ? " | " : "", answer->name,
			 answer->state == ANSWER_GIVEN
				 ? milli_format(number, answer->value, '.')
				 : answer_state_code(answer->state));
	}
	add_cell(out, buf_text(&cell));
	buf_clear(&cell);
}

static void
add_details(struct buf *out, const struct entry *entry)
{
	struct buf cell = { 0 };

	for (size_t i = 0; i < entry->detail_count; i++)
		buf_addf(&cell, "%s%s=%s", i > 0 ? " | " : "",
			 entry->details[i].key, entry->details[i].text);
	add_cell(out, buf_text(&cell));
	buf_clear(&cell);
}

static void
add_row(struct buf *out, const struct json_context *context,
	const struct entry *entry)
{
	char felt[STAMP_TEXT_LIMIT], noted[STAMP_TEXT_LIMIT];

	buf_addf(out, "%lld,%s", (long long)entry->id,
		 entry_kind_code(entry->kind));
	add_cell(out, entry->code);
	add_cell(out, label_of_entry(context->pack, entry, context->lang));
	buf_addf(out, ",%s,%s,%s,%s,%s", stamp_format(felt, entry->felt),
		 stamp_format(noted, entry->noted), author_code(entry->by),
		 entry_status_code(entry->status), level_code(entry->level));
	add_answers(out, entry);
	add_details(out, entry);
	add_cell(out, entry->note);
	add_cell(out, entry->why);
	buf_adds(out, "\r\n");
}

void
csv_add_entries(struct buf *out, const struct json_context *context,
		const struct entry_list *entries)
{
	buf_adds(out, header);
	for (size_t i = 0; i < entries->count; i++)
		add_row(out, context, &entries->items[i]);
}
