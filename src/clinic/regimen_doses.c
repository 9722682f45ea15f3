/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/regimen.h"

#include <string.h>

#include "clinic/grams.h"

/* ---- one dose ---- */

static const char *
name_of(const struct entry *entry)
{
	const char *name = entry_detail(entry, "name");

	return name == NULL ? "" : name;
}

/* Rows of the pack for what it does not know: there the name counts. */
static bool
is_of_the_pack(const char *code)
{
	return code[0] != '\0' && strcmp(code, "unclassified") != 0 &&
	       strcmp(code, "other_natural") != 0;
}

bool
product_is_same(const struct entry *a, const struct entry *b)
{
	if (strcmp(a->code, b->code) != 0)
		return false;
	return is_of_the_pack(a->code) || strcmp(name_of(a), name_of(b)) == 0;
}

int32_t
product_first_day(const struct entry *product)
{
	const char *since = entry_detail(product, "since");
	int32_t day;

	if (since != NULL && day_parse(&day, since) == ERR_NONE)
		return day;
	return stamp_day(product->felt);
}

bool
product_began_before(const struct entry *product, int32_t day, int days)
{
	const char *status = entry_detail(product, "status");
	int32_t began = product_first_day(product);

	if (status != NULL && strcmp(status, "planned") == 0)
		return false;
	return began <= day && began >= day - days;
}

bool
dose_is_missed(const struct entry *dose)
{
	const struct answer *taken = entry_find_answer(dose, "taken");

	return taken != NULL && taken->state == ANSWER_GIVEN &&
	       taken->value == 0;
}

enum moment
dose_moment(const struct entry *dose)
{
	const char *code = entry_detail(dose, "moment");
	enum moment moment;

	if (code != NULL && moment_parse(&moment, code) == ERR_NONE)
		return moment;
	return moment_at(dose->felt);
}

milli
dose_grams(const struct entry *dose)
{
	const char *held = entry_detail(dose, "paracetamol");
	const char *amount = entry_detail(dose, "amount");

	if (held != NULL)
		return grams_of(held);
	return amount != NULL ? grams_of(amount) : 0;
}

/* ---- the doses of a product ---- */

static bool
is_dose_of(const struct entry *dose, const struct entry *product)
{
	return dose->kind == ENTRY_DOSE && entry_is_live(dose) &&
	       product_is_same(dose, product);
}

static bool
is_at(const struct entry *dose, enum moment moment, int32_t day)
{
	return stamp_day(dose->felt) == day && dose_moment(dose) == moment;
}

static bool
is_later(const struct entry *a, const struct entry *b)
{
	return b == NULL || a->felt.at >= b->felt.at;
}

static enum intake_state
state_noted(const struct entry *dose, enum moment moment)
{
	if (dose_is_missed(dose))
		return INTAKE_MISSED;
	return moment_at(dose->felt) > moment ? INTAKE_LATE : INTAKE_TAKEN;
}

static enum intake_state
state_by_hour(enum moment moment, enum moment now)
{
	if (moment > now)
		return INTAKE_LATER;
	return moment == now ? INTAKE_DUE : INTAKE_PAST;
}

struct intake
regimen_intake(const struct entry_list *doses, const struct entry *product,
	       enum moment moment, struct stamp now)
{
	struct intake intake = { state_by_hour(moment, moment_at(now)), NULL };
	int32_t day = stamp_day(now);

	for (size_t i = 0; i < doses->count; i++) {
		const struct entry *dose = &doses->items[i];

		/* One that was taken says more than one that was missed. */
		if (!is_dose_of(dose, product) || !is_at(dose, moment, day) ||
		    (dose_is_missed(dose) && intake.dose != NULL))
			continue;
		intake.dose = dose;
		intake.state = state_noted(dose, moment);
	}
	return intake;
}

const struct entry *
regimen_last(const struct entry_list *doses, const struct entry *product)
{
	const struct entry *last = NULL;

	for (size_t i = 0; i < doses->count; i++) {
		const struct entry *dose = &doses->items[i];

		if (is_dose_of(dose, product) && !dose_is_missed(dose) &&
		    is_later(dose, last))
			last = dose;
	}
	return last;
}

const struct entry *
regimen_twin(const struct entry_list *doses, const struct entry *dose)
{
	int32_t day = stamp_day(dose->felt);

	for (size_t i = 0; i < doses->count; i++) {
		const struct entry *other = &doses->items[i];

		if (other != dose && is_dose_of(other, dose) &&
		    !dose_is_missed(other) &&
		    is_at(other, dose_moment(dose), day))
			return other;
	}
	return NULL;
}

/* ---- paracetamol ---- */

static bool
holds_paracetamol(const struct entry *dose, const struct pack *pack)
{
	const struct product *product = pack_product(pack, dose->code);

	return entry_detail(dose, "paracetamol") != NULL ||
	       (product != NULL && product->paracetamol);
}

static bool
is_within_a_day(const struct entry *dose, struct stamp now)
{
	return dose->felt.at <= now.at && dose->felt.at > now.at - DAY_SECONDS;
}

static void
add_unknown(struct gram_sum *sum, const struct entry *dose)
{
	for (size_t i = 0; i < sum->unknown_count; i++)
		if (product_is_same(sum->unknown[i], dose))
			return;
	if (sum->unknown_count < SUM_UNKNOWN)
		sum->unknown[sum->unknown_count++] = dose;
}

void
regimen_paracetamol(struct gram_sum *out, const struct entry_list *doses,
		    const struct pack *pack, struct stamp now)
{
	*out = (struct gram_sum){ .grams = 0 };
	for (size_t i = 0; i < doses->count; i++) {
		const struct entry *dose = &doses->items[i];
		milli grams = dose_grams(dose);

		if (dose->kind != ENTRY_DOSE || !entry_is_live(dose) ||
		    dose_is_missed(dose) || !is_within_a_day(dose, now) ||
		    !holds_paracetamol(dose, pack))
			continue;
		out->doses++;
		out->grams += grams;
		if (grams == 0)
			add_unknown(out, dose);
	}
}
