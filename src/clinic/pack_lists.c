/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/pack_parts.h"

size_t
pack_id_row(const struct id_entry *ids, size_t count, const char *id)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(ids[middle].id, id);

		if (order == 0)
			return ids[middle].row;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return count;
}

const char *
pack_name(const struct pack *pack)
{
	return pack->name;
}

const char *
pack_version(const struct pack *pack)
{
	return pack->version;
}

const char *
pack_date(const struct pack *pack)
{
	return pack->date;
}

const char *
pack_validated_by(const struct pack *pack)
{
	return pack->validated_by;
}

int
pack_product_days(const struct pack *pack)
{
	return pack->product_days;
}

size_t
pack_symptom_count(const struct pack *pack)
{
	return pack->symptom_count;
}

const struct symptom *
pack_symptom_at(const struct pack *pack, size_t i)
{
	return &pack->symptoms[i];
}

const struct symptom *
pack_symptom(const struct pack *pack, const char *id)
{
	size_t row = pack_id_row(pack->symptom_ids, pack->symptom_count, id);

	return row < pack->symptom_count ? &pack->symptoms[row] : NULL;
}

size_t
pack_measure_count(const struct pack *pack)
{
	return pack->measure_count;
}

const struct measure *
pack_measure_at(const struct pack *pack, size_t i)
{
	return &pack->measures[i];
}

const struct measure *
pack_measure(const struct pack *pack, const char *id)
{
	size_t row = pack_id_row(pack->measure_ids, pack->measure_count, id);

	return row < pack->measure_count ? &pack->measures[row] : NULL;
}

size_t
pack_treatment_count(const struct pack *pack)
{
	return pack->treatment_count;
}

const struct treatment *
pack_treatment_at(const struct pack *pack, size_t i)
{
	return &pack->treatments[i];
}

const struct treatment *
pack_treatment(const struct pack *pack, const char *id)
{
	size_t row = pack_id_row(pack->treatment_ids, pack->treatment_count,
				 id);

	return row < pack->treatment_count ? &pack->treatments[row] : NULL;
}

size_t
pack_product_count(const struct pack *pack)
{
	return pack->product_count;
}

const struct product *
pack_product_at(const struct pack *pack, size_t i)
{
	return &pack->products[i];
}

const struct product *
pack_product(const struct pack *pack, const char *id)
{
	size_t row = pack_id_row(pack->product_ids, pack->product_count, id);

	return row < pack->product_count ? &pack->products[row] : NULL;
}

size_t
pack_class_count(const struct pack *pack)
{
	return pack->class_count;
}

const struct medicine_class *
pack_class_at(const struct pack *pack, size_t i)
{
	return &pack->classes[i];
}

const struct medicine_class *
pack_class(const struct pack *pack, const char *id)
{
	size_t row = pack_id_row(pack->class_ids, pack->class_count, id);

	return row < pack->class_count ? &pack->classes[row] : NULL;
}

void *
pack_own(struct pack *pack, size_t count, size_t size)
{
	struct owned *owned = &pack->owned;
	void *memory = alloc_zeroed(count, size);

	if (owned->count == owned->room) {
		owned->room = owned->room ? owned->room * 2 : 16;
		owned->items = alloc_resize(owned->items, owned->room,
					    sizeof(owned->items[0]));
	}
	owned->items[owned->count++] = memory;
	return memory;
}

static void
free_symptom(struct symptom *symptom)
{
	free(symptom->id);
	free(symptom->organ);
	words_clear(&symptom->label);
	words_clear(&symptom->question);
	words_clear(&symptom->synonyms);
	for (size_t i = 0; i < SCALE_STEPS; i++)
		words_clear(&symptom->steps[i]);
	for (size_t i = 0; i < symptom->flag_count; i++) {
		free(symptom->flags[i].code);
		words_clear(&symptom->flags[i].label);
	}
}

static void
free_measure(struct measure *measure)
{
	free(measure->id);
	free(measure->loinc);
	words_clear(&measure->label);
	words_clear(&measure->hint);
	for (size_t i = 0; i < measure->unit_count; i++)
		free(measure->units[i].name);
}

static void
free_treatment(struct treatment *treatment)
{
	free(treatment->id);
	free(treatment->brands);
	words_clear(&treatment->label);
	words_clear(&treatment->regimens);
}

static void
free_product(struct product *product)
{
	free(product->id);
	free(product->latin);
	free(product->synonyms);
	words_clear(&product->label);
	words_clear(&product->note);
}

static void
free_class(struct medicine_class *class)
{
	free(class->id);
	words_clear(&class->label);
	words_clear(&class->why);
}

static void
free_rows(struct pack *pack)
{
	for (size_t i = 0; i < pack->symptom_count; i++)
		free_symptom(&pack->symptoms[i]);
	for (size_t i = 0; i < pack->measure_count; i++)
		free_measure(&pack->measures[i]);
	for (size_t i = 0; i < pack->treatment_count; i++)
		free_treatment(&pack->treatments[i]);
	for (size_t i = 0; i < pack->product_count; i++)
		free_product(&pack->products[i]);
	for (size_t i = 0; i < pack->class_count; i++)
		free_class(&pack->classes[i]);
	for (int i = 0; i <= PACK_PRODUCTS; i++)
		name_list_clear(&pack->names[i]);
}

void
pack_free(struct pack *pack)
{
	if (!pack)
		return;
	free_rows(pack);
	rule_list_free(pack->rules, pack->rule_count);
	for (size_t i = 0; i < pack->owned.count; i++)
		free(pack->owned.items[i]);
	free(pack->owned.items);
	free(pack->symptoms);
	free(pack->measures);
	free(pack->treatments);
	free(pack->products);
	free(pack->classes);
	free(pack->symptom_ids);
	free(pack->measure_ids);
	free(pack->treatment_ids);
	free(pack->product_ids);
	free(pack->class_ids);
	free(pack->rule_ids);
	free(pack->name);
	free(pack->version);
	free(pack->date);
	free(pack->validated_by);
	free(pack);
}
