/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/outside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/inside.h"
#include "sys/files.h"
#include "sys/lang.h"

enum { OUTSIDE_LIMIT = 4096 };

/* The roles of contacts: two lines of the team, and the specialists. */
static const struct {
	const char *role, *label;
} roles[] = {
	{ "team", N_("Care team") },
	{ "night", N_("Night and weekend") },
	{ "skin", N_("Skin specialist") },
	{ "mouth", N_("Mouth specialist") },
	{ "gut", N_("Stomach and bowel specialist") },
	{ "liver", N_("Liver specialist") },
	{ "lung", N_("Lung specialist") },
	{ "heart", N_("Heart specialist") },
	{ "endocrine", N_("Hormone specialist") },
	{ "nervous", N_("Nerve specialist") },
	{ "eye", N_("Eye specialist") },
	{ "kidney", N_("Kidney specialist") },
	{ "muscle_joint", N_("Joint specialist") },
	{ "blood", N_("Blood specialist") },
	{ "general", N_("Another doctor") },
};

const char *
outside_role(const char *role)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(roles[i].role, role) == 0)
			return _(roles[i].label);
	return role;
}

static char *
hour_of(int minute)
{
	struct stamp stamp = { .at = minute * INT64_C(60) };
	struct buf out = { 0 };

	if (minute % 60 != 0)
		return lang_hour(lang_current(), stamp);
	/* i18n: a whole hour, as 8:00 */
	buf_addf(&out, _("%d:00"), minute / 60);
	return buf_take(&out);
}

static void
add_hours(struct buf *out, const struct contact *contact)
{
	char *from, *until;

	if (contact->from_minute == contact->until_minute)
		return;
	from = hour_of(contact->from_minute);
	until = hour_of(contact->until_minute);
	buf_adds(out, ", ");
	buf_addf(out, _("%s to %s"), from, until);
	free(from);
	free(until);
	/* On a Saturday it must not be read as if somebody were there. */
	if (!contact->every_day && strcmp(contact->role, "night") != 0)
		buf_addf(out, ", %s", _("Monday to Friday"));
}

void
outside_add_who(struct buf *out, const struct contact *contact)
{
	buf_adds(out, outside_role(contact->role));
	if (contact->name[0] != '\0')
		buf_addf(out, " (%s)", contact->name);
	add_hours(out, contact);
}

void
outside_add_line(struct buf *out, const struct contact *contact)
{
	buf_addf(out, "%s   ", contact->number);
	outside_add_who(out, contact);
}

static char *
path_of(const char *diary)
{
	struct buf path = { 0 };

	buf_addf(&path, "%s.numbers", diary);
	return buf_take(&path);
}

void
outside_read(struct buf *out, const char *diary)
{
	char *path = path_of(diary);

	if (files_exist(path) &&
	    files_read(out, path, OUTSIDE_LIMIT) != ERR_NONE)
		err_forget_note();
	free(path);
}

bool
outside_is_wished(const char *diary)
{
	char *path = path_of(diary);
	bool is_there = files_exist(path);

	free(path);
	return is_there;
}

/* Whose specialist it is would say what is feared. */
static bool
may_be_outside(const struct contact *contact)
{
	return strcmp(contact->role, "team") == 0 ||
	       strcmp(contact->role, "night") == 0;
}

enum err
outside_write(struct session *session)
{
	const struct contact_list *list = session_contacts(session);
	char *path = path_of(session->path);
	struct buf text = { 0 };
	enum err err;

	for (size_t i = 0; i < list->count; i++) {
		if (!may_be_outside(&list->items[i]))
			continue;
		outside_add_line(&text, &list->items[i]);
		buf_adds(&text, "\n");
	}
	err = files_replace(path, text.data, text.length);
	buf_clear(&text);
	free(path);
	return err;
}

enum err
outside_forget(const char *diary)
{
	char *path = path_of(diary);
	enum err err = ERR_NONE;

	if (unlink(path) != 0 && errno != ENOENT)
		err = err_system(errno, "%s", path);
	free(path);
	return err;
}

void
outside_keep_up(struct session *session)
{
	if (session->is_read_only || !outside_is_wished(session->path))
		return;
	if (outside_write(session) == ERR_NONE ||
	    outside_forget(session->path) == ERR_NONE)
		return;
	err_forget_note();
}
