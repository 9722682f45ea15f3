/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/organs.h"

#include <string.h>

#include "base/i18n.h"

static const struct {
	const char *code, *label;
} organs[ORGANS] = {
	{ "skin", N_("Skin") },
	{ "gut", N_("Belly, bowel") },
	{ "liver", N_("Liver") },
	{ "lung", N_("Lungs") },
	{ "heart", N_("Heart") },
	{ "endocrine", N_("Thyroid and other glands, diabetes") },
	{ "muscle_joint", N_("Muscles, joints") },
	{ "nervous", N_("Nerves, brain") },
	{ "eye", N_("Eyes") },
	{ "mouth", N_("Mouth") },
	{ "kidney", N_("Kidneys") },
	{ "blood", N_("Blood") },
	{ "general", N_("Whole body, fever") },
};

const char *
organ_code(size_t i)
{
	return organs[i].code;
}

const char *
organ_label(size_t i)
{
	return organs[i].label;
}

size_t
organ_find(const char *code)
{
	size_t i = 0;

	while (i < ORGANS && strcmp(organs[i].code, code) != 0)
		i++;
	return i;
}

/* Takes the next one off the list: its length, 0 at the end. */
static size_t
next_of(const char **at, const char *list)
{
	list += *list == '+';
	*at = list;
	return strcspn(list, "+");
}

static bool
is_code(const char *at, size_t length, const char *code)
{
	return strlen(code) == length && memcmp(at, code, length) == 0;
}

bool
organs_have(const char *list, const char *code)
{
	const char *at = list;
	size_t length;

	while (at != NULL && (length = next_of(&at, at)) > 0) {
		if (is_code(at, length, code))
			return true;
		at += length;
	}
	return false;
}

void
organs_without(struct buf *out, const char *list, const char *code)
{
	const char *at = list;
	size_t length;

	while (at != NULL && (length = next_of(&at, at)) > 0) {
		if (!is_code(at, length, code)) {
			buf_adds(out, out->length > 0 ? "+" : "");
			buf_add(out, at, length);
		}
		at += length;
	}
}

void
organs_with(struct buf *out, const char *list, const char *code)
{
	organs_without(out, list, code);
	buf_addf(out, "%s%s", out->length > 0 ? "+" : "", code);
}
