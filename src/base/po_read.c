/* From words and strings to entries. */
#include "base/po_lex.h"

#include "base/utf8.h"

#include <string.h>

/* What a string that comes next belongs to, in the order of an entry. */
enum part {
    PART_NONE,
    PART_WAS_OTHER, /* #| msgctxt, #| msgid_plural: not kept */
    PART_WAS_ID,
    PART_CONTEXT,
    PART_ID,
    PART_PLURAL,
    PART_TEXT
};

struct reader {
    struct po_lexer lexer;
    struct po *po;
    struct arena *arena;
    size_t room; /* entries there is memory for */
    struct po_entry *entries;
    struct po_entry entry;
    struct strbuf string; /* of `part` so far */
    struct strbuf note, flags;
    struct po_place entry_at; /* its first word */
    struct po_place part_at;  /* the word of `part` */
    int32_t texts;            /* of the entry so far */
    enum part part;           /* of `string` */
    enum part stage; /* how far the entry is, `was` parts not counted */
    bool bad;        /* the entry has a finding: it is not kept */
    bool has_header;
    bool has_plural; /* some entry has one */
};

/* The parts of an entry --------------------------------------------------- */

static const char *keep_string(struct reader *reader)
{
    const struct strbuf *string = &reader->string;
    const char *text = strbuf_get(string);

    if (utf8_valid_prefix(text, string->length) < string->length) {
        po_lex_report_at(&reader->lexer, CODE_PO_BYTES, reader->part_at,
                         "the escapes of this string make no valid UTF-8; "
                         "write the letters themselves");
        reader->bad = true;
        return "";
    }
    if (utf8_points(text, string->length) > PO_MOST_STRING) {
        po_lex_report_at(&reader->lexer, CODE_PO_LIMIT, reader->part_at,
                         "this string has %zu characters, allowed are %d",
                         utf8_points(text, string->length), PO_MOST_STRING);
        reader->bad = true;
        return "";
    }
    return arena_copy(reader->arena, text, string->length);
}

/* Puts the string that was read where it belongs. */
static void end_part(struct reader *reader)
{
    struct po_entry *entry = &reader->entry;

    switch (reader->part) {
    case PART_WAS_ID:
        entry->was_id = keep_string(reader);
        break;
    case PART_CONTEXT:
        entry->context = keep_string(reader);
        break;
    case PART_ID:
        entry->id = keep_string(reader);
        break;
    case PART_PLURAL:
        entry->id_plural = keep_string(reader);
        break;
    case PART_TEXT:
        entry->text[reader->texts - 1] = keep_string(reader);
        break;
    case PART_NONE:
    case PART_WAS_OTHER:
    default:
        break;
    }
    reader->part = PART_NONE;
    strbuf_reset(&reader->string);
}

/* Whole entries ----------------------------------------------------------- */

static void report_header(struct reader *reader, struct po_place at,
                          const char *what)
{
    po_lex_report_at(&reader->lexer, CODE_PO_HEADER, at,
                     "%s; a PO file begins with msgid \"\" and in its msgstr "
                     "\"Content-Type: text/plain; charset=UTF-8\\n\"",
                     what);
}

static bool same_letters(const char *text, const char *lower, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        char c = text[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != lower[i])
            return false;
    }
    return true;
}

/* "text/plain; charset=UTF-8" */
static bool says_utf8(const char *value)
{
    static const char wanted[] = "charset=utf-8";
    size_t length = value ? strcspn(value, "\r\n") : 0;
    size_t i;

    for (i = 0; i + sizeof wanted - 1 <= length; i++)
        if (same_letters(value + i, wanted, sizeof wanted - 1))
            return true;
    return false;
}

static void read_plural_rule(struct reader *reader)
{
    const char *value = po_header_value(reader->po->header, "Plural-Forms");
    const char *wrong;
    size_t at;

    if (!value)
        return;
    wrong = po_plural_read(&reader->po->plural, value, &at);
    if (wrong)
        po_lex_report_at(
            &reader->lexer, CODE_PO_PLURAL, reader->entry_at,
            "the Plural-Forms of the header cannot be read at "
            "character %zu: %s; German has \"nplurals=2; plural=(n "
            "!= 1);\"",
            at + 1, wrong);
}

static void take_header(struct reader *reader)
{
    struct po *po = reader->po;

    if (reader->has_header) {
        po_lex_report_at(&reader->lexer, CODE_PO_TWICE, reader->entry_at,
                         "the header stands in the file already");
        return;
    }
    reader->has_header = true;
    po->header = reader->entry.text[0];
    po->header_note = reader->entry.note;
    if (!says_utf8(po_header_value(po->header, "Content-Type")))
        report_header(reader, reader->entry_at,
                      "the header names no charset, or another than "
                      "UTF-8");
    read_plural_rule(reader);
}

/* False where the context stands already in an entry that is in use. */
static bool take_context(struct reader *reader)
{
    const struct po_entry *entry = &reader->entry;
    int32_t other;

    if (entry->obsolete)
        return true;
    if (entry->context[0] == '\0') {
        po_lex_report_at(&reader->lexer, CODE_PO_NAMELESS, reader->entry_at,
                         "this entry has no msgctxt, so nothing can find "
                         "it; write the name that the strings command gives");
        return true;
    }
    if (names_add(&reader->po->by_context, entry->context, reader->po->count))
        return true;
    other = names_find(&reader->po->by_context, entry->context);
    po_lex_report_at(&reader->lexer, CODE_PO_TWICE, reader->entry_at,
                     "this entry has the context \"%s\", which stands in "
                     "line %d already",
                     entry->context, (int)reader->entries[other].line);
    return false;
}

static bool has_room(struct reader *reader)
{
    if (reader->po->count < PO_MOST_ENTRIES)
        return true;
    po_lex_report(&reader->lexer, CODE_PO_LIMIT,
                  "more than %d entries; the rest was not read",
                  PO_MOST_ENTRIES);
    reader->lexer.at = reader->lexer.end;
    return false;
}

static void keep_entry(struct reader *reader)
{
    struct po_entry *entry = &reader->entry;
    struct po *po = reader->po;

    if (!has_room(reader) || !take_context(reader))
        return;
    reader->has_plural |= entry->id_plural != NULL;
    reader->entries = mem_grow(reader->entries, (size_t)po->count,
                               &reader->room, sizeof *entry);
    reader->entries[po->count++] = *entry;
}

static void begin_entry(struct reader *reader)
{
    reader->entry = (struct po_entry){.context = "", .id = ""};
    reader->stage = PART_NONE;
    reader->texts = 0;
    reader->bad = false;
    strbuf_reset(&reader->note);
    strbuf_reset(&reader->flags);
}

static bool is_header(const struct po_entry *entry)
{
    return entry->id[0] == '\0' && entry->context[0] == '\0' &&
           !entry->id_plural && !entry->obsolete;
}

static void keep_whole(struct reader *reader)
{
    struct po_entry *entry = &reader->entry;

    entry->note = arena_copy(reader->arena, strbuf_get(&reader->note),
                             reader->note.length);
    entry->flags = arena_copy(reader->arena, strbuf_get(&reader->flags),
                              reader->flags.length);
    if (is_header(entry))
        take_header(reader);
    else
        keep_entry(reader);
}

static void end_entry(struct reader *reader)
{
    end_part(reader);
    if (!reader->bad && reader->stage == PART_TEXT)
        keep_whole(reader);
    else if (!reader->bad && reader->stage != PART_NONE)
        po_lex_report_at(&reader->lexer, CODE_PO_ORDER, reader->entry_at,
                         "this entry has no msgstr");
    begin_entry(reader);
}

/* Words ------------------------------------------------------------------- */

static void refuse(struct reader *reader, const char *what)
{
    po_lex_report(&reader->lexer, CODE_PO_ORDER, "%s", what);
    reader->bad = true;
}

/* A word that begins an entry, unless one of its own stands before it. */
static void open_entry(struct reader *reader, enum part part)
{
    bool goes_on = reader->stage < part && reader->stage != PART_NONE;

    if (!goes_on && reader->stage != PART_NONE)
        end_entry(reader);
    if (reader->stage == PART_NONE) {
        reader->bad = false; /* what was odd before it is another matter */
        reader->entry.line = reader->lexer.line;
        reader->entry_at = po_lex_place(&reader->lexer);
        reader->entry.obsolete = reader->lexer.obsolete;
    }
    reader->part = reader->stage = part;
}

static void open_plural(struct reader *reader)
{
    if (reader->stage != PART_ID)
        refuse(reader, "msgid_plural must follow msgid");
    reader->part = reader->stage = PART_PLURAL;
}

static void open_text(struct reader *reader)
{
    int32_t index = reader->lexer.index;
    bool plural = reader->entry.id_plural != NULL;

    if (reader->stage != PART_ID && reader->stage != PART_PLURAL &&
        reader->stage != PART_TEXT)
        refuse(reader, "msgstr without a msgid before it");
    else if (reader->stage == PART_TEXT && !plural)
        refuse(reader, "a second msgstr of one msgid");
    else if (plural != (index >= 0))
        refuse(reader, plural ? "after msgid_plural each form is msgstr[0], "
                                "msgstr[1] and so on"
                              : "msgstr[n] needs a msgid_plural before it");
    else if (plural && (index != reader->texts || index >= PO_PLURALS))
        refuse(reader, "the forms of a plural are msgstr[0], msgstr[1] and so "
                       "on, in their order, at most six");
    if (reader->texts == 0)
        reader->entry.text_line = reader->lexer.line;
    if (!reader->bad)
        reader->texts++;
    reader->part = reader->bad ? PART_NONE : PART_TEXT;
    reader->stage = PART_TEXT;
}

/* The word of a source text that was (#| msgid). */
static void open_was(struct reader *reader, const char *word)
{
    if (reader->stage == PART_TEXT)
        end_entry(reader);
    reader->part = strcmp(word, "msgid") == 0 ? PART_WAS_ID : PART_WAS_OTHER;
}

static void take_odd_word(struct reader *reader, const char *word)
{
    po_lex_report(&reader->lexer, CODE_PO_WORD,
                  "\"%.40s\" is no word of PO; there are msgctxt, msgid, "
                  "msgid_plural, msgstr and msgstr[n]",
                  word);
    if (reader->stage == PART_TEXT)
        end_entry(reader);
    reader->bad = true; /* its string is one finding with it */
}

static void take_word(struct reader *reader)
{
    const char *word = strbuf_get(&reader->lexer.text);

    end_part(reader);
    reader->part_at = po_lex_place(&reader->lexer);
    if (reader->lexer.was)
        open_was(reader, word);
    else if (strcmp(word, "msgctxt") == 0)
        open_entry(reader, PART_CONTEXT);
    else if (strcmp(word, "msgid") == 0)
        open_entry(reader, PART_ID);
    else if (strcmp(word, "msgid_plural") == 0)
        open_plural(reader);
    else if (strcmp(word, "msgstr") == 0)
        open_text(reader);
    else
        take_odd_word(reader, word);
}

static void take_string(struct reader *reader)
{
    const struct strbuf *text = &reader->lexer.text;

    if (reader->part == PART_NONE && !reader->bad)
        refuse(reader, "a string that no word stands before");
    strbuf_add(&reader->string, strbuf_get(text), text->length);
}

/* Comments ---------------------------------------------------------------- */

static void add_flag(struct reader *reader, const char *flag, size_t length)
{
    if (length == 5 && memcmp(flag, "fuzzy", 5) == 0) {
        reader->entry.fuzzy = true;
        return;
    }
    if (reader->flags.length > 0)
        strbuf_text(&reader->flags, ", ");
    strbuf_add(&reader->flags, flag, length);
}

static void take_flags(struct reader *reader)
{
    const char *at = strbuf_get(&reader->lexer.text);

    for (;;) {
        size_t length;

        at += strspn(at, ", \t");
        length = strcspn(at, ", \t");
        if (length == 0)
            return;
        add_flag(reader, at, length);
        at += length;
    }
}

static void take_comment(struct reader *reader)
{
    char sign = reader->lexer.sign;

    if (reader->stage == PART_TEXT)
        end_entry(reader);
    if (sign == ',')
        take_flags(reader);
    if (sign == '.' || sign == ':' || sign == ',')
        return; /* where a text stands is the source's to say */
    if (reader->note.length > 0)
        strbuf_char(&reader->note, '\n');
    strbuf_text(&reader->note, strbuf_get(&reader->lexer.text));
}

/* The file ---------------------------------------------------------------- */

static void read_tokens(struct reader *reader)
{
    enum po_token token;

    begin_entry(reader);
    do {
        token = po_lex_next(&reader->lexer);
        if (token == PO_TOKEN_WORD)
            take_word(reader);
        else if (token == PO_TOKEN_STRING)
            take_string(reader);
        else if (token == PO_TOKEN_COMMENT)
            take_comment(reader);
    } while (token != PO_TOKEN_END);
    end_entry(reader);
    if (!reader->has_header)
        report_header(reader, (struct po_place){1, 1}, "there is no header");
}

/* Each plural has as many forms as the language. */
static void check_plurals(struct reader *reader)
{
    const struct po *po = reader->po;
    int32_t i;

    for (i = 0; i < po->count && reader->has_plural; i++) {
        const struct po_entry *entry = &po->entries[i];
        int32_t texts = 0;

        while (texts < PO_PLURALS && entry->text[texts])
            texts++;
        if (!entry->id_plural || entry->obsolete || texts == po->plural.forms)
            continue;
        diag_add(reader->lexer.diags, CODE_PO_PLURAL,
                 &(struct diag_place){.file = reader->lexer.file->name,
                                      .line = entry->text_line,
                                      .column = 1},
                 "%d forms; the header's Plural-Forms says %d", (int)texts,
                 (int)po->plural.forms);
    }
}

static void finish(struct reader *reader)
{
    struct po *po = reader->po;
    int32_t i;

    po->entries =
        arena_array(reader->arena, (size_t)po->count, sizeof *po->entries);
    if (po->count > 0)
        memcpy(po->entries, reader->entries,
               (size_t)po->count * sizeof *po->entries);
    for (i = 0; i < po->count; i++)
        if (po->entries[i].obsolete && po->entries[i].context[0] != '\0')
            names_add(&po->by_context, po->entries[i].context, i);
    check_plurals(reader);
    mem_free(reader->entries);
    strbuf_clear(&reader->string);
    strbuf_clear(&reader->note);
    strbuf_clear(&reader->flags);
    strbuf_clear(&reader->lexer.text);
}

bool po_read(struct po *po, struct arena *arena, const struct po_file *file,
             struct diag_list *diags)
{
    struct reader reader = {
        .lexer = {.file = file, .diags = diags}, .po = po, .arena = arena};
    size_t errors = diags->errors;

    *po = (struct po){.header = "", .header_note = "", .plural = {.forms = 2}};
    names_init(&po->by_context, arena);
    if (po_lex_begin(&reader.lexer))
        read_tokens(&reader);
    finish(&reader);
    return diags->errors == errors;
}
