/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about again the day after a call. */
#include "config.h"

#include "app/advice.h"
#include "app/wording.h"
#include "base/alloc.h"
#include "report/label.h"

/* "diarrhoea". */
static void
add_name(struct buf *out, const struct symptom *symptom, enum lang lang)
{
	struct buf name = { 0 };
	char *small;

	word_add_short(&name, symptom->label.in[lang]);
	small = label_small(buf_take(&name));
	buf_addf(out, "%s%s", out->length > 0 ? ", " : "", small);
	wipe_string(small);
}

char *
advice_asked_again(struct session *session, enum lang lang)
{
	struct alert_list alerts = { 0 };
	struct buf names = { 0 };

	if (session_alerts(&alerts, session, ALERT_OPEN) != ERR_NONE)
		err_forget_note();
	for (size_t i = 0; i < alerts.count; i++) {
		const struct alert *alert = &alerts.items[i];
		const struct symptom *symptom = pack_symptom(session->pack,
							     alert->code);

		if (alert->subject == SUBJECT_SYMPTOM && symptom != NULL)
			add_name(&names, symptom, lang);
	}
	alert_list_clear(&alerts);
	return names.length > 0 ? buf_take(&names) : NULL;
}
