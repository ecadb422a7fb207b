/* The few signs that mean something within a text of a scenario or of the
 * game: {placeholder}, *emphasis*, **strong**, [word](codex:id), and the
 * pairs that stand for a sign itself: {{ }} \* \[ . */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <stddef.h>

enum markup {
    MARKUP_NONE,   /* plain text */
    MARKUP_NAME,   /* {placeholder}, with its braces */
    MARKUP_PAIR,   /* two signs that show one */
    MARKUP_STAR,   /* * or ** */
    MARKUP_OPEN,   /* [ of a link */
    MARKUP_TARGET, /* ](codex:id), of a link that was opened or not */
    MARKUP_WRONG   /* a brace that is left open, or one alone */
};

/* What begins at `at`, and its bytes; MARKUP_NONE with the bytes of one code
 * point, or of one that begins none. `at` is not at its end. */
enum markup markup_at(const char *at, size_t *bytes);

/* Code points that a reader sees: markup shows none, a placeholder counts as
 * it is written, since what fills it is not known here. */
size_t markup_points(const char *text);

#endif
