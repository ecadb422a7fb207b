/* What the writers of the schema share. Private to schema*.c. */
#ifndef REPORT_SCHEMA_PARTS_H
#define REPORT_SCHEMA_PARTS_H

#include "report/json_out.h"
#include "scenario/shape.h"

#define SCHEMA_NAME_BYTES 32

/* "meter", as the definition of a kind of object is called. */
void schema_kind_name(enum shape_kind kind, char name[SCHEMA_NAME_BYTES]);

/* What a row means, for people: whole sentences, with its range and what
 * holds where it is left out. What stands in a file is between backticks. */
void schema_describe(enum shape_kind kind, const struct shape_field *field,
                     struct strbuf *out);

/* The same of its type, where an editor shows nothing of it by itself. */
void schema_describe_type(const struct shape_field *field, struct strbuf *out);

/* Such a text for Markdown: signs that would be markup are escaped, but the
 * backticks. */
void schema_escape(const char *text, struct strbuf *out);

/* The words of a row or of its type; NULL: it has none. */
const struct shape_word *schema_words(const struct shape_field *field);

/* Within an object of the schema: the members that say what a value of this
 * row may be. `kind` is that of the object around it. */
void schema_type(struct json *json, enum shape_kind kind,
                 const struct shape_field *field);
/* The definitions of types that many rows refer to. */
void schema_types(struct json *json);

/* The members that say how the keys of a kind of object hang together. */
void schema_bonds(struct json *json, enum shape_kind kind);

/* What an editor offers where an object of one of two kinds can stand. */
void schema_snippets(struct json *json, enum shape_kind kind,
                     enum shape_kind other);

/* {"$ref": "#/$defs/NAME"} without its braces. What an editor reads in the
 * definition goes before what stands beside the reference, so definitions
 * have no description: it stands beside each reference. */
void schema_ref(struct json *json, const char *name);
/* Keys of the author's own, which begin with x-. */
void schema_notes(struct json *json);
/* "KEY": [words] */
void schema_list(struct json *json, const char *key, const char *const *words);

#endif
