/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/drugs.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* The one row that a name means, or -1. */
static int
find(const struct pack *pack, enum pack_list list, const char *name)
{
	struct pack_choice choice = { 0 };

	if (pack_find(&choice, pack, list, name) == ERR_NONE && !choice.by_slip)
		return (int)choice.found[0];
	err_forget_note();
	return -1;
}

static void
add_code(struct drugs *out, const char *code)
{
	buf_addf(&out->codes, "%s%s", out->codes.length > 0 ? "+" : "", code);
}

static bool
add_drug(struct drugs *out, const struct pack *pack, const char *name)
{
	int found = find(pack, PACK_TREATMENTS, name);

	if (found >= 0) {
		add_code(out, pack_treatment_at(pack, (size_t)found)->id);
		out->is_immunotherapy = true;
		return true;
	}
	found = find(pack, PACK_PRODUCTS, name);
	if (found >= 0)
		add_code(out, pack_product_at(pack, (size_t)found)->id);
	return found >= 0;
}

static void
look_near(struct drugs *out, const struct pack *pack)
{
	struct pack_choice choice = { 0 };

	const struct treatment *trial = pack_treatment(pack, "trial_ici");

	pack_search(&choice, pack, PACK_TREATMENTS, out->unknown);
	for (size_t i = 0; i < choice.count && i + 1 < DRUGS_NEAR; i++)
		out->near[out->near_count++] = lang_words(
			&pack_treatment_at(pack, choice.found[i])->label);
	if (trial != NULL)
		out->near[out->near_count++] = lang_words(&trial->label);
}

/* Without the blanks around it. */
static void
read_name(struct drugs *out, const struct pack *pack, const char *text)
{
	const char *name = text + out->at;
	char *copy;

	while (out->length > 0 && *name == ' ') {
		name++;
		out->at++;
		out->length--;
	}
	while (out->length > 0 && name[out->length - 1] == ' ')
		out->length--;
	if (out->length == 0)
		return;
	copy = alloc_string_part(name, out->length);
	if (!add_drug(out, pack, copy)) {
		(void)memcpy(out->unknown, copy,
			     out->length < DRUGS_NAME_LIMIT
				     ? out->length
				     : DRUGS_NAME_LIMIT - 1);
		look_near(out, pack);
	}
	wipe_string(copy);
}

/* Up to the next plus; a label may hold a comma or a bar itself. */
static size_t
length_of(const struct pack *pack, const char *text)
{
	size_t length = strcspn(text, "+");
	char *whole = alloc_string_part(text, length);

	if (find(pack, PACK_TREATMENTS, whole) < 0 &&
	    find(pack, PACK_PRODUCTS, whole) < 0)
		length = strcspn(text, "+,/");
	wipe_string(whole);
	return length;
}

void
drugs_read(struct drugs *out, const struct pack *pack, const char *text)
{
	size_t next = 0;

	*out = (struct drugs){ 0 };
	while (text[next] != '\0' && out->unknown[0] == '\0') {
		size_t length = length_of(pack, text + next);

		out->at = next;
		out->length = length;
		read_name(out, pack, text);
		next += length;
		next += text[next] != '\0';
	}
}

void
drugs_clear(struct drugs *drugs)
{
	buf_clear(&drugs->codes);
	*drugs = (struct drugs){ 0 };
}

enum err
drugs_check(const struct drugs *drugs, struct tui *tui)
{
	if (drugs->unknown[0] != '\0')
		tui_say(tui,
			_("\"%s\" is not in the list: look at your care card, "
			  "or choose below."),
			drugs->unknown);
	else if (!drugs->is_immunotherapy)
		tui_say(tui, "%s",
			_("Which immunotherapy? Its name is on your care "
			  "card."));
	else if (drugs->codes.length < CODE_LIMIT)
		return ERR_NONE;
	else
		tui_say(tui, "%s",
			_("That is more than fits: note the others "
			  "with N, one by one."));
	tui_focus_field(tui, "drugs");
	return ERR_NOT_FOUND;
}

char *
drugs_mend(const struct drugs *drugs, const char *text, const char *label)
{
	struct buf out = { 0 };

	buf_add(&out, text, drugs->at);
	buf_adds(&out, label);
	buf_adds(&out, text + drugs->at + drugs->length);
	return buf_take(&out);
}

char *
drugs_text(struct tui *tui, const char *codes)
{
	return advice_drugs(tui->session, codes, lang_current());
}
