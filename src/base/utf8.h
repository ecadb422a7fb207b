/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, at most
 * U+10FFFF. Lengths are in bytes unless a name says points. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Length in bytes of the valid code point at `bytes`, 0 where it is not
 * valid or `length` is 0. `*point` (may be NULL) gets its value. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *point);

/* Writes 1 to 4 bytes; returns how many; 0 for surrogates and beyond. */
size_t utf8_encode(uint32_t point, char bytes[4]);

/* Offset of the first invalid byte, `length` if all is valid. */
size_t utf8_valid_prefix(const char *bytes, size_t length);

/* The capital of a small letter, of the Latin, Greek and Cyrillic alphabets as
 * far as one letter has one of its own; every other sign is itself. */
uint32_t utf8_upper(uint32_t point);

/* Could this code point steer a terminal, or show its line otherwise than it
 * stands there? Controls (C0, DEL, C1; the line end too), the separators of
 * lines and paragraphs, embeddings and overrides of the direction, and tags,
 * which nobody sees. Isolates and marks of direction may stand in a text. */
bool utf8_steers(uint32_t point);

/* Code points in valid UTF-8. */
size_t utf8_points(const char *bytes, size_t length);

#endif
