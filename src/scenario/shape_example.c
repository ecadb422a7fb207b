/* What a key could hold, for messages: a short value as JSON. */
#include "scenario/shape.h"

#include "base/strbuf.h"

static const char *type_example(enum shape_type type)
{
    static const char *const examples[SHAPE_TYPE_COUNT] = {
        [SHAPE_STRING] = "\"Text\"",
        [SHAPE_ID] = "\"tension\"",
        [SHAPE_NUMBER] = "5",
        [SHAPE_DEGREES] = "8.55",
        [SHAPE_TRUTH] = "true",
        [SHAPE_WORD] = "\"up\"",
        [SHAPE_DATE] = "\"2031-03-02\"",
        [SHAPE_TEXT] = "\"Ships lie in the strait.\"",
        [SHAPE_VARIANT] = "\"Ships lie in the strait.\"",
        [SHAPE_PROSE] = "[\"Ships lie in the strait.\"]",
        [SHAPE_AMOUNT] = "5",
        [SHAPE_CONDITION] = "\"tension >= 60\"",
        [SHAPE_VALUE] = "true",
        [SHAPE_REFS] = "[\"aldra\", \"boreal\"]",
        [SHAPE_LINES] = "[\"What changed your mind?\"]",
        [SHAPE_AUTHORS] = "[\"A. Author\", \"B. Author\"]",
        [SHAPE_EFFECTS] = "{\"tension\": 5}",
        [SHAPE_SETS] = "{\"named\": true}",
        [SHAPE_MARKS] = "{\"tension\": \"up\"}",
        [SHAPE_SHOW] = "[\"aldra\"]",
        [SHAPE_NEXT] = "\"cable\"",
        [SHAPE_OFFER] = "{\"id\": \"ask\", \"label\": \"Ask in private\"}",
        [SHAPE_OFFERS] = "[{\"id\": \"ask\", \"label\": \"Ask in private\"}]"};

    return examples[type] ? examples[type] : "";
}

/* What stands within one object has its example in the table: no depth. */
static void member_example(const struct shape_field *field, struct strbuf *out)
{
    if (field->such)
        strbuf_text(out, field->such);
    else if (field->type == SHAPE_WORD)
        strbuf_format(out, "\"%s\"", field->words[0].text);
    else
        strbuf_text(out, type_example((enum shape_type)field->type));
}

/* What an object cannot be without; where that is nothing, what has an
 * example of its own. */
static bool is_told(const struct shape_object *object, bool required, int32_t i)
{
    const struct shape_field *field = &object->fields[i];

    return required ? (field->flags & SHAPE_REQUIRED) : field->such != NULL;
}

static bool has_required(const struct shape_object *object)
{
    int32_t i;

    for (i = 0; i < object->count; i++)
        if (object->fields[i].flags & SHAPE_REQUIRED)
            return true;
    return false;
}

void shape_example_object(enum shape_kind kind, struct strbuf *out)
{
    const struct shape_object *object = shape_objects[kind];
    bool required = has_required(object);
    const char *between = "{";
    int32_t i;

    for (i = 0; i < object->count; i++) {
        const struct shape_field *field = &object->fields[i];

        if (!is_told(object, required, i) || field->key == KEY_sources)
            continue;
        strbuf_format(out, "%s\"%s\": ", between,
                      key_text((enum key)field->key));
        member_example(field, out);
        between = ", ";
    }
    if (between[0] == ',')
        strbuf_char(out, '}');
}

void shape_example(const struct shape_field *field, struct strbuf *out)
{
    if (!field->such && field->type == SHAPE_OBJECT) {
        shape_example_object((enum shape_kind)field->kind, out);
    } else if (!field->such && field->type == SHAPE_OBJECTS) {
        struct strbuf one = {0};

        shape_example_object((enum shape_kind)field->kind, &one);
        if (one.length > 0)
            strbuf_format(out, "[%s]", strbuf_get(&one));
        strbuf_clear(&one);
    } else {
        member_example(field, out);
    }
}

void shape_example_type(enum shape_type type, struct strbuf *out)
{
    strbuf_text(out, type_example(type));
}
