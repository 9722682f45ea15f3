/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/chain.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/changeset.h"
#include "store/tail.h"

uint64_t
file_size_for(uint64_t end)
{
	return (end + FILE_STEP - 1) / FILE_STEP * FILE_STEP;
}

struct place
chain_next(const struct chain *chain, enum record_type type)
{
	struct place place = { .chain = chain->generation, .type = type };

	memcpy(place.file_id, chain->file_id, FILE_ID_LENGTH);
	if (type == RECORD_IMAGE) {
		place.sequence = chain->base;
	} else {
		place.sequence = chain->sequence + 1;
		memcpy(place.before, chain->tag, TAG_LENGTH);
	}
	return place;
}

static void
keep_commit(struct chain *chain, const struct content *content)
{
	struct commit *commit;

	if (chain->count == chain->room) {
		chain->room = chain->room ? chain->room * 2 : 16;
		chain->commits = alloc_resize(chain->commits, chain->room,
					      sizeof(*chain->commits));
	}
	commit = &chain->commits[chain->count++];
	*commit = (struct commit){ .sequence = chain->sequence,
				   .target = content->target,
				   .when = content->when,
				   .kind = content->kind,
				   .length = content->length };
	commit->label = alloc_string_part(content->label,
					  content->label_length);
	commit->changeset = alloc_zeroed(content->length, 1);
	memcpy(commit->changeset, content->payload, content->length);
}

void
chain_push(struct chain *chain, const uint8_t *record,
	   const struct content *content)
{
	uint32_t length = bytes_u32(record);

	chain->sequence = record_sequence(record);
	chain->when = content->when;
	memcpy(chain->tag, record_tag(record), TAG_LENGTH);
	chain->end += length;
	if (content->kind == COMMIT_NONE) {
		chain->base = chain->sequence;
		chain->base_when = content->when;
		return;
	}
	chain->log_bytes += length;
	keep_commit(chain, content);
}

void
chain_clear(struct chain *chain)
{
	size_t i;

	for (i = 0; i < chain->count; i++) {
		wipe_string(chain->commits[i].label);
		wipe(chain->commits[i].changeset, chain->commits[i].length);
		free(chain->commits[i].changeset);
	}
	free(chain->commits);
	*chain = (struct chain){ 0 };
}

/* ---- reading ---- */

/* The plain image moves to the front of its block. */
static void
take_image(struct image *image, const struct content *content, uint8_t *plain,
	   size_t room)
{
	memmove(plain, content->payload, content->length);
	wipe(plain + content->length, room - content->length);
	*image = (struct image){ plain, content->length, room };
}

static enum err
read_image(struct chain_read *read, const struct chain_source *source,
	   const uint8_t *keys)
{
	const uint8_t *at = source->file + HEADER_AREA;
	size_t length = 0, room;
	struct content content;
	struct place place;
	uint8_t *plain;
	enum err err;

	if (source->length > HEADER_AREA)
		length = record_length(at, source->length - HEADER_AREA);
	if (length == 0)
		return err_note(ERR_DAMAGED, "there is no image");
	read->chain.base = record_sequence(at);
	place = chain_next(&read->chain, RECORD_IMAGE);
	room = length - RECORD_OVERHEAD;
	plain = sqlite3_malloc64(room);
	if (!plain)
		return err_note(ERR_FAILED, "not enough memory");
	err = record_open(plain, at, &place, key_of(keys, KEY_RECORDS));
	if (!err)
		err = content_parse(&content, plain, room);
	if (!err && content.kind != COMMIT_NONE)
		err = ERR_DAMAGED;
	if (err) {
		sqlite3_free(plain);
		return err_note(err, "the image does not open");
	}
	chain_push(&read->chain, at, &content);
	take_image(&read->image, &content, plain, room);
	return ERR_NONE;
}

/* ERR_NOT_FOUND where the chain ends. */
static enum err
read_changeset(struct chain_read *read, const struct chain_source *source,
	       const uint8_t *keys)
{
	size_t at = (size_t)read->chain.end, length, room;
	struct place place = chain_next(&read->chain, RECORD_CHANGESET);
	struct content content;
	uint8_t *plain;
	enum err err;

	length = record_length(source->file + at, source->length - at);
	if (length == 0)
		return ERR_NOT_FOUND;
	room = length - RECORD_OVERHEAD;
	plain = alloc_zeroed(room, 1);
	err = record_open(plain, source->file + at, &place,
			  key_of(keys, KEY_RECORDS));
	if (err) {
		free(plain);
		return ERR_NOT_FOUND;
	}
	err = content_parse(&content, plain, room);
	if (!err && content.kind == COMMIT_NONE)
		err = err_note(ERR_DAMAGED, "an image in the log");
	if (!err)
		err = changeset_check(content.payload, content.length);
	if (!err)
		chain_push(&read->chain, source->file + at, &content);
	wipe(plain, room);
	free(plain);
	return err;
}

static enum err
read_records(struct chain_read *read, const struct chain_source *source)
{
	const uint8_t *keys = secret_open(source->keys);
	enum err err = read_image(read, source, keys);

	while (!err)
		err = read_changeset(read, source, keys);
	secret_close(source->keys);
	secret_wipe_stack();
	return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

enum err
chain_read(struct chain_read *out, const struct chain_source *source)
{
	struct chain_read read = { 0 };
	enum err err;

	memcpy(read.chain.file_id, source->header->file_id, FILE_ID_LENGTH);
	read.chain.generation = source->header->chain;
	read.chain.end = HEADER_AREA;
	err = read_records(&read, source);
	if (err) {
		sqlite3_free(read.image.bytes);
		chain_clear(&read.chain);
		return err;
	}
	read.tail = tail_judge(&read.dirty_end, source, &read.chain);
	*out = read;
	return ERR_NONE;
}

/* ---- applying ---- */

/* Many are joined first: applying one costs more than what is in it. */
static enum err
apply_joined(sqlite3 *db, const struct chain *chain)
{
	sqlite3_changegroup *group = NULL;
	void *joined = NULL;
	int length = 0, code;
	enum err err;
	size_t i;

	code = sqlite3changegroup_new(&group);
	for (i = 0; i < chain->count && code == SQLITE_OK; i++)
		code = sqlite3changegroup_add(group,
					      (int)chain->commits[i].length,
					      chain->commits[i].changeset);
	if (code == SQLITE_OK)
		code = sqlite3changegroup_output(group, &length, &joined);
	sqlite3changegroup_delete(group);
	if (code != SQLITE_OK)
		err = err_note(code == SQLITE_NOMEM ? ERR_FAILED : ERR_DAMAGED,
			       "joining changesets: SQLite %d", code);
	else
		err = database_apply(db, joined, (size_t)length);
	sqlite3_free(joined);
	return err;
}

enum err
chain_database(sqlite3 **out, struct image *image, const struct chain *chain,
	       const struct vault_schema *schema)
{
	sqlite3 *db;
	enum err err = database_from_image(&db, image);

	if (err)
		return err;
	err = database_trust(db, schema);
	if (!err && chain->count == 1)
		err = database_apply(db, chain->commits[0].changeset,
				     chain->commits[0].length);
	else if (!err && chain->count > 1)
		err = apply_joined(db, chain);
	if (err) {
		database_close(db);
		return err;
	}
	*out = db;
	return ERR_NONE;
}
