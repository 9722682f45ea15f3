/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/rows.h"

#include <stdio.h>

#include "base/buf.h"
#include "bench/must.h"

enum {
	YEAR_SECONDS = 31557600,
	STEP_SECONDS = YEAR_SECONDS / ROWS_A_YEAR,
	NOTED_AFTER = 240,
	THREE_WEEKS = 345, /* lines */
	WEEK = 115,
};

struct rows
rows_of(int count, struct stamp end)
{
	struct rows rows = { .end = end, .count = count, .state = 2026 };

	return rows;
}

/* Knuth's multiplier; the upper bits are the random ones. */
static int
draw(struct rows *rows, size_t most)
{
	rows->state = rows->state * UINT64_C(6364136223846793005) +
		      UINT64_C(1442695040888963407);
	return (int)((rows->state >> 33) % most);
}

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define ONE_OF(rows, table) ((table)[draw(rows, COUNT(table))])

static const char *const beginnings[] = {
	"Réveil difficile",
	"Après le déjeuner",
	"Vers quatre heures",
	"En montant l'escalier",
	"Toute la matinée",
	"Depuis hier soir",
	"Au retour de l'hôpital",
	"Pendant la nuit",
	"En me levant",
	"Après la perfusion",
	"Comme la semaine passée",
	"Ce soir encore",
};
static const char *const middles[] = {
	"douleur sourde à gauche",
	"gêne légère qui va et vient",
	"fièvre et frissons",
	"vertiges quand je me lève",
	"démangeaisons aux bras",
	"bouche très sèche",
	"le cœur qui s'emballe",
	"crampes et ventre gonflé",
	"plaques rouges dans le dos",
	"toux sèche qui me réveille",
	"jambes lourdes, chevilles gonflées",
	"peu d'appétit, goût de métal",
};
static const char *const ends[] = {
	"mieux après une tisane de tilleul.",
	"Hélène m'a aidé à préparer le repas.",
	"j'ai dormi jusqu'à midi.",
	"pas pire qu'à la dernière séance.",
	"à dire à l'infirmière mardi, si cela dure.",
	"j'ai dû m'arrêter de jardiner et m'asseoir un moment.",
	"passé tout seul en une heure.",
	"j'ai pris la température deux fois, rien d'inquiétant.",
};

static void
add_note(struct entry *entry, struct rows *rows)
{
	struct buf note = { 0 };

	buf_addf(&note, "%s, %s ; %s", ONE_OF(rows, beginnings),
		 ONE_OF(rows, middles), ONE_OF(rows, ends));
	entry_set_note(entry, buf_text(&note));
	buf_clear(&note);
}

/* Columns: code, its attributes. */
static const char *const symptoms[][3] = {
	{ "fatigue", "severity", "interference" },
	{ "cough", "severity", "interference" },
	{ "diarrhea", "frequency", "extra_stools" },
	{ "nausea", "frequency", "severity" },
	{ "rash", "severity", "interference" },
	{ "itching", "severity", "interference" },
	{ "headache", "frequency", "severity" },
	{ "joint_pain", "frequency", "severity" },
	{ "abdominal_pain", "frequency", "severity" },
	{ "dry_mouth", "severity", NULL },
	{ "poor_appetite", "severity", "interference" },
	{ "shortness_of_breath", "severity", "interference" },
};
/* Mostly slight. */
static const milli levels[] = { 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000 };

static void
make_symptom(struct entry *out, struct rows *rows)
{
	const char *const *symptom = ONE_OF(rows, symptoms);

	entry_init(out, ENTRY_SYMPTOM, symptom[0]);
	for (int i = 1; i < 3 && symptom[i] != NULL; i++)
		must(entry_answer(out, symptom[i], ONE_OF(rows, levels)));
	if (draw(rows, 4) == 0)
		must(entry_answer(out, "new", 0));
	must(entry_answer(out, "change", 0));
	if (draw(rows, 10) < 4)
		add_note(out, rows);
	if (draw(rows, 20) == 0)
		out->by = AUTHOR_RELATIVE;
}

static const struct {
	const char *code;
	int from, span;
} measures[] = {
	{ "temp_c", 36200, 1200 },     { "weight_kg", 61000, 3000 },
	{ "pulse_bpm", 62000, 20000 }, { "spo2_pct", 96000, 3000 },
	{ "sbp", 118000, 20000 },
};

static void
make_measure(struct entry *out, struct rows *rows)
{
	size_t i = (size_t)draw(rows, COUNT(measures));

	entry_init(out, ENTRY_MEASURE, measures[i].code);
	must(entry_answer(out, "value",
			  measures[i].from +
				  draw(rows, (size_t)measures[i].span)));
	if (draw(rows, 10) == 0)
		add_note(out, rows);
}

/* Columns: code, dose. */
static const char *const products[][2] = {
	{ "paracetamol", "1 g" },       { "levothyroxine", "75 µg" },
	{ "pantoprazole", "20 mg" },    { "loperamide", "2 mg" },
	{ "verbena_tea", "une tasse" },
};

static void
make_dose(struct entry *out, struct rows *rows)
{
	const char *const *product = ONE_OF(rows, products);

	entry_init(out, ENTRY_DOSE, product[0]);
	must(entry_set_detail(out, "amount", product[1]));
}

/* The first lines: what the person has and takes. */
static void
make_beginning(struct entry *out, const struct rows *rows)
{
	size_t product = (size_t)rows->next - 2;

	if (rows->next == 0) {
		entry_init(out, ENTRY_TREATMENT, "nivolumab");
	} else if (rows->next == 1) {
		entry_init(out, ENTRY_BASELINE, "fatigue");
		must(entry_answer(out, "severity", MILLI_ONE));
	} else {
		entry_init(out, ENTRY_PRODUCT, products[product][0]);
		must(entry_set_detail(out, "status", "taking"));
		must(entry_set_detail(out, "dose", products[product][1]));
		must(entry_answer(out, "told", MILLI_ONE));
	}
}

static void
make_call(struct entry *out, struct rows *rows)
{
	entry_init(out, ENTRY_CALL, "");
	must(entry_set_detail(out, "who", "nurse"));
	must(entry_set_detail(out, "name", "Mme Léger"));
	must(entry_set_detail(out, "said",
			      "boire souvent, rappeler si cela empire"));
	for (size_t i = 0; i < 3; i++) {
		char name[ANSWER_NAME_LIMIT];

		snprintf(name, sizeof(name), "told:%s",
			 ONE_OF(rows, symptoms)[0]);
		must(entry_answer(out, name, 2 * MILLI_ONE));
	}
}

static void
make_usual(struct entry *out, struct rows *rows)
{
	int kind = draw(rows, 20);

	if (kind < 9)
		make_symptom(out, rows);
	else if (kind < 15)
		make_measure(out, rows);
	else
		make_dose(out, rows);
}

static void
make(struct entry *out, struct rows *rows)
{
	if (rows->next < (int)COUNT(products) + 2) {
		make_beginning(out, rows);
	} else if (rows->next % THREE_WEEKS == 0) {
		entry_init(out, ENTRY_INFUSION, "nivolumab");
	} else if (rows->next % THREE_WEEKS == 200) {
		entry_init(out, ENTRY_VISIT, "");
		must(entry_set_detail(out, "who", "Dr Lefèvre"));
	} else if (rows->next % (2 * WEEK) == 100) {
		make_call(out, rows);
	} else if (rows->next % WEEK == 50) {
		entry_init(out, ENTRY_QUESTION, "");
		add_note(out, rows);
	} else {
		make_usual(out, rows);
	}
}

void
rows_next(struct entry *out, struct rows *rows)
{
	int left = rows->count - 1 - rows->next;

	make(out, rows);
	if (left < 0)
		left = 0;
	out->felt.at = rows->end.at - (int64_t)left * STEP_SECONDS;
	out->felt.offset = rows->end.offset;
	out->noted = out->felt;
	if (left > 0)
		out->noted.at += NOTED_AFTER;
	if (rows->next % 97 == 60)
		out->status = ENTRY_AMENDED;
	rows->next++;
}
