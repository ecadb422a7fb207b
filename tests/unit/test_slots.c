/* setenv is hidden by -std=c11 without this. */
#define _XOPEN_SOURCE 700

#include "unit/file_fixture.h"
#include "unit/unit.h"

#include "app/slots.h"
#include "base/words.h"
#include "platform/clock.h"
#include "platform/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* `title` and `heat` are what editions differ in: a text and a number. */
#define SCENARIO(id, title, heat)                                              \
    "{\"format\":1,\"id\":\"" id "\",\"title\":\"" title                       \
    "\",\"language\":\"en\",\"start\":\"2030-01-01\","                         \
    "\"limits\":{\"turns\":3},\"actors\":[{\"id\":\"north\",\"name\":"         \
    "\"North\"}],\"meters\":[{\"id\":\"heat\",\"name\":\"Heat\"}],"            \
    "\"scenes\":[{\"id\":\"one\",\"title\":\"One\",\"actor\":\"north\","       \
    "\"options\":[{\"id\":\"speak\",\"label\":\"Speak\",\"effects\":{"         \
    "\"heat\":" heat "}},{\"id\":\"wait\",\"label\":\"Wait\"}]},"              \
    "{\"id\":\"two\",\"title\":\"Two\",\"days\":2,\"actor\":\"north\","        \
    "\"options\":[{\"id\":\"go\",\"label\":\"Go\"}]}],"                        \
    "\"endings\":[{\"id\":\"calm\",\"title\":\"A *calm* end\",\"text\":"       \
    "[\"So.\"]}]}"

static void put(const char *path, const char *text)
{
    place_put(path, text, strlen(text));
}

/* A play of a scenario file. */
struct game {
    struct loaded loaded;
    struct session *session;
};

static void begin(struct game *game, const char *path)
{
    loaded_open(&game->loaded, path);
    assert_non_null(game->loaded.model);
    struct seats seats = seats_default(game->loaded.model, 0);
    game->session = session_new(game->loaded.model, 7, &seats);
}

static void say(const struct game *game, const char *line)
{
    struct diag_list diags = {0};
    assert_true(session_submit(game->session, line, &diags));
    diag_clear(&diags);
}

static void end(struct game *game)
{
    session_free(game->session);
    loaded_clear(&game->loaded);
}

/* A save of one move, in a file of that name. */
static void save_as(const char *scenario, const char *path)
{
    struct game game;
    struct slot_file slot;
    begin(&game, scenario);
    say(&game, "move north speak");
    assert_int_equal(slot_take(&slot, path), FILE_OK);
    assert_int_equal(slot_save(&slot, game.session, scenario, NULL), FILE_OK);
    slot_release(&slot);
    end(&game);
}

/* What a file holds; stays until the next call. */
static const char *bytes_of(struct test_place *place, const char *path)
{
    char *bytes;
    size_t length;
    assert_int_equal(
        file_read(&place->arena, path, SAVE_BYTES, &bytes, &length), FILE_OK);
    return bytes;
}

/* New files ----------------------------------------------------------------
 */

static void test_new_slots_never_meet(void **state)
{
    struct slot_file first, second, third;
    struct game game;
    struct clock_date day = clock_local(clock_now());
    char name[64];
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    begin(&game, "a.json");
    assert_int_equal(slot_new(&first, "saves", "quarrel"), FILE_OK);
    assert_int_equal(slot_new(&second, "saves", "quarrel"), FILE_OK);
    snprintf(name, sizeof(name), "saves/quarrel-%04d-%02d-%02d-1.save",
             (int)day.year, (int)day.month, (int)day.day);
    assert_string_equal(strbuf_get(&first.path), name);
    assert_string_not_equal(strbuf_get(&second.path), name);
    assert_int_equal(slot_save(&first, game.session, "a.json", NULL), FILE_OK);
    slot_release(&first);
    assert_int_equal(slot_new(&third, "saves", "quarrel"), FILE_OK);
    assert_string_not_equal(strbuf_get(&third.path), name);
    assert_string_not_equal(strbuf_get(&third.path), strbuf_get(&second.path));
    slot_release(&second);
    slot_release(&third);
    end(&game);
    snprintf(name, sizeof(name), "quarrel-%04d-%02d-%02d-1.save ",
             (int)day.year, (int)day.month, (int)day.day);
    assert_string_equal(place_names(*state, "saves"), name);
}

static void test_a_slot_is_one_programs(void **state)
{
    struct slot_file slot, other;
    (void)state;
    put("a.save", "x");
    assert_int_equal(slot_take(&slot, "a.save"), FILE_OK);
    assert_int_equal(slot_take(&other, "a.save"), FILE_BUSY);
    assert_int_equal(slot_forget("a.save"), FILE_BUSY);
    slot_release(&slot);
    slot_release(&other);
    assert_int_equal(slot_take(&other, "a.save"), FILE_OK);
    slot_release(&other);
    assert_int_equal(slot_take(&other, "none/a.save"), FILE_MISSING);
    assert_int_equal(slot_forget("a.save"), FILE_OK);
    assert_int_equal(slot_forget("a.save"), FILE_MISSING);
}

static void test_where_no_folder_can_be(void **state)
{
    struct slot_file slot;
    (void)state;
    put("saves", "a file");
    assert_int_equal(slot_new(&slot, "saves", "quarrel"), FILE_TAKEN);
    assert_null(slot.lock);
    slot_release(&slot);
}

/* What a list tells ------------------------------------------------------- */

static void test_the_head_says_where_it_stands(void **state)
{
    struct slot_file slot;
    struct slots slots = {0};
    struct game game;
    (void)state;
    put("a.json", SCENARIO("quarrel", "The quarrel", "5"));
    begin(&game, "a.json");
    say(&game, "move north speak");
    assert_int_equal(slot_take(&slot, "a.save"), FILE_OK);
    assert_int_equal(slot_save(&slot, game.session, "a.json", NULL), FILE_OK);
    slots_scan(&slots, ".");
    assert_int_equal(slots.count, 1);
    assert_string_equal(slots.items[0].path, "./a.save");
    assert_string_equal(slots.items[0].head.title, "The quarrel");
    assert_string_equal(slots.items[0].head.stand, "Turn 2, Thu 3 Jan 2030");
    assert_string_equal(slots.items[0].head.path, "a.json");
    assert_string_equal(slots.items[0].head.name, "");
    assert_false(slots.items[0].kept);
    assert_false(slots.items[0].damaged);
    say(&game, "move north go");
    assert_int_equal(slot_save(&slot, game.session, NULL, "Ours\nof today"),
                     FILE_OK);
    slots_scan(&slots, ".");
    assert_string_equal(slots.items[0].head.stand, "A calm end");
    assert_string_equal(slots.items[0].head.name, "Ours\nof today");
    assert_string_equal(slots.items[0].head.path, "");
    assert_true(slots.items[0].kept);
    slots_clear(&slots);
    slot_release(&slot);
    end(&game);
}

/* A save whose head says that it was kept at that second. */
static void put_saved(const char *path, int64_t saved)
{
    const struct save_head head = {"", "T", "S", "", saved};
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    struct game game;
    begin(&game, "a.json");
    save_write(game.session, &head, &sink);
    place_put(path, strbuf_get(&text), text.length);
    strbuf_clear(&text);
    end(&game);
}

static void test_the_last_one_comes_first(void **state)
{
    static const char *const order[] = {"./c.save", "./a.save", "./d.save",
                                        "./b.save", "./bad.save"};
    struct slots slots = {0};
    (void)state;
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    put_saved("a.save", 300);
    put_saved("b.save", 100);
    put_saved("c.save", 400);
    put_saved("d.save", 300);
    put("bad.save", "demarche save 1\nname x\n");
    put(".save", "no name at all");
    put("a.saved", "another's");
    slots_scan(&slots, ".");
    assert_int_equal(slots.count, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++) {
        assert_string_equal(slots.items[i].path, order[i]);
        assert_int_equal(slots.items[i].damaged, i == 4);
        assert_false(slots.items[i].busy);
    }
    assert_string_equal(slots.items[4].head.title, "");
    slots_scan(&slots, "none");
    assert_int_equal(slots.count, 0);
    slots_clear(&slots);
}

/* What killed programs left goes, what others write stays. */
static void test_a_list_tidies_up(void **state)
{
    static const char *const left[] = {
        "a.save.new0",    "a.save.lock", "b.save.new12", "gone.save.lock",
        "gone.save.new3", "a.bad.new0",  "a.bad.lock"};
    static const char *const others[] = {"a.save.newer", "a.jsn.new0", "a.new0",
                                         ".new0", "x.lock"};
    struct slot_file slot;
    struct slots slots = {0};
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    save_as("a.json", "a.save");
    save_as("a.json", "b.save");
    save_as("a.json", "on.save");
    assert_int_equal(folder_make("editions"), FILE_OK);
    put("editions/0123.json", "a copy");
    for (size_t i = 0; i < COUNT(left); i++) {
        put(left[i], "half a sa");
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        put(others[i], "another's");
    }
    assert_int_equal(slot_take(&slot, "./on.save"), FILE_OK);
    put("on.save.new0", "it is being written");
    slots_scan(&slots, ".");
    assert_int_equal(slots.count, 3);
    for (size_t i = 0; i < slots.count; i++) {
        assert_int_equal(slots.items[i].busy,
                         strcmp(slots.items[i].path, "./on.save") == 0);
    }
    assert_string_equal(
        place_names(*state, "."),
        ".new0 a.jsn.new0 a.json a.new0 a.save a.save.newer "
        "b.save editions on.save on.save.lock on.save.new0 x.lock ");
    assert_string_equal(place_names(*state, "editions"), "0123.json ");
    slots_clear(&slots);
    slot_release(&slot);
}

/* Set aside --------------------------------------------------------------- */

static void test_what_is_damaged_is_kept(void **state)
{
    struct strbuf kept = {0};
    put("a.save", "one");
    assert_int_equal(slot_keep_bad("a.save", &kept), FILE_OK);
    assert_string_equal(strbuf_get(&kept), "a.bad");
    assert_int_equal(slot_keep_bad("a.save", &kept), FILE_OK);
    assert_string_equal(strbuf_get(&kept), "a.bad");
    put("a.save", "two");
    assert_int_equal(slot_keep_bad("a.save", &kept), FILE_OK);
    assert_string_equal(strbuf_get(&kept), "a.2.bad");
    put("a.save", "three");
    assert_int_equal(mkdir("a.3.bad", 0777), 0);
    assert_int_equal(slot_keep_bad("a.save", &kept), FILE_OK);
    assert_string_equal(strbuf_get(&kept), "a.4.bad");
    place_holds(*state, "a.bad", "one");
    place_holds(*state, "a.2.bad", "two");
    place_holds(*state, "a.4.bad", "three");
    place_holds(*state, "a.save", "three");
    put("other", "x");
    assert_int_equal(slot_keep_bad("other", &kept), FILE_OK);
    assert_string_equal(strbuf_get(&kept), "other.bad");
    assert_int_equal(slot_keep_bad("none.save", &kept), FILE_MISSING);
    strbuf_clear(&kept);
}

static void test_what_is_a_save(void **state)
{
    (void)state;
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    save_as("a.json", "a.save");
    put("a.rec", "demarche recording 1\n");
    put("a.txt", "demarche saves\n");
    put("empty", "");
    assert_int_equal(slot_kind("a.save"), SLOT_SAVE);
    assert_int_equal(slot_kind("a.rec"), SLOT_RECORDING);
    assert_int_equal(slot_kind("a.txt"), SLOT_OTHER);
    assert_true(slot_is_save("a.save"));
    assert_true(slot_is_save("a.rec"));
    assert_false(slot_is_save("a.txt"));
    assert_false(slot_is_save("a.json"));
    assert_false(slot_is_save("empty"));
    assert_false(slot_is_save("none"));
    assert_false(slot_is_save("."));
}

/* Loading ----------------------------------------------------------------- */

static void stands_in(const struct slot_play *play, const char *title)
{
    struct arena arena = {0};
    assert_non_null(play->session);
    assert_string_equal(play->loaded.model->title, title);
    assert_int_equal(play->found.fit, FIT_SAME);
    assert_string_equal(slot_stand(&arena, play->session),
                        "Turn 2, Thu 3 Jan 2030");
    arena_clear(&arena);
}

/* Neither saves of a list nor scenarios beside a save are followed; a save
 * that was named is. */
static void test_links_that_were_found(void **state)
{
    struct slots slots = {0};
    struct slot_play play;
    (void)state;
    assert_int_equal(folder_make("list"), FILE_OK);
    assert_int_equal(folder_make("there"), FILE_OK);
    put("there/quarrel.json", SCENARIO("quarrel", "Q", "5"));
    save_as("there/quarrel.json", "there/a.save");
    assert_int_equal(symlink("../there/a.save", "list/a.save"), 0);
    slots_scan(&slots, "list");
    assert_int_equal(slots.count, 1);
    assert_true(slots.items[0].damaged);
    slots_clear(&slots);
    assert_int_equal(slot_kind_found("list/a.save"), SLOT_LINK);
    assert_int_equal(slot_kind_found("there/a.save"), SLOT_SAVE);
    assert_false(slot_open_found(&play, "list/a.save"));
    assert_int_equal(play.diags.items[0].code, CODE_FILE_LINK);
    slot_play_clear(&play);
    assert_true(slot_open(&play, "list/a.save"));
    slot_play_clear(&play);
    assert_true(slot_open_found(&play, "there/a.save"));
    slot_play_clear(&play);
    assert_int_equal(rename("there/quarrel.json", "away.json"), 0);
    assert_int_equal(symlink("../away.json", "there/quarrel.json"), 0);
    assert_int_equal(symlink("../away.json", "there/scenario.json"), 0);
    save_as("away.json", "there/a.save");
    assert_int_equal(rename("away.json", "gone.json"), 0);
    assert_int_equal(symlink("../gone.json", "there/x"), 0);
    assert_int_equal(rename("there/x", "there/quarrel.json"), 0);
    assert_false(slot_open(&play, "there/a.save"));
    slot_play_clear(&play);
}

/* Where it lay, beside the save, among the known ones: whichever is there. */
static void test_a_scenario_is_found(void **state)
{
    static const char *const places[] = {
        "a.json", "there/quarrel.json", "there/scenario.json",
        "data/demarche/scenarios/mine/scenario.json"};
    assert_int_equal(
        setenv("XDG_DATA_HOME",
               paths_absolute(&((struct test_place *)*state)->arena, "data"),
               1),
        0);
    assert_int_equal(folder_make("data/demarche/scenarios/mine"), FILE_OK);
    assert_int_equal(folder_make("there"), FILE_OK);
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    save_as("a.json", "there/a.save");
    assert_int_equal(file_remove("a.json"), FILE_OK);
    for (size_t i = 0; i < COUNT(places); i++) {
        struct slot_play play;
        assert_false(slot_open(&play, "there/a.save"));
        assert_null(play.session);
        assert_non_null(play.save);
        assert_int_equal(play.diags.count, 1);
        assert_int_equal(play.diags.items[0].code, CODE_FILE_MISSING);
        assert_non_null(strstr(play.diags.items[0].message, "quarrel"));
        assert_non_null(strstr(play.diags.items[0].message, "a.json"));
        slot_play_clear(&play);
        put(places[i], SCENARIO("quarrel", "Q", "5"));
        assert_true(slot_open(&play, "there/a.save"));
        stands_in(&play, "Q");
        assert_false(play.damaged);
        slot_play_clear(&play);
        assert_int_equal(file_remove(places[i]), FILE_OK);
    }
}

/* Another scenario may lie where it lay, or an edition that goes otherwise
 * before the one that it was made with. */
static void test_the_right_edition_is_taken(void **state)
{
    struct slot_play play;
    (void)state;
    put("a.json", SCENARIO("quarrel", "As it was", "5"));
    save_as("a.json", "a.save");
    put("a.json", SCENARIO("another", "Another", "5"));
    put("quarrel.json", SCENARIO("quarrel", "Edited", "6"));
    put("scenario.json", SCENARIO("quarrel", "As it was", "5"));
    assert_true(slot_open(&play, "a.save"));
    stands_in(&play, "As it was");
    slot_play_clear(&play);
    put("scenario.json", "no JSON");
    assert_true(slot_open(&play, "a.save"));
    assert_string_equal(play.loaded.model->title, "Edited");
    assert_int_equal(play.found.fit, FIT_SHIFTS);
    assert_int_equal(play.found.turn, 2);
    assert_int_equal(play.found.stand, 1);
    slot_play_clear(&play);
}

static void test_a_scenario_that_is_open(void **state)
{
    struct slot_play play;
    struct loaded loaded, other;
    (void)state;
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    put("b.json", SCENARIO("another", "A", "5"));
    save_as("a.json", "a.save");
    loaded_open(&loaded, "a.json");
    loaded_open(&other, "b.json");
    assert_true(slot_open_on(&play, "a.save", loaded.model));
    assert_null(play.loaded.model);
    slot_play_clear(&play);
    assert_false(slot_open_on(&play, "a.save", other.model));
    assert_int_equal(play.found.fit, FIT_NONE);
    assert_int_equal(play.diags.count, 1);
    assert_non_null(strstr(play.diags.items[0].message, "quarrel"));
    slot_play_clear(&play);
    loaded_clear(&loaded);
    loaded_clear(&other);
}

/* Whatever is in a file: it is never changed, and it is said what is wrong. */
static void test_damage_is_told_and_nothing_written(void **state)
{
    struct test_place *place = *state;
    struct slot_play play;
    char *text;
    put("a.json", SCENARIO("quarrel", "Q", "5"));
    save_as("a.json", "a.save");
    text = arena_text(&place->arena, bytes_of(place, "a.save"));
    text[strlen(text) - 2] ^= 1; /* in its seal */
    put("a.save", text);
    assert_true(slot_open(&play, "a.save"));
    assert_true(play.damaged);
    slot_play_clear(&play);
    place_holds(place, "a.save", text);
    put("a.save", "demarche save 1\nna");
    assert_false(slot_open(&play, "a.save"));
    assert_null(play.save);
    assert_true(play.diags.errors > 0);
    assert_int_equal(play.file, FILE_OK);
    slot_play_clear(&play);
    assert_false(slot_open(&play, "none.save"));
    assert_int_equal(play.file, FILE_MISSING);
    assert_int_equal(play.diags.items[0].code, CODE_FILE_MISSING);
    slot_play_clear(&play);
    assert_string_equal(place_names(place, "."), "a.json a.save ");
}

static void test_the_players_folder(void **state)
{
    struct test_place *place = *state;
    struct strbuf problem = {0};
    assert_int_equal(
        setenv("XDG_DATA_HOME", paths_absolute(&place->arena, "data"), 1), 0);
    const char *folder = slots_folder(&words_english, &place->arena, &problem);
    assert_non_null(folder);
    assert_string_equal(strbuf_get(&problem), "");
    assert_string_equal(place_names(place, "data/demarche"), "saves ");
    assert_int_equal(rmdir("data/demarche/saves"), 0);
    put("data/demarche/saves", "a file");
    assert_null(slots_folder(&words_english, &place->arena, &problem));
    assert_non_null(strstr(strbuf_get(&problem), "data/demarche/saves"));
    strbuf_reset(&problem);
    assert_int_equal(unsetenv("XDG_DATA_HOME"), 0);
    assert_int_equal(unsetenv("HOME"), 0);
    assert_null(slots_folder(&words_english, &place->arena, &problem));
    assert_non_null(strstr(strbuf_get(&problem), "home"));
    strbuf_clear(&problem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_new_slots_never_meet),
        IN_PLACE(test_a_slot_is_one_programs),
        IN_PLACE(test_where_no_folder_can_be),
        IN_PLACE(test_the_head_says_where_it_stands),
        IN_PLACE(test_the_last_one_comes_first),
        IN_PLACE(test_a_list_tidies_up),
        IN_PLACE(test_what_is_damaged_is_kept),
        IN_PLACE(test_what_is_a_save),
        IN_PLACE(test_links_that_were_found),
        IN_PLACE(test_a_scenario_is_found),
        IN_PLACE(test_the_right_edition_is_taken),
        IN_PLACE(test_a_scenario_that_is_open),
        IN_PLACE(test_damage_is_told_and_nothing_written),
        IN_PLACE(test_the_players_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
