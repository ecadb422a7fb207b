#include "cli/suggest.h"

#include "base/names.h"

#include <string.h>

struct suggestion suggest_for(const char *word)
{
    size_t third = (strlen(word) + 2) / 3;
    return (struct suggestion){word, NULL, third < 3 ? (int)third + 1 : 4};
}

void suggest_try(struct suggestion *near, const char *known)
{
    int limit = near->distance - 1;
    int distance = names_distance(near->word, known, limit);
    if (distance <= limit) {
        near->distance = distance;
        near->best = known;
    }
}
