/* Fuzz targets: each file fuzz_NAME.c holds one LLVMFuzzerTestOneInput(),
 * which libFuzzer drives where clang has it, and replay.c elsewhere. A target
 * ends the program where something that must hold does not. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "base/strbuf.h"
#include "scenario/scenario.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Ends the program with the sentence unless `holds`. */
void fuzz_must(bool holds, const char *sentence);

/* Ends the program unless the text is UTF-8. */
void fuzz_utf8(const char *text, const char *sentence);

/* The input in a block of its own size, so that a byte read beyond it is one
 * that no sanitizer misses. Free it. */
char *fuzz_exact(const uint8_t *bytes, size_t length);

/* Whether to look at something dear: of N inputs about at one, told by their
 * `seed`; at each while `fuzz_all` holds, as when replay.c gives files. */
extern bool fuzz_all;
bool fuzz_seldom(uint64_t seed, uint64_t n);

/* One play to its end by `seed`, at most 40 turns of it, with what
 * many/invariants.h asks of every turn. */
void fuzz_play(const struct model *model, uint64_t seed);

/* Bytes as choices: the same bytes choose the same, and when they run out
 * the first alternative is taken. */
struct choices {
    const uint8_t *bytes;
    size_t length, at;
    bool strict; /* nothing is spoilt */
};
/* A number in [0, sides); `sides` is at least 1. */
int32_t choose(struct choices *choices, int32_t sides);

/* A whole scenario written by choices: of the right shape but for what a
 * choice spoils, with names that mostly fit. Near 64 KiB it comes to its
 * end. */
void grammar_write(struct choices *choices, struct strbuf *out);
/* An expression alone; `truth`: of that type. */
void grammar_expression(struct choices *choices, bool truth,
                        struct strbuf *out);

/* The scenario that recordings and saves are of. */
const struct model *fuzz_scenario(void);

/* Makes seals fit again that a change broke: `sum`, `checksum` and `end`
 * lines, so that what lies behind them is reached. */
void fuzz_seal(struct strbuf *text);

#endif
