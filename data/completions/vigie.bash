# SPDX-License-Identifier: GPL-3.0-or-later
# bash: commands and options as vigie itself lists them, codes of the sample
# pack. Never opens a diary.
_vigie_codes() {
	cut -d ';' -f 1 "@pkgdatadir@/pack/$1.csv" 2>/dev/null | sed 1d
}

_vigie() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
	local command=${COMP_WORDS[1]} words
	case $before in
	--diary | --pack | -o | import | restore | test | check)
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		return
		;;
	--lang) words='en fr' ;;
	--theme) words='default mono contrast night' ;;
	add) words='symptom measure product dose treatment infusion' ;;
	symptom | baseline) words=$(_vigie_codes symptoms) ;;
	measure) words=$(_vigie_codes measures) ;;
	treatment) words=$(_vigie_codes treatments) ;;
	product) words=$(_vigie_codes medicines; _vigie_codes natural) ;;
	rules) words='list show check test sign' ;;
	contact) words='add list remove' ;;
	question) words='add list done' ;;
	vigie)
		words=$(vigie --help 2>/dev/null |
			sed -n 's/^  \([a-z][a-z]*\) .*/\1/p;
				s/^  \(--[a-z-]*\).*/\1/p')
		;;
	*)
		words=$(vigie "$command" --help 2>/dev/null |
			grep -oE -e '--[a-z][a-z-]*')
		;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _vigie vigie
