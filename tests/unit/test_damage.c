/* Files that were cut or damaged: every prefix and every flipped bit of a
 * recording and of a save is found, and what is salvaged from it is a part of
 * the very play that was written. */
#include "unit/save_fixture.h"

#include "base/hash.h"

#include <string.h>

struct damage {
    struct play play;
    struct strbuf whole;
    int32_t salvaged, turns; /* of all salvages together */
};

static void open_damage(struct damage *damage)
{
    memset(damage, 0, sizeof *damage);
    recording_play(&damage->play);
    strbuf_text(&damage->whole, play_recording(&damage->play));
}

static void close_damage(struct damage *damage)
{
    strbuf_clear(&damage->whole);
    play_close(&damage->play);
}

/* Whether every turn of `part` is one of the whole play. */
static void assert_part(const struct session *part, const struct session *whole)
{
    size_t count = session_turn_count(part);

    assert_true(count <= session_turn_count(whole));
    for (size_t i = 0; i < count; i++) {
        struct session_turn a = session_turn(part, i);
        struct session_turn b = session_turn(whole, i);

        assert_int_equal(a.hash, b.hash);
        for (int32_t k = 0; k < a.remark_count; k++)
            assert_string_equal(a.remarks[k], b.remarks[k]);
    }
}

static void salvage(struct damage *damage, const char *bytes, size_t length)
{
    struct play *play = &damage->play;
    struct arena arena = {0};
    const struct recording *recording =
        recording_salvage(&arena, "play.rec", bytes, length, &play->diags);

    diag_clear(&play->diags);
    if (recording != NULL) {
        struct session *part =
            recording_replay(recording, "play.rec", play->model, &play->diags);

        if (part == NULL)
            fail_msg("%s", recording_findings(play));
        assert_part(part, play->session);
        damage->salvaged++;
        damage->turns += (int32_t)session_turn_count(part);
        session_free(part);
    }
    arena_clear(&arena);
}

static void every_prefix_of_a_recording(void **state)
{
    struct damage damage;

    (void)state;
    open_damage(&damage);
    for (size_t length = 0; length < damage.whole.length; length++) {
        assert_null(recording_of(&damage.play, damage.whole.text, length));
        salvage(&damage, damage.whole.text, length);
    }
    /* The last prefixes hold four turns that are sealed, and so the fifth. */
    assert_int_equal(session_turn_count(damage.play.session), 5);
    assert_true(damage.salvaged > (int32_t)damage.whole.length / 2);
    assert_true(damage.turns > 2 * damage.salvaged);
    close_damage(&damage);
}

static void every_flip_of_a_recording(void **state)
{
    struct damage damage;

    (void)state;
    open_damage(&damage);
    for (size_t bit = 0; bit < 8 * damage.whole.length; bit++) {
        char *byte = &damage.whole.text[bit / 8];

        *byte = (char)(*byte ^ 1 << bit % 8);
        assert_null(
            recording_of(&damage.play, damage.whole.text, damage.whole.length));
        salvage(&damage, damage.whole.text, damage.whole.length);
        *byte = (char)(*byte ^ 1 << bit % 8);
    }
    assert_true(damage.salvaged > 4 * (int32_t)damage.whole.length);
    assert_true(damage.turns > 2 * damage.salvaged);
    close_damage(&damage);
}

/* The first `length` bytes, with a seal that fits them. */
static void assert_head(struct damage *damage, size_t length, bool good)
{
    struct arena arena = {0};
    struct strbuf text = {0};
    char hex[17];

    hash_to_hex(hash_bytes(HASH_START, damage->whole.text, length), hex);
    strbuf_add(&text, damage->whole.text, length);
    strbuf_format(&text, "sum %s\n", hex);
    if (recording_salvage(&arena, "play.rec", text.text, text.length,
                          &damage->play.diags) == NULL) {
        assert_false(good);
        assert_true(damage->play.diags.errors > 0);
    } else {
        assert_true(good);
    }
    diag_clear(&damage->play.diags);
    strbuf_clear(&text);
    arena_clear(&arena);
}

/* A head that ends after any of its lines is one from `seed` on. */
static void a_sealed_part_of_a_head(void **state)
{
    struct damage damage;
    const char *seed, *sum;

    (void)state;
    open_damage(&damage);
    seed = strstr(damage.whole.text, "\nseed ");
    sum = strstr(damage.whole.text, "\nsum ");
    assert_true(seed != NULL && sum > seed);
    for (const char *at = damage.whole.text; at <= sum; at++)
        if (*at == '\n')
            assert_head(&damage, (size_t)(at + 1 - damage.whole.text),
                        at > seed);
    close_damage(&damage);
}

/* Saves -------------------------------------------------------------------- */

static void open_saved(struct damage *damage)
{
    memset(damage, 0, sizeof *damage);
    save_play(&damage->play);
    strbuf_text(&damage->whole, save_text(&damage->play, damage->play.session));
}

static void salvage_save(struct damage *damage, size_t length)
{
    struct play *play = &damage->play;
    struct save_again again =
        save_again(play, play->model, damage->whole.text, length);

    if (again.save != NULL) {
        assert_false(save_whole(again.save));
        if (again.session == NULL)
            fail_msg("%s", recording_findings(play));
        assert_int_equal(again.found.fit, FIT_SAME);
        assert_part(again.session, play->session);
        damage->salvaged++;
        damage->turns += (int32_t)session_turn_count(again.session);
    }
    diag_clear(&play->diags);
    save_again_close(&again);
}

static void every_prefix_of_a_save(void **state)
{
    struct damage damage;

    (void)state;
    open_saved(&damage);
    for (size_t length = 0; length < damage.whole.length; length++)
        salvage_save(&damage, length);
    assert_true(damage.salvaged > (int32_t)damage.whole.length * 4 / 5);
    assert_true(damage.turns > 3 * damage.salvaged);
    close_damage(&damage);
}

static void every_flip_of_a_save(void **state)
{
    struct damage damage;

    (void)state;
    open_saved(&damage);
    for (size_t bit = 0; bit < 8 * damage.whole.length; bit++) {
        char *byte = &damage.whole.text[bit / 8];

        *byte = (char)(*byte ^ 1 << bit % 8);
        salvage_save(&damage, damage.whole.length);
        *byte = (char)(*byte ^ 1 << bit % 8);
    }
    assert_true(damage.salvaged > 7 * (int32_t)damage.whole.length);
    assert_true(damage.turns > 3 * damage.salvaged);
    close_damage(&damage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_prefix_of_a_recording),
        cmocka_unit_test(every_flip_of_a_recording),
        cmocka_unit_test(a_sealed_part_of_a_head),
        cmocka_unit_test(every_prefix_of_a_save),
        cmocka_unit_test(every_flip_of_a_save),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
