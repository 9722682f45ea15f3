#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Twenty changes of all kinds, each by a program of its own; all taken back one
# by one, and done again: the diary reads the same at each step, to the byte.
set -u
: "${VIGIE:?}"
work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-undo.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state"
export XDG_CONFIG_HOME="$work/config" LC_ALL=C.UTF-8 TZ=Europe/Paris
unset LANGUAGE VIGIE_DIARY
cd "$work" || exit 1
echo 'a long enough passphrase' >pass
failed=0 count=0 level=0

v() {
	"$VIGIE" --passphrase-fd 3 "$@" 3<"$work/pass" >out 2>err </dev/null
}

fail() {
	echo "FAILED: $1"
	sed 's/^/    /' out err
	failed=$((failed + 1))
}

# What the diary says, in all the ways it can.
state() {
	for say in 'list' 'list --format json' 'alerts --format json' \
		'profile' 'contact list' 'question list'; do
		# shellcheck disable=SC2086
		v $say
		cat out
	done >"$1"
}

# change WORDS: one level more.
change() {
	v "$@" || fail "$*"
	level=$((level + 1))
	state "$level"
}

same() {
	count=$((count + 1))
	state now
	cmp -s now "$1" && return
	fail "$2 of level $1"
	diff "$1" now | head -5
}

v init --kdf min --no-recovery || fail 'init'
state 0
change profile name Jeanne
change contact add --role team --number '01 99 00 12 34' --hours 8-18
change add treatment nivolumab --at -200d
change add infusion --at -12d
change add symptom itching severity=1
change add symptom cough severity=2 --at -2d
change add measure temp_c 37.2 C
change add product curcuma --kind natural --status planned
change add product paracetamol --kind otc --status taking
change add dose paracetamol --amount '1 g'
change add symptom diarrhea extra_stools=5
change called --who nurse --said 'come tomorrow'
change question add 'May I travel?'
change visit add --at 2027-01-05
change add measure weight_kg 63 kg
change add product curcuma --kind natural --status taking
change none
v list --format json
id=$(grep -o '"id": *[0-9]*' out | head -1 | grep -o '[0-9]*')
change strike "$id" --why 'wrong day'
change baseline cough severity=1
change add symptom rash severity=1
[ "$level" -eq 20 ] || fail "$level levels"

while [ "$level" -gt 0 ]; do
	v undo || fail "undo at $level"
	[ -s err ] || [ -s out ] || fail "undo at $level says nothing"
	level=$((level - 1))
	same "$level" undo
done
v undo && fail 'undo of nothing'
while [ "$level" -lt 20 ]; do
	v redo || fail "redo at $level"
	level=$((level + 1))
	same "$level" redo
done
v redo && fail 'redo of nothing'
v check || fail 'check'

[ "$count" -eq 40 ] || failed=$((failed + 1))
echo "$count states compared, $failed failed"
[ "$failed" -eq 0 ]
