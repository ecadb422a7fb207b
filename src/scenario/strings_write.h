/* The texts of a scenario as a template for translators, and that template
 * merged with what a language has already. */
#ifndef SCENARIO_STRINGS_WRITE_H
#define SCENARIO_STRINGS_WRITE_H

#include "base/po.h"
#include "base/sink.h"
#include "scenario/strings.h"

struct strings_source {
    const struct model *model;
    const struct strings *strings;
    const char *file;  /* "scenario.json", for the references */
    const char *bytes; /* of it, for their lines */
    size_t length;
};

/* The same bytes for the same scenario, whenever and wherever. */
void strings_write_template(const struct strings_source *source,
                            struct sink *sink);

struct strings_merged {
    int32_t texts;
    int32_t done;     /* translated for the text as it is */
    int32_t fuzzy;    /* to be looked at: the text is another by now */
    int32_t moved;    /* of those done: found under an older name */
    int32_t obsolete; /* kept, though their text is gone */
};

/* Every text with the translation that `po` has of it. One made for another
 * text is marked fuzzy and keeps the old text beside it; one whose text got
 * another name goes with it; one whose text is gone is kept as obsolete. So
 * no mended typo and no new id loses a translator's work. */
struct strings_merged strings_merge(const struct strings_source *source,
                                    const struct po *po, const char *language,
                                    struct sink *sink);

#endif
