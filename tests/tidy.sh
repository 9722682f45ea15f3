#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh FILE COMPILER-FLAGS...: clang-tidy over one file, unless neither it
# nor any header changed since it was last clean.
set -eu
file=$1
shift
stamp=build/tidy/$(printf '%s' "${file##*src/}" | tr / _)
mkdir -p build/tidy
if [ -f "$stamp" ] &&
	[ -z "$(find "$file" "${file%/src/*}/src" \
		\( -path "$file" -o -name '*.h' \) -newer "$stamp" -print)" ]
then
	exit 0
fi
"$CLANG_TIDY" --quiet --warnings-as-errors='*' --checks="$TIDY_CHECKS" \
	"$file" -- "$@"
touch "$stamp"
