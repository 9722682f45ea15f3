/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back and putting back: each is a commit of its own. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/inside.h"

/* Indices into the chain's commits: whose changeset, turned round, takes back
 * what stands, or puts back what was taken. The last one is next. */
struct stacks {
	size_t *standing, *taken;
	size_t standing_count, taken_count;
};

/* An undo reaches the last that stands, a redo the last that was taken: the
 * kinds alone tell. What lies before this chain is simply not there, and what
 * was done before four in the morning stands. */
static struct stacks
read_stacks(const struct chain *chain, struct stamp now)
{
	int32_t today = stamp_day(now);
	struct stacks stacks = {
		.standing = alloc_zeroed(chain->count + 1, sizeof(size_t)),
		.taken = alloc_zeroed(chain->count + 1, sizeof(size_t)),
	};
	size_t i;

	for (i = 0; i < chain->count; i++) {
		if (stamp_day(chain->commits[i].when) < today)
			continue;
		switch (chain->commits[i].kind) {
		case COMMIT_NONE:
		case COMMIT_CHANGE:
			stacks.standing[stacks.standing_count++] = i;
			stacks.taken_count = 0;
			break;
		case COMMIT_UNDO:
			if (stacks.standing_count > 0)
				stacks.standing_count--;
			stacks.taken[stacks.taken_count++] = i;
			break;
		case COMMIT_REDO:
			if (stacks.taken_count > 0)
				stacks.taken_count--;
			stacks.standing[stacks.standing_count++] = i;
			break;
		}
	}
	return stacks;
}

static void
stacks_clear(struct stacks *stacks)
{
	free(stacks->standing);
	free(stacks->taken);
}

/* The first commit an undo or redo is about, through however many of them. */
static uint64_t
origin(const struct commit *commit)
{
	return commit->kind == COMMIT_CHANGE ? commit->sequence
					     : commit->target;
}

/* Begins, and turns the rows round. */
static enum err
begin_turned(struct vault *vault, size_t index)
{
	const struct commit *commit;
	enum err err = vault_begin(vault);

	if (err)
		return err;
	/* Beginning may have written a new file and a new list. */
	if (index >= vault->chain.count) {
		vault_forget(vault);
		return ERR_NOT_FOUND;
	}
	commit = &vault->chain.commits[index];
	err = database_apply_inverse(vault->db, commit->changeset,
				     commit->length);
	if (err)
		vault_forget(vault);
	return err;
}

static enum err
turn_round(char **label, struct vault *vault, size_t index,
	   const struct content *about)
{
	struct content content = *about;
	char *copy = alloc_string(vault->chain.commits[index].label);
	enum err err = begin_turned(vault, index);

	if (!err) {
		content.target = origin(&vault->chain.commits[index]);
		content.label = copy;
		content.label_length = strlen(copy);
		err = vault_keep(vault, &content);
	}
	if (err) {
		free(copy);
		return err;
	}
	*label = copy;
	return ERR_NONE;
}

enum err
vault_undo(char **label, struct vault *vault, struct stamp now)
{
	struct content about = { .when = now, .kind = COMMIT_UNDO };
	struct stacks stacks = read_stacks(&vault->chain, now);
	enum err err = ERR_NOT_FOUND;

	if (vault->mode != VAULT_WRITE)
		err = ERR_READ_ONLY;
	else if (stacks.standing_count > 0)
		err = turn_round(label, vault,
				 stacks.standing[stacks.standing_count - 1],
				 &about);
	stacks_clear(&stacks);
	return err;
}

enum err
vault_try_undo(struct vault *vault, struct stamp now)
{
	struct stacks stacks = read_stacks(&vault->chain, now);
	enum err err = ERR_NOT_FOUND;

	if (vault->mode != VAULT_WRITE)
		err = ERR_READ_ONLY;
	else if (stacks.standing_count > 0)
		err = begin_turned(vault,
				   stacks.standing[stacks.standing_count - 1]);
	stacks_clear(&stacks);
	return err;
}

enum err
vault_redo(char **label, struct vault *vault, struct stamp now)
{
	struct content about = { .when = now, .kind = COMMIT_REDO };
	struct stacks stacks = read_stacks(&vault->chain, now);
	enum err err = ERR_NOT_FOUND;

	if (vault->mode != VAULT_WRITE)
		err = ERR_READ_ONLY;
	else if (stacks.taken_count > 0)
		err = turn_round(label, vault,
				 stacks.taken[stacks.taken_count - 1], &about);
	stacks_clear(&stacks);
	return err;
}
