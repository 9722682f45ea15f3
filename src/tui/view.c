/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"

/* Stars for a secret: one more or less at each key, never its length. */
enum { SECRET_STARS = 20 };

char *
view_visible(const char *text)
{
	struct buf out = { 0 };

	utf8_add_visible(&out, text, UTF8_ONE_LINE);
	return buf_take(&out);
}

static void
item_clear(struct item *item)
{
	wipe_string(item->lead);
	wipe_string(item->label);
	wipe_string(item->hint);
	wipe_string(item->text);
}

void
view_clear(struct view *view)
{
	wipe_string(view->title);
	wipe_string(view->aside);
	wipe_string(view->message);
	for (size_t i = 0; i < view->block_count; i++) {
		wipe_string(view->blocks[i].text);
		wipe_string(view->blocks[i].cells);
		wipe_string(view->blocks[i].word);
	}
	for (int i = 0; i < view->item_count; i++)
		item_clear(&view->items[i]);
	for (size_t i = 0; i < view->hint_count; i++) {
		wipe_string(view->hints[i].key);
		wipe_string(view->hints[i].label);
	}
	free(view->blocks);
	free(view->items);
	memset(view, 0, sizeof(*view));
}

static void
set(char **place, const char *text)
{
	wipe_string(*place);
	*place = view_visible(text);
}

void
view_title(struct view *view, const char *text)
{
	set(&view->title, text);
}

void
view_aside(struct view *view, const char *text)
{
	set(&view->aside, text);
}

void
view_message(struct view *view, const char *text)
{
	if (view->message == NULL)
		set(&view->message, text);
}

void
view_hint(struct view *view, const char *key, const char *label)
{
	struct hint *hint;

	if (view->hint_count == VIEW_HINTS)
		return;
	hint = &view->hints[view->hint_count++];
	hint->key = view_visible(key);
	hint->label = view_visible(label);
}

static struct block *
add_block(struct view *view, enum block_kind kind)
{
	struct block *block;

	if (view->block_count == view->block_room) {
		view->block_room = view->block_room * 2 + 16;
		view->blocks = alloc_resize(view->blocks, view->block_room,
					    sizeof(*view->blocks));
	}
	block = &view->blocks[view->block_count++];
	memset(block, 0, sizeof(*block));
	block->kind = kind;
	return block;
}

void
view_gap(struct view *view)
{
	(void)add_block(view, BLOCK_GAP);
	view->group++;
}

struct block *
view_text(struct view *view, const char *text)
{
	struct block *block = NULL;

	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		char *line = alloc_string_part(text, length);

		block = add_block(view, BLOCK_TEXT);
		block->text = view_visible(line);
		wipe_string(line);
		text += length;
		text += *text == '\n';
	}
	return block;
}

void
view_textf(struct view *view, const char *format, ...)
{
	struct buf text = { 0 };
	va_list args;

	va_start(args, format);
	buf_addfv(&text, format, args);
	va_end(args);
	(void)view_text(view, buf_text(&text));
	buf_clear(&text);
}

void
view_heading(struct view *view, const char *text)
{
	struct block *block = view_text(view, text);

	if (block != NULL)
		block->weight = WEIGHT_BOLD;
}

void
view_centre(struct view *view, const char *text)
{
	struct block *block = view_text(view, text);

	if (block != NULL)
		block->weight = WEIGHT_CENTRE;
}

void
view_banner(struct view *view, enum level level, const char *headline)
{
	struct block *block = add_block(view, BLOCK_BANNER);

	block->level = level;
	block->text = view_visible(headline);
}

void
view_banner_line(struct view *view, const char *text)
{
	struct block *block;

	if (*text == '\0')
		return;
	block = add_block(view, BLOCK_BANNER_LINE);
	block->text = view_visible(text);
}

struct block *
view_cells(struct view *view, const char *label, const char *cells,
	   const char *word)
{
	struct block *block = add_block(view, BLOCK_CELLS);

	block->text = view_visible(label);
	block->cells = view_visible(cells);
	block->word = view_visible(word);
	return block;
}

void
view_end_head(struct view *view)
{
	view->head = view->block_count;
}

static struct item *
add_item(struct view *view, enum item_kind kind, const char *label)
{
	struct block *block = add_block(view, BLOCK_ITEM);
	struct item *item;

	if (view->item_count == view->item_room) {
		view->item_room = view->item_room * 2 + 16;
		view->items = alloc_resize(view->items, (size_t)view->item_room,
					   sizeof(*view->items));
	}
	block->item = view->item_count;
	item = &view->items[view->item_count++];
	memset(item, 0, sizeof(*item));
	item->kind = kind;
	item->label = view_visible(label);
	item->field = -1;
	return item;
}

/* A new group begins with each field, and where lines follow something else. */
static void
join_group(struct view *view, struct item *item)
{
	const struct item *before = view->item_count > 1 ? item - 1 : NULL;

	if (before == NULL || before->field != item->field ||
	    before->kind != item->kind)
		view->group++;
	item->group = view->group;
}

struct item *
view_line(struct view *view, int id, const char *label)
{
	struct item *item = add_item(view, ITEM_LINE, label);

	item->id = id;
	join_group(view, item);
	return item;
}

struct item *
view_button(struct view *view, int id, const char *label)
{
	struct item *item = add_item(view, ITEM_BUTTON, label);

	item->id = id;
	join_group(view, item);
	return item;
}

struct item *
view_key_button(struct view *view, int id, const char *key, const char *label)
{
	struct buf text = { 0 };
	struct item *item;

	buf_addf(&text, "%s  %s", key, label);
	item = view_button(view, id, buf_text(&text));
	buf_clear(&text);
	return item;
}

struct item *
view_option(struct view *view, int field, int option, const char *label)
{
	struct item *item = add_item(view, ITEM_OPTION, label);

	item->field = field;
	item->option = option;
	item->is_chosen = view->form->fields[field].chosen == option;
	join_group(view, item);
	return item;
}

struct item *
view_tick(struct view *view, int field, const char *label)
{
	struct item *item = add_item(view, ITEM_TICK, label);

	item->field = field;
	item->option = 1;
	item->is_chosen = view->form->fields[field].chosen == 1;
	if (view->item_count > 1 && (item - 1)->kind == ITEM_TICK)
		item->group = (item - 1)->group;
	else
		item->group = ++view->group;
	return item;
}

static char *
stars(const struct field *field)
{
	struct buf out = { 0 };
	size_t count = field->secret_length == 0
			       ? 0
			       : SECRET_STARS + field->secret_length % 2;

	while (count-- > 0)
		buf_add_byte(&out, '*');
	return buf_take(&out);
}

static char *
shown_secret(const struct field *field)
{
	char *plain, *visible;

	if (!field->is_shown)
		return stars(field);
	plain = alloc_string_part((const char *)secret_open(field->secret),
				  field->secret_length);
	secret_close(field->secret);
	visible = view_visible(plain);
	wipe_string(plain);
	return visible;
}

static size_t
cells_before(const struct field *field)
{
	char *part = alloc_string_part(buf_text(&field->text), field->cursor);
	char *visible = view_visible(part);
	size_t cells = utf8_width(visible);

	wipe_string(part);
	wipe_string(visible);
	return cells;
}

struct item *
view_field(struct view *view, int field, int width)
{
	const struct field *of = &view->form->fields[field];
	bool is_secret = of->kind == FIELD_SECRET;
	struct item *item = add_item(view, is_secret ? ITEM_SECRET : ITEM_TEXT,
				     "");

	item->field = field;
	item->width = width;
	if (is_secret) {
		item->text = shown_secret(of);
		item->cursor = utf8_width(item->text);
	} else {
		item->text = view_visible(buf_text(&of->text));
		item->cursor = cells_before(of);
	}
	join_group(view, item);
	return item;
}

void
item_lead(struct item *item, const char *text)
{
	set(&item->lead, text);
}

void
item_hint(struct item *item, const char *text)
{
	set(&item->hint, text);
}

int
view_find_field(const struct view *view, int field)
{
	for (int i = 0; i < view->item_count; i++)
		if (view->items[i].field == field)
			return i;
	return -1;
}

int
view_find(const struct view *view, int id)
{
	for (int i = 0; i < view->item_count; i++)
		if (view->items[i].id == id && view->items[i].field < 0)
			return i;
	return -1;
}
