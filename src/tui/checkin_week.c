/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Once a week, all the usual symptoms: a page for each area of the body. */
#include "config.h"

#include "tui/checkin.h"

/* The page after those of the areas: what goes on. */
enum { PAGE_FOLLOWED = AREA_COUNT, PAGE_END };

static bool
has_symptom(const struct form *form, const struct pack *pack, int page)
{
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		if ((int)symptom->area == page &&
		    checkin_symptom_field(form, symptom) >= 0)
			return true;
	}
	return false;
}

static bool
is_page(const struct form *form, const struct checkin *checkin,
	const struct pack *pack, int page)
{
	if (page == PAGE_FOLLOWED)
		return checkin->followed.count > 0;
	return has_symptom(form, pack, page);
}

/* The first page from there on, PAGE_END for none. */
static int
page_from(const struct form *form, const struct checkin *checkin,
	  const struct pack *pack, int page)
{
	while (page < PAGE_END && !is_page(form, checkin, pack, page))
		page++;
	return page;
}

static int
page_now(const struct form *form, const struct checkin *checkin,
	 const struct pack *pack)
{
	int chosen = form_chosen(form, "page");

	return page_from(form, checkin, pack,
			 chosen == FIELD_UNCHOSEN ? 0 : chosen);
}

enum body_area
checkin_week_area(const struct form *form, const struct checkin *checkin,
		  const struct pack *pack)
{
	int page = page_now(form, checkin, pack);

	return page < AREA_COUNT ? (enum body_area)page : AREA_COUNT;
}

bool
checkin_week_is_none(const struct form *form, const struct checkin *checkin,
		     const struct pack *pack)
{
	enum body_area area = checkin_week_area(form, checkin, pack);

	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);
		int field = checkin_symptom_field(form, symptom);

		if (symptom->area == area && field >= 0 &&
		    form->fields[field].chosen == 1)
			return false;
	}
	return area != AREA_COUNT;
}

int
checkin_week_place(int *count, const struct form *form,
		   const struct checkin *checkin, const struct pack *pack)
{
	int now = page_now(form, checkin, pack), place = 0;

	*count = 0;
	for (int page = 0; page < PAGE_END; page++) {
		if (!is_page(form, checkin, pack, page))
			continue;
		++*count;
		place += page <= now;
	}
	return place;
}

bool
checkin_week_forward(struct form *form, const struct checkin *checkin,
		     const struct pack *pack)
{
	int page = page_from(form, checkin, pack,
			     page_now(form, checkin, pack) + 1);

	if (page >= PAGE_END)
		return false;
	form_choose(form, "page", page);
	form->is_touched = true;
	return true;
}

bool
checkin_week_back(struct form *form, const struct checkin *checkin,
		  const struct pack *pack)
{
	int page = page_now(form, checkin, pack) - 1;

	while (page >= 0 && !is_page(form, checkin, pack, page))
		page--;
	if (page < 0)
		return false;
	form_choose(form, "page", page);
	form->is_touched = true;
	return true;
}

static bool
was_asked_this_week(struct tui *tui)
{
	struct session_query query = {
		.kinds = 1u << ENTRY_NOTHING_NEW,
		.from_day = stamp_day(tui->now) - WHOLE_LIST_DAYS + 1,
		.to_day = stamp_day(tui->now),
		.live_only = true,
	};
	struct entry_list list = { 0 };
	bool was_asked = false;

	if (session_entries(&list, tui->session, &query) != ERR_NONE)
		return false;
	for (size_t i = 0; i < list.count; i++)
		was_asked |= entry_find_answer(&list.items[i], "whole_list") !=
			     NULL;
	entry_list_clear(&list);
	return was_asked;
}

bool
checkin_week_is_due(struct tui *tui)
{
	const char *from = session_fact(tui->session, "list_from");
	int32_t day;

	if (from != NULL && day_parse(&day, from) == ERR_NONE &&
	    day > stamp_day(tui->now))
		return false;
	return !was_asked_this_week(tui);
}

enum err
checkin_put_off_week(struct tui *tui)
{
	char day[STAMP_TEXT_LIMIT];

	return session_set_fact(tui->session, "list_from",
				day_format(day, stamp_day(tui->now) + 1));
}
