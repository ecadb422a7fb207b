/* What was found in files: for people, as JSON and as SARIF 2.1.0. */
#ifndef REPORT_FINDINGS_H
#define REPORT_FINDINGS_H

#include "base/diag.h"

/* One file that was looked at. Everything is the caller's. */
struct findings_file {
    const char *file;              /* as it was named */
    const char *id;                /* of the scenario; NULL: it cannot be
                                      played */
    const struct diag_list *diags; /* sorted */
    int32_t claims, proved, refuted, undecided; /* of expect */
    uint64_t turns;                             /* looked at for the claims */
};

/* The text of a file that findings name, for as long as they are written; NULL
 * where it is not at hand. Asked once for each file. */
struct findings_texts {
    const char *(*text)(void *context, const char *file, size_t *length);
    void *context;
};

/* Lines as diag_write() has them, each with its line of the text; at most
 * `most` findings, then how many more there are. */
void findings_write(const struct diag_list *diags, size_t most,
                    const struct findings_texts *texts, struct sink *sink);

/* Some codes of what was found, each once: the gravest first, of equals the
 * one found first. All zero bytes: none yet. */
#define FINDINGS_CODES 4
struct findings_codes {
    const struct diag_code_info *items[FINDINGS_CODES];
    size_t count;
};

/* Adds those of a list; what finds no room is less grave, or came later. */
void findings_add_codes(struct findings_codes *codes,
                        const struct diag_list *diags);

/* One line: the command that explains these codes; nothing where there are
 * none. */
void findings_write_hint(const struct findings_codes *codes, struct sink *sink);

/* Those of `count` files, for a program to read. */
struct findings_log {
    const struct findings_file *files;
    size_t count;
    struct findings_texts texts;
};

/* An object with "program", "version", "files", "findings" and "counts";
 * tests/README.md lists their members. */
void findings_write_json(const struct findings_log *log, struct sink *sink);

/* A log of one run: sarif-v2.1.0-os of OASIS. */
void findings_write_sarif(const struct findings_log *log, struct sink *sink);

#endif
