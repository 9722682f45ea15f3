/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "base/alloc.h"

enum {
	LARGE = 256 * 1024,
	PAGE = 4096,
	FOR_KEYS = 2 * 1024 * 1024, /* of the lockable memory: never ours */
};

/* Before each block. What follows it is aligned for anything. */
struct block {
	size_t size;   /* what was asked for */
	size_t mapped; /* bytes of its own mapping, 0 when from malloc */
	size_t locked; /* of these */
	size_t spare;
};

static size_t locked_total, mapped_total;

static struct block *
block_of(void *memory)
{
	return (struct block *)memory - 1;
}

static size_t
lockable(void)
{
	struct rlimit limit;
	size_t taken = locked_total + FOR_KEYS;

	if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0)
		return 0;
	if (limit.rlim_cur == RLIM_INFINITY)
		return SIZE_MAX;
	return limit.rlim_cur > taken ? (size_t)limit.rlim_cur - taken : 0;
}

static struct block *
map_block(size_t size)
{
	size_t mapped = (size + sizeof(struct block) + PAGE - 1) / PAGE * PAGE;
	size_t locked = lockable() / PAGE * PAGE;
	struct block *block;

	block = mmap(NULL, mapped, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (block == MAP_FAILED)
		return NULL;
	madvise(block, mapped, MADV_DONTDUMP);
	if (locked > mapped)
		locked = mapped;
	if (locked > 0 && mlock(block, locked) != 0)
		locked = 0;
	block->mapped = mapped;
	block->locked = locked;
	mapped_total += mapped;
	locked_total += locked;
	return block;
}

static void *
heap_malloc(int size)
{
	size_t wanted = (size_t)size;
	struct block *block;

	if (wanted >= LARGE) {
		block = map_block(wanted);
	} else {
		block = malloc(sizeof(*block) + wanted);
		if (block)
			block->mapped = 0;
	}
	if (!block)
		return NULL;
	block->size = wanted;
	return block + 1;
}

static void
heap_free(void *memory)
{
	struct block *block;

	if (!memory)
		return;
	block = block_of(memory);
	wipe(memory, block->size);
	if (block->mapped > 0) {
		mapped_total -= block->mapped;
		locked_total -= block->locked;
		munmap(block, block->mapped);
	} else {
		free(block);
	}
}

static int
heap_size(void *memory)
{
	return memory ? (int)block_of(memory)->size : 0;
}

/* Never realloc, which may leave the old bytes behind. */
static void *
heap_realloc(void *memory, int size)
{
	struct block *block = block_of(memory);
	size_t kept = block->size < (size_t)size ? block->size : (size_t)size;
	void *moved = heap_malloc(size);

	if (!moved)
		return NULL;
	memcpy(moved, memory, kept);
	heap_free(memory);
	return moved;
}

static int
heap_roundup(int size)
{
	return (size + 7) & ~7;
}

static int
heap_init(void *unused)
{
	(void)unused;
	return SQLITE_OK;
}

static void
heap_shutdown(void *unused)
{
	(void)unused;
}

const sqlite3_mem_methods *
heap_methods(void)
{
	static const sqlite3_mem_methods methods = {
		.xMalloc = heap_malloc,
		.xFree = heap_free,
		.xRealloc = heap_realloc,
		.xSize = heap_size,
		.xRoundup = heap_roundup,
		.xInit = heap_init,
		.xShutdown = heap_shutdown,
	};

	return &methods;
}

bool
heap_is_locked(void)
{
	return locked_total == mapped_total;
}
