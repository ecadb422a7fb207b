#include "fuzz/fuzz.h"

#include "app/catalogue.h"

/* Loaded once, so that a run costs what it is about. */
const struct model *fuzz_scenario(void)
{
    static struct loaded loaded;

    if (loaded.model == NULL) {
        loaded_open(&loaded,
                    DEMARCHE_SOURCE "/scenarios/meridia/scenario.json");
        fuzz_must(loaded.model != NULL, "the scenario cannot be loaded");
    }
    return loaded.model;
}
