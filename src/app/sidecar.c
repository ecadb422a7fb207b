#include "app/sidecar.h"

#include "base/language.h"
#include "base/pseudo.h"
#include "scenario/translate.h"

#include <string.h>

#define COMMON "scenario.json"

/* Names -------------------------------------------------------------------- */

/* How the name of a scenario is parted: "a/b/" "scenario" ".json". */
struct parts {
    const char *name; /* after the last slash */
    size_t stem;      /* its bytes before ".json" */
    bool common;      /* scenario.json: its folder is its own */
};

static struct parts part(const char *scenario)
{
    const char *slash = strrchr(scenario, '/');
    struct parts parts = {.name = slash ? slash + 1 : scenario};

    parts.stem = strlen(parts.name);
    if (parts.stem > 5 && strcmp(parts.name + parts.stem - 5, ".json") == 0)
        parts.stem -= 5;
    parts.common = strcmp(parts.name, COMMON) == 0;
    return parts;
}

const char *sidecar_path(struct arena *arena, const char *scenario,
                         const char *tag)
{
    struct parts parts = part(scenario);
    struct strbuf path = {0};
    const char *kept;

    strbuf_add(&path, scenario, (size_t)(parts.name - scenario));
    if (!parts.common) {
        strbuf_add(&path, parts.name, parts.stem);
        strbuf_char(&path, '.');
    }
    strbuf_format(&path, "%s.po", tag);
    kept = arena_text(arena, strbuf_get(&path));
    strbuf_clear(&path);
    return kept;
}

struct folder {
    const char *scenario;
    struct parts parts;
    void (*visit)(void *context, const char *path, const char *tag);
    void *context;
};

/* The tag in the name of a file; false where it is none of this scenario. */
static bool tag_of(const struct folder *folder, const char *name,
                   char tag[LANGUAGE_BYTES])
{
    const struct parts *parts = &folder->parts;
    size_t length = strlen(name);

    if (length < 3 || strcmp(name + length - 3, ".po") != 0)
        return false;
    length -= 3;
    if (!parts->common) {
        if (length < parts->stem || name[parts->stem] != '.' ||
            memcmp(name, parts->name, parts->stem) != 0)
            return false;
        name += parts->stem + 1;
        length -= parts->stem + 1;
    }
    return language_read(tag, name, length) && strlen(tag) == length &&
           memcmp(tag, name, length) == 0;
}

static void visit_name(void *context, const char *name)
{
    const struct folder *folder = context;
    struct arena arena = {0};
    char tag[LANGUAGE_BYTES];

    if (tag_of(folder, name, tag))
        folder->visit(folder->context,
                      sidecar_path(&arena, folder->scenario, tag), tag);
    arena_clear(&arena);
}

void sidecar_each(const char *scenario,
                  void (*visit)(void *context, const char *path,
                                const char *tag),
                  void *context)
{
    struct folder folder = {scenario, part(scenario), visit, context};
    struct arena arena = {0};
    size_t length = (size_t)(folder.parts.name - scenario);

    file_each(length > 0 ? arena_copy(&arena, scenario, length) : ".",
              visit_name, &folder);
    arena_clear(&arena);
}

/* Reading ------------------------------------------------------------------ */

enum file_result sidecar_read(struct po *po, struct arena *arena,
                              const char *path, bool *fine,
                              struct diag_list *diags)
{
    struct po_file file = {.name = path};
    struct arena text = {0};
    char *bytes;
    enum file_result result =
        file_read_found(&text, path, PO_MOST_BYTES, &bytes, &file.length);

    *fine = false;
    if (result == FILE_OK) {
        file.bytes = bytes;
        *fine = po_read(po, arena, &file, diags);
    }
    arena_clear(&text);
    return result;
}

static void say_bad(struct diag_list *diags, const char *path)
{
    const struct diag_place place = {.file = path};

    diag_add(diags, CODE_TRANSLATION_NONE, &place,
             "the translation cannot be used as it is, so the texts stay in "
             "the language they were written in");
}

/* True where the language is settled: it is there, or is bad. */
static bool try_tag(struct loaded *loaded, const char *tag,
                    struct diag_list *diags)
{
    const char *path = sidecar_path(&loaded->arena, loaded->path, tag);
    struct po *po = arena_alloc(&loaded->arena, sizeof *po);
    bool fine;
    enum file_result result =
        sidecar_read(po, &loaded->arena, path, &fine, diags);

    if (result == FILE_MISSING)
        return false;
    if (result != FILE_OK)
        catalogue_unreadable(diags, path, result);
    if (fine)
        loaded->model = translate_model(loaded->model, po, tag, &loaded->arena);
    else
        say_bad(diags, path);
    return true;
}

struct found {
    struct strbuf tags;
};

static void note_tag(void *context, const char *path, const char *tag)
{
    struct found *found = context;

    (void)path;
    strbuf_format(&found->tags, ", %s", tag);
}

static void say_none(const struct loaded *loaded, const char *wanted,
                     struct diag_list *diags)
{
    const struct diag_place place = {.file = loaded->path};
    struct found found = {0};

    sidecar_each(loaded->path, note_tag, &found);
    diag_add(diags, CODE_TRANSLATION_NONE, &place,
             "there is no translation \"%s\" beside it; there are %s%s", wanted,
             loaded->model->language, strbuf_get(&found.tags));
    strbuf_clear(&found.tags);
}

void sidecar_speak(struct loaded *loaded, struct language_wish wish,
                   struct diag_list *diags)
{
    struct language_list list;
    int32_t i;

    if (!loaded->model)
        return;
    language_list_read(&list, wish.wanted);
    for (i = 0; i < list.count; i++) {
        if (strcmp(list.tags[i], PSEUDO_TAG) == 0) {
            loaded->model = translate_pseudo(loaded->model, &loaded->arena);
            return;
        }
        if (try_tag(loaded, list.tags[i], diags) ||
            language_same(list.tags[i], loaded->model->language))
            return;
    }
    if (wish.asked)
        say_none(loaded, wish.wanted, diags);
}

/* Checking ----------------------------------------------------------------- */

struct check {
    const struct strings *strings;
    struct sidecar_scope scope;
    struct diag_list *diags;
    bool any;
};

static void check_one(void *context, const char *path, const char *tag)
{
    struct check *check = context;
    const char *only = check->scope.only;
    struct arena arena = {0};
    struct po po;
    bool fine;
    enum file_result result;

    if (only && strcmp(only, tag) != 0)
        return;
    check->any = true;
    result = sidecar_read(&po, &arena, path, &fine, check->diags);
    if (result != FILE_OK)
        catalogue_unreadable(check->diags, path, result);
    else if (fine)
        translate_check(&(struct translation){check->strings, &po, path},
                        check->scope.each, check->diags);
    arena_clear(&arena);
}

bool sidecar_check(const struct model *model, const char *scenario,
                   struct sidecar_scope scope, struct diag_list *diags)
{
    struct arena arena = {0};
    struct strings strings;
    struct check check = {&strings, scope, diags, false};

    strings_list(&strings, model, &arena);
    sidecar_each(scenario, check_one, &check);
    arena_clear(&arena);
    return check.any;
}
