/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One peer, one file, one kind of measurement: bench WHAT FILE LINES END.
 * Prints samples, one a line: their name and a number. The same source is
 * linked with Vigie's own vault, with SQLite and with SQLCipher.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "app/inside.h"
#include "app/packs.h"
#include "base/alloc.h"
#include "bench/must.h"
#include "bench/rows.h"
#include "sys/clock.h"

enum {
	TODAY = 16, /* lines of the last day, a commit each */
	SAVES = 40,
	WARM = 2, /* saves before the first that counts */
	SCANS = 1,
	SEARCHES = 3,
	MORE = 5,
	DAYS = 3,
	SHOWN = 200, /* lines a list asks for */
};

struct bench {
	const char *path;
	int lines;
	struct stamp end;
	struct secret *passphrase;
	struct pack *pack;
	struct session *session;
};

/* ---- numbers ---- */

/* When something began, by the clock and by the time of this process: others
 * at work beside it lengthen the first. */
struct instant {
	double clock, work;
};

static double
read_ms(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct instant
instant_now(void)
{
	struct instant now = { .work = read_ms(CLOCK_PROCESS_CPUTIME_ID),
			       .clock = read_ms(CLOCK_MONOTONIC) };

	return now;
}

static void
print_since(const char *name, struct instant began)
{
	struct instant now = instant_now();

	printf("%s %.4f\n%s_work %.4f\n", name, now.clock - began.clock, name,
	       now.work - began.work);
}

/* Bytes this process has handed to write(2) and its like. */
static int64_t
bytes_written(void)
{
	char line[128];
	int64_t bytes = 0;
	FILE *file = fopen("/proc/self/io", "re");

	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, "wchar:", 6) == 0)
			bytes = strtoll(line + 6, NULL, 10);
	if (file != NULL)
		fclose(file);
	return bytes;
}

static void
print_memory(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	printf("memory %.2f\n", (double)usage.ru_maxrss / 1024);
}

/* ---- the file ---- */

static struct session_request
request_of(const struct bench *bench)
{
	struct session_request request = { .path = bench->path,
					   .passphrase = bench->passphrase,
					   .mode = SESSION_WRITE,
					   .pack = bench->pack };

	return request;
}

static void
open_file(struct bench *bench)
{
	struct session_request request = request_of(bench);

	must(session_open(&bench->session, NULL, &request));
}

static void
log_next(struct bench *bench, struct rows *rows)
{
	struct entry_list list = { 0 };
	struct triage_result told;

	rows_next(entry_list_push(&list), rows);
	session_assess(&told, bench->session, &list);
	must(session_log(bench->session, &list, &told));
	entry_list_clear(&list);
}

/* All but the last day in one commit of the day before. */
static void
make(struct bench *bench)
{
	struct session_request request = request_of(bench);
	struct rows rows = rows_of(bench->lines, bench->end);
	struct stamp before = bench->end;
	struct diary *diary;

	before.at -= DAY_SECONDS;
	must(session_create(&bench->session, &request, COST_MIN));
	diary = bench->session->diary;
	must(diary_begin(diary));
	while (rows.next < rows.count - TODAY) {
		struct entry entry;

		rows_next(&entry, &rows);
		must(diary_add(diary, &entry));
		entry_clear(&entry);
	}
	must(diary_commit(diary, "import", before));
	while (rows.next < rows.count)
		log_next(bench, &rows);
}

/* ---- what is measured ---- */

static void
measure_home(struct bench *bench)
{
	struct today today = { 0 };
	struct alert_list alerts = { 0 };
	struct instant began = instant_now();

	must(session_today(&today, bench->session));
	must(session_alerts(&alerts, bench->session, ALERT_CALM));
	print_since("home", began);
	today_clear(&today);
	alert_list_clear(&alerts);
}

static void
scan(sqlite3 *db)
{
	sqlite3_stmt *stmt;
	int64_t bytes = 0;
	struct instant began = instant_now();

	if (sqlite3_prepare_v2(db, "SELECT * FROM entries", -1, &stmt, NULL) !=
	    SQLITE_OK)
		must(err_note(ERR_FAILED, "%s", sqlite3_errmsg(db)));
	while (sqlite3_step(stmt) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(stmt); i++)
			bytes += sqlite3_column_bytes(stmt, i);
	sqlite3_finalize(stmt);
	print_since("scan", began);
	if (bytes == 0)
		must(err_note(ERR_FAILED, "nothing was read"));
}

static bool
has_search(sqlite3 *db)
{
	return sqlite3_table_column_metadata(db, "main", "search", "words",
					     NULL, NULL, NULL, NULL,
					     NULL) == SQLITE_OK;
}

/* The newest lines with a word that begins so; where there is no FTS5, with
 * these letters anywhere. */
static void
search(sqlite3 *db)
{
	const char *sql = has_search(db)
				  ? "SELECT * FROM entries WHERE id IN (SELECT "
				    "rowid FROM search WHERE search MATCH "
				    "'\"vertig\" *') ORDER BY felt DESC, id "
				    "DESC LIMIT ?1"
				  : "SELECT * FROM entries WHERE words LIKE "
				    "'%vertig%' ORDER BY felt DESC, id DESC "
				    "LIMIT ?1";
	sqlite3_stmt *stmt;
	int found = 0;
	struct instant began = instant_now();

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		must(err_note(ERR_FAILED, "%s", sqlite3_errmsg(db)));
	sqlite3_bind_int(stmt, 1, SHOWN);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		found += sqlite3_column_bytes(stmt, 1) > 0;
	sqlite3_finalize(stmt);
	print_since("search", began);
	if (found == 0)
		must(err_note(ERR_FAILED, "nothing was found"));
}

/* From the keys at hand to what home shows, in a process that just began. */
static void
measure_opening(struct bench *bench)
{
	struct today today = { 0 };
	struct instant began = instant_now();
	sqlite3 *db;

	open_file(bench);
	must(session_today(&today, bench->session));
	print_since("open", began);
	print_memory();
	today_clear(&today);
	db = vault_db(diary_vault(bench->session->diary));
	for (int i = 0; i < SCANS; i++)
		scan(db);
	for (int i = 0; i < SEARCHES; i++)
		search(db);
}

static void
save(struct diary *diary, struct rows *rows, const char *name)
{
	struct entry entry;
	struct instant began;

	do {
		rows_next(&entry, rows);
		if (entry.kind == ENTRY_SYMPTOM)
			break;
		entry_clear(&entry);
	} while (true);
	began = instant_now();
	must(diary_begin(diary));
	must(diary_add(diary, &entry));
	must(diary_commit(diary, "add symptom", clock_now()));
	if (name != NULL)
		print_since(name, began);
	entry_clear(&entry);
}

static void
measure_saves(struct bench *bench)
{
	struct rows rows = rows_of(bench->lines, clock_now());
	struct diary *diary;
	int64_t before;

	open_file(bench);
	diary = bench->session->diary;
	rows.next = bench->lines;
	rows.state ^= (uint64_t)instant_now().clock;
	for (int i = 0; i < WARM; i++)
		save(diary, &rows, NULL);
	before = bytes_written();
	for (int i = 0; i < SAVES; i++)
		save(diary, &rows, "save");
	/* The samples are still in the buffer of stdout. */
	printf("bytes %.0f\n", (double)(bytes_written() - before) / SAVES);
}

/* ---- Vigie alone ---- */

/* Each key of a word typed into the search of the history. */
static void
measure_keys(struct bench *bench)
{
	static const char word[] = "demangeaisons";
	char typed[sizeof(word)] = "";

	for (size_t i = 0; i < sizeof(word) - 1; i++) {
		struct session_query query = { .words = typed, .limit = SHOWN };
		struct entry_list found = { 0 };
		char name[32];
		struct instant began = instant_now();

		typed[i] = word[i];
		must(session_entries(&found, bench->session, &query));
		snprintf(name, sizeof(name), "key_%zu", i + 1);
		print_since(name, began);
		entry_list_clear(&found);
	}
}

/* One line on each of the next days: the first of a day writes an image. */
static void
measure_days(struct bench *bench)
{
	struct stamp day = clock_now();
	struct diary *diary = bench->session->diary;
	struct entry entry;

	for (int i = 0; i < DAYS; i++) {
		struct instant began = instant_now();

		day.at += DAY_SECONDS;
		entry_init(&entry, ENTRY_NOTHING_NEW, "");
		entry.felt = entry.noted = day;
		must(diary_begin(diary));
		must(diary_add(diary, &entry));
		must(diary_commit(diary, "none", day));
		print_since("day", began);
		entry_clear(&entry);
	}
}

static void
measure_noting(struct bench *bench)
{
	struct rows rows = rows_of(bench->lines, clock_now());

	rows.next = bench->lines;
	for (int i = 0; i < SAVES; i++) {
		struct instant began = instant_now();

		log_next(bench, &rows);
		print_since("note", began);
	}
}

static void
measure_more(struct bench *bench)
{
	open_file(bench);
	for (int i = 0; i < MORE; i++) {
		measure_home(bench);
		measure_keys(bench);
	}
	measure_noting(bench);
	measure_days(bench);
}

/* ---- which ---- */

static void
print_version(struct bench *bench)
{
	sqlite3_stmt *stmt;
	sqlite3 *db;

	(void)bench;
	printf("SQLite %s", sqlite3_libversion());
	if (sqlite3_open(":memory:", &db) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "PRAGMA cipher_version", -1, &stmt, NULL) ==
		    SQLITE_OK) {
		if (sqlite3_step(stmt) == SQLITE_ROW)
			printf(" SQLCipher %s",
			       (const char *)sqlite3_column_text(stmt, 0));
		sqlite3_finalize(stmt);
	}
	sqlite3_close(db);
	puts("");
}

static const struct {
	const char *name;
	void (*run)(struct bench *bench);
} kinds[] = {
	{ "make", make },
	{ "open", measure_opening },
	{ "save", measure_saves },
	{ "more", measure_more },
	{ "version", print_version },
};

static int
run(const char *what, struct bench *bench)
{
	enum pack_trust trust;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i].name, what) != 0)
			continue;
		must(packs_open(&bench->pack, &trust, NULL));
		bench->passphrase = secret_from_bytes("bench", 5);
		kinds[i].run(bench);
		session_close(bench->session);
		secret_free(bench->passphrase);
		pack_free(bench->pack);
		return 0;
	}
	return 2;
}

int
main(int argc, char **argv)
{
	struct bench bench = { 0 };

	if (argc != 5) {
		fputs("usage: WHAT FILE LINES END\n", stderr);
		return 2;
	}
	bench.path = argv[2];
	bench.lines = (int)strtol(argv[3], NULL, 10);
	bench.end.at = strtoll(argv[4], NULL, 10);
	bench.end.offset = clock_now().offset;
	return run(argv[1], &bench);
}
