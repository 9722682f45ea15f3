/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new data key: a new file, whose old copies open nothing of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/backup.h"
#include "store/inside.h"
#include "store/rewrite.h"
#include "store/seen.h"
#include "sys/files.h"

/* What a vault is sealed with. */
struct seal {
	struct header header;
	struct secret *keys;
};

static enum err
fresh_seal(struct seal *out, const struct vault *vault,
	   const struct secret *passphrase)
{
	struct slot_wish wish = { SLOT_PASSPHRASE,
				  cost_raise(vault_cost(vault)), passphrase };
	struct seal seal = { .keys = keys_new() };
	enum err err;

	header_init(&seal.header, seal.keys);
	memcpy(seal.header.drop_public, vault->header.drop_public,
	       PUBLIC_KEY_LENGTH);
	seal.header.chain = vault->header.chain + 1;
	err = header_fill_slot(&seal.header, &wish, seal.keys);
	if (err) {
		secret_free(seal.keys);
		return err;
	}
	*out = seal;
	return ERR_NONE;
}

static struct seal
exchange_seal(struct vault *vault, struct seal seal)
{
	struct seal before = { vault->header, vault->keys };

	vault->header = seal.header;
	vault->keys = seal.keys;
	return before;
}

/* One backup under the new seal, as old as it is. One that the old key does
 * not open is left as it was. */
static void
reseal_backup(const char *path, const struct vault *vault, const void *context)
{
	const struct seal *before = context;
	struct vault_request request = { .path = path,
					 .mode = VAULT_READ,
					 .schema = vault->schema };
	struct vault *copy;
	struct whole whole;
	uint64_t chain;

	if (vault_open_keys(&copy, &request, before->keys) != ERR_NONE)
		return;
	chain = copy->header.chain;
	secret_free(copy->keys);
	copy->keys = keys_copy(vault->keys);
	copy->header = vault->header;
	copy->header.chain = chain;
	if (whole_compose(&whole, copy, copy->chain.count) == ERR_NONE) {
		(void)!files_replace(path, whole.file.data, whole.file.length);
		whole_clear(&whole);
	}
	vault_close(copy);
}

/* A diary put back from before is older than what was seen. */
static void
tell_seen(const struct vault *vault, const struct seal *before)
{
	struct seen seen = { vault->header.chain, vault->chain.sequence,
			     vault->chain.when };

	seen_write(&seen, before->header.file_id, before->keys);
	seen_write(&seen, vault->header.file_id, vault->keys);
}

static enum err
write_all(struct vault *vault)
{
	struct whole whole;
	enum err err = whole_compose(&whole, vault, vault->chain.count);

	if (err)
		return err;
	err = whole_put(vault, &whole, OLD_IS_DROPPED);
	whole_clear(&whole);
	return err;
}

enum err
vault_rekey(struct vault *vault, const struct secret *passphrase)
{
	struct buf draft = { 0 };
	struct seal before, seal;
	enum err err = vault_can_write(vault);

	if (!err)
		err = vault_load_draft(&draft, vault);
	if (!err)
		err = fresh_seal(&seal, vault, passphrase);
	if (err)
		goto out;
	before = exchange_seal(vault, seal);
	err = write_all(vault);
	if (err) {
		seal = exchange_seal(vault, before);
		secret_free(seal.keys);
		goto out;
	}
	tell_seen(vault, &before);
	backup_each(vault, reseal_backup, &before);
	secret_free(before.keys);
	if (draft.length > 0)
		err = vault_save_draft(vault, draft.data, draft.length);
out:
	buf_clear(&draft);
	return err;
}
