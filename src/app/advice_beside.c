/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was begun in the days before a symptom: a fact, not a cause. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "app/wording.h"
#include "base/alloc.h"
#include "clinic/regimen.h"
#include "sys/lang.h"

static void
add_product(struct buf *out, const struct session *session,
	    const struct entry *product, enum lang lang)
{
	char *day = lang_short_day(lang, product_first_day(product));

	buf_adds(out, out->length > 0 ? ", " : "");
	word_add_label(out, session, product, lang);
	buf_addf(out, " (%s)", day);
	free(day);
}

char *
advice_beside(struct session *session, const struct alert *alert,
	      enum lang lang)
{
	struct session_query query = { .kinds = 1u << ENTRY_PRODUCT,
				       .live_only = true };
	int days = pack_product_days(session->pack);
	struct entry_list products = { 0 };
	struct buf names = { 0 }, out = { 0 };

	if (alert->subject != SUBJECT_SYMPTOM || days == 0)
		return NULL;
	if (session_entries(&products, session, &query) != ERR_NONE) {
		err_forget_note();
		return NULL;
	}
	for (size_t i = 0; i < products.count; i++)
		if (product_began_before(&products.items[i],
					 stamp_day(alert->since), days))
			add_product(&names, session, &products.items[i], lang);
	if (names.length > 0)
		buf_addf(&out,
			 word_plural(lang,
				     NP_("Begun in the %d day before: %s.",
					 "Begun in the %d days before: %s."),
				     days),
			 days, buf_text(&names));
	buf_clear(&names);
	entry_list_clear(&products);
	return out.length > 0 ? buf_take(&out) : NULL;
}
