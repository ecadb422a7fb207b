/* A stable merge sort of our own: libc's sorts differ in ties. `compare`
 * returns below, at or above 0. Takes scratch memory of count * size. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <stddef.h>

void sort_stable(void *items, size_t count, size_t size,
                 int (*compare)(const void *a, const void *b));

#endif
