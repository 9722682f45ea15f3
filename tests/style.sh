#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the formatter cannot see: files that grew too long, functions past
# sixty lines, calls that overflow, words of unfinished work, numbers with a
# fraction where the medicine is exact. Then plants faults in a copy and sees
# each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"

look() (
	cd "$1"
	find src tests -name '*.[ch]' ! -name pack_data.c | sort >"$work/files"
	[ "$(wc -l <"$work/files")" -gt 20 ] || {
		echo 'style: nothing to look at'
		return 1
	}
	xargs awk -v exact='^src/(base|clinic)/' '
	function refuse(why) {
		print "style: " FILENAME ":" FNR ": " why
		refused++
	}
	FNR == 1 { in_comment = 0; start = 0 }
	FNR == 601 { refuse("longer than 600 lines") }
	/(^|[^A-Z])(TODO|FIXME|XXX)([^A-Z]|$)/ { refuse("unfinished work is an issue") }
	# A table does not count.
	/^\{/ { start = FNR; rows = table = 0 }
	/^\t.*= \{$/ { table = 1 }
	table { rows++ }
	/^\t(\} [a-z_]+\[\] = \{|\};)$/ { table = /\{$/ }
	/^\}/ {
		if (start && FNR - start - 1 - rows > 60)
			refuse("a function of " FNR - start - 1 - rows " lines")
		start = 0
	}
	{
		code = $0
		gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
		if (in_comment) {
			if (!sub(/^.*\*\//, "", code))
				next
			in_comment = 0
		}
		gsub(/\/\*[^*]*\*+([^\/*][^*]*\*+)*\//, "", code)
		if (sub(/\/\*.*/, "", code))
			in_comment = 1
	}
	code ~ /\/\// { refuse("a comment of the other kind") }
	code ~ /(^|[^a-z_0-9])(strcpy|strcat|sprintf|vsprintf|atoi|atol|gets|strtok|alloca|system|popen|mktemp|tmpnam)\(/ {
		refuse("a call this house does not make")
	}
	# The loader turns a written fraction into thousandths, once.
	FILENAME ~ exact && FILENAME !~ /clinic\/pack_cfg\.c$/ && code ~ /(^|[^a-z_])(double|float)($|[^a-z_])/ {
		refuse("a fraction where numbers are exact")
	}
	code ~ /^typedef / && code !~ /\(/ && code !~ / milli;/ {
		refuse("a typedef that is no function type")
	}
	END { exit refused > 0 }' <"$work/files"
)

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-style.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

look "$top_srcdir" || exit 1

# must_refuse FILE WORDS: the text on stdin, added to the file, is refused so.
must_refuse() {
	rm -rf "$work/tree"
	mkdir -p "$work/tree/tests"
	cp -R "$top_srcdir/src" "$work/tree/src"
	cp "$top_srcdir"/tests/*.h "$work/tree/tests"
	chmod -R u+w "$work/tree"
	cat >>"$work/tree/$1"
	if look "$work/tree" >"$work/said"; then
		echo "style: let this through: $2 in $1"
		exit 1
	fi
	grep -qF "$2" "$work/said" || {
		echo "style: wanted '$2', but said:"
		cat "$work/said"
		exit 1
	}
}

lines() {
	awk -v n="$1" 'BEGIN { while (n-- > 0) print "\tx();" }'
}

lines 601 | must_refuse src/main.c 'longer than 600 lines'
{
	printf 'void\nf(void)\n{\n'
	lines 61
	echo '}'
} | must_refuse src/main.c 'a function of 61 lines'
echo '/* TO''DO: later */' | must_refuse src/main.c 'unfinished work'
echo 'int x; // no' | must_refuse src/main.c 'a comment of the other kind'
echo '	strcpy(a, b);' | must_refuse src/sys/files.h 'this house does not'
echo '	n = atoi(text);' | must_refuse src/sys/files.h 'this house does not'
echo 'double x;' | must_refuse src/clinic/triage.h 'numbers are exact'
echo 'typedef struct x y;' | must_refuse src/base/err.h 'a typedef'
mkdir -p "$work/empty/src" "$work/empty/tests"
if look "$work/empty" >/dev/null; then
	echo 'style: passed a tree with nothing in it'
	exit 1
fi
