#include "cli/nearest.h"

#include "base/names.h"

#include <string.h>

struct nearest nearest_to(const char *word)
{
    size_t third = (strlen(word) + 2) / 3;
    return (struct nearest){word, NULL, third < 3 ? (int)third + 1 : 4};
}

void nearest_try(struct nearest *nearest, const char *known)
{
    int limit = nearest->distance - 1;
    int distance = names_distance(nearest->word, known, limit);
    if (distance <= limit) {
        nearest->distance = distance;
        nearest->best = known;
    }
}
