#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh FILE COMPILER-FLAGS...: clang-tidy and gcc's analyzer over one file,
# unless neither it nor any header changed since it was last clean.
set -eu
: "${CLANG_TIDY:=clang-tidy}"
file=$1
shift
top=${file%/src/*}
stamp=build/tidy/$(printf '%s' "${file##*src/}" | tr / _)
mkdir -p build/tidy
if [ -f "$stamp" ] &&
	[ -z "$(find "$file" "$top/src" "$top/tests/tidy.sh" \
		\( -path "$file" -o -name '*.h' -o -name tidy.sh \) \
		-newer "$stamp" -print)" ]
then
	exit 0
fi

checks='-*,bugprone-*,cert-*,clang-analyzer-*,misc-*'
# The list headers need bare names; parameters in our fixed order are meant.
checks="$checks,-bugprone-macro-parentheses"
checks="$checks,-bugprone-easily-swappable-parameters"
# Wants Annex K, which no libc has; is wrong in 14.
a=clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling
checks="$checks,-$a,-clang-analyzer-valist.Uninitialized"
# Rules nest, folders too: both have a limit.
checks="$checks,-misc-no-recursion"
# Takes an array of pointers for a slip, and a sentence of two lines.
checks="$checks,-bugprone-suspicious-missing-comma"
checks="$checks,-bugprone-sizeof-expression"
# Wants a cast before each snprintf; -Wconversion says the other better.
checks="$checks,-cert-err33-c,-bugprone-narrowing-conversions"

"$CLANG_TIDY" --quiet --warnings-as-errors='*' --checks="$checks" \
	"$file" -- "$@" 2>"$stamp.said" || {
	grep -v 'warnings* generated' "$stamp.said" || :
	exit 1
}
if gcc --version >/dev/null 2>&1; then
	# Lost behind our allocators, and in arrays that are filled in turn.
	gcc "$@" -O2 -fanalyzer -Wno-analyzer-malloc-leak \
		-Wno-analyzer-use-of-uninitialized-value -Werror -c -o "$stamp.o" "$file"
fi
rm -f "$stamp.said" "$stamp.o"
touch "$stamp"
