/* Line breaking of marked-up text, in pixels.
 *
 * Markup is **strong**, *emphasis* and [word](codex:id); \* and \[ stand for
 * the sign itself; a sign that opens nothing is shown as it is. Lines break
 * at blanks and between ideographs; a word wider than the line is broken
 * inside. '\n' ends a line. Control, zero-width and direction characters are
 * dropped, a tab is a blank, an invalid byte becomes U+FFFD. Time and memory
 * grow in proportion to the text's length. */
#ifndef DESKTOP_UI_TEXT_LAYOUT_H
#define DESKTOP_UI_TEXT_LAYOUT_H

#include "desktop/ui/ui.h"

/* A stretch of one line in one face. */
struct text_run {
    const char *text; /* in the arena */
    const char *link; /* the codex id, NULL: no link */
    int32_t x, width; /* from the left edge */
    int32_t line;     /* from 0 */
    enum face face;
    bool link_start; /* the first stretch of its link */
};

struct text_lines {
    const char *plain;     /* all of the text without its markup */
    struct text_run *runs; /* in the arena */
    int32_t count;
    int32_t lines; /* 0 for an empty text */
    int32_t width; /* of the widest line */
    bool cut;      /* did not fit: the last line ends in "…" */
};

struct text_request {
    const char *text;
    int32_t width; /* of a line, at least 1 */
    int32_t px;
    int32_t most; /* lines, 0: any number */
    enum face face;
    bool plain; /* no markup: every sign stands for itself */
};

void text_layout(struct arena *arena, const struct text_measure *measure,
                 const struct text_request *request, struct text_lines *out);

#endif
