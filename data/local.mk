# SPDX-License-Identifier: GPL-3.0-or-later
# Every file of the sample pack: compiled in, and installed as an example.
PACK_FILES = data/pack/symptoms.csv data/pack/measures.csv \
	data/pack/treatments.csv data/pack/medicines.csv \
	data/pack/natural.csv data/pack/rules.cfg data/pack/pack.cfg

packdir = $(pkgdatadir)/pack
dist_pack_DATA = $(PACK_FILES)
EXTRA_DIST += data/embed.sh

bashdir = $(datadir)/bash-completion/completions
nodist_bash_DATA = build/completions/vigie
zshdir = $(datadir)/zsh/site-functions
nodist_zsh_DATA = build/completions/_vigie
fishdir = $(datadir)/fish/vendor_completions.d
nodist_fish_DATA = build/completions/vigie.fish
desktopdir = $(datadir)/applications
dist_desktop_DATA = data/vigie.desktop
COMPLETIONS = data/completions/vigie.bash data/completions/_vigie \
	data/completions/vigie.fish
EXTRA_DIST += $(COMPLETIONS)
CLEANFILES += $(nodist_bash_DATA) $(nodist_zsh_DATA) $(nodist_fish_DATA)
# The folder of the pack is known only now.
FILL_IN = $(MKDIR_P) $(@D) && $(SED) 's|@pkgdatadir[@]|$(pkgdatadir)|'
build/completions/vigie: data/completions/vigie.bash
	$(AM_V_GEN)$(FILL_IN) $(srcdir)/data/completions/vigie.bash >$@
build/completions/_vigie: data/completions/_vigie
	$(AM_V_GEN)$(FILL_IN) $(srcdir)/data/completions/_vigie >$@
build/completions/vigie.fish: data/completions/vigie.fish
	$(AM_V_GEN)$(FILL_IN) $(srcdir)/data/completions/vigie.fish >$@
