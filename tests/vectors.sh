#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The medicine, case by case: every file of tests/vectors through the program.
# Then plants a case that is wrong, an id that nobody knows and an empty file,
# and sees each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${VIGIE:=$top_srcdir/src/vigie}"

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-vectors.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
passed=0
failed=0
refused=0

# One file; its closing line must count every row.
look() {
	rows=$(grep -c '	' "$1")
	if "$VIGIE" --lang en rules test "$1" >"$work/out" 2>"$work/err"; then
		status=0
	else
		status=$?
	fi
	set -- "$1" $(sed -n \
		's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 \2/p' \
		"$work/out")
	if [ $# -ne 3 ] || [ $(($2 + $3 + 1)) -ne "$rows" ]; then
		cat "$work/out" "$work/err"
		echo "vectors: $1: the closing line does not count its rows"
		return 2
	fi
	if [ "$3" -ne 0 ] || [ "$status" -ne 0 ] || [ "$2" -eq 0 ]; then
		return 1
	fi
}

for file in "$top_srcdir"/tests/vectors/*.tsv; do
	[ -s "$file" ] || {
		echo 'vectors: nothing to run'
		exit 1
	}
	if ! look "$file"; then
		refused=$((refused + 1))
		echo "vectors: $(basename "$file"):"
		sed 's/^/	/' "$work/out"
	fi
	counted=$(sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 + 0 \2/p' "$work/out")
	[ -n "$counted" ] || continue
	passed=$((passed + ${counted%% *}))
	failed=$((failed + ${counted##* }))
done

# Each rule has a case named after it; these two speak of what no case can
# say: an unanswered telephone, a pregnancy.
"$VIGIE" --lang en rules list >"$work/rules"
rules=0
for rule in $(sed -n 's/^[^A-Z]*\([A-Z]-[A-Z0-9-]*\).*/\1/p' "$work/rules"); do
	rules=$((rules + 1))
	case $rule in
	X-NOREACH | X-PREG) continue ;;
	esac
	grep -q "^$rule\." "$top_srcdir"/tests/vectors/*.tsv || {
		echo "vectors: no case of $rule"
		refused=$((refused + 1))
	}
done
[ "$rules" -ge 92 ] || {
	echo "vectors: only $rules rules to look for"
	refused=$((refused + 1))
}

head='id	context	entries	expected_min_level	max_level	note'
about='ici=pembrolizumab;first=200;last=10'
plant() {
	printf '%s\n' "$head" >"$work/planted.tsv"
	[ -z "$2" ] || printf '%s\n' "$2" >>"$work/planted.tsv"
	if look "$work/planted.tsv" >/dev/null; then
		echo "vectors: $1 passed"
		refused=$((refused + 1))
	fi
}
plant 'a case that asks too much' \
	"too-much	$about	D0: cough=sev:1	EMERGENCY		"
plant 'a case that allows too little' \
	"too-little	$about	D0: fainting=pres:1	NONE	WATCH	"
plant 'an unknown symptom' \
	"unknown	$about	D0: courage=sev:1	NONE		"
plant 'an unknown measure' \
	"unknown	$about	D0: courage=1	NONE		"
plant 'an unknown medicine' \
	"unknown	$about	D0: med=courage,status:taking	NONE		"
plant 'an unknown key' \
	"unknown	courage=1;$about	D0: cough=sev:1	NONE		"
plant 'an unknown level' \
	"unknown	$about	D0: cough=sev:1	SOON		"
plant 'a file without cases' ''

echo "$passed passed, $failed failed"
[ "$passed" -gt 2000 ] && [ "$failed" -eq 0 ] && [ "$refused" -eq 0 ]
