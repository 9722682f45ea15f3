#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# readme.sh README: the table of the last run takes the place of the one before.
set -eu
table=build/bench/table
[ -s "$table" ] || {
	echo 'There is no table yet: make bench' >&2
	exit 1
}
awk -v table="$table" '
	/^HOW FAST/ {
		print "HOW FAST    make bench"
		print ""
		while ((getline line <table) > 0 && line != "--")
			print line
		print ""
		skipping = 1
		next
	}
	skipping && /^LICENCE/ { skipping = 0 }
	!skipping { print }' "$1" >build/bench/readme
cat build/bench/readme >"$1"
