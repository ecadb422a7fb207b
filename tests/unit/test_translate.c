/* The texts of a scenario as a list, and the model in another language. */
#include "unit/load_fixture.h"

#include "base/markup.h"
#include "scenario/strings_write.h"
#include "scenario/translate.h"

#include <string.h>

/* With ' for double quotation marks. */
static const char members[] =
    "{'format': 1, 'id': 't', 'title': 'Strait', 'language': 'en', 'version': "
    "'1',"
    "'license': 'CC BY 4.0', 'start': '2031-03-02', 'limits': {'turns': 3},"
    "'actors': [{'id': 'aldra', 'name': 'Aldra', 'playable': true,"
    " 'mandates': [{'name': 'Calm', 'text': 'Keep *calm*.'}]},"
    " {'id': 'boreal', 'name': 'Boreal', 'short': 'Bor'}],"
    "'codex': [{'id': 'ladder', 'title': 'Ladder', 'text': ['Steps.']}],"
    "'meters': [{'id': 'tension', 'name': 'Tension'},"
    " {'id': 'trust', 'name': 'Trust', 'bands': ["
    " {'from': 0, 'name': 'Low'}, {'id': 'top', 'from': 50, 'name': 'High'}]}],"
    "'ladder': {'meter': 'tension', 'rungs': [{'from': 0, 'name': 'Calm'},"
    " {'from': 50, 'name': 'Loud', 'text': 'Noise.'}]},"
    "'scenes': [{'id': 'a', 'title': 'A scene', 'brief': ["
    " {'text': 'It is {tension}, says {aldra}: [see](codex:ladder).',"
    "  'when': 'trust > 3'}, ''],"
    " 'actor': 'aldra', 'options': ["
    " {'id': 'ask', 'label': 'Ask', 'line': 'In private',"
    "  'effects': {'tension': 1}}, {'id': 'wait', 'label': 'Wait'}]}],"
    "'endings': [{'id': 'over', 'title': 'End', 'text': ['Over.']}],"
    "'classroom': {'questions': ['Why?'], 'roles': ["
    " {'name': 'Chair', 'text': 'Chairs.'}]}}";

struct fixture {
    struct load load;
    struct arena arena;
    struct diag_list diags;
    struct strings strings;
    struct strbuf out;
};

static void open(struct fixture *fixture)
{
    struct strbuf text = {0};

    *fixture = (struct fixture){0};
    for (const char *at = members; *at; at++)
        strbuf_char(&text, *at == '\'' ? '"' : *at);
    load_open(&fixture->load, strbuf_get(&text), text.length);
    strbuf_clear(&text);
    if (!fixture->load.model)
        fail_msg("%s", load_findings(&fixture->load));
    strings_list(&fixture->strings, fixture->load.model, &fixture->arena);
}

static void close(struct fixture *fixture)
{
    load_close(&fixture->load);
    arena_clear(&fixture->arena);
    diag_clear(&fixture->diags);
    strbuf_clear(&fixture->out);
}

static const char *const names[] = {
    "title\tStrait",
    "actors/aldra/name\tAldra",
    "actors/aldra/mandates/0/name\tCalm",
    "actors/aldra/mandates/0/text\tKeep *calm*.",
    "actors/boreal/name\tBoreal",
    "actors/boreal/short\tBor",
    "codex/ladder/title\tLadder",
    "codex/ladder/text/0\tSteps.",
    "meters/tension/name\tTension",
    "meters/trust/name\tTrust",
    "meters/trust/bands/0/name\tLow",
    "meters/trust/bands/top/name\tHigh",
    "ladder/rungs/0/name\tCalm",
    "ladder/rungs/1/name\tLoud",
    "ladder/rungs/1/text\tNoise.",
    "scenes/a/title\tA scene",
    "scenes/a/brief/0\tIt is {tension}, says {aldra}: [see](codex:ladder).",
    "scenes/a/options/ask/label\tAsk",
    "scenes/a/options/ask/line\tIn private",
    "scenes/a/options/wait/label\tWait",
    "endings/over/title\tEnd",
    "endings/over/text/0\tOver.",
    "classroom/questions/0\tWhy?",
    "classroom/roles/0/name\tChair",
    "classroom/roles/0/text\tChairs.",
};

static void test_every_text_has_its_name(void **state)
{
    struct fixture fixture;
    int32_t i;

    (void)state;
    open(&fixture);
    assert_int_equal(fixture.strings.count, COUNT(names));
    assert_null(fixture.strings.clash);
    for (i = 0; i < fixture.strings.count; i++) {
        const struct string *string = &fixture.strings.items[i];

        strbuf_reset(&fixture.out);
        strbuf_format(&fixture.out, "%s\t%s", string->name, string->text);
        assert_string_equal(strbuf_get(&fixture.out), names[i]);
    }
    close(&fixture);
}

static const struct string *find(const struct fixture *fixture,
                                 const char *name)
{
    int32_t i = names_find(&fixture->strings.by_name, name);

    assert_true(i >= 0);
    return &fixture->strings.items[i];
}

static void expect_about(struct fixture *fixture, const char *name,
                         const char *wanted)
{
    strbuf_reset(&fixture->out);
    strings_about(find(fixture, name), fixture->load.model, &fixture->out);
    assert_string_equal(strbuf_get(&fixture->out), wanted);
}

static void test_what_a_translator_is_told(void **state)
{
    struct fixture fixture;

    (void)state;
    open(&fixture);
    expect_about(&fixture, "meters/tension/name",
                 "a meter: its name, as players read it");
    expect_about(&fixture, "scenes/a/options/ask/label",
                 "an option: the card's title, up to 24 characters\n"
                 "At most 24 characters");
    expect_about(&fixture, "scenes/a/brief/0",
                 "a scene: what all who see it read\n"
                 "Placeholders: {tension}, {aldra}\n"
                 "Links: codex:ladder\n"
                 "Shown while: trust > 3");
    expect_about(&fixture, "classroom/roles/0/text", "a role: what it does");
    assert_int_equal(find(&fixture, "scenes/a/options/ask/line")->most, 28);
    assert_int_equal(find(&fixture, "scenes/a/title")->most, 0);
    close(&fixture);
}

/* Translations ------------------------------------------------------------- */

#define HEADER                                                                 \
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define ENTRY(name, id, text)                                                  \
    "msgctxt \"" name "\"\nmsgid \"" id "\"\nmsgstr \"" text "\"\n\n"

static void read_po(struct fixture *fixture, struct po *po, const char *text)
{
    const struct po_file file = {"de.po", text, strlen(text)};

    if (!po_read(po, &fixture->arena, &file, &fixture->diags))
        fail_msg("%s", fixture->diags.items[0].message);
}

static void test_a_model_in_another_language(void **state)
{
    struct fixture fixture;
    struct po po;
    const struct model *source, *model;

    (void)state;
    open(&fixture);
    read_po(&fixture, &po,
            HEADER ENTRY("title", "Strait", "Meerenge")
                ENTRY("actors/aldra/name", "Aldra", "Aldern")
                    ENTRY("actors/boreal/name", "Boreal", "Borealien")
                        ENTRY("ladder/rungs/1/name", "Loud", "Laut")
                            ENTRY("meters/trust/bands/top/name", "High", "Hoch")
                                ENTRY("classroom/questions/0", "Why?", "Warum?")
                                    ENTRY("scenes/a/brief/0", "Older",
                                          "{aldra}: {tension}. "
                                          "[Da](codex:ladder)"));
    source = fixture.load.model;
    model = translate_model(source, &po, "de", &fixture.arena);
    assert_string_equal(model->title, "Meerenge");
    assert_string_equal(model->language, "de");
    assert_string_equal(model->actors[0].name, "Aldern");
    assert_string_equal(model->actors[0].short_name, "Aldern");
    assert_string_equal(model->actors[1].name, "Borealien");
    assert_string_equal(model->actors[1].short_name, "Bor");
    assert_string_equal(model->rungs[1].name, "Laut");
    assert_string_equal(model->bands[model->meters[0].bands.first + 1].name,
                        "Laut");
    assert_string_equal(model->bands[1].name, "Hoch");
    assert_string_equal(model->class_lines[0], "Warum?");
    assert_string_equal(
        model->pieces[find(&fixture, "scenes/a/brief/0")->piece].text,
        "{aldra}: {tension}. [Da](codex:ladder)");
    assert_string_equal(model->meters[0].name, "Tension");
    /* The source is as it was, and whatever decides the play is shared. */
    assert_string_equal(source->title, "Strait");
    assert_string_equal(source->actors[0].name, "Aldra");
    assert_string_equal(source->rungs[1].name, "Loud");
    assert_true(model->file_hash == source->file_hash);
    assert_true(model->rules_hash == source->rules_hash);
    assert_ptr_equal(model->code, source->code);
    assert_ptr_equal(model->options, source->options);
    close(&fixture);
}

struct row {
    const char *text; /* of scenes/a/brief/0 */
    const char *said;
    bool fits;
};

#define PLACE    "de.po:6:1: "
#define NAMES    "{tension} {aldra} [a](codex:ladder)"
#define BRIEF(x) "scenes/a/brief/0: " x "\n"

static const struct row rows[] = {
    {NAMES, "", true},
    {"{tension} {aldra} {aldra} [a](codex:ladder) [b](codex:ladder)", "", true},
    {"%n%s%1$s {{0}} " NAMES, "", true},
    {"{tension} [a](codex:ladder)",
     PLACE "warning[W544]: " BRIEF("{aldra} of the source text is left out"),
     true},
    {"{tension} {aldra}",
     PLACE "warning[W544]: " BRIEF(
         "the link to codex:ladder of the source text is left out"),
     true},
    {NAMES " {trust} {trust}",
     PLACE "error[E530]: " BRIEF("{trust} does not stand in the source text; "
                                 "use what stands there"),
     false},
    {NAMES " [x](codex:no)",
     PLACE "error[E530]: " BRIEF("the link to codex:no does not stand in the "
                                 "source text; use what stands there"),
     false},
    {NAMES " {tension",
     PLACE "error[E531]: " BRIEF("a '{' or '}' without its partner; write {{ "
                                 "or }} for the sign itself"),
     false},
    {NAMES " *a",
     PLACE "error[E531]: " BRIEF("'*' is left open; write \\* for the sign "
                                 "itself"),
     false},
    {NAMES " **a",
     PLACE "error[E531]: " BRIEF("'*' is left open; write \\* for the sign "
                                 "itself"),
     false},
    {NAMES " **a** *b* **c *d* e**", "", true},
    {NAMES " **a*",
     PLACE "error[E531]: " BRIEF("'*' is left open; write \\* for the sign "
                                 "itself"),
     false},
    {NAMES " [a",
     PLACE "error[E531]: " BRIEF("'[' is left open; a link is "
                                 "[word](codex:id)"),
     false},
    {NAMES " [a]",
     PLACE "error[E531]: " BRIEF("a link is [word](codex:id); write \\[ for "
                                 "the sign itself"),
     false},
    {NAMES " [a [b](codex:ladder)",
     PLACE "error[E531]: " BRIEF("a '[' within a link; write \\[ for the sign "
                                 "itself"),
     false},
    {NAMES " \xe2\x80\xae",
     PLACE "error[E532]: " BRIEF("character 37, U+202E, turns the reading "
                                 "direction round; delete it"),
     false},
    {NAMES "\\033[2J",
     PLACE "error[E532]: " BRIEF("character 36, U+001B, is a control "
                                 "character; delete it") PLACE
     "error[E531]: " BRIEF("'[' is left open; a link is [word](codex:id)"),
     false},
};

static void write_said(struct fixture *fixture)
{
    struct sink sink = sink_to_strbuf(&fixture->out);

    strbuf_reset(&fixture->out);
    diag_sort(&fixture->diags);
    diag_write_all(&fixture->diags, 100, &sink);
}

static struct translation_count check(struct fixture *fixture, const char *text,
                                      bool each)
{
    struct po po;
    struct translation translation = {&fixture->strings, &po, "de.po"};
    struct translation_count count;

    read_po(fixture, &po, text);
    count = translate_check(&translation, each, &fixture->diags);
    write_said(fixture);
    return count;
}

/* Leaves the finding for all that are missing out. */
static const char *without_missing(struct fixture *fixture)
{
    char *at = strstr(fixture->out.text, "de.po: warning[W541]");

    if (at) {
        const char *end = strchr(at, '\n') + 1;

        memmove(at, end, strlen(end) + 1);
    }
    return fixture->out.text;
}

static void test_one_text(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        struct fixture fixture;
        struct strbuf text = {0};
        struct translation_count count;

        open(&fixture);
        strbuf_format(&text,
                      HEADER "msgctxt \"scenes/a/brief/0\"\nmsgid \"%s\"\n"
                             "msgstr \"",
                      find(&fixture, "scenes/a/brief/0")->text);
        for (const char *at = rows[i].text; *at; at++)
            strbuf_format(&text, *at == '\\' && at[1] != '0' ? "\\\\" : "%c",
                          *at);
        strbuf_text(&text, "\"\n");
        count = check(&fixture, strbuf_get(&text), false);
        assert_string_equal(without_missing(&fixture), rows[i].said);
        assert_int_equal(count.done, rows[i].fits);
        strbuf_clear(&text);
        close(&fixture);
    }
}

static void test_the_whole_file(void **state)
{
    struct fixture fixture;
    struct translation_count count;
    const char *text = HEADER ENTRY("title", "Strait!", "Meerenge") ENTRY(
        "scenes/a/options/ask/label", "Ask",
        "Unter vier Augen nachfragen") "#, fuzzy\n" ENTRY("scenes/a/title",
                                                          "A scene", "Szene")
        ENTRY("scenes/a/titel", "A scene", "Szene") "#~ "
                                                    "msgctxt \"x\"\n"
                                                    "#~ msgid \"y\"\n"
                                                    "#~ msgstr \"z\"\n";

    (void)state;
    open(&fixture);
    count = check(&fixture, text, false);
    assert_string_equal(
        strbuf_get(&fixture.out),
        "de.po: warning[W541]: 23 of 25 texts are not translated\n"
        "de.po: warning[W542]: 1 of 25 translations were made for a source "
        "text that is another by now\n"
        "de.po:10:1: warning[W543]: scenes/a/options/ask/label: 27 "
        "characters; a card has room for 24\n"
        "de.po:17:1: warning[W545]: no text is called \"scenes/a/titel\"; did "
        "you mean \"scenes/a/title\"?\n");
    assert_int_equal(count.texts, 25);
    assert_int_equal(count.done, 2);
    assert_int_equal(count.missing, 23);
    assert_int_equal(count.stale, 1);
    assert_int_equal(count.unknown, 1);
    diag_clear(&fixture.diags);
    check(&fixture, text, true);
    assert_non_null(strstr(strbuf_get(&fixture.out),
                           "de.po:13:1: warning[W541]: scenes/a/title: the "
                           "translation is marked fuzzy"));
    assert_non_null(strstr(strbuf_get(&fixture.out),
                           "de.po: warning[W541]: classroom/roles/0/text has "
                           "no translation\n"));
    assert_non_null(strstr(strbuf_get(&fixture.out),
                           "de.po:6:1: warning[W542]: title: the source text "
                           "is another by now"));
    close(&fixture);
}

/* What stands above all entries of a template. */
static void test_head_of_a_template(void **state)
{
    static const char head[] =
        "# Texts of the scenario \"Strait\".\n"
        "# Licence: CC BY 4.0, as the scenario itself.\n";
    struct fixture fixture;
    struct strings_source source;
    struct sink sink;

    (void)state;
    open(&fixture);
    source = (struct strings_source){fixture.load.model, &fixture.strings,
                                     "t.json", "", 0};
    sink = sink_to_strbuf(&fixture.out);
    strings_write_template(&source, &sink);
    if (strncmp(strbuf_get(&fixture.out), head, strlen(head)) != 0)
        fail_msg("%s", strbuf_get(&fixture.out));
    close(&fixture);
}

/* Merging ------------------------------------------------------------------ */

static void test_merging_loses_nothing(void **state)
{
    struct fixture fixture;
    struct po po, merged;
    struct strings_source source;
    struct sink sink;
    struct strings_merged count;
    const struct po_entry *entry;

    (void)state;
    open(&fixture);
    sink = sink_to_strbuf(&fixture.out);
    source = (struct strings_source){fixture.load.model, &fixture.strings,
                                     "t.json", members, sizeof members - 1};
    read_po(&fixture, &po,
            HEADER "# Mine.\n" ENTRY("title", "Strait", "Meerenge")
                ENTRY("actors/aldra/name", "Aldra!", "Aldern")
                    ENTRY("scenes/old/title", "A scene", "Eine Szene")
                        ENTRY("gone", "Gone", "Weg") ENTRY("empty", "E", ""));
    count = strings_merge(&source, &po, "de", &sink);
    assert_int_equal(count.texts, 25);
    assert_int_equal(count.done, 2);
    assert_int_equal(count.fuzzy, 1);
    assert_int_equal(count.moved, 1);
    assert_int_equal(count.obsolete, 1);
    read_po(&fixture, &merged, strbuf_get(&fixture.out));
    assert_string_equal(po_find(&merged, "title")->text[0], "Meerenge");
    assert_string_equal(po_find(&merged, "title")->note, "Mine.");
    assert_string_equal(po_find(&merged, "scenes/a/title")->text[0],
                        "Eine Szene");
    entry = po_entry_of(&merged, "actors/aldra/name");
    assert_true(entry->fuzzy);
    assert_string_equal(entry->id, "Aldra");
    assert_string_equal(entry->was_id, "Aldra!");
    assert_string_equal(entry->text[0], "Aldern");
    assert_true(po_entry_of(&merged, "gone")->obsolete);
    assert_null(po_entry_of(&merged, "empty"));
    assert_null(po_entry_of(&merged, "scenes/old/title"));
    close(&fixture);
}

/* Merged again it stays as it is, and a typo that is taken back too. */
static void test_merging_twice_changes_nothing(void **state)
{
    struct fixture fixture;
    struct po po;
    struct strings_source source;
    struct strbuf again = {0};
    struct sink first, second;

    (void)state;
    open(&fixture);
    first = sink_to_strbuf(&fixture.out);
    second = sink_to_strbuf(&again);
    source = (struct strings_source){fixture.load.model, &fixture.strings,
                                     "t.json", members, sizeof members - 1};
    read_po(&fixture, &po,
            HEADER "#, fuzzy, no-wrap\n#| msgid \"Oldest\"\n" ENTRY(
                "title", "Older", "Alt") ENTRY("gone", "Gone", "Weg"));
    strings_merge(&source, &po, "de", &first);
    read_po(&fixture, &po, strbuf_get(&fixture.out));
    strings_merge(&source, &po, "de", &second);
    assert_string_equal(strbuf_get(&again), strbuf_get(&fixture.out));
    assert_string_equal(po_entry_of(&po, "title")->was_id, "Oldest");
    assert_string_equal(po_entry_of(&po, "title")->flags, "no-wrap");
    strbuf_clear(&again);
    close(&fixture);
}

static void test_pseudo_language(void **state)
{
    struct fixture fixture;
    const struct model *model;
    int32_t i;

    (void)state;
    open(&fixture);
    model = translate_pseudo(fixture.load.model, &fixture.arena);
    for (i = 0; i < fixture.strings.count; i++) {
        const struct string *string = &fixture.strings.items[i];
        const char *text;

        if (string->piece < 0)
            continue;
        text = model->pieces[string->piece].text;
        assert_string_not_equal(text, string->text);
        if (string->most > 0)
            assert_true(markup_points(text) <= (size_t)string->most);
    }
    assert_string_equal(
        model->pieces[find(&fixture, "scenes/a/options/ask/label")->piece].text,
        "\xc3\x84\xc3\x84\xc5\xa1k");
    close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_text_has_its_name),
        cmocka_unit_test(test_what_a_translator_is_told),
        cmocka_unit_test(test_a_model_in_another_language),
        cmocka_unit_test(test_one_text),
        cmocka_unit_test(test_the_whole_file),
        cmocka_unit_test(test_head_of_a_template),
        cmocka_unit_test(test_merging_loses_nothing),
        cmocka_unit_test(test_merging_twice_changes_nothing),
        cmocka_unit_test(test_pseudo_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
