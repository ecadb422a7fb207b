/* Copies of scenario files, one an edition. */
#include "unit/file_fixture.h"
#include "unit/unit.h"

#include "app/editions.h"

#include <string.h>

#define SCENARIO(title)                                                        \
    "{\"format\":1,\"id\":\"t\",\"title\":\"" title                            \
    "\",\"language\":\"en\",\"start\":\"2030-01-01\","                         \
    "\"limits\":{\"turns\":3},\"actors\":[{\"id\":\"a\",\"name\":\"A\"}],"     \
    "\"meters\":[{\"id\":\"m\",\"name\":\"M\"}],"                              \
    "\"scenes\":[{\"id\":\"s\",\"title\":\"S\"}],"                             \
    "\"endings\":[{\"id\":\"e\",\"title\":\"E\",\"text\":[\"So.\"]}]}"

static void put(const char *path, const char *text)
{
    place_put(path, text, strlen(text));
}

static uint64_t edition_of(const char *path)
{
    struct loaded loaded;
    loaded_open(&loaded, path);
    assert_non_null(loaded.model);
    uint64_t hash = loaded.model->file_hash;
    loaded_clear(&loaded);
    return hash;
}

static void assert_opens(uint64_t edition, const char *title)
{
    struct loaded loaded;
    assert_true(editions_open(&loaded, "saves", edition));
    assert_string_equal(loaded.model->title, title);
    loaded_clear(&loaded);
}

static void every_edition_is_kept_once(void **state)
{
    struct test_place *place = *state;
    put("t.json", SCENARIO("One"));
    uint64_t one = edition_of("t.json");
    editions_keep("saves", "t.json", one);
    editions_keep("saves", "t.json", one);
    put("t.json", SCENARIO("Two"));
    uint64_t two = edition_of("t.json");
    editions_keep("saves", "t.json", one); /* it is another one by now */
    editions_keep("saves", "t.json", two);
    assert_opens(one, "One");
    assert_opens(two, "Two");
    const char *names = place_names(place, "saves/editions");
    assert_int_equal(strlen(names), 2 * strlen("0123456789abcdef.json "));
}

static void what_is_not_there_is_not_opened(void **state)
{
    struct loaded loaded;
    (void)state;
    put("t.json", SCENARIO("One"));
    uint64_t one = edition_of("t.json");
    assert_false(editions_open(&loaded, "saves", one));
    editions_keep("saves", "gone.json", one);
    assert_false(editions_open(&loaded, "saves", one));
    put("saves", "a file, where a folder is to be");
    editions_keep("saves", "t.json", one);
    assert_false(editions_open(&loaded, "saves", one));
}

static void a_changed_copy_is_not_opened(void **state)
{
    struct test_place *place = *state;
    struct loaded loaded;
    put("t.json", SCENARIO("One"));
    uint64_t one = edition_of("t.json");
    editions_keep("saves", "t.json", one);
    char path[] = "saves/editions/0123456789abcdef.json";
    memcpy(path + strlen("saves/editions/"),
           place_names(place, "saves/editions"), 16);
    put(path, SCENARIO("Six"));
    assert_false(editions_open(&loaded, "saves", one));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(every_edition_is_kept_once),
        IN_PLACE(what_is_not_there_is_not_opened),
        IN_PLACE(a_changed_copy_is_not_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
