/* The languages of the game: what a catalogue may say, and that those which
 * are shipped say all there is. */
#include "app/lexicon.h"
#include "base/po.h"
#include "base/pseudo.h"
#include "base/words_po.h"
#include "platform/fileio.h"
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#define HEAD                                                                   \
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; "                    \
    "charset=UTF-8\\n\"\n"                                                     \
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"

struct reading {
    struct arena arena;
    struct po po;
    struct language words;
    struct diag_list diags;
};

static void read_text(struct reading *reading, const char *text)
{
    const struct po_file file = {"x.po", text, strlen(text)};
    memset(reading, 0, sizeof *reading);
    assert_true(po_read(&reading->po, &reading->arena, &file, &reading->diags));
    words_read(&reading->words, &reading->arena, &reading->po, "xx");
    words_check(&reading->po, "x.po", &reading->diags);
}

static void clear(struct reading *reading)
{
    diag_clear(&reading->diags);
    arena_clear(&reading->arena);
}

/* What the findings say of one entry; NULL: nothing. */
static const char *said_of(const struct reading *reading, const char *context)
{
    for (size_t i = 0; i < reading->diags.count; i++) {
        const char *message = reading->diags.items[i].message;
        if (strncmp(message, context, strlen(context)) == 0)
            return diag_code_info(reading->diags.items[i].code)->text;
    }
    return NULL;
}

static void what_fits_is_said(void **state)
{
    struct reading reading;
    (void)state;
    read_text(&reading,
              HEAD "msgctxt \"bar.turn\"\n"
                   "msgid \"Turn {turn} of at most {most}\"\n"
                   "msgstr \"{{{most}}}: {{ {turn} }}\"\n\n"
                   "msgctxt \"changes.still\"\n"
                   "msgid \"One other meter did not move\"\n"
                   "msgid_plural \"{n} other meters did not move\"\n"
                   "msgstr[0] \"nur einer\"\nmsgstr[1] \"{n} von ihnen\"\n");
    assert_string_equal(
        words_say(&reading.words, &reading.arena, WORD_BAR_TURN,
                  VALUES(VALUE_NUMBER("turn", 3), VALUE_NUMBER("most", 9))),
        "{9}: { 3 }");
    assert_string_equal(words_say(&reading.words, &reading.arena,
                                  WORD_CHANGES_STILL,
                                  VALUES(VALUE_NUMBER("n", 1))),
                        "nur einer");
    assert_string_equal(words_say(&reading.words, &reading.arena,
                                  WORD_CHANGES_STILL,
                                  VALUES(VALUE_NUMBER("n", 5))),
                        "5 von ihnen");
    assert_null(said_of(&reading, "bar.turn"));
    assert_string_equal(said_of(&reading, "bar.over"), "W541");
    assert_string_equal(words_get(&reading.words, WORD_BAR_OVER),
                        "The play is over");
    clear(&reading);
}

/* Each mistake is said, and the entry then in English. */
static void what_does_not_fit_is_said_in_english(void **state)
{
    static const struct {
        const char *text, *code;
    } bad[] = {
        {"Zug {turn}", "W544"},
        {"Zug {turn} {most} {more}", "E530"},
        {"Zug {turn} von {most", "E531"},
        {"Zug {turn} von {most}}", "E531"},
        {"Zug } {turn} von {most}", "E531"},
        {"Zug {{turn} von {most}", "E531"},
        {"Zug {turn von {most}}", "E531"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct strbuf text = {0};
        struct reading reading;
        strbuf_format(&text,
                      HEAD "msgctxt \"bar.turn\"\n"
                           "msgid \"Turn {turn} of at most {most}\"\n"
                           "msgstr \"%s\"\n",
                      bad[i].text);
        read_text(&reading, strbuf_get(&text));
        assert_string_equal(said_of(&reading, "bar.turn"), bad[i].code);
        assert_string_equal(words_get(&reading.words, WORD_BAR_TURN),
                            "Turn {turn} of at most {most}");
        clear(&reading);
        strbuf_clear(&text);
    }
}

static void other_slips_are_said(void **state)
{
    struct reading reading;
    (void)state;
    read_text(&reading,
              HEAD "msgctxt \"bar.over\"\n"
                   "msgid \"The game is over\"\nmsgstr \"Aus\"\n\n"
                   "msgctxt \"bar.ovr\"\nmsgid \"x\"\nmsgstr \"y\"\n\n"
                   "msgctxt \"changes.still\"\n"
                   "msgid \"One other meter did not move\"\n"
                   "msgstr \"nur einer\"\n\n"
                   "#~ msgctxt \"bar.gone\"\n#~ msgid \"x\"\n"
                   "#~ msgstr \"y\"\n");
    assert_null(said_of(&reading, "bar.gone"));
    assert_string_equal(said_of(&reading, "bar.over"), "W542");
    assert_string_equal(words_get(&reading.words, WORD_BAR_OVER), "Aus");
    assert_string_equal(said_of(&reading, "bar.ovr"), "W545");
    assert_string_equal(said_of(&reading, "changes.still"), "E526");
    clear(&reading);
}

static void either_form_may_be_stale(void **state)
{
    struct reading reading;
    (void)state;
    read_text(&reading,
              HEAD "msgctxt \"changes.still\"\n"
                   "msgid \"One other meter did not move\"\n"
                   "msgid_plural \"{n} more did not move\"\n"
                   "msgstr[0] \"nur einer\"\nmsgstr[1] \"{n} von ihnen\"\n");
    assert_string_equal(said_of(&reading, "changes.still"), "W542");
    clear(&reading);
}

static void missing_forms_are_english(void **state)
{
    struct reading reading;
    (void)state;
    read_text(&reading,
              "msgid \"\"\nmsgstr \"\"\n"
              "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
              "\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);"
              "\\n\"\n");
    assert_string_equal(words_say(&reading.words, &reading.arena,
                                  WORD_CHANGES_STILL,
                                  VALUES(VALUE_NUMBER("n", 7))),
                        "7 other meters did not move");
    clear(&reading);
}

/* Shipped languages -------------------------------------------------------- */

static void shipped_catalogue_is_complete(void *context, const char *name)
{
    struct strbuf path = {0};
    struct reading reading = {0};
    struct po_file file = {.name = name};
    char *bytes;
    if (strcmp(name + strlen(name) - 3, ".po") != 0)
        return;
    (*(int *)context)++;
    strbuf_format(&path, "%s/assets/lang/%s", DEMARCHE_SOURCE, name);
    assert_int_equal(file_read(&reading.arena, strbuf_get(&path), PO_MOST_BYTES,
                               &bytes, &file.length),
                     FILE_OK);
    file.bytes = bytes;
    po_read(&reading.po, &reading.arena, &file, &reading.diags);
    words_check(&reading.po, name, &reading.diags);
    if (reading.diags.count > 0)
        fail_msg("%s:%d: %s", name, (int)reading.diags.items[0].place.line,
                 reading.diags.items[0].message);
    clear(&reading);
    strbuf_clear(&path);
}

static void shipped_catalogues_are_complete(void **state)
{
    int count = 0;
    (void)state;
    assert_true(file_each(DEMARCHE_SOURCE "/assets/lang",
                          shipped_catalogue_is_complete, &count));
    assert_true(count > 0);
}

/* The lexicon -------------------------------------------------------------- */

static void a_list_of_wishes_finds_the_first(void **state)
{
    static const struct {
        const char *wanted, *tag;
    } wishes[] = {{"de", "de"},       {"de_AT.UTF-8", "de"},
                  {"xx:de:en", "de"}, {"en:de", "en"},
                  {"C", "en"},        {"", "en"},
                  {"xx", "en"},       {PSEUDO_TAG, PSEUDO_TAG}};
    struct lexicon lexicon;
    struct diag_list diags = {0};
    (void)state;
    lexicon_open(&lexicon);
    for (size_t i = 0; i < COUNT(wishes); i++)
        assert_string_equal(
            lexicon_find(&lexicon, wishes[i].wanted, &diags)->tag,
            wishes[i].tag);
    assert_int_equal(diags.count, 0);
    assert_string_equal(
        words_get(lexicon_find(&lexicon, "de", &diags), WORD_BUTTON_BACK),
        "Zur\xC3\xBC"
        "ck");
    lexicon_close(&lexicon);
}

static void languages_go_round(void **state)
{
    struct lexicon lexicon;
    struct diag_list diags = {0};
    const struct language *words = &words_english;
    (void)state;
    lexicon_open(&lexicon);
    assert_true(lexicon.count > 1);
    for (int32_t i = 0; i < lexicon.count; i++) {
        words = lexicon_next(&lexicon, words, &diags);
        assert_true(i + 1 == lexicon.count || words != &words_english);
    }
    assert_ptr_equal(words, &words_english);
    lexicon_close(&lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_said),
        cmocka_unit_test(what_does_not_fit_is_said_in_english),
        cmocka_unit_test(other_slips_are_said),
        cmocka_unit_test(either_form_may_be_stale),
        cmocka_unit_test(missing_forms_are_english),
        cmocka_unit_test(shipped_catalogues_are_complete),
        cmocka_unit_test(a_list_of_wishes_finds_the_first),
        cmocka_unit_test(languages_go_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
