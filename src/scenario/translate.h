/* A scenario in another language: the model with other texts and all else as
 * it was, hashes included. Worlds, recordings and saves know no language. */
#ifndef SCENARIO_TRANSLATE_H
#define SCENARIO_TRANSLATE_H

#include "base/po.h"
#include "scenario/strings.h"

/* The model with the translations of `po` that fit (see translate_check());
 * all others stay in the source's language. `po` and `model` must outlive it,
 * and what they live in. */
const struct model *translate_model(const struct model *model,
                                    const struct po *po, const char *language,
                                    struct arena *arena);

/* The model in the pseudo-language of base/pseudo.h. */
const struct model *translate_pseudo(const struct model *model,
                                     struct arena *arena);

/* Checking ----------------------------------------------------------------- */

/* A translation, as it is checked. */
struct translation {
    const struct strings *strings;
    const struct po *po;
    const char *file; /* in findings */
};

struct translation_count {
    int32_t texts;
    int32_t done;    /* that would be shown */
    int32_t missing; /* without a translation, fuzzy ones among them */
    int32_t stale;   /* made for another source text, but shown */
    int32_t unknown; /* entries that no text has the name of */
};

/* Adds findings. With `each` every text that is missing or stale has its own,
 * else one for all. An entry with an error is never shown; the others are. */
struct translation_count translate_check(const struct translation *translation,
                                         bool each, struct diag_list *diags);

/* Whether an entry may be shown for a text. */
bool translate_fits(const struct string *string, const struct po_entry *entry);

#endif
