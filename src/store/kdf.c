/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/kdf.h"

#include <sodium.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/clock.h"

#define MIB ((uint64_t)1024 * 1024)
#define GIB (1024 * MIB)

/* What a file may demand: of one slot, and of all that are tried. */
#define MEMORY_LIMIT GIB
#define WORK_LIMIT (4 * GIB)
#define WORK_SUM_LIMIT (8 * GIB)
#define MEMORY_LEAST ((uint64_t)crypto_pwhash_argon2id_MEMLIMIT_MIN)

/* A calibrated cost: RFC 9106's second choice is the floor. */
enum {
	AIM_MS = 1000,
	AIM_AT_MOST_MS = 1500,
	PASSES_LEAST = 3,
	PASSES_MOST = 12,
	MEMORY_SHARE = 4, /* at most this part of what the machine has */
};
#define CALIBRATED_LEAST (64 * MIB)
#define CALIBRATED_MOST (256 * MIB)

_Static_assert(SALT_LENGTH == crypto_pwhash_argon2id_SALTBYTES, "salt");

static const struct cost fixed[] = {
	[KDF_MIN] = { crypto_pwhash_argon2id_OPSLIMIT_MIN,
		      crypto_pwhash_argon2id_MEMLIMIT_MIN },
	[KDF_INTERACTIVE] = { crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
			      crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE },
	[KDF_MODERATE] = { PASSES_LEAST, CALIBRATED_LEAST },
	[KDF_SENSITIVE] = { crypto_pwhash_argon2id_OPSLIMIT_SENSITIVE,
			    crypto_pwhash_argon2id_MEMLIMIT_SENSITIVE },
};

/* Milliseconds for the floor of a calibrated cost, at least 1. */
static uint64_t
measure_floor(void)
{
	static const uint8_t salt[SALT_LENGTH] = { 0 };
	uint8_t key[KEY_LENGTH];
	int64_t before = clock_monotonic(), after;

	if (crypto_pwhash_argon2id(key, sizeof(key), "measure", 7, salt,
				   PASSES_LEAST, CALIBRATED_LEAST,
				   crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
		return AIM_AT_MOST_MS;
	after = clock_monotonic();
	return after > before ? (uint64_t)(after - before) : 1;
}

static uint64_t
memory_to_spare(void)
{
	long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);

	if (pages <= 0 || size <= 0)
		return CALIBRATED_LEAST;
	return (uint64_t)pages * (uint64_t)size / MEMORY_SHARE;
}

/* Memory first, since it is what costs an attacker most; then passes. */
static struct cost
calibrate(void)
{
	struct cost cost = fixed[KDF_MODERATE];
	uint64_t floor_ms = measure_floor(), spare = memory_to_spare();
	uint64_t ms = floor_ms, passes;

	while (cost.memory < CALIBRATED_MOST && cost.memory * 2 <= spare &&
	       ms * 2 <= AIM_AT_MOST_MS) {
		cost.memory *= 2;
		ms *= 2;
	}
	passes = PASSES_LEAST * (uint64_t)AIM_MS / ms;
	if (passes > PASSES_MOST)
		passes = PASSES_MOST;
	if (passes > PASSES_LEAST)
		cost.passes = (uint32_t)passes;
	return cost;
}

struct cost
cost_choose(enum kdf_cost wish)
{
	return wish == KDF_MODERATE ? calibrate() : fixed[wish];
}

struct cost
cost_raise(struct cost now)
{
	struct cost better;

	if (cost_is_cheap(now))
		return now;
	better = calibrate();
	if (better.memory < now.memory || cost_work(better) < cost_work(now))
		return now;
	return better;
}

uint64_t
cost_work(struct cost cost)
{
	return cost.passes * cost.memory;
}

bool
cost_is_bearable(struct cost cost)
{
	if (cost.passes < 1 || cost.memory < MEMORY_LEAST)
		return false;
	if (cost.memory > MEMORY_LIMIT)
		return false;
	return cost.passes <= WORK_LIMIT / cost.memory;
}

bool
cost_sum_is_bearable(uint64_t work)
{
	return work <= WORK_SUM_LIMIT;
}

bool
cost_is_cheap(struct cost cost)
{
	return cost.memory < fixed[KDF_INTERACTIVE].memory ||
	       cost_work(cost) < cost_work(fixed[KDF_INTERACTIVE]);
}

enum err
cost_pay(struct secret **out, const struct secret *passphrase,
	 const uint8_t salt[static SALT_LENGTH], struct cost cost)
{
	struct secret *key = secret_new(KEY_LENGTH);
	const char *words = (const char *)secret_open(passphrase);
	int failed;

	failed = crypto_pwhash_argon2id(secret_open_write(key), KEY_LENGTH,
					words, secret_length(passphrase), salt,
					cost.passes, (size_t)cost.memory,
					crypto_pwhash_argon2id_ALG_ARGON2ID13);
	secret_close(key);
	secret_close(passphrase);
	secret_wipe_stack();
	if (failed) {
		secret_free(key);
		return err_note(ERR_FAILED,
				"%llu MiB of memory for the passphrase are "
				"not to be had",
				(unsigned long long)(cost.memory / MIB));
	}
	*out = key;
	return ERR_NONE;
}
