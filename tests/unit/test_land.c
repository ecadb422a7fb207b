/* The land of the map: the game's own file, small ones made by hand, and
 * what becomes of damaged ones. */
#include "unit/unit.h"

#include "base/strbuf.h"
#include "desktop/ui/land.h"
#include "platform/fileio.h"

#include <string.h>

#define LAND DEMARCHE_SOURCE "/assets/map/land.bin"

static void put(struct strbuf *out, int32_t word)
{
    strbuf_char(out, (char)(word & 0xff));
    strbuf_char(out, (char)(word >> 8 & 0xff));
}

static void put_all(struct strbuf *out, const int32_t *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(out, words[i]);
}

static void put_sum(struct strbuf *out)
{
    const unsigned char *bytes = (const unsigned char *)strbuf_get(out);
    uint32_t low = 1, high = 0;

    for (size_t i = 0; i < out->length; i++) {
        low = (low + bytes[i]) % 65521;
        high = (high + low) % 65521;
    }
    put(out, (int32_t)low);
    put(out, (int32_t)high);
}

/* Two countries that share arc 0; `words` of it are written. */
static const int32_t pair[] = {
    3,   2,    7,    0,          /* arcs, countries, points */
    2,   2,    3,                /* points of each arc */
    0,   0,    0,    1000,       /* arc 0: northwards */
    0,   1000, -500, 500,        /* arc 1 */
    0,   1000, 900,  500,  0, 0, /* arc 2 */
    840, 1,    2,    0,    1,    /* country, ring of two arcs */
    36,  1,    2,    -1,   2};
#define PAIR (sizeof pair / sizeof pair[0])

static const struct land *read_words(struct arena *arena, const int32_t *words,
                                     size_t count)
{
    struct strbuf text = {0};
    const struct land *land;

    strbuf_text(&text, "DEMLAND1");
    put_all(&text, words, count);
    put_sum(&text);
    land = land_read(arena, strbuf_get(&text), text.length);
    strbuf_clear(&text);
    return land;
}

static void a_file_is_read(void **state)
{
    struct arena arena = {0};
    const struct land *land = read_words(&arena, pair, PAIR);

    (void)state;
    assert_non_null(land);
    assert_int_equal(land->arc_count, 3);
    assert_int_equal(land->point_count, 7);
    assert_int_equal(land->ring_count, 2);
    assert_int_equal(land->ref_count, 4);
    assert_int_equal(land->points[1].lat, 1000);
    assert_int_equal(land->points[3].lon, -500);
    assert_int_equal(land->arcs[0].used, 2);
    assert_int_equal(land->arcs[1].used, 1);
    assert_int_equal(land->arcs[2].first, 4);
    assert_int_equal(land->rings[0].code, 840);
    assert_int_equal(land->rings[1].code, 36);
    assert_int_equal(land->refs[land->rings[1].first], -1);
    arena_clear(&arena);
}

/* Sums are right in all of these; what they say is not. */
static void what_is_wrong_is_refused(void **state)
{
    static const struct {
        size_t word;
        int32_t value;
    } wrong[] = {{0, 2},      /* an arc too few */
                 {0, 4},      /* too many */
                 {1, 1},      /* a country left over */
                 {1, 3},      /* one missing */
                 {2, 8},      /* a point too many */
                 {3, 1},      /* far too many */
                 {4, 1},      /* an arc of one point */
                 {4, 0},      /* of none */
                 {5, 60000},  /* beyond all points */
                 {7, 28000},  /* beyond the world */
                 {8, -9001},  /* beyond the pole */
                 {22, 2},     /* more rings than there are */
                 {23, 0},     /* an empty ring */
                 {23, 60000}, /* one longer than the file */
                 {24, 3},     /* no such arc */
                 {29, -4}};   /* nor backwards */
    int32_t words[PAIR];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct arena arena = {0};

        memcpy(words, pair, sizeof words);
        words[wrong[i].word] = wrong[i].value;
        if (read_words(&arena, words, PAIR) != NULL)
            fail_msg("case %zu was taken", i);
        arena_clear(&arena);
    }
}

static void every_length_is_borne(void **state)
{
    (void)state;
    for (size_t count = 0; count < PAIR; count++) {
        struct arena arena = {0};

        assert_null(read_words(&arena, pair, count));
        arena_clear(&arena);
    }
}

static char *read_own(struct arena *arena, size_t *length)
{
    char *bytes = NULL;

    assert_int_equal(file_read(arena, LAND, LAND_BYTES_MOST, &bytes, length),
                     FILE_OK);
    return bytes;
}

static void the_own_file_is_good(void **state)
{
    static const int32_t wanted[] = {840, 408, 392, 410, 156, 643, 702, 470};
    struct arena arena = {0};
    size_t length = 0;
    char *bytes = read_own(&arena, &length);
    const struct land *land = land_read(&arena, bytes, length);

    (void)state;
    assert_in_range(length, 50000, 150000);
    assert_non_null(land);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        bool found = false;

        for (int32_t k = 0; k < land->ring_count; k++)
            found = found || land->rings[k].code == wanted[i];
        if (!found)
            fail_msg("country %d has no land", (int)wanted[i]);
    }
    arena_clear(&arena);
}

/* Where each arc ends the next begins, a whole turn apart at most. */
static void rings_are_closed(void **state)
{
    struct arena arena = {0};
    size_t length = 0;
    char *bytes = read_own(&arena, &length);
    const struct land *land = land_read(&arena, bytes, length);

    (void)state;
    for (int32_t i = 0; i < land->ring_count; i++) {
        const struct land_ring *ring = &land->rings[i];

        for (int32_t k = 0; k < ring->count; k++) {
            int32_t a = land->refs[ring->first + k];
            int32_t b = land->refs[ring->first + (k + 1) % ring->count];
            const struct land_arc *x = &land->arcs[a < 0 ? -1 - a : a];
            const struct land_arc *y = &land->arcs[b < 0 ? -1 - b : b];
            const struct land_point *end =
                &land->points[x->first + (a < 0 ? 0 : x->count - 1)];
            const struct land_point *begin =
                &land->points[y->first + (b < 0 ? y->count - 1 : 0)];

            assert_int_equal((end->lon - begin->lon) % 36000, 0);
            assert_int_equal(end->lat, begin->lat);
        }
    }
    arena_clear(&arena);
}

static void a_changed_byte_is_noticed(void **state)
{
    struct arena arena = {0};
    size_t length = 0;
    char *bytes = read_own(&arena, &length);

    (void)state;
    for (size_t at = 0; at < length; at += 997) {
        struct arena own = {0};

        bytes[at] = (char)(bytes[at] ^ 0x10);
        assert_null(land_read(&own, bytes, length));
        bytes[at] = (char)(bytes[at] ^ 0x10);
        assert_null(land_read(&own, bytes, at));
        arena_clear(&own);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read),
        cmocka_unit_test(what_is_wrong_is_refused),
        cmocka_unit_test(every_length_is_borne),
        cmocka_unit_test(the_own_file_is_good),
        cmocka_unit_test(rings_are_closed),
        cmocka_unit_test(a_changed_byte_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
