/* Texts for people: dates, numbers, placeholders, markup. */
#include "unit/play_fixture.h"

#include "play/calendar.h"
#include "play/fill.h"
#include "scenario/date.h"
#include "scenario/translate.h"

#include <stdio.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"

struct dated {
    const char *iso, *text;
    enum calendar_style style;
};

static void dates_read_as_people_write_them(void **state)
{
    static const struct dated dates[] = {
        {"1970-01-01", "Thu 1 Jan 1970", CALENDAR_FULL},
        {"2014-12-19", "Fri 19 Dec 2014", CALENDAR_FULL},
        {"2014-12-19T11:40", "Fri 19 Dec 2014, 11:40", CALENDAR_FULL},
        {"2000-02-29", "Tue 29 Feb 2000", CALENDAR_FULL},
        {"1900-03-01", "Thu 1 Mar 1900", CALENDAR_FULL},
        {"1914-07-28", "Tue 28 Jul", CALENDAR_WEEK},
        {"1962-10-27T00:05", "27 Oct, 00:05", CALENDAR_SHORT},
        {"0001-01-01", "1 Jan 1", CALENDAR_YEAR},
        {"9999-12-31", "Fri 31 Dec 9999", CALENDAR_FULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(dates); i++) {
        struct strbuf out = {0};
        struct date date;

        assert_true(date_parse(dates[i].iso, &date));
        calendar_write(&words_english, &out,
                       (struct calendar_time){date.day, date.minute},
                       dates[i].style);
        assert_string_equal(strbuf_get(&out), dates[i].text);
        strbuf_clear(&out);
    }
}

/* Every day of four centuries is the day after the one before it. */
static void days_follow_each_other(void **state)
{
    struct calendar_date before = calendar_from_days(-200000);

    (void)state;
    for (int32_t day = -199999; day < 200000; day++) {
        struct calendar_date date = calendar_from_days(day);
        char iso[40];
        struct date back;

        snprintf(iso, sizeof iso, "%04d-%02d-%02d", date.year, date.month,
                 date.day);
        assert_true(date_parse(iso, &back));
        assert_int_equal(back.day, day);
        assert_true(date.day == before.day + 1 || date.day == 1);
        before = date;
    }
}

static void numbers_have_a_real_minus(void **state)
{
    static const int64_t numbers[] = {0, 7, -7, INT64_MAX, INT64_MIN};
    static const char *const texts[] = {"0", "7", MINUS "7",
                                        "9223372036854775807",
                                        MINUS "9223372036854775808"};

    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct strbuf out = {0};

        fill_number(&out, numbers[i]);
        assert_string_equal(strbuf_get(&out), texts[i]);
        strbuf_clear(&out);
    }
}

static void chances_read_as_words(void **state)
{
    static const int32_t from[] = {1,  4,  5,  19, 20, 44, 45,
                                   54, 55, 79, 80, 94, 95, 99};
    static const char *const words[] = {
        "almost no chance", "very unlikely", "unlikely",      "roughly even",
        "likely",           "very likely",   "almost certain"};

    (void)state;
    for (size_t i = 0; i < COUNT(from); i++)
        assert_string_equal(likelihood_word(&words_english, from[i]),
                            words[i / 2]);
}

static void placeholders_are_filled(void **state)
{
    struct fixture f;
    struct filling now;

    (void)state;
    fixture_open(&f, "'start':'2014-12-19',"
                     "'actors':[{'id':'a','name':'The *A* [team]'}],"
                     "'meters':[{'id':'m','name':'M','min':-9,'start':-3},"
                     "{'id':'p','name':'P','scale':'likelihood','start':60}],"
                     "'scenes':[{'id':'s','title':'S','effects':{'m':1}}]");
    now = (struct filling){.model = f.model, .world = f.world};
    assert_string_equal(fill_text(&f.arena, &now, "{m} and {p}"),
                        MINUS "2 and likely");
    assert_string_equal(fill_text(&f.arena, &now, "{date}: {{m}}"),
                        "Fri 19 Dec 2014: {m}");
    /* A name is no markup, and plain text shows it as it is. */
    assert_string_equal(fill_text(&f.arena, &now, "*{a}*"),
                        "*The \\*A\\* \\[team]*");
    assert_string_equal(
        view_plain(&f.arena, fill_text(&f.arena, &now, "*{a}*")),
        "The *A* [team]");
    fixture_close(&f);
}

/* A told text keeps what its placeholders were when it was told. */
static void told_texts_keep_their_values(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'start':'2014-12-19','actors':[{'id':'a','name':'Aldra'}],"
              "'meters':[{'id':'m','name':'M','start':50}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','effects':{'m':4},'outcomes':["
              "{'weight':1,'effects':{'m':9},'text':"
              "'{a}: {m} on {date}, {{sic}}'}]}]},"
              "{'id':'t','title':'T','days':3,'effects':{'m':9}}]",
              "a");
    play_say(&play, "move a x");
    view = play_view(&play, "a");
    assert_string_equal(view_find_news(view, VIEW_OWN_MOVE)->text,
                        "Aldra: 54 on Fri 19 Dec 2014, {sic}");
    play_close(&play);
}

/* The same in another language, in the order that it needs; the play is not
 * another. */
static void told_texts_follow_their_language(void **state)
{
    static const char german[] =
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "msgctxt \"scenes/s/options/x/outcomes/0/text\"\n"
        "msgid \"x\"\nmsgstr \"Mit {m} von {m}: {a}, {{so}}, {a}\"\n";
    const struct po_file file = {"de.po", german, sizeof german - 1};
    struct play play;
    struct po po;
    uint64_t hash;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'Aldra'}],"
              "'meters':[{'id':'m','name':'M','start':50}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','outcomes':[{'weight':1,'text':"
              "'{a} has {m}'}]}]},{'id':'t','title':'T'}]",
              "a");
    play_say(&play, "move a x");
    hash = session_turn(play.session, 1).hash;
    assert_true(po_read(&po, &play.arena, &file, &play.diags));
    session_translate(play.session,
                      translate_model(play.model, &po, "de", &play.arena));
    assert_string_equal(
        view_find_news(play_view(&play, "a"), VIEW_OWN_MOVE)->text,
        "Mit 50 von 50: Aldra, {so}, Aldra");
    play_say(&play, "undo");
    play_say(&play, "move a x");
    assert_true(session_turn(play.session, 1).hash == hash);
    assert_string_equal(
        view_find_news(play_view(&play, "a"), VIEW_OWN_MOVE)->text,
        "Mit 50 von 50: Aldra, {so}, Aldra");
    play_close(&play);
}

struct marked {
    const char *text, *plain;
};

static void markup_is_removed(void **state)
{
    static const struct marked texts[] = {
        {"plain", "plain"},
        {"*some* and **strong**", "some and strong"},
        {"see [the word](codex:id), then", "see the word, then"},
        {"[*both*](codex:x)", "both"},
        {"2 \\* 3 and \\[x]", "2 * 3 and [x]"},
        {"a (b) and a] b", "a (b) and a] b"},
        {"", ""},
        {"[open", "open"},
        {"back\\slash", "back\\slash"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_string_equal(view_plain(&arena, texts[i].text), texts[i].plain);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_read_as_people_write_them),
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(numbers_have_a_real_minus),
        cmocka_unit_test(chances_read_as_words),
        cmocka_unit_test(placeholders_are_filled),
        cmocka_unit_test(told_texts_keep_their_values),
        cmocka_unit_test(told_texts_follow_their_language),
        cmocka_unit_test(markup_is_removed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
