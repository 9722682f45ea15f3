/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/packs.h"

#include <stdlib.h>
#include <string.h>

#include "app/pack_data.h"
#include "app/settings.h"
#include "base/buf.h"
#include "sys/files.h"
#include "sys/paths.h"
#include "sys/sign.h"

static const char clinic_folder[] = "/etc/vigie/pack";
static const char clinic_key[] = "/etc/vigie/pack.pub";
static const char signature_name[] = "pack.sig";
enum { SMALL_FILE_LIMIT = 1024 };

/* The files of a folder, in memory. */
struct folder {
	struct buf bytes[PACK_FILES];
	struct pack_file files[PACK_FILES];
	size_t count;
};

static void
folder_clear(struct folder *folder)
{
	for (size_t i = 0; i < PACK_FILES; i++)
		buf_clear(&folder->bytes[i]);
	folder->count = 0;
}

static enum err
folder_read_file(struct folder *folder, const char *path, size_t i)
{
	char *name = paths_join(path, pack_file_name(i));
	enum err err = files_read(&folder->bytes[i], name, PACK_FILE_LIMIT);

	free(name);
	if (err == ERR_NOT_FOUND)
		return err_note(ERR_PACK, "%s/%s", path, pack_file_name(i));
	folder->files[i].name = pack_file_name(i);
	folder->files[i].bytes = folder->bytes[i].data;
	folder->files[i].length = folder->bytes[i].length;
	return err;
}

static enum err
folder_read(struct folder *folder, const char *path)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < PACK_FILES; i++)
		err = folder_read_file(folder, path, i);
	folder->count = PACK_FILES;
	return err;
}

/* Appends a small file beside the lists; nothing when it is not there. */
static enum err
read_small(struct buf *out, const char *folder, const char *name)
{
	char *path = paths_join(folder, name);
	enum err err = files_read(out, path, SMALL_FILE_LIMIT);

	free(path);
	if (err != ERR_NOT_FOUND)
		return err;
	err_forget_note();
	return ERR_NONE;
}

/* The clinic's public key: of the settings, else of this computer. */
static enum err
read_public_key(struct buf *out, const struct settings *settings)
{
	enum err err;

	if (settings->pack_key[0] != '\0') {
		buf_adds(out, settings->pack_key);
		return ERR_NONE;
	}
	err = files_read(out, clinic_key, SMALL_FILE_LIMIT);
	if (err != ERR_NOT_FOUND)
		return err;
	err_forget_note();
	return ERR_NONE;
}

static enum err
verify(enum pack_trust *trust, const struct folder *folder,
       const struct buf *signature, const struct buf *key)
{
	struct buf signed_bytes = { 0 };
	enum err err;

	*trust = PACK_UNSIGNED;
	if (signature->length == 0 || key->length == 0)
		return ERR_NONE;
	err = pack_signed_bytes(&signed_bytes, folder->files, folder->count);
	if (err == ERR_NONE)
		err = sign_verify(signed_bytes.data, signed_bytes.length,
				  buf_text(signature), buf_text(key));
	buf_clear(&signed_bytes);
	*trust = err == ERR_NONE ? PACK_SIGNED : PACK_FORGED;
	return err;
}

/* A signature is only worth something against a key that did not come with
 * the pack. */
static enum err
check_signature(enum pack_trust *trust, const struct folder *folder,
		const char *path, const struct settings *settings)
{
	struct buf signature = { 0 }, key = { 0 };
	enum err err = read_small(&signature, path, signature_name);

	if (err == ERR_NONE)
		err = read_public_key(&key, settings);
	if (err == ERR_NONE)
		err = verify(trust, folder, &signature, &key);
	buf_clear(&signature);
	buf_clear(&key);
	return err;
}

static enum err
open_folder(struct pack **out, enum pack_trust *trust, const char *path,
	    const struct settings *settings)
{
	struct folder folder = { 0 };
	enum err err = folder_read(&folder, path);

	if (err == ERR_NONE)
		err = check_signature(trust, &folder, path, settings);
	if (err == ERR_NONE)
		err = pack_load(out, folder.files, folder.count);
	folder_clear(&folder);
	return err;
}

static enum err
open_sample(struct pack **out, enum pack_trust *trust)
{
	size_t count = 0;

	while (pack_data[count].name != NULL)
		count++;
	*trust = PACK_SAMPLE;
	return pack_load(out, pack_data, count);
}

/* NULL for the sample. */
static const char *
choose_folder(const char *asked, const struct settings *settings)
{
	if (asked != NULL)
		return asked;
	if (settings->pack[0] != '\0')
		return settings->pack;
	return files_exist(clinic_folder) ? clinic_folder : NULL;
}

enum err
packs_open(struct pack **out, enum pack_trust *trust, const char *folder)
{
	struct settings settings;
	const char *chosen;
	enum err err = settings_read(&settings);

	if (err != ERR_NONE)
		return err;
	chosen = choose_folder(folder, &settings);
	if (chosen != NULL)
		err = open_folder(out, trust, chosen, &settings);
	else
		err = open_sample(out, trust);
	settings_clear(&settings);
	return err;
}

enum err
packs_check(const char *folder)
{
	struct pack *pack;
	enum pack_trust trust;
	enum err err = packs_open(&pack, &trust, folder);

	if (err == ERR_NONE)
		pack_free(pack);
	return err;
}

static enum err
write_signature(const char *folder, const char *hex)
{
	char *path = paths_join(folder, signature_name);
	struct buf line = { 0 };
	enum err err;

	buf_addf(&line, "%s\n", hex);
	err = files_replace(path, line.data, line.length);
	buf_clear(&line);
	free(path);
	return err;
}

/* Only what loads is signed. */
enum err
packs_sign(const char *folder, const char *key_path)
{
	struct folder read = { 0 };
	struct buf signed_bytes = { 0 };
	struct pack *pack = NULL;
	char hex[SIGN_HEX_LIMIT];
	enum err err = folder_read(&read, folder);

	if (err == ERR_NONE)
		err = pack_load(&pack, read.files, read.count);
	if (err == ERR_NONE)
		err = pack_signed_bytes(&signed_bytes, read.files, read.count);
	if (err == ERR_NONE)
		err = sign_bytes(hex, signed_bytes.data, signed_bytes.length,
				 key_path);
	if (err == ERR_NONE)
		err = write_signature(folder, hex);
	pack_free(pack);
	buf_clear(&signed_bytes);
	folder_clear(&read);
	return err;
}
