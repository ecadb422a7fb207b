/* Linked into a console program with --wrap=realloc: the FAIL_AT-th block that
 * the program asks for is refused, and COUNT_IN names a file for how many it
 * asked for. All of its memory comes through one call, in base/arena.c, that
 * of cJSON too; --wrap=malloc and calloc show that there is no other. */
#include <stdio.h>
#include <stdlib.h>

void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);

static unsigned long asked, refused_at;

static void write_count(void)
{
    FILE *file = fopen(getenv("COUNT_IN"), "w");

    if (file) {
        fprintf(file, "%lu\n", asked);
        fclose(file);
    }
}

static void begin(void)
{
    const char *text = getenv("FAIL_AT");

    if (text)
        refused_at = strtoul(text, NULL, 10);
    if (getenv("COUNT_IN"))
        atexit(write_count);
}

void *__wrap_realloc(void *old, size_t size)
{
    if (asked++ == 0)
        begin();
    return asked == refused_at ? NULL : __real_realloc(old, size);
}

void *__wrap_malloc(size_t size)
{
    (void)size;
    abort(); /* nobody should come here */
}

void *__wrap_calloc(size_t count, size_t size)
{
    (void)count;
    (void)size;
    abort();
}
