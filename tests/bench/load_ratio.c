#include "bench/load_ratio.h"

#include "base/sort.h"
#include "platform/fileio.h"
#include "scenario/limits.h"
#include "scenario/load.h"
#include "scenario/load_parts.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <time.h>

/* Each contains the one before it, but for cJSON's, which is the measure. */
enum part {
    PART_CJSON,
    PART_SCAN,
    PART_DOCUMENT,
    PART_COMPILE,
    PART_CHECK,
    PARTS
};

struct bytes {
    char *text;
    size_t length;
};

static bool run_cjson(struct bytes bytes)
{
    cJSON *tree;

    cJSON_InitHooks(NULL); /* the C library's own, as a stranger has it */
    tree = cJSON_ParseWithLength(bytes.text, bytes.length);
    cJSON_Delete(tree);
    return tree != NULL;
}

static bool run_scan(struct bytes bytes)
{
    struct locator text;
    struct scan scan = {0};
    struct diag_list diags = {0};
    bool good;

    locator_init(&text, bytes.text, bytes.length);
    good = scan_json("bench", &text, &scan, &diags);
    scan_clear(&scan);
    locator_clear(&text);
    diag_clear(&diags);
    return good;
}

static bool run_document(struct bytes bytes)
{
    struct arena lasting = {0};
    struct diag_list diags = {0};
    struct document document;
    bool good;

    document_init(&document, "bench", bytes.text, bytes.length);
    good = document_parse(&document, &lasting, &diags);
    document_clear(&document);
    arena_clear(&lasting);
    diag_clear(&diags);
    return good;
}

static bool run_compile(struct bytes bytes)
{
    const struct load_source source = {"bench", bytes.text, bytes.length};
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct loader loader = {.arena = &arena};
    bool good;

    load_begin(&loader, &source, &diags);
    good = document_parse(&loader.document, &arena, &diags) &&
           load_compile(&loader) && diags.errors == 0;
    load_end(&loader);
    arena_clear(&arena);
    diag_clear(&diags);
    return good;
}

static bool run_check(struct bytes bytes)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    bool good =
        scenario_load(&arena, "bench", bytes.text, bytes.length, &diags);

    arena_clear(&arena);
    diag_clear(&diags);
    return good;
}

static const struct {
    const char *name;
    bool (*run)(struct bytes bytes);
} parts[PARTS] = {
    [PART_CJSON] = {"cJSON_Parse, cJSON_Delete", run_cjson},
    [PART_SCAN] = {"scan", run_scan},
    [PART_DOCUMENT] = {"+ document", run_document},
    [PART_COMPILE] = {"+ compile", run_compile},
    [PART_CHECK] = {"+ check", run_check},
};

static double spent(enum part part, struct bytes bytes, bool *good)
{
    clock_t begun = clock();

    *good = parts[part].run(bytes) && *good;
    return (double)(clock() - begun) * 1e3 / CLOCKS_PER_SEC;
}

static int by_size(const void *a, const void *b)
{
    const double *one = a;
    const double *other = b;

    return (*one > *other) - (*one < *other);
}

/* A part beside cJSON, run by turns, so that both meet the same weather. */
static bool compare(enum part part, struct bytes bytes, int rounds)
{
    struct arena arena = {0};
    double *ours = arena_array(&arena, (size_t)rounds, sizeof *ours);
    double *theirs = arena_array(&arena, (size_t)rounds, sizeof *theirs);
    double *ratio = arena_array(&arena, (size_t)rounds, sizeof *ratio);
    bool good = true;

    for (int i = 0; i < rounds; i++) {
        theirs[i] = spent(PART_CJSON, bytes, &good);
        ours[i] = spent(part, bytes, &good);
        ratio[i] = ours[i] / theirs[i];
    }
    sort_stable(ours, (size_t)rounds, sizeof *ours, by_size);
    sort_stable(theirs, (size_t)rounds, sizeof *theirs, by_size);
    sort_stable(ratio, (size_t)rounds, sizeof *ratio, by_size);
    printf("  %-10s best %6.2f ms, median ratio to %s %5.2f (%.2f ms)\n",
           parts[part].name, ours[0], parts[PART_CJSON].name, ratio[rounds / 2],
           theirs[0]);
    arena_clear(&arena);
    return good;
}

bool load_ratio(const char *path, int rounds)
{
    struct arena arena = {0};
    struct bytes bytes;
    bool good = file_read(&arena, path, LIMIT_FILE_BYTES, &bytes.text,
                          &bytes.length) == FILE_OK;

    if (good)
        printf("%s: %zu bytes; of %d rounds:\n", path, bytes.length, rounds);
    for (int part = PART_SCAN; good && part < PARTS; part++)
        good = compare((enum part)part, bytes, rounds);
    if (!good)
        printf("%s cannot be loaded\n", path);
    arena_clear(&arena);
    return good;
}
