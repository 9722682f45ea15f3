/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment, and what it found, in words. */
#include "config.h"

#include "app/wording.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "app/start.h"
#include "base/alloc.h"

/* A partner is of the medicines; what the pack does not know is as it was
 * noted. */
static const char *
label_of_drug(const struct pack *pack, const char *id, enum lang lang)
{
	const struct treatment *drug = pack_treatment(pack, id);
	const struct product *partner = pack_product(pack, id);

	if (drug != NULL)
		return drug->label.in[lang];
	return partner != NULL ? partner->label.in[lang] : id;
}

static char *
word_drugs(const struct session *session, const char *codes, enum lang lang)
{
	struct buf out = { 0 };

	while (*codes != '\0') {
		size_t length = strcspn(codes, "+");
		char *id = alloc_string_part(codes, length);

		buf_adds(&out, label_of_drug(session->pack, id, lang));
		wipe_string(id);
		codes += length;
		if (*codes == '+') {
			buf_adds(&out, " + ");
			codes++;
		}
	}
	buf_adds(&out, "");
	return buf_take(&out);
}

static void
add_stop(struct buf *out, const struct session *session,
	 const struct entry *entry, enum lang lang)
{
	const char *until = entry_detail(entry, "until");
	const char *reason = entry_detail(entry, "reason");
	struct buf day = { 0 };
	int32_t stopped;

	if (until == NULL || day_parse(&stopped, until) != ERR_NONE)
		return;
	word_add_day(&day, session, stopped, lang);
	buf_adds(out, ". ");
	buf_addf(out, word_text(lang, N_("Stopped %s")), buf_text(&day));
	if (reason != NULL && *reason != '\0')
		buf_addf(out, " (%s)", reason);
	buf_clear(&day);
}

static bool
is_restart(const struct entry *entry)
{
	const char *status = entry_detail(entry, "status");

	return status != NULL && strcmp(status, "restarted") == 0;
}

void
word_add_treatment(struct buf *out, const struct session *session,
		   const struct entry *entry, enum lang lang)
{
	char *drugs = word_drugs(session, entry->code, lang);

	if (entry->kind == ENTRY_INFUSION && *drugs == '\0')
		buf_adds(out, word_text(lang, N_("Infusion")));
	else if (entry->kind == ENTRY_INFUSION)
		buf_addf(out, word_text(lang, N_("Infusion: %s")), drugs);
	else if (is_restart(entry))
		buf_addf(out, word_text(lang, N_("Begun again: %s")), drugs);
	else
		buf_addf(out, word_text(lang, N_("First dose: %s")), drugs);
	add_stop(out, session, entry, lang);
	wipe_string(drugs);
}

static void
add_stools(struct buf *out, const struct entry *entry, enum lang lang)
{
	const struct answer *value = entry_find_answer(entry, "value");
	int count = value == NULL ? 0 : (int)(value->value / MILLI_ONE);

	buf_addf(out,
		 word_plural(
			 lang,
			 NP_("%d usual stool a day", "%d usual stools a day"),
			 count),
		 count);
}

/* A symptom or a measure: told apart by its code. */
static void
add_start(struct buf *out, const struct session *session,
	  const struct entry *entry, enum lang lang)
{
	if (strcmp(entry->code, USUAL_STOOLS) == 0)
		add_stools(out, entry, lang);
	else if (pack_symptom(session->pack, entry->code) != NULL)
		word_add_symptom(out, session, entry, lang);
	else
		word_add_measure(out, session, entry, lang);
}

void
word_add_baseline(struct buf *out, const struct session *session,
		  const struct entry *entry, enum lang lang)
{
	struct buf what = { 0 };

	add_start(&what, session, entry, lang);
	buf_addf(out, word_text(lang, N_("At the start: %s")), buf_text(&what));
	buf_clear(&what);
}

char *
advice_start_line(struct session *session, const struct entry *entry,
		  enum lang lang)
{
	struct buf out = { 0 };

	add_start(&out, session, entry, lang);
	return buf_take(&out);
}

char *
advice_drugs(struct session *session, const char *codes, enum lang lang)
{
	return word_drugs(session, codes, lang);
}
