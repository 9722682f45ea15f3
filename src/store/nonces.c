/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One draw costs as much as sealing 4 KiB, so nonces are drawn by the page. */
#include "config.h"

#include <sodium.h>
#include <string.h>
#include <sys/mman.h>

#include "base/alloc.h"
#include "store/envelope.h"

enum { NONCES_AT_ONCE = 64 };

/* A page of its own that is all zeros in a forked child: nothing left there,
 * so the child draws its own. */
struct nonces {
	size_t left;
	uint8_t bytes[NONCES_AT_ONCE][NONCE_LENGTH];
};

struct nonces *
nonces_new(void)
{
	void *page = mmap(NULL, sizeof(struct nonces), PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED)
		abort();
	/* A kernel that cannot promise it gets no buffer at all. */
	if (madvise(page, sizeof(struct nonces), MADV_WIPEONFORK) != 0) {
		munmap(page, sizeof(struct nonces));
		return NULL;
	}
	return page;
}

void
nonces_free(struct nonces *nonces)
{
	if (!nonces)
		return;
	wipe(nonces, sizeof(*nonces));
	munmap(nonces, sizeof(*nonces));
}

void
nonces_next(uint8_t out[static NONCE_LENGTH], struct nonces *nonces)
{
	if (!nonces) {
		randombytes_buf(out, NONCE_LENGTH);
		return;
	}
	if (nonces->left == 0) {
		randombytes_buf(nonces->bytes, sizeof(nonces->bytes));
		nonces->left = NONCES_AT_ONCE;
	}
	nonces->left--;
	memcpy(out, nonces->bytes[nonces->left], NONCE_LENGTH);
	wipe(nonces->bytes[nonces->left], NONCE_LENGTH);
}
