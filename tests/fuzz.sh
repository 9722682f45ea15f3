#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds each tests/fuzz_*.c with clang's libFuzzer and the sanitizers and runs
# it for FUZZ_SECONDS (60). What is found interesting is kept in build/fuzz.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${top_builddir:=.}" "${FUZZ_SECONDS:=60}" "${FUZZ_CC:=clang}"
work=$top_builddir/build/fuzz
mkdir -p "$work"

# Only what has no screen and no command line: the floors up to store.
sources=$(find "$top_srcdir/src/base" "$top_srcdir/src/clinic" \
	"$top_srcdir/src/sys" "$top_srcdir/src/store" -name '*.c')
flags="-g -O1 -D_GNU_SOURCE -DHAVE_CONFIG_H -I$top_builddir -I$top_srcdir/src
	-DLOCALEDIR=\"\" -DPKGDATADIR=\"\"
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all"
libraries="-lsqlite3 -lsodium -lutf8proc -lconfig -lcsv -lm"

# Compiled once for all targets.
rm -rf "$work/objects"
mkdir -p "$work/objects"
for source in $sources; do
	# shellcheck disable=SC2086
	$FUZZ_CC $flags -c "$source" -o "$work/objects/$(
		echo "${source#"$top_srcdir"/}" | tr / _).o"
done

for target in ${FUZZ_TARGETS:-"$top_srcdir"/tests/fuzz_*.c}; do
	name=$(basename "$target" .c)
	# shellcheck disable=SC2086
	$FUZZ_CC $flags "$target" "$work"/objects/*.o $libraries \
		-o "$work/$name"
	mkdir -p "$work/$name.corpus"
	echo "$name: $FUZZ_SECONDS seconds"
	"$work/$name" -max_total_time="$FUZZ_SECONDS" -timeout=10 \
		-rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
		-artifact_prefix="$work/$name." "$work/$name.corpus" \
		2>"$work/$name.said" || {
		tail -40 "$work/$name.said"
		exit 1
	}
	grep number_of_executed_units "$work/$name.said"
done
