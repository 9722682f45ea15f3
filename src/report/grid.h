/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days against what was noted on them, as characters: the one place that says
 * what digit a day has. The worst of a day stands for it. For the history, the
 * page of a visit, and whatever shows days. Pure.
 */
#ifndef VIGIE_REPORT_GRID_H
#define VIGIE_REPORT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/stamp.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

enum {
	GRID_DAYS = 13 * 7, /* the most at once: a quarter */
	/* What was noted so many days before still says how things stood. */
	GRID_BEFORE = 30,
	GRID_NEW_DAYS = 7, /* a symptom is new so long, unless it was told */
};

/* Cells, as they are drawn; a symptom's are '0' to '4' too, and 0 is asked and
 * not there, never a day without an answer. */
enum grid_cell {
	CELL_BLANK = ' ',  /* before the diary, or a day still to be filled */
	CELL_MISSED = '-', /* nothing at all was noted */
	CELL_NOT_ASKED = '.', /* something was, but not of this */
	CELL_FILLED = '*',    /* of the row of days only */
	CELL_TAKEN = '=',
	CELL_MEASURED = '+',
	CELL_INFUSION = 'P',
	CELL_CALL = '!', /* made, or to be made */
};

/* In the order of the rows. */
enum grid_kind {
	GRID_INFUSIONS,
	GRID_SYMPTOM,
	GRID_MEASURE,
	GRID_PRODUCT,
	GRID_CALLS,
};

/* How it stands at the end of the days. */
enum grid_word {
	GRID_PLAIN,
	GRID_RISING,
	GRID_FALLING,
	GRID_NEW,
	GRID_KNOWN,  /* the team knows of it */
	GRID_UNTOLD, /* and should */
	GRID_OVER,
	GRID_STOPPED,
	GRID_DUE, /* a call is to be made */
};

struct grid_row {
	enum grid_kind kind;
	enum grid_word word;
	const struct entry *latest; /* borrowed; NULL of calls and infusions */
	char cells[GRID_DAYS + 1];  /* one a day */
	int32_t since; /* of the present episode; of taking it, 0: not said */
	int32_t until; /* the last day of taking it; 0: it goes on */
	milli last, least, most; /* of a measure */
	/* Of a symptom, while it is read: as it stood before the days, at the
	 * end of each and last; and what the team was told. */
	char before, now, told, baseline, stood[GRID_DAYS + 1];
};

struct grid {
	int32_t from_day, today;
	int days;
	char filled[GRID_DAYS + 1]; /* the row of days */
	/* Whether there was anything new was asked; what else, its answers
	 * say: vigie-diary(5). NULL: it was not. */
	const struct entry *asked[GRID_DAYS];
	struct grid_row *rows; /* symptoms there first, the worst first */
	size_t row_count, row_room;
};

struct grid_case {
	const struct pack *pack;
	/* Oldest first, of any status: those of the days, of GRID_BEFORE days
	 * before them, and all products and baselines. They must outlive the
	 * grid. */
	const struct entry_list *entries;
	int32_t from_day, to_day; /* at most GRID_DAYS */
	int32_t first_day;        /* of the diary */
	int32_t today;
	bool call_is_due;
};

void grid_build(struct grid *out, const struct grid_case *from);
void grid_clear(struct grid *grid);

/* Something the patient lived was noted: the day is not missed. */
bool grid_is_filled_by(enum entry_kind kind);
/* The worst of so many cells from the first on. */
char grid_worst(const char *cells, int count);
/* Days missed, and days filled. */
int grid_missed(const struct grid *grid);
int grid_filled(const struct grid *grid);

/* ---- grid_words.c: in a language ---- */

/* "rising", "new"; of a measure its last number; "" for a plain row. */
void grid_add_word(struct buf *out, const struct grid *grid,
		   const struct grid_row *row, const struct translator *in);
/* "Diarrhoea", "Infusion". */
void grid_add_label(struct buf *out, const struct pack *pack,
		    const struct grid_row *row, const struct translator *in);
/* What a row says, in whole sentences. */
struct grid_telling {
	const struct pack *pack;
	const struct grid *grid;
	const struct translator *in;
};
void grid_add_row(struct buf *out, const struct grid_telling *told,
		  const struct grid_row *row);
/* The one that matters most. */
void grid_add_brief(struct buf *out, const struct grid_telling *told,
		    const struct grid_row *row);
/* "2 days not filled in."; and of how many days that is. */
void grid_add_missed(struct buf *out, const struct grid *grid,
		     const struct translator *in);
void grid_add_days(struct buf *out, const struct grid *grid,
		   const struct translator *in);

#endif
