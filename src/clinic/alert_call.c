/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person does about an alert: a call, or later. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "clinic/alert_inside.h"
#include "clinic/rule.h"

enum {
	MINUTE_SECONDS = 60,
	HOUR_SECONDS = 3600,
	LATER_LIMIT = DAY_SECONDS, /* an alert is put off for a day at most */
};

static bool
has_text(const char *text)
{
	return text != NULL && text[strspn(text, " \t\r\n")] != '\0';
}

bool
alert_is_answered_by(const struct alert *alert, const struct call *call)
{
	if (call->who == CALL_NOBODY)
		return false;
	if (alert->level == LEVEL_EMERGENCY)
		return has_text(call->said);
	if (alert->level == LEVEL_URGENT)
		return has_text(call->said) || has_text(call->next);
	return true;
}

void
alert_forget_later(struct alert *alert)
{
	alert->quiet_until = (struct stamp){ 0, 0 };
	wipe_string(alert->later_reason);
	alert->later_reason = NULL;
}

static bool
ends_sentence(const struct buf *text)
{
	return strchr(".!?", text->data[text->length - 1]) != NULL;
}

static void
take_instruction(struct alert *alert, const struct call *call)
{
	struct buf text = { 0 };

	if (has_text(call->said))
		buf_adds(&text, call->said);
	if (has_text(call->next)) {
		if (text.length > 0)
			buf_adds(&text, ends_sentence(&text) ? " " : ". ");
		buf_adds(&text, call->next);
	}
	if (text.length == 0)
		return;
	wipe_string(alert->instruction);
	alert->instruction = buf_take(&text);
}

static void
cover_rules(struct alert *alert)
{
	alert_forget_answered(alert);
	for (size_t i = 0; i < alert->rule_count; i++)
		alert_add_answered(alert, alert->rules[i]);
}

/* Seconds after the first try, by the pack's rule on no answer. Without one:
 * at once, for both. */
struct waiting {
	int64_t retry, reach;
};

static struct waiting
waiting_of(const struct pack *pack)
{
	const struct rule *rule = pack_status_rule(pack, STATUS_NO_ANSWER);
	struct waiting waiting = { 0, 0 };

	if (rule == NULL)
		return waiting;
	waiting.retry = (int64_t)rule->retry_minutes * MINUTE_SECONDS;
	waiting.reach = (int64_t)rule->hours * HOUR_SECONDS;
	return waiting;
}

static void
take_no_answer(struct alert *alert, const struct call *call,
	       const struct pack *pack)
{
	if (alert->state != ALERT_OPEN || alert->retry.at != 0)
		return;
	alert->retry = call->at;
	alert->retry.at += waiting_of(pack).retry;
	alert->touched = true;
}

void
alert_take_call(struct alert *alert, const struct call *call,
		const struct pack *pack)
{
	if (alert->state == ALERT_CLOSED)
		return;
	if (call->who == CALL_NOBODY) {
		take_no_answer(alert, call, pack);
		return;
	}
	alert->touched = true;
	alert->told = true;
	alert->retry = (struct stamp){ 0, 0 };
	alert->answered_upto = call->id;
	alert_forget_later(alert);
	take_instruction(alert, call);
	cover_rules(alert);
	if (alert->state == ALERT_OPEN && alert_is_answered_by(alert, call)) {
		alert->state = ALERT_CALM;
		alert->changed = call->at;
	}
}

enum err
alert_put_off(struct alert *alert, const char *reason, struct stamp until,
	      struct stamp now)
{
	if (alert->state != ALERT_OPEN || alert->level >= LEVEL_EMERGENCY)
		return ERR_NOT_ALLOWED;
	if (!has_text(reason))
		return ERR_INVALID;
	if (until.at <= now.at || until.at > now.at + LATER_LIMIT)
		return ERR_RANGE;
	wipe_string(alert->later_reason);
	alert->later_reason = alloc_string(reason);
	alert->quiet_until = until;
	alert->touched = true;
	return ERR_NONE;
}

bool
alert_is_quiet(const struct alert *alert, struct stamp now)
{
	return alert->quiet_until.at > now.at;
}

bool
alert_is_unreached(const struct alert *alert, const struct pack *pack,
		   struct stamp now)
{
	struct waiting waiting = waiting_of(pack);

	return alert->state == ALERT_OPEN && alert->level == LEVEL_URGENT &&
	       alert->retry.at != 0 &&
	       now.at - alert->retry.at >= waiting.reach - waiting.retry;
}
