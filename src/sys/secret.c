/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/secret.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/alloc.h"

/* More than a key derivation or a cipher leaves on the stack. */
enum { STACK_BYTES = 16 * 1024 };

/* How a secret is being used; apart, since reading is no change of it. */
struct use {
	unsigned depth;
	bool is_written;
};

struct secret {
	uint8_t *bytes;
	size_t length;
	struct use *use;
};

/* Memory that cannot be protected is memory that cannot be trusted. */
static void protected(int result)
{
	if (result != 0)
		abort();
}

struct secret *
secret_new(size_t length)
{
	struct secret *secret = alloc_zeroed(1, sizeof(*secret));

	assert(length >= 1 && length <= SECRET_LIMIT);
	protected(sodium_init() < 0);
	secret->use = alloc_zeroed(1, sizeof(*secret->use));
	secret->length = length;
	secret->bytes = sodium_malloc(length);
	if (!secret->bytes)
		abort();
	sodium_memzero(secret->bytes, length);
	protected(sodium_mprotect_noaccess(secret->bytes));
	return secret;
}

void
secret_free(struct secret *secret)
{
	if (!secret)
		return;
	sodium_free(secret->bytes); /* wipes, whatever the protection */
	free(secret->use);
	free(secret);
}

struct secret *
secret_from_bytes(const void *bytes, size_t length)
{
	struct secret *secret = secret_new(length);

	memcpy(secret_open_write(secret), bytes, length);
	secret_close(secret);
	return secret;
}

size_t
secret_length(const struct secret *secret)
{
	return secret->length;
}

void
secret_cut(struct secret *secret, size_t length)
{
	assert(length >= 1);
	if (length >= secret->length)
		return;
	sodium_memzero(secret_open_write(secret) + length,
		       secret->length - length);
	secret_close(secret);
	secret->length = length;
}

const uint8_t *
secret_open(const struct secret *secret)
{
	if (secret->use->depth++ == 0)
	protected(sodium_mprotect_readonly(secret->bytes));
	return secret->bytes;
}

uint8_t *
secret_open_write(struct secret *secret)
{
	secret->use->depth++;
	if (!secret->use->is_written)
	protected(sodium_mprotect_readwrite(secret->bytes));
	secret->use->is_written = true;
	return secret->bytes;
}

void
secret_close(const struct secret *secret)
{
	assert(secret->use->depth > 0);
	if (--secret->use->depth > 0)
		return;
	secret->use->is_written = false;
	protected(sodium_mprotect_noaccess(secret->bytes));
}

bool
secret_equal(const struct secret *a, const struct secret *b)
{
	bool is_equal;

	if (a->length != b->length)
		return false;
	is_equal = sodium_memcmp(secret_open(a), secret_open(b), a->length) ==
		   0;
	secret_close(b);
	secret_close(a);
	return is_equal;
}

void
secret_wipe_stack(void)
{
	sodium_stackzero(STACK_BYTES);
}

bool
secret_memory_is_locked(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	void *probe = mmap(NULL, page, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	bool is_locked;

	if (probe == MAP_FAILED)
		return false;
	is_locked = mlock(probe, page) == 0;
	munmap(probe, page);
	return is_locked;
}
