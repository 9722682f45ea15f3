/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/slot.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/alloc.h"
#include "store/code.h"

enum { SLOT_CHECKED = 32, CHECKED_LENGTH = 64, SLOT_USED = 104 };
static const char slot_says[] = "vigie.slot.1";

static void
add_checked(struct buf *out, const struct slot *slot)
{
	buf_add_u32(out, (uint32_t)slot->kind);
	buf_add_u32(out, slot->cost.passes);
	buf_add_u64(out, slot->cost.memory);
	buf_add(out, slot->salt, SALT_LENGTH);
}

void
slot_encode(struct buf *out, const struct slot *slot)
{
	add_checked(out, slot);
	buf_add(out, slot->nonce, NONCE_LENGTH);
	buf_add(out, slot->wrapped, WRAPPED_LENGTH);
	buf_add_zeros(out, SLOT_LENGTH - SLOT_USED);
}

enum err
slot_parse(struct slot *out, const uint8_t bytes[static SLOT_LENGTH])
{
	struct slot slot = { .cost = { .passes = bytes_u32(bytes + 4),
				       .memory = bytes_u64(bytes + 8) } };
	uint32_t kind = bytes_u32(bytes);

	if (kind > SLOT_RECOVERY)
		return err_note(ERR_DAMAGED, "a key slot of kind %u",
				(unsigned)kind);
	if (kind == SLOT_EMPTY) {
		*out = (struct slot){ 0 };
		return ERR_NONE;
	}
	if (!cost_is_bearable(slot.cost))
		return err_note(ERR_DAMAGED, "a key slot demands too much");
	slot.kind = (enum slot_kind)kind;
	memcpy(slot.salt, bytes + 16, SALT_LENGTH);
	memcpy(slot.nonce, bytes + 32, NONCE_LENGTH);
	memcpy(slot.wrapped, bytes + 56, WRAPPED_LENGTH);
	*out = slot;
	return ERR_NONE;
}

static void
checked_bytes(uint8_t out[static CHECKED_LENGTH], const struct slot *slot,
	      const struct slot_place *place)
{
	struct buf buf = { 0 };

	buf_adds(&buf, slot_says);
	buf_add(&buf, place->file_id, FILE_ID_LENGTH);
	buf_add_u32(&buf, place->number);
	add_checked(&buf, slot);
	assert(buf.length == CHECKED_LENGTH);
	memcpy(out, buf.data, CHECKED_LENGTH);
	buf_clear(&buf);
}

enum err
slot_seal(struct slot *slot, const struct slot_place *place,
	  const struct secret *passphrase, const struct secret *keys)
{
	uint8_t checked[CHECKED_LENGTH];
	struct secret *key;
	enum err err;

	randombytes_buf(slot->salt, SALT_LENGTH);
	randombytes_buf(slot->nonce, NONCE_LENGTH);
	err = cost_pay(&key, passphrase, slot->salt, slot->cost);
	if (err)
		return err;
	checked_bytes(checked, slot, place);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
		slot->wrapped, NULL, key_of(secret_open(keys), KEY_DATA),
		KEY_LENGTH, checked, CHECKED_LENGTH, NULL, slot->nonce,
		secret_open(key));
	secret_close(keys);
	secret_free(key);
	secret_wipe_stack();
	return ERR_NONE;
}

static enum err
slot_open(struct secret **keys, const struct slot *slot,
	  const struct slot_place *place, const struct secret *passphrase)
{
	uint8_t checked[CHECKED_LENGTH];
	struct secret *key, *data = secret_new(KEY_LENGTH);
	enum err err;
	int failed;

	err = cost_pay(&key, passphrase, slot->salt, slot->cost);
	if (err) {
		secret_free(data);
		return err;
	}
	checked_bytes(checked, slot, place);
	failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
		secret_open_write(data), NULL, NULL, slot->wrapped,
		WRAPPED_LENGTH, checked, CHECKED_LENGTH, slot->nonce,
		secret_open(key));
	if (!failed)
		*keys = keys_from(secret_open(data));
	secret_free(key);
	secret_free(data);
	secret_wipe_stack();
	return failed ? ERR_PASSPHRASE : ERR_NONE;
}

/* ERR_PASSPHRASE when no slot of that kind opens. */
static enum err
open_kind(struct secret **keys, const struct header *header,
	  enum slot_kind kind, const struct secret *typed)
{
	enum err err = ERR_PASSPHRASE;
	unsigned i;

	for (i = 0; i < HEADER_SLOTS && err == ERR_PASSPHRASE; i++)
		if (header->slots[i].kind == kind)
			err = slot_open(
				keys, &header->slots[i],
				&(struct slot_place){ header->file_id, i },
				typed);
	return err;
}

enum err
slots_open(struct secret **keys, const struct header *header,
	   const struct secret *typed)
{
	struct secret *code;
	enum err err = ERR_PASSPHRASE;

	if (code_parse(&code, typed) == ERR_NONE) {
		err = open_kind(keys, header, SLOT_RECOVERY, code);
		secret_free(code);
	}
	/* What was typed is a passphrase: not a word about its signs. */
	err_forget_note();
	if (err == ERR_PASSPHRASE)
		err = open_kind(keys, header, SLOT_PASSPHRASE, typed);
	return err;
}
