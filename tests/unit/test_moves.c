/* Legal moves, and moves as text and back. */
#include "unit/fixture.h"

#include "base/strbuf.h"

#include <stdio.h>
#include <string.h>

#define PLAY                                                                   \
    "'actors':[{'id':'aldra','name':'A'},{'id':'boreal','name':'B'},"          \
    "{'id':'cara','name':'C'}],"                                               \
    "'meters':[{'id':'m','name':'M'},{'id':'l','name':'L'}],"                  \
    "'ladder':{'meter':'l','rungs':[{'from':0,'name':'0'},"                    \
    "{'from':1,'name':'1'}]},"                                                 \
    "'options':[{'id':'wait','label':'L'},{'id':'strike','label':'L',"         \
    "'rung':1}],"                                                              \
    "'scenes':[{'id':'s','title':'T','next':'s','decisions':["                 \
    "{'actor':'boreal','options':['strike','wait',"                            \
    "{'id':'later','label':'L','when':'turn > 1'}]},"                          \
    "{'actor':'aldra','options':[{'use':'strike','rung':0},"                   \
    "{'id':'talk','label':'L'}]}]}]"

static struct turn_point point(const struct fixture *f)
{
    return (struct turn_point){.model = f->model, .world = f->world};
}

/* "moves_list has a documented order": that of the file. */
static void options_are_listed_in_file_order(void **state)
{
    struct fixture f;
    int32_t options[LIMIT_OPTIONS];

    (void)state;
    fixture_open(&f, PLAY);
    assert_int_equal(fixture_open_options(&f, 0, options), 2);
    assert_string_equal(f.model->options[options[0]].id, "strike");
    assert_string_equal(f.model->options[options[1]].id, "wait");
    fixture_turn(&f, "wait talk");
    assert_int_equal(fixture_open_options(&f, 0, options), 3);
    assert_string_equal(f.model->options[options[2]].id, "later");
    fixture_close(&f);
}

static void check_inverse(const struct fixture *f, int32_t decision,
                          int32_t option)
{
    struct turn_point turn = point(f);
    struct strbuf text = {0};
    struct strbuf again = {0};
    struct diag_list diags = {0};
    struct move move = {-1, -1};

    move_format(f->model, (struct move){decision, option}, &text);
    assert_true(move_parse(&turn, strbuf_get(&text), &move, &diags));
    assert_int_equal(move.decision, decision);
    assert_int_equal(move.option, option);
    move_format(f->model, move, &again);
    assert_string_equal(strbuf_get(&again), strbuf_get(&text));
    assert_int_equal(diags.count, 0);
    strbuf_clear(&text);
    strbuf_clear(&again);
    diag_clear(&diags);
}

/* "move_format and move_parse are inverses on it." An override has the id of
 * the library's option, but is another option as used. */
static void formatting_and_parsing_are_inverse(void **state)
{
    struct fixture f;
    int32_t options[LIMIT_OPTIONS];

    (void)state;
    fixture_open(&f, PLAY);
    for (int turn = 0; turn < 6; turn++) {
        for (int32_t slot = 0; slot < 2; slot++) {
            int32_t count = fixture_open_options(&f, slot, options);

            for (int32_t i = 0; i < count; i++)
                check_inverse(&f, slot, options[i]);
        }
        fixture_turn(&f, NULL);
    }
    fixture_close(&f);
}

static void check_refused(const char *text, const char *message)
{
    struct fixture f;
    struct turn_point turn;
    struct diag_list diags = {0};
    struct move move;

    fixture_open(&f, PLAY);
    turn = point(&f);
    assert_false(move_parse(&turn, text, &move, &diags));
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.items[0].message, message);
    diag_clear(&diags);
    fixture_close(&f);
}

static void what_is_no_move_is_refused(void **state)
{
    (void)state;
    check_refused("", "'' is not a move; expected 'move ACTOR OPTION'");
    check_refused("move aldra",
                  "'move aldra' is not a move; expected 'move ACTOR OPTION'");
    check_refused("move aldra ",
                  "'move aldra ' is not a move; expected 'move ACTOR OPTION'");
    check_refused(
        "move aldra talk now",
        "'move aldra talk now' is not a move; expected 'move ACTOR OPTION'");
    check_refused("move  talk",
                  "'move  talk' is not a move; expected 'move ACTOR OPTION'");
    check_refused("moves aldra talk",
                  "'moves aldra talk' is not a move; expected 'move ACTOR "
                  "OPTION'");
    check_refused("move aldre talk",
                  "there is no actor 'aldre'; the nearest name is 'aldra'");
    check_refused("move nobody_here talk", "there is no actor 'nobody_here'");
    check_refused("move cara talk", "'cara' does not decide in scene 's'");
    check_refused("move m talk", "'m' is no actor");
    check_refused("move aldra tale", "option 'tale' is not offered here; the "
                                     "nearest is 'talk'");
    check_refused("move aldra later", "option 'later' is not offered here");
    check_refused("move boreal later", "option 'later' is closed now");
}

static void nobody_moves_when_all_is_over(void **state)
{
    struct fixture f;
    struct turn_point turn;
    struct diag_list diags = {0};
    struct move move;

    (void)state;
    fixture_open(&f, PLAY);
    while (!world_over(f.world))
        fixture_turn(&f, NULL);
    turn = point(&f);
    assert_false(move_parse(&turn, "move aldra talk", &move, &diags));
    assert_string_equal(diags.items[0].message,
                        "the play is over; nobody decides any more");
    diag_clear(&diags);
    fixture_close(&f);
}

static void a_veto_closes_a_move(void **state)
{
    struct fixture f;
    struct turn_point turn;
    struct order veto = {.kind = ORDER_VETO};
    struct diag_list diags = {0};
    struct move move;

    (void)state;
    fixture_open(&f, PLAY);
    veto.a = fixture_thing(&f, "aldra");
    veto.b = fixture_index(&f.model->option_names, "strike");
    turn = (struct turn_point){
        .model = f.model, .world = f.world, .orders = &veto, .order_count = 1};
    assert_false(move_parse(&turn, "move aldra strike", &move, &diags));
    assert_true(move_parse(&turn, "move boreal strike", &move, &diags));
    diag_clear(&diags);
    fixture_close(&f);
}

/* Ids have no length of their own but that of a string in a file. */
static void long_ids_are_moves_too(void **state)
{
    struct strbuf json = {0};
    struct fixture f;
    char id[61];

    (void)state;
    memset(id, 'x', 60);
    id[60] = '\0';
    strbuf_format(&json,
                  "'actors':[{'id':'%s','name':'A'}],"
                  "'scenes':[{'id':'s','title':'T','actor':'%s','options':["
                  "{'id':'%s_','label':'L'}]}]",
                  id, id, id);
    fixture_open(&f, strbuf_get(&json));
    check_inverse(&f, 0, 0);
    fixture_close(&f);
    strbuf_clear(&json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_listed_in_file_order),
        cmocka_unit_test(formatting_and_parsing_are_inverse),
        cmocka_unit_test(what_is_no_move_is_refused),
        cmocka_unit_test(nobody_moves_when_all_is_over),
        cmocka_unit_test(a_veto_closes_a_move),
        cmocka_unit_test(long_ids_are_moves_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
