/* The table of shapes as a page in Markdown. */
#include "report/schema.h"
#include "report/schema_parts.h"

static const char opening[] =
    "# Every key of a scenario file\n"
    "\n"
    "Written by `demarche-cli schema --format markdown` from the table that "
    "the loader\nuses; [README.md](README.md) explains how it all works "
    "together. **Bold** keys are\nneeded. Any object may have keys of your own "
    "that begin with `x-`; the game skips\nthem.\n";

static void write_cell(struct sink *sink, const char *text)
{
    struct strbuf escaped = {0};
    schema_escape(text, &escaped);
    sink_text(sink, strbuf_get(&escaped));
    strbuf_clear(&escaped);
}

static void write_link(struct sink *sink, enum shape_kind kind)
{
    const char *name = shape_objects[kind]->name;
    sink_format(sink, "[%s](#", name);
    for (; *name != '\0'; name++) {
        if (*name != '\'') {
            sink_format(sink, "%c", *name == ' ' ? '-' : *name);
        }
    }
    sink_text(sink, ")");
}

static void write_type(struct sink *sink, const struct shape_field *field)
{
    switch (field->type) {
    case SHAPE_OBJECT:
        write_link(sink, (enum shape_kind)field->kind);
        break;
    case SHAPE_OBJECTS:
        sink_text(sink, "a list, each ");
        write_link(sink, (enum shape_kind)field->kind);
        break;
    case SHAPE_WORD:
        sink_text(sink, "one of the words");
        break;
    default:
        write_cell(sink, shape_type_name((enum shape_type)field->type));
        break;
    }
}

static void write_meanings(struct sink *sink, const struct shape_word *words)
{
    const char *between = "";
    for (; words->text != NULL; words++) {
        sink_format(sink, "%s `%s`: ", between, words->text);
        write_cell(sink, words->meaning);
        between = ";";
    }
    sink_text(sink, ".");
}

static void write_key(struct sink *sink, enum shape_kind kind,
                      const struct shape_field *field)
{
    const struct shape_word *words = schema_words(field);
    bool needed = field->flags & SHAPE_REQUIRED;
    struct strbuf about = {0};
    schema_describe(kind, field, &about);
    sink_format(sink, needed ? "| **`%s`** | " : "| `%s` | ",
                key_text((enum key)field->key));
    write_type(sink, field);
    sink_text(sink, " | ");
    write_cell(sink, strbuf_get(&about));
    if (words != NULL) {
        write_meanings(sink, words);
    }
    sink_text(sink, " |\n");
    strbuf_clear(&about);
}

/* "A meter" of "a meter" */
static void write_heading(struct sink *sink, const char *name)
{
    sink_format(sink, "\n## %c%s\n\n", name[0] - 'a' + 'A', name + 1);
}

void schema_write_keys(struct sink *sink)
{
    sink_text(sink, opening);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct shape_object *object = shape_objects[kind];
        write_heading(sink, object->name);
        sink_format(sink,
                    "%s\n\n| key | what it takes | what it means |\n"
                    "|---|---|---|\n",
                    object->about);
        for (int32_t i = 0; i < object->count; i++) {
            write_key(sink, (enum shape_kind)kind, &object->fields[i]);
        }
    }
}
