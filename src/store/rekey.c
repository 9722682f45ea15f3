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

/* One backup under the new seal, as old as it is. */
static enum err
reseal(const char *path, const struct vault *vault, const struct seal *before)
{
	struct vault_request request = { .path = path,
					 .mode = VAULT_READ,
					 .schema = vault->schema };
	struct vault *copy;
	struct whole whole;
	uint64_t chain;
	enum err err = vault_open_keys(&copy, &request, before->keys);

	if (err)
		return err;
	chain = copy->header.chain;
	secret_free(copy->keys);
	copy->keys = keys_copy(vault->keys);
	copy->header = vault->header;
	copy->header.chain = chain;
	err = whole_compose(&whole, copy, copy->chain.count);
	if (!err) {
		err = files_replace(path, whole.file.data, whole.file.length);
		whole_clear(&whole);
	}
	vault_close(copy);
	return err;
}

struct resealing {
	const struct seal *before;
	uint32_t *left; /* as they were */
};

static void
reseal_backup(const char *path, const struct vault *vault, const void *context)
{
	const struct resealing *resealing = context;

	if (reseal(path, vault, resealing->before) != ERR_NONE)
		++*resealing->left;
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

static enum err
keep_draft(struct vault *vault, const struct buf *draft)
{
	if (draft->length == 0)
		return ERR_NONE;
	return vault_save_draft(vault, draft->data, draft->length);
}

/* All that can be refused comes before the new file is in its place. */
static enum err
put_seal(struct vault *vault, struct seal *seal, const struct buf *draft)
{
	struct seal before = exchange_seal(vault, *seal);
	enum err err = keep_draft(vault, draft);

	if (!err)
		err = write_all(vault);
	if (!err) {
		*seal = before;
		return ERR_NONE;
	}
	*seal = exchange_seal(vault, before);
	secret_free(seal->keys);
	if (keep_draft(vault, draft) != ERR_NONE)
		err_forget_note();
	return err;
}

enum err
vault_rekey(uint32_t *left, struct vault *vault,
	    const struct secret *passphrase)
{
	struct buf draft = { 0 };
	struct seal seal;
	uint32_t count = 0;
	enum err err = vault_can_write(vault);

	if (!err)
		err = vault_load_draft(&draft, vault);
	if (!err)
		err = fresh_seal(&seal, vault, passphrase);
	if (err)
		goto out;
	err = put_seal(vault, &seal, &draft);
	if (err)
		goto out;
	tell_seen(vault, &seal);
	backup_each(vault, reseal_backup, &(struct resealing){ &seal, &count });
	secret_free(seal.keys);
	/* Looks again when it is not certain that the new file will stay. */
	err = vault_can_write(vault);
	if (!err)
		*left = count;
out:
	buf_clear(&draft);
	return err;
}
