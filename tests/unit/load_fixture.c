#include "unit/load_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool load_fixture_read(const char *path, struct strbuf *out)
{
    FILE *file = fopen(path, "rb");
    char part[4096];
    size_t size;

    if (!file)
        return false;
    while ((size = fread(part, 1, sizeof part, file)) > 0)
        strbuf_add(out, part, size);
    fclose(file);
    return true;
}

void load_open(struct load *load, const char *bytes, size_t length)
{
    char *exact = malloc(length > 0 ? length : 1);

    assert_non_null(exact);
    if (length > 0)
        memcpy(exact, bytes, length);
    *load = (struct load){0};
    load->model =
        scenario_load(&load->arena, "t.json", exact, length, &load->diags);
    assert_true((load->model == NULL) == (load->diags.errors > 0));
    free(exact);
}

void load_open_members(struct load *load, const char *members)
{
    struct strbuf text = {0};
    size_t i;

    strbuf_text(&text, "{");
    strbuf_text(&text, members);
    for (i = 0; i < text.length; i++)
        if (text.text[i] == '\'')
            text.text[i] = '"';
    if (!strstr(strbuf_get(&text), "\"limits\""))
        strbuf_text(&text, "\"limits\": {\"turns\": 9}, ");
    if (!strstr(strbuf_get(&text), "\"scenes\""))
        strbuf_text(&text, "\"scenes\": [{\"id\": \"s\", \"title\": \"S\"}], ");
    if (!strstr(strbuf_get(&text), "\"endings\""))
        strbuf_text(&text, "\"endings\": [{\"id\": \"e\", \"title\": \"E\", "
                           "\"text\": [\"x\"]}], ");
    if (!strstr(strbuf_get(&text), "\"language\""))
        strbuf_text(&text, "\"language\": \"en\", ");
    strbuf_text(&text, "\"title\": \"T\", \"start\": \"2030-01-01\", "
                       "\"id\": \"t\", \"format\": 1}");
    load_open(load, strbuf_get(&text), text.length);
    strbuf_clear(&text);
}

void load_close(struct load *load)
{
    diag_clear(&load->diags);
    arena_clear(&load->arena);
}

int load_found(const struct load *load, const char *code)
{
    int count = 0;
    size_t i;

    for (i = 0; i < load->diags.count; i++)
        count +=
            strcmp(diag_code_info(load->diags.items[i].code)->text, code) == 0;
    return count;
}

const char *load_findings(struct load *load)
{
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    const char *copy;

    diag_write_all(&load->diags, 20, &sink);
    copy = arena_text(&load->arena, strbuf_get(&text));
    strbuf_clear(&text);
    return copy;
}
