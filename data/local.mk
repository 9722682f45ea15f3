# SPDX-License-Identifier: GPL-3.0-or-later
# Every file of the sample pack: compiled in, and installed as an example.
PACK_FILES =

packdir = $(pkgdatadir)/pack
dist_pack_DATA = $(PACK_FILES)
EXTRA_DIST += data/embed.sh
