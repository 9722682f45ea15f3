/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid in words: what stands beside its rows, and the same as sentences. */
#include "config.h"

#include <string.h>

#include "base/day_words.h"
#include "report/grid.h"
#include "report/label.h"

static const char *const words[] = {
	[GRID_PLAIN] = "",
	[GRID_RISING] = NC_("beside a row", "rising"),
	[GRID_FALLING] = NC_("beside a row", "easing"),
	[GRID_NEW] = NC_("beside a row", "new"),
	[GRID_KNOWN] = NC_("beside a row", "known"),
	[GRID_UNTOLD] = NC_("beside a row", "not told"),
	[GRID_OVER] = NC_("beside a row", "over"),
	[GRID_STOPPED] = NC_("beside a row", "stopped"),
	[GRID_DUE] = NC_("beside a row", "to be made"),
};

static const char *text(const struct translator *in, const char *msgid)
	__attribute__((format_arg(2)));

static const char *
text(const struct translator *in, const char *msgid)
{
	return in->text(in->lang, msgid);
}

/* ---- beside a row ---- */

static void
add_last_value(struct buf *out, const struct grid *grid,
	       const struct grid_row *row, const struct translator *in)
{
	int32_t day = stamp_day(row->latest->felt);
	struct buf number = { 0 };
	struct buf near = { 0 };

	label_add_number(&number, row->last, in->lang);
	if (day == grid->today - 1)
		buf_adds(&near, text(in, NC_("day", "yesterday")));
	else if (day != grid->today)
		day_add_short(&near, day, in);
	buf_add(out, buf_text(&number), number.length);
	if (near.length > 0)
		buf_addf(out, " %s", buf_text(&near));
	buf_clear(&number);
	buf_clear(&near);
}

void
grid_add_word(struct buf *out, const struct grid *grid,
	      const struct grid_row *row, const struct translator *in)
{
	if (row->kind == GRID_MEASURE)
		add_last_value(out, grid, row, in);
	else if (row->word != GRID_PLAIN)
		buf_adds(out, text(in, words[row->word]));
}

void
grid_add_label(struct buf *out, const struct pack *pack,
	       const struct grid_row *row, const struct translator *in)
{
	const char *label, *aside;

	if (row->kind == GRID_INFUSIONS) {
		buf_adds(out, text(in, N_("Infusion")));
		return;
	}
	if (row->kind == GRID_CALLS) {
		buf_adds(out, text(in, N_("Calls to the team")));
		return;
	}
	label = label_of_entry(pack, row->latest, in->lang);
	aside = strstr(label, " (");
	buf_add(out, label,
		aside != NULL ? (size_t)(aside - label) : strlen(label));
}

/* ---- sentences ---- */

/* One sentence in the making. */
struct telling {
	struct buf *out;
	const struct pack *pack;
	const struct grid *grid;
	const struct grid_row *row;
	const struct translator *in;
	const char *label;
};

static int
count_cells(const struct telling *of, char least, char most)
{
	int count = 0;

	for (int i = 0; i < of->grid->days; i++)
		count += of->row->cells[i] >= least &&
			 of->row->cells[i] <= most;
	return count;
}

static int32_t
last_day_with(const struct telling *of, char cell)
{
	int place = of->grid->days - 1;

	while (place > 0 && of->row->cells[place] != cell)
		place--;
	return of->grid->from_day + place;
}

static bool
is_step(enum grid_word way, char before, char after)
{
	return way == GRID_RISING ? before < after : before > after;
}

/* Days since the digits began to go one way without a stop, up to the last
 * that has one; where they got to they may stay. */
static int
days_of_run(const struct telling *of, enum grid_word way)
{
	const char *cells = of->row->cells;
	int last = -1, first = -1, days = 1;

	for (int i = of->grid->days - 1; i >= 0; i--) {
		if (cells[i] < '0' || cells[i] > '4')
			continue;
		if (last < 0)
			last = i;
		else if (is_step(way, cells[i], cells[first]))
			days = last - first + 1;
		else if (cells[i] != cells[last])
			break;
		first = i;
	}
	return days;
}

static int
days_since(const struct telling *of)
{
	int32_t last = of->grid->from_day + of->grid->days - 1;

	return (int)(last - of->row->since) + 1;
}

static void
add_worst(const struct telling *of)
{
	char worst = grid_worst(of->row->cells, of->grid->days);
	struct buf day = { 0 };

	if (worst <= of->row->now || worst > '4')
		return;
	day_add_short(&day, last_day_with(of, worst), of->in);
	buf_adds(of->out, " ");
	buf_addf(of->out, text(of->in, N_("At most %d out of 4 (%s).")),
		 worst - '0', buf_text(&day));
	buf_clear(&day);
}

static const char *plural(const struct telling *of, const char *one,
			  const char *many, int count)
	__attribute__((format_arg(2))) __attribute__((format_arg(3)));

static const char *
plural(const struct telling *of, const char *one, const char *many, int count)
{
	return of->in->plural(of->in->lang, one, many, (unsigned long)count);
}

static void
add_rising(const struct telling *of)
{
	int days = days_of_run(of, GRID_RISING);

	buf_addf(
		of->out,
		plural(of,
		       NP_("%s: rising for %d day.", "%s: rising for %d days."),
		       days),
		of->label, days);
}

static void
add_falling(const struct telling *of)
{
	int days = days_of_run(of, GRID_FALLING);

	buf_addf(
		of->out,
		plural(of,
		       NP_("%s: easing for %d day.", "%s: easing for %d days."),
		       days),
		of->label, days);
}

static void
add_new(const struct telling *of)
{
	int days = days_since(of);

	buf_addf(of->out,
		 plural(of, NP_("%s: new for %d day.", "%s: new for %d days."),
			days),
		 of->label, days);
}

static void
add_never(const struct telling *of)
{
	int days = count_cells(of, '0', '0');

	buf_addf(of->out,
		 plural(of,
			NP_("%s: not there on the %d day it was asked.",
			    "%s: not there on the %d days it was asked."),
			days),
		 of->label, days);
}

/* The sentence that matters most. */
static void
add_symptom(const struct telling *of)
{
	switch (of->row->word) {
	case GRID_RISING:
		add_rising(of);
		break;
	case GRID_FALLING:
		add_falling(of);
		break;
	case GRID_NEW:
		add_new(of);
		break;
	case GRID_KNOWN:
		buf_addf(of->out, text(of->in, N_("%s: the team knows of it.")),
			 of->label);
		break;
	case GRID_UNTOLD:
		buf_addf(of->out,
			 text(of->in, N_("%s: not told to the team yet.")),
			 of->label);
		break;
	case GRID_OVER:
		buf_addf(of->out, text(of->in, N_("%s: it is over.")),
			 of->label);
		break;
	case GRID_PLAIN:
	case GRID_STOPPED:
	case GRID_DUE:
		add_never(of);
		break;
	}
}

/* How strong it is, and was. */
static void
add_strength(const struct telling *of)
{
	if (of->row->now > '0') {
		buf_adds(of->out, " ");
		buf_addf(of->out, text(of->in, N_("Now %d out of 4.")),
			 of->row->now - '0');
	}
	add_worst(of);
}

static void
add_measured(struct buf *out, const struct telling *of, milli value)
{
	const struct measure *measure = pack_measure(of->pack,
						     of->row->latest->code);

	label_add_number(out, value, of->in->lang);
	if (measure != NULL && measure->unit_count > 0 &&
	    measure->units[0].name[0] != '\0')
		buf_addf(out, " %s", measure->units[0].name);
}

static void
add_range(const struct telling *of, int days)
{
	struct buf least = { 0 };
	struct buf most = { 0 };

	label_add_number(&least, of->row->least, of->in->lang);
	label_add_number(&most, of->row->most, of->in->lang);
	buf_adds(of->out, " ");
	buf_addf(of->out,
		 plural(of,
			NP_("Between %s and %s, on %d day.",
			    "Between %s and %s, on %d days."),
			days),
		 buf_text(&least), buf_text(&most), days);
	buf_clear(&least);
	buf_clear(&most);
}

static void
add_measure(const struct telling *of)
{
	int days = count_cells(of, CELL_MEASURED, CELL_MEASURED) +
		   count_cells(of, '0', '4');
	struct buf last = { 0 };
	struct buf day = { 0 };

	add_measured(&last, of, of->row->last);
	day_add_short(&day, stamp_day(of->row->latest->felt), of->in);
	buf_addf(of->out, text(of->in, N_("%s: %s (%s).")), of->label,
		 buf_text(&last), buf_text(&day));
	if (of->row->least != of->row->most)
		add_range(of, days);
	buf_clear(&last);
	buf_clear(&day);
}

static void
add_product(const struct telling *of)
{
	int days = count_cells(of, CELL_TAKEN, CELL_TAKEN);
	struct buf day = { 0 };

	buf_addf(of->out,
		 plural(of,
			NP_("%s: taken on %d day.", "%s: taken on %d days."),
			days),
		 of->label, days);
	if (of->row->word == GRID_UNTOLD)
		buf_addf(of->out, " %s",
			 text(of->in, N_("Not told to the team yet.")));
	if (of->row->word != GRID_STOPPED)
		return;
	day_add_short(&day, of->row->until, of->in);
	buf_adds(of->out, " ");
	buf_addf(of->out, text(of->in, N_("Stopped (%s).")), buf_text(&day));
	buf_clear(&day);
}

/* The days with this cell: "8 Nov., 20 Nov." */
static void
add_days_with(struct buf *out, const struct telling *of, char cell)
{
	for (int i = 0; i < of->grid->days; i++) {
		if (of->row->cells[i] != cell)
			continue;
		buf_adds(out, out->length > 0 ? ", " : "");
		day_add_short(out, of->grid->from_day + i, of->in);
	}
}

/* Each day of a long time by its name would not be heard out. */
enum { NAMED_DAYS = 5 };

static void
add_infusions(const struct telling *of)
{
	int count = count_cells(of, CELL_INFUSION, CELL_INFUSION);
	struct buf days = { 0 };

	add_days_with(&days, of, CELL_INFUSION);
	buf_addf(of->out,
		 plural(of, NP_("%d infusion (%s).", "%d infusions (%s)."),
			count),
		 count, buf_text(&days));
	buf_clear(&days);
}

static void
add_calls(const struct telling *of)
{
	int count = count_cells(of, CELL_CALL, CELL_CALL);
	struct buf days = { 0 };

	if (count > NAMED_DAYS) {
		buf_addf(of->out,
			 plural(of,
				NP_("A call made or to be made on %d day.",
				    "Calls made or to be made on %d days."),
				count),
			 count);
	} else if (count > 0) {
		add_days_with(&days, of, CELL_CALL);
		buf_addf(of->out,
			 text(of->in, N_("Calls made or to be made (%s).")),
			 buf_text(&days));
	}
	if (of->row->word == GRID_DUE)
		buf_addf(of->out, "%s%s", count > 0 ? " " : "",
			 text(of->in, N_("A call is still to be made.")));
	buf_clear(&days);
}

static void
add_sentence(const struct telling *of)
{
	static void (*const ways[])(const struct telling *of) = {
		[GRID_INFUSIONS] = add_infusions, [GRID_SYMPTOM] = add_symptom,
		[GRID_MEASURE] = add_measure,     [GRID_PRODUCT] = add_product,
		[GRID_CALLS] = add_calls,
	};

	ways[of->row->kind](of);
}

static void
add_row(struct buf *out, const struct grid_telling *told,
	const struct grid_row *row, void (*rest)(const struct telling *of))
{
	struct buf label = { 0 };
	struct telling of = { .out = out,
			      .pack = told->pack,
			      .grid = told->grid,
			      .row = row,
			      .in = told->in };

	grid_add_label(&label, told->pack, row, told->in);
	of.label = buf_text(&label);
	add_sentence(&of);
	if (rest != NULL)
		rest(&of);
	buf_clear(&label);
}

void
grid_add_row(struct buf *out, const struct grid_telling *told,
	     const struct grid_row *row)
{
	add_row(out, told, row,
		row->kind == GRID_SYMPTOM ? add_strength : NULL);
}

void
grid_add_brief(struct buf *out, const struct grid_telling *told,
	       const struct grid_row *row)
{
	add_row(out, told, row, NULL);
}

void
grid_add_missed(struct buf *out, const struct grid *grid,
		const struct translator *in)
{
	int missed = grid_missed(grid);

	if (missed == 0)
		buf_adds(out, text(in, N_("No day is missing.")));
	else
		buf_addf(out,
			 in->plural(in->lang,
				    NP_("%d day not filled in.",
					"%d days not filled in."),
				    (unsigned long)missed),
			 missed);
}

void
grid_add_days(struct buf *out, const struct grid *grid,
	      const struct translator *in)
{
	int missed = grid_missed(grid), filled = grid_filled(grid);

	grid_add_missed(out, grid, in);
	if (missed == 0)
		return;
	buf_adds(out, " ");
	buf_addf(out,
		 in->plural(in->lang,
			    NP_("Filled in: %d day of %d.",
				"Filled in: %d days of %d."),
			    (unsigned long)filled),
		 filled, filled + missed);
}
