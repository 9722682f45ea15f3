/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "alert_bench.h"

#include <string.h>

#include "base/alloc.h"
#include "clinic/rule.h"
#include "sample_pack.h"

void
bench_open(struct bench *bench)
{
	memset(bench, 0, sizeof(*bench));
	bench->pack = sample_pack();
	bench->profile.pack = bench->pack;
	bench->tested.pack = bench->pack;
	bench->tested.profile = &bench->profile;
	bench->tested.entries = bench->places;
	bench->tested.now.at = NOON;
}

void
bench_close(struct bench *bench)
{
	for (size_t i = 0; i < bench->tested.count; i++)
		entry_clear(&bench->lines[i]);
	alert_list_clear(&bench->list);
	pack_free(bench->pack);
}

struct entry *
bench_line(struct bench *bench, enum entry_kind kind, const char *code,
	   int before)
{
	size_t place = bench->tested.count++;
	struct entry *entry = &bench->lines[place];

	entry_init(entry, kind, code);
	entry->id = (int64_t)place + 1;
	entry->felt.at = NOON - before;
	bench->places[place] = entry;
	return entry;
}

void
bench_answer(struct entry *entry, const char *name, milli value)
{
	assert_int_equal(entry_answer(entry, name, value), ERR_NONE);
}

struct finding *
bench_find(struct bench *bench, const char *rule, enum level level,
	   const char *code)
{
	struct finding *found = &bench->result.findings[bench->result.count++];

	found->rule = pack_rule(bench->pack, rule);
	assert_non_null(found->rule);
	found->level = level;
	found->subject = SUBJECT_SYMPTOM;
	found->code = code;
	return found;
}

void
bench_behind(struct finding *found, size_t place)
{
	found->entries[found->entry_count++] = place;
}

void
bench_forget(struct bench *bench)
{
	memset(&bench->result, 0, sizeof(bench->result));
}

void
bench_update(struct bench *bench)
{
	alert_list_update(&bench->list, &bench->result, &bench->tested);
}

struct alert *
bench_keep(struct bench *bench, enum subject_kind subject, const char *code,
	   enum level level)
{
	struct alert *alert = alert_list_push(&bench->list);

	alert->id = (int64_t)bench->list.count;
	alert->subject = subject;
	alert->code = alloc_string(code);
	alert->level = level;
	alert->since.at = NOON;
	return alert;
}
