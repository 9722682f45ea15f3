/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/vault.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/inside.h"

enum err
vault_open(struct vault **out, struct vault_news *news,
	   const struct vault_request *request)
{
	struct vault *vault;
	enum err err = database_start();
	int fd;

	if (!err)
		err = file_open(&fd, request->path, request->mode);
	if (err)
		return err;
	vault = vault_blank(request);
	err = file_adopt(vault, fd);
	if (err)
		close(fd);
	else
		err = vault_load(vault, news, request->passphrase);
	if (err) {
		vault_close(vault);
		return err;
	}
	*out = vault;
	return ERR_NONE;
}

void
vault_close(struct vault *vault)
{
	if (!vault)
		return;
	if (vault->session)
		vault_forget(vault);
	database_close(vault->db);
	chain_clear(&vault->chain);
	secret_free(vault->code);
	secret_free(vault->keys);
	nonces_free(vault->nonces);
	if (vault->fd >= 0)
		close(vault->fd);
	free(vault->path);
	wipe(vault, sizeof(*vault));
	free(vault);
	secret_wipe_stack();
}

sqlite3 *
vault_db(struct vault *vault)
{
	return vault->db;
}

bool
vault_is_read_only(const struct vault *vault)
{
	return vault->mode != VAULT_WRITE;
}
