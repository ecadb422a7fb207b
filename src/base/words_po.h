/* The game's own words from a catalogue of translations (a PO file), and as a
 * template for one. */
#ifndef BASE_WORDS_PO_H
#define BASE_WORDS_PO_H

#include "base/po.h"
#include "base/sink.h"
#include "base/words.h"

/* Fills `words` with what `po` has; English stands where it has nothing that
 * can be used, and where a text leaves a {placeholder} out or has one of its
 * own: so whatever a catalogue says, each sentence can be filled in. Texts are
 * copied to `arena`, `tag` too.
 *
 * Every entry that is missing, stale or wrong is a finding in `diags`; `file`
 * is the catalogue's name in them. */
void words_read(struct language *words, struct arena *arena,
                const struct po *po, const char *tag);
void words_check(const struct po *po, const char *file,
                 struct diag_list *diags);

/* The language that nobody speaks, see pseudo.h. */
void words_pseudo(struct language *words, struct arena *arena);

/* All entries as a template. */
void words_write_template(struct sink *sink);

#endif
