#include "report/schema.h"

#include "report/schema_parts.h"

#include <string.h>

#define DIALECT "https://json-schema.org/draft/2020-12/schema"

void schema_kind_name(enum shape_kind kind, char name[SCHEMA_NAME_BYTES])
{
    static const char *const names[KIND_COUNT] = {[KIND_NONE] = "NONE",
#define X(kind) [KIND_##kind] = #kind,
                                                  SHAPE_KINDS(X)
#undef X
    };
    size_t i;
    for (i = 0; names[kind][i] != '\0'; i++) {
        name[i] = (char)(names[kind][i] - 'A' + 'a');
    }
    name[i] = '\0';
}

void schema_ref(struct json *json, const char *name)
{
    struct strbuf to = {0};
    strbuf_format(&to, "#/$defs/%s", name);
    json_text(json, "$ref", strbuf_get(&to));
    strbuf_clear(&to);
}

void schema_list(struct json *json, const char *key, const char *const *words)
{
    json_list(json, key);
    for (; *words != NULL; words++) {
        json_text(json, NULL, *words);
    }
    json_list_end(json);
}

void schema_notes(struct json *json)
{
    json_object(json, "patternProperties");
    json_object(json, "^x-");
    json_text(json, "description",
              "A note of the author: anything. The game skips it.");
    json_object_end(json);
    json_object_end(json);
}

/* Rows ----------------------------------------------------------------------
 */

static void write_default(struct json *json, const struct shape_field *field)
{
    const struct shape_word *words = schema_words(field);
    if (words != NULL) {
        json_text(json, "default", words[field->otherwise].text);
    } else if (field->type == SHAPE_TRUTH || field->type == SHAPE_CONDITION) {
        json_truth(json, "default", field->otherwise != 0);
    } else {
        json_number(json, "default", field->otherwise);
    }
}

/* Once for all, and once for VS Code, which reads Markdown too. */
static void write_about(struct json *json, const char *about)
{
    struct strbuf plain = {0};
    struct strbuf escaped = {0};
    for (const char *at = about; *at != '\0'; at++) {
        if (*at != '`') {
            strbuf_char(&plain, *at);
        }
    }
    json_text(json, "description", strbuf_get(&plain));
    if (plain.length < strlen(about)) {
        schema_escape(about, &escaped);
        json_text(json, "markdownDescription", strbuf_get(&escaped));
    }
    strbuf_clear(&plain);
    strbuf_clear(&escaped);
}

static void write_row(struct json *json, enum shape_kind kind,
                      const struct shape_field *field)
{
    struct strbuf about = {0};
    schema_describe(kind, field, &about);
    schema_describe_type(field, &about);
    json_object(json, key_text((enum key)field->key));
    write_about(json, strbuf_get(&about));
    schema_type(json, kind, field);
    if (shape_has_default(kind, field)) {
        write_default(json, field);
    }
    if (field->examples != NULL) {
        json_raw(json, "examples", field->examples);
    }
    json_object_end(json);
    strbuf_clear(&about);
}

/* Objects -------------------------------------------------------------------
 */

static void write_required(struct json *json, const struct shape_object *object)
{
    bool begun = false;
    for (int32_t i = 0; i < object->count; i++) {
        if (!(object->fields[i].flags & SHAPE_REQUIRED)) {
            continue;
        }
        if (!begun) {
            json_list(json, "required");
        }
        begun = true;
        json_text(json, NULL, key_text((enum key)object->fields[i].key));
    }
    if (begun) {
        json_list_end(json);
    }
}

static void write_object(struct json *json, enum shape_kind kind)
{
    const struct shape_object *object = shape_objects[kind];
    char name[SCHEMA_NAME_BYTES];
    schema_kind_name(kind, name);
    json_object(json, name);
    /* A text may be a string as well: what refers to it says so. */
    if (kind != KIND_TEXT) {
        json_text(json, "type", "object");
    }
    write_required(json, object);
    json_object(json, "properties");
    for (int32_t i = 0; i < object->count; i++) {
        write_row(json, kind, &object->fields[i]);
    }
    json_object_end(json);
    schema_notes(json);
    json_truth(json, "additionalProperties", false);
    schema_bonds(json, kind);
    schema_snippets(json, kind, kind);
    json_object_end(json);
}

void schema_write(struct sink *sink)
{
    struct json json = {.sink = sink};
    json_object(&json, NULL);
    json_text(&json, "$schema", DIALECT);
    json_text(&json, "title", "A scenario of D\xc3\xa9marche, format 1");
    json_text(&json, "$comment",
              "Written by `demarche-cli schema` from the table that the loader "
              "uses. README.md beside it says what it cannot state.");
    schema_ref(&json, "scenario");
    json_object(&json, "$defs");
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        write_object(&json, (enum shape_kind)kind);
    }
    schema_types(&json);
    json_object_end(&json);
    json_object_end(&json);
}
