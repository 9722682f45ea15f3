/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a screen says, as plain data in reading order. A screen fills a view;
 * a renderer shows it, as cells or as numbered lines. All text is made safe
 * to show on its way in, so that no word of the diary can move a cursor.
 */
#ifndef VIGIE_TUI_VIEW_H
#define VIGIE_TUI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "clinic/level.h"
#include "tui/form.h"

enum block_kind {
	BLOCK_TEXT,   /* a paragraph, wrapped */
	BLOCK_GAP,    /* a blank line; the first to go where room is short */
	BLOCK_BANNER, /* text: the headline; more lines follow */
	BLOCK_BANNER_LINE,
	BLOCK_ITEM,
	BLOCK_CELLS, /* a row of a chart: text, cells, word */
};

enum weight { WEIGHT_PLAIN, WEIGHT_BOLD, WEIGHT_CENTRE };

enum item_kind {
	ITEM_LINE,   /* of a menu or list; hint in a second column */
	ITEM_BUTTON, /* "[ Save ]" */
	ITEM_OPTION, /* one of a question's answers */
	ITEM_TICK,
	ITEM_TEXT,
	ITEM_SECRET,
};

struct item {
	enum item_kind kind;
	int id;       /* what the screen is told when it is chosen */
	uint32_t key; /* the digit or letter that chooses it, 0 for none */
	char *lead;   /* the question before it, NULL for none */
	char *label;
	char *hint;     /* NULL for none */
	bool is_beside; /* on the row of the item before, if there is room */
	bool is_flush;  /* at the margin, whatever leads there are */
	bool is_chosen;
	int field, option; /* of the form; field -1 for none */
	int group;         /* items of one question */
	char *text;        /* of a field, as it may be shown */
	size_t cursor;     /* cells into text */
	int width;         /* cells: of a field; of a line, at least so many */
};

struct block {
	enum block_kind kind;
	enum weight weight;
	int indent;
	char *text;
	enum level level;
	int item; /* its place among the items */
	/* Of a chart: two signs a column; what stands beside the row. Where
	 * room is short the highest rank goes first, 0 never. Other blocks
	 * above the list may have a rank too. */
	char *cells, *word;
	bool is_marked; /* the chosen column has its mark in this row */
	int rank;
};

struct hint {
	char *key, *label;
};
enum { VIEW_HINTS = 10 };

struct view {
	char *title, *aside, *message;
	struct block *blocks;
	size_t block_count, block_room;
	struct item *items;
	int item_count, item_room;
	struct hint hints[VIEW_HINTS];
	size_t hint_count;
	int focus;
	int group; /* of the items being added */
	struct form *form;
	bool is_form;     /* questions one after the other, not a menu */
	bool is_timeline; /* Left goes to the group after, Right to that before
			   */
	size_t head;      /* blocks that stay in sight while the rest moves */
	int column;       /* of charts: the chosen one */
	int serial;       /* another one: another screen, to be said anew */
};

/* Wipes. */
void view_clear(struct view *view);

void view_title(struct view *view, const char *text);
void view_aside(struct view *view, const char *text);
/* The line above the keys. The first call wins. */
void view_message(struct view *view, const char *text);
void view_hint(struct view *view, const char *key, const char *label);

void view_gap(struct view *view);
/* "" adds nothing. Line feeds part paragraphs. Returns the last block, which
 * holds until the next is added, or NULL. */
struct block *view_text(struct view *view, const char *text);
void view_textf(struct view *view, const char *format, ...) PRINTF_LIKE(2, 3);
void view_heading(struct view *view, const char *text);
void view_centre(struct view *view, const char *text);
void view_banner(struct view *view, enum level level, const char *headline);
void view_banner_line(struct view *view, const char *text);

/* A row of a chart; cells as in struct block. All rows of a view have as many
 * columns, of which a narrow window shows those around the chosen one. */
struct block *view_cells(struct view *view, const char *label,
			 const char *cells, const char *word);
/* What was added so far stays in sight. */
void view_end_head(struct view *view);

/* The item holds until the next one is added. */
struct item *view_line(struct view *view, int id, const char *label);
struct item *view_button(struct view *view, int id, const char *label);
/* Of the view's form. Those of one field are one group. */
struct item *view_option(struct view *view, int field, int option,
			 const char *label);
struct item *view_tick(struct view *view, int field, const char *label);
struct item *view_field(struct view *view, int field, int width);
void item_lead(struct item *item, const char *text);
void item_hint(struct item *item, const char *text);
/* "[ Enter  Save ]" */
struct item *view_key_button(struct view *view, int id, const char *key,
			     const char *label);

/* The first item with this id, -1 for none. */
int view_find(const struct view *view, int id);
/* The first item of this field of the form, -1 for none. */
int view_find_field(const struct view *view, int field);
/* An owned copy that may be shown. */
char *view_visible(const char *text);

#endif
