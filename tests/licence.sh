#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The licence stands in the first line of each file that can say so (after the
# #! of a script). Then takes it away from copies and sees each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"

# Tables, pages to compare with and prose have no place for it.
files() {
	find src tests man data po configure.ac Makefile.am bootstrap .ci \
		.clang-format .editorconfig -type f \( -name '*.[ch1-8]' -o \
		-name '*.sh' -o -name '*.mk' -o -name '*.am' -o -name '*.ac' \
		-o -name '*.cfg' -o -name '*.po' -o -name Makevars -o \
		-name bootstrap -o -name run -o -name '.clang-*' -o \
		-name '.editorconfig' -o -name '*.sql' -o -name '*.fish' -o \
		-name '*.service' -o -name '*.timer' -o -name '*.bash' -o -name _vigie -o -name '*.desktop' \) \
		! -name pack_data.c ! -path '*/golden/*' -print 2>/dev/null
}

look() (
	cd "$1"
	files >"$work/files"
	[ "$(wc -l <"$work/files")" -gt 5 ] || {
		echo 'licence: nothing to look at'
		return 1
	}
	while read -r file; do
		head -n 2 "$file" | awk '
			/^#(!|compdef)/ && NR == 1 { next }
			{ found = /SPDX-License-Identifier: GPL-3\.0-or-later/
			  exit }
			END { exit !found }' || echo "licence: $file"
	done <"$work/files" >"$work/bare"
	cat "$work/bare"
	[ ! -s "$work/bare" ]
)

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-licence.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

look "$top_srcdir" || exit 1
grep -q 'GNU GENERAL PUBLIC LICENSE' "$top_srcdir/COPYING"

for planted in src/main.c tests/licence.sh src/base/local.mk po/Makevars; do
	rm -rf "$work/tree"
	mkdir "$work/tree"
	for part in src tests po; do
		mkdir "$work/tree/$part"
		(cd "$top_srcdir/$part" && find . -type f \( -name '*.[ch]' \
			-o -name '*.mk' -o -name '*.sh' -o -name Makevars \) |
			tar -cf - -T -) | tar -xf - -C "$work/tree/$part"
	done
	grep -v 'SPDX-License' "$top_srcdir/$planted" >"$work/bare"
	rm -f "$work/tree/$planted"
	cp "$work/bare" "$work/tree/$planted"
	if look "$work/tree" >"$work/said"; then
		echo "licence: let $planted through without one"
		exit 1
	fi
	grep -qxF "licence: $planted" "$work/said"
done
mkdir "$work/empty"
if look "$work/empty" >/dev/null; then
	echo 'licence: passed a tree with nothing in it'
	exit 1
fi
