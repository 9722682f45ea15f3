# SPDX-License-Identifier: GPL-3.0-or-later
# Every file of the sample pack: compiled in, and installed as an example.
PACK_FILES = data/pack/symptoms.csv data/pack/measures.csv \
	data/pack/treatments.csv data/pack/medicines.csv \
	data/pack/natural.csv

packdir = $(pkgdatadir)/pack
dist_pack_DATA = $(PACK_FILES)
EXTRA_DIST += data/embed.sh
