/* The word somebody may have meant, from any list of known ones. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

struct suggestion {
    const char *word; /* as it was written */
    const char *best; /* NULL while nothing is near */
    int distance;     /* of the best; at first what is too far */
};

/* At most a third of the word's length, rounded up, and never more than 3
 * letters may differ. */
struct suggestion suggest_for(const char *word);

/* Looks at one known word; the first of equals is kept. */
void suggest_try(struct suggestion *near, const char *known);

#endif
