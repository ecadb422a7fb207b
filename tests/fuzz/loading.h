/* Loading a scenario, and what must hold of it. */
#ifndef FUZZ_LOADING_H
#define FUZZ_LOADING_H

#include "scenario/translate.h"

#include <stddef.h>
#include <stdint.h>

/* Loads; findings must be sorted, placed and clean. Where none is an error,
 * plays by `seed`. Of some, by the same seed, the layout and all that is
 * printed are looked at too, and the texts for translators. Whether it
 * loaded. */
int fuzz_load(const char *text, size_t length, uint64_t seed);

/* Some findings on one file, as they are printed: for people without a control
 * character, for programs as JSON. `text`: the file, NULL where it is not at
 * hand. */
void fuzz_findings(const struct diag_list *diags, const char *text,
                   size_t length, uint64_t seed);

/* A model and where it came from, for what is written of its texts. */
struct fuzz_source {
    const struct model *model;
    struct strings strings; /* in `arena` */
    const char *bytes;
    size_t length;
    struct arena arena;
};
void fuzz_source_open(struct fuzz_source *source, const struct model *model,
                      const char *bytes, size_t length);
void fuzz_source_clear(struct fuzz_source *source);

/* A small scenario with texts of each kind, to be translated. */
const struct fuzz_source *fuzz_small(void);

/* The texts of a scenario for translators: the template is read without a
 * finding, and nobody's language, kept as a translation, is whole and is what
 * a player would read. */
void fuzz_texts(struct fuzz_source *source);

/* A translation of a scenario: it changes texts alone, to those that fit, and
 * what it is merged to is merged to itself. `good`: it was read without an
 * error. */
void fuzz_translation(const struct fuzz_source *source, const struct po *po,
                      bool good, uint64_t seed);

#endif
