# SPDX-License-Identifier: GPL-3.0-or-later
# Samples (peer, years, name, number) as a table of medians, at most 80 wide:
# each peer's number and, in brackets, Vigie's over it.
function median(peer, years, name, i, j, n, v, list) {
	n = count[peer, years, name]
	if (n == 0)
		return -1
	for (i = 1; i <= n; i++) {
		v = sample[peer, years, name, i]
		for (j = i - 1; j > 0 && list[j] > v; j--)
			list[j + 1] = list[j]
		list[j + 1] = v
	}
	return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function short(number) {
	if (number < 0)
		return "-"
	return sprintf(number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f",
		number)
}

function row(label, years, name, scale, i, line, number, ours) {
	ours = median("vigie", years, name) / scale
	line = sprintf("%-21s%7s", label, short(ours))
	for (i = 1; i <= 4; i++) {
		number = median(peers[i], years, name)
		if (number > 0)
			line = line sprintf(" %5s (%s)", short(number / scale),
				ratio(ours * scale / number))
	}
	print line
}

function ratio(number) {
	return number < 10 ? sprintf("%.2f", number) : sprintf("%.1f", number)
}

function goal(words, number, most, unit) {
	printf "goal: %s %s%s, at most %s: %s\n", words, ratio(number), unit,
		most, number <= most ? "reached" : "missed"
}

# By the clock, which others on the machine lengthen, and by work alone.
function time_goal(words, number, work, most) {
	printf "goal: %s %s ms by the clock, %s ms of work, at most %s: %s\n",
		words, short(number), short(work), most,
		number <= most ? "reached" : \
		work <= most ? "reached by work alone" : "missed"
}

$3 == "version" {
	version[$1] = $NF
	next
}
{
	sample[$1, $2, $3, ++count[$1, $2, $3]] = $4 + 0
	if ($3 ~ /^key_[0-9]+$/)
		keys[$3]
}

END {
	split("sqlite_roll sqlite_wal cipher_roll cipher_wal", peers)
	print about
	printf "%d lines a year. Medians; in brackets Vigie's over it.\n", lines
	printf "%-21s%7s  %-26s", "", "Vigie",
		"SQLite " version["sqlite_roll"]
	if (version["cipher_roll"] != "")
		printf "SQLCipher %s", version["cipher_roll"]
	printf "\n%-30s%-13s%-13s", "", "rollback", "WAL"
	if (version["cipher_roll"] != "")
		printf "%-13s%s", "rollback", "WAL"
	print ""
	row("save, 1 year, ms", 1, "save", 1)
	row("save, 20 years, ms", 20, "save", 1)
	row("a save writes, kB", 1, "bytes", 1000)
	row("open + home, 1 y, ms", 1, "open", 1)
	row("open + home, 10 y, ms", 10, "open", 1)
	row("open + home, 20 y, ms", 20, "open", 1)
	row("CPU time of it, 10 y", 10, "open_work", 1)
	row("read all, 10 y, ms", 10, "scan", 1)
	row("search, 10 y, ms", 10, "search", 1)
	row("memory, 10 y, MB", 10, "memory", 1)
	print "Durable saves (synchronous=FULL), raw keys, no key derivation;"
	print "SQLCipher has no FTS5: its saves keep no index, its search is LIKE."

	print "--"
	for (i = 1; i <= 3; i++)
		more(i == 1 ? 1 : i == 2 ? 10 : 20)
	goal("a save over SQLCipher's with rollback journal",
		over("cipher_roll"), 0.6, "")
	goal("a save over SQLite's with WAL", over("sqlite_wal"), 1.3, "")
	goal("a save at 20 years over one at 1 year",
		median("vigie", 20, "save") / median("vigie", 1, "save"),
		1.1, "")
	time_goal("opening 10 years and home", median("vigie", 10, "open"),
		median("vigie", 10, "open_work"), 60)
	time_goal("home after unlocking", median("vigie", 10, "home"),
		median("vigie", 10, "home_work"), 10)
	time_goal("slowest key of a search", slowest(10, ""),
		slowest(10, "_work"), 20)
	on_screen()
}

function largest(name, i, most) {
	for (i = 1; i <= count["vigie", 10, name]; i++)
		if (sample["vigie", 10, name, i] > most)
			most = sample["vigie", 10, name, i]
	return most
}

# From the key to the last byte of the repaint; a hundred keys.
function on_screen() {
	printf "On the screen, 10 years: the history opens in %s ms, a quarter " \
		"of it in %s,\na step in its list %s ms, to another day %s ms\n",
		short(median("vigie", 10, "screen_history")),
		short(median("vigie", 10, "screen_quarter")),
		short(median("vigie", 10, "screen_down")),
		short(median("vigie", 10, "screen_left"))
	time_goal("slowest key of a search with its repaint",
		largest("screen_search"), largest("screen_search_work"), 20)
	goal("the most that a step in the list sends",
		largest("screen_down_bytes") > largest("screen_up_bytes") ? \
		largest("screen_down_bytes") : largest("screen_up_bytes"), 300,
		" bytes")
	goal("the most that a step to another day sends",
		largest("screen_left_bytes"), 300, " bytes")
	goal("memory of the screens", largest("screen_memory"), 40, " MB")
	goal("bytes in three idle seconds", largest("idle_bytes"), 0, "")
	goal("wake-ups in three idle seconds", largest("idle_wakes"), 0, "")
}

function over(peer, number) {
	number = median(peer, 1, "save")
	return number > 0 ? median("vigie", 1, "save") / number : 0
}

function slowest(years, what, key, number, most) {
	for (key in keys) {
		number = median("vigie", years, key what)
		if (number > most)
			most = number
	}
	return most
}

function more(years) {
	printf "Vigie, %d years: home %s ms, slowest key of a search %s ms, " \
		"a symptom\njudged and kept %s ms, first save of a day %s ms\n",
		years, short(median("vigie", years, "home")),
		short(slowest(years, "")), short(median("vigie", years, "note")),
		short(median("vigie", years, "day"))
}
