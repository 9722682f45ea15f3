/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/measured.h"

#include <stdlib.h>

#include "report/label.h"

enum { HUNDREDTH = MILLI_ONE / 100 };

bool
measured_of_entry(struct reading *out, const struct measure *measure,
		  const struct entry *entry)
{
	const struct answer *value = entry_find_answer(entry, "value");
	const char *unit = entry_detail(entry, "unit");
	milli typed;

	if (value == NULL || value->state != ANSWER_GIVEN)
		return false;
	*out = (struct reading){ .measure = measure, .value = value->value };
	if (unit != NULL)
		(void)measure_find_unit(&out->unit, measure, unit);
	typed = measure_in_unit(measure, out->unit, out->value);
	out->typed = milli_scale(typed, 1, HUNDREDTH) * HUNDREDTH;
	return true;
}

static void
add_unit(struct buf *out, const struct measure *measure, size_t unit)
{
	if (measure->units[unit].name[0] != '\0')
		buf_addf(out, " %s", measure->units[unit].name);
}

static void
add_exact(struct buf *out, milli number, enum lang lang)
{
	char text[MILLI_TEXT_LIMIT];

	buf_adds(out, milli_format(text, number, lang == LANG_FR ? ',' : '.'));
}

void
measured_add_reading(struct buf *out, const struct reading *reading,
		     enum lang lang)
{
	add_exact(out, reading->typed, lang);
	add_unit(out, reading->measure, reading->unit);
}

/* Rounded as a person says it. */
static void
add_converted(struct buf *out, const struct reading *reading, size_t unit,
	      enum lang lang)
{
	label_add_number(
		out, measure_in_unit(reading->measure, unit, reading->value),
		lang);
	add_unit(out, reading->measure, unit);
}

static void
add_two(struct buf *out, const struct readings *readings, enum lang lang)
{
	add_exact(out, readings->parts[0].value, lang);
	buf_adds(out, " / ");
	add_exact(out, readings->parts[1].value, lang);
	add_unit(out, readings->parts[0].measure, 0);
}

/* The reading, and the same in another unit. */
static void
add_both(struct buf *out, const struct reading *reading, size_t other,
	 const struct translator *to)
{
	struct buf typed = { 0 }, converted = { 0 };

	measured_add_reading(&typed, reading, to->lang);
	add_converted(&converted, reading, other, to->lang);
	buf_addf(out, to->text(to->lang, N_("%s, that is %s")),
		 buf_text(&typed), buf_text(&converted));
	buf_clear(&typed);
	buf_clear(&converted);
}

void
measured_add(struct buf *out, const struct readings *readings,
	     const struct translator *to)
{
	const struct reading *reading = &readings->parts[0];

	if (readings->count == READING_PARTS)
		add_two(out, readings, to->lang);
	else if (reading->unit == 0)
		measured_add_reading(out, reading, to->lang);
	else if (reading->measure->units[reading->unit].is_offered)
		add_both(out, reading, 0, to);
	else
		add_converted(out, reading, 0, to->lang);
}

void
measured_add_twice(struct buf *out, const struct readings *readings,
		   const struct translator *to)
{
	const struct reading *reading = &readings->parts[0];

	if (readings->count == 1 && reading->unit == 0 &&
	    measure_offered(reading->measure) > 1)
		add_both(out, reading, 1, to);
	else
		measured_add(out, readings, to);
}

/* ---- sentences ---- */

char *
measured_meant(const struct readings *meant, const struct translator *to)
{
	struct buf value = { 0 }, out = { 0 };

	measured_add(&value, meant, to);
	buf_addf(&out, to->text(to->lang, N_("Do you mean %s?")),
		 buf_text(&value));
	buf_clear(&value);
	return buf_take(&out);
}

char *
measured_really(const struct readings *typed, const struct translator *to)
{
	struct buf value = { 0 }, out = { 0 };

	measured_add(&value, typed, to);
	buf_addf(&out, to->text(to->lang, N_("Really %s? It is unusual.")),
		 buf_text(&value));
	buf_clear(&value);
	return buf_take(&out);
}

/* "37.5 °C", "120/80 mmHg". */
static void
add_example(struct buf *out, const struct measure *measure, size_t unit,
	    enum lang lang)
{
	label_add_number(out, measure_in_unit(measure, unit, measure->example),
			 lang);
	if (measure->second != NULL && unit == 0) {
		buf_adds(out, "/");
		label_add_number(out, measure->second->example, lang);
	}
	add_unit(out, measure, unit);
}

/* "g/L, mmol/L, mg/dL": those that are offered. */
static void
add_units(struct buf *out, const struct measure *measure)
{
	for (size_t i = 0; i < measure->unit_count; i++)
		if (measure->units[i].is_offered)
			buf_addf(out, "%s%s", i > 0 ? ", " : "",
				 measure->units[i].name);
}

static void
add_unit_refused(struct buf *out, const struct measure *measure,
		 const char *example, const struct translator *to)
{
	struct buf units = { 0 };

	add_units(&units, measure);
	if (units.length == 0)
		buf_addf(out,
			 to->text(to->lang, N_("This is a number without a "
					       "unit. Example: %s.")),
			 example);
	else
		buf_addf(out,
			 to->text(to->lang,
				  N_("I do not know this unit. Here: %s. "
				     "Example: %s.")),
			 buf_text(&units), example);
	buf_clear(&units);
}

static void
add_impossible(struct buf *out, const struct reading *reading,
	       const char *example, const struct translator *to)
{
	const struct measure *measure = reading->measure;
	struct buf typed = { 0 }, low = { 0 }, high = { 0 };

	measured_add_reading(&typed, reading, to->lang);
	add_exact(&low,
		  measure_in_unit(measure, reading->unit, measure->hard_low),
		  to->lang);
	add_exact(&high,
		  measure_in_unit(measure, reading->unit, measure->hard_high),
		  to->lang);
	add_unit(&high, measure, reading->unit);
	buf_addf(out,
		 to->text(to->lang, N_("%s is not possible: vigie takes %s to "
				       "%s. Example: %s.")),
		 buf_text(&typed), buf_text(&low), buf_text(&high), example);
	buf_clear(&typed);
	buf_clear(&low);
	buf_clear(&high);
}

static void
add_unit_open(struct buf *out, const struct measure *measure,
	      const struct translator *to)
{
	struct buf units = { 0 };

	add_units(&units, measure);
	buf_addf(out,
		 to->text(to->lang, N_("In which unit? Your device shows it: "
				       "%s.")),
		 buf_text(&units));
	buf_clear(&units);
}

char *
measured_refused(const struct readings *typed, const struct translator *to)
{
	const struct reading *worst = readings_worst(typed);
	const struct measure *measure = typed->parts[0].measure;
	struct buf example = { 0 }, out = { 0 };
	size_t unit = worst->claim == READING_IMPOSSIBLE ? worst->unit : 0;

	add_example(&example, measure, unit, to->lang);
	switch (worst->claim) {
	case READING_NO_UNIT:
		add_unit_refused(&out, measure, buf_text(&example), to);
		break;
	case READING_UNIT_OPEN:
		add_unit_open(&out, measure, to);
		break;
	case READING_IMPOSSIBLE:
		add_impossible(&out, worst, buf_text(&example), to);
		break;
	case READING_NO_NUMBER:
	case READING_UNUSUAL:
	case READING_LIKELY:
		buf_addf(&out,
			 to->text(to->lang,
				  N_("I did not understand this number. "
				     "Example: %s.")),
			 buf_text(&example));
		break;
	}
	buf_clear(&example);
	return buf_take(&out);
}
