# SPDX-License-Identifier: GPL-3.0-or-later
# A page a line, for example: dist_man_MANS += man/vigie.1
dist_man_MANS += man/vigie-diary.5
dist_man_MANS += man/vigie.1
dist_man_MANS += man/vigie-rules.5
dist_man_MANS += man/vigie-exchange.5

man1frdir = $(mandir)/fr/man1
dist_man1fr_DATA = man/fr/vigie.1
