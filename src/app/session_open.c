/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a path and a passphrase to an open session, and back. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"

static enum kdf_cost
cost_of(enum session_cost cost)
{
	switch (cost) {
	case COST_MIN:
		return KDF_MIN;
	case COST_INTERACTIVE:
		return KDF_INTERACTIVE;
	case COST_MODERATE:
		return KDF_MODERATE;
	case COST_SENSITIVE:
		return KDF_SENSITIVE;
	}
	assert(0 && "a cost that is not in the list");
	return KDF_MODERATE;
}

static enum vault_mode
mode_of(enum session_mode mode)
{
	switch (mode) {
	case SESSION_WRITE:
		return VAULT_WRITE;
	case SESSION_READ:
		return VAULT_READ;
	case SESSION_SALVAGE:
		return VAULT_SALVAGE;
	}
	assert(0 && "a mode that is not in the list");
	return VAULT_READ;
}

static struct vault_request
request_of(const struct session_request *request)
{
	struct vault_request wanted = {
		.path = request->path,
		.passphrase = request->passphrase,
		.mode = mode_of(request->mode),
		.schema = &diary_schema,
	};

	return wanted;
}

/* Takes the vault over. */
static enum err
start(struct session **out, struct vault *vault,
      const struct session_request *request)
{
	struct session *session = alloc_zeroed(1, sizeof(*session));
	enum err err;

	session->pack = request->pack;
	session->diary = diary_new(vault);
	session->path = alloc_string(request->path);
	session->is_read_only = vault_is_read_only(vault);
	session->profile = profile_new();
	session->kept_is_stale = true;
	err = session_load_person(session);
	if (err == ERR_NONE)
		err = diary_case(&session->kept, session->diary,
				 session_now(session));
	if (err != ERR_NONE) {
		session_close(session);
		return err;
	}
	session->kept_is_stale = false;
	*out = session;
	return ERR_NONE;
}

enum err
session_create(struct session **out, const struct session_request *request,
	       enum session_cost cost)
{
	struct vault_request wanted = request_of(request);
	struct vault *vault;
	enum err err = vault_create(&vault, &wanted, cost_of(cost));

	return err == ERR_NONE ? start(out, vault, request) : err;
}

static void
tell_news(struct session_news *out, const struct vault_news *news)
{
	out->header_repaired = news->header_repaired;
	out->commit_recovered = news->commit_recovered;
	out->rights_were_wide = news->rights_were_wide;
	out->older_than_seen = news->older_than_seen;
	out->rest_unreadable = news->rest_unreadable;
	out->last_commit = news->last_commit;
	out->last_seen = news->last_seen;
}

enum err
session_open(struct session **out, struct session_news *news,
	     const struct session_request *request)
{
	struct vault_request wanted = request_of(request);
	struct vault_news found = { 0 };
	struct vault *vault;
	enum err err = vault_open(&vault, &found, &wanted);

	if (news != NULL)
		tell_news(news, &found);
	return err == ERR_NONE ? start(out, vault, request) : err;
}

void
session_close(struct session *session)
{
	if (session == NULL)
		return;
	entry_list_clear(&session->kept);
	fact_list_clear(&session->facts);
	contact_list_clear(&session->contacts);
	profile_free(session->profile);
	for (size_t i = 0; i < session->code_count; i++)
		wipe_string(session->codes[i]);
	free(session->codes);
	diary_close(session->diary);
	free(session->path);
	wipe(session, sizeof(*session));
	free(session);
}

void
session_lock(struct session *session)
{
	if (session == NULL)
		return;
	if (!session->is_read_only)
		vault_tidy(diary_vault(session->diary));
	session_close(session);
}

const struct pack *
session_pack(const struct session *session)
{
	return session->pack;
}

bool
session_is_read_only(const struct session *session)
{
	return session->is_read_only;
}

enum err
session_check(struct session_news *news, const struct session_request *request)
{
	struct vault_request wanted = request_of(request);
	struct vault_news found = { 0 };
	enum err err = vault_check(&found, &wanted);

	if (news != NULL)
		tell_news(news, &found);
	return err;
}

enum err
session_restore(struct session_news *news, const struct session_request *copy,
		const char *path)
{
	struct vault_request wanted = request_of(copy);
	struct vault_news found = { 0 };
	enum err err = vault_restore(&found, &wanted, path);

	tell_news(news, &found);
	return err;
}

enum err
session_backups(struct buf *out, const char *path)
{
	return vault_list_backups(out, path);
}
