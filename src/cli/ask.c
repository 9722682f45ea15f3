/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <string.h>

#include "base/utf8.h"
#include "sys/tty.h"

enum { ANSWER_LIMIT = 80 };

/* In either language, whatever the case. */
static bool
is_yes(const char *text)
{
	static const char *const words[] = { "y", "yes", "o", "oui" };
	struct buf folded = { 0 };
	bool is_one = false;

	utf8_add_folded(&folded, text);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(buf_text(&folded), words[i]) == 0)
			is_one = true;
	buf_clear(&folded);
	return is_one;
}

enum cli_answer
cli_ask(const char *question)
{
	struct buf line = { 0 };
	enum cli_answer answer = CLI_NO;

	if (!tty_is_input() || !tty_is_output())
		return CLI_NOBODY;
	tty_say(question);
	tty_say(_(" Yes or no: "));
	if (tty_read_line(&line, ANSWER_LIMIT) == ERR_NONE &&
	    is_yes(buf_text(&line)))
		answer = CLI_YES;
	buf_clear(&line);
	return answer;
}
