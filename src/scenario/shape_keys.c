/* Keys that an object does not take: what was meant, as far as that can be
 * guessed, or what there is. */
#include "scenario/shape_parts.h"

#include <string.h>

#define LISTED     12 /* keys that are listed where none is meant */
#define HOMES_MOST 3  /* kinds of object that are named as a key's own */
#define KEYS_MOST  8

struct meant {
    const char *wrong;
    uint8_t keys[KEYS_MOST + 1]; /* enum key; ends with KEY_NONE */
};

struct elsewhere {
    const char *wrong;
    const char *advice;
    uint8_t kind; /* enum shape_kind */
    uint8_t key;  /* enum key: the one that is then not missing */
};

/* KEYS() turns names into those of enum key, up to eight. */
#define KEYS(...)                                                              \
    KEYS_OF(__VA_ARGS__, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE)
#define KEYS_OF(a, b, c, d, e, f, g, h, ...)                                   \
    {                                                                          \
        KEY_##a, KEY_##b, KEY_##c, KEY_##d, KEY_##e, KEY_##f, KEY_##g,         \
            KEY_##h, KEY_NONE                                                  \
    }

static const struct meant meant_keys[] = {
#define ELSEWHERE(kind, wrong, key, text)
#define MEANT(wrong, keys) {wrong, keys},
#include "scenario/key_advice.def"
#undef ELSEWHERE
#undef MEANT
};

static const struct elsewhere elsewhere[] = {
#define ELSEWHERE(kind, wrong, key, text) {wrong, text, KIND_##kind, KEY_##key},
#define MEANT(wrong, keys)
#include "scenario/key_advice.def"
#undef ELSEWHERE
#undef MEANT
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

const char *shape_elsewhere(enum shape_kind kind, const char *wrong,
                            enum key *key)
{
    enum shape_kind like = kind == KIND_USE ? KIND_OPTION : kind;
    size_t i;

    for (i = 0; i < COUNT(elsewhere); i++)
        if (elsewhere[i].kind == like &&
            strcmp(elsewhere[i].wrong, wrong) == 0) {
            *key = (enum key)elsewhere[i].key;
            return elsewhere[i].advice;
        }
    return NULL;
}

static const uint8_t *other_names(const char *wrong)
{
    static const uint8_t none[] = {KEY_NONE};
    size_t i;

    for (i = 0; i < COUNT(meant_keys); i++)
        if (strcmp(meant_keys[i].wrong, wrong) == 0)
            return meant_keys[i].keys;
    return none;
}

const struct shape_field *shape_meant(enum shape_kind kind, const char *wrong)
{
    const uint8_t *key = other_names(wrong);
    const struct shape_field *field = NULL;

    for (; *key != KEY_NONE && !field; key++)
        field = shape_find(kind, (enum key) * key);
    return field;
}

/* The same of a key that another name stands for, before the first that the
 * object has. */
static const char *meant_elsewhere(enum shape_kind kind, const char *wrong,
                                   enum key *key)
{
    const uint8_t *name = other_names(wrong);
    const char *advice = shape_elsewhere(kind, wrong, key);

    for (; *name != KEY_NONE && !advice; name++) {
        if (shape_find(kind, (enum key) * name))
            return NULL;
        advice = shape_elsewhere(kind, key_text((enum key) * name), key);
    }
    return advice;
}

static const struct shape_field *nearest(enum shape_kind kind,
                                         const char *wrong)
{
    const struct shape_object *object = shape_objects[kind];
    struct nearest near = nearest_to(wrong);
    const struct shape_field *field = NULL;
    int32_t i;

    for (i = 0; i < object->count; i++) {
        const char *before = near.best;

        nearest_try(&near, key_text((enum key)object->fields[i].key));
        if (near.best != before)
            field = &object->fields[i];
    }
    return field;
}

/* An author's remark, as it is written in other files. */
static bool is_remark(const char *key)
{
    static const char *const words[] = {"comment", "comments", "notes",
                                        "todo",    "remark",   "note"};
    size_t i;

    if (key[0] == '_' || key[0] == '#' || strncmp(key, "//", 2) == 0)
        return true;
    for (i = 0; i < COUNT(words); i++)
        if (strcmp(key, words[i]) == 0)
            return true;
    return false;
}

/* The kinds of object that take a key, where they are few; false: none, or
 * many. */
static bool list_homes(enum key key, struct strbuf *out)
{
    int count = 0;
    int kind;

    strbuf_text(out, "; it stands in");
    for (kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (kind == KIND_USE || !shape_find((enum shape_kind)kind, key))
            continue;
        strbuf_format(out, "%s %s", count > 0 ? " or" : "",
                      shape_objects[kind]->name);
        count++;
    }
    return count > 0 && count <= HOMES_MOST;
}

static bool stands(const struct walker *w, int32_t at, enum key key)
{
    int32_t found =
        document_field(w->report->document, w->nodes[at].parent, key);

    /* By its own name, not as one that was mended. */
    return found >= 0 && strcmp(w->nodes[found].key, key_text(key)) == 0;
}

/* What could stand here and does not yet. */
static void list_keys(const struct walker *w, int32_t at,
                      const struct shape_object *object, struct strbuf *out)
{
    int32_t free = 0;
    int32_t i;

    for (i = 0; i < object->count; i++) {
        enum key key = (enum key)object->fields[i].key;

        if (key == KEY_schema || stands(w, at, key))
            continue;
        if (free < LISTED)
            strbuf_format(out, "%s %s", free > 0 ? "," : "; there may be",
                          key_text(key));
        free++;
    }
    if (free > LISTED)
        strbuf_format(out, " and %d more", (int)(free - LISTED));
}

/* Where nothing is meant that the object has. */
static void say_rest(const struct walker *w, int32_t at, enum shape_kind kind,
                     struct strbuf *out)
{
    const struct node *node = &w->nodes[at];

    if (is_remark(node->key)) {
        strbuf_text(out, "; a note of your own has a key that begins with x-");
        return;
    }
    if (node->key_id < KEY_COUNT && list_homes((enum key)node->key_id, out))
        return;
    strbuf_reset(out);
    list_keys(w, at, shape_objects[kind], out);
}

/* By another name: what it is called here, and what that is. */
static void say_meant(struct walker *w, int32_t at,
                      const struct shape_field *field, struct strbuf *out)
{
    const char *key = key_text((enum key)field->key);

    strbuf_format(out, "; that is \"%s\" here", key);
    if (stands(w, at, (enum key)field->key)) {
        strbuf_text(out, ", and stands here already");
        return;
    }
    strbuf_format(out, ": %s", field->about);
    w->report->near = key;
}

static void say_near(struct walker *w, int32_t at,
                     const struct shape_field *field, struct strbuf *out)
{
    const char *key = key_text((enum key)field->key);

    if (stands(w, at, (enum key)field->key))
        strbuf_format(out, "; \"%s\" stands here already", key);
    else
        report_suggest(w->report, key, out);
}

/* Returns the key that was meant, KEY_NONE where that is not plain. */
static enum key say_hint(struct walker *w, int32_t at, enum shape_kind kind,
                         struct strbuf *hint)
{
    const char *wrong = w->nodes[at].key;
    enum key key = KEY_NONE;
    const char *advice = meant_elsewhere(kind, wrong, &key);
    const struct shape_field *field = NULL;

    if (advice) {
        strbuf_format(hint, "; %s", advice);
        return key;
    }
    field = shape_meant(kind, wrong);
    if (field) {
        say_meant(w, at, field, hint);
        return (enum key)field->key;
    }
    field = nearest(kind, wrong);
    if (field) {
        say_near(w, at, field, hint);
        return (enum key)field->key;
    }
    say_rest(w, at, kind, hint);
    return KEY_NONE;
}

/* Whether a key stands in an object, refused or not. */
static bool has_key(const struct walker *w, int32_t object, enum key key)
{
    int32_t child;

    if (!(w->nodes[object].keys & NODE_KEY(key)))
        return false;
    for (child = w->nodes[object].child; child >= 0;
         child = w->nodes[child].next)
        if (w->nodes[child].key_id == key)
            return true;
    return false;
}

static const struct shape_field *mend(struct walker *w, int32_t at,
                                      const struct shape_field *field)
{
    struct node *node = &w->nodes[at];

    if (!field || has_key(w, node->parent, (enum key)field->key) ||
        !shape_takes((enum shape_type)field->type, (enum node_type)node->type))
        return NULL;
    node->key_id = field->key;
    w->nodes[node->parent].keys |= NODE_KEY(field->key);
    return field;
}

/* What belongs elsewhere is not meant for this object. */
static bool is_elsewhere(const struct walker *w, int32_t at,
                         enum shape_kind kind)
{
    enum key key = KEY_NONE;

    return meant_elsewhere(kind, w->nodes[at].key, &key) != NULL;
}

uint64_t shape_unknown_key(struct walker *w, int32_t at, enum shape_kind kind,
                           const struct shape_field **mended)
{
    const struct shape_object *object = shape_objects[kind];
    const struct shape_field *field = NULL;
    struct strbuf hint = {0};

    if (kind == KIND_USE && w->nodes[at].key_id == KEY_id) {
        report_key(w->report, CODE_SHAPE_USE, at,
                   "an override has no id of its own; remove it, or write the "
                   "option out without \"use\"");
    } else {
        field = shape_find(kind, say_hint(w, at, kind, &hint));
        report_key(w->report, CODE_SHAPE_KEY, at, "unknown key \"%s\" in %s%s",
                   w->nodes[at].key, object->name, strbuf_get(&hint));
    }
    strbuf_clear(&hint);
    *mended = is_elsewhere(w, at, kind) ? NULL : mend(w, at, field);
    if (!*mended)
        shape_refuse(w, at);
    return field ? UINT64_C(1) << (field - object->fields) : 0;
}
