/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why: rules, their words, and the answers that made them hold. */
#include "config.h"

#include <stdlib.h>

#include "app/advice_inside.h"
#include "clinic/rule.h"
#include "sys/lang.h"

const char *
advising_text(const struct advising *about, const char *msgid)
{
	return word_text(about->lang, msgid);
}

/* What is said of a symptom that raises by its own answers: its row says how
 * soon, and no more. */
static const char *const own_reasons[LEVEL_COUNT] = {
	[LEVEL_REPORT] = N_("This symptom is to be told today, even if it is "
			    "slight."),
	[LEVEL_URGENT] = N_("This symptom is to be told at once, day or "
			    "night."),
	[LEVEL_EMERGENCY] = N_("This symptom cannot wait."),
};

const char *
advising_reason(const struct advising *about, const char *id, enum level level)
{
	const struct rule *rule = pack_rule(about->session->pack, id);

	if (rule == NULL)
		return "";
	if (rule->status == STATUS_COLUMN && own_reasons[level] != NULL)
		return advising_text(about, own_reasons[level]);
	return rule_reason_at(rule, level)->in[about->lang];
}

const char *
advice_label(const struct pack *pack, const struct alert *alert, enum lang lang)
{
	const struct symptom *symptom = pack_symptom(pack, alert->code);
	const struct measure *measure = pack_measure(pack, alert->code);
	const struct product *product = pack_product(pack, alert->code);

	if (alert->subject == SUBJECT_SYMPTOM && symptom != NULL)
		return symptom->label.in[lang];
	if (alert->subject == SUBJECT_MEASURE && measure != NULL)
		return measure->label.in[lang];
	if (alert->subject == SUBJECT_PRODUCT && product != NULL)
		return product->label.in[lang];
	/* The only fact that is told. */
	if (alert->subject == SUBJECT_FACT)
		return word_text(lang, N_("Pregnancy"));
	return alert->code;
}

static void
add_rule(struct buf *out, const struct advising *about, const char *id)
{
	const struct pack *pack = about->session->pack;
	const struct rule *rule = pack_rule(pack, id);
	enum level level = about->alerts[0].level;

	if (rule == NULL)
		return;
	if (rule_level(rule) < level)
		level = rule_level(rule);
	buf_adds(out, advising_reason(about, id, level));
	buf_adds(out, " ");
	/* i18n: a rule's name, the pack's name and its version */
	buf_addf(out, advising_text(about, N_("(rule %s, pack %s %s)")), id,
		 word_pack_name(pack, about->lang), pack_version(pack));
	buf_adds(out, "\n");
}

static void
add_answers(struct buf *out, const struct advising *about)
{
	const struct alert *alert = &about->alerts[0];

	for (size_t i = 0; i < alert->entry_count; i++) {
		struct entry entry;
		char *day;

		if (session_entry(&entry, about->session, alert->entries[i]) !=
		    ERR_NONE) {
			err_forget_note();
			continue;
		}
		day = lang_short_day(about->lang, stamp_day(entry.felt));
		buf_addf(out, "%s  ", day);
		free(day);
		word_add_entry(out, about->session, &entry, about->lang);
		buf_adds(out, "\n");
		entry_clear(&entry);
	}
}

static void
add_rules(struct buf *out, const struct advising *about)
{
	const struct alert *alert = &about->alerts[0];

	for (size_t i = 0; i < alert->rule_count; i++)
		add_rule(out, about, alert->rules[i]);
}

static void
add_sample(struct buf *out, const struct advising *about)
{
	if (pack_validated_by(about->session->pack)[0] == '\0')
		buf_adds(out,
			 advising_text(about, N_("These rules are a sample: no "
						 "care team has validated "
						 "them.")));
}

char *
advice_rules(struct session *session, const struct alert *alert, enum lang lang)
{
	struct advising about = { session, lang, alert, 1, NULL };
	struct buf out = { 0 };

	add_rules(&out, &about);
	add_sample(&out, &about);
	return buf_take(&out);
}

char *
advice_why(struct session *session, const struct alert *alert, enum lang lang)
{
	struct advising about = { session, lang, alert, 1, NULL };
	struct buf out = { 0 };

	add_rules(&out, &about);
	add_answers(&out, &about);
	add_sample(&out, &about);
	return buf_take(&out);
}
