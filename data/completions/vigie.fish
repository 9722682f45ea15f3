# SPDX-License-Identifier: GPL-3.0-or-later
# fish: commands and options as vigie itself lists them, codes of the sample
# pack. Never opens a diary.
function __vigie_codes
	cut -d ';' -f 1 "@pkgdatadir@/pack/$argv[1].csv" 2>/dev/null | sed 1d
end

complete -c vigie -n __fish_use_subcommand -f -a "(vigie --help 2>/dev/null |
	sed -n 's/^  \([a-z][a-z]*\)  *\(.*\)/\1\t\2/p')"
complete -c vigie -f -a "(vigie --help 2>/dev/null |
	grep -oE -e '--[a-z][a-z-]*')" -n 'string match -q -- "-*" (commandline -ct)'
complete -c vigie -f -n '__fish_prev_arg_in add' \
	-a 'symptom measure product dose treatment infusion'
complete -c vigie -f -n '__fish_prev_arg_in symptom baseline' \
	-a '(__vigie_codes symptoms)'
complete -c vigie -f -n '__fish_prev_arg_in measure' \
	-a '(__vigie_codes measures)'
complete -c vigie -f -n '__fish_prev_arg_in treatment' \
	-a '(__vigie_codes treatments)'
complete -c vigie -f -n '__fish_prev_arg_in product' \
	-a '(__vigie_codes medicines; __vigie_codes natural)'
complete -c vigie -f -n '__fish_prev_arg_in rules' \
	-a 'list show check test sign'
complete -c vigie -l diary -r -F
complete -c vigie -l pack -r -F
complete -c vigie -l lang -x -a 'en fr'
complete -c vigie -l theme -x -a 'default mono contrast night'
