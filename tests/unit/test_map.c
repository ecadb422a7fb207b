/* The projection against values worked out with floating point elsewhere
 * (Equal Earth in Python), names on maps, and the map in the interface. */
#include "ui_fixture.h"

#include "desktop/ui/map_frame.h"
#include "desktop/ui/map_labels.h"

/* The projection ----------------------------------------------------------- */

static const struct map_frame pacific = {.rect = {0, 0, 1024, 600},
                                         .middle = {500 * 16, 300 * 16},
                                         .lon = -16000,
                                         .lat = 2000,
                                         .world = 1024 * 16};

static void assert_near(int32_t found, int32_t wanted, const char *what)
{
    if (found < wanted - 2 || found > wanted + 2)
        fail_msg("%s: %d, expected %d", what, (int)found, (int)wanted);
}

static void places_lie_where_they_should(void **state)
{
    static const struct {
        int32_t lon, lat, x, y;
        const char *name;
    } places[] = {{12575, 3903, 4987, 3720, "Pyongyang"},
                  {-7704, 3890, 11369, 3727, "Washington"},
                  {15121, -3387, 5962, 8025, "Sydney"},
                  {-13, 5151, 13927, 3092, "London"},
                  {-5174, 6418, 11556, 2557, "Nuuk"},
                  {0, 9000, 12314, 2026, "the pole"},
                  {-16000, 2000, 8000, 4800, "the middle"}};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct point at =
            map_frame_point(&pacific, places[i].lon, places[i].lat);

        assert_near(at.x, places[i].x, places[i].name);
        assert_near(at.y, places[i].y, places[i].name);
    }
}

static void a_world_is_half_as_high_as_wide(void **state)
{
    (void)state;
    assert_in_range(map_world_height(1024 * 16), 498 * 16, 499 * 16);
    assert_int_equal(map_world_height(0), 0);
}

/* The other side of the world is one place, on either edge of the map. */
static void the_far_side_wraps(void **state)
{
    struct point east = map_frame_at(&pacific, 18000, 0);
    struct point west = map_frame_at(&pacific, -18000, 0);
    struct point beyond = map_frame_at(&pacific, 18000 + 1000, 0);
    struct point back = map_frame_at(&pacific, -18000 + 1000, 0);

    (void)state;
    assert_near(east.x - west.x, 1024 * 16, "once round");
    assert_near(beyond.x - back.x, 1024 * 16, "a bit further");
}

/* The land in a frame ------------------------------------------------------ */

static struct hand *with_land(const struct land **land)
{
    struct hand *hand = hand_new(1280, 720);

    *land = host_land(&hand->host);
    return hand;
}

/* Twice the area within the frame's pixels: land runs clockwise on screen. */
static int64_t area_of(const struct map_shape *shape,
                       const struct map_ring *ring)
{
    const struct point *at = &shape->points[ring->first];
    int64_t sum = 0;

    for (int32_t i = 0; i < ring->count; i++) {
        const struct point *next = &at[(i + 1) % ring->count];

        sum += (int64_t)at[i].x * next->y - (int64_t)next->x * at[i].y;
    }
    return sum;
}

static void land_is_whole(void **state)
{
    const struct land *land;
    struct hand *hand = with_land(&land);
    struct map_shape shape = {0};
    int64_t sum = 0, largest = 0;

    (void)state;
    map_shape_make(&shape, land, &pacific);
    assert_true(shape.ring_count > 300);
    assert_true(shape.border_count > 100);
    for (int32_t i = 0; i < shape.ring_count; i++) {
        const struct map_ring *ring = &shape.rings[i];
        int64_t area = area_of(&shape, ring);

        assert_true(ring->count >= 2);
        sum += area;
        largest = area > largest ? area : largest;
    }
    /* Russia is the largest: 33 permille of the globe, and of the map, since
     * the projection keeps areas; the map fills 88 percent of its box, and
     * some of Russia is islands. Twice the area, in sixteenths squared. */
    assert_in_range(largest * 1000 /
                        (2 * (int64_t)1024 * 16 * map_world_height(1024 * 16)),
                    27, 29);
    assert_true(sum > 0);
    map_shape_clear(&shape);
    hand_free(hand);
}

static int32_t longest_step(const struct map_shape *shape)
{
    int32_t longest = 0;

    for (int32_t i = 0; i < shape->ring_count; i++) {
        const struct map_ring *ring = &shape->rings[i];
        const struct point *at = &shape->points[ring->first];

        for (int32_t k = 1; k < ring->count; k++)
            if (abs(at[k].x - at[k - 1].x) > longest)
                longest = abs(at[k].x - at[k - 1].x);
    }
    return longest;
}

/* No line runs across the map: a ring that crosses the 180th degree goes on
 * there. */
static void no_line_crosses_the_map(void **state)
{
    const struct land *land;
    struct hand *hand = with_land(&land);
    struct map_shape shape = {0};
    struct map_frame frame = pacific;

    (void)state;
    for (frame.lon = -18000; frame.lon <= 18000; frame.lon += 4500) {
        map_shape_make(&shape, land, &frame);
        assert_in_range(longest_step(&shape), 1, 100 * 16);
    }
    map_shape_clear(&shape);
    hand_free(hand);
}

static void what_is_not_seen_is_left_out(void **state)
{
    const struct land *land;
    struct hand *hand = with_land(&land);
    struct map_shape shape = {0};
    struct map_frame frame = pacific;

    (void)state;
    frame.rect = (struct rect){490, 290, 20, 20}; /* amid the ocean */
    frame.lat = -3500;
    map_shape_make(&shape, land, &frame);
    assert_int_equal(shape.ring_count, 0);
    assert_int_equal(shape.border_count, 0);
    map_shape_clear(&shape);
    hand_free(hand);
}

/* Names -------------------------------------------------------------------- */

static struct map_label label_at(int32_t x, int32_t y)
{
    return (struct map_label){.x = x, .y = y, .radius = 4, .width = 60};
}

static void names_keep_clear(void **state)
{
    struct rect room = {10, 10, 900, 500};
    struct map_label labels[MAP_LABELS_MOST + 6];
    int32_t count = MAP_LABELS_MOST + 6, shown = 0;

    (void)state;
    for (int32_t i = 0; i < count; i++)
        labels[i] = label_at(i * 97 % 920, i * 53 % 520);
    map_labels_place(labels, count, room);
    for (int32_t i = 0; i < count; i++) {
        if (labels[i].plate.w == 0)
            continue;
        shown++;
        assert_true(box_inside(labels[i].plate, room));
        for (int32_t k = 0; k < count; k++) {
            struct rect dot = box(labels[k].x - 4, labels[k].y - 4, 8, 8);

            if (k < MAP_LABELS_MOST && k != i)
                assert_false(box_overlaps(labels[i].plate, dot));
            if (k != i && labels[k].plate.w > 0)
                assert_false(box_overlaps(labels[i].plate, labels[k].plate));
        }
    }
    assert_in_range(shown, 20, MAP_LABELS_MOST);
}

static void the_first_has_its_name(void **state)
{
    struct rect room = {0, 0, 200, 28};
    struct map_label labels[] = {label_at(100, 14), label_at(112, 14)};

    (void)state;
    map_labels_place(labels, 2, room);
    assert_true(box_right(labels[0].plate) < 100); /* away from the other */
    assert_true(labels[1].plate.x > 112);
    room.w = 165; /* no room for the second any more */
    map_labels_place(labels, 2, room);
    assert_true(labels[0].plate.w > 0);
    assert_int_equal(labels[1].plate.w, 0);
    room.x = 103; /* its dot is not seen */
    room.w = 97;
    map_labels_place(labels, 2, room);
    assert_int_equal(labels[0].plate.w, 0);
}

/* In the interface --------------------------------------------------------- */

static struct hand *at_decision(void)
{
    struct hand *hand = hand_new(1280, 720);

    ui_open(hand->ui, SONY, "white_house");
    hand_click(hand, "mandate.no_clash");
    hand_click(hand, "mandate.cost");
    hand_click(hand, "start");
    hand_settle(hand);
    assert_screen(hand, "decision");
    return hand;
}

static void the_map_opens_and_closes(void **state)
{
    struct hand *hand = at_decision();

    (void)state;
    hand_type(hand, 'm');
    assert_screen(hand, "map");
    assert_string_equal(hand_find(hand, "place.washington")->name,
                        "Washington");
    assert_string_equal(hand_find(hand, "place.washington")->value,
                        "The White House, your side");
    assert_true(hand_find(hand, "place.tokyo_city")->focusable);
    assert_true(hand_find(hand, "farther")->state & STATE_LOCKED);
    hand_type(hand, '+');
    assert_false(hand_find(hand, "farther")->state & STATE_LOCKED);
    hand_type(hand, '-');
    assert_true(hand_find(hand, "farther")->state & STATE_LOCKED);
    for (int i = 0; i < 9; i++)
        hand_click(hand, "closer");
    assert_true(hand_find(hand, "closer")->state & STATE_LOCKED);
    hand_type(hand, 'm');
    assert_screen(hand, "decision");
    hand_click(hand, "map");
    assert_screen(hand, "map");
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "menu");
    hand_click(hand, "map");
    assert_screen(hand, "map");
    hand_free(hand);
}

static int lands_drawn(struct hand *hand)
{
    const struct draw_list *list = ui_draw(hand->ui);
    int count = 0;

    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].kind == DRAW_LAND ? 1 : 0;
    return count;
}

/* The picture is the same one until its size or what it shows changes. */
static void one_picture_a_view(void **state)
{
    struct hand *hand = at_decision();
    uint64_t view = 0;

    (void)state;
    assert_int_equal(lands_drawn(hand), 1);
    for (int round = 0; round < 3; round++) {
        const struct draw_list *list = ui_draw(hand->ui);

        for (size_t i = 0; i < list->count; i++) {
            if (list->items[i].kind != DRAW_LAND)
                continue;
            if (round == 1)
                assert_true(list->items[i].land->view == view);
            if (round == 2)
                assert_false(list->items[i].land->view == view);
            view = list->items[i].land->view;
        }
        hand_key(hand, KEY_RIGHT);
        if (round == 1)
            hand_resize(hand, 1920, 1080);
    }
    hand_free(hand);
}

static const struct land *no_land(void *context)
{
    (void)context;
    return NULL;
}

static void without_land_places_stay(void **state)
{
    struct hand *hand = calloc(1, sizeof *hand);
    struct ui_host host = {.scenario_count = host_count,
                           .scenario = host_scenario,
                           .open = host_open,
                           .model = host_model,
                           .findings = host_findings,
                           .seed = host_seed,
                           .quit = host_quit,
                           .screenshot = host_picture,
                           .land = no_land,
                           .context = &hand->host};

    (void)state;
    hand->ui = ui_new(&host, &fixed_measure, 1280, 720);
    ui_open(hand->ui, SONY, "white_house");
    hand_click(hand, "mandate.no_clash");
    hand_click(hand, "mandate.cost");
    hand_click(hand, "start");
    assert_int_equal(lands_drawn(hand), 0);
    assert_true(hand_has(hand, "map"));
    hand_type(hand, 'm');
    assert_screen(hand, "map");
    assert_int_equal(lands_drawn(hand), 0);
    assert_true(hand_has(hand, "place.washington"));
    hand_free(hand);
}

static void no_map_no_page(void **state)
{
    struct hand *hand = hand_new(1280, 720);

    (void)state;
    ui_open(hand->ui, MERIDIA, "aldra");
    hand_click(hand, "mandate.calm");
    hand_click(hand, "mandate.heard");
    hand_click(hand, "start");
    hand_settle(hand);
    assert_screen(hand, "decision");
    assert_false(hand_has(hand, "map"));
    hand_type(hand, 'm');
    assert_screen(hand, "decision");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "menu");
    assert_false(hand_has(hand, "map"));
    hand_free(hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_lie_where_they_should),
        cmocka_unit_test(a_world_is_half_as_high_as_wide),
        cmocka_unit_test(the_far_side_wraps),
        cmocka_unit_test(land_is_whole),
        cmocka_unit_test(no_line_crosses_the_map),
        cmocka_unit_test(what_is_not_seen_is_left_out),
        cmocka_unit_test(names_keep_clear),
        cmocka_unit_test(the_first_has_its_name),
        cmocka_unit_test(the_map_opens_and_closes),
        cmocka_unit_test(one_picture_a_view),
        cmocka_unit_test(without_land_places_stay),
        cmocka_unit_test(no_map_no_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
