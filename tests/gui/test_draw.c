/* Shapes, the cache and the painter, on a plain surface without a window. */
#include "desktop/sdl/cache.h"
#include "desktop/sdl/draw.h"
#include "desktop/sdl/shapes.h"

#include "unit.h"

#include <string.h>

/* Shapes ------------------------------------------------------------------- */

static int64_t coverage(const struct mask *mask)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < mask->w * mask->h; i++) {
        sum += mask->pixels[i];
    }
    return sum;
}

static uint8_t at(const struct mask *mask, int32_t x, int32_t y)
{
    x -= mask->x;
    y -= mask->y;
    bool inside = x >= 0 && y >= 0 && x < mask->w && y < mask->h;
    return inside ? mask->pixels[y * mask->w + x] : 0;
}

static void assert_area(const struct mask *mask, int64_t pixels_100)
{
    int64_t found = coverage(mask) * 100 / 255;
    assert_in_range(found, pixels_100 * 98 / 100, pixels_100 * 102 / 100);
}

static void assert_symmetric(const struct mask *mask)
{
    for (int32_t y = 0; y < mask->h; y++) {
        for (int32_t x = 0; x < mask->w; x++) {
            int here = mask->pixels[y * mask->w + x];
            int right = mask->pixels[y * mask->w + mask->w - 1 - x];
            int low = mask->pixels[(mask->h - 1 - y) * mask->w + x];
            assert_in_range(here - right + 3, 0, 6);
            assert_in_range(here - low + 3, 0, 6);
        }
    }
}

static void test_circles(void **state)
{
    (void)state;
    struct shapes *shapes = shapes_new();
    struct mask disc = shapes_circle(shapes, 20 * 16, 0);
    assert_int_equal(disc.w, 40);
    assert_int_equal(disc.x, -20);
    assert_area(&disc, 125664); /* 3.14159 * 20 * 20 */
    assert_symmetric(&disc);
    assert_int_equal(at(&disc, 0, 0), 255);
    assert_int_equal(at(&disc, -20, -20), 0);
    struct mask ring = shapes_circle(shapes, 20 * 16, 3 * 16);
    assert_area(&ring, 34872); /* less 3.14159 * 17 * 17 */
    assert_symmetric(&ring);
    assert_int_equal(at(&ring, 0, 0), 0);
    assert_int_equal(at(&ring, -19, 0), 255);
    mem_free(disc.pixels);
    mem_free(ring.pixels);
    shapes_free(shapes);
}

static void test_corners(void **state)
{
    (void)state;
    struct shapes *shapes = shapes_new();
    struct mask filled = shapes_corners(shapes, 12, 12 * 16, 0);
    assert_int_equal(filled.w, 24);
    assert_int_equal(filled.h, 24);
    assert_int_equal(filled.x, 0);
    assert_int_equal(filled.y, 0);
    assert_symmetric(&filled);
    struct mask frame = shapes_corners(shapes, 3, 0, 3 * 16);
    assert_area(&frame, 3600); /* a square of 6 with no inside left */
    struct mask thin = shapes_corners(shapes, 3, 0, 16 + 8);
    assert_area(&thin, 2700); /* 36 - 3 * 3 */
    mem_free(filled.pixels);
    mem_free(frame.pixels);
    mem_free(thin.pixels);
    shapes_free(shapes);
}

static void test_polygon(void **state)
{
    (void)state;
    struct shapes *shapes = shapes_new();
    const struct point points[] = {{8, 0}, {168, 0}, {168, 80}};
    struct mask mask = shapes_polygon(shapes, points, 3);
    assert_area(&mask, 2500); /* 10 by 5, halved */
    assert_int_equal(at(&mask, 9, 0), 255);
    assert_int_equal(at(&mask, 10, 0), 128); /* half of the pixel */
    assert_int_equal(at(&mask, 0, 4), 0);
    mem_free(mask.pixels);
    assert_null(shapes_polygon(shapes, points, 2).pixels);
    shapes_free(shapes);
}

static void test_lines(void **state)
{
    (void)state;
    struct shapes *shapes = shapes_new();
    const struct point points[] = {{0, 160}, {1600, 160}};
    struct mask line = shapes_line(shapes, points, 2, 32, 0);
    assert_area(&line, 20314); /* 100 by 2, and two round ends of radius 1 */
    struct mask dashes = shapes_line(shapes, points, 2, 32, 160);
    assert_area(&dashes, 10000); /* five of ten by two */
    assert_int_equal(at(&dashes, 5, 10), 255);
    assert_int_equal(at(&dashes, 15, 10), 0);
    assert_int_equal(at(&dashes, 85, 9), 255);
    mem_free(line.pixels);
    mem_free(dashes.pixels);
    assert_null(shapes_line(shapes, points, 2, 0, 0).pixels);
    assert_null(shapes_line(shapes, points, 1, 16, 0).pixels);
    shapes_free(shapes);
}

static void test_too_long(void **state)
{
    (void)state;
    struct shapes *shapes = shapes_new();
    const struct point points[] = {{0, 0}, {16 * (MASK_SIDE + 1), 0}};
    assert_null(shapes_line(shapes, points, 2, 16, 0).pixels);
    shapes_free(shapes);
}

/* Cache -------------------------------------------------------------------- */

struct scene {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
};

static void scene_open(struct scene *scene)
{
    scene->surface =
        SDL_CreateRGBSurfaceWithFormat(0, 64, 64, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(scene->surface);
    scene->renderer = SDL_CreateSoftwareRenderer(scene->surface);
    assert_non_null(scene->renderer);
}

static void scene_close(struct scene *scene)
{
    SDL_DestroyRenderer(scene->renderer);
    SDL_FreeSurface(scene->surface);
}

static void put(struct scene *scene, struct cache *cache, int key)
{
    struct cached picture = {.x = key, .w = 10, .h = 10};
    picture.texture =
        SDL_CreateTexture(scene->renderer, SDL_PIXELFORMAT_ARGB8888,
                          SDL_TEXTUREACCESS_STATIC, 10, 10);
    cache_add(cache, &key, sizeof key, &picture);
}

static bool has(struct cache *cache, int key)
{
    const struct cached *found = cache_find(cache, &key, sizeof key);
    assert_true(found == NULL || found->x == key);
    return found != NULL;
}

static void test_cache_drops_the_oldest(void **state)
{
    (void)state;
    struct scene scene;
    struct cache cache;
    scene_open(&scene);
    cache_init(&cache, 5 * 400);
    for (int key = 0; key < 5; key++) {
        put(&scene, &cache, key);
    }
    assert_true(has(&cache, 0)); /* now the newest */
    put(&scene, &cache, 5);
    assert_false(has(&cache, 1));
    assert_true(has(&cache, 0));
    assert_true(has(&cache, 5));
    assert_int_equal(cache.bytes, 5 * 400);
    cache_free(&cache);
    scene_close(&scene);
}

static void test_cache_keeps_one_beyond_its_limit(void **state)
{
    (void)state;
    struct scene scene;
    struct cache cache;
    scene_open(&scene);
    cache_init(&cache, 1);
    put(&scene, &cache, 1);
    assert_true(has(&cache, 1));
    put(&scene, &cache, 2);
    assert_false(has(&cache, 1));
    assert_true(has(&cache, 2));
    cache_free(&cache);
    scene_close(&scene);
}

static void test_cache_counts(void **state)
{
    (void)state;
    struct scene scene;
    struct cache cache;
    scene_open(&scene);
    cache_init(&cache, SIZE_MAX);
    for (int key = 0; key < 2 * CACHE_MOST; key++) {
        put(&scene, &cache, key);
        assert_true(has(&cache, key));
    }
    assert_int_equal(cache.count, CACHE_MOST);
    assert_false(has(&cache, CACHE_MOST - 1));
    assert_true(has(&cache, CACHE_MOST));
    cache_free(&cache);
    scene_close(&scene);
}

/* Painter -------------------------------------------------------------------
 */

static uint32_t pixel(const struct scene *scene, int x, int y)
{
    uint32_t value;
    const char *row =
        (const char *)scene->surface->pixels + y * scene->surface->pitch;
    memcpy(&value, row + 4 * x, sizeof value);
    return value & 0xffffff;
}

static void paint(struct scene *scene, struct draw *items, size_t count)
{
    struct painter painter;
    struct draw_list list = {.items = items, .count = count};
    painter_init(&painter, scene->renderer, NULL, 64, 64);
    painter_draw(&painter, &list);
    SDL_RenderFlush(scene->renderer);
    painter_free(&painter);
}

static void test_fill_is_whole_inside_and_open_at_its_corners(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene);
    struct draw items[] = {{.kind = DRAW_FILL,
                            .rect = {10, 12, 31, 21},
                            .radius = 8,
                            .color = 0x336699ff}};
    paint(&scene, items, 1);
    assert_int_equal(pixel(&scene, 10, 12), 0x000000);
    assert_int_equal(pixel(&scene, 40, 32), 0x000000);
    for (int x = 10; x < 41; x++) { /* no seam between the parts */
        assert_int_equal(pixel(&scene, x, 22), 0x336699);
    }
    for (int y = 12; y < 33; y++) {
        assert_int_equal(pixel(&scene, 25, y), 0x336699);
    }
    for (int y = 0; y < 64; y++) {
        assert_int_equal(pixel(&scene, 9, y), 0x000000);
        assert_int_equal(pixel(&scene, 41, y), 0x000000);
    }
    for (int i = 0; i < 8; i++) { /* all corners alike */
        int left = (int)(pixel(&scene, 10 + i, 13) & 0xff);
        int right = (int)(pixel(&scene, 40 - i, 13) & 0xff);
        int low = (int)(pixel(&scene, 10 + i, 31) & 0xff);
        assert_in_range(left - right + 3, 0, 6);
        assert_in_range(left - low + 3, 0, 6);
    }
    scene_close(&scene);
}

static void test_border_lies_inside(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene);
    struct draw items[] = {{.kind = DRAW_BORDER,
                            .rect = {10, 10, 30, 30},
                            .radius = 6,
                            .width = 2 * 16,
                            .color = 0xffffffff}};
    paint(&scene, items, 1);
    assert_int_equal(pixel(&scene, 10, 25), 0xffffff);
    assert_int_equal(pixel(&scene, 11, 25), 0xffffff);
    assert_int_equal(pixel(&scene, 12, 25), 0x000000);
    assert_int_equal(pixel(&scene, 39, 25), 0xffffff);
    assert_int_equal(pixel(&scene, 37, 25), 0x000000);
    assert_int_equal(pixel(&scene, 40, 25), 0x000000);
    assert_int_equal(pixel(&scene, 10, 10), 0x000000);
    scene_close(&scene);
}

static void test_clips_nest(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene);
    const struct rect all = {0, 0, 64, 64};
    struct draw items[] = {
        {.kind = DRAW_CLIP, .rect = {10, 10, 20, 20}},
        {.kind = DRAW_CLIP, .rect = {20, 20, 20, 20}},
        {.kind = DRAW_FILL, .rect = all, .color = 0xff0000ff},
        {.kind = DRAW_CLIP, .rect = {0, 0, 5, 5}},
        {.kind = DRAW_FILL, .rect = all, .color = 0x00ff00ff},
        {.kind = DRAW_CLIP_END},
        {.kind = DRAW_CLIP_END},
        {.kind = DRAW_FILL, .rect = {10, 10, 1, 1}, .color = 0x0000ffff},
        {.kind = DRAW_CLIP_END},
        {.kind = DRAW_FILL, .rect = {1, 1, 1, 1}, .color = 0xffffffff},
    };
    paint(&scene, items, sizeof items / sizeof items[0]);
    assert_int_equal(pixel(&scene, 19, 25), 0x000000);
    assert_int_equal(pixel(&scene, 20, 20), 0xff0000);
    assert_int_equal(pixel(&scene, 29, 29), 0xff0000);
    assert_int_equal(pixel(&scene, 30, 25), 0x000000);
    assert_int_equal(pixel(&scene, 10, 10), 0x0000ff);
    assert_int_equal(pixel(&scene, 2, 2), 0x000000);
    assert_int_equal(pixel(&scene, 1, 1), 0xffffff);
    scene_close(&scene);
}

static void test_a_shape_is_kept_wherever_it_stands(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene);
    const struct point here[] = {{-20, 160}, {140, 160}, {140, 240}};
    const struct point there[] = {{300, 480}, {460, 480}, {460, 560}};
    struct draw items[] = {
        {.kind = DRAW_POLYGON, .points = here, .point_count = 3},
        {.kind = DRAW_POLYGON, .points = there, .point_count = 3},
        {.kind = DRAW_CIRCLE, .rect = {5, 5, 0, 0}, .radius = 32},
        {.kind = DRAW_CIRCLE, .rect = {50, 40, 0, 0}, .radius = 32},
        {.kind = DRAW_CIRCLE, .rect = {50, 40, 0, 0}, .radius = 33},
    };
    struct painter painter;
    struct draw_list list = {.items = items, .count = 5};
    painter_init(&painter, scene.renderer, NULL, 64, 64);
    painter_draw(&painter, &list);
    assert_int_equal(painter.cache.count, 3);
    painter_draw(&painter, &list);
    assert_int_equal(painter.cache.count, 3);
    painter_free(&painter);
    scene_close(&scene);
}

static void test_what_is_scrolled_away_costs_no_picture(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene);
    const struct point beside[] = {{384, 160}, {480, 160}, {480, 240}};
    const struct point across[] = {{288, 160}, {480, 160}, {480, 240}};
    struct draw items[] = {
        {.kind = DRAW_CLIP, .rect = {0, 0, 20, 20}},
        {.kind = DRAW_POLYGON, .points = beside, .point_count = 3},
        {.kind = DRAW_LINE, .points = beside, .point_count = 3, .width = 16},
        {.kind = DRAW_CIRCLE, .rect = {30, 5, 0, 0}, .radius = 64},
        {.kind = DRAW_TEXT, .rect = {2, 90, 9, 9}, .px = 16, .text = "gone"},
        {.kind = DRAW_FILL, .rect = {20, 0, 9, 9}, .radius = 3},
        {.kind = DRAW_POLYGON, .points = across, .point_count = 3},
        {.kind = DRAW_LINE, .points = beside, .point_count = 3, .width = 160},
        {.kind = DRAW_CIRCLE, .rect = {23, 5, 0, 0}, .radius = 64},
        {.kind = DRAW_FILL, .rect = {19, 0, 9, 9}, .radius = 3},
        {.kind = DRAW_CLIP_END},
    };
    struct painter painter;
    struct draw_list list = {.items = items, .count = 6};
    painter_init(&painter, scene.renderer, NULL, 64, 64);
    painter_draw(&painter, &list);
    assert_int_equal(painter.cache.count, 0);
    list.count = COUNT(items);
    painter_draw(&painter, &list);
    assert_int_equal(painter.cache.count, 4);
    painter_free(&painter);
    scene_close(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_circles),
        cmocka_unit_test(test_corners),
        cmocka_unit_test(test_polygon),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_cache_drops_the_oldest),
        cmocka_unit_test(test_cache_keeps_one_beyond_its_limit),
        cmocka_unit_test(test_cache_counts),
        cmocka_unit_test(test_fill_is_whole_inside_and_open_at_its_corners),
        cmocka_unit_test(test_border_lies_inside),
        cmocka_unit_test(test_clips_nest),
        cmocka_unit_test(test_a_shape_is_kept_wherever_it_stands),
        cmocka_unit_test(test_what_is_scrolled_away_costs_no_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
