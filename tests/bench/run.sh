#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh PROGRAM...: the same rows in a file of each peer, then rounds in which
# each is measured in turn, so that noise hits all alike. Prints a table of
# medians. ROUNDS in the environment: how often (21).
set -eu
export LC_ALL=C
tests=$(dirname "$0")
folder=$PWD/build/bench/files
samples=build/bench/samples
now=$(date +%s)

rm -rf "$folder"
mkdir -p "$folder/state" "$folder/saved"
: >"$samples"

say() {
	printf '%s\n' "$*" >&2
}

# For each peer: its name, its program, how its files end.
peers() {
	for program do
		case $program in
		*sqlcipher*)
			echo "cipher_roll $program cipher.db"
			echo "cipher_wal $program cipher.wal"
			;;
		*sqlite*)
			echo "sqlite_roll $program db"
			echo "sqlite_wal $program wal"
			;;
		*) echo "vigie $program vigie" ;;
		esac
	done
}

# measure WHAT FOLDER YEARS: of every peer in turn.
measure() {
	while read -r peer program end; do
		XDG_STATE_HOME="$folder/state/$2" "./$program" "$1" \
			"$folder/$2/$3.$end" $(($3 * 6000)) "$now" |
			sed "s/^/$peer $3 /" >>"$samples"
	done <build/bench/peers
}

peers "$@" >build/bench/peers
grep -q cipher build/bench/peers ||
	say 'SQLCipher (libsqlcipher-dev) is not there: measured without it.'
while read -r peer program end; do
	"./$program" version . 1 1 | sed "s/^/$peer 0 version /" >>"$samples"
done <build/bench/peers

mkdir -p "$folder/read"
for years in 1 10 20; do
	say "Writing $years years of diary, $((years * 6000)) lines."
	measure make read $years
done
mkdir -p "$folder/state/saved" "$folder/state/read"
cp -R "$folder/state/read/." "$folder/state/saved"
for years in 1 20; do
	cp "$folder"/read/$years.* "$folder/saved"
done
sync

round=0
while [ "$round" -lt "${ROUNDS:-21}" ]; do
	round=$((round + 1))
	say "Round $round of ${ROUNDS:-21}."
	for years in 1 20; do
		measure save saved $years
	done
	for years in 1 10 20; do
		measure open read $years
	done
done
grep '^vigie ' build/bench/peers >build/bench/peers.one
mv build/bench/peers.one build/bench/peers
for years in 1 10 20; do
	measure more read $years
done
say 'Keys on the screen, 10 years.'
XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder/state/read \
	./tests/bench/screen src/vigie "$folder/read/10.vigie" |
	sed 's/^/vigie 10 /' >>"$samples"

awk -v lines=6000 -v about="$(date '+%-d %B %Y'), make bench, $(nproc) x $(
	sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1 |
		sed 's/(R)//g; s/ Processor//; s/ @.*//; s/  */ /g'), $(
	stat -f -c %T "$folder" | sed 's,ext2/ext3,ext4,'), load $(
	cut -d ' ' -f 2 /proc/loadavg)" \
	-f "$tests/table.awk" "$samples" | tee build/bench/table
