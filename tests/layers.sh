#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Who may include whom: the table of HACKING, read off the #include lines. A
# line that goes up is refused; so is a tree with nothing in it. With --quick
# only looks; otherwise plants faults in a copy as well and sees each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"

# look DIR: one line for each thing refused; false when there is any.
look() {
	(cd "$1" && find src -name '*.[ch]' ! -name pack_data.c | sort |
		xargs grep -n '^[[:space:]]*#[[:space:]]*include' /dev/null) |
		awk -v ours="$(cd "$1" && find src -name '*.h' | tr '\n' ' ')" '
	BEGIN {
		below["base"] = "base"
		below["clinic"] = "base clinic"
		below["report"] = "base clinic report"
		below["sys"] = "base sys"
		below["store"] = "base clinic sys store"
		below["app"] = "base clinic report sys store app"
		below["tui"] = "base clinic report sys app tui"
		below["cli"] = "base clinic report sys app tui cli"
		below["main.c"] = "base sys cli"

		# Where a library may be named: a folder, or one file.
		home["sqlite3.h"] = "store/"
		home["curses.h"] = home["ncurses.h"] = home["panel.h"] = "tui/"
		home["sodium.h"] = "sys/ store/"
		home["libintl.h"] = home["locale.h"] = "sys/lang.c"
		home["utf8proc.h"] = "base/utf8"
		home["jansson.h"] = "report/json"
		home["csv.h"] = "clinic/pack_csv.c"
		home["libconfig.h"] = "clinic/pack_cfg.c app/settings.c"
		home["cairo.h"] = home["pango/pangocairo.h"] = "report/pdf.c"
		home["qrencode.h"] = "report/qr.c"
		home["seccomp.h"] = "sys/sandbox.c"
	}

	function refuse(why) {
		print where ": " why
		refused++
	}

	function holds(list, word) {
		return index(" " list " ", " " word " ") > 0
	}

	function at_home(places, file,    n, i, place) {
		n = split(places, place, " ")
		for (i = 1; i <= n; i++)
			if (index(file, place[i]) == 1)
				return 1
		return 0
	}

	{
		where = $1
		split($0, part, ":")
		where = part[1] ":" part[2]
		file = part[1]
		sub(/^src\//, "", file)
		floor = file
		sub(/\/.*/, "", floor)
		name = $0
		sub(/^[^<"]*[<"]/, "", name)
		sub(/[>"].*/, "", name)
		quoted = $0 ~ /include[[:space:]]*"/
		seen[floor]++

		if (!(floor in below)) {
			refuse("no such floor: " floor)
		} else if (quoted) {
			target = name
			sub(/\/.*/, "", target)
			if (name == "config.h")
				next
			if (name !~ /^[a-z]+\/[a-z0-9_]+\.h$/)
				refuse("does not name its floor: " name)
			else if (!holds(below[floor], target))
				refuse(floor " may not include " name)
		} else {
			short = name
			sub(/^ncursesw?\//, "", short)
			sub(/^cairo\//, "", short)
			sub(/^(cairo-|pango\/pango).*/, "cairo.h", short)
			if (short in home && !at_home(home[short], file))
				refuse(name " belongs to " home[short])
			if (holds(ours, "src/" name))
				refuse("ours, in angle brackets: " name)
		}
	}
	END {
		for (floor in below)
			if (!seen[floor]) {
				print "nothing to look at in src/" floor
				refused++
			}
		exit refused > 0
	}'
}

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-layers.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

look "$top_srcdir" || {
	echo 'layers: a line that goes up: move it, do not widen the gate'
	exit 1
}

# must_refuse FILE LINE WORDS: the line put into the file is refused so.
must_refuse() {
	rm -rf "$work/tree"
	mkdir "$work/tree"
	cp -R "$top_srcdir/src" "$work/tree/src"
	chmod -R u+w "$work/tree"
	[ -f "$work/tree/$1" ] || : >"$work/tree/$1"
	printf '%s\n' "$2" >>"$work/tree/$1"
	if look "$work/tree" >"$work/said"; then
		echo "layers: let this through: $2 in $1"
		exit 1
	fi
	grep -qF "$3" "$work/said" || {
		echo "layers: refused $2 in $1, but said:"
		cat "$work/said"
		exit 1
	}
}

must_refuse src/base/err.h '#include "clinic/level.h"' 'base may not include'
must_refuse src/clinic/triage.h '#include "sys/clock.h"' 'clinic may not'
must_refuse src/clinic/triage.h '#include "report/list.h"' 'clinic may not'
must_refuse src/report/planted.c '#include "store/diary.h"' 'report may not'
must_refuse src/sys/clock.h '#include "clinic/level.h"' 'sys may not include'
must_refuse src/store/diary.h '#include "app/session.h"' 'store may not include'
must_refuse src/app/session.h '#include "tui/tui.h"' 'app may not include'
must_refuse src/tui/planted.c '#include "store/diary.h"' 'tui may not include'
must_refuse src/cli/planted.c '#include "store/diary.h"' 'cli may not include'
must_refuse src/main.c '#include "app/session.h"' 'main.c may not include'
must_refuse src/app/session.h '#include <sqlite3.h>' 'belongs to store/'
must_refuse src/cli/planted.c '#include <curses.h>' 'belongs to tui/'
must_refuse src/cli/planted.c '#include <ncursesw/curses.h>' 'belongs to tui/'
must_refuse src/app/session.h '#include <sodium.h>' 'belongs to sys/ store/'
must_refuse src/app/planted.c '#include <jansson.h>' 'belongs to report/'
must_refuse src/app/planted.c '#include <csv.h>' 'belongs to clinic/'
must_refuse src/tui/planted.c '#include <libconfig.h>' 'belongs to clinic'
must_refuse src/tui/planted.c '#include <cairo/cairo.h>' 'belongs to report/'
must_refuse src/report/planted.c '  #  include  <libintl.h>' 'belongs to sys/'
must_refuse src/clinic/triage.h '#include "level.h"' 'does not name its floor'
must_refuse src/clinic/triage.h '#include "../base/err.h"' 'does not name its'
must_refuse src/clinic/triage.h '#include <base/err.h>' 'in angle brackets'

mkdir "$work/empty" "$work/empty/src"
if look "$work/empty" >/dev/null 2>&1; then
	echo 'layers: passed a tree with nothing in it'
	exit 1
fi
