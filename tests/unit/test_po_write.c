/* Writing PO files: what is written is read again as it was. */
#include "unit/unit.h"

#include "base/po_write.h"

#include <string.h>

#define FIELDS                                                                 \
    "Content-Type: text/plain; charset=UTF-8\n"                                \
    "Plural-Forms: nplurals=6; plural=n%6;\n"

struct written {
    struct arena arena;
    struct strbuf bytes;
    struct diag_list diags;
    struct po po;
};

static void write_all(struct written *w, const struct po_entry *entries,
                      size_t count, const struct po_origin *origin)
{
    struct sink sink = sink_to_strbuf(&w->bytes);

    po_write_header(&sink, "", FIELDS, false);
    for (size_t i = 0; i < count; i++)
        po_write_entry(&sink, &entries[i], origin);
}

static void read_again(struct written *w)
{
    const struct po_file file = {"x.po", strbuf_get(&w->bytes),
                                 w->bytes.length};

    if (!po_read(&w->po, &w->arena, &file, &w->diags))
        fail_msg("%s in %s", w->diags.items[0].message, file.bytes);
}

static void forget(struct written *w)
{
    arena_clear(&w->arena);
    strbuf_clear(&w->bytes);
    diag_clear(&w->diags);
}

static void same_text(const char *found, const char *expected)
{
    if (expected == NULL)
        assert_null(found);
    else
        assert_string_equal(found, expected);
}

/* The bytes of entries, after the header and without the line before each. */
static void check_bytes(const struct po_entry *entry,
                        const struct po_origin *origin, const char *expected)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);

    po_write_entry(&sink, entry, origin);
    assert_string_equal(strbuf_get(&out), expected);
    strbuf_clear(&out);
}

static const struct po_entry entries[] = {
    {.context = "plain", .id = "x", .text = {"y"}},
    {.context = "signs",
     .id = "\a\b\f\t\v\"\\ and the rarer \x01 \x1f \x7f",
     .text = {"\x02\x7f"}},
    {.context = "lines", .id = "one\ntwo\n", .text = {"one\n\ntwo"}},
    {.context = "end", .id = "one line\n", .text = {""}},
    {.context = "many",
     .id = "one",
     .id_plural = "several",
     .text = {"a", "b", "c", "d", "e", "f"}},
    {.context = "flagged", .id = "x", .text = {"y"}, .flags = "no-wrap"},
    {.context = "both",
     .id = "x",
     .text = {"y"},
     .flags = "no-wrap",
     .fuzzy = true},
    {.context = "was",
     .id = "x",
     .text = {"y"},
     .was_id = "w",
     .note = "a\n\nb",
     .fuzzy = true},
    {.context = "gone",
     .id = "x",
     .text = {"y"},
     .was_id = "w",
     .fuzzy = true,
     .obsolete = true},
};

static void test_again(void **state)
{
    struct written w = {0};

    (void)state;
    write_all(&w, entries, COUNT(entries), NULL);
    read_again(&w);
    assert_int_equal(w.po.count, COUNT(entries));
    for (size_t i = 0; i < COUNT(entries); i++) {
        const struct po_entry *found = &w.po.entries[i];
        const struct po_entry *wanted = &entries[i];

        assert_string_equal(found->context, wanted->context);
        assert_string_equal(found->id, wanted->id);
        same_text(found->id_plural, wanted->id_plural);
        same_text(found->was_id, wanted->was_id);
        for (int k = 0; k < PO_PLURALS; k++)
            same_text(found->text[k], wanted->text[k]);
        assert_string_equal(found->flags, wanted->flags ? wanted->flags : "");
        assert_string_equal(found->note, wanted->note ? wanted->note : "");
        assert_int_equal(found->fuzzy, wanted->fuzzy);
        assert_int_equal(found->obsolete, wanted->obsolete);
    }
    forget(&w);
}

/* As msgcat of gettext 0.21 writes the same. */
static void test_layout(void **state)
{
    static const struct po_origin origin = {"for you\n\nindeed", "a b.json", 7};
    static const struct po_origin bare = {NULL, NULL, 0};

    (void)state;
    check_bytes(&entries[0], &origin,
                "\n#. for you\n#.\n#. indeed\n"
                "#: \xe2\x81\xa8"
                "a b.json:7\xe2\x81\xa9\n"
                "msgctxt \"plain\"\nmsgid \"x\"\nmsgstr \"y\"\n");
    check_bytes(&entries[0], &bare,
                "\nmsgctxt \"plain\"\nmsgid \"x\"\nmsgstr \"y\"\n");
    check_bytes(&(struct po_entry){.context = "", .id = "x", .text = {"y"}},
                NULL, "\nmsgid \"x\"\nmsgstr \"y\"\n");
    check_bytes(&entries[2], NULL,
                "\nmsgctxt \"lines\"\n"
                "msgid \"\"\n\"one\\n\"\n\"two\\n\"\n"
                "msgstr \"\"\n\"one\\n\"\n\"\\n\"\n\"two\"\n");
    check_bytes(&entries[6], NULL,
                "\n#, fuzzy, no-wrap\n"
                "msgctxt \"both\"\nmsgid \"x\"\nmsgstr \"y\"\n");
    check_bytes(&entries[8], &origin,
                "\n#, fuzzy\n#~| msgid \"w\"\n"
                "#~ msgctxt \"gone\"\n#~ msgid \"x\"\n#~ msgstr \"y\"\n");
}

/* A line of 80 columns: signs that are escaped count as they are written. */
static void test_width(void **state)
{
    struct strbuf text = {0};
    struct written w = {0};
    const char *line;

    (void)state;
    for (int i = 0; i < 40; i++)
        strbuf_text(&text, "\x01\x7f\" (a)(b) [c]-9 d-(e) ");
    write_all(&w,
              &(struct po_entry){
                  .context = "c", .id = strbuf_get(&text), .text = {""}},
              1, NULL);
    line = strbuf_get(&w.bytes);
    while ((line = strchr(line, '\n')) != NULL) {
        line++;
        assert_true(strcspn(line, "\n") < 80);
    }
    read_again(&w);
    assert_string_equal(w.po.entries[0].id, strbuf_get(&text));
    strbuf_clear(&text);
    forget(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_again),
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_width),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
