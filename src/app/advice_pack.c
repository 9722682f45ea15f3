/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose rules they are, of when, and whether anybody validated them. */
#include "config.h"

#include "app/advice.h"

#include <stdlib.h>
#include <string.h>

#include "app/wording.h"
#include "base/alloc.h"
#include "sys/lang.h"

const char *
word_pack_name(const struct pack *pack, enum lang lang)
{
	/* The rules that come with the program; others have names. */
	if (strcmp(pack_name(pack), "sample") == 0)
		/* i18n: after "rules", which it describes */
		return word_text(lang, N_("sample"));
	return pack_name(pack);
}

/* "25 November 2026": without the day of the week. */
static char *
date_words(const struct pack *pack, enum lang lang)
{
	int32_t day;
	char *text, *date;
	const char *blank;

	if (day_parse(&day, pack_date(pack)) != ERR_NONE)
		return alloc_string(pack_date(pack));
	text = lang_long_day_year(lang, day);
	blank = strchr(text, ' ');
	date = alloc_string(blank != NULL ? blank + 1 : text);
	free(text);
	return date;
}

char *
advice_pack(const struct pack *pack, enum pack_trust trust, enum lang lang)
{
	const char *validated = pack_validated_by(pack);
	const char *name = word_pack_name(pack, lang);
	char *date = date_words(pack, lang);
	struct buf out = { 0 };

	if (trust == PACK_SIGNED && validated[0] != '\0')
		/* i18n: name, version, date, who */
		buf_addf(&out,
			 word_text(lang, N_("Rules: %s %s, %s, validated by "
					    "%s.")),
			 name, pack_version(pack), date, validated);
	else
		/* i18n: name, version, date */
		buf_addf(
			&out,
			word_text(lang, N_("Rules: %s %s, %s, not validated.")),
			name, pack_version(pack), date);
	free(date);
	return buf_take(&out);
}
