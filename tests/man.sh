#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual says what the program does: mandoc has nothing to complain of,
# each command and option of --help stands in vigie(1) and the other way
# round, and what the examples say can be typed. Then plants faults in a copy
# and sees each refused.
set -eu
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${VIGIE:=${top_builddir:-$top_srcdir}/src/vigie}"
: "${MANDOC:=mandoc}"

work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-man.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
unset VIGIE_DIARY XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
HOME=$work/home
export HOME
mkdir "$HOME"

# Two spaces and a word: a command. Two dashes: an option.
"$VIGIE" --help >"$work/help"
sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' "$work/help" | sort -u >"$work/commands"
grep -oE -e '--[a-z][a-z-]*' "$work/help" | sort -u >"$work/options"
while read -r command; do
	"$VIGIE" "$command" --help | grep -oE -e '--[a-z][a-z-]*' || :
done <"$work/commands" | sort -u - "$work/options" >"$work/all-options"
[ "$(wc -l <"$work/commands")" -ge 20 ] && [ -s "$work/options" ] || {
	echo 'man: nothing to look at in vigie --help'
	exit 1
}

# look DIR: one line for each thing refused; false when there is any.
look() {
	refused=0
	ls "$1"/*.[1-8] >"$work/pages" 2>/dev/null && [ -f "$1/vigie.1" ] || {
		echo 'man: nothing to look at'
		return 1
	}
	while read -r page; do
		"$MANDOC" -Tlint -Wwarning "$page" || {
			echo "man: mandoc complains of $page"
			refused=1
		}
		grep -q "man/${page##*/}" "$top_srcdir/man/local.mk" || {
			echo "man: not installed: $page"
			refused=1
		}
	done <"$work/pages"

	grep -E '^\.(It|Ss|Ic|Cm)' "$1/vigie.1" |
		grep -oE '(Ic|Cm) [a-z]+' | sed 's/^.. //' |
		sort -u >"$work/told"
	grep -oE 'Fl -[a-z][a-z-]*' "$1/vigie.1" | sed 's/^Fl /-/' |
		sort -u >"$work/told-options"
	for word in $(comm -23 "$work/commands" "$work/told"); do
		echo "man: vigie(1) does not tell of the command $word"
		refused=1
	done
	for word in $(comm -23 "$work/all-options" "$work/told-options"); do
		echo "man: vigie(1) does not tell of the option $word"
		refused=1
	done
	for word in $(comm -13 "$work/all-options" "$work/told-options"); do
		echo "man: vigie(1) tells of an option that is not: $word"
		refused=1
	done
	if [ -f "$1/fr/vigie.1" ]; then
		"$MANDOC" -Tlint -Wwarning "$1/fr/vigie.1" |
			grep -vE ' (first section is not|description line)' &&
			refused=1
		words "$1/vigie.1" >"$work/english"
		words "$1/fr/vigie.1" >"$work/french"
		diff "$work/english" "$work/french" || {
			echo 'man: the two languages tell of other things'
			refused=1
		}
	else
		echo 'man: no French'
		refused=1
	fi
	return $refused
}

# What is typed as it stands, whatever the language of the page.
words() {
	grep '^\.' "$1" | grep -oE '(Cm|Fl|Ev|Xr) -*[A-Za-z0-9_:-]+' | sort
}

# The displays of EXAMPLES, as a person types them, but for the prompt: the
# passphrase comes from a file, at the least cost.
examples() {
	sed -n '/^\.Sh EX[AE]MPLES/,/^\.Sh [^E]/p' "$1" |
		sed -n '/^\.Bd/,/^\.Ed/{/^vigie /p;}' |
		sed 's/\\e/\\/g; s/\\(aq/'"'"'/g; s/\\&//g'
}

mkdir "$work/bin"
cat >"$work/bin/vigie" <<END
#!/bin/sh
case \$1 in
init) set -- "\$@" --kdf min --no-recovery ;;
esac
exec "$VIGIE" --passphrase-fd 9 "\$@" 9<"$work/passphrase"
END
chmod +x "$work/bin/vigie"
yes 'a passphrase for the manual' | head -n 4 >"$work/passphrase"

run_examples() {
	examples "$1" >"$work/examples"
	[ "$(wc -l <"$work/examples")" -ge 5 ] || {
		echo 'man: nothing to look at in EXAMPLES'
		return 1
	}
	rm -rf "$work/run"
	mkdir -p "$work/run/home"
	while read -r line; do
		(
			cd "$work/run"
			HOME=$work/run/home PATH=$work/bin:$PATH
			export HOME PATH
			sh -c "$line"
		) </dev/null >"$work/said" 2>&1 && status=0 || status=$?
		case $line:$status in
		*:0 | *alerts*:10 | *alerts*:20 | *alerts*:30) ;;
		*)
			echo "man: exit $status from the example: $line"
			cat "$work/said"
			return 1
			;;
		esac
	done <"$work/examples"
}

look "$top_srcdir/man"
run_examples "$top_srcdir/man/vigie.1"
run_examples "$top_srcdir/man/fr/vigie.1"

# must_refuse WORDS SED-SCRIPT: the page changed so is refused with the words.
must_refuse() {
	rm -rf "$work/man"
	mkdir -p "$work/man/fr"
	cp "$top_srcdir/man/fr/vigie.1" "$work/man/fr/vigie.1"
	sed "$2" "$top_srcdir/man/vigie.1" >"$work/man/vigie.1"
	if { look "$work/man" && run_examples "$work/man/vigie.1"; } \
		>"$work/answer" 2>&1; then
		echo "man: let this through: $2"
		exit 1
	fi
	grep -qF -e "$1" "$work/answer" || {
		echo "man: wanted '$1', but said:"
		cat "$work/answer"
		exit 1
	}
}

must_refuse 'does not tell of the command undo' 's/\(Cm\|Ic\) undo/Ar undo/'
must_refuse 'does not tell of the option --linear' 's/Fl -linear/Ar linear/'
must_refuse 'an option that is not: --planted' 's/Fl -quiet/& Fl -planted/'
must_refuse 'mandoc complains' 's/^\.Sh NAME$/.Planted macro/'
must_refuse 'from the example: vigie planted' \
	's/^vigie alerts.*/vigie planted/'
must_refuse 'nothing to look at in EXAMPLES' '/^\.Sh EXAMPLES/,/^\.Sh S/s/^vigie/V/'
must_refuse 'the two languages tell of other things' \
	's/^\.It Ev TZ$/.It Ev TZDIR/'
rm "$work/man/vigie.1"
if look "$work/man" >/dev/null; then
	echo 'man: passed without a page'
	exit 1
fi
