/* Values: what a type of the table is in JSON Schema. Where a value may be of
 * several types, the words for each stand side by side ("items" concerns
 * lists alone, "properties" objects alone), never in a oneOf or anyOf: so an
 * editor completes within each, and names what is wrong with the one that
 * was written. */
#include "report/schema_parts.h"

#include "scenario/limits.h"

/* The leap day of every 400 years that have one; (?!\n) because $ holds
 * before a last line end too in some languages. */
#define TWO_DIGITS "[0-9][0-9]"
#define FOURTHS    "(?:0[48]|[2468][048]|[13579][26])"
#define LEAP_YEAR  "(?:" TWO_DIGITS FOURTHS "|" FOURTHS "00)"
#define OTHER_DAYS                                                             \
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"                         \
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"                                   \
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
#define DAY                                                                    \
    "(?:(?!0000)" TWO_DIGITS TWO_DIGITS "-" OTHER_DAYS "|" LEAP_YEAR "-02-29)"
#define TIME         "(?:T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2})?"
#define DATE_PATTERN "^" DAY TIME "(?!\\n)$"
#define ID_PATTERN   "^[a-z][a-z0-9_]*(?!\\n)$"

#define USE_ABOUT                                                              \
    "An option of the library: keys beside it replace its own, each as a "     \
    "whole."

static const char *const any_text[] = {"string", "object", "array", NULL};
static const char *const variant[] = {"string", "object", NULL};
static const char *const amount[] = {"integer", "string", NULL};
static const char *const condition[] = {"boolean", "string", NULL};
static const char *const assigned[] = {"integer", "boolean", "string", NULL};
static const char *const string_or_list[] = {"string", "array", NULL};

static void write_items(struct json *json, const char *name,
                        const char *description)
{
    json_object(json, "items");
    json_text(json, "description", description);
    schema_ref(json, name);
    json_object_end(json);
}

static void write_strings(struct json *json, const char *item)
{
    json_object(json, "items");
    json_text(json, "type", "string");
    json_text(json, "description", item);
    json_object_end(json);
}

static void write_words(struct json *json, const struct shape_word *words)
{
    const struct shape_word *word;
    json_list(json, "enum");
    for (word = words; word->text != NULL; word++) {
        json_text(json, NULL, word->text);
    }
    json_list_end(json);
    json_list(json, "enumDescriptions");
    for (word = words; word->text != NULL; word++) {
        json_text(json, NULL, word->meaning);
    }
    json_list_end(json);
}

static void write_range(struct json *json, const struct shape_field *field)
{
    if (field->low == 0 && field->high == 0) {
        return;
    }
    json_number(json, "minimum", field->low);
    json_number(json, "maximum", field->high);
}

static void write_objects(struct json *json, enum shape_kind kind,
                          const char *name)
{
    write_items(json, name, shape_objects[kind]->about);
}

/* {"meter": value}: keys are ids of the file, which a schema cannot know. */
static void write_map(struct json *json, const struct shape_field *field)
{
    json_text(json, "type", "object");
    schema_notes(json);
    json_object(json, "additionalProperties");
    if (field->type == SHAPE_EFFECTS) {
        schema_list(json, "type", amount);
        json_text(json, "description",
                  "How much is added to this meter: a whole number, or an "
                  "expression in a string.");
    } else if (field->type == SHAPE_SETS) {
        schema_list(json, "type", assigned);
        json_text(json, "description",
                  "What this flag or meter becomes: true, false, a whole "
                  "number, or an expression in a string.");
    } else {
        json_text(json, "description", "Where it expects this meter to go.");
        write_words(json, shape_mark_words);
    }
    json_object_end(json);
}

/* A word, or a list of actors. */
static void write_show(struct json *json)
{
    json_list(json, "anyOf");
    json_object(json, NULL);
    write_words(json, shape_show_words);
    json_object_end(json);
    json_object(json, NULL);
    json_text(json, "type", "array");
    write_strings(json, "The id of an actor who sees it.");
    json_object_end(json);
    json_list_end(json);
}

static void write_number(struct json *json, const struct shape_field *field)
{
    if (field->key == KEY_format) {
        json_number(json, "const", field->low);
    } else {
        json_text(json, "type", "integer");
        write_range(json, field);
    }
}

/* The types that are one JSON type. */
static void write_plain(struct json *json, const struct shape_field *field)
{
    switch (field->type) {
    case SHAPE_NUMBER:
        write_number(json, field);
        break;
    case SHAPE_DEGREES:
        json_text(json, "type", "number");
        write_range(json, field);
        break;
    case SHAPE_TRUTH:
        json_text(json, "type", "boolean");
        break;
    case SHAPE_WORD:
        write_words(json, field->words);
        break;
    case SHAPE_REFS:
    case SHAPE_LINES:
        json_text(json, "type", "array");
        write_strings(json, field->type == SHAPE_REFS ? "An id of this file."
                                                      : "A line of text.");
        break;
    default:
        json_text(json, "type", "string");
        break;
    }
}

/* The types that are several JSON types, or maps. */
static void write_mixed(struct json *json, const struct shape_field *field)
{
    switch (field->type) {
    case SHAPE_AMOUNT:
        schema_list(json, "type", amount);
        write_range(json, field);
        break;
    case SHAPE_CONDITION:
        schema_list(json, "type", condition);
        break;
    case SHAPE_AUTHORS:
        schema_list(json, "type", string_or_list);
        write_strings(json, "An author's name.");
        break;
    case SHAPE_EFFECTS:
    case SHAPE_SETS:
    case SHAPE_MARKS:
        write_map(json, field);
        break;
    case SHAPE_SHOW:
        write_show(json);
        break;
    case SHAPE_NEXT:
        schema_list(json, "type", string_or_list);
        write_objects(json, KIND_NEXT, "next");
        break;
    default:
        write_plain(json, field);
        break;
    }
}

void schema_type(struct json *json, enum shape_kind kind,
                 const struct shape_field *field)
{
    char name[SCHEMA_NAME_BYTES];
    schema_kind_name((enum shape_kind)field->kind, name);
    switch (field->type) {
    case SHAPE_ID:
        schema_ref(json, "id");
        break;
    case SHAPE_DATE:
        schema_ref(json, "date");
        break;
    case SHAPE_TEXT:
        schema_ref(json, "any_text");
        break;
    case SHAPE_PROSE:
        schema_ref(json, "paragraphs");
        break;
    case SHAPE_OBJECT:
        schema_ref(json, name);
        break;
    case SHAPE_OBJECTS:
        json_text(json, "type", "array");
        write_objects(json, (enum shape_kind)field->kind, name);
        break;
    case SHAPE_OFFERS:
        json_text(json, "type", "array");
        write_objects(json, KIND_OPTION,
                      kind == KIND_SCENARIO ? "option" : "offer");
        break;
    default:
        write_mixed(json, field);
        break;
    }
    if (shape_needs_some(field)) {
        json_number(json, "minItems", 1);
    }
}

/* Definitions ---------------------------------------------------------------
 */

static void write_patterns(struct json *json)
{
    json_object(json, "id");
    json_text(json, "type", "string");
    json_text(json, "pattern", ID_PATTERN);
    json_number(json, "maxLength", LIMIT_ID);
    json_text(json, "patternErrorMessage",
              "An id is a small letter, then small letters, digits or _.");
    json_object_end(json);
    json_object(json, "date");
    json_text(json, "type", "string");
    json_text(json, "pattern", DATE_PATTERN);
    json_text(json, "patternErrorMessage",
              "A date of the calendar like 2014-12-17, or a date and time like "
              "2014-12-17T09:30, without a time zone.");
    json_raw(json, "examples", "[\"2031-03-02\", \"2031-03-02T18:30\"]");
    json_object_end(json);
}

/* A text object, and whatever else may stand in its place. */
static void write_text(struct json *json, const char *name,
                       const char *const *types)
{
    json_object(json, name);
    schema_list(json, "type", types);
    schema_ref(json, "text");
}

static void write_texts(struct json *json)
{
    write_text(json, "variant", variant);
    json_object_end(json);
    write_text(json, "any_text", any_text);
    write_items(json, "variant",
                "A variant: the first whose when holds is shown.");
    json_object_end(json);
    write_text(json, "paragraphs", any_text);
    write_items(json, "any_text",
                "A paragraph: a string, an object with text and when, or a "
                "list of these, of which the first that holds is shown.");
    json_object_end(json);
}

/* In a decision: an id of the library, an option, or an override. The key
 * `use` tells them apart, so a mistake within is named as what it is; it
 * stands here once more for those who have not written it yet. */
static void write_offer(struct json *json)
{
    json_object(json, "offer");
    schema_list(json, "type", variant);
    json_object(json, "properties");
    json_object(json, "use");
    json_text(json, "description", USE_ABOUT);
    json_object_end(json);
    json_object_end(json);
    json_raw(json, "if", "{\"type\": \"object\"}");
    json_object(json, "then");
    json_raw(json, "if", "{\"required\": [\"use\"]}");
    json_raw(json, "then", "{\"$ref\": \"#/$defs/use\"}");
    json_raw(json, "else", "{\"$ref\": \"#/$defs/option\"}");
    json_object_end(json);
    schema_snippets(json, KIND_OPTION, KIND_USE);
    json_object_end(json);
}

void schema_types(struct json *json)
{
    write_patterns(json);
    write_texts(json);
    write_offer(json);
}
