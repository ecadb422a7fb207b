/* Reading PO files: what is kept, and what is said of what is wrong. */
#include "unit/unit.h"

#include "base/po.h"

#include <string.h>

#define HEADER                                                                 \
    "msgid \"\"\nmsgstr \"\"\n"                                                \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                         \
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"

struct read {
    struct arena arena;
    struct diag_list diags;
    struct strbuf said;
    struct po po;
    bool fine;
};

static void read_bytes(struct read *read, const char *bytes, size_t length)
{
    struct sink sink = sink_to_strbuf(&read->said);
    const struct po_file file = {"x.po", bytes, length};

    read->fine = po_read(&read->po, &read->arena, &file, &read->diags);
    diag_write_all(&read->diags, 1000, &sink);
}

static void forget(struct read *read)
{
    arena_clear(&read->arena);
    diag_clear(&read->diags);
    strbuf_clear(&read->said);
    *read = (struct read){0};
}

/* A file that is read without a word. */
static void read_well(struct read *read, const char *text)
{
    read_bytes(read, text, strlen(text));
    assert_string_equal(strbuf_get(&read->said), "");
    assert_true(read->fine);
}

static void test_entry(void **state)
{
    struct read read = {0};
    const struct po_entry *entry;

    (void)state;
    read_well(&read, HEADER "# A note.\n"
                            "#  And more.\n"
                            "#. of the program\n"
                            "#: scenario.json:12\n"
                            "#, c-format, no-wrap\n"
                            "msgctxt \"scenes/a/title\"\n"
                            "msgid \"\"\n"
                            "\"One \"\n"
                            "\"two\"\n"
                            "msgstr \"Eins\" \" zwei\"\n");
    assert_int_equal(read.po.count, 1);
    entry = po_find(&read.po, "scenes/a/title");
    assert_non_null(entry);
    assert_string_equal(entry->id, "One two");
    assert_string_equal(entry->text[0], "Eins zwei");
    assert_null(entry->text[1]);
    assert_null(entry->id_plural);
    assert_null(entry->was_id);
    assert_string_equal(entry->note, "A note.\n And more.");
    assert_string_equal(entry->flags, "c-format, no-wrap");
    assert_int_equal(entry->line, 11);
    assert_int_equal(entry->text_line, 15);
    assert_null(po_find(&read.po, "scenes/a"));
    forget(&read);
}

static void test_nothing_read(void **state)
{
    const struct po po = {0};

    (void)state;
    assert_null(po_find(&po, "a"));
    assert_null(po_entry_of(&po, "a"));
    assert_int_equal(po_plural_form(&po.plural, 1), 0);
    assert_int_equal(po_plural_form(&po.plural, 2), 1);
}

static void test_escapes(void **state)
{
    struct read read = {0};

    (void)state;
    read_well(&read,
              HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\a\\b\\f\\n\\r\\t"
                     "\\v\\\\\\\"\\101\\x41\\xC3\\xa4\\303\\274\tä\"\n");
    assert_string_equal(po_find(&read.po, "a")->text[0],
                        "\a\b\f\n\r\t\v\\\"AA\xc3\xa4\xc3\xbc\t\xc3\xa4");
    forget(&read);
}

static void test_not_used(void **state)
{
    struct read read = {0};

    (void)state;
    read_well(&read, HEADER "#, fuzzy\n"
                            "#| msgctxt \"f\"\n"
                            "#| msgid \"Old \"\n"
                            "#| \"text\"\n"
                            "msgctxt \"f\"\nmsgid \"New\"\nmsgstr \"Neu\"\n"
                            "\n"
                            "msgctxt \"e\"\nmsgid \"Empty\"\nmsgstr \"\"\n"
                            "\n"
                            "#~ msgctxt \"o\"\n"
                            "#~ msgid \"Gone\"\n"
                            "#~ msgstr \"\"\n"
                            "#~ \"Weg\"\n"
                            "\n"
                            "#, fuzzy\n"
                            "#~| msgid \"Was\"\n"
                            "#~ msgctxt \"p\"\n"
                            "#~ msgid \"Is\"\n"
                            "#~ msgstr \"Ist\"\n");
    assert_int_equal(read.po.count, 4);
    assert_null(po_find(&read.po, "f"));
    assert_null(po_find(&read.po, "e"));
    assert_null(po_find(&read.po, "o"));
    assert_true(po_entry_of(&read.po, "f")->fuzzy);
    assert_string_equal(po_entry_of(&read.po, "f")->was_id, "Old text");
    assert_string_equal(po_entry_of(&read.po, "f")->flags, "");
    assert_true(po_entry_of(&read.po, "o")->obsolete);
    assert_string_equal(po_entry_of(&read.po, "o")->text[0], "Weg");
    assert_string_equal(po_entry_of(&read.po, "p")->was_id, "Was");
    assert_false(po_entry_of(&read.po, "e")->obsolete);
    forget(&read);
}

/* An obsolete entry never stands in the way of one in use. */
static void test_obsolete_beside_live(void **state)
{
    struct read read = {0};

    (void)state;
    read_well(&read, HEADER "#~ msgctxt \"a\"\n#~ msgid \"x\"\n"
                            "#~ msgstr \"alt\"\n\n"
                            "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"neu\"\n");
    assert_string_equal(po_find(&read.po, "a")->text[0], "neu");
    forget(&read);
}

static void test_plural_forms(void **state)
{
    struct read read = {0};
    const struct po_entry *entry;

    (void)state;
    read_well(&read, HEADER "msgctxt \"turns\"\n"
                            "msgid \"{n} turn\"\nmsgid_plural \"{n} turns\"\n"
                            "msgstr[0] \"{n} Zug\"\nmsgstr[1] \"{n} Züge\"\n"
                            "msgctxt \"half\"\nmsgid \"a\"\n"
                            "msgid_plural \"b\"\n"
                            "msgstr[0] \"c\"\nmsgstr[1] \"\"\n");
    entry = po_find(&read.po, "turns");
    assert_string_equal(entry->id_plural, "{n} turns");
    assert_string_equal(entry->text[po_plural_form(&read.po.plural, 1)],
                        "{n} Zug");
    assert_string_equal(entry->text[po_plural_form(&read.po.plural, 0)],
                        "{n} Z\xc3\xbcge");
    assert_null(po_find(&read.po, "half"));
    forget(&read);
}

static void test_windows_line_ends_and_bom(void **state)
{
    struct read read = {0};

    (void)state;
    read_well(&read, "\xef\xbb\xbfmsgid \"\"\r\nmsgstr \"Content-Type: "
                     "text/plain; charset=utf-8\\n\"\r\n\r\n"
                     "# Note\r\nmsgctxt \"a\"\r\nmsgid \"x\"\r\n"
                     "msgstr \"y\"\r\n");
    assert_string_equal(po_find(&read.po, "a")->text[0], "y");
    assert_string_equal(po_find(&read.po, "a")->note, "Note");
    forget(&read);
}

/* The last line needs no end, and a comment no words. */
static void test_ends_anywhere(void **state)
{
    static const char *const ends[] = {"#", "#\r\n", "#~", "#~|", "#|", "#,"};

    (void)state;
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct read read = {0};
        struct strbuf text = {0};

        strbuf_format(&text, "%s%s", HEADER, ends[i]);
        read_well(&read, strbuf_get(&text));
        assert_int_equal(read.po.count, 0);
        strbuf_clear(&text);
        forget(&read);
    }
}

static void test_header(void **state)
{
    struct read read = {0};

    (void)state;
    read_well(&read, "# Terms.\nmsgid \"\"\nmsgstr \"\"\n"
                     "\"Language: de\\n\"\n"
                     "\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
    assert_string_equal(po_header_value(read.po.header, "Language"),
                        "de\nContent-Type: text/plain; charset=UTF-8\n");
    assert_null(po_header_value(read.po.header, "Lang"));
    assert_string_equal(read.po.header_note, "Terms.");
    assert_int_equal(read.po.count, 0);
    forget(&read);
}

/* What is wrong ------------------------------------------------------------ */

struct fault {
    const char *text; /* after the header where `bare` is not set */
    const char *said;
    bool bare;
};

#define NO_HEADER                                                              \
    "a PO file begins with msgid \"\" and in its msgstr \"Content-Type: "      \
    "text/plain; charset=UTF-8\\n\"\n"

static const struct fault faults[] = {
    {"", "x.po:1:1: error[E524]: there is no header; " NO_HEADER, true},
    {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"\n",
     "x.po:1:1: error[E524]: the header names no charset, or another than "
     "UTF-8; " NO_HEADER,
     true},
    {"\nmsgid \"\xff\"\n",
     "x.po:2:8: error[E525]: not valid UTF-8; save the file in that "
     "encoding\n",
     true},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\n",
     "x.po:8:8: error[E521]: this string has no closing '\"' on its line\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"ä\\q\"\n",
     "x.po:8:10: error[E522]: '\\' before this letter means nothing; write "
     "\\\\ for the sign itself\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\0\"\n",
     "x.po:8:9: error[E522]: an escape of the byte 0; write the letter "
     "itself, in UTF-8\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\x\"\n",
     "x.po:8:9: error[E522]: an escape of no digits; write the letter itself, "
     "in UTF-8\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\777\"\n",
     "x.po:8:9: error[E522]: an escape of more than a byte; write the letter "
     "itself, in UTF-8\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\xff\"\n",
     "x.po:8:1: error[E525]: the escapes of this string make no valid "
     "UTF-8; write the letters themselves\n",
     false},
    {"msgctxt \"a\"\nmsgid \"\x1b[2J\"\nmsgstr \"\"\n",
     "x.po:7:8: error[E525]: the control character 27 in a string; only a tab "
     "may stand there\n",
     false},
    {"msgtxt \"a\"\n",
     "x.po:6:1: error[E520]: \"msgtxt\" is no word of PO; there are msgctxt, "
     "msgid, msgid_plural, msgstr and msgstr[n]\n",
     false},
    {"=====\n",
     "x.po:6:1: error[E520]: expected msgctxt, msgid, msgstr, a string in "
     "quotes or a comment\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\n",
     "x.po:6:1: error[E523]: this entry has no msgstr\n", false},
    {"# New.\nmsgstr \"x\"\n",
     "x.po:7:1: error[E523]: msgstr without a msgid before it\n", false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"1\"\nmsgstr \"2\"\n",
     "x.po:9:1: error[E523]: a second msgstr of one msgid\n", false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr[0] \"1\"\n",
     "x.po:8:1: error[E523]: msgstr[n] needs a msgid_plural before it\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr \"1\"\n",
     "x.po:9:1: error[E523]: after msgid_plural each form is msgstr[0], "
     "msgstr[1] and so on\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[1] \"1\"\n",
     "x.po:9:1: error[E523]: the forms of a plural are msgstr[0], msgstr[1] "
     "and so on, in their order, at most six\n",
     false},
    {"msgctxt \"a\"\nmsgid_plural \"y\"\n",
     "x.po:7:1: error[E523]: msgid_plural must follow msgid\n", false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0 \"1\"\n",
     "x.po:9:1: error[E520]: expected a number and ']' after '['\n"
     "x.po:9:1: error[E523]: after msgid_plural each form is msgstr[0], "
     "msgstr[1] and so on\n"
     "x.po:9:7: error[E520]: expected msgctxt, msgid, msgstr, a string in "
     "quotes or a comment\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0] \"1\"\n",
     "x.po:9:1: error[E526]: 1 forms; the header's Plural-Forms says 2\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"1\"\n"
     "msgctxt \"a\"\nmsgid \"y\"\nmsgstr \"2\"\n",
     "x.po:9:1: error[E527]: this entry has the context \"a\", which "
     "stands in line 6 already\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[] \"1\"\n",
     "x.po:9:1: error[E520]: expected a number and ']' after '['\nx.po:9:1: "
     "error[E523]: after msgid_plural each form is msgstr[0], msgstr[1] and so "
     "on\nx.po:9:7: error[E520]: expected msgctxt, msgid, msgstr, a string in "
     "quotes or a comment\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0",
     "x.po:9:1: error[E520]: expected a number and ']' after '['\nx.po:9:1: "
     "error[E523]: after msgid_plural each form is msgstr[0], msgstr[1] and so "
     "on\nx.po:9:7: error[E520]: expected msgctxt, msgid, msgstr, a string in "
     "quotes or a comment\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[10000] \"1\"\n",
     "x.po:9:1: error[E520]: expected a number and ']' after '['\nx.po:9:1: "
     "error[E523]: after msgid_plural each form is msgstr[0], msgstr[1] and so "
     "on\nx.po:9:7: error[E520]: expected msgctxt, msgid, msgstr, a string in "
     "quotes or a comment\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0] \"\"\n"
     "msgstr[1] \"\"\nmsgstr[2] \"\"\nmsgstr[3] \"\"\nmsgstr[4] \"\"\n"
     "msgstr[5] \"\"\nmsgstr[6] \"\"\n",
     "x.po:15:1: error[E523]: the forms of a plural are msgstr[0], msgstr[1] "
     "and so on, in their order, at most six\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0] \"\"\n"
     "msgstr[1] \"\"\nmsgstr[2] \"\"\nmsgstr[3] \"\"\nmsgstr[4] \"\"\n"
     "msgstr[5] \"\"\n",
     "x.po:9:1: error[E526]: 6 forms; the header's Plural-Forms says 2\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\x4",
     "x.po:8:8: error[E521]: this string has no closing '\"' on its line\n",
     false},
    {"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\",
     "x.po:8:8: error[E521]: this string has no closing '\"' on its line\n",
     false},
    {"msgid \"\"\nmsgid_plural \"x\"\nmsgstr[0] \"1\"\nmsgstr[1] \"1\"\n",
     "x.po:6:1: warning[W540]: this entry has no msgctxt, so nothing "
     "can find it; write the name that the strings command gives\n",
     false},
    {HEADER, "x.po:6:1: error[E527]: the header stands in the file already\n",
     false},
    {"msgid \"x\"\nmsgstr \"1\"\n",
     "x.po:6:1: warning[W540]: this entry has no msgctxt, so nothing "
     "can find it; write the name that the strings command gives\n",
     false},
    {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
     "\"Plural-Forms: nplurals=2; plural=n &; \\n\"\n",
     "x.po:1:1: error[E526]: the Plural-Forms of the header cannot be read at "
     "character 22: expected an operator; German has \"nplurals=2; plural=(n "
     "!= 1);\"\n",
     true},
};

static void test_faults(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(faults); i++) {
        struct read read = {0};
        struct strbuf text = {0};

        strbuf_text(&text, faults[i].bare ? "" : HEADER);
        strbuf_text(&text, faults[i].text);
        read_bytes(&read, strbuf_get(&text), text.length);
        assert_string_equal(strbuf_get(&read.said), faults[i].said);
        assert_int_equal(read.fine, read.diags.errors == 0);
        strbuf_clear(&text);
        forget(&read);
    }
}

static void test_zero_byte(void **state)
{
    static const char bytes[] = "msgid \"a\0b\"\n";
    struct read read = {0};

    (void)state;
    read_bytes(&read, bytes, sizeof bytes - 1);
    assert_string_equal(
        strbuf_get(&read.said),
        "x.po:1:9: error[E525]: the byte 0; a PO file is text in UTF-8\n");
    forget(&read);
}

/* One bad entry does not take the others with it. */
static void test_goes_on(void **state)
{
    struct read read = {0};
    const char *text = HEADER "msgctxt \"a\"\nmsgid \"x\"\n\n"
                              "msgctxt \"b\"\nmsgid \"y\"\nmsgstr \"z\"\n";

    (void)state;
    read_bytes(&read, text, strlen(text));
    assert_false(read.fine);
    assert_string_equal(po_find(&read.po, "b")->text[0], "z");
    assert_null(po_find(&read.po, "a"));
    forget(&read);
}

/* Limits ------------------------------------------------------------------- */

static void read_grown(struct read *read, struct strbuf *text)
{
    read_bytes(read, strbuf_get(text), text->length);
    strbuf_clear(text);
}

static void grow(struct strbuf *text, const char *piece, int count)
{
    while (count-- > 0)
        strbuf_text(text, piece);
}

static void test_string_limit(void **state)
{
    int over;

    (void)state;
    for (over = 0; over < 2; over++) {
        struct read read = {0};
        struct strbuf text = {0};

        strbuf_text(&text, HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"");
        grow(&text, "\xc3\xa4", PO_MOST_STRING + over);
        strbuf_text(&text, "\"\n");
        read_grown(&read, &text);
        assert_int_equal(read.fine, !over);
        if (over)
            assert_non_null(strstr(strbuf_get(&read.said),
                                   "has 4097 characters, allowed are 4096"));
        forget(&read);
    }
}

static void test_file_limit(void **state)
{
    int over;

    (void)state;
    for (over = 0; over < 2; over++) {
        struct read read = {0};
        struct strbuf text = {0};

        strbuf_text(&text, HEADER);
        grow(&text, "\n", (int)(PO_MOST_BYTES + (size_t)over - text.length));
        read_grown(&read, &text);
        assert_int_equal(read.fine, !over);
        if (over)
            assert_string_equal(strbuf_get(&read.said),
                                "x.po:1:1: error[E528]: the file has 1048577 "
                                "bytes, allowed are 1048576\n");
        forget(&read);
    }
}

static void test_entry_limit(void **state)
{
    int over;

    (void)state;
    for (over = 0; over < 2; over++) {
        struct read read = {0};
        struct strbuf text = {0};
        int i;

        strbuf_text(&text, HEADER);
        for (i = 0; i < PO_MOST_ENTRIES + over; i++)
            strbuf_format(&text, "msgctxt\"%d\"msgid\"x\"msgstr\"\"\n", i);
        read_grown(&read, &text);
        assert_int_equal(read.po.count, PO_MOST_ENTRIES);
        assert_int_equal(read.fine, !over);
        assert_int_equal(read.diags.count, over);
        forget(&read);
    }
}

static void test_finding_limit(void **state)
{
    struct read read = {0};
    struct strbuf text = {0};

    (void)state;
    grow(&text, "=\n", 100000);
    read_grown(&read, &text);
    assert_int_equal(read.diags.count, PO_MOST_FINDINGS + 1);
    assert_int_equal(read.diags.items[PO_MOST_FINDINGS].code,
                     CODE_LIMIT_FINDINGS);
    forget(&read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entry),
        cmocka_unit_test(test_nothing_read),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_not_used),
        cmocka_unit_test(test_obsolete_beside_live),
        cmocka_unit_test(test_plural_forms),
        cmocka_unit_test(test_windows_line_ends_and_bom),
        cmocka_unit_test(test_ends_anywhere),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_zero_byte),
        cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_string_limit),
        cmocka_unit_test(test_file_limit),
        cmocka_unit_test(test_entry_limit),
        cmocka_unit_test(test_finding_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
