/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file under an open session: keys, copies, drafts. */
#include "config.h"

#include "app/inside.h"

static struct vault *
vault_of(struct session *session)
{
	return diary_vault(session->diary);
}

enum err
session_set_passphrase(struct session *session, const struct secret *passphrase)
{
	return vault_set_passphrase(vault_of(session), passphrase);
}

enum err
session_rekey(uint32_t *left, struct session *session,
	      const struct secret *passphrase)
{
	return vault_rekey(left, vault_of(session), passphrase);
}

enum err
session_new_recovery(struct secret **code, struct session *session)
{
	return vault_new_recovery(code, vault_of(session));
}

enum err
session_confirm_recovery(struct session *session, const struct secret *typed)
{
	return vault_confirm_recovery(vault_of(session), typed);
}

enum err
session_backup(struct session *session, const char *path)
{
	return vault_backup(vault_of(session), path);
}

enum err
session_status(struct session_status *out, struct session *session)
{
	struct vault_status file;
	struct alert_list alerts = { 0 };
	size_t entries = 0;
	enum err err = diary_count(&entries, session->diary);

	if (err == ERR_NONE)
		err = session_alerts(&alerts, session, ALERT_OPEN);
	if (err != ERR_NONE)
		return err;
	vault_status(&file, vault_of(session));
	*out = (struct session_status){
		.format = file.format,
		.commits = file.commits,
		.size = file.size,
		.log_bytes = file.log_bytes,
		.has_recovery = file.has_recovery,
		.cheap_to_guess = file.cheap_to_guess,
		.memory_locked = file.memory_locked,
		.read_only = session->is_read_only,
		.kdf_memory = file.kdf_memory,
		.kdf_passes = file.kdf_passes,
		.backups = file.backups,
		.last_commit = file.last_commit,
		.entries = entries,
		.open_alerts = alerts.count,
	};
	alert_list_clear(&alerts);
	return ERR_NONE;
}

enum err
session_save_draft(struct session *session, const void *bytes, size_t length)
{
	if (session->is_read_only)
		return err_note(ERR_READ_ONLY, "%s", session->path);
	return vault_save_draft(vault_of(session), bytes, length);
}

enum err
session_load_draft(struct buf *out, struct session *session)
{
	return vault_load_draft(out, vault_of(session));
}

enum err
session_seal_draft(struct buf *out, struct session *session,
		   const struct buf *bytes)
{
	return vault_seal_draft(out, vault_of(session), bytes->data,
				bytes->length);
}

enum err
session_unseal_draft(struct buf *out, struct session *session,
		     const struct buf *sealed)
{
	return vault_open_draft(out, vault_of(session), sealed);
}
