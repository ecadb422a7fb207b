/* The word somebody may have meant, from any list of known ones. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

struct nearest {
    const char *word; /* as it was written */
    const char *best; /* NULL while nothing is near */
    int distance;     /* of the best; at first what is too far */
};

/* At most a third of the word's length, rounded up, and never more than 3
 * letters may differ. */
struct nearest nearest_to(const char *word);

/* Looks at one known word; the first of equals is kept. */
void nearest_try(struct nearest *nearest, const char *known);

#endif
