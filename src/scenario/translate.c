#include "scenario/translate.h"

#include "base/pseudo.h"
#include "scenario/translate_parts.h"

#include <string.h>

/* The tables whose rows hold texts. */
#define TEXT_TABLES(X)                                                         \
    X(places)                                                                  \
    X(codex)                                                                   \
    X(actors)                                                                  \
    X(mandates)                                                                \
    X(advisers)                                                                \
    X(meters)                                                                  \
    X(bands)                                                                   \
    X(flags)                                                                   \
    X(unknowns)                                                                \
    X(rungs)                                                                   \
    X(rules)                                                                   \
    X(events)                                                                  \
    X(roles)                                                                   \
    X(class_lines)                                                             \
    X(pieces)

static const char **label_slot(struct model *model, const struct label *label)
{
    switch ((enum label_kind)label->kind) {
#define X(kind, key, table, member)                                            \
    case LABEL_##kind##_##key:                                                 \
        return &model->table[label->index].member;
        MODEL_LABELS(X)
#undef X
#define X(key)                                                                 \
    case LABEL_HEAD_##key:                                                     \
        return &model->key;
        MODEL_HEAD_LABELS(X)
#undef X
    case LABEL_CLASS_LINE:
    default:
        return &model->class_lines[label->index];
    }
}

const char *translate_label(const struct model *model, int32_t i)
{
    struct model copy = *model; /* of pointers; nothing is written */

    return *label_slot(&copy, &model->labels[i]);
}

static void *copy_table(struct arena *arena, const void *items, int32_t count,
                        size_t size)
{
    void *copy = arena_array(arena, (size_t)count, size);

    if (count > 0)
        memcpy(copy, items, (size_t)count * size);
    return copy;
}

static struct model *copy_model(const struct model *model, struct arena *arena)
{
    struct model *copy = arena_alloc(arena, sizeof *copy);

    *copy = *model;
#define X(table)                                                               \
    copy->table = copy_table(arena, model->table, model->table##_count,        \
                             sizeof *model->table);
    TEXT_TABLES(X)
#undef X
    return copy;
}

/* What is kept twice. */
static void mend_copies(const struct model *model, struct model *copy)
{
    int32_t first = 0;
    int32_t i;

    for (i = 0; i < model->actors_count; i++)
        if (model->actors[i].short_name == model->actors[i].name)
            copy->actors[i].short_name = copy->actors[i].name;
    if (model->ladder_meter >= 0)
        first = model->meters[model->ladder_meter].bands.first;
    for (i = 0; i < model->rungs_count; i++)
        copy->bands[first + i].name = copy->rungs[i].name;
}

/* Gives the text that takes the place of a string's; NULL: it stays. */
struct tongue {
    const char *(*text_of)(const struct tongue *tongue,
                           const struct string *string);
    struct arena *arena;
    const struct po *po;
};

static const struct model *speak(const struct model *model,
                                 const struct tongue *tongue,
                                 const char *language)
{
    struct model *copy = copy_model(model, tongue->arena);
    struct strings strings;
    struct arena scratch = {0};
    int32_t i;

    strings_list(&strings, model, &scratch);
    for (i = 0; i < strings.count; i++) {
        const struct string *string = &strings.items[i];
        const char *text = tongue->text_of(tongue, string);

        if (text && string->piece >= 0)
            copy->pieces[string->piece].text = text;
        else if (text)
            *label_slot(copy, &model->labels[string->label]) = text;
    }
    mend_copies(model, copy);
    copy->language = arena_text(tongue->arena, language);
    arena_clear(&scratch);
    return copy;
}

static const char *translated(const struct tongue *tongue,
                              const struct string *string)
{
    const struct po_entry *entry = po_find(tongue->po, string->name);

    return entry && translate_fits(string, entry) ? entry->text[0] : NULL;
}

static const char *pretended(const struct tongue *tongue,
                             const struct string *string)
{
    struct strbuf out = {0};
    const char *text;

    pseudo_text(&out, string->text, (size_t)string->most);
    text = arena_copy(tongue->arena, strbuf_get(&out), out.length);
    strbuf_clear(&out);
    return text;
}

const struct model *translate_model(const struct model *model,
                                    const struct po *po, const char *language,
                                    struct arena *arena)
{
    const struct tongue tongue = {translated, arena, po};

    return speak(model, &tongue, language);
}

const struct model *translate_pseudo(const struct model *model,
                                     struct arena *arena)
{
    const struct tongue tongue = {pretended, arena, NULL};

    return speak(model, &tongue, PSEUDO_TAG);
}
