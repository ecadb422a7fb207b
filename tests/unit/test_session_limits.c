/* What may be said in a turn and in a play, and no more. */
#include "unit/play_fixture.h"

#include <stdio.h>
#include <string.h>

static const char one_turn[] =
    "'actors':[{'id':'a','name':'A'}],'scenes':[{'id':'s','title':'S','actor':'"
    "a','options':[{'id':'x','label':'X'}]}]";

/* 32 orders fit in a turn. */
static void orders_are_bounded(void **state)
{
    struct play play;
    struct strbuf json = {0};
    char line[24];

    (void)state;
    strbuf_text(&json, "'actors':[{'id':'a','name':'A'}],'events':[");
    for (int i = 0; i <= 32; i++)
        strbuf_format(&json,
                      "%s{'id':'e%d','name':'E','chance':0,'once':false}",
                      i > 0 ? "," : "", i);
    strbuf_text(&json, "],'scenes':[{'id':'s','title':'S','actor':'a',"
                       "'options':[{'id':'x','label':'X'}]}]");
    play_open(&play, strbuf_get(&json), "a");
    for (int i = 0; i < 32; i++) {
        snprintf(line, sizeof line, "inject e%d", i);
        play_say(&play, line);
    }
    assert_string_equal(play_refused(&play, "inject e32"),
                        "E903 there are 32 orders for this turn already, and "
                        "no more fit");
    play_close(&play);
    strbuf_clear(&json);
}

/* Remarks of one play are bounded, so that its recording can be read. */
static void remarks_are_bounded(void **state)
{
    struct play play;
    char line[4096 + 6] = "note ";
    int32_t taken = 0;

    (void)state;
    memset(line + 5, 'x', 4096);
    play_open(&play, one_turn, "a");
    while (session_submit(play.session, line, &play.diags))
        taken++;
    assert_int_equal(taken, 512 * 1024 / 4102);
    assert_string_equal(play.diags.items[0].message,
                        "the remarks of this play hold 524288 bytes, and no "
                        "more fit");
    diag_clear(&play.diags);
    play_close(&play);
}

static void too_long_a_remark(void **state)
{
    struct play play;
    char line[4097 + 6] = "note ";

    (void)state;
    memset(line + 5, 'x', 4097);
    play_open(&play, one_turn, "a");
    assert_string_equal(play_refused(&play, line),
                        "E905 the text is longer than 4096 characters");
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_are_bounded),
        cmocka_unit_test(remarks_are_bounded),
        cmocka_unit_test(too_long_a_remark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
