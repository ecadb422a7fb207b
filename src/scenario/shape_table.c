/* The table of shape.h as a whole. Its rows stand in shape_head.c,
 * shape_people.c, shape_scenes.c and shape_story.c, in the order in which an
 * author would write them. */
#include "scenario/shape_rows.h"

#include <stddef.h>

const struct shape_word shape_statuses[] = {
    {"reported", "the sources say so"},
    {"contested", "sources differ, or somebody denies it"},
    {"counterfactual", "it did not happen"},
    {"model", "a number or an invention of the author"},
    {NULL, NULL}};
const struct shape_word shape_forecasts[] = {
    {"none", "nothing"},
    {"size", "how much a meter changes, in one to three dots, not which way"},
    {"direction",
     "which way a meter changes, and how much in one to three dots"},
    {"numbers", "the amounts themselves"},
    {NULL, NULL}};
const struct shape_word shape_policies[] = {
    {"weights", "by the options' own weights, evenly if all are 0"},
    {"uniform", "each open option as readily"},
    {"hawk", "the highest rung on offer"},
    {"dove", "the lowest rung on offer"},
    {"tit_for_tat", "nearest to the highest rung among the others' last moves "
                    "that it may see"},
    {"planner", "what is best for its goal in 64 play-outs an option; by "
                "weights where it has no goal"},
    {NULL, NULL}};
const struct shape_word shape_show_words[] = {
    {"always", "everyone, at all times"},
    {"debrief", "nobody before the debrief"},
    {NULL, NULL}};
const struct shape_word shape_mark_words[] = {
    {"up", "it rises"}, {"down", "it falls"}, {NULL, NULL}};

static const struct shape_object nothing = {.name = "nothing", .about = ""};

const struct shape_object *const shape_objects[KIND_COUNT] = {[KIND_NONE] =
                                                                  &nothing,
#define X(name) [KIND_##name] = &shape_object_##name,
                                                              SHAPE_KINDS(X)
#undef X
};

const struct shape_field *shape_find(enum shape_kind kind, enum key key)
{
    const struct shape_object *object = shape_objects[kind];
    int32_t i;

    for (i = 0; i < object->count; i++)
        if (object->fields[i].key == (uint8_t)key)
            return &object->fields[i];
    return NULL;
}

bool shape_has_default(enum shape_kind kind, const struct shape_field *field)
{
    return kind != KIND_USE && (field->flags & SHAPE_DEFAULT);
}

bool shape_needs_some(const struct shape_field *field)
{
    bool text = field->type == SHAPE_TEXT || field->type == SHAPE_PROSE;

    return (field->flags & SHAPE_SOME) ||
           (text && (field->flags & SHAPE_REQUIRED));
}

const char *shape_type_name(enum shape_type type)
{
    static const char *const names[SHAPE_TYPE_COUNT] = {
        [SHAPE_SKIP] = "anything",
        [SHAPE_STRING] = "a string",
        [SHAPE_ID] = "an id in a string",
        [SHAPE_NUMBER] = "a whole number",
        [SHAPE_DEGREES] = "a number of degrees",
        [SHAPE_TRUTH] = "true or false",
        [SHAPE_WORD] = "a word in a string",
        [SHAPE_DATE] = "a date in a string",
        [SHAPE_TEXT] =
            "a text: a string, an object with text, or a list of these",
        [SHAPE_VARIANT] =
            "a variant of a text: a string or an object with text",
        [SHAPE_PROSE] = "a list of texts",
        [SHAPE_AMOUNT] = "a whole number, or an expression in a string",
        [SHAPE_CONDITION] = "true, false, or an expression in a string",
        [SHAPE_VALUE] =
            "a whole number, true, false, or an expression in a string",
        [SHAPE_OBJECT] = "an object",
        [SHAPE_OBJECTS] = "a list of objects",
        [SHAPE_REF] = "an id in a string",
        [SHAPE_REFS] = "a list of ids",
        [SHAPE_LINES] = "a list of strings",
        [SHAPE_AUTHORS] = "a string or a list of strings",
        [SHAPE_EFFECTS] = "an object of meters and amounts",
        [SHAPE_SETS] = "an object of flags or meters and values",
        [SHAPE_MARKS] = "an object of meters and \"up\" or \"down\"",
        [SHAPE_SHOW] = "\"always\", \"debrief\" or a list of actors",
        [SHAPE_NEXT] = "a scene's id, or a list of {\"to\", \"when\"}",
        [SHAPE_OFFER] = "a library option's id, an option, or {\"use\": id}",
        [SHAPE_OFFERS] = "a list of options"};

    return names[type];
}
