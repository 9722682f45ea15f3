/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/tail.h"

static uint64_t
zeros_from(const struct chain_source *source, uint64_t at)
{
	uint64_t end = source->length;

	while (end > at && source->file[end - 1] == 0)
		end--;
	return end;
}

/* The beginning of a record whose number is between first and what the rest
 * of the file can hold. By chance one in 2^40 blocks says so. */
static bool
looks_like_record(const uint8_t *bytes, uint64_t first, uint64_t blocks)
{
	uint32_t length = bytes_u32(bytes);
	uint64_t sequence = record_sequence(bytes);

	if (length == 0 || length % RECORD_UNIT != 0 || length > RECORD_LIMIT)
		return false;
	return sequence >= first && sequence - first <= blocks;
}

/*
 * A save writes one record after the last and nothing else. So a later number
 * at this place, the next or a later one further on, or anything after the
 * length this place claims was written by another save, which had been
 * acknowledged before.
 */
static bool
has_later_record(const struct chain_source *source, const struct chain *chain,
		 uint64_t dirty_end)
{
	uint64_t next = chain->sequence + 1, at = chain->end;
	const uint8_t *place = source->file + at;
	uint64_t blocks = (source->length - at) / RECORD_UNIT;

	if (source->length - at < RECORD_UNIT)
		return false;
	if (looks_like_record(place, next + 1, blocks))
		return true;
	if (looks_like_record(place, next, 0) &&
	    at + bytes_u32(place) < dirty_end)
		return true;
	for (at += RECORD_UNIT; at + RECORD_UNIT <= source->length;
	     at += RECORD_UNIT)
		if (looks_like_record(source->file + at, next, blocks))
			return true;
	return false;
}

enum tail
tail_judge(uint64_t *dirty_end, const struct chain_source *source,
	   const struct chain *chain)
{
	*dirty_end = zeros_from(source, chain->end);
	if (*dirty_end == chain->end && source->length % FILE_STEP == 0)
		return TAIL_WHOLE;
	if (source->seen > chain->sequence)
		return TAIL_UNREADABLE;
	if (has_later_record(source, chain, *dirty_end))
		return TAIL_UNREADABLE;
	return TAIL_UNFINISHED;
}
