#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line as a person and a script meet it: what is printed, what is
# kept, and every exit code of the manual.
set -u
: "${VIGIE:?}"
work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-cli.XXXXXX") || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state"
export XDG_CONFIG_HOME="$work/config" LC_ALL=C.UTF-8 TZ=Europe/Paris
unset LANGUAGE VIGIE_DIARY
cd "$work" || exit 1
echo 'a long enough passphrase' >pass
failed=0 count=0

v() {
	"$VIGIE" --passphrase-fd 3 "$@" 3<"$work/pass" >out 2>err </dev/null
	code=$?
}

# is CODE WHAT: the exit code of the last v.
is() {
	count=$((count + 1))
	[ "$code" -eq "$1" ] && return 0
	echo "FAILED: $2: exit $code, wanted $1"
	sed 's/^/    out: /' out
	sed 's/^/    err: /' err
	failed=$((failed + 1))
}

# says FILE PATTERN WHAT
says() {
	count=$((count + 1))
	grep -qE -e "$2" "$1" && return 0
	echo "FAILED: $3: $1 does not say $2"
	sed 's/^/    /' "$1"
	failed=$((failed + 1))
}

silent() {
	count=$((count + 1))
	[ ! -s "$1" ] && return 0
	echo "FAILED: $2: $1 should be empty"
	sed 's/^/    /' "$1"
	failed=$((failed + 1))
}

# ---- usage ----
v --help; is 0 'help'; says out '^Usage: vigie' 'help'
v --version; is 0 'version'; says out '^[Vv]igie [0-9]' 'version'
v nonsense; is 2 'an unknown command'
v add; is 2 'add without a word'
v list --colour; is 2 'an unknown option'
v list --type nonsense; is 2 'an unknown type'
v alerts; is 4 'no diary there'
v --passphrase secret list; is 2 'a passphrase in the arguments'

"$VIGIE" >out 2>err </dev/null; code=$?
is 9 'no terminal'; silent out 'no terminal'

# ---- a diary ----
v init --kdf nonsense; is 2 'an unknown cost'
v init --kdf min; is 0 'init'
says out '^[0-9A-Z]{5}([- ][0-9A-Z]{5}){7}$' 'init prints the recovery code'
code_line=$(cat out)
v init --kdf min; is 1 'a second init leaves the diary alone'
diary="$work/data/vigie/diary.vigie"
count=$((count + 1))
[ "$(stat -c %a "$diary")" = 600 ] || { echo 'FAILED: rights'; failed=$((failed + 1)); }
v check; is 0 'check'; says out '^ok$' 'check'; silent err 'check'
v alerts; is 0 'no alerts'
v list; is 0 'an empty list'
echo wrong >bad
"$VIGIE" --passphrase-fd 3 list 3<bad >out 2>err; code=$?
is 5 'a wrong passphrase'; silent out 'a wrong passphrase'
echo "$code_line" >bad
"$VIGIE" --passphrase-fd 3 list 3<bad >out 2>err; code=$?
is 0 'the recovery code opens'
"$VIGIE" --passphrase-stdin list <pass >out 2>err; code=$?
is 0 'the passphrase on stdin'

# ---- noting ----
v add treatment nivolumab --at -200d; is 0 'treatment'
v add infusion --at -10d; is 0 'infusion'
v contact add --role team --number '01 99 00 12 34' --hours 0-24; is 0 'contact'
v contact add --role night --number 'abc'; is 2 'a number that is none'
v contact list; is 0 'contacts'; says out '01 99 00 12 34' 'contacts'
touch "$diary.numbers"
v contact add --role night --number '01 99 00 56 78'; is 0 'a second number'
says "$diary.numbers" '01 99 00 56 78' 'the closed diary keeps up'
v undo; is 0 'undo of a number'
count=$((count + 1))
grep -q '56 78' "$diary.numbers" &&
	{ echo 'FAILED: an old number stays outside'; failed=$((failed + 1)); }
v contact add --role skin --number '01 99 00 77 77' --name 'Dr Peau' --hours 9-12
is 0 'a specialist'
count=$((count + 1))
grep -q '77 77' "$diary.numbers" &&
	{ echo 'FAILED: a specialist is named outside'; failed=$((failed + 1)); }
v contact list; says out 'skin *01 99 00 77 77 *Dr Peau *9:00-12:00' 'its hours'
v contact add --role banana --number '01 99 00 77 77'; is 2 'no such organ'
v contact remove 999; is 3 'a number that is not there'
v undo; is 0 'undo of a specialist'
rm "$diary.numbers"
v none; is 0 'nothing new'
v alerts; is 0 'nothing new raises nothing'
v add symptom cough severity=1; is 0 'a mild new symptom'
says out 'TELL YOUR CARE TEAM TODAY' 'a new symptom is to be told'
says out 'Rules: sample 0.1, 25 November 2026, not validated.' 'the pack is named'
v alerts; is 10 'REPORT'
v add symptom courante extra_stools=5 flag:night; is 0 'a lay word'
says out 'CALL YOUR CARE TEAM NOW' 'five extra stools'
says out '01 99 00 12 34' 'the number'
v alerts; is 20 'URGENT'
v alerts --format json; is 20 'URGENT in JSON'
for key in level rules reason since state call; do
	says out "\"$key\":" 'alerts in JSON'
done
says out '"call": "01 99 00 12 34"' 'the number valid now'
says out '"level": "URGENT"' 'the level'
says out 'A-STOOL-U' 'the rule'
v --lang fr alerts; is 20 'in French'
says out 'APPELEZ VOTRE ÉQUIPE MAINTENANT' 'in French'
v add symptom nonsense severity=1; is 3 'an unknown symptom'
v add symptom cough severity=5; is 2 'a level that does not exist'
v add symptom cough frequency=1; is 2 'an attribute it is not asked about'
v add symptom cough severity=1 --at tomorow; is 2 'a date that is none'
v add symptom cough severity=1 --at 2099-01-01; is 2 'a date to come'
v add symptom diarrhea extra_stools=100; is 2 'an impossible number'
says err 'extra_stools=100: 100 is not possible: vigie takes -10 to 60' 'why'
v add measure temp_c 37,2; is 0 'a decimal comma'
v add measure temp_c 385; is 2 'an impossible temperature'
says err '385 °C is not possible: vigie takes 30 to 45 °C. Example: 37.5 °C.' \
	'the reason, with an example'
v add measure temp_c 385F; is 2 'impossible in its unit'
says err 'vigie takes 86 to 113 °F. Example: 99.5 °F.' 'the limits in that unit'
v add measure temp_c 101; is 2 'a number of the other unit'
says err 'Do you mean 101 °F, that is 38.3 °C. Write it so' 'what was meant'
v add measure temp_c hot; is 2 'no number'
says err 'I did not understand this number. Example: 37.5 °C.' 'no number'
v add measure temp_c 38 kg; is 2 'a unit of another measure'
says err 'I do not know this unit. Here: °C, °F. Example' 'the units there are'
v add measure sbp 12; is 2 'a blood pressure of 12'
says err 'Do you mean 120 mmHg. Write it so' 'asked as 120'
v --lang fr add measure sbp 12/8; is 2 'a blood pressure of 12/8'
says err 'Voulez-vous dire 120 / 80 mmHg . Écrivez-le ainsi' 'asked as 120 / 80'
v list --type measure; is 0 'a list of measures'
count=$((count + 1))
if grep -q pressure out; then
	echo 'FAILED: a measure that was refused was kept'
	failed=$((failed + 1))
fi
v add measure sbp 120/80; is 0 'two numbers of a blood pressure'
says err '120 / 80 mmHg' 'two numbers'
v list --type measure; is 0 'a list of measures'
says out 'low number 80 mmHg' 'the second number'
v undo; is 0 'two numbers are one note'
v add measure sbp 12 cmHg; is 0 'a unit that says it'
says err 'high number 120 mmHg' 'kept in its own unit'
v undo; is 0 'undo'
v add measure glucose 5,4 mmol/L; is 0 'a blood sugar'
says err '5.4 mmol/L, that is 0.97 g/L' 'said back in both units'
v undo; is 0 'undo'
v add measure weight_kg 26; is 0 'an unusual value'
says err 'unusual value. It is kept' 'nobody can be asked: kept, and said'
v undo; is 0 'undo'
v add measure temp_c 101 F; is 0 'Fahrenheit'
says out 'CALL YOUR CARE TEAM NOW' '101 F is 38.3 °C'
v add product millepertuis --kind natural --status planned; is 0 'third tense'
v question list; says out 'May I take this: millepertuis' 'asked by itself'
v add product millepertuis --kind natural --status planned; is 0 'again'
v question list; count=$((count + 1))
[ "$(grep -c millepertuis out)" -eq 1 ] ||
	{ echo 'FAILED: it is asked twice'; failed=$((failed + 1)); }
v undo; is 0 'undo of the same again'
v add product 'Potion of Jeanne' --kind natural; is 0 'free text is kept'
v add product doliprane; is 0 'a brand'
v add dose doliprane --amount '1 g'; is 0 'a dose'
v add dose doliprane; is 0 'a second dose'
says err 'noted already' 'a double dose is warned of'
v list --type dose --format json; says out '"amount": *"1 g"' 'an amount'
v undo; is 0 'undo of a dose'
v undo; is 0 'undo of a dose'
v add product prednisone --told --moments 'morning evening' \
	--steps '2026-11-20 40 mg; 2026-11-27 30 mg' --dose '60 mg'
is 0 'a course that goes down'
v add dose prednisone --missed; is 0 'a missed dose'
says out 'short of cortisone' 'cortisone was missed'
v undo; is 0 'undo of a missed dose'
says err 'An alert went with it' 'what went with it'
v undo; is 0 'undo of a course'
v add product zinc --moments 'at noon'; is 2 'a moment that is none'
v add product zinc --steps 'less and less'; is 2 'steps that are none'
v add dose zinc --moment lunch; is 2 'a moment that is none'
v add product turmeric --since -10d; is 0 'a food too'
says err 'capsule' 'what is asked where a food is meant'
v alerts; says out 'Begun in the 30 days before: .*turmeric ' 'a fact beside it'
v undo; is 0 'undo of a food'
printf 'a note with \033[31mcolour\n' |
	"$VIGIE" --passphrase-fd 3 add symptom itching severity=1 --note - \
	3<pass >out 2>err; code=$?
is 0 'a note on stdin'
v list; is 0 'list'
count=$((count + 1))
if grep -q "$(printf '\033')" out; then
	echo 'FAILED: an escape sequence reached the terminal'
	failed=$((failed + 1))
fi
v list --format json; is 0 'list in JSON'
for key in id type code label felt noted by status answers note; do
	says out "\"$key\":" 'list in JSON'
done
v list --type product --format json; is 0 'products'
says out 'st_johns_wort' 'products'
v list --format csv; is 0 'list in CSV'; says out '^id,type,code' 'CSV'
v search demangeaisons; is 0 'search without accents'
v search zzzz; is 3 'search finds nothing'

# ---- telling ----
v called; is 2 'called without who'
v called --who nobody; is 0 'nobody answered'
says err 'Try again at ' 'when to try again'
says err 'No answer within an hour' 'from when to call 15'
v called --who nurse --said 'Come.' --come 2020-01-01; is 2 'a visit that has passed'
v alerts; is 20 'nobody answered leaves it open'
v called --who nurse; is 0 'a call without an answer'
says err 'The alert stays' 'what an URGENT alert waits for'
v alerts --open; is 20 'URGENT stays without an answer'
v called --who nurse --name 'Mrs Diallo' --said 'Come tomorrow at ten.' \
	--come 2090-01-05T10:00
is 0 'a call'
says err 'Tomorrow morning vigie will ask you again how this is: .*diarrhoea' 'what is asked again'
v list; says out 'Visit, Mrs Diallo' 'it became a visit'
v alerts --open; is 0 'all told'
v alerts; is 0 'calm ones do not count'
says out 'Come tomorrow at ten\. \(nurse, Mrs Diallo, today\)' 'the instruction is kept'
v add symptom diarrhea extra_stools=8 flag:night; is 0 'it gets worse'
v alerts; is 30 'worse reopens, and with the fever it is an emergency'
v add symptom chest_pain severity=3; is 0 'an emergency'
says out 'CALL 15 OR 112 NOW' 'an emergency'
says out 'Chest pain' 'the advice is about what is being noted'
v alerts; is 30 'EMERGENCY'
v called --who nurse; is 0 'a call about an emergency'
v alerts; is 30 'an emergency stays until the answer is noted'

# ---- taking back ----
v undo; is 0 'undo'
v redo; is 0 'redo'
v undo; is 0 'undo again'
v undo; is 0 'undo of the chest pain'
v list --format json; is 0 'list'
count=$((count + 1))
if grep -q chest_pain out; then
	echo 'FAILED: undo did not take it back'
	failed=$((failed + 1))
fi
id=$(grep '"id"' out | tail -1 | tr -dc 0-9)
v strike "$id" --why 'a slip'; is 0 'strike'
v strike "$id"; is 2 'strike without a reason'
v strike 999999 --why x; is 3 'strike what is not there'

# ---- out and in ----
v export --format json; is 0 'export'
cp out one.json
v export --format json -o file.json; is 0 'export to a file'
says err 'not sealed' 'an export says it is plaintext'
count=$((count + 1))
[ "$(stat -c %a file.json)" = 600 ] && cmp -s one.json file.json ||
	{ echo 'FAILED: export to a file'; failed=$((failed + 1)); }
v export --format json -o file.json; is 1 'export does not overwrite'
v --diary two.vigie init --kdf min --no-recovery; is 0 'a second diary'
v --diary two.vigie import one.json --dry-run; is 0 'preview'
v --diary two.vigie list; silent out 'a preview changes nothing'
v --diary two.vigie import one.json; is 0 'import'
v --diary two.vigie export --format json; is 0 'export again'
count=$((count + 1))
cmp -s one.json out || {
	echo 'FAILED: out, in, out differ'
	diff one.json out | head -20
	failed=$((failed + 1))
}
echo '{"nonsense": ' >bad.json
v --diary two.vigie import bad.json; is 2 'a broken import'
v --diary two.vigie alerts; code2=$code
v alerts; count=$((count + 1))
[ "$code" -eq "$code2" ] || { echo 'FAILED: alerts after import'; failed=$((failed + 1)); }

# ---- the file ----
v status; is 0 'status'; says out 'Argon2id' 'status'
v backup copy.vigie; is 0 'backup'
v check copy.vigie; is 0 'the backup is sound'
v backup copy.vigie; is 1 'a backup does not overwrite'
v restore copy.vigie; is 0 'restore'
v check; is 0 'after restore'
printf 'a long enough passphrase\nanother one, as long\n' >both
"$VIGIE" --passphrase-fd 3 passwd 3<both >out 2>err; code=$?
is 0 'passwd'
v list; is 5 'the old passphrase is void'
echo 'another one, as long' >pass
v list; is 0 'the new passphrase opens'
v recovery; is 0 'a new recovery code'
v --read-only none; is 8 'read-only'
cp "$diary" keep.vigie
head -c 100 keep.vigie >short.vigie
v --diary short.vigie list; is 6 'a truncated diary'
echo 'Dear diary' >foreign.vigie
v --diary foreign.vigie list; is 6 'a foreign file'
printf 'X' | dd of="$diary" bs=1 seek=20 conv=notrunc 2>/dev/null
v check; is 0 'a damaged header copy'; says err repaired 'a damaged header copy'
v check; is 0 'repaired for good'; silent err 'repaired for good'
chmod 644 "$diary"
v list; is 0 'wide rights open'; says err . 'wide rights are said'
v none; is 0 'a save'
count=$((count + 1))
[ "$(stat -c %a "$diary")" = 600 ] || { echo 'FAILED: rights are mended'; failed=$((failed + 1)); }

# ---- time ----
v --diary times.vigie init --kdf min --no-recovery
v --diary times.vigie add symptom itching severity=1 --at -1d
is 0 'what was felt yesterday'
v --diary times.vigie add symptom cough severity=1 --at -5d
is 0 'what was felt five days ago'
v --diary times.vigie list; is 0 'list'
says out 'Itchy skin, 1 out of 4  !  [(]noted the next day[)]' 'noted late'
says out '[(]noted 5 days later[)]' 'noted days later'
v --diary times.vigie --lang fr list
says out '[(]noté le lendemain[)]' 'noted late in French'
says out '[(]noté 5 jours après[)]' 'noted days later in French'
v --diary times.vigie list --format json
says out '"days_late": 5' 'noted late in JSON'
v --diary times.vigie add symptom cough severity=1 --at 2090-01-01
is 2 'a symptom that is to come'
says err 'that moment has not come yet' 'why it is refused'

# ---- visits and questions ----
v --diary times.vigie visit add; is 2 'a visit on no day'
v --diary times.vigie visit add --at 'in 3 days 10:00' --who 'Dr Lemaire'
is 0 'a visit'; says out '10:00  Visit, Dr Lemaire' 'the day as it was understood'
v --diary times.vigie visit add --at demain; is 0 'a visit at no hour known'
says out '^ +[0-9]+  [0-9]+ [A-Z][a-z.]+  Visit' 'no hour is made up'
v --diary times.vigie visit add --at 'when it suits'; is 2 'no day at all'
v --diary times.vigie list --type visit --format json
says out '"hour": "unknown"' 'that it has no hour'
v --diary times.vigie question add May I swim?; is 0 'a question'
says out 'May I swim' 'a question, as it was kept'
v --diary times.vigie question list; says out 'May I swim' 'questions'
id=$(cut -d' ' -f1 out)
v --diary times.vigie question done "$id"; is 0 'answered'
v --diary times.vigie question list; silent out 'answered questions'
v --diary times.vigie list --type question
says out 'May I swim.*struck out: answered' 'an answered question is kept'
v --diary times.vigie question done 999; is 3 'a question that is not there'
v --diary times.vigie question add; is 2 'a question without words'

# ---- the treatment and what it found ----
t() { v --diary treated.vigie "$@"; }
t init --kdf min --no-recovery; is 0 'a diary'
t profile; is 0 'nothing is said'; silent out 'nothing is said'
t profile --format json; is 0 'no facts in JSON'; says out '^\{\}$' 'no facts'
t profile ici none; is 0 'not begun'
t baseline; is 0 'no starting point'; silent out 'no starting point'
t baseline usual_stools 2; is 0 'usual stools'
t baseline usual_stools 61; is 2 'too many stools'
t baseline usual_stools 1.5; is 2 'half a stool'
t baseline usual_stools few; is 2 'no number'
t baseline usual_stools; is 2 'no value'
t baseline sbp 120/80; is 0 'a usual blood pressure'
t baseline spo2_pct 91 --note 'for years'; is 0 'a usual saturation'
t baseline spo2_pct 191; is 2 'an impossible saturation'
t baseline cough; is 2 'no level'; says err 'severity=1' 'how a level is said'
t baseline cough severity=1; is 0 'a known cough'
t baseline nonsense 3; is 3 'no such line'
t add symptom cough severity=1; is 0 'before the first dose'
t alerts; is 0 'it is the starting point'
t add treatment nonsense; is 3 'no such drug'
t add treatment 'opdivo+yervoy+carboplatin' --at -100d; is 0 'a pair, by brands'
t list --type treatment
says out 'First dose: Nivolumab \+ Ipilimumab \+ Carboplatin' 'its drugs'
t add infusion --at -3d; is 0 'an infusion'
t add infusion nivolumab --at -1d --note 'slowly'; is 0 'an infusion of one'
t list --type infusion; says out 'Infusion: Nivolumab' 'the infusion'
t add symptom cough severity=1; is 0 'the known cough again'
t alerts; is 0 'known, and no worse'
t add measure spo2_pct 91; t alerts; is 0 'a saturation as usual'
t baseline usual_stools 3; is 0 'usual stools, said better'
t baseline; is 0 'the starting point'
says out '2 usual stools a day.*amended later' 'what it was'
says out '3 usual stools a day' 'what it is'
says out 'At the start: Cough, 1 out of 4' 'the cough'
t baseline --format json; is 0 'in JSON'
says out '"code": "usual_stools"' 'in JSON'; says out '"amends":' 'its history'
t baseline --format html; is 2 'a format it has not'
t profile usual_stools; says out '^3$' 'a usual value is a fact, too'
t profile usual.sbp; says out '^120$' 'one measure'
t profile usual.dbp --format json; says out '"usual.dbp": "80"' 'in JSON'
t profile usual.sbp 110; t profile usual.sbp; says out '^110$' 'the last word'
t baseline sbp 130; t profile usual.sbp; says out '^130$' 'the last word'
t profile prior_irae gut+skin; is 0 'past reactions'
t profile reaction.gut March 2026; is 0 'when it was'
t profile reaction_steroid.gut oui; is 0 'with steroids'
t profile reaction.soul 2020; is 2 'no such organ'
t profile --format json; is 0 'all facts'
says out '"reaction.gut": "March 2026"' 'all facts in JSON'
says out '"reaction_steroid.gut": "yes"' 'in their normal form'
says out '"usual.spo2_pct": "91"' 'and what is usual'
t profile reaction.gut ''; t profile reaction.gut; is 3 'a fact forgotten'
drugs=nivolumab+ipilimumab+carboplatin
t add treatment $drugs --reason colitis; is 2 'a reason without a day'
t add treatment $drugs --until -200d; is 2 'an end before the beginning'
t add treatment ipilimumab --until -2d; is 3 'what was not begun cannot end'
t add treatment $drugs --until yesterday --reason colitis; is 0 'a stop'
t list --type treatment; says out 'Stopped yesterday \(colitis\)' 'the stop'
t add symptom itching severity=1; is 0 'after the stop'
t alerts; is 20 'the rules go on: it came back'
t add treatment $drugs; is 0 'it begins again'
t list --type treatment; says out 'Begun again: Nivolumab' 'it begins again'
says out 'First dose: Nivolumab.*Stopped' 'the first course stays'
t export --format json -o treated.json; is 0 'export'
v --diary again.vigie init --kdf min --no-recovery; is 0 'a diary'
v --diary again.vigie import treated.json; is 0 'import'
v --diary again.vigie export --format json -o again.json; is 0 'export'
count=$((count + 1))
cmp -s treated.json again.json ||
	{ echo 'FAILED: not the same bytes'; failed=$((failed + 1)); }

# ---- reminders ----
v --diary fresh.vigie init --kdf min --no-recovery; is 0 'a fresh diary'
v --diary fresh.vigie due; is 10 'today is not filled in'
v --diary fresh.vigie none; is 0 'nothing new'
v --diary fresh.vigie due; is 0 'today is filled in'

# ---- rules ----
v rules list; is 0 'rules list'
count=$((count + 1))
[ "$(wc -l <out)" -eq 92 ] || { echo "FAILED: $(wc -l <out) rules"; failed=$((failed + 1)); }
v rules show C-TRIAD; is 0 'rules show'; says out IM3OS 'the source'
says out 'Signes du cœur' 'both languages'
v rules show NONSENSE; is 3 'no such rule'
v rules check; is 0 'rules check'

echo "$((count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
