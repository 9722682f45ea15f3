/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every way Vigie can fail, one row each: FAILURE(name, exit code, sentence).
 * The sentence is what the person reads; the note (err_note) explains it.
 * Include with FAILURE defined; it is undefined again at the end.
 */
/* clang-format off */
FAILURE(ERR_NONE, 0, N_("Done."))
FAILURE(ERR_FAILED, 1, N_("This could not be done."))
FAILURE(ERR_IO, 1, N_("The disk did not accept or return the data."))
FAILURE(ERR_DISK_FULL, 1,
	N_("The disk is full. Nothing was lost, but this is not saved."))
FAILURE(ERR_NO_RIGHTS, 1,
	N_("You do not have the right to read or write there."))
FAILURE(ERR_EXISTS, 1, N_("There is already a file of that name."))
FAILURE(ERR_CLOCK, 1, N_("The date of this computer cannot be right."))
FAILURE(ERR_PACK, 1,
	N_("The rules and lists of the care team could not be read."))
FAILURE(ERR_USAGE, 2, N_("This command was not understood."))
FAILURE(ERR_INVALID, 2, N_("This was not understood."))
FAILURE(ERR_RANGE, 2, N_("This value is not possible."))
FAILURE(ERR_TOO_LARGE, 2, N_("This is too long."))
FAILURE(ERR_AMBIGUOUS, 2, N_("Several things have that name."))
FAILURE(ERR_NOT_FOUND, 3, N_("Nothing of that name was found."))
FAILURE(ERR_NO_DIARY, 4, N_("There is no diary there."))
FAILURE(ERR_PASSPHRASE, 5, N_("This passphrase does not open the diary."))
FAILURE(ERR_DAMAGED, 6, N_("The diary file is damaged."))
FAILURE(ERR_FOREIGN, 6, N_("This file is not a Vigie diary."))
FAILURE(ERR_BUSY, 7, N_("The diary is open elsewhere."))
FAILURE(ERR_READ_ONLY, 8, N_("The diary is open for reading only."))
FAILURE(ERR_NOT_ALLOWED, 8, N_("This is not allowed here."))
FAILURE(ERR_NO_TERMINAL, 9, N_("Vigie needs a terminal for this."))
FAILURE(ERR_NEWER, 11, N_("This diary was made by a newer Vigie."))
/* clang-format on */
#undef FAILURE
