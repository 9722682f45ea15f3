/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/buf.h"
#include "base/day_words.h"
#include "sys/lang.h"

char *
lang_long_day(enum lang lang, int32_t day)
{
	struct translator in = lang_translator(lang);
	struct buf out = { 0 };

	day_add_long(&out, day, &in);
	return buf_take(&out);
}

char *
lang_day_inside(enum lang lang, int32_t day)
{
	char *text = lang_long_day(lang, day);

	if (lang == LANG_FR && text[0] >= 'A' && text[0] <= 'Z')
		text[0] = (char)(text[0] - 'A' + 'a');
	return text;
}

char *
lang_long_day_year(enum lang lang, int32_t day)
{
	struct translator in = lang_translator(lang);
	struct buf out = { 0 };

	day_add_long_year(&out, day, &in);
	return buf_take(&out);
}

char *
lang_short_day(enum lang lang, int32_t day)
{
	struct translator in = lang_translator(lang);
	struct buf out = { 0 };

	day_add_short(&out, day, &in);
	return buf_take(&out);
}

char *
lang_hour(enum lang lang, struct stamp stamp)
{
	struct translator in = lang_translator(lang);
	struct buf out = { 0 };

	hour_add(&out, stamp, &in);
	return buf_take(&out);
}
