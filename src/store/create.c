/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new diary: made whole in memory, then put in its place. */
#include "config.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/inside.h"
#include "store/rewrite.h"
#include "sys/files.h"
#include "sys/paths.h"

_Static_assert(PUBLIC_KEY_LENGTH == crypto_box_PUBLICKEYBYTES, "drops");

/* The secret half goes into the image and nowhere else. */
static enum err
make_drop_pair(uint8_t out[static PUBLIC_KEY_LENGTH], sqlite3 *db)
{
	static const char sql[] = "INSERT INTO vault_own(name, value) "
				  "VALUES('drop_secret', ?1)";
	struct secret *half = secret_new(crypto_box_SECRETKEYBYTES);
	sqlite3_stmt *stmt;
	enum err err = ERR_NONE;

	crypto_box_keypair(out, secret_open_write(half));
	secret_close(half);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK) {
		secret_free(half);
		return database_failed(db, "the key for drops");
	}
	sqlite3_bind_blob(stmt, 1, secret_open(half), crypto_box_SECRETKEYBYTES,
			  SQLITE_STATIC);
	if (sqlite3_step(stmt) != SQLITE_DONE)
		err = database_failed(db, "the key for drops");
	sqlite3_finalize(stmt);
	secret_free(half);
	secret_wipe_stack();
	return err;
}

static enum err
first_database(struct vault *vault)
{
	enum schema_state state;
	enum err err = database_new(&vault->db);

	if (!err)
		err = database_trust(vault->db, vault->schema);
	if (!err)
		err = database_migrate(&state, vault->db, vault->schema);
	if (!err)
		err = make_drop_pair(vault->header.drop_public, vault->db);
	return err;
}

static enum err
first_header(struct vault *vault, const struct secret *passphrase,
	     enum kdf_cost cost)
{
	struct slot_wish wish = { SLOT_PASSPHRASE, cost_choose(cost),
				  passphrase };

	vault->keys = keys_new();
	header_init(&vault->header, vault->keys);
	memcpy(vault->chain.file_id, vault->header.file_id, FILE_ID_LENGTH);
	vault->chain.generation = vault->header.chain;
	return header_fill_slot(&vault->header, &wish, vault->keys);
}

static enum err
put_in_place(struct vault *vault)
{
	struct whole whole = { 0 };
	char *folder;
	enum err err = whole_compose(&whole, vault, 0);

	if (err)
		return err;
	folder = paths_folder(vault->path);
	err = files_make_folder(folder);
	free(folder);
	if (!err)
		err = files_create(vault->path, whole.file.data,
				   whole.file.length);
	whole_clear(&whole);
	return err;
}

enum err
vault_create(struct vault **out, const struct vault_request *request,
	     enum kdf_cost cost)
{
	struct vault_request again = *request;
	struct vault *made;
	enum err err = database_start();

	if (err)
		return err;
	if (files_exist(request->path))
		return err_note(ERR_EXISTS, "%s", request->path);
	again.mode = VAULT_WRITE;
	made = vault_blank(&again);
	err = first_header(made, request->passphrase, cost);
	if (!err)
		err = first_database(made);
	if (!err)
		err = put_in_place(made);
	/* Read back, and so proved, before anybody relies on it. */
	if (!err)
		err = vault_open_keys(out, &again, made->keys);
	vault_close(made);
	return err;
}
