#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Reminders from end to end: what is shown is what is written, systemd or cron
# are asked for what it takes, three times a day at most, silent once today is
# filled in, and nothing is left behind. systemctl, crontab and notify-send are
# programs that write down what they are asked.
set -u
program=${VIGIE:?}
work=$(mktemp -d "${TMPDIR:-/tmp}/vigie-reminder.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
export HOME="$work" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" \
	XDG_STATE_HOME="$work/state" TZ=Europe/Paris USER=jeanne LANGUAGE=en
unset VIGIE_DIARY VIGIE_PASSPHRASE
mkdir -p bin config data state run
PATH="$work/bin:$PATH"
count=0 failed=0

v() {
	printf 'une phrase bien longue\n' |
		"$program" --passphrase-stdin "$@" >out 2>err
	code=$?
}

fail() {
	count=$((count + 1))
	failed=$((failed + 1))
	echo "not ok $count - $1"
	sed 's/^/# /' out err
}

pass() {
	count=$((count + 1))
	echo "ok $count - $1"
}

is() { if [ "$code" -eq "$1" ]; then pass "$2"; else fail "$2 ($code)"; fi; }
has() { if grep -qF -e "$2" "$1"; then pass "$3"; else fail "$3: $2"; fi; }
hasnt() { if grep -qiE -e "$2" "$1"; then fail "$3: $2"; else pass "$3"; fi; }
gone() { if [ -e "$1" ]; then fail "$2"; else pass "$2"; fi; }
same() { if cmp -s "$1" "$2"; then pass "$3"; else fail "$3"; fi; }

cat >bin/systemctl <<'X'
#!/bin/sh
echo "$*" >>"$HOME/asked"
[ -e "$HOME/no-systemd" ] && exit 1
[ -e "$HOME/no-enable" ] && [ "$2" = enable ] && exit 1
exit 0
X
cat >bin/crontab <<'X'
#!/bin/sh
[ -e "$HOME/no-cron" ] && exit 2
[ "$1" = - ] && exec cat >"$HOME/crontab"
[ -e "$HOME/crontab" ] || exit 1
cat "$HOME/crontab"
X
cat >bin/notify-send <<'X'
#!/bin/sh
echo "$*" >>"$HOME/told"
X
chmod +x bin/*
units="$XDG_CONFIG_HOME/systemd/user"
day="$XDG_STATE_HOME/vigie/filled-in"
health='sympt|health|sant|diar|journal|cancer|medic|médic|treat|trait|malad'

# What the timer runs, as systemd would read it.
ring() {
	sed -n "s/^ExecStart=.bin.sh -c '\(.*\)'\$/\1/p" \
		"$units/vigie-remind.service" | sed 's/\$\$/$/g' >ring.sh
	sh ring.sh >out 2>err
	code=$?
}

# ---- only shown ----
v init --kdf min --no-recovery; is 0 'a diary'
v remind; is 2 'without a wish'
v remind --install --remove; is 2 'two wishes'
v remind --install --at 25:00; is 2 'an hour that is none'
v remind --install --at yesterday; is 2 'a day is no hour'
v remind --diary other.vigie --install; is 2 'another diary'
v remind --due; is 3 'the timer of reminders that are off'
v remind --put-off; is 3 'putting off what is off'
v remind --remove; is 3 'off already'
v remind --install --dry-run; is 0 'only shown'
has out 'OnCalendar=*-*-* 20:00' 'eight in the evening'
has out 'OnCalendar=*-*-* 21:00' 'three times'
has out 'Persistent=true' 'caught up after a power-off'
gone "$units" 'a dry run writes no unit'
gone "$day" 'a dry run writes no date'
hasnt asked 'enable|reload' 'a dry run switches nothing on'
cp out shown

# ---- with systemd ----
v remind --install; is 0 'on, with systemd'
same out shown 'what is written was shown'
{
	echo "$units/vigie-remind.service"
	cat "$units/vigie-remind.service"
	echo
	echo "$units/vigie-remind.timer"
	cat "$units/vigie-remind.timer"
} >written
same shown written 'what was shown is what is written'
has err 'in the clear' 'the price is said'
has asked '--user daemon-reload' 'systemd reads it'
has asked '--user enable --now vigie-remind.timer' 'the timer is on'
hasnt "$units/vigie-remind.service" "$health" 'no word of health'
hasnt "$units/vigie-remind.timer" "$health" 'no word of health in the timer'
hasnt "$day" '[0-9]' 'nothing is known yet'
# Where it can be asked about the simplest unit there is.
printf '[Service]\nExecStart=/bin/true\n' >run/simple.service
if XDG_RUNTIME_DIR="$work/run" systemd-analyze verify --user \
	run/simple.service >out 2>&1 && [ ! -s out ]; then
	XDG_RUNTIME_DIR="$work/run" systemd-analyze verify --user \
		"$units/vigie-remind.service" "$units/vigie-remind.timer" \
		>out 2>&1; code=$?
	is 0 'systemd takes the units'
	hasnt out '.' 'systemd finds nothing to say'
	# It would say it.
	sed 's/20:00/soon/' "$units/vigie-remind.timer" >run/vigie-remind.timer
	XDG_RUNTIME_DIR="$work/run" systemd-analyze verify --user \
		run/vigie-remind.timer >out 2>&1
	has out 'calendar specification' 'a fault would be said'
fi

# ---- three times at most ----
"$program" due >out 2>err </dev/null; code=$?
is 10 'due without a passphrase'
ring; is 0 'the timer'
has told 'A line is waiting for today.' 'the reminder'
hasnt told "$health" 'the reminder says nothing of health'
ring; ring; ring; ring
if [ "$(wc -l <told)" -eq 3 ]; then pass 'three times at most'
else fail "told $(wc -l <told) times"; fi
"$program" due >out 2>err </dev/null; code=$?
is 10 'it is due all the same'
# The day after: yesterday's count is over.
sed 's/^[0-9-]* 3$/2020-01-01 3/' "$day" >day && cat day >"$day"
ring; ring
if [ "$(wc -l <told)" -eq 5 ]; then pass 'again the day after'
else fail "told $(wc -l <told) times"; fi

# ---- put off ----
v remind --put-off; is 0 'put off'
rm told; ring
gone told 'silent when put off'
"$program" due >out 2>err </dev/null; code=$?
is 10 'put off is not filled in'

# ---- filled in ----
sed 's/^[0-9-]* 3$/2020-01-01 3/' "$day" >day && cat day >"$day"
v question add 'May I swim?'; is 0 'a question'
"$program" due >out 2>err </dev/null; code=$?
is 10 'a question fills in no day'
v add symptom cough severity=1 --at -3d; is 0 'a note of three days ago'
"$program" due >out 2>err </dev/null; code=$?
is 10 'a note of three days ago does not fill in today'
v none; is 0 'nothing new'
"$program" due >out 2>err </dev/null; code=$?
is 0 'today is filled in'
rm -f told; ring
gone told 'silent once today is filled in'
if [ "$(wc -c <"$day")" -lt 32 ] && ! grep -qE '[^-0-9 ]' "$day"; then
	pass 'dates and a count, nothing else'
else fail 'the clear file'; fi
v undo; is 0 'taken back'
"$program" due >out 2>err </dev/null; code=$?
is 10 'what is taken back is due again'
v redo; is 0 'done again'
"$program" due >out 2>err </dev/null; code=$?
is 0 'filled in again'
v --diary other.vigie init --kdf min --no-recovery
v --diary other.vigie due; is 10 'another diary is asked itself'
v --diary other.vigie none; v --diary other.vigie undo
"$program" due >out 2>err </dev/null; code=$?
is 0 'another diary changes nothing'
# A clock that was years ahead does not silence it for years.
echo 2088-01-01 >"$day"
"$program" due >out 2>err </dev/null; code=$?
is 10 'a day far ahead is no day filled in'
head -c 3000 /dev/zero >"$day"
"$program" due >out 2>err </dev/null; code=$?
is 10 'what cannot be read is no day filled in'
v add symptom cough severity=1; is 0 'a note'
"$program" due >out 2>err </dev/null; code=$?
is 0 'and the date is there again'

# ---- off ----
: >asked
v remind --remove; is 0 'off'
has asked '--user disable --now vigie-remind.timer' 'the timer is off'
gone "$units/vigie-remind.timer" 'the timer is gone'
gone "$units/vigie-remind.service" 'the service is gone'
gone "$day" 'the date is gone'
v none
gone "$day" 'a note writes no date when reminders are off'

# ---- it cannot be switched on ----
touch no-enable
v remind --install; is 1 'systemd refuses'
gone "$units/vigie-remind.timer" 'nothing is left behind'
gone "$day" 'nor a date'
rm no-enable

# ---- with cron ----
touch no-systemd
printf '0 5 * * * backup\n' >crontab
cp crontab before
v remind --install --at 19:40; is 0 'on, with cron'
has crontab '0 5 * * * backup' 'what was in the crontab stays'
has crontab '40 19 * * *' 'the first time'
has crontab '10 20 * * *' 'the second time'
has crontab '40 20 * * *' 'the third time'
hasnt crontab "$health" 'no word of health in the crontab'
gone "$units/vigie-remind.timer" 'no timer beside it'
v none --at now
sed 's/^[0-9].*//' "$day" >/dev/null
echo - >"$day"
rm -f told
sed -n 's/^40 19 \* \* \* //p' crontab >ring.sh
sh ring.sh
has told 'A line is waiting for today.' 'the line of the crontab'
v remind --install --at 7:00; is 0 'on again, at another hour'
if [ "$(grep -c vigie-remind crontab)" -eq 3 ]; then pass 'still three lines'
else fail 'lines of the crontab'; fi
v --lang fr remind --install --at 7:00; is 0 'on, in French'
has crontab 'Une ligne vous attend pour ce jour.' 'in French'
v remind --remove; is 0 'off, with cron'
same crontab before 'the crontab is as it was'

# ---- with neither ----
touch no-cron
v remind --install; is 1 'neither systemd nor cron'
gone "$day" 'no date for a reminder that cannot be'

# ---- a folder that no timer can hold ----
rm no-systemd no-cron
mkdir 'a $ folder'
cp "$program" 'a $ folder/vigie'
printf 'une phrase bien longue\n' | 'a $ folder/vigie' --passphrase-stdin \
	remind --install >out 2>err; code=$?
is 2 'a folder with a sign of the shell'
gone "$units/vigie-remind.timer" 'nothing is written for it'

echo "1..$count"
[ "$failed" -eq 0 ]
