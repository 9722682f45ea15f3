# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libapp.a
src_libapp_a_SOURCES = src/app/pack_data.h \
	src/app/packs.c src/app/packs.h \
	src/app/settings.c src/app/settings.h
nodist_src_libapp_a_SOURCES = src/app/pack_data.c

# The sample pack, compiled in.
CLEANFILES += src/app/pack_data.c
src/app/pack_data.c: $(PACK_FILES) $(srcdir)/data/embed.sh
	$(AM_V_GEN)$(MKDIR_P) src/app && cd $(srcdir) && \
	  $(SHELL) data/embed.sh $(PACK_FILES) \
	  >"$(abs_builddir)/$@.new" && \
	  mv "$(abs_builddir)/$@.new" "$(abs_builddir)/$@"
