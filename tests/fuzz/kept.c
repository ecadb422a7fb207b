#include "fuzz/fuzz.h"
#include "fuzz/loading.h"

#include "app/catalogue.h"
#include "scenario/limits.h"
#include "scenario/load.h"

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

const struct fuzz_source *fuzz_small(void)
{
    static struct arena arena;
    static struct fuzz_source source;
    struct diag_list diags = {0};
    char *bytes;
    size_t length;

    if (source.model == NULL) {
        fuzz_must(file_read(&arena,
                            DEMARCHE_SOURCE "/tests/fuzz/corpus/load/"
                                            "texts_with_names_and_links.json",
                            LIMIT_FILE_BYTES, &bytes, &length) == FILE_OK,
                  "the small scenario cannot be read");
        fuzz_source_open(
            &source, scenario_load(&arena, "small.json", bytes, length, &diags),
            bytes, length);
    }
    diag_clear(&diags);
    return &source;
}
