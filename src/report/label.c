/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/label.h"

#include <string.h>

enum { SMALL = 10 * MILLI_ONE };

static const struct words *
code_words(const struct pack *pack, const struct entry *entry)
{
	const struct symptom *symptom;
	const struct measure *measure;
	const struct product *product;

	if (entry->kind == ENTRY_PRODUCT || entry->kind == ENTRY_DOSE) {
		product = pack_product(pack, entry->code);
		return product != NULL ? &product->label : NULL;
	}
	symptom = pack_symptom(pack, entry->code);
	if (symptom != NULL)
		return &symptom->label;
	measure = pack_measure(pack, entry->code);
	return measure != NULL ? &measure->label : NULL;
}

const char *
label_of_entry(const struct pack *pack, const struct entry *entry,
	       enum lang lang)
{
	const struct words *words = code_words(pack, entry);
	const char *own = entry_detail(entry, "name");
	bool is_product = entry->kind == ENTRY_PRODUCT ||
			  entry->kind == ENTRY_DOSE;

	if (is_product && own != NULL)
		return own;
	return words != NULL ? words->in[lang] : entry->code;
}

static milli
rounded(milli value)
{
	const milli step = value > -SMALL && value < SMALL ? 10 : 100;

	return milli_scale(value, 1, step) * step;
}

void
label_add_number(struct buf *out, milli value, enum lang lang)
{
	char text[MILLI_TEXT_LIMIT];

	buf_adds(out, milli_format(text, rounded(value),
				   lang == LANG_FR ? ',' : '.'));
}

char *
label_small(char *label)
{
	if (label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a' &&
	    label[1] <= 'z' && strpbrk(label, "0123456789") == NULL)
		label[0] = (char)(label[0] + 'a' - 'A');
	else if (strncmp(label, "\xc3\x89", 2) == 0) /* E acute */
		label[1] = '\xa9';
	return label;
}
