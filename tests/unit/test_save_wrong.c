/* Saves that are sealed and wrong all the same, and saves of scenarios that
 * lack what they need. */
#include "unit/save_fixture.h"

#include "base/hash.h"
#include "play/save_core.h"

#include <stdlib.h>
#include <string.h>

/* `text` with an end that seals it, in place of its own. */
static struct strbuf sealed(const char *text, size_t length)
{
    struct strbuf out = {0};
    char hex[17];

    hash_to_hex(hash_bytes(HASH_START, text, length), hex);
    strbuf_add(&out, text, length);
    strbuf_format(&out, "end %s\n", hex);
    return out;
}

static const char *end_of(const char *text)
{
    return text + strlen(text) - strlen("end 0123456789abcdef\n");
}

/* The last `from` replaced: what is behind the main recording. */
static struct strbuf altered(const char *text, const char *from, const char *to)
{
    struct strbuf out = {0};
    struct strbuf result;
    const char *at = NULL;

    for (const char *next = text; (next = strstr(next, from)) != NULL; next++)
        at = next;
    assert_non_null(at);
    strbuf_add(&out, text, (size_t)(at - text));
    strbuf_text(&out, to);
    strbuf_add(&out, at + strlen(from),
               (size_t)(end_of(text) - at) - strlen(from));
    result = sealed(strbuf_get(&out), out.length);
    strbuf_clear(&out);
    return result;
}

static void lines_behind_are_named(void **state)
{
    static const struct {
        const char *from, *to, *finding;
    } changes[] = {
        {"\nvalue meter m\n", "\nvalue \n",
         "play.save:38: error[E910]: expected 'value NAME'\n"},
        {"\nvalues 4 ", "\nvalues 5 ",
         "play.save:51: error[E910]: expected 'values N HEX' of the next "
         "turn\n"},
        {"\nvalues 4 ", "\nvalues 99999999999999999999 ",
         "play.save:51: error[E910]: expected 'values N HEX' of the next "
         "turn\n"},
        {"\nvalues 4 ", "\nvalues four ",
         "play.save:51: error[E910]: expected 'values N HEX' of the next "
         "turn\n"},
        {"\nway ", "\nway more ",
         "play.save:71: error[E910]: expected 'way N', with N bytes of the "
         "recording\n"},
        {"\nway ", "\nway 9999999 ",
         "play.save:71: error[E910]: expected 'way N', with N bytes of the "
         "recording\n"},
        {"\nway ", "\nway 1 ",
         "play.save:71: error[E910]: expected 'way N', with N bytes of the "
         "recording\n"},
        {"\nchecksum ", "\nchecksums ",
         "play.save:71: error[E914]: a way that has no end, or more ways than "
         "a save holds\n"},
        {"demarche save 1\n", "demarche save 2\n",
         "play.save: error[E912]: a save of another version; this program "
         "reads version 1\n"},
    };
    struct play play;

    (void)state;
    save_play(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        const char *text = save_text(&play, play.session);
        struct strbuf other = altered(text, changes[i].from, changes[i].to);
        struct save_again again =
            save_again(&play, play.model, other.text, other.length);

        assert_null(again.save);
        assert_string_equal(recording_findings(&play), changes[i].finding);
        save_again_close(&again);
        strbuf_clear(&other);
    }
    play_close(&play);
}

/* A way that is sealed, but cannot be gone, is left out and counted. */
static void a_way_that_cannot_be_gone(void **state)
{
    struct play play;
    struct save_again again;
    struct strbuf other = {0}, way, whole;
    const char *text, *main, *at = NULL, *own;
    size_t shared;

    (void)state;
    save_play(&play);
    text = save_text(&play, play.session);
    main = strstr(text, RECORDING_TITLE);
    for (const char *next = text; (next = strstr(next, "\nway ")) != NULL;
         next++)
        at = next + 1;
    assert_non_null(at);
    shared = strtoul(at + strlen("way "), NULL, 10);
    own = strchr(at, '\n') + 1;
    strbuf_add(&other, main, shared);
    strbuf_add(&other, own, (size_t)(end_of(text) - own));
    way = recording_altered(strbuf_get(&other), "move a d2", "move a d9");
    strbuf_reset(&other);
    strbuf_add(&other, text, (size_t)(at - text));
    strbuf_format(&other, "way 0\n%s", strbuf_get(&way));
    whole = sealed(other.text, other.length);
    again = save_again(&play, play.model, whole.text, whole.length);
    assert_non_null(again.session);
    assert_true(save_whole(again.save));
    assert_int_equal(again.found.fit, FIT_SAME);
    assert_int_equal(again.found.ways_left, 1);
    save_again_close(&again);
    strbuf_clear(&other);
    strbuf_clear(&way);
    strbuf_clear(&whole);
    play_close(&play);
}

/* Only a person's choices part ways: where rules play all seats, two that
 * part were made by hand, and no stop is above them. */
static void ways_part_at_a_choice(void **state)
{
    struct play play;
    struct save_again again;
    struct strbuf text = {0}, main_way, other_way, whole;
    const char *save, *main, *at = NULL, *own;

    (void)state;
    save_play(&play);
    save = save_text(&play, play.session);
    main = strstr(save, RECORDING_TITLE);
    for (const char *next = save; (next = strstr(next, "\nway ")) != NULL;
         next++)
        at = next + 1;
    own = strchr(at, '\n') + 1;
    strbuf_add(&text, main, (size_t)(strstr(main, "\nvalue ") + 1 - main));
    main_way =
        recording_altered(strbuf_get(&text), "seat a person", "seat a weights");
    strbuf_reset(&text);
    strbuf_add(&text, main, strtoul(at + strlen("way "), NULL, 10));
    strbuf_add(&text, own, (size_t)(end_of(save) - own));
    other_way =
        recording_altered(strbuf_get(&text), "seat a person", "seat a weights");
    strbuf_reset(&text);
    strbuf_add(&text, save, (size_t)(main - save));
    strbuf_format(&text, "%sway 0\n%s", strbuf_get(&main_way),
                  strbuf_get(&other_way));
    whole = sealed(text.text, text.length);
    again = save_again(&play, play.model, whole.text, whole.length);
    assert_non_null(again.save);
    assert_true(save_whole(again.save));
    assert_null(again.session);
    assert_non_null(strstr(recording_findings(&play),
                           "its ways part before anybody could choose"));
    save_again_close(&again);
    strbuf_clear(&text);
    strbuf_clear(&main_way);
    strbuf_clear(&other_way);
    strbuf_clear(&whole);
    play_close(&play);
}

/* Few bytes that stand for many: ways are read while they are no more than a
 * save may hold. */
static void ways_cannot_be_made_to_swell(void **state)
{
    struct play play;
    struct save_again again;
    struct strbuf other = {0}, whole;
    const char *text, *main;
    size_t length;

    (void)state;
    save_play(&play);
    text = save_text(&play, play.session);
    main = strstr(text, RECORDING_TITLE);
    length = (size_t)(strstr(main, "\nvalue ") + 1 - main);
    strbuf_add(&other, text, (size_t)(strstr(text, "\nway ") + 1 - text));
    for (size_t bytes = 0; bytes <= SAVE_BYTES; bytes += length)
        strbuf_format(&other, "way %zu\nchecksum 0123456789abcdef\n", length);
    assert_true(other.length < SAVE_BYTES / 4);
    whole = sealed(other.text, other.length);
    again = save_again(&play, play.model, whole.text, whole.length);
    assert_null(again.save);
    assert_non_null(strstr(recording_findings(&play),
                           "a way that has no end, or more ways than a save "
                           "holds"));
    save_again_close(&again);
    strbuf_clear(&other);
    strbuf_clear(&whole);
    play_close(&play);
}

static void too_large_a_file(void **state)
{
    struct play play;
    struct save_again again;
    char *bytes = calloc(1, SAVE_BYTES + 1);

    (void)state;
    assert_non_null(bytes);
    save_play(&play);
    again = save_again(&play, play.model, bytes, SAVE_BYTES + 1);
    assert_null(again.save);
    assert_string_equal(recording_findings(&play),
                        "play.save: error[E914]: the file is larger than a "
                        "save may be (16 MiB)\n");
    save_again_close(&again);
    again = save_again(&play, play.model, bytes, SAVE_BYTES);
    assert_null(again.save);
    assert_non_null(strstr(recording_findings(&play), "this is no save"));
    save_again_close(&again);
    free(bytes);
    play_close(&play);
}

/* Wherever a file was cut off, what is left of it is read or refused. */
static void every_cut_is_borne(void **state)
{
    struct play play;
    const char *text;
    size_t length, readable = 0;

    (void)state;
    save_play(&play);
    text = save_text(&play, play.session);
    length = strlen(text);
    for (size_t at = 0; at < length; at++) {
        struct arena arena = {0};
        char *cut = malloc(at + 1);
        const struct save *save;

        assert_non_null(cut);
        memcpy(cut, text, at);
        save = save_read(&arena, "play.save", cut, at, &play.diags);
        if (save != NULL)
            assert_false(save_whole(save));
        readable += save != NULL;
        free(cut);
        arena_clear(&arena);
        diag_clear(&play.diags);
    }
    assert_in_range(readable, length / 2, length - 1);
    play_close(&play);
}

/* One bit of a turn's values that is not as it was: they are refused, or
 * others. No number is longer than its five bytes. */
static void bits_of_values_count(void **state)
{
    enum { MOST = 100 };
    struct play play;
    struct save_again again;
    int32_t good[MOST] = {0}, read[MOST];
    int32_t count, refused = 0;
    const char *text;

    (void)state;
    save_play(&play);
    text = save_text(&play, play.session);
    again = save_again(&play, play.model, text, strlen(text));
    count = again.save->name_count;
    text = again.save->turns[0];
    assert_in_range(count, 10, MOST);
    assert_true(save_read_values(text, 1, 0, good, count));
    for (size_t i = 0; i < strlen(text); i++)
        for (int bit = 0; bit < 4; bit++) {
            static const char digits[] = "0123456789abcdef";
            char *other = arena_text(&play.arena, text);
            long value = strchr(digits, other[i]) - digits;

            other[i] = digits[value ^ 1 << bit];
            memset(read, 0, sizeof read);
            if (!save_read_values(other, 1, 0, read, count))
                refused++;
            else
                assert_memory_not_equal(read, good, sizeof good);
        }
    assert_true(refused > 0);
    assert_false(save_read_values("0", 1, 0, read, count));
    assert_false(save_read_values("0g", 1, 0, read, count));
    assert_false(save_read_values("A0", 1, 0, read, count));
    save_again_close(&again);
    play_close(&play);
}

/* Numbers as a values line holds them, mixed with the seed 7 and the turn 2. */
static struct strbuf values_line(const uint32_t *numbers, size_t count)
{
    uint64_t key = hash_value(hash_text(7, "values"), 2);
    struct strbuf out = {0};

    for (size_t i = 0; i < count; i++) {
        uint32_t rest = numbers[i];

        for (bool more = true; more; rest >>= 7) {
            unsigned byte = rest & 0x7f;

            more = rest > 0x7f;
            byte ^= (more ? 0x80 : 0) ^ (unsigned)(hash_mix(key++) & 0xff);
            strbuf_format(&out, "%02x", byte & 0xff);
        }
    }
    return out;
}

/* Of four values a line changes some, each told by how many before it stay;
 * what stands behind the four is no value. */
static void values_lie_within_the_table(void **state)
{
    static const struct {
        uint32_t numbers[4];
        size_t count;
        bool fine;
    } cases[] = {
        {{0, 2, 2, 4}, 4, true},
        {{3, 2}, 2, true},
        {{4, 2}, 2, false},
        {{0, 2, 3, 4}, 4, false},
        {{2, 2, 1, 4}, 4, false},
        {{2, 2, 3, 4}, 4, false},
        {{UINT32_MAX, 2}, 2, false},
        {{3, 2, UINT32_MAX, 4}, 4, false},
        {{3, 2, 0x80000000, 4}, 4, false},
        {{1}, 1, false},
        {{1, 2, 0}, 3, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int32_t table[] = {-1, 0, 0, 0, 0, -1, -1, -1, -1};
        struct strbuf line = values_line(cases[i].numbers, cases[i].count);

        if (save_read_values(strbuf_get(&line), 7, 2, table + 1, 4) !=
            cases[i].fine)
            fail_msg("case %zu: %s", i, strbuf_get(&line));
        assert_int_equal(table[0], -1);
        for (size_t k = 5; k < COUNT(table); k++)
            assert_int_equal(table[k], -1);
        strbuf_clear(&line);
    }
}

/* A choice that waits for another person's, while the play stands elsewhere. */
static void a_choice_waits_elsewhere(void **state)
{
    struct play play;
    struct save_again again;
    const char *text;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'w','label':'W'}]},{'id':'t','title':'T','decisions':["
              "{'actor':'a','options':[{'id':'x','label':'X'}]},"
              "{'actor':'b','options':[{'id':'y','label':'Y'}]}]},"
              "{'id':'u','title':'U'}]",
              "a b");
    play_say(&play, "move a w");
    play_say(&play, "move a x");
    play_say(&play, "move b y");
    play_say(&play, "undo");
    play_say(&play, "move a x");
    play_say(&play, "undo");
    text = save_text(&play, play.session);
    again = save_again(&play, play.model, text, strlen(text));
    assert_non_null(again.session);
    session_free(play.session);
    play.session = again.session;
    again.session = NULL;
    play_say(&play, "redo");
    assert_true(session_chosen(play.session, 0) >= 0);
    assert_int_equal(session_chosen(play.session, 1), -1);
    save_again_close(&again);
    play_close(&play);
}

/* Scenarios that lack what the save needs -----------------------------------
 */

#define THREE "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}"
#define PLAYED                                                                 \
    "'scenes':[{'id':'s','title':'S','actor':'a','options':["                  \
    "{'id':'x','label':'X'}]},{'id':'t','title':'T'}]"
#define CUT "'classroom':{'cuts':[{'minutes':20,'scenes':['s']}]},"

static void assert_lacks(struct play *play, const char *text,
                         const char *members, const char *reason)
{
    struct fixture other;
    struct save_again again;

    fixture_open(&other, members);
    again = save_again(play, other.model, text, strlen(text));
    diag_clear(&play->diags);
    assert_non_null(again.save);
    assert_string_equal(again.found.reason, reason);
    assert_int_equal(again.found.fit,
                     reason[0] != '\0' ? FIT_NONE : FIT_AGREES);
    save_again_close(&again);
    fixture_close(&other);
}

/* A person's seat must be there; that of nobody may be gone. */
static void seats_may_be_gone(void **state)
{
    static const char with[] = THREE ",{'id':'c','name':'C'}]," PLAYED;
    static const char without[] = THREE "]," PLAYED;
    struct play play;

    (void)state;
    play_open(&play, with, "a c");
    assert_lacks(&play, save_text(&play, play.session), without,
                 "the seat 'c' is no longer in the scenario");
    play_close(&play);
    play_open(&play, with, "a");
    assert_lacks(&play, save_text(&play, play.session), without, "");
    play_close(&play);
}

static void cuts_may_be_gone(void **state)
{
    struct play play;
    struct seats seats;

    (void)state;
    play_open(&play, CUT THREE "]," PLAYED, "a");
    seats = *session_seats(play.session);
    seats.cut = seats_cut(play.model, 20);
    assert_non_null(seats.cut);
    play_seats(&play, 1, &seats);
    assert_lacks(&play, save_text(&play, play.session), THREE "]," PLAYED,
                 "the class cut of 20 minutes is no longer in the scenario");
    play_close(&play);
}

/* A recording alone does not tell the values. */
static void a_recording_needs_its_rules(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, THREE "]," PLAYED, "a");
    assert_lacks(
        &play, play_recording(&play),
        "'meters':[{'id':'m','name':'M'}]," THREE "]," PLAYED,
        "the rules of scenario 't' were edited since, and the file does not "
        "tell enough to compare: find the scenario file it was made with");
    play_close(&play);
}

/* The head -------------------------------------------------------------------
 */

static void line_ends_in_names(void **state)
{
    struct save_head head = {"a\rb\n\\c", "", "", "", 0};
    struct save_head again;
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    struct play play;

    (void)state;
    save_play(&play);
    save_write(play.session, &head, &sink);
    assert_true(
        save_read_head(&play.arena, strbuf_get(&text), text.length, &again));
    assert_string_equal(again.name, "a b\n\\c");
    assert_string_equal(again.title, "");
    strbuf_clear(&text);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_behind_are_named),
        cmocka_unit_test(a_way_that_cannot_be_gone),
        cmocka_unit_test(ways_part_at_a_choice),
        cmocka_unit_test(ways_cannot_be_made_to_swell),
        cmocka_unit_test(too_large_a_file),
        cmocka_unit_test(every_cut_is_borne),
        cmocka_unit_test(bits_of_values_count),
        cmocka_unit_test(values_lie_within_the_table),
        cmocka_unit_test(a_choice_waits_elsewhere),
        cmocka_unit_test(seats_may_be_gone),
        cmocka_unit_test(cuts_may_be_gone),
        cmocka_unit_test(a_recording_needs_its_rules),
        cmocka_unit_test(line_ends_in_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
