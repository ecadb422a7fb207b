/* A language that nobody speaks, for tests of layout: every letter bears a
 * mark, and a text is two fifths longer, as German often is. Whatever is
 * still plain on a screen was never handed to a translator, and whatever is
 * cut there would be cut in German. */
#ifndef BASE_PSEUDO_H
#define BASE_PSEUDO_H

#include "base/strbuf.h"

/* Its tag (a private one of BCP 47's range qaa to qtz). */
#define PSEUDO_TAG "qps"

/* Adds `text` in that language. Placeholders, markup and links stay. At most
 * `most` code points are shown where that is above 0, as on a card, but never
 * fewer than those of `text`. */
void pseudo_text(struct strbuf *out, const char *text, size_t most);

#endif
