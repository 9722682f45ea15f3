/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pack: symptoms, measures, treatments, products and rules of one care
 * team, versioned and signed or marked as a sample. Loaded once from bytes,
 * checked whole, then read only. What the formats are: vigie-rules(5).
 */
#ifndef VIGIE_CLINIC_PACK_H
#define VIGIE_CLINIC_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/milli.h"
#include "clinic/level.h"

enum body_area {
	AREA_GUT,
	AREA_SKIN,
	AREA_LUNG,
	AREA_HEART,
	AREA_MOUTH,
	AREA_URINE_JAUNDICE,
	AREA_TIRED_MOOD,
	AREA_FEVER,
	AREA_HEAD_EYES,
	AREA_MUSCLES_JOINTS,
	AREA_TINGLING_WEAKNESS,
	AREA_OTHER,
	AREA_COUNT,
};
const char *body_area_code(enum body_area area);
/* "Belly, stools", as a message id. */
const char *body_area_label(enum body_area area);

/* What a symptom can be asked. */
enum {
	ASKS_FREQUENCY = 1 << 0,
	ASKS_SEVERITY = 1 << 1,
	ASKS_INTERFERENCE = 1 << 2,
	ASKS_AMOUNT = 1 << 3,
	ASKS_PRESENCE = 1 << 4,
};

enum { SYMPTOM_FLAGS = 4, SYMPTOM_LINKS = 3, SCALE_STEPS = 5 };

struct flag {
	char *code; /* "night", without "flag:" */
	struct words label;
};

struct symptom {
	char *id;
	char *organ;
	enum body_area area;
	bool core; /* tier C: asked in the check-in */
	bool comfort;
	bool high_risk;
	unsigned asks; /* ASKS_* */
	struct words label;
	struct words question; /* with its recall period: since yesterday */
	struct words steps[SCALE_STEPS];
	struct words synonyms; /* separated by '|' */
	struct flag flags[SYMPTOM_FLAGS];
	size_t flag_count;
	const struct measure *links[SYMPTOM_LINKS];
	size_t link_count;
	/* Level of a new symptom by driver 1-4; LEVEL_NONE: by measure only.
	 * presence_column speaks instead where the row has one. */
	enum level column[SCALE_STEPS];
	bool has_presence_column;
	enum level presence_column;
};

/* A unit a measure can be typed in: canonical = value * numerator /
 * denominator + shift. The first is the canonical one. */
struct unit {
	char *name;
	int64_t numerator, denominator;
	milli shift;
	bool is_offered; /* else only understood when it is typed */
};
enum { MEASURE_UNITS = 3 };

struct measure {
	char *id;
	struct words label;
	struct words hint; /* how to take it */
	struct unit units[MEASURE_UNITS];
	size_t unit_count;
	milli plausible_low, plausible_high; /* outside: asked twice, kept */
	milli hard_low, hard_high;           /* outside: refused */
	milli example; /* how it may be typed; says nothing of what is good */
	const struct measure *second; /* typed after a bar, NULL for none */
	/* The least value that gives a linked symptom driver 1 to 4, of those
	 * whose bit 1 << driver is set (columns driver_1 to driver_4). */
	milli driver_from[SCALE_STEPS];
	unsigned drives;
	char *loinc; /* "" for none */
};

/* Flags: what an immunotherapy acts on. */
enum target {
	TARGET_PD1 = 1 << 0,
	TARGET_PDL1 = 1 << 1,
	TARGET_CTLA4 = 1 << 2,
	TARGET_LAG3 = 1 << 3,
	TARGET_OTHER = 1 << 4,
};

struct treatment {
	char *id;
	struct words label;
	unsigned targets;
	bool counts_as_pair; /* two mechanisms in one, or unknown trial drug */
	char *brands;        /* separated by '|' */
	struct words regimens;
};

enum { PRODUCT_CLASSES = 6 };
struct product {
	char *id;
	bool natural;
	struct words label;
	char *latin;
	char *synonyms; /* brands and other names, separated by '|' */
	struct words note;
	const char *classes[PRODUCT_CLASSES]; /* codes of medicine classes */
	size_t class_count;
	uint32_t concerns; /* bit per letter A-Z; bit 31: '?' */
	bool tell_today;   /* flag T; else N */
	bool ask_form;     /* a food too: capsule, extract, oil, large dose? */
	bool paracetamol;
	bool ask_temperature; /* hides a fever: take it before */
};

/* One medicine class (table e). */
struct medicine_class {
	char *id;
	struct words label;
	struct words why;
	bool ask_temperature;
};

struct rule; /* clinic/rule.h */

struct pack;

/* The files of a pack as bytes; name is "symptoms.csv" and so on. */
struct pack_file {
	const char *name;
	const uint8_t *bytes;
	size_t length;
};

/*
 * ERR_PACK with file:line and the reason in the note for anything that is not
 * whole: an unknown id, a missing translation, a rule that can never fire, a
 * level that does not exist, a duplicate, a file that is missing. Nothing is
 * kept then. The bytes are not needed afterwards.
 */
enum err pack_load(struct pack **out, const struct pack_file *files,
		   size_t count) MUST_CHECK;
void pack_free(struct pack *pack);

/* The files a pack is made of, and the most bytes one may have. */
enum { PACK_FILES = 7, PACK_FILE_LIMIT = 1024 * 1024 };
const char *pack_file_name(size_t i);
/*
 * What the signature of a pack is over: each of those files in that order with
 * its name and length, whatever the order here. Other files are left out.
 * ERR_PACK when one is missing or too large.
 */
enum err pack_signed_bytes(struct buf *out, const struct pack_file *files,
			   size_t count) MUST_CHECK;

/* "sample", "0.1", "2026-11-25", "" when nobody validated it. */
const char *pack_name(const struct pack *pack);
const char *pack_version(const struct pack *pack);
const char *pack_date(const struct pack *pack);
const char *pack_validated_by(const struct pack *pack);
/* How many days before a symptom a product that was begun is named beside it;
 * 0: not at all. */
int pack_product_days(const struct pack *pack);

size_t pack_symptom_count(const struct pack *pack);
const struct symptom *pack_symptom_at(const struct pack *pack, size_t i);
const struct symptom *pack_symptom(const struct pack *pack, const char *id);
size_t pack_measure_count(const struct pack *pack);
const struct measure *pack_measure_at(const struct pack *pack, size_t i);
const struct measure *pack_measure(const struct pack *pack, const char *id);
size_t pack_treatment_count(const struct pack *pack);
const struct treatment *pack_treatment_at(const struct pack *pack, size_t i);
const struct treatment *pack_treatment(const struct pack *pack, const char *id);
size_t pack_product_count(const struct pack *pack);
const struct product *pack_product_at(const struct pack *pack, size_t i);
const struct product *pack_product(const struct pack *pack, const char *id);
bool product_has_class(const struct product *product, const char *class);
size_t pack_class_count(const struct pack *pack);
const struct medicine_class *pack_class_at(const struct pack *pack, size_t i);
const struct medicine_class *pack_class(const struct pack *pack,
					const char *id);
size_t pack_rule_count(const struct pack *pack);
const struct rule *pack_rule_at(const struct pack *pack, size_t i);
const struct rule *pack_rule(const struct pack *pack, const char *id);

/* What a rule shows to people; for rules list, show and "why this alert?". */
const char *rule_id(const struct rule *rule);
const char *rule_organ(const struct rule *rule);
const char *rule_source(const struct rule *rule);
enum level rule_level(const struct rule *rule); /* the highest it can give */
const struct words *rule_reason(const struct rule *rule);
/* The same where a rule has several levels and says other words at one. */
const struct words *rule_reason_at(const struct rule *rule, enum level level);
/* Appends the condition in words of the language. */
void rule_add_condition(struct buf *out, const struct pack *pack,
			const struct rule *rule, enum lang lang);

/*
 * Finding by any name, folded: id; label in either language, with and without
 * its words in parentheses; synonym, brand, Latin; then leading whole words of
 * these. The first step that gives one row wins. What is found: indices into
 * the pack's list, at most room, best first. Returns ERR_NOT_FOUND,
 * ERR_AMBIGUOUS (count then says how many choices stand in found), or
 * ERR_NONE with count 1.
 */
enum pack_list { PACK_SYMPTOMS, PACK_MEASURES, PACK_TREATMENTS, PACK_PRODUCTS };
enum { PACK_CHOICES = 16 };
struct pack_choice {
	size_t found[PACK_CHOICES];
	size_t count;
	bool by_slip; /* only with a slip of one letter: offer, never take */
};
enum err pack_find(struct pack_choice *out, const struct pack *pack,
		   enum pack_list list, const char *text) MUST_CHECK;
/* As one types: every row with all typed words as prefixes of its words. */
void pack_search(struct pack_choice *out, const struct pack *pack,
		 enum pack_list list, const char *text);

#endif
