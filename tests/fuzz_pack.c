/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile packs: a small one that is whole, with pieces of one of its files
 * replaced. What is taken is then read, searched and put into words. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "clinic/measure.h"
#include "clinic/rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);
const char *__lsan_default_suppressions(void);

/* The parser loses the text it was reading when a syntax error comes. */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libconfig";
}

static const char *const whole[PACK_FILES] = {
	"name = \"x\"; version = \"1\"; date = \"2026-11-25\";\n"
	"validated_by = \"\";\n",
	"id;label_en;label_fr;unit;other_units;plausible_low;plausible_high;"
	"hard_low;hard_high;driver_1;driver_2;driver_3;driver_4;loinc;hint_en;"
	"hint_fr\n"
	"temp_c;Heat;Chaleur;C;F 5/9 -17.778;34;42.5;30;45;;;;;8310-5;a;b\n"
	"extra_stools;Stools;Selles;;;0;30;-10;60;1;;4;7;;;\n",
	"id;tier;organ;area;label_en;label_fr;question_en;question_fr;asks;"
	"links;flags;flags_en;flags_fr;level_1;level_2;level_3;level_4;"
	"level_presence;comfort;high_risk;steps_en;steps_fr;synonyms_en;"
	"synonyms_fr\n"
	"diarrhea;C;gut;gut;Runs;Courante;a;b;frequency;extra_stools;night;c;d;"
	"report;report;urgent;urgent;;;yes;0|1|2|3|4;0|1|2|3|4;a|b;c|d\n"
	"other_symptom;C;general;other;Other;Autre;a;b;presence;;;;;;;;;"
	"urgent;yes;;;;;\n",
	"id;label_en;label_fr;targets;pair;brands;regimens_en;regimens_fr\n"
	"nivolumab;Nivolumab;Nivolumab;pd1|other;yes;Opdivo|x;alone;seul\n",
	"kind;id;label_en;label_fr;classes;synonyms;note_en;note_fr\n"
	"class;ppi;Pumps;Pompes;;;why;car\n"
	"medicine;omeprazole;Omeprazole;Om\xc3\xa9prazole;ppi;Mopral|x;;\n"
	"other;unclassified;Another;Autre;;;;\n",
	"id;label_en;label_fr;latin;synonyms;codes;tell;classes;ask_form;"
	"note_en;note_fr\n"
	"kava;Kava;Kava (boisson);Piper;kawa;H S ?;T;ppi;yes;a;b\n"
	"other_natural;Other;Autre;;;?;N;;;;\n",
	"window_hours = 48;\nrules = (\n"
	"{ id = \"A\"; level = \"urgent\"; organ = \"gut\"; source = \"s\";\n"
	"  any_status = true; follows = \"diarrhea\"; hours = 3;\n"
	"  when = ( { all = ( { symptom = [ \"diarrhea\", \"other_symptom\" ]; "
	"}, { symptom = \"diarrhea\"; flag = \"night\"; is_new = true; } ); },\n"
	"  { count = 1; of = ( { symptoms = \"organ\"; organ = \"gut\"; count = "
	"1; }, { measure = \"temp_c\"; at_least = 38.5; unless_usual = 39; }, "
	"{ measure = \"temp_c\"; gain_percent = 5; days = 3; } ); },\n"
	"  { any = ( { fact = \"partner\"; class = \"ppi\"; }, { fact = "
	"\"pair\"; days = 84; }, { concern = [ \"H\", \"?\" ]; kind = "
	"\"natural\"; status = [ \"taking\" ]; tell = \"today\"; untold = true; "
	"days = 3; }, { product = \"omeprazole\"; taken = true; hours = 8; "
	"grams_a_day = 4; } ); } );\n"
	"  reason = { en = \"a\"; fr = \"b\"; }; },\n"
	"{ id = \"B\"; status = \"persist\"; level = \"report\"; days = 7;\n"
	"  soon_days = 3; soon = [ \"diarrhea\", \"temp_c\" ]; source = \"s\";\n"
	"  levels = ( { level = \"urgent\"; when = ( { symptom = \"diarrhea\"; "
	"rise = 2; } ); reason = { en = \"c\"; fr = \"d\"; }; } );\n"
	"  reason = { en = \"a\"; fr = \"b\"; }; } );\n",
};

/* Pieces: where (2 bytes), how much goes (1), how much comes (1), that. */
static void
replace_pieces(struct buf *text, const uint8_t *data, size_t length)
{
	while (length >= 4) {
		size_t at = (size_t)data[0] << 8 | data[1];
		size_t gone = data[2];
		size_t come = data[3];
		struct buf next = { 0 };

		data += 4;
		length -= 4;
		at %= text->length + 1;
		if (gone > text->length - at)
			gone = text->length - at;
		if (come > length)
			come = length;
		buf_add(&next, text->data, at);
		buf_add(&next, data, come);
		buf_add(&next, text->data + at + gone,
			text->length - at - gone);
		buf_clear(text);
		*text = next;
		data += come;
		length -= come;
	}
}

static void
use(const struct pack *pack, const char *typed)
{
	struct pack_choice choice;
	struct buf text = { 0 };
	enum err err;
	milli value;

	for (int list = PACK_SYMPTOMS; list <= PACK_PRODUCTS; list++) {
		pack_search(&choice, pack, (enum pack_list)list, typed);
		err = pack_find(&choice, pack, (enum pack_list)list, typed);
	}
	for (size_t i = 0; i < pack_measure_count(pack); i++)
		err = measure_parse(&value, pack_measure_at(pack, i), "38.5",
				    typed);
	(void)err;
	for (size_t i = 0; i < pack_rule_count(pack); i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			rule_add_condition(&text, pack, pack_rule_at(pack, i),
					   (enum lang)lang);
	buf_clear(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
	struct pack_file files[PACK_FILES];
	struct buf changed = { 0 };
	struct pack *pack;
	size_t which;

	if (length < 1)
		return 0;
	which = data[0] % PACK_FILES;
	buf_adds(&changed, whole[which]);
	replace_pieces(&changed, data + 1, length - 1);
	for (size_t i = 0; i < PACK_FILES; i++) {
		files[i].name = pack_file_name(i);
		files[i].bytes = (const uint8_t *)whole[i];
		files[i].length = strlen(whole[i]);
	}
	files[which].bytes = changed.data;
	files[which].length = changed.length;
	if (pack_load(&pack, files, PACK_FILES) == ERR_NONE) {
		use(pack, length > 8 ? "kava" : "autre");
		pack_free(pack);
	}
	buf_clear(&changed);
	return 0;
}
