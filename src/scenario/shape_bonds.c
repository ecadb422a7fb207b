/* Keys of one object that cannot stand together, or alone. */
#include "scenario/shape_parts.h"

#include <string.h>

static int32_t find(const struct walker *w, int32_t at, uint8_t key)
{
    return document_field(w->report->document, at, (enum key)key);
}

static const char *known_word(const struct shape_word *words, const char *text)
{
    for (; text && words->text; words++)
        if (strcmp(words->text, text) == 0)
            return text;
    return NULL;
}

/* The word that stands under `other`, or holds where nothing does; NULL where
 * that cannot be said: it is no word, or the library's option has it. */
static const char *word_of(const struct walker *w, int32_t at, uint8_t other)
{
    enum shape_kind kind = w->rules[at].kind;
    const struct shape_field *field = shape_find(kind, (enum key)other);
    int32_t child = find(w, at, other);

    if (child >= 0)
        return known_word(field->words, w->nodes[child].text);
    return shape_has_default(kind, field) ? field->words[field->otherwise].text
                                          : NULL;
}

static bool is_broken(const struct walker *w, int32_t at,
                      const struct shape_bond *bond)
{
    const char *word;

    switch ((enum shape_bond_type)bond->type) {
    case BOND_NOT_BESIDE:
        return find(w, at, bond->other) >= 0;
    case BOND_NEEDS:
        return find(w, at, bond->other) < 0;
    case BOND_NOT_UNDER:
        return find(w, 0, bond->other) >= 0;
    case BOND_NOT_WHERE:
        word = word_of(w, at, bond->other);
        return word && strcmp(word, bond->word) == 0;
    case BOND_ONLY_WHERE:
        word = word_of(w, at, bond->other);
        return word && strcmp(word, bond->word) != 0;
    case BOND_END:
        break;
    }
    return false;
}

void shape_say_bond(const struct shape_bond *bond, struct strbuf *out)
{
    const char *key = key_text((enum key)bond->key);
    const char *other = key_text((enum key)bond->other);

    switch ((enum shape_bond_type)bond->type) {
    case BOND_NOT_BESIDE:
        strbuf_format(out, "\"%s\" beside \"%s\"; %s", key, other, bond->why);
        break;
    case BOND_NEEDS:
        strbuf_format(out, "\"%s\" without \"%s\"; %s", key, other, bond->why);
        break;
    case BOND_ONLY_WHERE:
        strbuf_format(out, "\"%s\" goes with the %s %s only", key, other,
                      bond->word);
        break;
    case BOND_NOT_WHERE:
    case BOND_NOT_UNDER:
    case BOND_END:
        strbuf_format(out, "\"%s\" cannot stand here: %s", key, bond->why);
        break;
    }
}

static void report_broken(struct walker *w, int32_t at, int32_t child,
                          const struct shape_bond *bond)
{
    struct strbuf message = {0};

    shape_say_bond(bond, &message);
    if (bond->type == BOND_ONLY_WHERE)
        strbuf_format(&message, "; this one is %s",
                      word_of(w, at, bond->other));
    report_key(w->report, (enum diag_code)bond->code, child, "%s",
               strbuf_get(&message));
    strbuf_clear(&message);
}

/* Whether the key that is asked for is there by another name. */
static bool is_meant(enum shape_kind kind, uint8_t key, uint64_t meant)
{
    const struct shape_field *field = shape_find(kind, (enum key)key);

    return field && (meant >> (field - shape_objects[kind]->fields) & 1) != 0;
}

static void check_bonds(struct walker *w, int32_t at,
                        const struct shape_bond *bond, uint64_t meant)
{
    enum shape_kind kind = w->rules[at].kind;
    uint8_t told = KEY_NONE; /* one finding a key; its bonds stand together */

    for (; bond->type != BOND_END; bond++) {
        int32_t child = bond->key == told ? -1 : find(w, at, bond->key);

        if (child < 0 || !is_broken(w, at, bond) ||
            (bond->type == BOND_NEEDS && is_meant(kind, bond->other, meant)))
            continue;
        report_broken(w, at, child, bond);
        told = bond->key;
    }
}

void shape_say_ones(const struct shape_object *object, struct strbuf *out)
{
    const char *between = "";
    int32_t i;

    strbuf_format(out, "%s needs one of ", object->name);
    for (i = 0; i < object->count; i++) {
        if (!(object->fields[i].flags & SHAPE_ONE))
            continue;
        strbuf_format(out, "%s\"%s\"", between,
                      key_text((enum key)object->fields[i].key));
        between = ", ";
    }
}

/* Exactly one of the keys that the table calls so. */
static void check_one(struct walker *w, int32_t at, uint64_t seen,
                      uint64_t meant)
{
    const struct shape_object *object = shape_objects[w->rules[at].kind];
    const struct shape_field *first = NULL;
    bool one = false;
    int32_t i;

    for (i = 0; i < object->count; i++) {
        const struct shape_field *field = &object->fields[i];

        if (!(field->flags & SHAPE_ONE))
            continue;
        one = (meant >> i & 1) == 0;
        if (!one)
            break;
        if (!(seen >> i & 1))
            continue;
        if (first)
            report_key(w->report, CODE_SHAPE_FORMS, find(w, at, field->key),
                       "\"%s\" beside \"%s\"; one claim an entry",
                       key_text((enum key)field->key),
                       key_text((enum key)first->key));
        else
            first = field;
    }
    if (one && !first) {
        struct strbuf message = {0};

        shape_say_ones(object, &message);
        report_node(w->report, CODE_SHAPE_MISSING, at, "%s",
                    strbuf_get(&message));
        strbuf_clear(&message);
    }
}

void shape_check_bonds(struct walker *w, int32_t at, uint64_t seen,
                       uint64_t meant)
{
    const struct shape_object *object = shape_objects[w->rules[at].kind];

    if (object->bonds)
        check_bonds(w, at, object->bonds, meant);
    check_one(w, at, seen, meant);
}
