/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens the diary: a new passphrase, a recovery code. */
#include "config.h"

#include <stdlib.h>

#include "store/code.h"
#include "store/inside.h"
#include "store/kdf.h"

/* A failure leaves one copy of the old header or the new one: the old one is
 * written again, with a generation that counts, at the next save. */
static enum err
replace_header(struct vault *vault, struct header *header)
{
	enum err err;

	header->generation = vault->header.generation + 1;
	err = vault_write_header(vault, header);
	if (err) {
		vault->header.generation = header->generation + 1;
		vault->header_wrong = 3;
		vault->is_suspect = true;
		return err;
	}
	vault->header = *header;
	vault->header_wrong = 0;
	return ERR_NONE;
}

static enum err
replace_slot(struct vault *vault, const struct slot_wish *wish)
{
	struct header header = vault->header;
	enum err err;

	header_empty_slot(&header, wish->kind);
	err = header_fill_slot(&header, wish, vault->keys);
	return err ? err : replace_header(vault, &header);
}

struct cost
vault_cost(const struct vault *vault)
{
	const struct slot *slot = header_slot(&vault->header, SLOT_PASSPHRASE);

	return slot ? slot->cost : cost_choose(KDF_MODERATE);
}

enum err
vault_set_passphrase(struct vault *vault, const struct secret *new_one)
{
	struct slot_wish wish = { SLOT_PASSPHRASE, { 0 }, new_one };
	enum err err = vault_can_write(vault);

	if (err)
		return err;
	wish.cost = cost_raise(vault_cost(vault));
	return replace_slot(vault, &wish);
}

enum err
vault_new_recovery(struct secret **code, struct vault *vault)
{
	enum err err = vault_can_write(vault);

	if (err)
		return err;
	secret_free(vault->code);
	vault->code = code_new();
	*code = code_format(vault->code);
	return ERR_NONE;
}

enum err
vault_confirm_recovery(struct vault *vault, const struct secret *typed)
{
	struct slot_wish wish = { .kind = SLOT_RECOVERY };
	struct secret *code;
	enum err err = vault_can_write(vault);

	if (!err && !vault->code)
		err = err_note(ERR_NOT_FOUND, "no code was shown");
	if (!err)
		err = code_parse(&code, typed);
	if (err)
		return err;
	if (secret_equal(code, vault->code)) {
		wish.passphrase = code;
		wish.cost = vault_cost(vault);
		err = replace_slot(vault, &wish);
	} else {
		err = err_note(ERR_INVALID, "not the code that was shown");
	}
	secret_free(code);
	if (err)
		return err;
	secret_free(vault->code);
	vault->code = NULL;
	return ERR_NONE;
}
