/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/pack_text.h"

#include <string.h>

#include "clinic/pack_parts.h"

/* A concern is the bit of its letter; '?' is the last one. */
enum { LETTERS = 26, CONCERN_UNKNOWN = 31, CONCERNS = 32 };

static const struct wording concern_words[CONCERNS] = {
	['A' - 'A'] = { { "bleeding or clotting", "saignement ou caillot" } },
	['C' - 'A'] = { { "changes other medicines",
			  "modifie d'autres médicaments" } },
	['E' - 'A'] = { { "hormones", "hormones" } },
	['G' - 'A'] = { { "blood sugar", "sucre dans le sang" } },
	['H' - 'A'] = { { "liver", "foie" } },
	['I' - 'A'] = { { "stimulates the immune system",
			  "stimule l'immunité" } },
	['K' - 'A'] = { { "heart or blood pressure", "cœur ou tension" } },
	['L' - 'A'] = { { "changes the stools", "modifie les selles" } },
	['M' - 'A'] = { { "gut flora", "flore intestinale" } },
	['N' - 'A'] = { { "kidney", "rein" } },
	['P' - 'A'] = { { "makes the skin sensitive to light",
			  "rend la peau sensible à la lumière" } },
	['S' - 'A'] = { { "makes sleepy", "endort" } },
	['T' - 'A'] = { { "toxic or contaminated", "toxique ou contaminé" } },
	[CONCERN_UNKNOWN] = { { "not well known", "mal connu" } },
};

static const struct wording kinds[] = {
	[PRODUCT_ANY_KIND] = { { "a product", "un produit" } },
	[PRODUCT_MEDICINE] = { { "a medicine", "un médicament" } },
	[PRODUCT_NATURAL] = { { "a natural product", "un produit naturel" } },
};
static const struct wording of_class = { { " of class: ",
					   " de la classe : " } };
static const struct wording named = { { ": ", " : " } };
static const struct wording of_concern = { { " with code ",
					     " portant le code " } };
static const struct wording or_between = { { " or ", " ou " } };
static const struct wording today = { { ", to be told today",
					", à signaler le jour même" } };
static const struct wording untold = { { ", not told yet",
					 ", pas encore signalé" } };
static const struct wording not_by_team = {
	{ ", not advised by the team, as far as is known",
	  ", non conseillé par l'équipe, à ce qu'on sait" }
};
static const struct wording taken = { { ", taken", ", pris" } };
static const struct wording ended = {
	{ ", if it ended or changed: for %1 days",
	  ", s'il a été arrêté ou modifié : pendant %1 jours" }
};
static const struct wording daily = { { ", every day for more than %1 days",
					", chaque jour depuis plus de %1 "
					"jours" } };
static const struct wording course = { { ", for %1 days or more (unknown: "
					 "yes)",
					 ", depuis %1 jours ou plus (inconnu "
					 ": oui)" } };
static const struct wording grams = { { ", %1 g or more in 24 hours",
					", %1 g ou plus en 24 heures" } };

static const struct wording lines[LINE_STATUS_COUNT] = {
	[LINE_TAKING] = { { "taking", "en cours" } },
	[LINE_RECENT] = { { "recently stopped", "arrêté récemment" } },
	[LINE_PLANNED] = { { "thinking of it", "envisagé" } },
	[LINE_STOPPED] = { { "stopped without advice", "arrêté sans avis" } },
	[LINE_MISSED] = { { "missed", "oublié" } },
	[LINE_REDUCED] = { { "reduced", "diminué" } },
	[LINE_RECEIVED] = { { "received", "reçu" } },
};

static void
add_or(const struct writer *writer, size_t place)
{
	if (place > 0)
		text_add(writer, &or_between, "", "");
}

static void
add_classes(const struct writer *writer, const struct product_test *test)
{
	if (test->class_count > 0)
		text_add(writer, &of_class, "", "");
	for (size_t i = 0; i < test->class_count; i++) {
		const struct medicine_class *class =
			pack_class(writer->pack, test->classes[i]);

		add_or(writer, i);
		buf_adds(writer->out, class->label.in[writer->lang]);
	}
}

static void
add_products(const struct writer *writer, const struct product_test *test)
{
	if (test->product_count > 0)
		text_add(writer, &named, "", "");
	for (size_t i = 0; i < test->product_count; i++) {
		add_or(writer, i);
		buf_adds(writer->out,
			 test->products[i]->label.in[writer->lang]);
	}
}

static void
add_concerns(const struct writer *writer, uint32_t concerns)
{
	size_t count = 0;

	if (concerns != 0)
		text_add(writer, &of_concern, "", "");
	for (int i = 0; i < CONCERNS; i++) {
		const char *words = concern_words[i].in[writer->lang];

		if (!(concerns & ((uint32_t)1 << i)))
			continue;
		add_or(writer, count++);
		buf_add_byte(writer->out,
			     (uint8_t)(i < LETTERS ? 'A' + i : '?'));
		if (words)
			buf_addf(writer->out, " (%s)", words);
	}
}

static void
add_statuses(const struct writer *writer, unsigned wanted)
{
	size_t count = 0;

	for (int i = 0; i < LINE_STATUS_COUNT; i++) {
		if (!(wanted & (1U << i)))
			continue;
		if (count == 0)
			buf_adds(writer->out, ", ");
		add_or(writer, count++);
		buf_adds(writer->out, lines[i].in[writer->lang]);
	}
}

/* How long it counts. */
static void
add_times(const struct writer *writer, const struct product_test *test)
{
	char number[NUMBER_TEXT_LIMIT];
	char amount[MILLI_TEXT_LIMIT];

	if (test->days != 0)
		text_add(writer, &ended, text_number(number, test->days), "");
	if (test->daily_days != 0)
		text_add(writer, &daily, text_number(number, test->daily_days),
			 "");
	if (test->course_days != 0)
		text_add(writer, &course,
			 text_number(number, test->course_days), "");
	if (test->grams_a_day != 0)
		text_add(writer, &grams,
			 milli_format(amount, test->grams_a_day,
				      writer->lang == LANG_FR ? ',' : '.'),
			 "");
	if (test->taken)
		text_add(writer, &taken, "", "");
}

void
text_add_product(const struct writer *writer, const struct product_test *test)
{
	text_add(writer, &kinds[test->kind], "", "");
	add_classes(writer, test);
	add_products(writer, test);
	add_concerns(writer, test->concerns);
	add_statuses(writer, test->statuses);
	if (test->tell_today)
		text_add(writer, &today, "", "");
	if (test->untold)
		text_add(writer, &untold, "", "");
	if (test->not_by_team)
		text_add(writer, &not_by_team, "", "");
	add_times(writer, test);
}
