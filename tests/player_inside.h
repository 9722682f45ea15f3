/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the player share. */
#ifndef VIGIE_TESTS_PLAYER_INSIDE_H
#define VIGIE_TESTS_PLAYER_INSIDE_H

#include "player.h"

#define PASSPHRASE "four words quite simple"

/* The test ends here, with the line of the script and the screen. */
void player_refuse(struct player *player, const char *why);
void player_refuse_word(struct player *player, const char *why,
			const char *word);
void player_refuse_number(struct player *player, const char *why, int number);
void player_need(struct player *player, bool is_running);
int player_number(const char *text);

void fingers_at_most(struct player *player, char *rest);
void fingers_choose(struct player *player, char *rest);
void fingers_tick(struct player *player, char *rest);
void fingers_copy_code(struct player *player, char *rest);
void fingers_count(struct player *player, char *rest);
void fingers_keys(struct player *player, char *rest);
void fingers_not(struct player *player, char *rest);
void fingers_passphrase(struct player *player, char *rest);
void fingers_pick(struct player *player, char *rest);
void fingers_say(struct player *player, char *rest);
void fingers_see(struct player *player, char *rest);
void fingers_to(struct player *player, char *rest);
void fingers_type(struct player *player, char *rest);
void fingers_type_code(struct player *player, char *rest);

/* player_look.c: a screen at all its sizes */
void look_at(struct player *player, char *name);
#endif
