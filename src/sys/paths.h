/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things are, by the XDG rules; owned strings. */
#ifndef VIGIE_SYS_PATHS_H
#define VIGIE_SYS_PATHS_H

/* --diary, else VIGIE_DIARY, else $XDG_DATA_HOME/vigie/diary.vigie. option
 * may be NULL. */
char *paths_diary(const char *option);
char *paths_settings(void);     /* $XDG_CONFIG_HOME/vigie/vigie.conf */
char *paths_state_folder(void); /* $XDG_STATE_HOME/vigie */
char *paths_join(const char *folder, const char *name);
char *paths_folder(const char *path);
const char *paths_name(const char *path); /* borrowed: after the last slash */

#endif
