/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/order.h"

/* Of one moment, in this order: what a call covers comes before it. What the
 * baseline was is known from the start. */
enum rank { RANK_BASELINE, RANK_TREATMENT, RANK_PRODUCT, RANK_FELT, RANK_CALL };

/* What counts, and what counts only once it is past. */
struct kind_row {
	enum rank rank;
	bool counts;
	bool is_past;
};
static const struct kind_row kind_rows[] = {
	[ENTRY_SYMPTOM] = { RANK_FELT, true, false },
	[ENTRY_MEASURE] = { RANK_FELT, true, false },
	[ENTRY_PRODUCT] = { RANK_PRODUCT, true, false },
	[ENTRY_DOSE] = { RANK_PRODUCT, true, false },
	[ENTRY_TREATMENT] = { RANK_TREATMENT, true, true },
	[ENTRY_INFUSION] = { RANK_TREATMENT, true, true },
	[ENTRY_NOTHING_NEW] = { RANK_FELT, false, false },
	[ENTRY_BASELINE] = { RANK_BASELINE, true, false },
	[ENTRY_CALL] = { RANK_CALL, true, true },
	[ENTRY_QUESTION] = { RANK_FELT, false, false },
	[ENTRY_VISIT] = { RANK_FELT, false, false },
};

struct stamp
order_stamp(const struct triage_case *tested, size_t place)
{
	struct stamp felt = tested->entries[place]->felt;

	return felt.at < tested->now.at ? felt : tested->now;
}

int64_t
order_time(const struct triage_case *tested, size_t place)
{
	return order_stamp(tested, place).at;
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_ids(int64_t a, int64_t b)
{
	/* What is not yet kept is the newest. */
	if ((a == 0) != (b == 0))
		return a == 0 ? 1 : -1;
	return compare(a, b);
}

static int
compare_places(const struct triage_case *tested, size_t a, size_t b)
{
	const struct entry *left = tested->entries[a];
	const struct entry *right = tested->entries[b];
	enum rank left_rank = kind_rows[left->kind].rank;
	enum rank right_rank = kind_rows[right->kind].rank;
	int order = compare(left_rank != RANK_BASELINE,
			    right_rank != RANK_BASELINE);

	if (order == 0)
		order = compare(order_time(tested, a), order_time(tested, b));
	if (order == 0)
		order = compare((int64_t)left_rank, (int64_t)right_rank);
	if (order == 0)
		order = compare(left->noted.at, right->noted.at);
	if (order == 0)
		order = compare_ids(left->id, right->id);
	if (order == 0)
		order = entry_order(left, right);
	return order != 0 ? order : compare((int64_t)a, (int64_t)b);
}

static bool
counts(const struct triage_case *tested, size_t place)
{
	const struct entry *entry = tested->entries[place];
	const struct kind_row *row = &kind_rows[entry->kind];

	return row->counts && entry_is_live(entry) &&
	       (!row->is_past || entry->felt.at <= tested->now.at);
}

/* ---- a heap of the earliest, the latest of them on top ---- */

static void
swap(struct order *order, size_t a, size_t b)
{
	size_t kept = order->places[a];

	order->places[a] = order->places[b];
	order->places[b] = kept;
}

static bool
is_later(const struct order *order, size_t a, size_t b)
{
	return compare_places(order->tested, order->places[a],
			      order->places[b]) > 0;
}

static void
sift_up(struct order *order, size_t i)
{
	while (i > 0 && is_later(order, i, (i - 1) / 2)) {
		swap(order, i, (i - 1) / 2);
		i = (i - 1) / 2;
	}
}

static void
sift_down(struct order *order, size_t count)
{
	size_t i = 0;

	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= count)
			return;
		if (child + 1 < count && is_later(order, child + 1, child))
			child++;
		if (!is_later(order, child, i))
			return;
		swap(order, i, child);
		i = child;
	}
}

static void
keep_early(struct order *order, size_t place)
{
	if (order->count < ORDER_CHUNK) {
		order->places[order->count] = place;
		sift_up(order, order->count++);
		return;
	}
	order->is_whole = false;
	if (compare_places(order->tested, place, order->places[0]) < 0) {
		order->places[0] = place;
		sift_down(order, order->count);
	}
}

static void
sort(struct order *order)
{
	for (size_t left = order->count; left > 1; left--) {
		swap(order, 0, left - 1);
		sift_down(order, left - 1);
	}
}

/* The earliest of those after the last. */
static void
fill(struct order *order)
{
	const struct triage_case *tested = order->tested;

	order->count = 0;
	order->next = 0;
	order->is_whole = true;
	for (size_t i = 0; i < tested->count; i++) {
		if (!counts(tested, i) ||
		    (order->is_started &&
		     compare_places(tested, i, order->last) <= 0))
			continue;
		keep_early(order, i);
	}
	order->is_started = true;
	sort(order);
}

void
order_begin(struct order *order, const struct triage_case *tested)
{
	order->tested = tested;
	order->is_started = false;
	order->is_whole = false;
	order->count = 0;
	order->next = 0;
}

bool
order_next(struct order *order, size_t *place)
{
	if (order->next == order->count) {
		if (order->is_whole)
			return false;
		fill(order);
		if (order->count == 0)
			return false;
	}
	order->last = order->places[order->next++];
	*place = order->last;
	return true;
}
