#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each sentence a person can meet is in the catalogue, and in French: the list
# of files is complete, the French is complete, nothing in it is a guess or
# left over, and the pure half marks sentences but never translates them. Then
# plants faults in a copy and sees each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"

marks='(^|[^A-Za-z0-9_])(_|N_|C_|NC_|P_|NP_)\('

# Files that hold a marked sentence; the macros' own definitions are none.
marked() {
	find src -name '*.[ch]' ! -path src/base/i18n.h ! -path src/sys/lang.h \
		! -name pack_data.c -exec grep -lE "$marks" {} + | sort
}

listed() {
	grep -v '^#' po/POTFILES.in | grep . | sort
}

# The options of xgettext as po/Makevars gives them.
options() {
	sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars |
		sed 's/^XGETTEXT_OPTIONS = *//; s/\\$//' | tr -d '\n'
}

count() {
	msgattrib "$@" | grep -c '^msgid' || :
}

# look DIR: one line for each thing refused; false when there is any.
look() (
	cd "$1"
	refused=0
	refuse() {
		echo "i18n: $*"
		refused=1
	}

	marked >"$work/marked"
	listed >"$work/listed"
	[ -s "$work/marked" ] || refuse 'nothing to look at in src'
	for file in $(comm -23 "$work/marked" "$work/listed"); do
		refuse "not in po/POTFILES.in: $file"
	done
	for file in $(comm -13 "$work/marked" "$work/listed"); do
		refuse "in po/POTFILES.in, but holds no sentence: $file"
	done

	# shellcheck disable=SC2046 # words on purpose
	xgettext $(options) -o "$work/all.pot" $(cat "$work/marked") \
		2>"$work/xgettext" || refuse "$(cat "$work/xgettext")"
	msgmerge -q --no-fuzzy-matching -o "$work/fr.po" po/fr.po \
		"$work/all.pot" || refuse 'po/fr.po does not merge'
	msgfmt --check -o /dev/null "$work/fr.po" 2>"$work/msgfmt" ||
		refuse "$(cat "$work/msgfmt")"
	[ "$(count --translated "$work/fr.po")" -gt 1 ] ||
		refuse 'nothing to look at in po/fr.po'
	case $(LC_ALL=C msgfmt --statistics -o /dev/null "$work/fr.po" 2>&1) in
	*fuzzy* | *untranslated*)
		for kind in untranslated only-fuzzy; do
			refuse "$kind: $(msgattrib --no-wrap --$kind \
				--no-obsolete "$work/fr.po" |
				grep -A 1 '^msgid ' | grep '[^"-] *"$')"
		done
		;;
	esac
	! grep -q '^#~' "$work/fr.po" ||
		refuse "left over: $(grep '^#~ msgid' "$work/fr.po")"

	grep -nE '(^|[^A-Za-z0-9_])(_|C_|P_|d?c?n?p?gettext|lang_(text|context|plural|words|set))\(' \
		-r --include='*.[ch]' src/base src/clinic src/report |
		grep -vE 'src/base/i18n\.(h|c):' >"$work/translates" || :
	[ ! -s "$work/translates" ] ||
		refuse "the pure half translates: $(cat "$work/translates")"
	return $refused
)

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-i18n.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

look "$top_srcdir" || exit 1

fresh() {
	rm -rf "$work/tree"
	mkdir -p "$work/tree/po"
	cp -R "$top_srcdir/src" "$work/tree/src"
	cp "$top_srcdir/po/fr.po" "$top_srcdir/po/Makevars" \
		"$top_srcdir/po/POTFILES.in" "$work/tree/po"
	chmod -R u+w "$work/tree"
}

# must_refuse WORDS: the tree as it now stands is refused with these words.
must_refuse() {
	if look "$work/tree" >"$work/said" 2>&1; then
		echo "i18n: let this through: $1"
		exit 1
	fi
	grep -qF "$1" "$work/said" || {
		echo "i18n: wanted '$1', but said:"
		cat "$work/said"
		exit 1
	}
}

fresh
echo 'const char *planted = N_("A sentence.");' >"$work/tree/src/sys/planted.c"
must_refuse 'not in po/POTFILES.in: src/sys/planted.c'
fresh
echo src/base/err.h >>"$work/tree/po/POTFILES.in"
must_refuse 'holds no sentence: src/base/err.h'
fresh
echo 'const char *planted = N_("A planted sentence.");' \
	>>"$work/tree/src/base/err_list.h"
must_refuse 'untranslated: msgid "A planted sentence."'
fresh
sed 's/^msgid "Done\."$/#, fuzzy\n&/' "$top_srcdir/po/fr.po" \
	>"$work/tree/po/fr.po"
must_refuse 'only-fuzzy: msgid "Done."'
fresh
printf '\nmsgid "Nobody says this."\nmsgstr "Rien."\n' >>"$work/tree/po/fr.po"
must_refuse 'left over: #~ msgid "Nobody says this."'
fresh
echo 'const char *planted(void) { return _("Done."); }' \
	>>"$work/tree/src/clinic/level.h"
must_refuse 'the pure half translates: src/clinic/level.h'
fresh
rm -r "$work/tree/src"
mkdir -p "$work/tree/src/base" "$work/tree/src/clinic" "$work/tree/src/report"
must_refuse 'nothing to look at in src'
