/* The map in a view: what is where, and that its conditions give away
 * nothing. Each was seen to fail on a view that tells more. */
#include "unit/play_fixture.h"

#include <string.h>

#define PLACES                                                                 \
    "'map':{'centre':{'lon':-156,'lat':38.25},'zoom':120,'places':["           \
    "{'id':'west','name':'Westport','lon':-77.04,'lat':38.9,'actor':'a'},"     \
    "{'id':'east','name':'Eastport','lon':125.75,'lat':-39.03,'actor':'b'},"   \
    "{'id':'free','name':'Freeport','lon':0,'lat':0}],"

/* An arc by each kind of thing a condition can read. `a` may act in public
 * (which sets two flags) or in secret (which sets one and clears one). */
static const char acts[] =
    "'actors':[{'id':'a','name':'Aldra','playable':true},"
    "{'id':'b','name':'Boreal'}],"
    "'flags':[{'id':'known','name':'Known'},{'id':'secret','name':'Secret'}],"
    "'meters':[{'id':'m','name':'Tension','start':20},"
    "{'id':'mine','name':'Mine','start':20,'show':['a']}]," PLACES
    "'arcs':[{'from':'west','to':'east','label':'always'},"
    "{'from':'east','to':'west','label':'never','when':'m > 50'},"
    "{'from':'west','to':'free','label':'known','when':'known'},"
    "{'from':'west','to':'free','label':'secret','when':'secret'},"
    "{'from':'west','to':'free','label':'no secret','when':'not secret'},"
    "{'from':'west','to':'free','label':'whispered','when':'taken(whisper, a) "
    "> "
    "0'},"
    "{'from':'west','to':'free','label':'silent','when':'taken(whisper, a) == "
    "0'},"
    "{'from':'west','to':'free','label':'calm','when':'rung(a) < 2'}],"
    "'countries':[{'code':'840','actor':'a'},"
    "{'code':'408','actor':'b','when':'known'},{'code':'X','actor':'b'}]},"
    "'options':[{'id':'open','label':'Open','rung':1,'set':{'known':true}},"
    "{'id':'whisper','label':'Whisper','rung':3,'signal':'private',"
    "'set':{'secret':true,'known':false}}],"
    "'scenes':[{'id':'s1','title':'One','actor':'a',"
    "'options':['open','whisper']},{'id':'s2','title':'Two','actor':'a',"
    "'options':['open','whisper']}]";

static bool has_arc(const struct view *view, const char *label)
{
    for (int32_t i = 0; i < view->map.arcs.count; i++)
        if (strcmp(view->map.arcs.items[i].label, label) == 0)
            return true;
    return false;
}

static void places_and_whose(void **state)
{
    struct play play;
    const struct view_map *map;

    (void)state;
    play_open(&play, acts, "a b");
    map = &play_view(&play, "a")->map;
    assert_int_equal(map->zoom, 120);
    assert_int_equal(map->lon, -15600);
    assert_int_equal(map->lat, 3825);
    assert_int_equal(map->places.count, 3);
    assert_string_equal(map->places.items[0].name, "Westport");
    assert_string_equal(map->places.items[0].party.name, "Aldra");
    assert_true(map->places.items[0].party.own);
    assert_true(map->places.items[0].party.playable);
    assert_int_equal(map->places.items[1].lon, 12575);
    assert_int_equal(map->places.items[1].lat, -3903);
    assert_false(map->places.items[1].party.own);
    assert_string_equal(map->places.items[2].party.name, "");
    assert_false(map->places.items[2].party.own);
    map = &play_view(&play, "b")->map;
    assert_false(map->places.items[0].party.own);
    assert_true(map->places.items[1].party.own);
    play_close(&play);
}

static void no_map(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'scenes':[{'id':'s','title':'S'}]",
              "a");
    assert_int_equal(play_view(&play, "a")->map.zoom, 0);
    assert_int_equal(play_view(&play, "a")->map.places.count, 0);
    play_close(&play);
}

static void what_holds_is_shown(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, acts, "a b");
    view = play_view(&play, "a");
    assert_true(has_arc(view, "always"));
    assert_int_equal(view->map.arcs.items[0].from, 0);
    assert_int_equal(view->map.arcs.items[0].to, 1);
    assert_false(has_arc(view, "never"));
    assert_false(has_arc(view, "known"));
    assert_true(has_arc(view, "silent"));
    assert_int_equal(view->map.countries.count, 2);
    assert_int_equal(view->map.countries.items[0].code, 840);
    assert_true(view->map.countries.items[0].party.own);
    assert_int_equal(view->map.countries.items[1].code, 0);
    play_say(&play, "move a open");
    view = play_view(&play, "b");
    assert_true(has_arc(view, "known"));
    assert_int_equal(view->map.countries.count, 3);
    assert_int_equal(view->map.countries.items[1].code, 408);
    play_close(&play);
}

/* The other seat's map is the same before and after a secret act. */
static void a_secret_act_changes_nothing(void **state)
{
    struct play play;
    const struct view *view;
    int32_t arcs, countries;

    (void)state;
    play_open(&play, acts, "a b");
    play_say(&play, "move a open");
    view = play_view(&play, "b");
    assert_true(has_arc(view, "known"));
    assert_true(has_arc(view, "no secret"));
    assert_false(has_arc(view, "silent"));
    assert_false(has_arc(view, "calm"));
    arcs = view->map.arcs.count;
    countries = view->map.countries.count;
    play_say(&play, "move a whisper");
    view = play_view(&play, "b");
    assert_int_equal(view->phase, PHASE_OVER); /* now all is told */
    assert_true(has_arc(view, "secret"));
    assert_false(has_arc(view, "known"));
    play_say(&play, "undo");
    play_say(&play, "undo");
    play_say(&play, "move a whisper");
    view = play_view(&play, "b");
    assert_false(has_arc(view, "secret"));
    assert_true(has_arc(view, "no secret"));
    assert_false(has_arc(view, "whispered"));
    assert_false(has_arc(view, "silent"));
    assert_false(has_arc(view, "calm"));
    assert_int_equal(view->map.arcs.count, arcs - 1); /* without "known" */
    assert_int_equal(view->map.countries.count, countries - 1);
    view = play_view(&play, "a");
    assert_true(has_arc(view, "secret"));
    assert_false(has_arc(view, "no secret"));
    assert_true(has_arc(view, "whispered"));
    assert_false(has_arc(view, "calm"));
    play_close(&play);
}

/* A flag that was seen to be set stays so for those who did not see it
 * cleared. */
static void a_flag_stays_as_seen(void **state)
{
    struct play play;
    struct strbuf three = {0};
    const struct view *view;

    (void)state;
    strbuf_add(&three, acts, sizeof acts - 2);
    strbuf_text(&three, ",{'id':'s3','title':'Three','actor':'a',"
                        "'options':['open']}]");
    play_open(&play, strbuf_get(&three), "a b");
    play_say(&play, "move a open");
    play_say(&play, "move a whisper");
    view = play_view(&play, "b");
    assert_int_equal(view->phase, PHASE_DECIDE);
    assert_true(has_arc(view, "known"));
    assert_int_equal(view->map.countries.count, 3);
    assert_false(has_arc(play_view(&play, "a"), "known"));
    assert_true(has_arc(play_view(&play, "a"), "secret"));
    strbuf_clear(&three);
    play_close(&play);
}

/* Nobody whose acts are all public hides anything by acting. */
static void an_open_actor_can_be_followed(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}]," PLACES
              "'arcs':[{'from':'west','to':'east','label':'high',"
              "'when':'rung(a) > 2'}]},"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','rung':3}]},{'id':'t','title':'T',"
              "'actor':'b','options':[{'id':'y','label':'Y',"
              "'signal':'private'}]}]",
              "a b");
    assert_false(has_arc(play_view(&play, "b"), "high"));
    play_say(&play, "move a x");
    assert_true(has_arc(play_view(&play, "b"), "high"));
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_and_whose),
        cmocka_unit_test(no_map),
        cmocka_unit_test(what_holds_is_shown),
        cmocka_unit_test(a_secret_act_changes_nothing),
        cmocka_unit_test(a_flag_stays_as_seen),
        cmocka_unit_test(an_open_actor_can_be_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
