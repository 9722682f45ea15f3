#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two runs of the pure half must not differ. Reads what its libraries ask of
# the world and what they keep: only the names below, and no variable that can
# change but the error note. Then plants faults and sees each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${top_builddir:=$top_srcdir}" "${CC:=cc}"

# All that text and numbers need, and nothing that knows the day, the place or
# the person. jansson and utf8proc keep no state that shows.
needs='abort calloc free malloc realloc reallocarray explicit_bzero
bcmp memchr memcmp memcpy memmove memrchr memset memmem
strchr strchrnul strcmp strcpy strcspn strdup strlen strncmp strndup strnlen
strrchr strspn strstr strcasecmp strncasecmp strpbrk stpcpy
strerror strerror_r __xpg_strerror_r strerrordesc_np
snprintf vsnprintf qsort qsort_r bsearch __assert_fail __errno_location
_GLOBAL_OFFSET_TABLE_ __stack_chk_fail'
families='^(utf8proc_|json_|csv_|config_(init|destroy|read_string|lookup|root_setting|error|set)|config_setting_|__(mem|str|stp|explicit_bzero|v?snprintf)[a-z_]*_chk$)'

# look LIBRARY...: one line for each thing refused; false when there is any.
look() {
	for library do
		[ -s "$library" ] || {
			echo "nothing to look at: $library"
			return 1
		}
	done
	nm -g --defined-only "$@" 2>/dev/null |
		awk 'NF == 3 { print $3 }' >"$work/ours"
	nm -A -u "$@" 2>"$work/nm" | awk -v needs="$needs" \
		-v families="$families" -v list="$work/ours" '
		BEGIN {
			n = split(needs, word, /[ \n\t]+/)
			for (i = 1; i <= n; i++)
				known[word[i]] = 1
			while ((getline name < list) > 0)
				known[name] = 1
		}
		/report\.a:pdf\.o:|report\.a:[a-z_]*-?pdf\.o:/ { next }
		NF == 3 {
			looked++
			if (!($NF in known) && $NF !~ families) {
				print $1 " asks for " $NF
				refused++
			}
		}
		END {
			if (!looked)
				print "nothing to look at: no symbol"
			exit refused > 0 || !looked
		}' || return 1
	objdump -t "$@" | awk '
		/^[^ ]+:  +file format/ { object = $1; next }
		NF > 3 {
			looked++
			part = $(NF - 2)
			if (part !~ /^(\.t?(data|bss)|\*COM\*)/ ||
				part ~ /^\.data\.rel\.ro/)
				next
			if ($NF == part || ($0 !~ / O / && part ~ /^\.[db]/))
				next
			if (object == "err.o:" && $NF ~ /note$/)
				next
			print object " keeps " $NF " in " part
			refused++
		}
		END { exit refused > 0 || !looked }'
}

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-purity.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

src=$top_builddir/src
look "$src/libbase.a" "$src/libclinic.a" "$src/libreport.a" || {
	echo 'purity: the pure half asks for the world, or remembers'
	exit 1
}

# must_refuse WORDS SOURCE: a library with that source in it is refused so.
must_refuse() {
	printf '%s\n' "$2" >"$work/planted.c"
	$CC -w -fPIE -c -o "$work/planted.o" "$work/planted.c"
	cp "$src/libclinic.a" "$work/libclinic.a"
	chmod u+w "$work/libclinic.a"
	ar r "$work/libclinic.a" "$work/planted.o" 2>/dev/null
	if look "$src/libbase.a" "$work/libclinic.a" "$src/libreport.a" \
		>"$work/said"; then
		echo "purity: let this through: $2"
		exit 1
	fi
	grep -qF "$1" "$work/said" || {
		echo "purity: refused $2, but said:"
		cat "$work/said"
		exit 1
	}
}

asks() {
	must_refuse "asks for $1" "int $1(void); int planted(void);
		int planted(void) { return $1(); }"
}

for name in open openat fopen read time clock_gettime localtime_r getenv \
	setlocale dcgettext printf random getrandom sqlite3_open \
	sodium_init randombytes_buf socket lang_text clock_now; do
	asks "$name"
done
must_refuse 'keeps planted' 'int planted;'
must_refuse 'keeps planted' 'int planted = 1;'
must_refuse 'keeps planted' 'static int planted; int f(void);
	int f(void) { return planted++; }'
must_refuse 'keeps planted' 'static __thread int planted; int f(void);
	int f(void) { return planted++; }'
must_refuse 'keeps planted' 'const char *planted = "a";'

if look "$work/none.a" >/dev/null 2>&1; then
	echo 'purity: passed without a library'
	exit 1
fi
