/* Recordings: the text, its reading and its replay. */
#include "unit/recording_fixture.h"

#include "base/hash.h"

#include <stdio.h>
#include <string.h>

/* What was written reads back to the same play, which writes the same. */
static void assert_round_trip(struct play *play)
{
    const char *text = play_recording(play);
    struct session *again = recording_replayed(play, text, strlen(text));
    struct session *first = play->session;

    if (again == NULL)
        fail_msg("%s", recording_findings(play));
    assert_int_equal(play->diags.count, 0);
    play->session = again;
    assert_string_equal(play_recording(play), text);
    assert_int_equal(session_turn_count(again), session_turn_count(first));
    assert_int_equal(session_phase(again), session_phase(first));
    assert_int_equal(session_since(again), session_since(first));
    play->session = first;
    session_free(again);
}

static void the_text_is_as_documented(void **state)
{
    static const char *const lines[] = {
        "demarche recording 1\nscenario t\nfile ",
        "\nrules ",
        "\nseed 0000000000000001\nseat a person\nseat b uniform\n",
        "mandates a peace -\nsum ",
        "\nturn 1 ",
        "\ninject storm\nveto a a1\nnote back\\\\slash\\nand a line\n",
        "move a a2\nmove b b",
        "\nsum ",
        "\nturn 2 ",
        "\nsum ",
        "\nturn 3 ",
        "\nmove b c",
        "\nsum ",
        "\nturn 4 ",
        "\ncap 0\nvote 3 to 2\nmove a d1\nsum ",
        "\nturn 5 ",
        "\nchecksum "};
    struct play play;
    const char *at;

    (void)state;
    recording_play(&play);
    at = play_recording(&play);
    for (size_t i = 0; i < COUNT(lines); i++) {
        at = strstr(at, lines[i]);
        if (at == NULL)
            fail_msg("not found in its place: %s", lines[i]);
        at += strlen(lines[i]);
    }
    assert_int_equal(strlen(at), 17);
    play_close(&play);
}

static void every_stop_reads_back(void **state)
{
    struct play play;

    (void)state;
    recording_play(&play);
    assert_round_trip(&play);
    play_say(&play, "move a e1");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    play_say(&play, "guess it was no");
    assert_round_trip(&play);
    for (int32_t i = 0; i < 4; i++) {
        play_say(&play, "undo");
        assert_round_trip(&play);
    }
    play_close(&play);
}

/* A choice that waits for another person's is part of the recording. */
static void waiting_choices_are_kept(void **state)
{
    struct play play;
    struct session *again;
    const char *text;

    (void)state;
    play_open(&play, recording_members, "a b");
    play_say(&play, "move b b2");
    assert_round_trip(&play);
    text = play_recording(&play);
    again = recording_replayed(&play, text, strlen(text));
    assert_non_null(again);
    assert_int_equal(session_waiting(again), 0);
    assert_true(session_chosen(again, 1) >= 0);
    session_free(again);
    play_close(&play);
}

/* The recorded choices are taken, also where the policies would not take
 * them: they are not asked again. */
static void policies_are_not_asked_again(void **state)
{
    struct play play;
    struct session *again;
    struct strbuf text;

    (void)state;
    recording_play(&play);
    text = recording_altered(play_recording(&play), "seat b uniform",
                             "seat b dove");
    again = recording_replayed(&play, text.text, text.length);
    assert_non_null(again);
    session_free(again);
    strbuf_clear(&text);
    play_close(&play);
}

/* Over many seeds and random lines. */
static void random_plays_read_back(void **state)
{
    static const char *const lines[] = {
        "move a a1",    "move a a2",   "move a d1",  "move a d2", "move a e1",
        "move a e2",    "move b b1",   "move b c2",  "continue",  "undo",
        "redo",         "branch 1",    "cap 0",      "cap none",  "veto a a1",
        "inject storm", "note a\\n b", "withdraw b", "branch 2",  "vote x\n"};
    struct play play;
    uint64_t dice = 7;

    (void)state;
    play_open(&play, recording_members, "a b");
    for (uint64_t seed = 1; seed <= 60; seed++) {
        play_seed(&play, seed);
        for (int32_t i = 0; i < 40; i++) {
            dice = hash_mix(dice);
            session_submit(play.session, lines[dice % COUNT(lines)],
                           &play.diags);
            diag_clear(&play.diags);
            assert_round_trip(&play);
        }
        arena_clear(&play.arena);
    }
    play_close(&play);
}

/* Every prefix is refused, and none crashes. */
static void every_prefix_is_refused(void **state)
{
    struct play play;
    const char *text;
    size_t length;

    (void)state;
    recording_play(&play);
    text = play_recording(&play);
    length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        /* A copy of just that size lets the sanitizer see a step too far. */
        char *part = mem_resize(NULL, i + 1);

        memcpy(part, text, i);
        assert_null(recording_of(&play, part, i));
        assert_int_equal(play.diags.errors, 1);
        diag_clear(&play.diags);
        mem_free(part);
    }
    play_close(&play);
}

/* Any changed byte is refused; sealed again, it never crashes. */
static void every_changed_byte(void **state)
{
    struct play play;
    const char *text;
    char *copy;
    size_t length;

    (void)state;
    recording_play(&play);
    text = play_recording(&play);
    length = strlen(text);
    copy = arena_copy(&play.fixture.arena, text, length);
    for (size_t i = 0; i < length; i++) {
        struct strbuf again;
        struct session *session;

        copy[i] = (char)(copy[i] ^ (1 << (i % 7)));
        assert_null(recording_of(&play, copy, length));
        diag_clear(&play.diags);
        if (copy[i] != '\0' && i < length - 26) {
            again = recording_sealed(copy);
            session = recording_replayed(&play, again.text, again.length);
            assert_true(session != NULL || play.diags.errors > 0);
            session_free(session);
            strbuf_clear(&again);
            diag_clear(&play.diags);
        }
        copy[i] = text[i];
        if (i % 64 == 0) {
            text = arena_copy(&play.fixture.arena, copy, length);
            arena_clear(&play.arena);
        }
    }
    play_close(&play);
}

/* A seat may have drawn a second mandate and no first. */
static void either_mandate_is_kept(void **state)
{
    struct play play;
    struct session *again;
    const char *text;
    int32_t picked[2];

    (void)state;
    play_open(&play, recording_members, "a");
    session_mandates(play.session, 0, -1, 1);
    text = play_recording(&play);
    assert_non_null(strstr(text, "\nmandates a - pride\n"));
    again = recording_replayed(&play, text, strlen(text));
    session_get_mandates(again, 0, picked);
    assert_int_equal(picked[0], -1);
    assert_int_equal(picked[1], 1);
    session_free(again);
    play_close(&play);
}

/* As many turns as a play can have, and one beyond. */
static void turns_are_bounded(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, recording_members, "a");
    for (int32_t most = LIMIT_TURNS; most <= LIMIT_TURNS + 1; most++) {
        struct strbuf text = {0};
        struct strbuf whole;

        strbuf_text(&text, "demarche recording 1\nscenario t\n"
                           "file 0000000000000000\nrules 0000000000000000\n"
                           "seed 0000000000000000\n");
        for (int32_t i = 1; i <= most; i++)
            strbuf_format(&text, "turn %d 0000000000000000 00\n", (int)i);
        whole = recording_sealed(strbuf_get(&text));
        if (most == LIMIT_TURNS)
            assert_non_null(recording_of(&play, whole.text, whole.length));
        else
            assert_null(recording_of(&play, whole.text, whole.length));
        assert_int_equal(play.diags.errors, most > LIMIT_TURNS);
        strbuf_clear(&text);
        strbuf_clear(&whole);
    }
    play_close(&play);
}

/* RECORDING_BYTES at its value and one beyond. */
static void size_is_bounded(void **state)
{
    struct play play;
    char *bytes = mem_resize(NULL, RECORDING_BYTES + 1);

    (void)state;
    play_open(&play, recording_members, "a");
    memset(bytes, 'x', RECORDING_BYTES + 1);
    assert_null(recording_of(&play, bytes, RECORDING_BYTES));
    assert_non_null(strstr(recording_findings(&play), "E910"));
    assert_null(recording_of(&play, bytes, RECORDING_BYTES + 1));
    assert_string_equal(recording_findings(&play),
                        "play.rec: error[E914]: 4194305 bytes; a recording "
                        "has at most 4194304\n");
    mem_free(bytes);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_as_documented),
        cmocka_unit_test(every_stop_reads_back),
        cmocka_unit_test(waiting_choices_are_kept),
        cmocka_unit_test(policies_are_not_asked_again),
        cmocka_unit_test(random_plays_read_back),
        cmocka_unit_test(every_prefix_is_refused),
        cmocka_unit_test(every_changed_byte),
        cmocka_unit_test(either_mandate_is_kept),
        cmocka_unit_test(turns_are_bounded),
        cmocka_unit_test(size_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
